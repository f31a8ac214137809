"""One line at the foot with Undo: eight seconds, longer while it has the focus. Never for errors."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ui.widgets.buttons import KeyButton
from ui.widgets.marks import label
from ui.words import _

SHOWN, FOOT = 8000, 2


class Toast(QFrame):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("kind", "toast")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 1, 3, 1)
        row.setSpacing(14)
        self._words = label("")
        self.undo = KeyButton(_("Undo"), "Ctrl Z", size="compact")
        row.addWidget(self._words, 1)
        row.addWidget(self.undo)
        self._act: Callable[[], None] | None = None
        self._timer = QTimer(self, singleShot=True, interval=SHOWN)
        self._timer.timeout.connect(self._fade)
        self.undo.clicked.connect(self.take_back)
        self.hide()

    def tell(self, sentence: str, undo: Callable[[], None] | None) -> None:
        self._act = undo
        self._words.setText(sentence)
        self.undo.setVisible(undo is not None)
        self.setAccessibleName(sentence)
        self.adjustSize()
        self.place()
        self.show()
        self.raise_()
        self._timer.start()

    def place(self) -> None:
        """Centred at the very foot, over the status strip: what is worked on is never covered."""
        host = self.parentWidget()
        width = min(max(self.sizeHint().width(), 320), host.width() - 40)
        top = host.height() - FOOT - self.height()
        self.setGeometry((host.width() - width) // 2, top, width, self.height())

    def take_back(self) -> bool:
        """Undo what the toast told of; False when there is nothing to undo."""
        act, self._act = self._act, None
        self.hide()
        if act is None:
            return False
        act()
        return True

    def _fade(self) -> None:
        if self.undo.hasFocus():
            self._timer.start()
        else:
            self.hide()
