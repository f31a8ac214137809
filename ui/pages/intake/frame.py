"""How the intake desk is laid out: list, form over its pinned bar, doubles; what folds where the window is small."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.pages.intake.bar import IntakeBar
from ui.pages.intake.doubles import Doubles
from ui.pages.intake.form import QuickForm
from ui.pages.intake.roster import Roster
from ui.widgets.buttons import KeyButton
from ui.widgets.marks import Chip, label
from ui.widgets.panels import Banner
from ui.words import _, ngettext

ROOMY, NARROW, ONE_COLUMN = 1150, 940, 560


class IntakeFrame(QWidget):
    """The parts of the page and their places."""

    def __init__(self, here: Callable[[], UUID | None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.roster, self.form, self.doubles = Roster(here), QuickForm(), Doubles()
        self.bar, self.banner = IntakeBar(), Banner()
        self.standing = Chip(_("Minimum: a name, as heard"), "wait")
        self.kept = Chip("", "ok", "done")
        self.kept.setToolTip(_("What is typed is kept while this desk is unlocked."))
        self.say_kept()
        self.show_list = KeyButton(_("List"), "Alt L", size="compact")
        self.show_doubles = KeyButton(_("Already here?"), "Alt D", size="compact")
        self.area = QScrollArea()
        self._lay_out()
        self.form.zone.shown_anew.connect(lambda: QTimer.singleShot(0, self, self._to_zone))
        self.show_list.clicked.connect(lambda: self.unfold(self.roster))
        self.show_doubles.clicked.connect(lambda: self.unfold(self.doubles))

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        middle = QVBoxLayout()
        middle.setSpacing(0)
        middle.addLayout(self._title())
        banner = QHBoxLayout()
        banner.setContentsMargins(18, 0, 18, 4)
        banner.addWidget(self.banner)
        middle.addLayout(banner)
        self.area.setWidget(self.form)
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        middle.addWidget(self.area, 1)
        middle.addWidget(self.bar)
        row.addWidget(self.roster)
        row.addLayout(middle, 1)
        row.addWidget(self.doubles)

    def _title(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(18, 8, 18, 4)
        row.setSpacing(9)
        row.addWidget(label(_("Register a person"), "title"))
        row.addWidget(self.standing)
        row.addStretch(1)
        for part in (self.kept, self.show_list, self.show_doubles):
            row.addWidget(part)
        return row

    def unfold(self, side: QWidget) -> None:
        """Show or hide a folded side; where there is no room for both, the other one goes."""
        other = self.doubles if side is self.roster else self.roster
        side.setVisible(side.isHidden())
        if self.width() < NARROW and not side.isHidden():
            other.hide()

    def say_similar(self, count: int) -> None:
        """How many look alike, also while the doubles are folded."""
        words = ngettext("{n} similar", "{n} similar", count).format(n=count) if count else _("Already here?")
        self.show_doubles.say(words)

    def say_kept(self, saved: str = "") -> None:
        """The number saved last, until somebody types again."""
        words = _("Saved {number}").format(number=saved) if saved else _("Kept as you type")
        self.kept.say(words, "ok", "done")

    def minimumSizeHint(self) -> QSize:
        return QSize(480, 300)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        before, now = event.oldSize().width(), self.width()
        if before < 0 or _size(before) != _size(now):
            self._fold(now)
        self.form.fold(self.area.width() < ONE_COLUMN)

    def _to_zone(self) -> None:
        """In a low window the lines of a zone that was read come into view."""
        zone = self.form.zone
        if zone.isVisible() and zone.geometry().bottom() > self.area.verticalScrollBar().value() + self.area.height():
            self.area.verticalScrollBar().setValue(zone.y())

    def _fold(self, width: int) -> None:
        roomy, narrow = width >= ROOMY, width < NARROW
        self.doubles.setVisible(roomy)
        self.roster.setVisible(not narrow)
        self.show_doubles.setVisible(not roomy)
        self.show_list.setVisible(narrow)
        self.kept.setVisible(not narrow)
        self.bar.narrow(narrow)


def _size(width: int) -> int:
    return (width >= ROOMY) + (width >= NARROW)
