"""The act at the bus door: who is chosen, the colour by eye, doctor now, the number on the hand, one button."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.rows import PersonRow
from models.codes import ActNow, Arrival, Triage
from ui.labels import absence_reasons
from ui.pages.door.words import colours, name_of
from ui.widgets.buttons import KeyButton, Segmented, TickButton
from ui.widgets.flow import FlowLayout
from ui.widgets.marks import label
from ui.words import _

# Each key twice: as a Latin layout types it and as the same place types in a Russian, Belarusian or Ukrainian one.
COLOUR_KEYS = {"R": Triage.RED, "К": Triage.RED, "Y": Triage.YELLOW, "Н": Triage.YELLOW}
COLOUR_KEYS |= {"G": Triage.GREEN, "П": Triage.GREEN, " ": Triage.NOT_YET}
DOCTOR_KEYS, ABSENT_KEYS = "DВ", "AФ"


@dataclass(frozen=True)
class Choice:
    """What was chosen beside the person; it comes back when a count could not be saved."""

    triage: Triage = Triage.NOT_YET
    doctor_now: bool = False
    card: str = ""


class CountCard(QFrame):
    """The person in hand and what is seen of them. `count` and `absent` ask the page to act."""

    count = Signal()
    absent = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self._name, self._second = label("", "name"), label("", "second")
        self._by_eye = label(_("Colour by eye"), "label")
        self._name.setWordWrap(True)
        self._second.setWordWrap(True)
        words = colours()
        options = tuple((value, words[value], key) for value, key in zip(words, ("R", "Y", "G", "SPACE"), strict=True))
        self.colour = Segmented(options, Triage.NOT_YET, (Triage.NOT_YET,), _("Colour by eye"))
        self.doctor = TickButton(_("Doctor now"), ActNow.DOCTOR_NOW)
        self.number = QLineEdit()
        self.number.setAccessibleName(_("Number on the hand"))
        self.number.setMaximumWidth(190)
        self.number.setAlignment(Qt.AlignmentFlag.AlignLeft)
        self.number.returnPressed.connect(self.count)
        self.go = KeyButton(_("Count in"), _("Enter"), "primary", "check", size="touch")
        self.go.clicked.connect(self.count)
        self.away = KeyButton(_("Did not arrive"), "A", icon="minus")
        self.away.clicked.connect(self.absent)
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 14)
        column.setSpacing(8)
        column.addWidget(self._name)
        column.addWidget(self._second)
        column.addWidget(self._by_eye)
        column.addWidget(self.colour)
        row = FlowLayout()
        row.addWidget(self.doctor)
        row.addWidget(self._number_row())
        column.addLayout(row)
        buttons = QHBoxLayout()
        buttons.addWidget(self.go, 1)
        buttons.addWidget(self.away)
        column.addLayout(buttons)
        column.addStretch(1)

    def _number_row(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(label(_("Number on the hand"), "label"))
        row.addWidget(self.number)
        return holder

    def make_low(self, low: bool) -> None:
        """Only what is needed, where the window is low."""
        self._by_eye.setVisible(not low)
        self._second.setVisible(not low)

    def choice(self) -> Choice:
        return Choice(self.colour.value(), self.doctor.isChecked(), self.number.text().strip())

    def put_choice(self, choice: Choice) -> None:
        self.colour.set_value(choice.triage)
        self.doctor.setChecked(choice.doctor_now)
        self.number.setText(choice.card)

    def show_person(self, row: PersonRow) -> None:
        """Somebody on the list is in hand."""
        latin = row.name.latin if row.name.latin != row.name.own else ""
        absence = absence_reasons()[row.absence] if row.arrival is Arrival.NOT_ARRIVED and row.absence else ""
        known = _("Noted as not here: {reason}").format(reason=absence) if absence else ""
        place = _("No. {place} on the list").format(place=row.list_position) if row.list_position else ""
        self._say(name_of(row), " · ".join(part for part in (latin, place, known) if part))
        self.away.setEnabled(True)
        self.setEnabled(True)

    def show_extra(self) -> None:
        """Somebody who is on no list."""
        self._say(_("Extra, not on the list"), _("The name is asked later, at the desk."))
        self.away.setEnabled(False)
        self.setEnabled(True)

    def show_nobody(self) -> None:
        """Nobody is chosen: the list is done, or nothing was found."""
        self._say(_("Nobody chosen"), _("Choose somebody on the list, or press Ctrl N for an extra."))
        self.setEnabled(False)

    def _say(self, name: str, second: str) -> None:
        self._name.setText(name)
        self._second.setText(second)

    def take_key(self, event: QKeyEvent) -> bool:
        """The single keys of the sweep, whatever the layout of the keyboard."""
        if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
            return False
        sign = event.text().upper()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.count.emit()
        elif sign in COLOUR_KEYS:
            self.colour.set_value(COLOUR_KEYS[sign])
        elif sign and sign in DOCTOR_KEYS:
            self.doctor.toggle()
        elif sign and sign in ABSENT_KEYS and self.away.isEnabled():
            self.absent.emit()
        else:
            return False
        return True
