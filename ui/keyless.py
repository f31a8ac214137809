"""What can be done at a desk without its words: new words by the paper code, practice, and destroying the keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtWidgets import QWidget

from ui.panic import DestroyedPage, PanicPage
from ui.work import Work, sentence_of

if TYPE_CHECKING:
    from app.sealing import KdfCost
    from app.vault import Desk
    from app.waystation import Waystation


@dataclass(frozen=True)
class Keyless:
    """What it may ask of the window: `put` a page, `look` what is here, `told` a trouble, `opened` a session; `drop`
    takes the pages down and answers with the session that was open."""

    work: Work
    folder: Callable[[], Path]
    night: Callable[[], None]
    cost: KdfCost | None
    put: Callable[[QWidget], None]
    look: Callable[[str], None]
    opened: Callable[[Waystation], None]
    session: Callable[[], Waystation | None]
    drop: Callable[[], None]
    restore: Callable[[], None]
    close: Callable[[], object]

    def forgotten(self, desks: Sequence[Desk]) -> None:
        """Three steps with the recovery code on paper."""
        from app.waystation import codes_for, desks_of, recover, unlock
        from ui.pages.recover import RecoverPage

        folder, cost = self.folder(), self.cost

        def enter(slot: UUID, words: str) -> Waystation:
            """The desk has a new slot with its new words."""
            name = next(desk.label for desk in desks if desk.slot_id == slot)
            return unlock(folder, next(desk.slot_id for desk in desks_of(folder) if desk.label == name), words)

        page = RecoverPage(
            self.work,
            desks,
            lambda slot: codes_for(folder, slot),
            lambda slot, codes: recover(folder, slot, codes, cost=cost),
            enter,
            self.night,
        )
        page.opened.connect(self.opened)
        page.left.connect(lambda: self.look(""))
        self.put(page)

    def practise(self, owner: QWidget) -> None:
        """A register of invented people, which is deleted when it is locked."""
        place = practice_place(self.folder())

        def begin() -> Waystation:
            from app.practice import begin

            return begin(place).waystation

        self.work.run(owner, begin, self.opened, lambda trouble: self.look(sentence_of(trouble)))

    def ask_panic(self) -> None:
        """The page that says what panic does, before it does it."""
        page = PanicPage(self.night)
        page.struck.connect(self.panic)
        page.left.connect(lambda: self.look(""))
        self.put(page)
        page.setFocus()

    def panic(self) -> None:
        """Destroy the keys now, on this very thread: no lane is waited for. The window says what to do next."""
        from app.errors import StorageTrouble
        from app.waystation import panic

        trouble = ""
        try:
            panic(self.folder(), self.session())
        except StorageTrouble as left:
            trouble = left.sentence
        self.drop()
        page = DestroyedPage(trouble, self.night)
        page.restore_asked.connect(self.restore)
        page.closed.connect(self.close)
        self.put(page)
        page.close_now.setFocus()


def practice_place(folder: Path) -> Path:
    """Beside the folder of the real records, never in it."""
    return folder.with_name(folder.name + "-practice")
