"""What came in: several lines under one waybill or donor, saved in one act; and a new item of the catalogue."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.ids import new_id
from app.supply_forms import ItemForm, ReceiptForm
from app.supply_rows import StockRow
from ui.pages.supplies.words import units
from ui.widgets.buttons import KeyButton, TickButton
from ui.widgets.fields import LabeledField, choice_box
from ui.widgets.marks import label
from ui.widgets.panels import Card
from ui.words import _

LINES_AT_FIRST, MOST_LINES = 2, 12


class ReceiptLine(QWidget):
    """An item and how much of it. Its id is the movement's, from the moment it opens."""

    def __init__(self, items: Sequence[StockRow], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.id = new_id()
        self.item = choice_box([("", _("Choose an item")), *((row.code, row.name) for row in items)])
        self.quantity = QLineEdit()
        self.quantity.setPlaceholderText("0")
        self.quantity.setFixedWidth(110)
        self.item_field = LabeledField(_("Item"), self.item)
        self.quantity_field = LabeledField(_("Quantity"), self.quantity)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.item_field, 1)
        row.addWidget(self.quantity_field)

    def is_empty(self) -> bool:
        return not self.item.currentData() and not self.quantity.text().strip()

    def check(self) -> bool:
        """Whether the line can be saved; what is wrong stands beside its field."""
        self.item_field.clear()
        self.quantity_field.clear()
        if not self.item.currentData():
            self.item_field.set_error(_("Choose what came in. Nothing was saved."))
            return False
        if self.number() < 1:
            self.quantity_field.set_error(_("A whole number above 0."))
            return False
        return True

    def number(self) -> int:
        text = self.quantity.text().strip().replace(" ", "")
        return int(text) if text.isdecimal() else 0

    def form(self, waybill: str, donor: str) -> ReceiptForm:
        return ReceiptForm(self.id, self.item.currentData(), self.number(), waybill, donor)


class ReceiptCard(Card):
    """Opening stock or a receipt."""

    saved = Signal(tuple)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Opening stock or receipt"), parent=parent)
        self._items: tuple[StockRow, ...] = ()
        self.lines: list[ReceiptLine] = []
        self.waybill, self.donor = QLineEdit(), QLineEdit()
        top = QHBoxLayout()
        top.addWidget(LabeledField(_("Waybill"), self.waybill))
        top.addWidget(LabeledField(_("Donor"), self.donor))
        self._column = QVBoxLayout()
        self._said = label("", "strong", "ok")
        self._said.setWordWrap(True)
        self.more = KeyButton(_("One more line"), icon="plus")
        self.more.clicked.connect(self.add_line)
        self.save = KeyButton(_("Save receipt"), "Ctrl S", "primary", "save", "Ctrl+S")
        self.save.clicked.connect(self._save)
        foot = QHBoxLayout()
        foot.addWidget(self.save)
        foot.addWidget(self.more)
        foot.addStretch(1)
        self.body.addLayout(top)
        self.body.addLayout(self._column)
        self.body.addLayout(foot)
        self.body.addWidget(self._said)

    def show_items(self, rows: Sequence[StockRow]) -> None:
        """New items join the choices; half-typed lines stay as they are."""
        self._items = tuple(row for row in rows if not row.is_kit)
        for line in self.lines:
            for row in self._items:
                if line.item.findData(row.code) < 0:
                    line.item.addItem(row.name, row.code)
        while len(self.lines) < LINES_AT_FIRST:
            self.add_line()

    def add_line(self) -> None:
        if len(self.lines) < MOST_LINES:
            line = ReceiptLine(self._items)
            self.lines.append(line)
            self._column.addWidget(line)
        self.more.setEnabled(len(self.lines) < MOST_LINES)

    def _save(self) -> None:
        self._said.setText("")
        filled = [line for line in self.lines if not line.is_empty()]
        if not filled:
            self.lines[0].check()
        elif not self._wrong(filled):
            waybill, donor = self.waybill.text().strip(), self.donor.text().strip()
            self.saved.emit(tuple(line.form(waybill, donor) for line in filled))

    def _wrong(self, lines: Sequence[ReceiptLine]) -> list[ReceiptLine]:
        """Every line is looked at, so that every mistake is told at once."""
        return [line for line in lines if not line.check()]

    def start_again(self, sentence: str) -> None:
        """Everything is saved: empty lines with new ids."""
        for line in self.lines:
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        self.lines = []
        self.waybill.clear()
        self.donor.clear()
        self.show_items(self._items)
        self._said.setText(sentence)
        self.lines[0].item.setFocus()


class NewItemCard(Card):
    """A new item of the catalogue."""

    saved = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("New item"), parent=parent)
        self._id = new_id()
        self.code, self.name, self.level = QLineEdit(), QLineEdit(), QLineEdit()
        self.unit: QComboBox = choice_box(units())
        self.food = TickButton(_("Food"))
        self.code_field = LabeledField(_("Code"), self.code)
        self.level_field = LabeledField(_("Low at"), self.level)
        grid = QGridLayout()
        grid.addWidget(self.code_field, 0, 0)
        grid.addWidget(LabeledField(_("Name"), self.name), 0, 1)
        grid.addWidget(LabeledField(_("Unit"), self.unit), 1, 0)
        grid.addWidget(self.level_field, 1, 1)
        self.body.addLayout(grid)
        foot = QHBoxLayout()
        self.add = KeyButton(_("Add item"), icon="plus")
        self.add.clicked.connect(self._save)
        foot.addWidget(self.food)
        foot.addStretch(1)
        foot.addWidget(self.add)
        self.body.addLayout(foot)

    def _save(self) -> None:
        self.code_field.clear()
        self.level_field.clear()
        level = self.level.text().strip() or "0"
        if not level.isdecimal():
            self.level_field.set_error(_("A whole number."))
            return
        code, name = self.code.text().strip().upper(), self.name.text().strip()
        unit = self.unit.currentData()
        self.saved.emit(ItemForm(self._id, code, name, str(unit), int(level), self.food.isChecked()))

    def start_again(self) -> None:
        self._id = new_id()
        for field in (self.code, self.name, self.level):
            field.clear()
        self.food.setChecked(False)
