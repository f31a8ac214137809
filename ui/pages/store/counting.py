"""A stock count by two people: figures typed into the sheet, the differences seen before it is closed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QLineEdit, QWidget

from app.errors import UserError
from app.ids import new_id
from app.supplies.quantities import read_quantity
from app.supply_forms import CountLineForm, StockCountForm
from app.supply_rows import CountLine, CountSheetRow, PlaceRow
from ui.page import PageContext
from ui.pages.papers.straight import A4_LYING, PaperOutput
from ui.pages.section import Section, table_of
from ui.pages.store.words import amount, until
from ui.tables import Column, Index, RowsModel
from ui.widgets.buttons import KeyButton
from ui.widgets.fields import LabeledField, choice_box, shortcut
from ui.widgets.marks import label
from ui.words import _, ngettext

COUNTED = 4


class CountModel(RowsModel[CountLine]):
    """The counted figure is typed into its cell; what is no quantity is not taken."""

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() == COUNTED else flags

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        line, text = self.row(index), str(value).strip()
        try:
            counted = read_quantity(text, line.scale, least=0) if text else None
        except UserError:
            return False
        self._rows[index.row()] = replace(line, counted=counted)
        self.dataChanged.emit(self.index(index.row(), 0), self.index(index.row(), self.columnCount() - 1))
        return True

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.EditRole and index.column() == COUNTED:
            line = self.row(index)
            return "" if line.counted is None else amount(line.counted, line.scale)
        return super().data(index, role)


@dataclass(frozen=True)
class Sheet:
    """A sheet and the places there are, read in one job."""

    sheet: CountSheetRow
    places: tuple[PlaceRow, ...]


class Counting(Section):
    """What was typed stays while the page is left; `Close` posts the differences."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.id = new_id()
        self.place = choice_box([(None, _("Main store"))], _("Place"))
        self.first, self.second = QLineEdit(), QLineEdit()
        self.model = CountModel(_columns())
        self.table = table_of(self.model, _("Stock count"), 0)
        self.total = label("", "strong")
        self.close = KeyButton(_("Close the count"), "Ctrl Enter", "primary")
        self.print = KeyButton(_("Print the sheet"), "Ctrl P", icon="printer", shortcut="Ctrl+P")
        self.output = PaperOutput(context, self, A4_LYING)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.fields = {
            "location": LabeledField(_("Place"), self.place),
            "counted_by": LabeledField(_("Counted by"), self.first),
            "second_by": LabeledField(_("Second person"), self.second),
        }
        head = QHBoxLayout()
        for field in self.fields.values():
            head.addWidget(field, 1)
        head.addWidget(self.print, 0, Qt.AlignmentFlag.AlignBottom)
        self.column.addLayout(head)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.AllEditTriggers)
        self.column.addWidget(self.table, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.total, 1)
        foot.addWidget(self.close)
        self.column.addLayout(foot)

    def _connect(self) -> None:
        self.place.currentIndexChanged.connect(lambda _place: self._read())
        self.model.dataChanged.connect(lambda *_cells: self._sum())
        self.close.clicked.connect(self._close)
        self.print.clicked.connect(self._print)
        shortcut(self, "Ctrl+Return", self.close.click_if_able)
        self.setFocusProxy(self.first)

    def reload(self) -> None:
        if not any(line.counted is not None for line in self.model.rows()):
            self._read()

    def _read(self) -> None:
        here, actor, place = self.context.waystation, self.context.actor, self.place.currentData()
        self.read(lambda: Sheet(here.store.count_sheet(actor, place), here.catalogue.places(actor)), self._show)

    def _show(self, read: Sheet) -> None:
        chosen: UUID | None = self.place.currentData()
        self.place.blockSignals(True)
        self.place.clear()
        self.place.addItem(_("Main store"), None)
        for row in read.places:
            self.place.addItem(row.name, row.id)
        self.place.setCurrentIndex(max(self.place.findData(chosen), 0))
        self.place.blockSignals(False)
        self.model.show_rows(read.sheet.lines)
        self._sum()

    def _sum(self) -> None:
        counted = [line for line in self.model.rows() if line.counted is not None]
        apart = sum(1 for line in counted if line.difference)
        told = ngettext("{n} line counted, ", "{n} lines counted, ", len(counted)).format(n=len(counted))
        self.total.setText(told + ngettext("{n} differs.", "{n} differ.", apart).format(n=apart))
        self.close.setEnabled(bool(counted))

    def _close(self) -> None:
        lines = tuple(
            CountLineForm(line.item, line.counted, line.size, line.lot, line.expires)
            for line in self.model.rows()
            if line.counted is not None
        )
        form = StockCountForm(
            self.id, self.first.text().strip(), self.second.text().strip(), lines, self.place.currentData()
        )
        store, actor = self.context.waystation.store, self.context.actor
        self.write(lambda: store.close_count(actor, form), self._closed)

    def _closed(self, sheet: CountSheetRow) -> None:
        self.id = new_id()
        apart = sum(1 for line in sheet.lines if line.difference)
        words = ngettext("The count is closed: {n} difference is in the ledger.",
                         "The count is closed: {n} differences are in the ledger.", apart)  # fmt: skip
        self.model.show_rows(())
        self.context.tell(words.format(n=apart), None)
        self._read()

    def _print(self) -> None:
        sheets, actor, place = self.context.waystation.stock_sheets, self.context.actor, self.place.currentData()
        self.output.make(lambda: sheets.count(actor, place))


def _columns() -> tuple[Column[CountLine], ...]:
    return (
        Column(_("Item"), lambda line: line.name),
        Column(_("Size, lot"), lambda line: " ".join(part for part in (line.size, line.lot) if part)),
        Column(_("Best before"), lambda line: until(line.expires)),
        Column(_("Ledger says"), lambda line: amount(line.system, line.scale), align_right=True),
        Column(_("Counted"), _counted, align_right=True),
        Column(_("Difference"), _difference, align_right=True),
    )


def _counted(line: CountLine) -> str:
    return _("not counted") if line.counted is None else amount(line.counted, line.scale)


def _difference(line: CountLine) -> str:
    if line.counted is None or not line.difference:
        return ""
    return ("+" if line.difference > 0 else "") + amount(line.difference, line.scale)
