"""Somebody comes for another: first their card, then the card or number of whom it is for."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from app.rows import Opened
from app.supply_forms import IssueForm
from ui.pages.supplies.words import headline
from ui.widgets.buttons import KeyButton
from ui.widgets.marks import StatusMark, label
from ui.words import _


class Collector(QWidget):
    """Folded away until Alt Y. `witness`: who heard the agreement, where none is written."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._who: UUID | None = None
        self._on = self._folded = False
        self.begin = KeyButton(_("Somebody collects for another"), "Alt Y")
        self.words, self.witness = label("", "strong"), QLineEdit()
        self.witness.setPlaceholderText(_("Who heard the agreement"))
        self.witness.setAccessibleName(_("Who heard the agreement"))
        self.witness.setFixedWidth(220)
        self._mark = StatusMark("hand")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.begin)
        row.addWidget(self._mark)
        row.addWidget(self.words, 1)
        row.addWidget(self.witness)
        row.addStretch(1)
        self.begin.clicked.connect(self.toggle)
        self.end()

    def fold(self, folded: bool) -> None:
        """In a small window it is there only while somebody collects."""
        self._folded = folded
        self.setVisible(self._on or not folded)

    def toggle(self) -> None:
        """Somebody collects, or nobody any more."""
        if self._on:
            self.end()
        else:
            self._on, self._who = True, None
            self._say(_("Scan the card of who collects."))

    def _say(self, words: str) -> None:
        self.words.setText(words)
        for part in (self.words, self._mark):
            part.setVisible(bool(words))
        self.witness.setVisible(self._who is not None)
        if self._folded:
            self.setVisible(self._on)
        self.begin.say(_("Nobody collects") if self._on else _("Somebody collects for another"), "Alt Y")

    def wants_collector(self) -> bool:
        """Whether the next card is that of who collects."""
        return self._on and self._who is None

    def take(self, opened: Opened) -> None:
        """The card of who collects."""
        if opened.person is None:
            self._say(opened.sentence)
            return
        self._who = opened.person.id
        name = headline(opened.person)
        self._say(_("{name} collects. Now the card or number of whom it is for.").format(name=name))

    def filled(self, form: IssueForm) -> IssueForm:
        """The form with who collects."""
        if self._who is None:
            return form
        return replace(form, collector=self._who, witness=self.witness.text().strip())

    def done(self, given: bool) -> None:
        """Given: the next is for oneself again."""
        if given and self._on:
            self.end()

    def end(self) -> None:
        self._on, self._who = False, None
        self.witness.clear()
        self._say("")
