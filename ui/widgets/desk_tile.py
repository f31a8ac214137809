"""The tile of one desk on the unlock page: its name and its key, tint and a thick border when chosen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import Tokens, tokens_of
from ui.widgets.marks import KeyCap

TALL, PER_ROW, KEYS = 88, 4, 9


class DeskTile(QPushButton):
    """One choice among the desks; the name is elided where it is long and told in full by the tooltip."""

    def __init__(self, name: str, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setAccessibleName(name)
        self.setToolTip(name)
        self._name, self._cap = name, KeyCap(key)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 10, 16)
        column.addStretch(1)
        column.addWidget(self._cap, 0, Qt.AlignmentFlag.AlignHCenter)
        self._cap.setVisible(bool(key))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def nextCheckState(self) -> None:
        """One desk is always chosen: a tile that stands alone is not let go by a click."""
        self.setChecked(True)

    def sizeHint(self) -> QSize:
        return QSize(176, TALL)

    def minimumSizeHint(self) -> QSize:
        return QSize(110, 72)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, painter = tokens_of(self), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour, thick = self._edge(tokens)
        painter.setPen(QPen(QColor(colour), thick))
        painter.setBrush(QColor(self._ground(tokens)))
        inset = thick / 2 + 0.5
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), 10, 10)
        self._write(painter, tokens)
        painter.end()

    def _write(self, painter: QPainter, tokens: Tokens) -> None:
        font = QFont(self.font())
        font.setPixelSize(17)
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(QColor(tokens.ink if self.isEnabled() else tokens.ink3))
        foot = self._cap.height() + 18 if self._cap.isVisible() else 0
        room = self.rect().adjusted(12, 14 if foot else 0, -12, -foot)
        words = painter.fontMetrics().elidedText(self._name, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, words)

    def _edge(self, tokens: Tokens) -> tuple[str, float]:
        if self.hasFocus():
            return tokens.focus, 3.0
        return (tokens.accent, 3.0) if self.isChecked() else (tokens.edge, 1.0)

    def _ground(self, tokens: Tokens) -> str:
        if self.isChecked():
            return tokens.tint
        return tokens.sunken if self.underMouse() and self.isEnabled() else tokens.surface


def desk_grid(names: Sequence[str]) -> tuple[QGridLayout, list[DeskTile]]:
    """Tiles of these desks, four a row, the first one chosen; the first nine have a key."""
    grid = QGridLayout()
    grid.setSpacing(10)
    tiles = [DeskTile(name, f"Alt {place + 1}" if place < KEYS else "") for place, name in enumerate(names)]
    for place, tile in enumerate(tiles):
        grid.addWidget(tile, place // PER_ROW, place % PER_ROW)
    for column in range(PER_ROW if len(tiles) > 2 else len(tiles)):
        grid.setColumnStretch(column, 1)
    if tiles:
        tiles[0].setChecked(True)
    return grid, tiles
