"""The shelf: what is left of everything; the card of one item with its picture, lots and lines; and its ledger."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListView, QVBoxLayout, QWidget

from app.access import Act, may
from app.errors import UserError
from app.supply_forms import ReceiptForm, ReserveForm, TransferForm
from app.supply_rows import LedgerRow, PlaceRow, StockCardRow, StockRow
from ui.page import PageContext
from ui.pages.papers.straight import A4_LYING, PaperOutput
from ui.pages.section import Section, scrolled, table_of
from ui.pages.store.booking import Booking, BookingCard
from ui.pages.store.plots import DayPlot
from ui.pages.store.words import amount, change, lot_words, movements, reasons, stock_lines, when
from ui.person_words import day
from ui.tables import Column, RowsModel, TwoLines
from ui.widgets.buttons import KeyButton
from ui.widgets.fields import shortcut
from ui.widgets.marks import label
from ui.widgets.panels import Card, wrapped
from ui.words import _, ngettext

LIST = 330


@dataclass(frozen=True)
class Opened:
    """The card of an item and the places there are, read in one job."""

    card: StockCardRow
    places: tuple[PlaceRow, ...]


class Shelf(Section):
    """List at the start, card at the end."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._rows: tuple[StockRow, ...] = ()
        self._card: StockCardRow | None = None
        self.find, self.list = QLineEdit(), QListView()
        self.model = RowsModel([Column(_("Shelf"), lambda row: "; ".join(stock_lines(row)[1:]))])
        self.card, self.booking = Card(" "), BookingCard()
        self.plot, self.told, self.lots = DayPlot(), wrapped(""), wrapped("", "second")
        self.lines_model = RowsModel(self._columns())
        self.lines = table_of(self.lines_model, _("Lines of the card"), 5)
        self.right = KeyButton(_("Put this line right"), "Alt R", shortcut="Alt+R")
        self.print = KeyButton(_("Print the card"), "Ctrl P", icon="printer", shortcut="Ctrl+P")
        self.output = PaperOutput(context, self, A4_LYING)
        self._delegate = TwoLines(stock_lines)
        self._lay_out()
        self._connect()

    def _columns(self) -> tuple[Column[LedgerRow], ...]:
        def scale() -> int:
            return self._card.item.scale if self._card else 1

        return (
            Column(_("When"), lambda row: when(row.at)),
            Column(_("What"), lambda row: movements()[row.kind]),
            Column(_("Size, lot"), lambda row: " ".join(part for part in (row.size, row.lot) if part)),
            Column(_("Change"), lambda row: change(row, scale()), align_right=True),
            Column(_("Balance"), lambda row: amount(row.balance, scale()), align_right=True),
            Column(_("Why, from where"), _note),
            Column(_("By"), lambda row: row.by),
        )

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(14)
        side = QVBoxLayout()
        self.find.setPlaceholderText(_("Find an item"))
        self.find.setAccessibleName(_("Find an item"))
        self.list.setModel(self.model)
        self.list.setItemDelegate(self._delegate)
        self.list.setProperty("framed", True)
        self.list.setAccessibleName(_("Shelf"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFixedWidth(LIST)
        self.find.setFixedWidth(LIST)
        side.addWidget(self.find)
        side.addWidget(self.list, 1)
        row.addLayout(side)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 6, 0)
        column.setSpacing(12)
        self._lay_out_card()
        column.addWidget(self.card)
        column.addWidget(self.booking)
        column.addStretch(1)
        row.addWidget(scrolled(inside), 1)
        self.column.addLayout(row, 1)
        self.booking.setVisible(may(self.context.actor, Act.RECEIVE_STOCK))
        self.fields = self.booking.fields

    def _lay_out_card(self) -> None:
        self.card.head.addWidget(self.print)
        for part in (self.told, self.plot, self.lots):
            self.card.body.addWidget(part)
        self.lines.setMinimumHeight(190)
        self.card.body.addWidget(self.lines)
        foot = QHBoxLayout()
        foot.addWidget(self.right)
        foot.addWidget(label(_("A line is never changed: its opposite is added."), "hint"), 1)
        self.card.body.addLayout(foot)
        self.right.setVisible(may(self.context.actor, Act.WRITE_OFF))

    def _connect(self) -> None:
        self.find.textChanged.connect(lambda _text: self._filter())
        self.find.returnPressed.connect(self.list.setFocus)
        self.list.selectionModel().currentChanged.connect(lambda index, _before: self._choose(index.row()))
        self.list.activated.connect(lambda _index: self.booking.edits["quantity"].setFocus())
        self.booking.asked.connect(self._save)
        self.right.clicked.connect(self._put_right)
        self.print.clicked.connect(self._print)
        shortcut(self, "Ctrl+Return", self.booking.save.click_if_able)
        self.setFocusProxy(self.find)

    # What is shown

    def reload(self) -> None:
        supplies, actor = self.context.waystation.supplies, self.context.actor
        self.read(lambda: supplies.stock(actor), self._show)

    def _show(self, rows: tuple[StockRow, ...]) -> None:
        self._rows = tuple(row for row in rows if not row.is_kit)
        self._filter()

    def _filter(self) -> None:
        """The list as far as it fits what is typed; the chosen item stays chosen."""
        wanted, chosen = self.find.text().strip().casefold(), self._card.item.code if self._card else ""
        rows = [row for row in self._rows if wanted in f"{row.name} {row.code}".casefold()]
        rows.sort(key=lambda row: (not row.short, not row.low, row.name))
        self.model.show_rows(rows)
        place = next((n for n, row in enumerate(rows) if row.code == chosen), 0)
        self.card.setVisible(bool(rows))
        if rows:
            self.list.setCurrentIndex(self.model.index(place, 0))

    def _choose(self, place: int) -> None:
        if 0 <= place < len(self.model.rows()):
            self._open(self.model.row(place).code)

    def _open(self, code: str) -> None:
        here, actor = self.context.waystation, self.context.actor
        self.read(lambda: Opened(here.store.card(actor, code), here.catalogue.places(actor)), self._show_card)

    def _show_card(self, opened: Opened) -> None:
        card = opened.card
        self._card = card
        self.card.title.setText(card.item.name)
        self.told.setText(self._words(card))
        self.plot.show_days(card.by_day, card.item.reorder_level, day(card.by_day[0][0]), _("today"))
        shown = [
            lot_words(lot, card.item.scale) for lot in card.lots if lot.lot or lot.size or lot.place or lot.expires
        ]
        self.lots.setText("   ".join(shown))
        self.lots.setVisible(bool(shown))
        self.lines_model.show_rows(card.lines[::-1])
        self.booking.show_card(card, opened.places)

    def _words(self, card: StockCardRow) -> str:
        left = _("{n} left.").format(n=amount(card.balance, card.item.scale))
        if card.balance < 0:
            left = _("{n}: more was given than was counted in. Count it.").format(
                n=amount(card.balance, card.item.scale)
            )
        if card.days_left is None:
            return left + " " + _("Nothing was given in the last fortnight.")
        days = ngettext("It lasts {n} day at the pace of the last fortnight.",
                        "It lasts {n} days at the pace of the last fortnight.", card.days_left)  # fmt: skip
        return f"{left} {days.format(n=card.days_left)}"

    # Acts

    def _save(self) -> None:
        try:
            form = self.booking.form()
        except UserError as wrong:
            self.failed(wrong)
            return
        self.write(lambda: self._book(form), lambda _none: self._saved())

    def _book(self, form: Booking) -> None:
        here, actor = self.context.waystation, self.context.actor
        match form:
            case ReceiptForm():
                here.supplies.receive(actor, [form])
            case TransferForm():
                here.store.transfer(actor, form)
            case ReserveForm():
                here.store.reserve(actor, form)
            case _:
                here.store.write_off(actor, form)

    def _saved(self) -> None:
        self.booking.begin()
        self.context.tell(_("The line is in the ledger."), None)
        self.list.setFocus()

    def _put_right(self) -> None:
        index = self.lines.currentIndex()
        if not index.isValid():
            self.banner.say(_("Choose a line of the card first."), "att", _("Close"))
            return
        row, store, actor = self.lines_model.row(index), self.context.waystation.store, self.context.actor
        if row.id is not None:
            wanted = row.id
            self.write(lambda: store.reverse(actor, wanted), lambda _none: self._saved())

    def _print(self) -> None:
        if self._card is not None:
            sheets, actor, code = self.context.waystation.stock_sheets, self.context.actor, self._card.item.code
            self.output.make(lambda: sheets.card(actor, code))


def _note(row: LedgerRow) -> str:
    parts = [reasons()[row.reason] if row.reason else "", row.note, row.place, _("put right") if row.undone else ""]
    return ", ".join(part for part in parts if part)
