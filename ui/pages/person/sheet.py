"""Everything of one person on one page: head, steps, and the right column, which folds under where it is narrow."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from app.access import Act, may
from app.rows import PersonPage
from models.codes import ProposalState
from ui.labels import proposals
from ui.page import PageContext
from ui.pages.person.acts import Deed, Todo, deeds, next_deed, todos
from ui.pages.person.cards import RowsCard, TodoCard, card_rows, look_rows, name_rows, paper_rows
from ui.pages.person.header import PersonHeader
from ui.pages.person.tabs import OVERVIEW, Tabs
from ui.person_words import timeline
from ui.widgets.buttons import KeyButton
from ui.widgets.paint import Icon, put
from ui.widgets.panels import Card, EmptyLine
from ui.widgets.people import Timeline
from ui.words import _

RIGHT, NARROW, LOW = 372, 1000, 560


class PersonSheet(QWidget):
    """`asked` carries the key of the page to open and whether it is for this person."""

    asked = Signal(str, bool)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        actor = context.actor
        self._actor, self._deeds = actor, deeds(actor)
        self.header, self.timeline = PersonHeader(), Timeline()
        self.buttons = {deed.page: self._button(deed) for deed in self._deeds}
        self.header.deeds.addStretch(1)
        self.todo = TodoCard()
        self.papers = RowsCard(_("Papers in hand"), _("Nobody has asked about papers yet."))
        if not may(actor, Act.READ_REGISTRATION):
            self.papers.hide()
        self.cards = RowsCard(_("Cards"), _("No card yet."))
        self.names = RowsCard(_("Names"), _("No name yet."), _("every spelling finds this person"))
        self.looks = RowsCard(_("Who has looked"), _("Nobody yet."), _("theirs to ask for"))
        self.next_act: QWidget = self
        self._wanted: Deed | None = None
        self.columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.area = QScrollArea()
        self.tabs = Tabs(context, self.area)
        self._lay_out()
        self.todo.asked.connect(self._todo_asked)
        self.tabs.changed.connect(lambda _key: self._dress())

    def _button(self, deed: Deed) -> KeyButton:
        button = KeyButton(deed.words, deed.key, icon=deed.icon)
        button.clicked.connect(lambda: self.asked.emit(deed.page, True))
        self.header.deeds.addWidget(button)
        return button

    def _todo_asked(self, todo: Todo) -> None:
        self.asked.emit(todo.page, todo.about)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.tabs, 1)
        inside = QWidget()
        self.columns.setContentsMargins(18, 14, 18, 14)
        self.columns.setSpacing(14)
        inside.setLayout(self.columns)
        self.columns.addWidget(self._steps_card(), 1)
        self._right = QWidget()
        self._right.setFixedWidth(RIGHT)
        right = QVBoxLayout(self._right)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(12)
        for card in (self.todo, self.papers, self.cards, self.names, self.looks):
            right.addWidget(card)
        right.addStretch(1)
        self.columns.addWidget(self._right)
        self.area.setWidget(inside)
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def add_panel(self, panel: QWidget) -> None:
        """A panel of its own right, under the next steps."""
        column = self._right.layout()
        assert isinstance(column, QVBoxLayout)
        column.insertWidget(1, panel)

    def _steps_card(self) -> QWidget:
        card = Card(_("Every step, newest first"))
        self._none = EmptyLine(_("Nothing has happened yet. The first step is counting in at the door."))
        card.body.addWidget(self._none)
        card.body.addWidget(self.timeline, 1)
        return card

    def show_page(self, page: PersonPage, today: date) -> None:
        """Show what was read, with the filled button on the next act."""
        self.header.show_page(page, today)
        self.timeline.show_steps(timeline(page.steps, today))
        self._none.setVisible(not page.steps)
        self.todo.show_todos(todos(self._actor, page.person, page.owed, _unconfirmed(page)))
        self.papers.show_rows(paper_rows(page.papers))
        self.cards.show_rows(card_rows(page.cards))
        self.names.show_rows(name_rows(page.names))
        self.looks.show_rows(look_rows(page.looked, today))
        self._fill(next_deed(page.person, self._deeds))
        self._word_registration(page.person.registered)
        self.tabs.show_page(page)

    def _fill(self, wanted: Deed | None) -> None:
        """One filled button: the next act, where the hands are put when the page opens."""
        self._wanted = wanted
        self.next_act = self.buttons[wanted.page] if wanted else self.area
        self._dress()

    def _dress(self) -> None:
        """On the other sides the filled button is theirs."""
        at_overview = self.tabs.shown == OVERVIEW
        for deed in self._deeds:
            _make_primary(self.buttons[deed.page], deed is self._wanted and at_overview)

    def _word_registration(self, registered: bool) -> None:
        if "intake" in self.buttons:
            self.buttons["intake"].say(_("Correct") if registered else _("Register"))

    def minimumSizeHint(self) -> QSize:
        return QSize(480, 300)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < NARROW
        self.columns.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
        self._right.setMinimumWidth(0 if narrow else RIGHT)
        self._right.setMaximumWidth(16_777_215 if narrow else RIGHT)
        self.header.make_small(self.height() < LOW)


def _unconfirmed(page: PersonPage) -> tuple[str, ...]:
    return tuple(proposals()[row.kind] for row in page.proposals if row.state is ProposalState.PROPOSED)


def _make_primary(button: KeyButton, primary: bool) -> None:
    put(button, kind="primary" if primary else "plain")
    for words in button.findChildren(QLabel):
        put(words)
    for icon in button.findChildren(Icon):
        icon.change(tone="onaccent" if primary else "ink")
