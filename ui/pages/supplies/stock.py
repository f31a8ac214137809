"""The stock in place of the station: what came in, new items, and the ledger of one item."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QTableView, QVBoxLayout, QWidget

from app.access import Act, may
from app.errors import UserError
from app.supply_forms import ItemForm, ReceiptForm
from app.supply_rows import LedgerRow, StockRow
from ui.page import PageContext
from ui.pages.supplies.receipt import NewItemCard, ReceiptCard
from ui.pages.supplies.side import scrolled
from ui.pages.supplies.words import movements
from ui.tables import Column, RowsModel
from ui.widgets.buttons import KeyButton
from ui.widgets.fields import choice_box
from ui.widgets.marks import label
from ui.widgets.panels import Banner, Card
from ui.words import _, ngettext
from ui.work import sentence_of


class LedgerCard(Card):
    """Every movement of one item, oldest first, with the balance after it."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Ledger"), parent=parent)
        self.item = choice_box([], _("Item of the ledger"))
        self.item.currentIndexChanged.connect(lambda _place: self.chosen.emit(self.code()))
        self.head.addWidget(self.item)
        self.model = RowsModel(_columns())
        self.table = QTableView()
        self.table.setModel(self.model)
        self.table.setAccessibleName(_("Ledger"))
        self.table.verticalHeader().hide()
        self.table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.table.setShowGrid(False)
        self.table.setMinimumHeight(150)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(4, QHeaderView.ResizeMode.Stretch)
        self.body.addWidget(self.table, 1)

    def code(self) -> str:
        return self.item.currentData() or ""

    def show_items(self, rows: Sequence[StockRow]) -> None:
        chosen, items = self.code(), [row for row in rows if not row.is_kit]
        self.item.blockSignals(True)
        self.item.clear()
        for row in items:
            self.item.addItem(row.name, row.code)
        self.item.setCurrentIndex(max(self.item.findData(chosen), 0))
        self.item.blockSignals(False)


def _columns() -> tuple[Column[LedgerRow], ...]:
    return (
        Column(_("When"), lambda row: _when(row.at)),
        Column(_("What"), lambda row: movements()[row.kind]),
        Column(_("Change"), lambda row: f"{row.quantity:+}".replace("-", "\u2212"), align_right=True),
        Column(_("Balance"), lambda row: str(row.balance).replace("-", "\u2212"), align_right=True),
        Column(_("Waybill or donor"), lambda row: row.note),
    )


def _when(at: datetime) -> str:
    return f"{at.astimezone():%d.%m. %H:%M}"


class StockView(QWidget):
    """Only for those who may; the receipt only for those who may receive."""

    left = Signal()

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        actor = context.actor
        self.receipt = ReceiptCard() if may(actor, Act.RECEIVE_STOCK) else None
        self.new_item = NewItemCard() if may(actor, Act.EDIT_CATALOGUE) else None
        self.ledger = LedgerCard() if may(actor, Act.READ_LEDGER) else None
        self.banner = Banner()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        head = QHBoxLayout()
        head.addWidget(label(_("Stock"), "title"), 1)
        self.back = KeyButton(_("Back to the scan station"), "Alt B", shortcut="Alt+B")
        if not may(self._context.actor, Act.ISSUE):
            self.back.hide()
        head.addWidget(self.back)
        column.addLayout(head)
        column.addWidget(self.banner)
        inside = QWidget()
        parts = QVBoxLayout(inside)
        parts.setContentsMargins(0, 0, 6, 0)
        parts.setSpacing(12)
        for part, stretch in ((self.receipt, 0), (self.ledger, 1), (self.new_item, 0)):
            if part is not None:
                parts.addWidget(part, stretch)
        column.addWidget(scrolled(inside), 1)

    def _connect(self) -> None:
        self.back.clicked.connect(self.left)
        if self.receipt is not None:
            self.receipt.saved.connect(self._receive)
            self.setFocusProxy(self.receipt)
        if self.new_item is not None:
            self.new_item.saved.connect(self._add_item)
        if self.ledger is not None:
            self.ledger.chosen.connect(lambda _code: self.reload())

    def show_items(self, rows: Sequence[StockRow]) -> None:
        """The catalogue has been read again."""
        for part in (self.receipt, self.ledger):
            if part is not None:
                part.show_items(rows)
        self.reload()

    def reload(self) -> None:
        if self.ledger is None or not self.ledger.code():
            return
        ledger, code, actor = self.ledger, self.ledger.code(), self._context.actor
        supplies = self._context.waystation.supplies
        self._context.work.run(self, lambda: supplies.ledger(actor, code), ledger.model.show_rows, self._failed)

    def _receive(self, forms: tuple[ReceiptForm, ...]) -> None:
        actor, supplies = self._context.actor, self._context.waystation.supplies
        self._context.work.run(
            self, lambda: supplies.receive(actor, forms), lambda _rows: self._received(len(forms)), self._failed,
            writes=True,
        )  # fmt: skip

    def _received(self, count: int) -> None:
        self.banner.clear()
        assert self.receipt is not None
        self.receipt.start_again(ngettext("{n} line is saved.", "{n} lines are saved.", count).format(n=count))

    def _add_item(self, form: ItemForm) -> None:
        actor, catalogue = self._context.actor, self._context.waystation.catalogue
        self._context.work.run(
            self, lambda: catalogue.save_item(actor, form), lambda _none: self._added(), self._not_added, writes=True
        )

    def _added(self) -> None:
        self.banner.clear()
        assert self.new_item is not None
        self.new_item.start_again()

    def _not_added(self, trouble: Exception) -> None:
        if isinstance(trouble, UserError) and self.new_item is not None:
            self.new_item.code_field.set_error(sentence_of(trouble))
        else:
            self._failed(trouble)

    def _failed(self, trouble: Exception) -> None:
        self.banner.say(sentence_of(trouble), "stop")
