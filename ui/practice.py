"""What stands around every page of a practice register, so that nobody takes it for the real one, or the other way."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import tokens_of
from ui.widgets.marks import StatusMark, label
from ui.words import _

BORDER, STRIPE = 8, 18


class PracticeFrame(QWidget):
    """Holds the window's one page. While practising: a striped border on all sides and a line in words above."""

    def __init__(self, page: QWidget, above: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self.line = _line()
        for part in (self.line, above):
            self._column.addWidget(part)
        self._column.addWidget(page, 1)
        self.practising = False
        self.show_practice(False)

    def show_practice(self, practising: bool) -> None:
        """On with the first page of a practice register, off with the last one."""
        self.practising = practising
        edge = BORDER if practising else 0
        self._column.setContentsMargins(edge, edge, edge, edge)
        self.line.setVisible(practising)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.practising:
            return
        tokens, painter = tokens_of(self), QPainter(self)
        painter.fillRect(self.rect(), QColor(tokens.att))
        for left in range(0, self.width(), 2 * STRIPE):
            painter.fillRect(left, 0, STRIPE, self.height(), QColor(tokens.attbg))
        painter.fillRect(self.rect().adjusted(BORDER, BORDER, -BORDER, -BORDER), QColor(tokens.bg))
        painter.end()


def _line() -> QFrame:
    line = QFrame()
    line.setProperty("kind", "banner")
    line.setProperty("tone", "att")
    line.setAccessibleName(_("Practice"))
    row = QHBoxLayout(line)
    row.setContentsMargins(16, 6, 16, 6)
    row.setSpacing(10)
    row.addWidget(StatusMark("ask", 20))
    row.addWidget(label(_("PRACTICE"), "strong", "att"))
    row.addWidget(label(_("Nobody here is real. All of it is deleted when you lock. Papers say so too."), "second"), 1)
    return line
