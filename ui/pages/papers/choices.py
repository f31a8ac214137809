"""The papers that a role may print, each a button with what it will hold."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from app.access import Act, Actor, may
from app.papers import CardLayout
from ui.widgets.buttons import KeyButton, Segmented
from ui.widgets.marks import label
from ui.widgets.panels import Card, wrapped
from ui.words import _, ngettext

SHEET = 10


class Choices(QWidget):
    """Left column of the page. `cards`, `blank`, `roster`, `bus_list` are asked for."""

    cards = Signal(object)
    blank = Signal(int)
    roster = Signal()
    bus_list = Signal()

    def __init__(self, actor: Actor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        if may(actor, Act.PRINT_CARDS):
            column.addWidget(self._cards())
            column.addWidget(self._blank())
        if may(actor, Act.PRINT_LISTS):
            column.addWidget(self._lists())
        column.addStretch(1)

    def _cards(self) -> Card:
        card = Card(_("Cards"))
        self.waiting = wrapped("", "second")
        layouts = ((CardLayout.ID1_ON_A4, _("Ten on A4"), ""), (CardLayout.A6, _("A6"), ""))
        self.layout_choice = Segmented(layouts, CardLayout.ID1_ON_A4, name=_("Card size"))
        self.print_cards = KeyButton(_("Make the cards"), "Alt C", "primary", "id-card", "Alt+C")
        self.print_cards.clicked.connect(lambda: self.cards.emit(self.layout_choice.value()))
        for part in (self.waiting, self.layout_choice, self.print_cards):
            card.body.addWidget(part)
        return card

    def _blank(self) -> Card:
        card = Card(_("Blank cards, printed ahead"))
        card.body.addWidget(wrapped(_("A scan at the desk binds each to a person."), "second"))
        row = QHBoxLayout()
        self.count = QSpinBox()
        self.count.setRange(1, 200)
        self.count.setSingleStep(SHEET)
        self.count.setValue(SHEET * 6)
        self.count.setAccessibleName(_("Number of blank cards"))
        self.count.lineEdit().setTextMargins(8, 0, 0, 0)
        button = KeyButton(_("Make blank cards"), "Alt B", icon="id-card", shortcut="Alt+B")
        button.clicked.connect(lambda: self.blank.emit(self.count.value()))
        row.addWidget(self.count)
        row.addWidget(button, 1)
        card.body.addLayout(row)
        return card

    def _lists(self) -> Card:
        card = Card(_("Lists"))
        for text, key, signal in (
            (_("Roster by name"), "Alt R", self.roster),
            (_("Bus list for the hand-over"), "Alt L", self.bus_list),
        ):
            button = KeyButton(text, key, icon="list", shortcut=key.replace(" ", "+"))
            button.clicked.connect(signal)
            card.body.addWidget(button)
        card.body.addWidget(label(_("Lists carry no health, no flags, no rooms."), "hint"))
        return card

    def show_waiting(self, number: int, chosen: str) -> None:
        """How many cards are waiting, or whose card was chosen (by number)."""
        if not hasattr(self, "waiting"):
            return
        if chosen:
            self.waiting.setText(_("The card of {number}.").format(number=chosen))
        elif number:
            words = ngettext("{n} person waits for a card.", "{n} people wait for a card.", number)
            self.waiting.setText(words.format(n=number))
        else:
            self.waiting.setText(_("Nobody is waiting for a card."))
        self.print_cards.setEnabled(bool(number or chosen))

    def stand_back(self, paper_shown: bool) -> None:
        """While a paper is shown its printing is the next act, not the making of another."""
        if hasattr(self, "print_cards"):
            self.print_cards.become("plain" if paper_shown else "primary")
