"""The frame of the face: a picture behind a window of the card's proportion, moved, brought closer and turned."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDropEvent,
    QImage,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QTransform,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.errors import UserError
from app.strangers.header import PORTRAIT
from ui.carried import coded, has_picture, picture_of
from ui.photo.cut import Cut
from ui.theme import tokens_of
from ui.widgets.paint import icon_pixmap
from ui.words import _

MARGIN, ICON, STEP, CLOSER, QUARTER = 14, 64, 0.04, 1.1, 90
FACE = QRectF(0.22, 0.13, 0.56, 0.62)  # where a face sits on a passport photo, in parts of the frame
STEPS = {
    Qt.Key.Key_Left: (-STEP, 0.0),
    Qt.Key.Key_Right: (STEP, 0.0),
    Qt.Key.Key_Up: (0.0, -STEP),
    Qt.Key.Key_Down: (0.0, STEP),
}


class FaceFrame(QWidget):
    """`dropped` carries the raw bytes of a picture let fall on it; `refused` a sentence."""

    dropped = Signal(bytes)
    refused = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAcceptDrops(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(_("Frame of the face"))
        self.setAccessibleDescription(_("Arrow keys move it, plus and minus bring it closer or farther, R turns it."))
        self._image, self._turns = QImage(), 0
        self.cut = Cut.largest(*PORTRAIT)
        self._held: QPointF | None = None

    def sizeHint(self) -> QSize:
        return QSize(420, 460)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 220)

    # The picture

    @property
    def is_empty(self) -> bool:
        return self._image.isNull()

    def show_picture(self, image: QImage) -> None:
        """Show a picture; the frame stays where it is while pictures of the same size follow each other."""
        self._image = image.transformed(QTransform().rotate(QUARTER * self._turns)) if self._turns else image
        if (self.cut.width, self.cut.height) != (self._image.width(), self._image.height()):
            self._start_anew()
        self.update()

    def clear(self) -> None:
        """No picture, and the frame as it was at first."""
        self._image, self._turns, self._held = QImage(), 0, None
        self.cut = Cut.largest(*PORTRAIT)
        self.update()

    def _start_anew(self) -> None:
        if not self.is_empty:
            self.cut = Cut.largest(self._image.width(), self._image.height())

    def photo(self) -> bytes:
        """What lies in the frame, as a JPEG of at most 600 x 772 pixels."""
        left, top, across, down = (int(value + 1e-6) for value in self.cut.rect)
        kept = self._image.copy(left, top, max(across, 1), max(down, 1))
        if kept.height() > PORTRAIT[1]:
            kept = kept.scaled(
                *PORTRAIT, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
            )
        return coded(kept.convertToFormat(QImage.Format.Format_RGB32), "JPEG", 95)

    # Moving, bringing closer, turning

    def move_by(self, right: float, down: float) -> None:
        self.cut = self.cut.moved(right, down)
        self.update()

    def zoom_by(self, factor: float) -> None:
        self.cut = self.cut.zoomed(factor)
        self.update()

    def turn(self) -> None:
        """A quarter to the right."""
        self._turns = (self._turns + 1) % 4
        self._image = self._image.transformed(QTransform().rotate(QUARTER))
        self._start_anew()
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._held = event.position()
        self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held is not None and not self.is_empty:
            gone, window = event.position() - self._held, self._window()
            self.move_by(-gone.x() / window.width(), -gone.y() / window.height())
            self._held = event.position()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._held = None
        self.unsetCursor()

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.zoom_by(CLOSER ** (event.angleDelta().y() / 120))
        event.accept()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if has_picture(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        try:
            raw = picture_of(event.mimeData())
        except UserError as refusal:
            self.refused.emit(refusal.sentence)
            return
        if raw:
            self.dropped.emit(raw)

    # Painting

    def _window(self) -> QRectF:
        """The window of the card's proportion, in the middle of the widget."""
        room = QRectF(self.rect()).adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
        scale = min(room.width() / PORTRAIT[0], room.height() / PORTRAIT[1])
        window = QRectF(0, 0, PORTRAIT[0] * scale, PORTRAIT[1] * scale)
        window.moveCenter(room.center())
        return window

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, painter, window = tokens_of(self), QPainter(self), self._window()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        ground = QPainterPath()
        ground.addRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        painter.setClipPath(ground)
        painter.fillPath(ground, QColor(tokens.sunken))
        if self.is_empty:
            icon = icon_pixmap("user-round", tokens.ink3, ICON, self.devicePixelRatioF())
            painter.drawPixmap(window.center() - QPointF(ICON / 2, ICON / 2), icon)
        else:
            self._paint_picture(painter, window)
        painter.setClipping(False)
        focused = self.hasFocus()
        painter.setPen(QPen(QColor(tokens.focus if focused else tokens.edge), 3 if focused else 2))
        painter.drawRoundedRect(window, 6, 6)
        painter.end()

    def _paint_picture(self, painter: QPainter, window: QRectF) -> None:
        left, top, across, _down = self.cut.rect
        scale = window.width() / across
        whole = QRectF(
            window.left() - left * scale, window.top() - top * scale, self.cut.width * scale, self.cut.height * scale
        )
        painter.drawImage(whole, self._image)
        outside, inside = QPainterPath(), QPainterPath()
        outside.addRect(QRectF(self.rect()))
        inside.addRoundedRect(window, 6, 6)
        painter.fillPath(outside.subtracted(inside), QColor(16, 21, 19, 170))
        face = QRectF(
            window.left() + FACE.left() * window.width(),
            window.top() + FACE.top() * window.height(),
            FACE.width() * window.width(),
            FACE.height() * window.height(),
        )
        for colour, width in ((QColor(0, 0, 0, 110), 3.0), (QColor(255, 255, 255, 210), 1.5)):
            pen = QPen(colour, width, Qt.PenStyle.DashLine)
            pen.setDashPattern([8 / width, 6 / width])
            painter.setPen(pen)
            painter.drawEllipse(face)
