"""The band under the board: the next act in words, what is to be known, a word of why, and its button."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.theme import tokens_of
from ui.widgets.buttons import KeyButton
from ui.widgets.fields import shortcut
from ui.widgets.marks import StatusMark, label
from ui.widgets.paint import put
from ui.widgets.panels import TONE_SHAPES
from ui.words import _


class Band(QFrame):
    """`pressed` when the act is wanted, `left` by Esc in the field; it holds a reason or a number of nights."""

    pressed = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "banner")
        row = QHBoxLayout(self)
        row.setContentsMargins(17, 9, 12, 9)
        row.setSpacing(12)
        self._shape = StatusMark("note")
        self.title, self.words = label("", "strong"), label("", "second")
        for each in (self.title, self.words):
            each.setWordWrap(True)
        text = QVBoxLayout()
        text.setSpacing(0)
        text.addWidget(self.title)
        text.addWidget(self.words)
        self.asked, self.field = label("", "second"), QLineEdit()
        self.field.setMaxLength(200)
        self.field.setFixedWidth(150)
        self.field.returnPressed.connect(self.pressed)
        shortcut(self.field, "Esc", self.left.emit)
        self.button = KeyButton("", _("Enter"), "primary")
        self.button.clicked.connect(self.pressed)
        row.addWidget(self._shape, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(text, 1)
        row.addWidget(self.asked)
        row.addWidget(self.field)
        row.addWidget(self.button)

    def say(self, title: str, words: str, button: str, tone: str = "info", asked: str = "", value: str = "") -> None:
        """Show an act; `asked` names the field, empty for none."""
        self.title.setText(title)
        self.words.setText(words)
        self.words.setVisible(bool(words))
        self._shape.show_shape(TONE_SHAPES[tone])
        self.asked.setText(asked)
        self.field.setAccessibleName(asked)
        if not (asked and self.field.hasFocus()):
            self.field.setText(value)
        for each in (self.asked, self.field):
            each.setVisible(bool(asked))
        self.button.say(button)
        self.button.setVisible(bool(button))
        put(self, tone=tone)
        self.setAccessibleName(f"{title} {words}".strip())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.fillRect(
            QRect(0, 0, 5, self.height()), QColor(getattr(tokens_of(self), self.property("tone") or "info"))
        )
        painter.end()
