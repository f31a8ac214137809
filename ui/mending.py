"""The pages for when the register cannot be used as it is: what is wrong with it, and bringing back a copy."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.errors import UserError
from app.passphrase import Limiter
from ui.upkeep import Upkeep
from ui.work import Work

if TYPE_CHECKING:
    from app.start_check import FaultKind
    from app.waystation import Waystation
    from ui.shell import Shell


@dataclass(frozen=True)
class Mending:
    """What it may ask of the window: `seal(then)` closes what is open first, `look` begins again. `media`: where
    copies are looked for beside the own folder; None for every disk and stick that is here."""

    work: Work
    folder: Callable[[], Path]
    night: Callable[[], None]
    limiter: Limiter
    seal: Callable[[Callable[[], None]], None]
    put: Callable[[QWidget], None]
    look: Callable[[], None]
    opened: Callable[[Waystation], None]
    media: Callable[[], Iterable[Path]] | None = None

    def fault(self, kind: FaultKind) -> None:
        """A page in place of what was shown: what happened, what is safe, what to do."""
        from ui.pages.fault import FaultPage

        def show() -> None:
            page = FaultPage(kind, self.night)
            page.restore_asked.connect(self.bring_back)
            page.again_asked.connect(self.look)
            self.put(page)

        self.seal(show)

    def refused(self, failure: Exception) -> None:
        """The register would not open: its page, where a page can help."""
        from app.start_check import fault_of

        kind = fault_of(failure)
        if kind is not None:
            self.fault(kind)

    def bring_back(self) -> None:
        """The page that brings back a copy."""
        from ui.pages.restore import RestorePage, mounted_places

        def show() -> None:
            page = RestorePage(self.work, self.folder(), self.night, self.limiter, self.media or mounted_places)
            page.opened.connect(self.opened)
            page.left.connect(self.look)
            self.put(page)

        self.seal(show)

    def upkeep(self, waystation: Waystation, shell: Shell) -> Upkeep:
        """Copies and the check of the file for as long as this shell is there."""
        upkeep = Upkeep(waystation, self.work, shell)
        upkeep.copies.connect(shell.strip.show_copies)
        upkeep.trouble.connect(lambda sentence: shell.strip.say(sentence, "stop"))
        upkeep.fault.connect(self._while_open)
        return upkeep

    def _while_open(self, kind: FaultKind) -> None:
        """A wrong clock is told in a yellow bar; everything else seals the desk."""
        from ui.pages.fault import fault_words

        if kind.is_grave:
            self.fault(kind)
        else:
            self.work.trouble.emit(UserError(" ".join(fault_words(kind))))
