"""The fields of an organisation: name, where, for what kinds of letters, from when until when."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from uuid import UUID, uuid4

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.letters.forms import OrganisationRow
from models.codes import LetterKind
from ui.pages.letters.words import kinds
from ui.widgets.buttons import TickButton
from ui.widgets.fields import EnterChain, LabeledField
from ui.widgets.flow import FlowLayout
from ui.widgets.in_sight import InSight
from ui.widgets.marks import label
from ui.words import _

SHAPES = ("%d.%m.%Y", "%Y-%m-%d", "%d.%m.%y")


class BadDay(ValueError):
    """What was typed in the named field is no day."""


def read_day(text: str, field: str) -> date | None:
    """17.11.2025 or 2025-11-17; None for an empty text."""
    words = text.strip()
    if not words:
        return None
    for shape in SHAPES:
        try:
            return datetime.strptime(words, shape).date()
        except ValueError:
            continue
    raise BadDay(field)


def empty(organisation: UUID) -> OrganisationRow:
    return OrganisationRow(organisation, "", "", "", "", (), None, None)


class OrganisationForm(QWidget):
    """`asked` at the end of the fields."""

    asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = empty(uuid4())
        self.edits = {name: QLineEdit() for name in ("name", "department", "address", "phone")}
        self.edits |= {name: QLineEdit() for name in ("valid_from", "valid_until")}
        words = {
            "name": (_("Name"), ""),
            "department": (_("Department or person there"), ""),
            "address": (_("Address"), ""),
            "phone": (_("Phone"), ""),
            "valid_from": (_("Valid from"), _("17.11.2025; empty: always")),
            "valid_until": (_("Valid until"), _("the last day")),
        }
        self.fields = {name: LabeledField(*words[name][:1], self.edits[name], words[name][1]) for name in words}
        self.ticks = {kind: TickButton(word, kind) for kind, word in kinds().items()}
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(8)
        for field in self.fields.values():
            column.addWidget(field)
        column.addWidget(label(_("For these letters; none ticked: for any"), "label"))
        ticks = QWidget()
        flow = FlowLayout(ticks, 8)
        for tick in self.ticks.values():
            flow.addWidget(tick)
        column.addWidget(ticks)
        column.addStretch(1)
        controls = [*self.edits.values(), *self.ticks.values()]
        EnterChain(controls, self.asked.emit, parent=self)
        self._in_sight = InSight(controls, self)

    def show_row(self, row: OrganisationRow) -> None:
        self._row = row
        for name, edit in self.edits.items():
            value = getattr(row, name)
            edit.setText(f"{value:%d.%m.%Y}" if isinstance(value, date) else value or "")
        for kind, tick in self.ticks.items():
            tick.setChecked(kind in row.kinds)
        self.clear_errors()

    def row(self) -> OrganisationRow:
        """As typed; BadDay names the field that cannot be read."""
        texts = {name: self.edits[name].text().strip() for name in ("name", "department", "address", "phone")}
        days = {name: read_day(self.edits[name].text(), name) for name in ("valid_from", "valid_until")}
        chosen = tuple(LetterKind(kind) for kind, tick in self.ticks.items() if tick.isChecked())
        return replace(self._row, kinds=chosen, **texts, **days)  # type: ignore[arg-type]

    def say(self, field: str | None, sentence: str) -> bool:
        self.clear_errors()
        place = self.fields.get(field or "")
        if place is None:
            return False
        place.set_error(sentence)
        place.control.setFocus()
        return True

    def clear_errors(self) -> None:
        for field in self.fields.values():
            field.clear()
