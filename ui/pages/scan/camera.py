"""A code held before the camera, or let fall as a picture: it goes the way of a scanner's burst."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QRect, Qt, Signal
from PySide6.QtGui import QHideEvent, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from app.code_pictures import scan_in_picture, scan_in_pixels
from app.errors import UserError
from app.scanning import Scan
from ui.carried import ENDINGS, picture_in
from ui.photo.sources import Frames, NoCamera, open_camera
from ui.theme import tokens_of
from ui.words import _
from ui.work import Lane, Work, sentence_of

MOST_SIDE = 1280
NONE_FOUND = "No code of a card was found in this picture. Take it again closer and straight, or type the number."


def scan_in_image(image: QImage) -> Scan | None:
    """The code in a picture, made smaller where it is larger than reading needs."""
    if image.isNull():
        return None
    if max(image.width(), image.height()) > MOST_SIDE:
        image = image.scaled(MOST_SIDE, MOST_SIDE, Qt.AspectRatioMode.KeepAspectRatio)
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    return scan_in_pixels(bytes(grey.constBits()), grey.bytesPerLine(), grey.height())


class CodeCamera(QWidget):
    """What the camera sees, until a code is read. `scanned` carries it; `refused` a sentence."""

    scanned = Signal(object)
    refused = Signal(str)

    def __init__(self, work: Work, camera: Callable[[QObject], Frames] = open_camera) -> None:
        super().__init__()
        self._work, self.camera = work, camera
        self._source: Frames | None = None
        self._image, self._reading = QImage(), False
        self.setAccessibleName(_("Camera"))
        self.setMinimumSize(240, 160)
        self.hide()

    @property
    def is_on(self) -> bool:
        return self._source is not None

    def toggle(self) -> None:
        """On, or off again."""
        if self.is_on:
            self.stop()
        else:
            self.start()

    def start(self) -> None:
        """Look for a code; `refused` without a camera."""
        try:
            self._source = self.camera(self)
        except NoCamera:
            self.refused.emit(_("There is no camera here. Use the scanner, choose a picture, or type the number."))
            return
        self._source.frame.connect(self._seen)
        self._source.failed.connect(self._broken)
        self.show()
        self._source.start()

    def stop(self) -> None:
        """Let go of the camera."""
        source, self._source, self._image = self._source, None, QImage()
        if source is not None:
            source.frame.disconnect(self._seen)
            source.stop()
            source.deleteLater()
        self.hide()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self.is_on:
            self.stop()

    def _broken(self, _sentence: str) -> None:
        self.stop()
        self.refused.emit(_("The camera does not answer. Use the scanner, choose a picture, or type the number."))

    def _seen(self, image: QImage) -> None:
        """One frame is read at a time; those that come meanwhile are only shown."""
        self._image = image
        self.update()
        if not self._reading:
            self._reading = True
            self._work.run(self, lambda: scan_in_image(image), self._read, self._failed, lane=Lane.DRAWING)

    def _read(self, scan: Scan | None) -> None:
        self._reading = False
        if scan is not None and self.is_on:
            self.stop()
            self.scanned.emit(scan)

    def _failed(self, trouble: Exception) -> None:
        self._reading = False
        self.stop()
        self.refused.emit(sentence_of(trouble))

    def read_file(self) -> None:
        """Choose a picture and read its code."""
        path, _kind = QFileDialog.getOpenFileName(self.window(), _("Choose a picture of a card"), "", ENDINGS)
        if path:
            self.read_picture(lambda: picture_in(Path(path)))

    def read_picture(self, raw: Callable[[], bytes | None]) -> None:
        """The code in a picture that was chosen, dropped or pasted; nothing of the picture is kept."""

        def job() -> Scan | None:
            found = raw()
            return scan_in_picture(found) if found else None

        self._work.run(self, job, self._of_picture, self._not_read, lane=Lane.DRAWING)

    def _of_picture(self, scan: Scan | None) -> None:
        if scan is not None:
            self.scanned.emit(scan)
        else:
            self.refused.emit(_(NONE_FOUND))

    def _not_read(self, trouble: Exception) -> None:
        self.refused.emit(_(NONE_FOUND) if isinstance(trouble, UserError) else sentence_of(trouble))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), tokens_of(self).sunken)
        if not self._image.isNull():
            size = self._image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
            place = QRect((self.width() - size.width()) // 2, (self.height() - size.height()) // 2, 0, 0)
            place.setSize(size)
            painter.drawImage(place, self._image)
        painter.end()
