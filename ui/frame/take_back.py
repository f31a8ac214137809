"""Ctrl Z: first what the toast offers, then the last thing this user saved, asked for before it is done."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from app.access import Act, may
from app.act_words import done
from app.taking_back import Takeable
from app.waystation import Waystation
from ui.frame.toast import Toast
from ui.words import _
from ui.work import Work


class TakeBack(QObject):
    """`press` is Ctrl Z. Nothing is taken back without a second press."""

    def __init__(self, waystation: Waystation, work: Work, toast: Toast, fallen: Callable[[Exception], None]) -> None:
        super().__init__(toast)
        self._waystation, self._work, self._toast, self._fallen = waystation, work, toast, fallen

    def press(self) -> None:
        """Take back what the toast tells of; without one, offer the last act."""
        if self._toast.take_back() or not may(self._waystation.actor, Act.UNDO_ACT):
            return
        taking, actor = self._waystation.taking_back, self._waystation.actor
        self._work.run(self, lambda: taking.last(actor), self._offer, self._fallen)

    def _offer(self, last: Takeable | None) -> None:
        if last is None:
            self._toast.tell(_("There is nothing of yours to take back here."), None)
            return
        said = _("Take this back? {act}, {at}").format(act=done(last.act), at=f"{last.at.astimezone():%H:%M}")
        self._toast.tell(said, partial(self._take, last.unit))

    def _take(self, unit: int) -> None:
        taking, actor = self._waystation.taking_back, self._waystation.actor
        self._work.run(self, lambda: taking.take_back(actor, unit), self._taken, self._fallen, writes=True)

    def _taken(self, _act: Act) -> None:
        self._toast.tell(_("Taken back. The history of the record shows both."), None)
