"""How tiles are drawn: text cut with dots, round portraits, dashed free beds, the ring of the focus."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPainterPath, QPen, QPixmap

from app.rows import PersonRow
from ui.theme import Tokens
from ui.widgets.paint import icon_pixmap
from ui.widgets.people import initials

FACE, ICON = 28, 18
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class Brush:
    """One painter with the tokens of the palette; sizes in pixels of the screen at 100 %."""

    def __init__(self, painter: QPainter, tokens: Tokens, font: QFont) -> None:
        self._painter, self.tokens = painter, tokens
        self._fonts: dict[tuple[int, bool], QFont] = {}
        self._measures: dict[tuple[int, bool], QFontMetrics] = {}
        self._font = font
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def font(self, px: int, bold: bool) -> QFont:
        if (px, bold) not in self._fonts:
            font = QFont(self._font)
            font.setPixelSize(px)
            font.setBold(bold)
            self._fonts[px, bold] = font
        return self._fonts[px, bold]

    def _measure(self, px: int, bold: bool) -> QFontMetrics:
        if (px, bold) not in self._measures:
            self._measures[px, bold] = QFontMetrics(self.font(px, bold))
        return self._measures[px, bold]

    def text(
        self, rect: QRect, words: str, px: int, colour: str, bold: bool = False, align: Qt.AlignmentFlag = LEFT
    ) -> int:
        """Words on one line, cut with dots; how wide they came out."""
        measure = self._measure(px, bold)
        shown, wide = words, measure.horizontalAdvance(words)
        if wide > rect.width():
            shown = measure.elidedText(words, Qt.TextElideMode.ElideRight, rect.width())
            wide = rect.width()
        self._painter.setFont(self.font(px, bold))
        self._painter.setPen(QColor(getattr(self.tokens, colour)))
        self._painter.drawText(rect, int(align), shown)
        return wide

    def wrapped(self, rect: QRect, words: str, px: int, colour: str) -> None:
        """Words on several lines, as far as they have room."""
        self._painter.setFont(self.font(px, bold=False))
        self._painter.setPen(QColor(getattr(self.tokens, colour)))
        self._painter.drawText(rect, int(Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap), words)

    def width(self, words: str, px: int, bold: bool = False) -> int:
        return self._measure(px, bold).horizontalAdvance(words)

    def box(
        self, rect: QRect, ground: str, edge: str, round_: int = 8, wide: float = 1.0, dashed: bool = False
    ) -> None:
        """A rounded box; boxes of one size are drawn once and then only copied."""
        ratio = self._painter.device().devicePixelRatioF()
        colours = getattr(self.tokens, ground), getattr(self.tokens, edge)
        drawn = _box(rect.width(), rect.height(), *colours, round_, wide, dashed, ratio)
        self._painter.drawPixmap(rect.topLeft(), drawn)

    def outline(self, rect: QRect, edge: str) -> None:
        """The ring of the focus around what is drawn already."""
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.setPen(QPen(QColor(getattr(self.tokens, edge)), 3))
        self._painter.drawRoundedRect(QRectF(rect).adjusted(1.5, 1.5, -1.5, -1.5), 8, 8)

    def icon(self, at: QPoint, name: str, colour: str, size: int = ICON) -> None:
        ratio = self._painter.device().devicePixelRatioF()
        self._painter.drawPixmap(at, icon_pixmap(name, getattr(self.tokens, colour), size, ratio))

    def face(self, rect: QRect, person: PersonRow, name: str) -> None:
        """A round portrait, or the first letters."""
        ratio = self._painter.device().devicePixelRatioF()
        if person.photo:
            self._painter.drawPixmap(rect.topLeft(), _round(person.photo, rect.width(), ratio))
            return
        self.box(rect, "tint", "tint", round_=rect.width() // 2)
        self.text(rect, initials(name), round(rect.height() * 0.4), "accent", True, Qt.AlignmentFlag.AlignCenter)


@lru_cache(maxsize=256)
def _box(
    width: int, height: int, ground: str, edge: str, round_: int, wide: float, dashed: bool, ratio: float
) -> QPixmap:
    made = QPixmap(QSize(width, height) * ratio)
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(edge), wide, Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine))
    painter.setBrush(QColor(ground))
    half = wide / 2
    painter.drawRoundedRect(QRectF(half, half, width - wide, height - wide), round_, round_)
    painter.end()
    return made


@lru_cache(maxsize=2048)
def _round(photo: bytes, size: int, ratio: float) -> QPixmap:
    """A portrait cut out round; the same picture is decoded once."""
    whole = QPixmap()
    whole.loadFromData(photo)
    points = round(size * ratio)
    filled = whole.scaled(
        points, points, Qt.AspectRatioMode.KeepAspectRatioByExpanding, Qt.TransformationMode.SmoothTransformation
    )
    made = QPixmap(points, points)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    circle = QPainterPath()
    circle.addEllipse(0, 0, points, points)
    painter.setClipPath(circle)
    painter.drawPixmap((points - filled.width()) // 2, (points - filled.height()) // 2, filled)
    painter.end()
    made.setDevicePixelRatio(ratio)
    return made
