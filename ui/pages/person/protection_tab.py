"""The protection side of a person: notice, consents, what staff must do, and what is told in confidence."""

from __future__ import annotations

from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.access import Act, may
from app.rows import PersonPage
from ui.page import PageContext
from ui.pages.person.protection_briefings import BriefingPanel
from ui.pages.person.protection_consents import ConsentPanel
from ui.pages.person.protection_contacts import ContactPanel
from ui.pages.person.protection_flags import FlagPanel
from ui.pages.person.protection_notice import NoticePanel
from ui.pages.person.protection_panel import ProtectionPanel
from ui.pages.person.protection_pathways import PathwayPanel
from ui.pages.person.protection_threats import ThreatPanel
from ui.pages.person.protection_wishes import WishPanel
from ui.pages.person.tabs import PersonTab
from ui.widgets.fields import shortcut
from ui.widgets.panels import wrapped
from ui.words import _

NARROW = 860
LEFT = (
    (Act.OPEN_PERSON, FlagPanel),
    (Act.READ_REGISTRATION, NoticePanel),
    (Act.SEE_BRIEFINGS, BriefingPanel),
    (Act.READ_REGISTRATION, ConsentPanel),
)
RIGHT = (
    (Act.TELL_THREAT, ThreatPanel),
    (Act.WRITE_CONTACT, ContactPanel),
    (Act.READ_REGISTRATION, WishPanel),
    (Act.SEE_PATHWAYS, PathwayPanel),
)


class ProtectionTab(PersonTab):
    """Cards in two columns, one where it is narrow; one form is open at a time, Ctrl Enter saves it."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        left, right = self._made(LEFT), self._made(RIGHT)
        self.panels: list[ProtectionPanel] = [*left, *right]
        self.columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.columns.setSpacing(14)
        for panels in (left, right):
            self.columns.addLayout(_column(panels), 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(18, 12, 18, 14)
        whole.setSpacing(10)
        about = _(
            "Sealed parts are opened only by those assigned to this person, and each opening stands in the journal."
        )
        whole.addWidget(wrapped(about, "second"))
        whole.addLayout(self.columns)
        whole.addStretch(1)
        for panel in self.panels:
            panel.opened.connect(lambda panel=panel: self._only(panel))
        shortcut(self, "Ctrl+Return", self._save)
        shortcut(self, "Ctrl+Enter", self._save)

    def _made(self, offered: tuple[tuple[Act, type[ProtectionPanel]], ...]) -> list[ProtectionPanel]:
        return [kind(self.context) for act, kind in offered if may(self.context.actor, act)]  # type: ignore[call-arg]

    def panel(self, kind: type[ProtectionPanel]) -> ProtectionPanel:
        """The card of a kind."""
        return next(panel for panel in self.panels if isinstance(panel, kind))

    def show_person(self, page: PersonPage) -> None:
        """Read each card for this person."""
        for panel in self.panels:
            panel.show_person(page.person.id)

    def put_away(self) -> None:
        """What was opened leaves the screen; what was begun waits for its person."""
        for panel in self.panels:
            panel.put_away()

    def seal(self) -> None:
        """The desk is about to be locked: what was told and begun is sealed as it stands."""
        for panel in self.panels:
            panel.seal()

    def close_open(self) -> bool:
        """Esc: close the form that is open; False when none is."""
        open_ = [panel for panel in self.panels if panel.is_open]
        for panel in open_:
            panel.close_form()
        return bool(open_)

    def _only(self, opened: ProtectionPanel) -> None:
        for panel in self.panels:
            if panel is not opened and panel.is_open:
                panel.fold_form()
        QTimer.singleShot(0, self, lambda: self._bring_into_view(opened))

    def _bring_into_view(self, panel: ProtectionPanel) -> None:
        """The whole form where there is room for it, else its first fields."""
        area = self.parentWidget().parentWidget() if self.parentWidget() else None
        if isinstance(area, QScrollArea):
            self.layout().activate()
            area.ensureWidgetVisible(panel, 0, 12)
            area.ensureWidgetVisible(panel.title, 0, 12)

    def _save(self) -> None:
        for panel in self.panels:
            if panel.is_open:
                panel.save()

    def minimumSizeHint(self) -> QSize:
        return QSize(440, 300)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < NARROW
        self.columns.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)


def _column(panels: list[ProtectionPanel]) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(12)
    for panel in panels:
        column.addWidget(panel)
    column.addStretch(1)
    return column
