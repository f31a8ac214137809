"""Painting shared by the small parts: icons in token colours, dynamic properties that take effect at once."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QWidget

from ui.theme import tokens_of

ICONS = Path(__file__).parent.parent / "icons"


@lru_cache(maxsize=512)
def icon_pixmap(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    """A Lucide icon of `size` logical pixels in one colour."""
    return _drawn((ICONS / f"{name}.svg").read_text(encoding="utf-8").replace("currentColor", colour), size, ratio)


def _drawn(svg: str, size: int, ratio: float) -> QPixmap:
    pixmap = QPixmap(QSize(size, size) * ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(0, 0, size * ratio, size * ratio))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


@lru_cache(maxsize=64)
def filled_pixmap(name: str, colour: str, ground: str, size: int, ratio: float) -> QPixmap:
    """The same icon as a filled shape with its sign cut out; the shape is the longest element of the drawing."""
    text = (ICONS / f"{name}.svg").read_text(encoding="utf-8")
    parts = [line for line in text.splitlines() if line.endswith("/>")]
    shape = max(parts, key=len)
    signs = [part.replace("/>", f'stroke="{ground}"/>') for part in parts if part != shape]
    head = text.partition(parts[0])[0].replace('fill="none"', f'fill="{colour}"').replace("currentColor", colour)
    svg = "\n".join([head, shape, *signs, "</svg>"])
    return _drawn(svg, size, ratio)


def put(widget: QWidget, **properties: object) -> None:
    """Set dynamic properties and let the style sheet see them."""
    for name, value in properties.items():
        widget.setProperty(name, value)
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    widget.update()


class Icon(QWidget):
    """A line icon in a token's colour; it follows a live switch of the palette."""

    def __init__(self, name: str, tone: str = "ink", size: int = 22, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._tone, self._size = name, tone, size
        self.setFixedSize(size, size)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def change(self, name: str | None = None, tone: str | None = None) -> None:
        self._name, self._tone = name or self._name, tone or self._tone
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._name:
            return
        colour = getattr(tokens_of(self), self._tone)
        painter = QPainter(self)
        painter.drawPixmap(0, 0, icon_pixmap(self._name, colour, self._size, self.devicePixelRatioF()))
        painter.end()
