"""Four words shown once, large, to be written down; typing them back proves that the paper is right."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from app.passphrase import normalise
from ui.widgets.buttons import KeyButton
from ui.widgets.fields import LabeledField
from ui.widgets.marks import Chip, label
from ui.widgets.panels import Card, wrapped
from ui.words import _


class NewWords(Card):
    """A new passphrase on the screen. `finished` when the reader goes on; `forget` empties every label."""

    finished = Signal()

    def __init__(self, title: str, must_match: bool, go_on: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent=parent)
        self._words, self._must_match = "", must_match
        self.shown = label("", "name")
        self.shown.setWordWrap(True)
        self.shown.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.shown.setMinimumHeight(72)
        self.body.addWidget(wrapped(_("Write these four words on paper now. They are shown once and kept nowhere.")))
        self.body.addWidget(self.shown)
        self.body.addLayout(self._back(go_on))

    def _back(self, go_on: str) -> QHBoxLayout:
        self.typed = QLineEdit()
        self.typed.textChanged.connect(self._compare)
        self.typed.returnPressed.connect(self._go_on)
        self.field = LabeledField(_("Type it back"), self.typed, _("from the paper, not from the screen"))
        self.match = Chip(_("The same words"), "ok", "done")
        self.match.hide()
        self.button = KeyButton(go_on, _("Enter"), "primary")
        self.button.clicked.connect(self._go_on)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.field, 1)
        row.addWidget(self.match, 0, Qt.AlignmentFlag.AlignBottom)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignBottom)
        return row

    def offer(self, words: str) -> None:
        """Show new words and wait for them to be typed back."""
        self._words = words
        self.shown.setText(words)
        self.shown.setAccessibleName(words)
        font = QFont(self.shown.font())
        font.setBold(True)
        self.shown.setFont(font)
        self.typed.clear()
        self.typed.setFocus()

    def forget(self) -> None:
        """Take the words off the screen and out of the widgets."""
        self._words = ""
        for part in (self.shown, self.typed):
            part.clear()
        self.shown.setAccessibleName("")

    def _same(self) -> bool:
        return bool(self._words) and normalise(self.typed.text()) == normalise(self._words)

    def _compare(self) -> None:
        self.field.clear()
        self.match.setVisible(self._same())

    def _go_on(self) -> None:
        if self._same() or not (self._must_match or self.typed.text().strip()):
            self.finished.emit()
            return
        self.field.set_error(_("These are not the words above. Compare them with your paper."))
        self.typed.setFocus()
