"""What was printed, the newest first: what, of which class, how many, for whom, by whom."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListView, QVBoxLayout, QWidget

from app.rows import PrintRow
from models.codes import PaperClass
from ui.pages.papers.words import class_word, kind_word, paper_word, warning_words
from ui.tables import Column, RowsModel, TwoLines
from ui.widgets.marks import label
from ui.widgets.panels import wrapped
from ui.words import _, ngettext

__all__ = ["PrintLog", "kind_word", "warning_words"]

CLOSED = (PaperClass.S3, PaperClass.S4)


class PrintLog(QWidget):
    """The last papers. Each carries its number and the journal's head in its foot."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.model: RowsModel[PrintRow] = RowsModel([Column("", lambda row: " ".join(_lines(row)[1:]))])
        self.list, self._two_lines = QListView(), TwoLines(_lines)
        self.list.setModel(self.model)
        self.list.setItemDelegate(self._two_lines)
        self.list.setProperty("framed", True)
        self.list.setAccessibleName(_("Made before"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.empty = wrapped(_("Nothing was printed yet."), "second")
        column.addWidget(label(_("Made before"), "section"))
        column.addWidget(self.empty)
        column.addWidget(self.list, 1)
        column.addStretch(0)
        self.show_prints(())

    def show_prints(self, rows: Sequence[PrintRow]) -> None:
        self.model.show_rows(rows)
        self.list.setVisible(bool(rows))
        self.empty.setVisible(not rows)

    def texts(self) -> list[str]:
        """Every line as it is read."""
        return [" ".join(_lines(row)[1:]) for row in self.model.rows()]


def _lines(row: PrintRow) -> tuple[str, str, str]:
    holds = _("holds {n}").format(n=row.count)
    copies = ngettext("{n} copy", "{n} copies", row.copies).format(n=row.copies)
    first = _("No. {number}: {what}").format(number=row.number, what=paper_word(row.kind, row.detail))
    told = [holds, copies, f"{row.paper_class.value} {class_word(row.paper_class)}"]
    told += [_("printed {n}").format(n=row.printed)] if row.printed else []
    told += [_("saved {n}").format(n=row.saved)] if row.saved else []
    if row.for_whom:
        told.append(_("for {whom}").format(whom=row.for_whom))
    told += [row.by, f"{row.at.astimezone():%d %b %H:%M}"]
    return ("shield" if row.paper_class in CLOSED else "file-text", first, " · ".join(part for part in told if part))
