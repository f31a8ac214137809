"""Earlier measures as small lines, one a measure, the newest figure in words beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.check_forms import Vitals
from app.check_rows import TrendPoint
from app.vitals import BY_KEY
from ui.theme import Tokens, tokens_of
from ui.widgets.panels import Card
from ui.words import _

# How far each line goes at least from its foot to its top, in the measure's own steps: no noise looks like a fall.
SPANS = {"respiration": 8, "saturation": 6, "systolic": 30, "pulse": 30, "temperature": 20, "weight": 50}
ROW, NAMED, TOLD, MOST = 34, 132, 80, 12


@dataclass(frozen=True)
class Line:
    """One measure: its name, its values with the oldest first, the newest in words, and whether that is of now."""

    name: str
    values: tuple[int, ...]
    newest: str
    now: bool
    span: int


class TrendLines(QWidget):
    """A line for each measure that was taken twice or more; points stand at equal steps, the newest at the end. The
    last point is full where it is of this check, hollow where it is an earlier one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Line] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("Earlier measures"))

    def show_points(self, points: Sequence[Vitals], with_now: bool) -> bool:
        """Whether there is anything to draw."""
        self._rows = []
        for key, span in SPANS.items():
            values = tuple(value for vitals in points[-MOST:] if (value := getattr(vitals, key)) is not None)
            if len(values) > 1:
                measure, now = BY_KEY[key], getattr(points[-1], key) is not None and with_now
                name = _("Blood pressure") if key == "systolic" else _(measure.label)
                self._rows.append(Line(name, values, f"{measure.show(values[-1])} {measure.unit}", now, span))
        told, before = _("{name} from {first} to {last}"), _("{name} from {first} to {last}, not measured now")
        shown = [
            (told if row.now else before).format(name=row.name, first=row.values[0], last=row.newest)
            for row in self._rows
        ]
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
        for place, row in enumerate(self._rows):
            self._words(painter, tokens, place * ROW, row)
            self._line(painter, tokens, place * ROW, row)

    def _words(self, painter: QPainter, tokens: Tokens, top: int, row: Line) -> None:
        painter.setPen(QColor(tokens.ink))
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        name = painter.fontMetrics().elidedText(row.name, Qt.TextElideMode.ElideRight, NAMED - 6)
        painter.drawText(QRect(0, top, NAMED - 6, ROW), flags, name)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.setPen(QColor(tokens.ink if row.now else tokens.ink2))
        painter.drawText(QRect(self.width() - TOLD, top, TOLD, ROW), right, row.newest)

    def _line(self, painter: QPainter, tokens: Tokens, top: int, row: Line) -> None:
        values = row.values
        area = QRectF(NAMED, top + 7, self.width() - NAMED - TOLD - 10, ROW - 14)
        span = max(row.span, max(values) - min(values))
        low = (min(values) + max(values) - span) / 2
        step = area.width() / (len(values) - 1)
        points = [
            QPointF(area.left() + n * step, area.bottom() - (value - low) / span * area.height())
            for n, value in enumerate(values)
        ]
        painter.setPen(QPen(QColor(tokens.accent), 2))
        painter.drawPolyline(QPolygonF(points))
        painter.setBrush(QColor(tokens.accent if row.now else tokens.surface))
        painter.drawEllipse(points[-1], 3, 3)
        painter.setBrush(Qt.BrushStyle.NoBrush)


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
        drawn = bool(self._past) and self.lines.show_points((*self._past, *now), bool(now))
        self.setVisible(drawn)
