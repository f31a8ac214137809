"""Parts that show people: portraits, the photo frame, a timeline, the result of a scan."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDropEvent,
    QFont,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.errors import UserError
from ui.carried import has_picture, picture_of
from ui.theme import tokens_of
from ui.widgets.marks import label
from ui.widgets.paint import Icon, filled_pixmap, icon_pixmap, put
from ui.words import _


def initials(name: str) -> str:
    """First letters of the first two words."""
    return "".join(word[0] for word in name.split()[:2]).upper()


class Avatar(QWidget):
    """A round portrait, or initials."""

    def __init__(self, size: int = 36, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(size, size)
        self._photo, self._initials = QPixmap(), ""

    def show_person(self, photo: bytes | None, name: str) -> None:
        self._photo = QPixmap()
        if photo:
            self._photo.loadFromData(photo)
        self._initials = initials(name)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, painter = tokens_of(self), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        circle = QPainterPath()
        circle.addEllipse(QRectF(self.rect()))
        painter.setClipPath(circle)
        painter.fillPath(circle, QColor(tokens.tint))
        if self._photo.isNull():
            painter.setPen(QColor(tokens.accent))
            font = QFont(self.font())
            font.setPixelSize(round(self.height() * 0.38))
            font.setBold(True)
            painter.setFont(font)
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._initials)
        else:
            _draw_filling(painter, self._photo, self.rect())
        painter.end()


def _draw_filling(painter: QPainter, photo: QPixmap, rect: QRect) -> None:
    """As many points as the screen has, also where it is scaled."""
    points = painter.device().devicePixelRatioF()
    scaled = photo.scaled(
        rect.size() * points, Qt.AspectRatioMode.KeepAspectRatioByExpanding, Qt.TransformationMode.SmoothTransformation
    )
    scaled.setDevicePixelRatio(points)
    size = scaled.deviceIndependentSize()
    painter.drawPixmap(
        QPointF(rect.x() + (rect.width() - size.width()) / 2, rect.y() + (rect.height() - size.height()) / 2), scaled
    )


class PhotoFrame(QWidget):
    """A portrait frame; a picture can be let fall on it. `picked` carries its raw bytes, `refused` a sentence."""

    picked = Signal(bytes)
    refused = Signal(str)

    def __init__(self, width: int = 116, height: int = 145, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(width, height)
        self.setAcceptDrops(True)
        self.setAccessibleName(_("Photo"))
        self._photo = QPixmap()

    def show_photo(self, photo: bytes | None) -> None:
        self._photo = QPixmap()
        if photo:
            self._photo.loadFromData(photo)
        self.update()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if has_picture(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """A stranger's picture: it is handed on and not shown here."""
        try:
            raw = picture_of(event.mimeData())
        except UserError as refusal:
            self.refused.emit(refusal.sentence)
            return
        if raw:
            self.picked.emit(raw)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, painter = tokens_of(self), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QPainterPath()
        frame.addRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        painter.fillPath(frame, QColor(tokens.sunken))
        if self._photo.isNull():
            size = 48
            icon = icon_pixmap("user-round", tokens.ink3, size, self.devicePixelRatioF())
            painter.drawPixmap((self.width() - size) // 2, (self.height() - size) // 2, icon)
        else:
            painter.setClipPath(frame)
            _draw_filling(painter, self._photo, self.rect())
            painter.setClipping(False)
        painter.setPen(QColor(tokens.line))
        painter.drawPath(frame)
        painter.end()


class Timeline(QWidget):
    """Every step, newest first: (time, icon, title, detail, who)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)

    def show_steps(self, steps: Sequence[tuple[str, str, str, str, str]]) -> None:
        while (item := self._column.takeAt(0)) is not None:
            if item.widget() is not None:
                item.widget().deleteLater()
        for step in steps:
            self._column.addWidget(_step(*step))
        self._column.addStretch(1)


def _step(at: str, icon: str, title: str, detail: str, who: str) -> QWidget:
    row = QWidget()
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(10)
    time = label(at, "second")
    time.setFixedWidth(96)
    time.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
    line.addWidget(time)
    line.addWidget(Icon(icon, "ok", 20), 0, Qt.AlignmentFlag.AlignTop)
    words = QVBoxLayout()
    words.setSpacing(0)
    words.addWidget(label(title, "strong"))
    if detail:
        words.addWidget(label(detail, "hint"))
    line.addLayout(words, 1)
    line.addWidget(label(who, "hint"), 0, Qt.AlignmentFlag.AlignTop)
    return row


class ResultShape(Icon):
    """The shape beside the word of a result, filled, so that it is seen from across the table."""

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._tone not in ("ok", "att", "stop"):
            super().paintEvent(event)
            return
        colour, ground = tokens_of(self).tone(self._tone)
        painter = QPainter(self)
        painter.drawPixmap(0, 0, filled_pixmap(self._name, colour, ground, self._size, self.devicePixelRatioF()))
        painter.end()


class ResultPanel(QFrame):
    """The result of a scan: a 60-pixel word with its shape, who, and lines. `tone`: ok, att, stop, wait."""

    SMALLEST, LARGEST, PROPORTION = (110, 140), 338, 0.78
    SHAPES: ClassVar = {"ok": "circle-check", "att": "triangle-alert", "stop": "octagon-x", "wait": "scan-line"}

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "result")
        outer = QHBoxLayout(self)
        outer.setContentsMargins(20, 20, 20, 20)
        outer.setSpacing(24)
        self.photo = PhotoFrame(*self.SMALLEST)
        self.photo.setAcceptDrops(False)
        outer.addWidget(self.photo, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(16)
        self._shape, self.word = ResultShape("scan-line", "wait", 72), label("", "word")
        head.addWidget(self._shape)
        head.addWidget(self.word, 1)
        column.addLayout(head)
        self.name, self.second = label("", "name"), label("", "second")
        self.sentence = label("", "section")
        for part in (self.name, self.second, self.sentence):
            part.setWordWrap(True)
            column.addWidget(part)
        self.chips = QHBoxLayout()
        self.chips.setSpacing(6)
        column.addLayout(self.chips)
        self._lines = QGridLayout()
        self._lines.setHorizontalSpacing(24)
        column.addLayout(self._lines)
        self.more = QVBoxLayout()
        column.addLayout(self.more)
        column.addStretch(1)
        self.buttons = QHBoxLayout()
        column.addLayout(self.buttons)
        outer.addLayout(column, 1)

    def show_result(
        self,
        tone: str,
        word: str,
        name: str = "",
        second: str = "",
        sentence: str = "",
        lines: Sequence[tuple[str, str]] = (),
        photo: bytes | None = None,
    ) -> None:
        """`lines` are (shape icon, words). Without a name no photo is shown."""
        put(self, tone=tone)
        self._shape.change(self.SHAPES[tone], tone)
        self.word.setText(word)
        put(self.word, tone=tone)
        for part, text in ((self.name, name), (self.second, second), (self.sentence, sentence)):
            part.setText(text)
            part.setVisible(bool(text))
        self.photo.setVisible(bool(name))
        self.photo.show_photo(photo)
        self._show_lines(lines)
        self.setAccessibleName(f"{word}. {name}. {sentence}")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The portrait is as large as the panel allows."""
        super().resizeEvent(event)
        height = max(self.SMALLEST[1], min(self.height() - 48, round(self.width() * 0.4), self.LARGEST))
        self.photo.setFixedSize(round(height * self.PROPORTION), height)

    def _show_lines(self, lines: Sequence[tuple[str, str]]) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            if item.widget() is not None:
                item.widget().deleteLater()
        for place, (icon, words) in enumerate(lines):
            tone = {"check": "ok", "circle-dashed": "att", "hand": "info", "x": "wait"}.get(icon, "ink")
            holder = QWidget()
            row = QHBoxLayout(holder)
            row.setContentsMargins(0, 0, 0, 0)
            row.addWidget(Icon(icon, tone, 20))
            row.addWidget(label(words, "strong" if icon != "check" else ""), 1)
            self._lines.addWidget(holder, place // 2, place % 2)
