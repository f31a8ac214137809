"""Beside the station: what is left in stock, the last five scans, and the kit for a whole group."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListView, QProgressBar, QScrollArea, QVBoxLayout, QWidget

from app.rows import PersonRow
from app.supplies.quantities import quantity_text
from app.supply_rows import GroupIssueRow, ScanRow, StockRow
from ui.pages.supplies.choice import thumb_high
from ui.pages.supplies.words import group_result, headline, owed_words, scan_words, stock_state
from ui.tables import Column, RowsModel, TwoLines
from ui.widgets.buttons import KeyButton
from ui.widgets.marks import StatusMark, label
from ui.widgets.panels import Card, ProgressStrip, wrapped
from ui.words import _, ngettext

SCAN_MARKS = {"Given": ("done", "ok"), "Asked": ("ask", "att"), "Stopped": ("stop", "stop")}


class Rows(QWidget):
    """A column of small rows that is filled anew."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 6, 0)
        self._column.setSpacing(4)

    def fill(self, rows: Iterable[QWidget]) -> None:
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for row in rows:
            self._column.addWidget(row)
        self._column.addStretch(1)


def scrolled(inside: QWidget) -> QScrollArea:
    """An area that scrolls downwards only."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(inside)
    return area


class StockLeft(Card):
    """Kits first, then what the chosen kit is made of, then the rest of what was ever counted."""

    receive = Signal()

    def __init__(self, may_open: bool, parent: QWidget | None = None) -> None:
        super().__init__(_("Stock left"), parent=parent)
        self._rows = Rows()
        self.open = KeyButton(_("The store"), "Alt S", shortcut="Alt+S", size="touch")
        thumb_high(self.open)
        self.open.clicked.connect(self.receive)
        self.body.addWidget(scrolled(self._rows), 1)
        self.body.addWidget(self.open)
        self.open.setVisible(may_open)

    def show_stock(self, rows: Sequence[StockRow], first: frozenset[str]) -> None:
        kits = [row for row in rows if row.is_kit]
        parts = [row for row in rows if not row.is_kit and row.code in first]
        others = [row for row in rows if not row.is_kit and row.code not in first and row.balance]
        self._rows.fill(_stock_row(row) for row in (*kits, *parts, *others))


def _stock_row(row: StockRow) -> QWidget:
    words, tone, shape = stock_state(row)
    made = QWidget()
    line = QHBoxLayout(made)
    line.setContentsMargins(0, 3, 0, 3)
    line.setSpacing(8)
    if shape:
        line.addWidget(StatusMark(shape))
    name = label(words, "strong" if tone else "", tone)
    name.setWordWrap(True)
    line.addWidget(name, 1)
    left = quantity_text(row.balance, row.scale).replace("-", "\u2212")
    line.addWidget(label(left, "strong", tone))
    line.addWidget(_bar(row))
    made.setAccessibleName(f"{words}: {left}")
    return made


def _bar(row: StockRow) -> QProgressBar:
    """Full is five times the level at which more is fetched."""
    bar = QProgressBar()
    bar.setTextVisible(False)
    bar.setFixedWidth(110)
    bar.setRange(0, max(row.reorder_level * 5, row.balance, 1))
    bar.setValue(max(row.balance, 0))
    bar.setProperty("tone", stock_state(row)[1])
    return bar


class LastScans(Card):
    """Time, name, and Given or Undone; beside the title how many of the group are done."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Last five scans"), parent=parent)
        self._rows = Rows()
        self.note.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.body.addWidget(scrolled(self._rows), 1)

    def show_scans(self, scans: Sequence[ScanRow], supplied: int, counted: int) -> None:
        self.note.setText(_("{n} of {m} done").format(n=supplied, m=counted) if counted else "")
        rows = [_scan_row(scan) for scan in scans]
        self._rows.fill(rows or [wrapped(_("Nothing was given yet."), "second")])


def _scan_row(scan: ScanRow) -> QWidget:
    made = QWidget()
    line = QHBoxLayout(made)
    line.setContentsMargins(0, 4, 0, 4)
    line.setSpacing(10)
    shape, tone = SCAN_MARKS.get(scan.word, ("not_asked", "wait"))
    line.addWidget(StatusMark(shape))
    line.addWidget(label(f"{scan.at.astimezone():%H:%M}", "second"))
    name = label(scan.who or (_("Card or number") if scan.word == "Stopped" else _("No name yet")))
    name.setMinimumWidth(60)
    line.addWidget(name, 1)
    line.addWidget(label(scan_words().get(scan.word, scan.word), "strong", tone))
    return made


class GroupGive(Card):
    """The chosen kit to everybody counted in, in one act; who was skipped stands here with the reason."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.give = KeyButton(_("Give to everybody here"), "Alt E", icon="users", shortcut="Alt+E", size="touch")
        self.paper = KeyButton(_("Enter the signed list"), "Alt P", icon="file-pen", shortcut="Alt+P", size="touch")
        thumb_high(self.give)
        thumb_high(self.paper)
        self.progress, self.said = ProgressStrip(), wrapped("", "strong")
        self._skipped = RowsModel([Column[tuple[PersonRow, str]](_("Skipped"), lambda row: headline(row[0]))])
        self.skipped = QListView()
        self.skipped.setModel(self._skipped)
        self._lines = TwoLines[tuple[PersonRow, str]](lambda row: ("ask", headline(row[0]), _reason(row[1])))
        self.skipped.setItemDelegate(self._lines)
        self.skipped.setAccessibleName(_("Skipped"))
        self.skipped.setFixedHeight(106)
        for part in (self.give, self.paper, self.progress, self.said, self.skipped):
            self.body.addWidget(part)
        self.clear()

    def clear(self) -> None:
        self.said.hide()
        self.skipped.hide()

    def begin(self) -> None:
        self.give.setEnabled(False)
        self.clear()
        self.progress.begin(_("Giving to everybody counted in."))

    def end(self) -> None:
        self.give.setEnabled(True)
        self.progress.end()

    def show_done(self, row: GroupIssueRow) -> str:
        """Shows what was done; gives the sentence back for the toast."""
        said = group_result(row.given, row.what)
        count = len(row.skipped)
        skipped = ngettext("{n} person was skipped.", "{n} people were skipped.", count).format(n=count)
        self.said.setText(" ".join((said, owed_words(row.owed), skipped if count else "")).strip())
        self.said.show()
        self._skipped.show_rows(row.skipped)
        self.skipped.setVisible(bool(row.skipped))
        return said


def _reason(sentence: str) -> str:
    """The first part of a question is the reason."""
    return sentence.partition(". ")[0]
