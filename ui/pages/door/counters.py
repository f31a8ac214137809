"""Expected, listed, counted, did not arrive, still open: always in sight, with the sentence that reconciles them."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.rows import Counts
from ui.pages.door.words import reconciled
from ui.widgets.flow import FlowLayout
from ui.widgets.marks import label
from ui.widgets.paint import Icon
from ui.widgets.panels import CountTile
from ui.words import _


class Counters(QWidget):
    """Five tiles, or one line where the window is low."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        titles = (_("Expected"), _("Listed"), _("Counted"), _("Did not arrive"), _("Still open"))
        self._tiles = [CountTile(title) for title in titles]
        self._cells = [label("", "strong") for _title in titles]
        self._titles = titles
        self._tall, self._low = self._tiles_frame(), self._low_line()
        self._head, self._tail = label("", "strong"), label("", "second")
        self._tail.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._tall)
        column.addWidget(self._low)
        column.addLayout(self._sentence())
        self.make_low(False)

    def _tiles_frame(self) -> QFrame:
        frame = QFrame()
        frame.setProperty("kind", "card")
        row = QHBoxLayout(frame)
        row.setContentsMargins(2, 0, 2, 0)
        row.setSpacing(0)
        for tile in self._tiles:
            row.addWidget(tile, 1)
        return frame

    def _low_line(self) -> QWidget:
        holder = QWidget()
        flow = FlowLayout(holder, 14)
        for cell in self._cells:
            flow.addWidget(cell)
        return holder

    def _sentence(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(Icon("scale", "info", 18))
        row.addWidget(self._head)
        row.addWidget(self._tail, 1)
        return row

    def make_low(self, low: bool) -> None:
        self._tall.setVisible(not low)
        self._low.setVisible(low)

    def sentence(self) -> str:
        return f"{self._head.text()} {self._tail.text()}"

    def numbers(self) -> list[QLabel]:
        return [tile.number for tile in self._tiles]

    def show_counts(self, counts: Counts) -> None:
        """The numbers and what is left of them, in words."""
        rests = (
            _("in this group"),
            _("on the list"),
            _("in the centre"),
            _("of the list"),
            _("of the list"),
        )
        numbers = (counts.expected, counts.listed, counts.counted, counts.absent, counts.open)
        wholes = (counts.expected, counts.expected, counts.expected, counts.listed, counts.listed)
        for tile, cell, title, number, rest, whole in zip(
            self._tiles, self._cells, self._titles, numbers, rests, wholes, strict=True
        ):
            tile.show_count(number, rest, whole)
            cell.setText(f"{title} {number}")
        head, tail = reconciled(counts)
        self._head.setText(head)
        self._tail.setText(tail)
