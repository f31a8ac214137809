"""A part of the page that is seldom needed: a line with its key opens it, and tells what stands in it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets.buttons import KeyButton
from ui.widgets.marks import label


class Fold(QWidget):
    """`inside` is shown while it is open. `opened` after it was opened or closed."""

    opened = Signal(bool)

    def __init__(self, words: str, key: str, inside: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.inside = inside
        self.button = KeyButton(words, f"Alt {key}" if key else "", "quiet", size="compact")
        self.told = label("", "hint")
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.button)
        row.addWidget(self.told, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(row)
        column.addWidget(inside)
        inside.hide()
        self.button.clicked.connect(self.toggle)

    @property
    def is_open(self) -> bool:
        return not self.inside.isHidden()

    def toggle(self) -> None:
        self.unfold(not self.is_open)

    def unfold(self, on: bool) -> None:
        """Open or close."""
        self.inside.setVisible(on)
        self.opened.emit(on)

    def say(self, words: str) -> None:
        """What stands inside, for whoever does not open it."""
        self.told.setText(words)
