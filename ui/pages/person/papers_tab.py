"""The papers and belongings of a person: what there is, who holds it, who gave it to whom."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from app.access import Act, may
from app.rows import PersonPage
from ui.page import PageContext
from ui.pages.person.belonging_panel import BelongingPanel
from ui.pages.person.hand_over_panel import HandOverPanel
from ui.pages.person.paper_panel import PaperPanel
from ui.pages.person.protection_panel import ProtectionPanel
from ui.pages.person.scan_panel import ScanPanel
from ui.pages.person.tabs import PersonTab
from ui.pages.person.taken_panel import TakenPanel
from ui.widgets.fields import shortcut

NARROW = 860
Offered = tuple[tuple[tuple[Act, ...], type[ProtectionPanel]], ...]
LEFT: Offered = (
    ((Act.READ_DOCUMENTS,), PaperPanel),
    ((Act.EDIT_DOCUMENTS, Act.READ_CASE_NOTES), TakenPanel),
    ((Act.ADD_SCAN, Act.READ_SCANS), ScanPanel),
)
RIGHT: Offered = (((Act.SEE_BELONGINGS,), BelongingPanel), ((Act.SEE_BELONGINGS,), HandOverPanel))


class PapersTab(PersonTab):
    """Cards in two columns, one where it is narrow; one form is open at a time, Ctrl Enter saves it."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        left, right = self._made(LEFT), self._made(RIGHT)
        self.panels: list[ProtectionPanel] = [*left, *right]
        self.columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.columns.setSpacing(14)
        for panels in (left, right):
            if panels:
                self.columns.addLayout(_column(panels), 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(18, 12, 18, 14)
        whole.addLayout(self.columns)
        whole.addStretch(1)
        for panel in self.panels:
            panel.opened.connect(lambda panel=panel: self._only(panel))
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut(self, keys, self._save)

    def _made(self, offered: Offered) -> list[ProtectionPanel]:
        """The cards of the role: any one of the acts shows a card."""
        actor = self.context.actor
        return [kind(self.context) for acts, kind in offered if any(may(actor, act) for act in acts)]  # type: ignore[call-arg]

    def show_person(self, page: PersonPage) -> None:
        """Read each card for this person."""
        for panel in self.panels:
            panel.show_person(page.person.id)
            if isinstance(panel, HandOverPanel):
                panel.person_name = page.person.name.own or page.person.name.latin

    def put_away(self) -> None:
        """What was opened leaves the screen; what was begun waits for its person."""
        for panel in self.panels:
            panel.put_away()

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
