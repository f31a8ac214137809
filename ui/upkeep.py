"""What the program does by itself while a desk is open: copies every ten minutes, and a check of the file at the start.

Long work goes through the lane piece by piece, so that whoever types is never waited for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from app.errors import StorageTrouble
from ui.work import Work, sentence_of

if TYPE_CHECKING:
    from app.copies import CopyState
    from app.waystation import Waystation

EVERY = 60_000


class Pieces(QObject):
    """Takes an iterator through the lane, one step a job; `answered` carries each step, `ended` comes once."""

    answered = Signal(object)
    ended = Signal(object)

    def __init__(self, work: Work, steps: Iterator[Any], parent: QObject) -> None:
        super().__init__(parent)
        self._work, self._steps = work, steps
        self._next()

    def _next(self) -> None:
        self._work.run(self, self._step, self._took, self.ended.emit)

    def _step(self) -> tuple[bool, Any]:
        for answer in self._steps:
            return True, answer
        return False, None

    def _took(self, step: tuple[bool, Any]) -> None:
        more, answer = step
        if more:
            self.answered.emit(answer)
            self._next()
        else:
            self.ended.emit(None)


class Upkeep(QObject):
    """Runs while one session is open. `copies` carries the CopyState, `fault` a FaultKind, `trouble` a sentence."""

    copies = Signal(object)
    fault = Signal(object)
    trouble = Signal(str)

    def __init__(self, waystation: Waystation, work: Work, parent: QObject, every: int = EVERY) -> None:
        super().__init__(parent)
        self._waystation, self._work = waystation, work
        self._copying = self._ended = False
        self._steps: list[Iterator[Any]] = []
        self._timer = QTimer(self, interval=every)
        self._timer.timeout.connect(self.tick)
        self._timer.start()
        work.changed.connect(self._changed)
        self.look(first=True)
        self._run(waystation.start_check.watch(waystation.actor), self._checked, lambda _failure: None)

    def look(self, first: bool = False) -> None:
        """Tell how old the last good copy is; where there is none at the start, one is made at once."""
        waystation = self._waystation
        if self._ended:
            return

        def told(state: CopyState) -> None:
            self.copies.emit(state)
            if first and state.own is None:
                self.tick()

        self._work.run(self, lambda: waystation.copies.state(waystation.actor), told)

    def _changed(self) -> None:
        self.look()

    def tick(self) -> None:
        """A copy when one is due; the lane looks whether it is."""
        if not self._copying and not self._ended:
            self._copying = True
            waystation = self._waystation
            self._run(waystation.copies.keep_in_steps(waystation.actor), lambda _step: None, self._copied)

    def _run(self, steps: Iterator[Any], took: Callable[[Any], None], ended: Callable[[Any], None]) -> None:
        pieces = Pieces(self._work, steps, self)
        self._steps.append(steps)
        pieces.answered.connect(took)
        pieces.ended.connect(ended)
        pieces.ended.connect(lambda _failure: self._steps.remove(steps))
        pieces.ended.connect(pieces.deleteLater)

    def _checked(self, fault: object) -> None:
        if fault is not None:
            self.fault.emit(fault)

    def _copied(self, failure: Exception | None) -> None:
        self._copying = False
        if failure is not None:
            self.trouble.emit(sentence_of(failure))
        self.look()

    def end(self) -> Callable[[], None]:
        """The desk is being locked. Answers with what the lane must do before the register is closed: a copy under way
        is dropped, and one is made when something was written since the last."""
        self._timer.stop()
        self._ended = True
        steps, waystation = tuple(self._steps), self._waystation

        def finish() -> None:
            for each in steps:
                each.close()  # type: ignore[attr-defined]
            with suppress(StorageTrouble):  # the age of the last copy is on screen at the next unlock
                waystation.copies.keep_at_lock(waystation.actor)

        return finish
