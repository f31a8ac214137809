"""Pictures that a file, a drop or the clipboard carries: raw bytes, not decoded in this process."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMimeData
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog, QWidget

from app.errors import UserError
from app.photo import MOST_BYTES
from ui.words import _

CODED = ("image/jpeg", "image/png", "image/webp", "image/bmp", "image/gif")
ENDINGS = "*.jpg *.jpeg *.png *.webp *.bmp *.gif"


def picture_in(path: Path) -> bytes:
    """The bytes of a file. UserError when it cannot be read or is larger than any photo."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise OSError
        return path.read_bytes()
    except OSError:
        raise UserError(
            _("This file cannot be read or is too large. The person is not changed. Choose another."), "photo"
        ) from None


def picture_of(carried: QMimeData) -> bytes | None:
    """The first local file, or the picture itself; None when there is neither. UserError as above."""
    for url in carried.urls():
        if url.isLocalFile():
            return picture_in(Path(url.toLocalFile()))
    for form in CODED:
        if carried.hasFormat(form):
            return bytes(carried.data(form).data())
    image = carried.imageData() if carried.hasImage() else None
    return coded(image, "PNG") if isinstance(image, QImage) and not image.isNull() else None


def has_picture(carried: QMimeData) -> bool:
    """Whether there may be one; nothing is read yet."""
    return carried.hasUrls() or carried.hasImage() or any(carried.hasFormat(form) for form in CODED)


def asked_file(parent: QWidget) -> Path | None:
    """Let somebody choose a file."""
    path, _kind = QFileDialog.getOpenFileName(parent, _("Choose a photo"), "", ENDINGS)
    return Path(path) if path else None


def coded(image: QImage, form: str, quality: int = 90) -> bytes:
    """A picture of our own as a file."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, form, quality)  # type: ignore[call-overload]
    return bytes(buffer.data().data())
