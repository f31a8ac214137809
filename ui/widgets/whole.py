"""Words that are never cut: where a line lost would be a harm, as in an allergy or a note."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel


class Whole(QLabel):
    """Plain words that wrap, always as high as they need at the width they have, whatever a layout would give."""

    def __init__(self, text: str, role: str = "") -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        if role:
            self.setProperty("role", role)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        needed = max(self.heightForWidth(self.width()), 0)  # no words need no room
        if needed != self.minimumHeight():
            self.setMinimumHeight(needed)
