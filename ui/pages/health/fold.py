"""A part of the page that is seldom needed: a line with its key opens it, and tells what stands in it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets.buttons import KeyButton
from ui.widgets.marks import label

TABBED = Qt.FocusPolicy.TabFocus


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
        """Open it and put the hands into it; closed from inside, they are at its key again."""
        inside = self.inside.isAncestorOf(QApplication.focusWidget() or self)
        self.unfold(not self.is_open)
        if self.is_open:
            self._enter()
        elif inside:
            self.button.setFocus()

    def _enter(self) -> None:
        shown = (part for part in self.inside.findChildren(QWidget) if part.isVisible())
        first = next((part for part in shown if part.focusProxy() or part.focusPolicy() & TABBED == TABBED), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)

    def unfold(self, on: bool) -> None:
        """Open or close."""
        self.inside.setVisible(on)
        self.opened.emit(on)

    def say(self, words: str) -> None:
        """What stands inside, for whoever does not open it."""
        self.told.setText(words)
