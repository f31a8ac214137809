"""Cards for who waits, blank cards printed ahead, a spoilt sheet printed again, and a new card for one person."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QSpinBox, QWidget

from app.card_acts import CardLayout, PrinterRow
from app.errors import UserError
from models.codes import CardReason
from ui.pages.papers.words import layouts, reason_words
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


class PrinterChoice(QComboBox):
    """Which printer was measured; the first line is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.show_printers(())

    def show_printers(self, rows: Sequence[PrinterRow]) -> None:
        here = self.currentData()
        self.clear()
        self.addItem(_("Not measured"), "")
        for row in rows:
            self.addItem(f"{row.name}, {row.dpi} dpi", str(row.id))
        self.setCurrentIndex(max(self.findData(here), 0))

    def value(self) -> UUID | None:
        return UUID(self.currentData()) if self.currentData() else None


class SheetSettings(Card):
    """What every paper of cards asks: on what, and on which printer. `make` is told to the page."""

    make = Signal()

    def __init__(self, title: str, told: str, button: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent=parent)
        self.told, self.layout_choice, self.printer = wrapped(told, "second"), LayoutChoice(), PrinterChoice()
        self.make_button = KeyButton(button, "Ctrl Enter", "primary", "id-card")
        self.make_button.clicked.connect(self.make)
        self.body.addWidget(self.told)
        for field in self.fields():
            self.body.addWidget(field)
        self.body.addWidget(LabeledField(_("Printed on"), self.layout_choice))
        self.body.addWidget(LabeledField(_("Printer"), self.printer))
        self.body.addWidget(self.make_button)
        self.body.addStretch(1)

    def fields(self) -> Sequence[LabeledField]:
        """What this one asks besides."""
        return ()

    def show_error(self, trouble: UserError) -> bool:
        """Beside its field, where it has one here."""
        return False


class CardSettings(SheetSettings):
    """The cards that wait, or the card of one person who was brought here."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Cards"), "", _("Make the cards"), parent)
        self.waiting = self.told

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


class BlankSettings(SheetSettings):
    """Numbered cards for nobody yet."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.count = QSpinBox()
        told = _("Printed ahead. A scan at the desk binds each to a person.")
        super().__init__(_("Blank cards"), told, _("Make blank cards"), parent)
        self.count.setRange(1, MOST)
        self.count.setSingleStep(SHEET)
        self.count.setValue(SHEET * 6)
        self.count.lineEdit().setTextMargins(8, 0, 0, 0)
        self.count.lineEdit().returnPressed.connect(self.layout_choice.setFocus)

    def fields(self) -> Sequence[LabeledField]:
        return (LabeledField(_("How many"), self.count),)


class AgainSettings(SheetSettings):
    """A sheet that the printer spoilt: the same cards with the same serials."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.number = QSpinBox()
        told = _("The printer spoilt a sheet. The same cards are printed again and stay good.")
        super().__init__(_("Print a sheet again"), told, _("Print it again"), parent)
        self.number.setRange(1, 999_999)
        self.number.lineEdit().setTextMargins(8, 0, 0, 0)
        self.number.lineEdit().returnPressed.connect(self.layout_choice.setFocus)

    def fields(self) -> Sequence[LabeledField]:
        self.number_field = LabeledField(_("Print number"), self.number, _("at the foot of the sheet"))
        return (self.number_field,)

    def show_error(self, trouble: UserError) -> bool:
        if trouble.field == "number":
            self.number_field.set_error(trouble.sentence)
            self.number.setFocus()
        return trouble.field == "number"


class AnewSettings(SheetSettings):
    """A new card for one person; the old one stops at once."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.who, self.reason = QLineEdit(), QComboBox()
        told = _("The old card stops working at once. The number stays.")
        super().__init__(_("New card for a person"), told, _("Make the new card"), parent)
        for reason, words in reason_words().items():
            if reason is not CardReason.PRINTER:
                self.reason.addItem(words, reason.value)
        self.who.returnPressed.connect(self.reason.setFocus)

    def fields(self) -> Sequence[LabeledField]:
        self.who_field = LabeledField(_("Number of the person"), self.who, _("or scan a card"))
        return (self.who_field, LabeledField(_("Why"), self.reason))

    def value(self) -> CardReason:
        return CardReason(self.reason.currentData())

    def show_error(self, trouble: UserError) -> bool:
        if trouble.field == "who":
            self.who_field.set_error(trouble.sentence)
            self.who.setFocus()
        return trouble.field == "who"
