"""What stands around a page while the register is sealed: the name above, the strip below, one column between."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QDateTime, QLocale, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.theme import tokens_of
from ui.widgets.buttons import KeyButton
from ui.widgets.marks import label
from ui.widgets.paint import Icon
from ui.words import _

COLUMN = 760


class Arch(QWidget):
    """The sign of the program: two arches."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(36, 36)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, painter = tokens_of(self), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for inset, colour in ((3.0, tokens.accent), (11.0, tokens.ink)):
            painter.setPen(QPen(QColor(colour), 3.4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.drawPath(_arch(inset, 36 - inset))
        painter.end()


def _arch(left: float, right: float) -> QPainterPath:
    radius = (right - left) / 2
    path = QPainterPath()
    path.moveTo(left, 33)
    path.lineTo(left, left + radius)
    path.arcTo(left, left, 2 * radius, 2 * radius, 180, -180)
    path.lineTo(right, 33)
    return path


class SealedPage(QWidget):
    """Fill `column`; `strip` says at the foot what state the register is in."""

    def __init__(self, strip: str, night: Callable[[], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(self._top(night))
        self.column = QVBoxLayout()
        self.column.setSpacing(14)
        self.area = self._middle()
        whole.addWidget(self.area, 1)
        whole.addWidget(self._foot(strip))

    def _top(self, night: Callable[[], None]) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(34, 16, 28, 8)
        row.setSpacing(10)
        row.addWidget(Arch())
        row.addWidget(label("Waystation", "section"))
        row.addStretch(1)
        self.night = KeyButton(_("Night colours"), "F10", "quiet", "moon")
        self.night.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.night.clicked.connect(night)
        row.addWidget(self.night)
        return row

    def _middle(self) -> QScrollArea:
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside, holder = QWidget(), QWidget()
        holder.setMaximumWidth(COLUMN)
        holder.setLayout(self.column)
        self.column.setContentsMargins(0, 0, 0, 0)
        centred = QHBoxLayout(inside)
        centred.setContentsMargins(18, 4, 18, 12)
        centred.addStretch(1)
        centred.addWidget(holder, 1000, Qt.AlignmentFlag.AlignVCenter)
        centred.addStretch(1)
        area.setWidget(inside)
        return area

    def _foot(self, strip: str) -> QFrame:
        foot = QFrame()
        foot.setProperty("kind", "bar")
        foot.setFixedHeight(40)
        row = QHBoxLayout(foot)
        row.setContentsMargins(34, 0, 32, 0)
        row.setSpacing(10)
        row.addWidget(Icon("shield", "ok", 20))
        self.state = label(strip, "strong", "ok")
        row.addWidget(self.state, 1)
        self._clock = label("", "strong")
        row.addWidget(self._clock)
        self._tick()
        timer = QTimer(self)
        timer.timeout.connect(self._tick)
        timer.start(5000)
        return foot

    def _tick(self) -> None:
        english = QLocale(QLocale.Language.English)
        self._clock.setText(english.toString(QDateTime.currentDateTime(), "ddd d MMM yyyy, HH:mm"))
