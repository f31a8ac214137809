"""What came in: several lines under one waybill or donor, saved in one act."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.errors import UserError
from app.ids import new_id
from app.supplies.quantities import read_quantity
from app.supply_forms import ReceiptForm
from app.supply_rows import StockRow
from ui.page import PageContext
from ui.pages.section import Section, scrolled
from ui.widgets.buttons import KeyButton
from ui.widgets.fields import LabeledField, choice_box
from ui.widgets.marks import label
from ui.widgets.panels import Card
from ui.words import _, ngettext

LINES_AT_FIRST, MOST_LINES = 2, 12


class ReceiptLine(QWidget):
    """An item and how much of it. Its id is the movement's, from the moment it opens."""

    def __init__(self, items: Sequence[StockRow], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.id = new_id()
        self._scales = {row.code: row.scale for row in items}
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

    def know(self, row: StockRow) -> None:
        """An item that was added to the catalogue meanwhile."""
        self._scales[row.code] = row.scale
        if self.item.findData(row.code) < 0:
            self.item.addItem(row.name, row.code)

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
            self.quantity_field.set_error(_("A number above 0; whole pieces where it is counted so."))
            return False
        return True

    def number(self) -> int:
        """The quantity as it is stored; 0 for what is none."""
        try:
            return read_quantity(self.quantity.text(), self._scales.get(self.item.currentData(), 1))
        except UserError:
            return 0

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
                line.know(row)
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


class CameIn(Section):
    """The opening stock, or a delivery."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.receipt = ReceiptCard()
        self.column.addWidget(scrolled(self.receipt), 1)
        self.receipt.saved.connect(self._receive)
        self.setFocusProxy(self.receipt.waybill)

    def reload(self) -> None:
        supplies, actor = self.context.waystation.supplies, self.context.actor
        self.read(lambda: supplies.stock(actor), self.receipt.show_items)

    def _receive(self, forms: tuple[ReceiptForm, ...]) -> None:
        supplies, actor = self.context.waystation.supplies, self.context.actor
        self.write(lambda: supplies.receive(actor, forms), lambda _rows: self._received(len(forms)))

    def _received(self, count: int) -> None:
        self.receipt.start_again(ngettext("{n} line is saved.", "{n} lines are saved.", count).format(n=count))
