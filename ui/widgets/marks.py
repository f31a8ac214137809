"""Status is always shape, word and colour: marks, chips, key caps."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from ui.widgets.paint import Icon, put

SHAPES = {
    "done": ("circle-check", "ok"),
    "ask": ("triangle-alert", "att"),
    "stop": ("octagon-x", "stop"),
    "note": ("info", "info"),
    "hand": ("hand", "info"),
    "waiting": ("clock", "wait"),
    "not_asked": ("circle-dashed", "wait"),
}


class StatusMark(Icon):
    """One of the seven shapes: done, ask, stop, note, hand, waiting, not_asked."""

    def __init__(self, shape: str, size: int = 20, parent: QWidget | None = None) -> None:
        name, tone = SHAPES[shape]
        super().__init__(name, tone, size, parent)

    def show_shape(self, shape: str) -> None:
        self.change(*SHAPES[shape])


def label(text: str, role: str = "", tone: str = "", parent: QWidget | None = None) -> QLabel:
    """A plain-text label; text is never read as markup."""
    made = QLabel(text, parent)
    made.setTextFormat(Qt.TextFormat.PlainText)
    if role:
        made.setProperty("role", role)
    if tone:
        made.setProperty("tone", tone)
    return made


class KeyCap(QLabel):
    """The key that does it, at the end of a button."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", "keycap")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)


class Chip(QFrame):
    """Shape and word on a tint. `tone`: ok, att, stop, info, wait; `shape` one of the seven or empty."""

    def __init__(self, text: str, tone: str = "wait", shape: str = "", icon: str = "", parent: QWidget | None = None):
        super().__init__(parent)
        self.setProperty("kind", "chip")
        self.setProperty("tone", tone)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 3, 8, 3)
        row.setSpacing(6)
        if shape:
            self._mark: Icon | None = StatusMark(shape, 17)
        else:
            self._mark = Icon(icon, tone, 17) if icon else None
        if self._mark is not None:
            row.addWidget(self._mark)
        self.label = label(text)
        row.addWidget(self.label)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)

    def say(self, text: str, tone: str = "", shape: str = "") -> None:
        """Change the word, and the tone and shape where given."""
        self.label.setText(text)
        self.setAccessibleName(text)
        if isinstance(self._mark, StatusMark) and shape:
            self._mark.show_shape(shape)
        if tone:
            put(self, tone=tone)
            put(self.label)
            if self._mark is not None and not shape:
                self._mark.change(tone=tone)
