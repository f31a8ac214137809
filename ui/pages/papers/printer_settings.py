"""A printer is measured: a test page is printed, what the ruler shows is typed in, the next page sits right."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QWidget

from app.card_acts import PrinterForm, PrinterRow
from app.card_forms import DPIS
from app.errors import UserError
from app.ids import new_id
from ui.pages.papers.card_settings import LayoutChoice, PrinterChoice
from ui.widgets.buttons import KeyButton
from ui.widgets.fields import LabeledField
from ui.widgets.panels import Card, wrapped
from ui.words import _

OFFSETS = ("front_x", "front_y", "back_x", "back_y")


class PrinterSettings(Card):
    """`make`: the test page; `save`: the printer as typed in."""

    make = Signal()
    save = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Printer and test page"), parent=parent)
        self._id, self._rows = new_id(), tuple[PrinterRow, ...]()
        self.printer, self.layout_choice, self.name, self.dpi = (
            PrinterChoice(),
            LayoutChoice(),
            QLineEdit(),
            QComboBox(),
        )
        for dpi in DPIS:
            self.dpi.addItem(str(dpi), dpi)
        self.dpi.setCurrentIndex(self.dpi.findData(600))
        self.offsets = {code: QLineEdit("0") for code in OFFSETS}
        self.make_button = KeyButton(_("Make the test page"), "Ctrl Enter", "primary", "printer")
        self.save_button = KeyButton(_("Keep the printer"), "Alt K", icon="save", shortcut="Alt+K")
        self._lay_out()
        self.make_button.clicked.connect(self.make)
        self.save_button.clicked.connect(self._save)
        self.printer.activated.connect(lambda _place: self._show(self.printer.value()))

    def _lay_out(self) -> None:
        told = _("Print the test page, read how far it sits off in millimetres, and type it in.")
        self.name_field = LabeledField(_("Name of the printer"), self.name)
        self.body.addWidget(wrapped(told, "second"))
        for words, control in ((_("Printer"), self.printer), (_("Printed on"), self.layout_choice)):
            self.body.addWidget(LabeledField(words, control))
        self.body.addWidget(self.make_button)
        self.body.addWidget(self.name_field)
        self.body.addWidget(LabeledField(_("Dots per inch"), self.dpi))
        grid = QGridLayout()
        words = (_("Front right"), _("Front down"), _("Back right"), _("Back down"))
        self.offset_fields = {
            code: LabeledField(word, self.offsets[code]) for code, word in zip(OFFSETS, words, strict=True)
        }
        for place, field in enumerate(self.offset_fields.values()):
            grid.addWidget(field, place // 2, place % 2)
        self.body.addLayout(grid)
        self.body.addWidget(self.save_button)
        self.body.addStretch(1)

    def show_printers(self, rows: Sequence[PrinterRow]) -> None:
        self._rows = tuple(rows)
        self.printer.show_printers(rows)

    def show_error(self, trouble: UserError) -> bool:
        """Beside its field, where it has one here."""
        field = {"name": self.name_field, **self.offset_fields}.get(trouble.field or "")
        if field is not None:
            field.set_error(trouble.sentence)
            field.control.setFocus()
        return field is not None

    def _show(self, printer: UUID | None) -> None:
        row = next((row for row in self._rows if row.id == printer), None)
        self._id = row.id if row else new_id()
        self.name.setText(row.name if row else "")
        self.dpi.setCurrentIndex(max(self.dpi.findData(row.dpi if row else 600), 0))
        for code, line in self.offsets.items():
            line.setText(f"{getattr(row, code) / 100:g}" if row else "0")

    def _save(self) -> None:
        for field in (self.name_field, *self.offset_fields.values()):
            field.clear()
        read = {code: _hundredths(line.text()) for code, line in self.offsets.items()}
        wrong = next((code for code, value in read.items() if value is None), None)
        if wrong is not None:
            self.show_error(
                UserError(_("This is no number of millimetres. Nothing was saved. Type one such as 0,4."), wrong)
            )
            return
        offsets = {code: value for code, value in read.items() if value is not None}
        self.save.emit(PrinterForm(self._id, self.name.text().strip(), self.dpi.currentData(), **offsets))


def _hundredths(text: str) -> int | None:
    """Millimetres with a point or a comma, as hundredths; nothing typed is none off."""
    try:
        return round(float(text.strip().replace(",", ".") or 0) * 100)
    except (ValueError, OverflowError):
        return None
