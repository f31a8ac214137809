"""The table of the preview: every person of the file, as written above, as read below. Thousands of rows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from app.lists import ListedPerson, Meaning
from ui.pages.lists.readings import Cell, Place, cells_of, place_words
from ui.theme import Tokens, tokens_of
from ui.widgets.paint import icon_pixmap

Index = QModelIndex | QPersistentModelIndex
CELL = Qt.ItemDataRole.UserRole
TALL = 52
SHARES = {
    Place.NUMBER: 5,
    Place.NAME: 25,
    Place.BORN: 16,
    Place.SEX: 8,
    Place.CITIZEN: 10,
    Place.PAPERS: 14,
    Place.SPEAKS: 11,
    Place.ASK: 24,
}


class PeopleOfList(QAbstractTableModel):
    """Rows are put into words only when they come into view."""

    def __init__(self) -> None:
        super().__init__()
        self._people: Sequence[ListedPerson] = ()
        self._columns: tuple[Meaning, ...] = ()
        self._today, self._heads = date.today(), place_words()
        self._cells: dict[int, tuple[Cell, ...]] = {}

    def show_people(self, people: Sequence[ListedPerson], columns: Sequence[Meaning]) -> None:
        self.beginResetModel()
        self._people, self._columns, self._cells = people, tuple(columns), {}
        self.endResetModel()

    def cell(self, row: int, column: int) -> Cell:
        if row not in self._cells:
            self._cells[row] = cells_of(self._people[row], self._columns, self._today)
        return self._cells[row][column]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._people)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(Place)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        cell = self.cell(index.row(), index.column())
        if role == CELL:
            return cell
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return cell.read
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(part for part in (cell.written, cell.read) if part)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._heads[Place(section)]
        return None


class TwoReadings(QStyledItemDelegate):
    """The original small above, the reading below; a doubt has the triangle and its colour."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(40, TALL)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        cell: Cell = index.data(CELL)
        tokens, rect = tokens_of(option.widget), option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(rect, QColor(tokens.tint if chosen else tokens.surface))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), QColor(tokens.line))
        place = rect.adjusted(7, 4, -5, -4)
        if index.column() == Place.ASK:
            self._wrap(painter, option, place, cell)
        else:
            self._two_lines(painter, option, place, cell)
        painter.restore()

    def _two_lines(self, painter: QPainter, option: QStyleOptionViewItem, place: QRect, cell: Cell) -> None:
        tokens = tokens_of(option.widget)
        half = QRect(place.left(), place.top(), place.width(), place.height() // 2)
        self._write(painter, option, half, cell.written, 13, tokens.ink3)
        below = self._marked(painter, half.translated(0, half.height()), cell, tokens)
        self._write(painter, option, below, cell.read, 15, tokens.att if cell.doubt else tokens.ink)

    def _wrap(self, painter: QPainter, option: QStyleOptionViewItem, place: QRect, cell: Cell) -> None:
        tokens = tokens_of(option.widget)
        room = self._marked(painter, place, cell, tokens)
        self._pen(painter, option, 14, tokens.att if cell.doubt else tokens.ink2)
        lines = _two_lines_of(cell.read, painter.fontMetrics(), room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, "\n".join(lines))

    def _marked(self, painter: QPainter, place: QRect, cell: Cell, tokens: Tokens) -> QRect:
        """The triangle of a doubt, and the room left beside it."""
        if not (cell.doubt and cell.read):
            return place
        pixmap = icon_pixmap("triangle-alert", tokens.att, 16, painter.device().devicePixelRatioF())
        painter.drawPixmap(place.left(), place.center().y() - 7, pixmap)
        return place.adjusted(20, 0, 0, 0)

    def _write(
        self, painter: QPainter, option: QStyleOptionViewItem, place: QRect, text: str, size: int, colour: str
    ) -> None:
        self._pen(painter, option, size, colour)
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)

    def _pen(self, painter: QPainter, option: QStyleOptionViewItem, size: int, colour: str) -> None:
        font = QFont(option.font)
        font.setPixelSize(size)
        painter.setFont(font)
        painter.setPen(QColor(colour))


def _two_lines_of(text: str, metrics: QFontMetrics, width: int) -> list[str]:
    """The words on at most two lines, the second one elided."""
    words, first = text.split(), ""
    while words and metrics.horizontalAdvance(f"{first} {words[0]}".strip()) <= width:
        first = f"{first} {words.pop(0)}".strip()
    rest = metrics.elidedText(" ".join(words), Qt.TextElideMode.ElideRight, width)
    return [line for line in (first, rest) if line]


class ListTable(QTableView):
    """Always as wide as its room: nothing is scrolled sideways."""

    def __init__(self, model: PeopleOfList, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self._delegate = TwoReadings(self)
        self.setItemDelegate(self._delegate)
        self.setProperty("framed", True)
        self.setAccessibleName(name)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(TALL)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setMinimumSectionSize(20)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room, whole = self.viewport().width(), sum(SHARES.values())
        for place, share in SHARES.items():
            self.setColumnWidth(place, room * share // whole)
