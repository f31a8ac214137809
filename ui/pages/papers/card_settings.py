"""Cards for who waits, and blank cards printed ahead."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QSpinBox, QWidget

from app.papers import CardLayout
from ui.pages.papers.words import layouts
from ui.widgets.buttons import KeyButton
from ui.widgets.fields import LabeledField
from ui.widgets.panels import Card, wrapped
from ui.words import _, ngettext

SHEET, MOST = 10, 200


class LayoutChoice(QComboBox):
    """What the cards are printed on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        for layout, words in layouts():
            self.addItem(words, layout.value)

    def value(self) -> CardLayout:
        return CardLayout(self.currentData())


class CardSettings(Card):
    """The cards that wait, or the card of one person who was brought here."""

    make = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Cards"), parent=parent)
        self.waiting, self.layout_choice = wrapped("", "second"), LayoutChoice()
        self.make_button = KeyButton(_("Make the cards"), "Ctrl Enter", "primary", "id-card")
        self.make_button.clicked.connect(self.make)
        for part in (self.waiting, LabeledField(_("Printed on"), self.layout_choice), self.make_button):
            self.body.addWidget(part)
        self.body.addStretch(1)

    def show_waiting(self, number: int, chosen: str) -> None:
        """How many cards are waiting, or whose card was chosen (by number)."""
        if chosen:
            self.waiting.setText(_("The card of {number}.").format(number=chosen))
        elif number:
            words = ngettext("{n} person waits for a card.", "{n} people wait for a card.", number)
            self.waiting.setText(words.format(n=number))
        else:
            self.waiting.setText(_("Nobody is waiting for a card."))
        self.make_button.setEnabled(bool(number or chosen))


class BlankSettings(Card):
    """Numbered cards for nobody yet."""

    make = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Blank cards"), parent=parent)
        self.count, self.layout_choice = QSpinBox(), LayoutChoice()
        self.count.setRange(1, MOST)
        self.count.setSingleStep(SHEET)
        self.count.setValue(SHEET * 6)
        self.count.lineEdit().setTextMargins(8, 0, 0, 0)
        self.make_button = KeyButton(_("Make blank cards"), "Ctrl Enter", "primary", "id-card")
        self.make_button.clicked.connect(self.make)
        told = wrapped(_("Printed ahead. A scan at the desk binds each to a person."), "second")
        fields = (LabeledField(_("How many"), self.count), LabeledField(_("Printed on"), self.layout_choice))
        for part in (told, *fields, self.make_button):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.count.lineEdit().returnPressed.connect(self.layout_choice.setFocus)
