"""Where pictures come from: the laptop's camera, where there is one, and a picture that lies still."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from ui.words import _

SMOOTH, MOST_WIDTH = 10.0, 1920


class Frames(QObject):
    """A source of pictures. Between `start` and `stop`, `frame` carries a QImage; `failed` says why none comes."""

    frame = Signal(QImage)
    failed = Signal(str)

    def start(self) -> None:
        """Begin to show pictures."""
        raise NotImplementedError

    def stop(self) -> None:
        """Show no more, and let go of the device."""
        raise NotImplementedError


class NoCamera(Exception):
    """There is no camera to open; `sentence` says what to do instead."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class Still(Frames):
    """One picture, out of a file, a drop or the clipboard."""

    def __init__(self, image: QImage, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._image = image

    def start(self) -> None:
        self.frame.emit(self._image)

    def stop(self) -> None:
        """A picture holds no device."""


class Camera(Frames):
    """A camera of this laptop, by the module QtMultimedia and one of its devices."""

    def __init__(self, multimedia: Any, device: Any, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._camera = multimedia.QCamera(device, self)
        self._sink = multimedia.QVideoSink(self)
        self._session = multimedia.QMediaCaptureSession(self)
        self._session.setCamera(self._camera)
        self._session.setVideoSink(self._sink)
        wanted = best(device.videoFormats())
        if wanted is not None:
            self._camera.setCameraFormat(wanted)
        self._sink.videoFrameChanged.connect(self._seen)
        self._camera.errorOccurred.connect(self._broken)

    def start(self) -> None:
        self._camera.start()

    def stop(self) -> None:
        self._camera.stop()

    def _seen(self, frame: Any) -> None:
        image = frame.toImage() if frame.isValid() else QImage()
        if not image.isNull():
            self.frame.emit(image)

    def _broken(self, _error: object, _words: str) -> None:
        self.failed.emit(
            _("The camera does not answer. The photo is as it was. Close other programs that use it, or choose a file.")
        )


def best(formats: list[Any]) -> Any:
    """The sharpest of the formats that are still smooth to look at; None when there is nothing to choose."""
    smooth = [each for each in formats if each.maxFrameRate() >= SMOOTH and each.resolution().width() <= MOST_WIDTH]
    return max(smooth, key=lambda each: each.resolution().width() * each.resolution().height(), default=None)


def open_camera(parent: QObject | None = None) -> Frames:
    """The default camera of this laptop. NoCamera without the extra `camera` of this program or without a device."""
    try:
        from PySide6 import QtMultimedia
    except ImportError:
        raise NoCamera(
            _("The camera part of this program is not installed here. Choose a file, drop one on the frame, or paste.")
        ) from None
    device = QtMultimedia.QMediaDevices.defaultVideoInput()
    if device.isNull():
        raise NoCamera(_("No camera was found on this laptop. Choose a file, drop one on the frame, or paste."))
    return Camera(QtMultimedia, device, parent)
