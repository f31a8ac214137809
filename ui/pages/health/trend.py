"""Earlier measures as small lines, one a measure, the newest figure in words beside it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.check_forms import Vitals
from app.check_rows import TrendPoint
from app.vitals import BY_KEY
from ui.theme import Tokens, tokens_of
from ui.widgets.panels import Card
from ui.words import _

KEYS = ("respiration", "saturation", "systolic", "pulse", "temperature", "weight")
ROW, NAMED, TOLD, MOST = 34, 132, 74, 12


class TrendLines(QWidget):
    """A line for each measure that was taken twice or more; points stand at equal steps, the newest at the end."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[tuple[str, list[int], str]] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("Earlier measures"))

    def show_points(self, points: Sequence[Vitals]) -> bool:
        """Whether there is anything to draw."""
        self._rows = []
        for key in KEYS:
            values = [value for vitals in points[-MOST:] if (value := getattr(vitals, key)) is not None]
            if len(values) > 1:
                measure = BY_KEY[key]
                self._rows.append((_(measure.label), values, f"{measure.show(values[-1])} {measure.unit}"))
        told = _("{name} from {first} to {last}")
        shown = [told.format(name=name, first=values[0], last=words) for name, values, words in self._rows]
        self.setAccessibleDescription("; ".join(shown))
        self.setFixedHeight(max(len(self._rows), 1) * ROW)
        self.update()
        return bool(self._rows)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, painter = tokens_of(self), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = QFont(self.font())
        font.setPixelSize(14)
        painter.setFont(font)
        for place, (name, values, words) in enumerate(self._rows):
            self._row(painter, tokens, place * ROW, name, values, words)

    def _row(self, painter: QPainter, tokens: Tokens, top: int, name: str, values: list[int], words: str) -> None:
        painter.setPen(QColor(tokens.ink))
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRect(0, top, NAMED - 6, ROW), flags, name)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRect(self.width() - TOLD, top, TOLD, ROW), right, words)
        area = QRectF(NAMED, top + 7, self.width() - NAMED - TOLD - 10, ROW - 14)
        low, high = min(values), max(values)
        span = (high - low) or 1
        step = area.width() / (len(values) - 1)
        points = [
            QPointF(area.left() + n * step, area.bottom() - (value - low) / span * area.height())
            for n, value in enumerate(values)
        ]
        painter.setPen(QPen(QColor(tokens.accent), 2))
        painter.drawPolyline(QPolygonF(points))
        painter.setBrush(QColor(tokens.accent))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawEllipse(points[-1], 3.5, 3.5)


class TrendCard(Card):
    """Hidden where nothing was measured before."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Earlier and now"), parent=parent)
        self.lines = TrendLines()
        self.body.addWidget(self.lines)
        self._past: tuple[Vitals, ...] = ()
        self.hide()

    def put(self, trend: Sequence[TrendPoint]) -> None:
        self._past = tuple(point.vitals for point in trend)
        self.show_now(Vitals())

    def show_now(self, vitals: Vitals) -> None:
        """What is typed now is the last point."""
        now = (vitals,) if vitals != Vitals() else ()
        drawn = bool(self._past) and self.lines.show_points((*self._past, *now))
        self.setVisible(drawn)
