"""Allergies, medicines, illnesses: none known, a list, or not asked. A blank never reads as none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.check_forms import Allergy, Condition, Medicine
from app.errors import UserError
from models.codes import AllergySeverity, ListState
from ui.labels import allergy_states
from ui.widgets.buttons import KeyButton, Segmented
from ui.widgets.fields import choice_box
from ui.widgets.marks import Chip, label
from ui.widgets.paint import put
from ui.widgets.panels import Card, wrapped
from ui.words import _

GAP_DAYS, MOST_DAYS = 3, 3650


@dataclass(frozen=True)
class Entry:
    """A field of a row: its key and the word above it."""

    key: str
    word: str
    choices: tuple[tuple[str, str], ...] = ()


def severities() -> dict[AllergySeverity, str]:
    return {
        AllergySeverity.NOT_KNOWN: _("not known"),
        AllergySeverity.MILD: _("mild"),
        AllergySeverity.SEVERE: _("severe"),
        AllergySeverity.LIFE_THREATENING: _("life-threatening"),
    }


def allergy_fields() -> tuple[Entry, ...]:
    return (
        Entry("what", _("Allergic to what")),
        Entry("reaction", _("What happened")),
        Entry("severity", _("How severe"), tuple((code.value, word) for code, word in severities().items())),
    )


def condition_fields() -> tuple[Entry, ...]:
    return (Entry("text", _("Illness, as told or found")), Entry("icd10", _("ICD-10, where known")))


def medicine_fields() -> tuple[Entry, ...]:
    return (
        Entry("as_written", _("As written on the box")),
        Entry("name", _("Name of the medicine")),
        Entry("dose", _("Dose and times")),
        Entry("last_taken", _("Last taken")),
        Entry("days_left", _("Days left")),
        Entry("strength", _("Strength")),
        Entry("times", _("Times a day")),
        Entry("critical", _("Must not stop"), (("", _("not known")), ("Y", _("yes, time-critical")))),
    )


class EntryRow(QFrame):
    """One allergy or one medicine. `gone` when it is taken off the list."""

    changed = Signal()
    gone = Signal(object)

    def __init__(self, entries: Sequence[Entry], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "sunken")
        self.fields: dict[str, QLineEdit] = {}
        self.boxes: dict[str, QComboBox] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(10, 8, 8, 10)
        grid.setSpacing(6)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        for place, entry in enumerate(entries):
            wide = place == 0
            grid.addLayout(self._field(entry), (place + 1) // 2, 0 if wide else (place + 1) % 2, 1, 2 if wide else 1)
        away = KeyButton("", icon="x", size="compact")
        away.setAccessibleName(_("Take this line away"))
        away.setToolTip(away.accessibleName())
        away.clicked.connect(lambda: self.gone.emit(self))
        grid.addWidget(away, 0, 2, Qt.AlignmentFlag.AlignBottom)
        self._gap = Chip(_("Gap: prescriber decides how to restart"), "att", "ask")
        self._said = wrapped("")
        put(self._said, tone="stop")
        grid.addWidget(self._gap, 6, 0, 1, 3)
        grid.addWidget(self._said, 7, 0, 1, 3)
        self._look()

    def _field(self, entry: Entry) -> QVBoxLayout:
        field = self._control(entry)
        field.setAccessibleName(entry.word)
        above = label(entry.word, "second")
        above.setBuddy(field)
        column = QVBoxLayout()
        column.setSpacing(1)
        column.addWidget(above)
        column.addWidget(field)
        return column

    def _control(self, entry: Entry) -> QWidget:
        if entry.choices:
            box = self.boxes[entry.key] = choice_box(entry.choices)
            box.activated.connect(lambda _place: self._look())
            return box
        field = self.fields[entry.key] = QLineEdit()
        field.textChanged.connect(self._look)
        return field

    def text(self, key: str) -> str:
        if key in self.boxes:
            return self.boxes[key].currentData() or ""
        return self.fields[key].text().strip()

    def put(self, texts: dict[str, str]) -> None:
        for key, text in texts.items():
            if key in self.boxes:
                self.boxes[key].setCurrentIndex(max(self.boxes[key].findData(text), 0))
            else:
                self.fields[key].setText(text)

    def controls(self) -> list[QWidget]:
        """In the order of Enter: first what is written, then what is chosen."""
        return [*self.fields.values(), *self.boxes.values()]

    def texts(self) -> dict[str, str]:
        """What stands in the row, as it was typed."""
        return {key: field.text() for key, field in self.fields.items()} | {key: self.text(key) for key in self.boxes}

    def is_empty(self) -> bool:
        return not any(field.text().strip() for field in self.fields.values())

    def days_left(self) -> int | None:
        """Whole days, or None when not asked; UserError for anything else."""
        text = self.text("days_left")
        if not text:
            return None
        if not (text.isascii() and text.isdecimal() and int(text) <= MOST_DAYS):
            raise UserError(
                _("Days left was not understood as a number. Nothing else is lost. Type whole days."),
                "days_left",
            )
        return int(text)

    def days_known(self) -> int | None:
        """Whole days, or None for whatever is no number."""
        try:
            return self.days_left()
        except UserError:
            return None

    def _look(self) -> None:
        gap, said = False, ""
        if "days_left" in self.fields:
            try:
                days = self.days_left()
                gap = days is not None and days <= GAP_DAYS
            except UserError as trouble:
                said = trouble.sentence
            put(self.fields["days_left"], state="error" if said else "")
        self._gap.setVisible(gap)
        self._said.setText(said)
        self._said.setVisible(bool(said))
        self.changed.emit()


class EntryList(Card):
    """A state and, where there is a list, its rows. `grown` when controls came or went."""

    changed = Signal()
    grown = Signal()

    def __init__(self, title: str, add: str, entries: Sequence[Entry], parent: QWidget | None = None) -> None:
        super().__init__(title, "", parent)
        self._entries, self.rows = entries, list[EntryRow]()
        words = allergy_states()
        keys = ("N", "L", "SPACE")
        options = tuple((state, words[state], key) for state, key in zip(words, keys, strict=True))
        self.state = Segmented(options, ListState.NOT_ASKED, (ListState.NOT_ASKED,), title)
        self.head.addWidget(self.state)
        self._holder = QWidget()
        self._column = QVBoxLayout(self._holder)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.body.addWidget(self._holder)
        self.add = KeyButton(add, icon="plus", kind="quiet", size="compact")
        foot = QHBoxLayout()
        foot.addWidget(self.add)
        foot.addStretch(1)
        self.body.addLayout(foot)
        self.add.clicked.connect(self._add_asked)
        self.state.changed.connect(self._chosen)
        self._show()

    def _chosen(self, state: ListState) -> None:
        if state is ListState.LIST and not self.rows:
            self.new_row()
        self._show()
        self.grown.emit()
        self.changed.emit()

    def _add_asked(self) -> None:
        row = self.new_row()
        self.grown.emit()
        next(iter(row.fields.values())).setFocus()

    def new_row(self) -> EntryRow:
        row = EntryRow(self._entries)
        row.changed.connect(self.changed)
        row.gone.connect(self._drop)
        self.rows.append(row)
        self._column.addWidget(row)
        return row

    def _drop(self, row: EntryRow) -> None:
        self.rows.remove(row)
        row.hide()
        row.deleteLater()
        self.state.setFocus()
        self.grown.emit()
        self.changed.emit()

    def _show(self) -> None:
        listed = self.state.value() is ListState.LIST
        self._holder.setVisible(listed)
        self.add.setVisible(listed)

    def chain(self) -> list[QWidget]:
        """The controls in the order of Enter."""
        return [self.state, *(control for row in self.rows for control in row.controls())]

    def put(self, state: ListState, texts: Sequence[dict[str, str]]) -> None:
        for row in list(self.rows):
            self.rows.remove(row)
            row.hide()
            row.deleteLater()
        for text in texts:
            self.new_row().put(text)
        self.state.set_value(state)
        self._show()
        self.grown.emit()

    def texts(self) -> list[dict[str, str]]:
        """What stands in the fields, as it was typed."""
        return [row.texts() for row in self.rows]

    def filled(self) -> list[EntryRow]:
        """The rows that say anything, where there is a list at all."""
        return [row for row in self.rows if not row.is_empty()] if self.state.value() is ListState.LIST else []


def allergies_of(block: EntryList) -> tuple[Allergy, ...]:
    return tuple(
        Allergy(row.text("what"), row.text("reaction"), AllergySeverity(row.text("severity"))) for row in block.filled()
    )


def allergy_texts(allergy: Allergy) -> dict[str, str]:
    return {"what": allergy.substance, "reaction": allergy.reaction, "severity": allergy.severity.value}


def conditions_of(block: EntryList) -> tuple[Condition, ...]:
    return tuple(Condition(row.text("text"), row.text("icd10")) for row in block.filled())


def condition_texts(condition: Condition) -> dict[str, str]:
    return {"text": condition.text, "icd10": condition.icd10}


def medicines_of(block: EntryList, strict: bool = True) -> tuple[Medicine, ...]:
    """The medicines as typed. Days left that are no number: UserError, or not known where it is not strict."""
    return tuple(
        Medicine(
            row.text("as_written"),
            row.text("name"),
            row.text("dose"),
            row.text("last_taken"),
            row.days_left() if strict else row.days_known(),
            strength=row.text("strength"),
            times=row.text("times"),
            time_critical=bool(row.text("critical")),
        )
        for row in block.filled()
    )


def medicine_texts(medicine: Medicine) -> dict[str, str]:
    days = "" if medicine.days_left is None else str(medicine.days_left)
    return {
        "as_written": medicine.as_written,
        "name": medicine.name,
        "dose": medicine.dose,
        "last_taken": medicine.last_taken,
        "days_left": days,
        "strength": medicine.strength,
        "times": medicine.times,
        "critical": "Y" if medicine.time_critical else "",
    }
