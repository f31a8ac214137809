"""The standing reminder of a second lead and the recovery papers: louder after a day, gone when they are there."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.access import Act, may
from ui.widgets.panels import Banner
from ui.words import _, ngettext
from ui.work import Work

if TYPE_CHECKING:
    from app.rows import KeyStanding
    from app.waystation import Waystation
    from ui.shell import Shell


class Reminder(Banner):
    """Shown above the pages of a shift lead while something is owed; its button opens the page that settles it."""

    def __init__(self, work: Work, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._waystation: Waystation | None = None
        self._shell: Shell | None = None
        self.pressed.connect(self._go)
        work.changed.connect(self.look)

    def stand(self, waystation: Waystation, shell: Shell) -> None:
        """Remind this session; says nothing to who cannot settle it, and in practice."""
        if may(waystation.actor, Act.GIVE_SHIFT) and not waystation.practice:
            self._waystation, self._shell = waystation, shell
            self.look()

    def leave(self) -> None:
        """The desk is covered or locked."""
        self._waystation = self._shell = None
        self.clear()

    def look(self) -> None:
        """Read again what is owed."""
        waystation = self._waystation
        if waystation is not None:
            keys, actor = waystation.keys, waystation.actor
            self._work.run(self, lambda: (keys.standing(actor), waystation.house.now()), self._tell)

    def _tell(self, read: tuple[KeyStanding, datetime]) -> None:
        standing, now = read
        if self._waystation is None or standing.whole:
            self.clear()
            return
        late = standing.due <= now
        self.say(" ".join(_sentences(standing, late)), "stop" if late else "att", _("Do it now"))

    def _go(self) -> None:
        if self._shell is not None:
            self._shell.go("owed", None)


def _sentences(standing: KeyStanding, late: bool) -> list[str]:
    said = [] if standing.second_lead else [_("A second shift lead is missing.")]
    owed = len(standing.owed)
    if owed:
        words = ngettext("{n} recovery paper is owed.", "{n} recovery papers are owed.", owed)
        said.append(words.format(n=owed))
    if late:
        return [*said, _("A day has passed: if the words are lost now, the records are lost.")]
    return [*said, _("Due {when}.").format(when=f"{standing.due.astimezone():%d %b %H:%M}")]
