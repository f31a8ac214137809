"""The one table model: frozen rows behind columns, for tables and lists of any length."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.theme import tokens_of
from ui.widgets.marks import SHAPES
from ui.widgets.paint import icon_pixmap

T = TypeVar("T")
Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole


@dataclass(frozen=True)
class Column(Generic[T]):
    """A column: its head and how to read a row. `align_right` for numbers."""

    head: str
    read: Callable[[T], str]
    align_right: bool = False


class RowsModel(QAbstractTableModel, Generic[T]):
    """Rows as they came from a use case; `show_rows` replaces them all."""

    def __init__(self, columns: Sequence[Column[T]], rows: Sequence[T] = ()) -> None:
        super().__init__()
        self._columns, self._rows = list(columns), list(rows)

    def show_rows(self, rows: Sequence[T]) -> None:
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def row(self, index: Index | int) -> T:
        return self._rows[index if isinstance(index, int) else index.row()]

    def rows(self) -> list[T]:
        return list(self._rows)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or not index.row() < len(self._rows):
            return None
        column, row = self._columns[index.column()], self._rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return column.read(row)
        if role == Qt.ItemDataRole.TextAlignmentRole and column.align_right:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return row if role == ROW else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._columns[section].head if section < len(self._columns) else None
        return None


class TwoLines(QStyledItemDelegate, Generic[T]):
    """A row of two lines with a status shape: `read` gives (shape, first line, second line)."""

    def __init__(self, read: Callable[[T], tuple[str, str, str]], height: int = 50) -> None:
        super().__init__()
        self._read, self._height = read, height

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, self._height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW)
        if row is None:
            return
        tokens, rect = tokens_of(option.widget), option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(rect, QColor(tokens.tint if chosen else tokens.surface))
        if chosen:
            painter.fillRect(QRect(rect.left(), rect.top(), 5, rect.height()), QColor(tokens.accent))
        shape, first, second = self._read(row)
        icon, tone = SHAPES.get(shape, (shape, "ink2"))
        pixmap = icon_pixmap(icon, getattr(tokens, tone), 20, option.widget.devicePixelRatioF())
        painter.drawPixmap(rect.left() + 13, rect.top() + (rect.height() - 20) // 2, pixmap)
        self._words(painter, option, first, second)
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), QColor(tokens.line))
        painter.restore()

    def _words(self, painter: QPainter, option: QStyleOptionViewItem, first: str, second: str) -> None:
        tokens, rect = tokens_of(option.widget), option.rect.adjusted(46, 4, -8, -4)
        font = QFont(option.font)
        half = QRect(rect.left(), rect.top(), rect.width(), rect.height() // 2)
        for text, pixels, bold, colour, place in (
            (first, 16, True, tokens.ink, half),
            (second, 14, False, tokens.ink2, half.translated(0, half.height())),
        ):
            font.setPixelSize(pixels)
            font.setBold(bold)
            painter.setFont(font)
            painter.setPen(QColor(colour))
            shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, place.width())
            painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
