"""Small pictures of the store: the balance by day, and bars by name. Painted; read aloud as their figures."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import Tokens, tokens_of
from ui.words import _

HIGH, FOOT, ROW, NAME_SHARE = 132, 20, 26, 0.38


class DayPlot(QWidget):
    """How a balance went, a step a day, with the line of nothing and the level at which to order."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._days: tuple[tuple[date, int], ...] = ()
        self._level, self._texts = 0, ("", "")
        self.setMinimumHeight(HIGH)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_days(self, days: Sequence[tuple[date, int]], level: int, first: str, last: str) -> None:
        """`first` and `last` are the words at the ends of the time line."""
        self._days, self._level, self._texts = tuple(days), level, (first, last)
        self.setAccessibleName(_("Balance by day"))
        values = [value for _day, value in days]
        if values:
            told = _("at first {first}, least {least}, now {now}")
            self.setAccessibleDescription(told.format(first=values[0], least=min(values), now=values[-1]))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(320, HIGH)

    def paintEvent(self, event: QPaintEvent) -> None:
        if len(self._days) < 2:
            return
        tokens, painter = tokens_of(self), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(4, 8, self.width() - 8, self.height() - 8 - FOOT)
        self._lines(painter, tokens, area)
        steps = self._steps(area)
        fill = QPolygonF([QPointF(area.left(), self._y(0, area)), *steps, QPointF(area.right(), self._y(0, area))])
        tint = QColor(tokens.accent)
        tint.setAlpha(46)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tint)
        painter.drawPolygon(fill)
        painter.setPen(QPen(QColor(tokens.accent), 2.4))
        painter.drawPolyline(QPolygonF(steps))
        self._foot(painter, tokens)

    def _span(self) -> tuple[int, int]:
        values = [value for _day, value in self._days]
        return min(0, *values), max(1, self._level, *values)

    def _y(self, value: int, area: QRectF) -> float:
        low, high = self._span()
        return area.bottom() - (value - low) / (high - low) * area.height()

    def _steps(self, area: QRectF) -> list[QPointF]:
        wide, points = area.width() / (len(self._days) - 1), []
        for place, (_day, value) in enumerate(self._days):
            x, y = area.left() + place * wide, self._y(value, area)
            if points:
                points.append(QPointF(x, points[-1].y()))
            points.append(QPointF(x, y))
        return points

    def _lines(self, painter: QPainter, tokens: Tokens, area: QRectF) -> None:
        painter.setPen(QPen(QColor(tokens.line), 1))
        painter.drawLine(QPointF(area.left(), self._y(0, area)), QPointF(area.right(), self._y(0, area)))
        if self._level > 0:
            painter.setPen(QPen(QColor(tokens.att), 1.4, Qt.PenStyle.DashLine))
            level = self._y(self._level, area)
            painter.drawLine(QPointF(area.left(), level), QPointF(area.right(), level))

    def _foot(self, painter: QPainter, tokens: Tokens) -> None:
        font = QFont(self.font())
        font.setPixelSize(13)
        painter.setFont(font)
        painter.setPen(QColor(tokens.ink2))
        place = QRect(4, self.height() - FOOT, self.width() - 8, FOOT)
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self._texts[0])
        painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self._texts[1])


class Bars(QWidget):
    """A bar a row: name, length, figure in words; a row without a length says its words only."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[tuple[str, float | None, str], ...] = ()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_rows(self, rows: Sequence[tuple[str, float | None, str]]) -> None:
        self._rows = tuple(rows)
        self.setAccessibleDescription("; ".join(f"{name}: {words}" for name, _length, words in rows))
        self.setFixedHeight(max(len(rows), 1) * ROW)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, painter = tokens_of(self), QPainter(self)
        font = QFont(self.font())
        font.setPixelSize(14)
        painter.setFont(font)
        longest = max((length for _name, length, _words in self._rows if length), default=1.0)
        named, told = int(self.width() * NAME_SHARE), 76
        for place, (name, length, words) in enumerate(self._rows):
            top = place * ROW
            painter.setPen(QColor(tokens.ink))
            room = QRect(0, top, named - 8, ROW)
            shown = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
            wide = self.width() - named - told
            painter.fillRect(QRect(named, top + 7, wide, ROW - 14), QColor(tokens.sunken))
            painter.fillRect(
                QRect(named, top + 7, int(wide * (length or 0) / longest), ROW - 14), QColor(tokens.accent)
            )
            end = QRect(named + wide, top, told, ROW)
            painter.drawText(end, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words)
