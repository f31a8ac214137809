"""What was just given: the number to write on a hand, large, and the last five who were counted in."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.rows import CountedRow, PersonRow
from ui.pages.door.words import MARKS, name_of
from ui.widgets.buttons import KeyButton
from ui.widgets.marks import label
from ui.widgets.paint import Icon, put
from ui.widgets.panels import Card, wrapped
from ui.words import _

LAST = 5


class GivenNumber(QFrame):
    """The number just given, as large as it is read aloud and written on a hand. `undo` takes the last act back."""

    undo = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        grid = QGridLayout(self)
        grid.setContentsMargins(14, 8, 12, 8)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(0)
        self._words, self.number = label("", "second"), label("", "count")
        self.take_back = KeyButton(_("Undo"), "Ctrl Z", icon="undo-2", size="compact")
        self.take_back.clicked.connect(self.undo)
        grid.addWidget(self._words, 0, 0, 1, 2)
        grid.addWidget(self.number, 1, 0)
        grid.addWidget(self.take_back, 1, 1)
        grid.setColumnStretch(0, 1)
        self.clear()
        self.make_slim(False)

    def make_slim(self, slim: bool) -> None:
        """One line, where the window is narrow."""
        self._words.setVisible(not slim)
        self.take_back.setVisible(slim)
        put(self.number, role="section" if slim else "count")

    def clear(self) -> None:
        self._words.setText(_("The number to write on a hand stands here."))
        self.number.setText("–")
        self.take_back.setEnabled(False)

    def show_counted(self, row: CountedRow) -> None:
        """The number of the person counted in last."""
        self._words.setText(_("Counted in as number {order}. Write on the hand:").format(order=row.order))
        self.number.setText(row.person.number)
        self.take_back.setEnabled(True)
        self.setAccessibleName(_("Number given: {number}").format(number=row.person.number))


class JustCounted(Card):
    """The last five, newest first. `undo` carries the person whose count is taken back, None for the last act."""

    undo = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Just counted"), parent=parent)
        self.last = KeyButton(_("Undo"), "Ctrl Z", icon="undo-2", size="compact")
        self.last.clicked.connect(lambda: self.undo.emit(None))
        self.head.addWidget(self.last)
        self._empty = wrapped(_("Nobody is counted in yet."), "second")
        self.body.addWidget(self._empty)
        self._lines = [_CountedLine(self) for _place in range(LAST)]
        for line in self._lines:
            self.body.addWidget(line)
            line.undone.connect(self.undo)
        self.body.addStretch(1)

    def show_people(self, people: Sequence[PersonRow]) -> None:
        """Those counted in, the newest first."""
        self._empty.setVisible(not people)
        for place, line in enumerate(self._lines):
            line.show_person(people[place] if place < len(people) else None)

    def people(self) -> list[UUID]:
        return [line.person for line in self._lines if line.person is not None]


class _CountedLine(QWidget):
    """One of the last five: colour by eye as a shape, name, number, and its own undo."""

    undone = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.person: UUID | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(10)
        self._mark = Icon("circle-dashed", "wait", 20)
        self._name, self._number = wrapped("", "strong"), label("", "second")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._name)
        words.addWidget(self._number)
        self._undo = KeyButton(_("Undo"), kind="quiet", size="compact")
        self._undo.clicked.connect(lambda: self.undone.emit(self.person))
        row.addWidget(self._mark)
        row.addLayout(words, 1)
        row.addWidget(self._undo)
        self.hide()

    def show_person(self, row: PersonRow | None) -> None:
        self.setVisible(row is not None)
        self.person = row.id if row else None
        if row is None:
            return
        self._mark.change(*MARKS[row.triage])
        self._name.setText(name_of(row) if row.on_list or row.name.short else _("Extra, not on the list"))
        self._number.setText(row.number)
        self._undo.setVisible(not row.registered)
        self._undo.setAccessibleName(_("Undo the count of {number}").format(number=row.number))
