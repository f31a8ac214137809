"""What was printed, the newest first: what, of which class, how many, for whom, by whom."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QTableView, QVBoxLayout, QWidget

from app.rows import PrintRow
from ui.pages.papers.words import class_word, kind_word, paper_word, warning_words
from ui.tables import Column, RowsModel
from ui.widgets.marks import label
from ui.widgets.panels import wrapped
from ui.words import _

__all__ = ["PrintLog", "kind_word", "warning_words"]

WIDTHS = (52, 190, 104, 74, 70, 110, 170, 0)


class PrintLog(QWidget):
    """The last papers. Each carries its number and the journal's head in its foot."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.model, self.table = RowsModel(_columns()), QTableView()
        self.empty = wrapped(_("Nothing was printed yet."), "second")
        column.addWidget(label(_("Made before"), "section"))
        column.addWidget(self.empty)
        column.addWidget(self.table, 1)
        self._dress()
        self.show_prints(())

    def _dress(self) -> None:
        self.table.setModel(self.model)
        self.table.setAccessibleName(_("Made before"))
        self.table.verticalHeader().hide()
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        self.table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.table.setTabKeyNavigation(False)
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = self.table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for place, width in enumerate(WIDTHS):
            self.table.setColumnWidth(place, width)
        header.setSectionResizeMode(len(WIDTHS) - 1, QHeaderView.ResizeMode.Stretch)

    def show_prints(self, rows: Sequence[PrintRow]) -> None:
        self.model.show_rows(rows)
        self.table.setVisible(bool(rows))
        self.empty.setVisible(not rows)

    def texts(self) -> list[str]:
        """Every line as it is read."""
        return ["; ".join(column.read(row) for column in _columns()) for row in self.model.rows()]


def _columns() -> tuple[Column[PrintRow], ...]:
    return (
        Column(_("No."), lambda row: str(row.number), align_right=True),
        Column(_("What"), lambda row: paper_word(row.kind, row.detail)),
        Column(_("Class"), lambda row: f"{row.paper_class.value} {class_word(row.paper_class)}"),
        Column(_("Holds"), lambda row: str(row.count), align_right=True),
        Column(_("Copies"), lambda row: str(row.copies), align_right=True),
        Column(_("When"), lambda row: f"{row.at.astimezone():%d %b %H:%M}"),
        Column(_("By"), lambda row: row.by),
        Column(_("For whom"), lambda row: row.for_whom),
    )
