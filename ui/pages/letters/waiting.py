"""Letters that wait for an answer, the longest overdue first; status and dates only where the seal does not open."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListView, QVBoxLayout, QWidget

from app.letters.forms import LetterRow
from ui.pages.letters.words import shape_of, state_words, title_words
from ui.person_words import headline
from ui.tables import Column, RowsModel, TwoLines
from ui.widgets.buttons import Segmented
from ui.widgets.marks import Chip, label
from ui.widgets.panels import Banner, wrapped
from ui.words import _, ngettext

ALL, MINE = "all", "mine"


class LetterList(QListView):
    """Letters in two lines each; Enter or a double click opens one."""

    opened = Signal(object)

    def __init__(self, name: str, with_person: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._with_person = with_person
        self._today = date.min
        self.model_ = RowsModel([Column(name, self._spoken)])
        self.setModel(self.model_)
        self._delegate = TwoLines(self._lines)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(name)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.activated.connect(self._open)

    def show_rows(self, rows: Sequence[LetterRow], today: date) -> None:
        """Show these; the chosen one stays chosen when it is still there."""
        chosen = self.chosen()
        self._today = today
        self.model_.show_rows(rows)
        place = next((n for n, row in enumerate(rows) if chosen is not None and row.id == chosen.id), 0)
        if rows:
            self.setCurrentIndex(self.model_.index(place, 0))

    def chosen(self) -> LetterRow | None:
        index = self.currentIndex()
        return self.model_.row(index) if index.isValid() else None

    def choose(self, row: LetterRow) -> None:
        place = next((n for n, each in enumerate(self.model_.rows()) if each.id == row.id), None)
        if place is not None:
            self.setCurrentIndex(self.model_.index(place, 0))

    def choose_none(self) -> None:
        self.setCurrentIndex(QModelIndex())

    def texts(self) -> list[str]:
        return [self._spoken(row) for row in self.model_.rows()]

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(self.model_.row(index))

    def _lines(self, row: LetterRow) -> tuple[str, str, str]:
        state, title = state_words(row, self._today), title_words(row)
        if self._with_person:
            return shape_of(row), headline(row.person), f"{state}; {title}"
        return shape_of(row), title, state

    def _spoken(self, row: LetterRow) -> str:
        _shape, first, second = self._lines(row)
        return f"{first}; {second}"


class WaitingLetters(QWidget):
    """The page without a person: what waits, all or only what this user signed."""

    opened = Signal(object)

    def __init__(self, me: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._me = me
        self._rows: tuple[LetterRow, ...] = ()
        self._today = date.min
        self.whose = Segmented(((ALL, _("All"), "A"), (MINE, _("Mine"), "M")), ALL, name=_("Whose letters"))
        self.list, self.empty = LetterList(_("Letters without an answer"), True), wrapped("", "second")
        self.overdue, self.trouble = Chip("", "att", "ask"), Banner()
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 12, 18, 12)
        column.setSpacing(10)
        head = QHBoxLayout()
        head.addWidget(label(_("Letters without an answer"), "title"))
        head.addWidget(self.overdue)
        head.addStretch(1)
        head.addWidget(self.whose)
        column.addLayout(head)
        column.addWidget(self.trouble)
        hint = _("To write one: scan a card, or find the person, then Write a letter. A reply slip opens its letter.")
        column.addWidget(wrapped(hint, "hint"))
        column.addWidget(self.empty)
        column.addWidget(self.list, 1)
        column.addStretch(0)
        self.list.setProperty("framed", True)
        self.list.opened.connect(self.opened)
        self.whose.changed.connect(lambda _value: self._show())
        self.setFocusProxy(self.list)

    def show_rows(self, rows: tuple[LetterRow, ...], today: date) -> None:
        self._rows, self._today = rows, today
        self._show()

    def _show(self) -> None:
        mine = self.whose.value() == MINE
        rows = [row for row in self._rows if not mine or row.signed_by == self._me]
        self.list.show_rows(rows, self._today)
        self.list.setVisible(bool(rows))
        late = sum(row.overdue for row in rows)
        self.overdue.setVisible(bool(late))
        self.overdue.say(ngettext("{n} overdue", "{n} overdue", late).format(n=late), "att", "ask")
        self.overdue.updateGeometry()
        words = _("None of your letters waits for an answer.") if mine else _("No letter waits for an answer.")
        self.empty.setText(words)
        self.empty.setVisible(not rows)
        self.setFocusProxy(self.list if rows else self.whose)
