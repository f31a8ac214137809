"""The body map: the person from the front, the back and both sides, head, hands and feet; a click puts a mark there."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from models.codes import BodyRegion, BodySide, BodyView
from ui.theme import tokens_of
from ui.words import _

HIGH, WIDE, DOT = 250, 130, 20
FIGURES = (BodyView.FRONT, BodyView.BACK, BodyView.LEFT, BodyView.RIGHT)
PARTS = (BodyView.HEAD, BodyView.HANDS, BodyView.FEET)
# From the crown downwards: to which thousandth of the height a region of the trunk and legs reaches.
_DOWN = (
    (70, BodyRegion.HEAD),
    (125, BodyRegion.FACE),
    (155, BodyRegion.NECK),
    (300, BodyRegion.CHEST),
    (430, BodyRegion.ABDOMEN),
    (490, BodyRegion.GROIN),
    (660, BodyRegion.THIGH),
    (730, BodyRegion.KNEE),
    (890, BodyRegion.LOWER_LEG),
    (925, BodyRegion.ANKLE),
    (1001, BodyRegion.FOOT),
)
_ARM = (
    (230, BodyRegion.SHOULDER),
    (340, BodyRegion.UPPER_ARM),
    (385, BodyRegion.ELBOW),
    (470, BodyRegion.FOREARM),
    (500, BodyRegion.WRIST),
    (1001, BodyRegion.HAND),
)
_BEHIND = {
    BodyRegion.FACE: BodyRegion.HEAD,
    BodyRegion.CHEST: BodyRegion.UPPER_BACK,
    BodyRegion.ABDOMEN: BodyRegion.LOWER_BACK,
    BodyRegion.GROIN: BodyRegion.BUTTOCKS,
}
_OF_PART = {BodyView.HEAD: BodyRegion.FACE, BodyView.HANDS: BodyRegion.HAND, BodyView.FEET: BodyRegion.FOOT}


def place_of(view: BodyView, x: int, y: int) -> tuple[BodyRegion, BodySide]:
    """The region and the person's own side at a point of a drawing, in thousandths."""
    middle = 430 <= x <= 570
    own_left = x > 500 if view in (BodyView.FRONT, BodyView.HEAD) else x < 500
    side = BodySide.MIDDLE if middle else BodySide.LEFT if own_left else BodySide.RIGHT
    if view in _OF_PART:
        return _OF_PART[view], side
    if view in (BodyView.LEFT, BodyView.RIGHT):
        side = BodySide.LEFT if view is BodyView.LEFT else BodySide.RIGHT
        return _reaches(_DOWN, y), side
    arm = (x < 310 or x > 690) and 160 < y < 620
    region = _reaches(_ARM if arm else _DOWN, y)
    return (_BEHIND.get(region, region) if view is BodyView.BACK else region), side


def _reaches(table: Sequence[tuple[int, BodyRegion]], y: int) -> BodyRegion:
    return next(region for until, region in table if y < until)


def view_words() -> dict[BodyView, str]:
    return {
        BodyView.FRONT: _("Front"),
        BodyView.BACK: _("Back"),
        BodyView.LEFT: _("Left"),
        BodyView.RIGHT: _("Right"),
        BodyView.HEAD: _("Head"),
        BodyView.HANDS: _("Hands"),
        BodyView.FEET: _("Feet"),
    }


def outline(view: BodyView) -> QPainterPath:
    """The drawing of a view in a square of a thousand."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    match view:
        case BodyView.FRONT | BodyView.BACK:
            _figure(path)
        case BodyView.LEFT | BodyView.RIGHT:
            _profile(path)
        case BodyView.HEAD:
            path.addEllipse(QRectF(270, 90, 460, 620))
            path.addRoundedRect(QRectF(410, 680, 180, 220), 60, 60)
            path.addEllipse(QRectF(225, 340, 70, 150))
            path.addEllipse(QRectF(705, 340, 70, 150))
        case BodyView.HANDS:
            for left in (60, 540):
                _hand(path, left)
        case BodyView.FEET:
            for left in (130, 540):
                path.addRoundedRect(QRectF(left, 90, 330, 800), 150, 160)
    return path.simplified()


def _figure(path: QPainterPath) -> None:
    path.addEllipse(QRectF(410, 10, 180, 130))
    path.addRoundedRect(QRectF(455, 120, 90, 60), 20, 20)
    path.addRoundedRect(QRectF(300, 160, 400, 330), 90, 60)
    for left in (190, 700):
        path.addRoundedRect(QRectF(left, 175, 110, 300), 55, 50)
        path.addEllipse(QRectF(left + 5, 460, 100, 80))
    for left in (320, 520):
        path.addRoundedRect(QRectF(left, 450, 160, 480), 70, 40)
        path.addRoundedRect(QRectF(left, 910, 160, 70), 40, 30)


def _profile(path: QPainterPath) -> None:
    path.addEllipse(QRectF(400, 10, 200, 130))
    path.addRoundedRect(QRectF(460, 120, 90, 60), 20, 20)
    path.addRoundedRect(QRectF(390, 160, 230, 330), 90, 60)
    path.addRoundedRect(QRectF(410, 450, 190, 480), 80, 40)
    path.addRoundedRect(QRectF(400, 910, 270, 70), 40, 30)


def _hand(path: QPainterPath, left: float) -> None:
    path.addRoundedRect(QRectF(left + 60, 420, 280, 360), 90, 90)
    for finger in range(4):
        path.addRoundedRect(QRectF(left + 65 + finger * 70, 130, 58, 330), 28, 28)
    path.addRoundedRect(QRectF(left + 10, 480, 90, 200), 40, 40)


class Drawing(QWidget):
    """One view with its numbered marks. `marked`: a click, in thousandths of the drawing."""

    marked = Signal(object, int, int)

    def __init__(self, view: BodyView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = view
        self._dots: tuple[tuple[int, int, int], ...] = ()
        self._outline = outline(view)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(HIGH if view in FIGURES else HIGH // 2)
        self.setMinimumWidth(WIDE // 2)
        self.setAccessibleName(_("Body map: {view}").format(view=view_words()[view]))
        self.setCursor(Qt.CursorShape.CrossCursor)

    def show_dots(self, dots: Sequence[tuple[int, int, int]]) -> None:
        """Number of the mark, and where it is in thousandths."""
        self._dots = tuple(dots)
        self.setAccessibleDescription(", ".join(str(number) for number, _x, _y in dots))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(WIDE, self.height())

    def _area(self) -> QRectF:
        """The drawing keeps its shape: half as wide as high for a figure, a square for a part."""
        high = self.height() - 22
        wide = min(high * (0.56 if self.view in FIGURES else 1.0), self.width() - 4)
        return QRectF((self.width() - wide) / 2, 2, wide, high)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, painter, area = tokens_of(self), QPainter(self), self._area()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.save()
        painter.translate(area.topLeft())
        painter.scale(area.width() / 1000, area.height() / 1000)
        pen = QPen(QColor(tokens.edge), 1.6)
        pen.setCosmetic(True)
        painter.setPen(pen)
        painter.setBrush(QColor(tokens.sunken))
        painter.drawPath(self._outline)
        painter.restore()
        font = QFont(self.font())
        font.setPixelSize(13)
        painter.setFont(font)
        painter.setPen(QColor(tokens.ink2))
        foot = QRectF(0, self.height() - 20, self.width(), 20)
        painter.drawText(foot, Qt.AlignmentFlag.AlignCenter, view_words()[self.view])
        font.setBold(True)
        painter.setFont(font)
        for number, x, y in self._dots:
            middle = QPointF(area.left() + x * area.width() / 1000, area.top() + y * area.height() / 1000)
            spot = QRectF(middle.x() - DOT / 2, middle.y() - DOT / 2, DOT, DOT)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.accent))
            painter.drawEllipse(spot)
            painter.setPen(QColor(tokens.onaccent))
            painter.drawText(spot, Qt.AlignmentFlag.AlignCenter, str(number))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        area, at = self._area(), event.position()
        x = round((at.x() - area.left()) * 1000 / area.width())
        y = round((at.y() - area.top()) * 1000 / area.height())
        if 0 <= x <= 1000 and 0 <= y <= 1000:
            self.marked.emit(self.view, x, y)
