"""Beside the station: what the one who was scanned and their household may still receive, and what they were lent."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.rows import PersonRow
from app.supply_rows import EntitledRow, EntitledSheet, LoanRow
from ui.pages.supplies.choice import ARRIVAL_KIT, CLOTHES, thumb_high
from ui.pages.supplies.side import Rows, scrolled
from ui.pages.supplies.words import entitled_words, headline
from ui.person_words import day
from ui.widgets.buttons import KeyButton
from ui.widgets.marks import StatusMark
from ui.widgets.panels import Card, wrapped
from ui.words import _, ngettext

TILES = (ARRIVAL_KIT, CLOTHES)


class FamilyCard(Card):
    """`give_too`: the next of the household who has not had what is chosen; `bring_back`: the oldest thing lent."""

    give_too = Signal(object)
    bring_back = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(" ", parent=parent)
        self._rows = Rows()
        self._next: UUID | None = None
        self._loan: UUID | None = None
        self.too = thumb_high(KeyButton(_("Give too"), "Alt F", shortcut="Alt+F", size="touch"))
        self.back = thumb_high(KeyButton(_("It came back"), "Alt B", shortcut="Alt+B", size="touch"))
        self.too.clicked.connect(lambda: self.give_too.emit(self._next))
        self.back.clicked.connect(lambda: self.bring_back.emit(self._loan))
        self.body.addWidget(scrolled(self._rows), 1)
        buttons = QHBoxLayout()
        buttons.addWidget(self.too)
        buttons.addWidget(self.back)
        self.body.addLayout(buttons)
        self.clear()

    def clear(self) -> None:
        """Nobody was scanned."""
        self._next = self._loan = None
        self.hide()

    def show_sheet(self, sheet: EntitledSheet, chosen: str) -> None:
        """`chosen`: code of the kit or item in hand."""
        people = [person for person, _rows in sheet.people]
        count = len(people)
        self.title.setText(
            ngettext("One person", "Family of {n}", count).format(n=count) if count != 1 else headline(people[0])
        )
        self.note.setText(_("may still receive"))
        waiting = [person for person, rows in sheet.people[1:] if _is_due(rows, chosen)]
        self._next = waiting[0].id if waiting else None
        self._loan = sheet.lent[0].issue if sheet.lent else None
        self.too.setVisible(self._next is not None)
        if waiting:
            self.too.say(_("Give too: {name}").format(name=headline(waiting[0])), "Alt F")
        self.back.setVisible(self._loan is not None)
        rows = [_person(person, rows, named=count > 1) for person, rows in sheet.people]
        rows += [
            _line("house", _("For the family: {what}").format(what=entitled_words(row))) for row in sheet.household
        ]
        self._rows.fill([*rows, *(_line("history", _lent(loan)) for loan in sheet.lent)])
        self.show()


def _is_due(rows: tuple[EntitledRow, ...], chosen: str) -> bool:
    """Whether what is chosen is still due, or no rule speaks of it and it was never given."""
    row = next((each for each in rows if each.code == chosen), None)
    return row is None or bool(row.left) or (row.left is None and row.had is None)


def _person(person: PersonRow, rows: tuple[EntitledRow, ...], named: bool) -> QWidget:
    """What is due first; what was had stands after it. Of kits that no rule speaks of, those of the tiles only."""
    rows = tuple(row for row in rows if row.left is not None or row.had is not None or row.code in TILES)
    due = [entitled_words(row) for row in rows if row.left or (row.left is None and row.had is None)]
    had = [entitled_words(row) for row in rows if row.left == 0 or row.had is not None]
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 2, 0, 2)
    column.setSpacing(1)
    if named:
        column.addWidget(wrapped(headline(person), "strong"))
    if due:
        column.addWidget(wrapped(_("Due: {what}").format(what="; ".join(due[:6])), "second"))
    if had:
        column.addWidget(wrapped("; ".join(had[:6]), "hint"))
    return made


def _line(icon: str, words: str) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 2, 0, 2)
    row.addWidget(StatusMark("note" if icon == "house" else "waiting"))
    row.addWidget(wrapped(words, "second"), 1)
    return made


def _lent(loan: LoanRow) -> str:
    due = _("until {day}").format(day=day(loan.due_back)) if loan.due_back else ""
    return _("Lent: {what}, {due}").format(what=loan.what, due=due)
