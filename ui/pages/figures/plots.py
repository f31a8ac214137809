"""Plots by day: how full the house was, who came and left. Painted; read aloud as their figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.figures import DayRow
from ui.pages.figures.words import long_day, short_day
from ui.theme import Tokens, tokens_of
from ui.words import _

HIGH, FOOT, AXIS, TOP, EDGE, PIXELS, WIDEST, NUMBERED = 176, 22, 40, 16, 18, 13, 54, 24


def rounded_up(value: int) -> int:
    """The end of an axis: 4, 6, 8, 10, 20, 40 and so on."""
    ten = 1
    while True:
        for end in (4 * ten, 6 * ten, 8 * ten, 10 * ten, 20 * ten):
            if value <= end:
                return end
        ten *= 10


class DayPlot(QWidget):
    """An axis, days under it, and what the plot itself draws for each day."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.days: tuple[DayRow, ...] = ()
        self.setAccessibleName(name)
        self.setMinimumHeight(HIGH)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_days(self, days: Sequence[DayRow]) -> None:
        self.days = tuple(days)
        self.setAccessibleDescription("; ".join(f"{long_day(row.day)}: {self.said(row)}" for row in self.days[-31:]))
        self.update()

    def said(self, row: DayRow) -> str:
        """A day in words."""
        raise NotImplementedError

    def ends(self) -> tuple[int, int]:
        """The least and the largest value of the axis."""
        raise NotImplementedError

    def draw(self, painter: QPainter, tokens: Tokens, area: QRectF) -> None:
        """The bars and lines of all days."""
        raise NotImplementedError

    def sizeHint(self) -> QSize:
        return QSize(360, HIGH)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, painter = tokens_of(self), QPainter(self)
        font = QFont(self.font())
        font.setPixelSize(PIXELS)
        painter.setFont(font)
        area = QRectF(AXIS, TOP, self.width() - AXIS - EDGE, self.height() - TOP - FOOT)
        self._axis(painter, tokens, area)
        if self.days:
            self.draw(painter, tokens, area)
            self._foot(painter, tokens, area)
        painter.end()

    def y(self, value: float, area: QRectF) -> float:
        low, high = self.ends()
        return area.bottom() - (value - low) / (high - low) * area.height()

    def slots(self, area: QRectF) -> Iterator[tuple[DayRow, float, float]]:
        """Each day with the left end and the width of its bar."""
        step = area.width() / len(self.days)
        wide = min(step * 0.72, WIDEST) if step > 5 else step
        for place, row in enumerate(self.days):
            yield row, area.left() + place * step + (step - wide) / 2, wide

    def _axis(self, painter: QPainter, tokens: Tokens, area: QRectF) -> None:
        low, high = self.ends()
        for value in sorted({low, low // 2, 0, high // 2, high}):
            y = self.y(value, area)
            painter.setPen(QPen(QColor(tokens.ink2 if value == 0 else tokens.line), 1))
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
            painter.setPen(QColor(tokens.ink2))
            place = QRectF(0, y - 10, AXIS - 7, 20)
            painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(abs(value)))

    def _foot(self, painter: QPainter, tokens: Tokens, area: QRectF) -> None:
        """As many days as have room, always the last."""
        painter.setPen(QColor(tokens.ink2))
        slots = list(self.slots(area))
        every = -(-len(slots) * 52 // max(int(area.width()), 1))
        for row, x, wide in slots[:: -max(every, 1)]:
            place = QRectF(x + wide / 2 - 26, area.bottom() + 3, 52, FOOT - 3)
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, short_day(row.day))

    def number(self, painter: QPainter, tokens: Tokens, x: float, y: float, count: int) -> None:
        """A number at a bar where the days leave room for it; no line runs through it."""
        if count and len(self.days) <= NUMBERED:
            half = painter.fontMetrics().horizontalAdvance(str(count)) / 2 + 2
            painter.fillRect(QRectF(x - half, y - 7, 2 * half, 13), QColor(tokens.surface))
            painter.setPen(QColor(tokens.ink))
            painter.drawText(QRectF(x - 26, y - 8, 52, 16), Qt.AlignmentFlag.AlignCenter, str(count))


class NightsPlot(DayPlot):
    """Beds taken, people in halls on them, and the line of the beds that are open."""

    def said(self, row: DayRow) -> str:
        words = _("{taken} of {open} beds taken, {hall} in halls")
        return words.format(taken=row.beds_taken, open=row.beds_open, hall=row.hall)

    def ends(self) -> tuple[int, int]:
        return 0, rounded_up(max((max(row.beds_taken + row.hall, row.beds_open) for row in self.days), default=0))

    def draw(self, painter: QPainter, tokens: Tokens, area: QRectF) -> None:
        for row, x, wide in self.slots(area):
            middle, top = self.y(row.beds_taken, area), self.y(row.beds_taken + row.hall, area)
            painter.fillRect(QRectF(x, middle, wide, area.bottom() - middle), QColor(tokens.accent))
            hatched(painter, tokens, QRectF(x, top, wide, middle - top))
        self._open(painter, tokens, area)
        for row, x, wide in self.slots(area):
            full = row.beds_taken + row.hall
            self.number(painter, tokens, x + wide / 2, self.y(full, area) - 8, full)

    def _open(self, painter: QPainter, tokens: Tokens, area: QRectF) -> None:
        """The line of the beds that are open, a step where their number changes."""
        painter.setPen(QPen(QColor(tokens.ink), 2))
        step, before = area.width() / len(self.days), self.days[0].beds_open
        for place, row in enumerate(self.days):
            x, y = area.left() + place * step, self.y(row.beds_open, area)
            painter.drawLine(QPointF(x, self.y(before, area)), QPointF(x, y))
            painter.drawLine(QPointF(x, y), QPointF(x + step, y))
            before = row.beds_open


class MovesPlot(DayPlot):
    """Arrivals upwards, departures downwards."""

    def said(self, row: DayRow) -> str:
        return _("{came} arrived, {left} left").format(came=row.arrivals, left=row.departures)

    def ends(self) -> tuple[int, int]:
        end = rounded_up(max((max(row.arrivals, row.departures) for row in self.days), default=0))
        return -end, end

    def draw(self, painter: QPainter, tokens: Tokens, area: QRectF) -> None:
        nought = self.y(0, area)
        for row, x, wide in self.slots(area):
            up, down = self.y(row.arrivals, area), self.y(-row.departures, area)
            painter.fillRect(QRectF(x, up, wide, nought - up), QColor(tokens.accent))
            hatched(painter, tokens, QRectF(x, nought, wide, down - nought))
            self.number(painter, tokens, x + wide / 2, up - 8, row.arrivals)
            self.number(painter, tokens, x + wide / 2, down + 9, row.departures)


class Legend(QWidget):
    """Words with the sample of their bar: full, hatched, or a line."""

    def __init__(self, entries: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries = tuple(entries)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(20)
        self.setMinimumWidth(40)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, painter = tokens_of(self), QPainter(self)
        font = QFont(self.font())
        font.setPixelSize(PIXELS)
        painter.setFont(font)
        x = 0.0
        for look, words in self._entries:
            sample = QRectF(x, 5, 18, 10)
            if look == "full":
                painter.fillRect(sample, QColor(tokens.accent))
            elif look == "hatched":
                hatched(painter, tokens, sample)
            else:
                painter.fillRect(QRectF(x, 9, 18, 2), QColor(tokens.ink))
            painter.setPen(QColor(tokens.ink2))
            room = float(painter.fontMetrics().horizontalAdvance(words) + 4)
            painter.drawText(QRectF(x + 24, 0, room, 20), Qt.AlignmentFlag.AlignVCenter, words)
            x += 24 + room + 14
        painter.end()


def hatched(painter: QPainter, tokens: Tokens, bar: QRectF) -> None:
    """A light bar with slanting lines and a frame, told from a full one without colour."""
    if bar.height() <= 0:
        return
    painter.fillRect(bar, QColor(tokens.tint))
    painter.save()
    painter.setClipRect(bar)
    painter.setPen(QPen(QColor(tokens.accent), 1))
    x = bar.left() - bar.height()
    while x < bar.right():
        painter.drawLine(QPointF(x, bar.bottom()), QPointF(x + bar.height(), bar.top()))
        x += 6
    painter.restore()
    if bar.width() > 6:
        painter.setPen(QPen(QColor(tokens.accent), 1))
        painter.drawRect(bar.adjusted(0.5, 0.5, -0.5, -0.5))
