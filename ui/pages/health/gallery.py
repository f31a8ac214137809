"""Photographs of a person's marks: opened one by one, each opening journaled; taken away when the person says so."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.check_rows import InjuryPhotoRow
from ui.widgets.buttons import KeyButton
from ui.widgets.marks import label
from ui.words import _

SIDE = 420


class PhotoRow(QWidget):
    """One photograph, closed until it is asked for. `asked` and `dropped` carry its id."""

    asked = Signal(object)
    dropped = Signal(object)

    def __init__(self, photo: InjuryPhotoRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.photo = photo
        words = _("{time}, by {name}").format(time=f"{photo.at.astimezone():%d.%m. %H:%M}", name=photo.by)
        self.open, self.away = (
            KeyButton(_("Show"), icon="camera", size="compact"),
            KeyButton("", icon="x", size="compact"),
        )
        self.open.setAccessibleName(_("Show the photograph of {words}").format(words=words))
        self.away.setAccessibleName(_("Take this photograph away"))
        self.picture = QLabel()
        self.picture.setAccessibleName(_("Photograph of the mark"))
        for closed in (self.picture, self.away):
            closed.hide()  # nobody takes away what is not seen
        row = QHBoxLayout()
        row.addWidget(label(words, "second"), 1)
        row.addWidget(self.open)
        row.addWidget(self.away)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        column.addWidget(self.picture)
        self.open.clicked.connect(self._turned)
        self.away.clicked.connect(lambda: self.dropped.emit(photo.id))

    def _turned(self) -> None:
        if self.picture.isHidden():
            self.asked.emit(self.photo.id)
        else:
            self._close()

    def _close(self) -> None:
        self.picture.clear()
        self.picture.hide()
        self.away.hide()
        self.open.say(_("Show"))

    def show_picture(self, content: bytes) -> None:
        found = QPixmap()
        found.loadFromData(content)
        smooth = Qt.TransformationMode.SmoothTransformation
        fitting = found.scaled(SIDE, SIDE, Qt.AspectRatioMode.KeepAspectRatio, smooth)
        self.picture.setPixmap(fitting if max(found.width(), found.height()) > SIDE else found)
        self.picture.show()
        self.away.show()
        self.open.say(_("Hide"))


class Gallery(QWidget):
    """The photographs of this and of earlier checks, the newest first; nothing where there is none."""

    asked = Signal(object)
    dropped = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: dict[UUID, PhotoRow] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def put(self, photos: Sequence[InjuryPhotoRow]) -> None:
        for photo in tuple(self.rows):
            self.drop(photo)
        for each in sorted(photos, key=lambda photo: photo.at):
            self.add(each)

    def add(self, photo: InjuryPhotoRow) -> None:
        row = self.rows[photo.id] = PhotoRow(photo)
        row.asked.connect(self.asked)
        row.dropped.connect(self.dropped)
        self._column.insertWidget(0, row)

    def drop(self, photo: UUID) -> None:
        """It is not shown any more."""
        row = self.rows.pop(photo, None)
        if row is not None:
            row.hide()
            row.deleteLater()

    def show_picture(self, photo: UUID, content: bytes) -> None:
        """The picture of a row that still stands here."""
        if photo in self.rows:
            self.rows[photo].show_picture(content)
