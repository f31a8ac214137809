"""Surfaces and lines: cards, banners, count tiles, queue rows, save bar, empty lines, progress."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import tokens_of
from ui.widgets.buttons import KeyButton
from ui.widgets.marks import StatusMark, label
from ui.widgets.paint import put
from ui.words import _

TONE_SHAPES = {"ok": "done", "att": "ask", "stop": "stop", "info": "note", "wait": "waiting"}


class Card(QFrame):
    """A surface on the page with a title line; `head` and `body` are layouts to add to."""

    def __init__(self, title: str = "", note: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 12)
        column.setSpacing(8)
        self.head = QHBoxLayout()
        self.head.setSpacing(8)
        self.title, self.note = label(title, "section"), label(note, "hint")
        self.head.addWidget(self.title)
        self.head.addWidget(self.note, 1)
        if title:
            column.addLayout(self.head)
        self.body = QVBoxLayout()
        self.body.setSpacing(8)
        column.addLayout(self.body, 1)


def hairline(parent: QWidget | None = None) -> QFrame:
    line = QFrame(parent)
    line.setProperty("kind", "hairline")
    return line


class Banner(QFrame):
    """A tinted sentence with a five-pixel bar at the reading start; at most one button, at most one per page."""

    pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "banner")
        row = QHBoxLayout(self)
        row.setContentsMargins(17, 9, 12, 9)
        row.setSpacing(10)
        self._shape, self.words = StatusMark("note"), label("")
        self.words.setWordWrap(True)
        self._button = KeyButton("")
        self._button.clicked.connect(self.pressed)
        row.addWidget(self._shape, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.words, 1)
        row.addWidget(self._button)
        self._button.hide()
        self.hide()

    def say(self, sentence: str, tone: str = "info", button: str = "") -> None:
        """Show a sentence in a tone: info, ok, att, stop."""
        self.words.setText(sentence)
        self._shape.show_shape(TONE_SHAPES[tone])
        put(self, tone=tone)
        self._button.say(button)
        self._button.setVisible(bool(button))
        self.setAccessibleName(sentence)
        self.setVisible(bool(sentence))

    def clear(self) -> None:
        self.say("")

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        colour = getattr(tokens_of(self), self.property("tone") or "info")
        left = self.layoutDirection() is Qt.LayoutDirection.LeftToRight
        painter = QPainter(self)
        painter.fillRect(QRect(0 if left else self.width() - 5, 0, 5, self.height()), QColor(colour))
        painter.end()


class CountTile(QWidget):
    """A number, what is left, and a bar that is never the only carrier."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(2)
        column.addWidget(label(title, "second"))
        line = QHBoxLayout()
        line.setSpacing(7)
        self.number, self.rest = label("0", "count"), label("", "hint")
        line.addWidget(self.number, 0, Qt.AlignmentFlag.AlignBaseline)
        line.addWidget(self.rest, 1, Qt.AlignmentFlag.AlignBaseline)
        column.addLayout(line)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        column.addWidget(self.bar)
        self._title = title

    def show_count(self, number: int, rest: str, whole: int | None = None) -> None:
        self.number.setText(f"{number:,}".replace(",", " "))
        self.rest.setText(rest)
        self.bar.setRange(0, max(whole if whole is not None else number, 1))
        self.bar.setValue(min(number, self.bar.maximum()))
        self.setAccessibleName(f"{self._title}: {number}, {rest}")


class SaveBar(QFrame):
    """The pinned bar at the foot of a page: buttons at the start, a word at the end."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "bar")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(18, 9, 18, 9)
        self.row.setSpacing(10)
        self.word = label("", "strong", "ok")
        self.word.setWordWrap(True)
        self.row.addStretch(1)
        self.row.addWidget(self.word)

    def add(self, button: QWidget) -> None:
        """Add a button after those already there."""
        self.row.insertWidget(self.row.count() - 2, button)

    def say(self, text: str, tone: str = "ok") -> None:
        self.word.setText(text)
        put(self.word, tone=tone)


class EmptyLine(QWidget):
    """One sentence and one act; never a drawing."""

    def __init__(self, sentence: str, button: KeyButton | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 10, 4, 10)
        self.words = label(sentence, "second")
        self.words.setWordWrap(True)
        row.addWidget(self.words, 1)
        if button is not None:
            row.addWidget(button)


class ProgressStrip(QWidget):
    """ "3 of 10 cards" with a bar and Cancel; shown only while something long runs."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 4)
        self.words, self.bar = label("", "second"), QProgressBar()
        self.bar.setTextVisible(False)
        self.cancel = KeyButton(_("Stop this"), size="compact")
        row.addWidget(self.words)
        row.addWidget(self.bar, 1)
        row.addWidget(self.cancel)
        self._stop: Callable[[], None] | None = None
        self.cancel.clicked.connect(self._cancelled)
        self.hide()

    def begin(self, words: str, stop: Callable[[], None] | None = None) -> None:
        self._stop = stop
        self.words.setText(words)
        self.bar.setRange(0, 0)
        self.cancel.setVisible(stop is not None)
        self.show()

    def step(self, done: int, total: int, words: str) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        self.words.setText(words)

    def end(self) -> None:
        self._stop = None
        self.hide()

    def _cancelled(self) -> None:
        if self._stop is not None:
            self._stop()


class QueueRow(QWidget):
    """How many wait, for what, the longest wait, who is next, one button."""

    def __init__(self, title: str, button: KeyButton, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 5, 12, 5)
        row.setSpacing(10)
        self.number = label("0", "title")
        self.number.setFixedWidth(52)
        self.number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        words = QVBoxLayout()
        words.setSpacing(0)
        self.title, self.longest = label(title, "strong"), label("", "hint")
        words.addWidget(self.title)
        words.addWidget(self.longest)
        row.addWidget(self.number)
        holder = QWidget()
        holder.setLayout(words)
        holder.setMinimumWidth(140)
        words.setContentsMargins(0, 0, 0, 0)
        row.addWidget(holder)
        self.people = QHBoxLayout()
        self.people.setSpacing(6)
        row.addLayout(self.people, 1)
        self.button = button
        row.addWidget(button)

    def show_queue(self, number: int, longest: str, parts: Sequence[QWidget]) -> None:
        """The number, the longest wait in words, and chips of who is next."""
        self.number.setText(str(number))
        self.longest.setText(longest)
        while (item := self.people.takeAt(0)) is not None:
            if item.widget() is not None:
                item.widget().deleteLater()
        for part in parts:
            self.people.addWidget(part)
        self.people.addStretch(1)
        self.button.setEnabled(number > 0)


def wrapped(text: str, role: str = "") -> QLabel:
    """A label whose words wrap."""
    made = label(text, role)
    made.setWordWrap(True)
    return made
