"""What people are still owed and what was lent: settled line by line, or all that is on the shelf at once."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QListView, QVBoxLayout, QWidget

from app.access import Act, may
from app.ids import new_id
from app.supply_forms import ReturnForm
from app.supply_rows import LoanRow, OwedRow
from models.codes import ReturnState
from ui.page import PageContext
from ui.pages.section import Section
from ui.pages.store.words import amount, when
from ui.person_words import day, headline
from ui.tables import Column, RowsModel, TwoLines
from ui.widgets.buttons import KeyButton
from ui.widgets.panels import Card, EmptyLine
from ui.words import _, ngettext


@dataclass(frozen=True)
class Open:
    """What is owed and what is lent, read in one job."""

    owed: tuple[OwedRow, ...]
    loans: tuple[LoanRow, ...]


class Owed(Section):
    """Two lists side by side."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.owed_model = RowsModel([Column(_("Owed"), lambda row: "; ".join(owed_lines(row)[1:]))])
        self.loan_model = RowsModel([Column(_("Lent"), lambda row: "; ".join(loan_lines(row)[1:]))])
        self._owed_lines, self._loan_lines = TwoLines(owed_lines), TwoLines(loan_lines)
        self.owed, self.loans = QListView(), QListView()
        self.owed_empty, self.loans_empty = EmptyLine(_("Nobody is owed anything.")), EmptyLine(_("Nothing is lent."))
        self.give = KeyButton(_("Given now: the chosen"), "Alt G", shortcut="Alt+G")
        self.give_all = KeyButton(_("Given now: all that is on the shelf"), "Alt A", "primary", shortcut="Alt+A")
        self.back = KeyButton(_("Came back"), "Alt B", shortcut="Alt+B")
        self.gone = KeyButton(_("Came back, cannot be used again"), "Alt U", shortcut="Alt+U")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(self._card(_("Owed"), self.owed, self.owed_empty, (self.give_all, self.give)), 1)
        row.addWidget(self._card(_("Lent"), self.loans, self.loans_empty, (self.back, self.gone)), 1)
        self.column.addLayout(row, 1)
        actor = self.context.actor
        for button in (self.give, self.give_all):
            button.setVisible(may(actor, Act.ISSUE))
        for button in (self.back, self.gone):
            button.setVisible(may(actor, Act.RETURN_ITEM))

    def _card(self, title: str, view: QListView, empty: EmptyLine, buttons: tuple[KeyButton, ...]) -> Card:
        card = Card(title)
        view.setAccessibleName(title)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        card.body.addWidget(empty)
        card.body.addWidget(view, 1)
        foot = QVBoxLayout()
        for button in buttons:
            foot.addWidget(button)
        card.body.addLayout(foot)
        return card

    def _connect(self) -> None:
        for view, model, lines in (
            (self.owed, self.owed_model, self._owed_lines),
            (self.loans, self.loan_model, self._loan_lines),
        ):
            view.setModel(model)  # type: ignore[arg-type]
            view.setItemDelegate(lines)  # type: ignore[arg-type]
        self.give.clicked.connect(lambda: self._settle(self._chosen(self.owed, self.owed_model)))
        self.give_all.clicked.connect(lambda: self._settle([row for row in self.owed_model.rows() if row.in_stock]))
        self.back.clicked.connect(lambda: self._bring(ReturnState.REUSABLE))
        self.gone.clicked.connect(lambda: self._bring(ReturnState.DISCARD))
        self.setFocusProxy(self.owed)

    def reload(self) -> None:
        owing, actor = self.context.waystation.owing, self.context.actor
        self.read(lambda: Open(owing.owed(actor), owing.loans(actor)), self._show)

    def _show(self, read: Open) -> None:
        self.owed_model.show_rows(read.owed)
        self.loan_model.show_rows(read.loans)
        for rows, view, empty in ((read.owed, self.owed, self.owed_empty), (read.loans, self.loans, self.loans_empty)):
            view.setVisible(bool(rows))
            empty.setVisible(not rows)
        self.give_all.setEnabled(any(row.in_stock for row in read.owed))
        self.give.setEnabled(bool(read.owed))
        self.back.setEnabled(bool(read.loans))
        self.gone.setEnabled(bool(read.loans))

    def _chosen(self, view: QListView, model: RowsModel[OwedRow]) -> list[OwedRow]:
        return [model.row(index) for index in view.selectionModel().selectedIndexes()]

    def _settle(self, rows: list[OwedRow]) -> None:
        ids, owing, actor = [row.id for row in rows], self.context.waystation.owing, self.context.actor
        if not ids:
            self.banner.say(_("Choose what was given, or press Alt A."), "att", _("Close"))
            return
        self.write(lambda: owing.settle_owed(actor, ids), self._settled)

    def _settled(self, given: int) -> None:
        words = ngettext("{n} thing that was owed is given.", "{n} things that were owed are given.", given)
        self.context.tell(words.format(n=given), None)

    def _bring(self, state: ReturnState) -> None:
        index = self.loans.currentIndex()
        if not index.isValid():
            self.banner.say(_("Choose what came back."), "att", _("Close"))
            return
        row, owing, actor = self.loan_model.row(index), self.context.waystation.owing, self.context.actor
        form = ReturnForm(new_id(), row.issue, state)
        self.write(lambda: owing.take_back(actor, form), lambda _none: self.context.tell(_("It is back."), None))


def owed_lines(row: OwedRow) -> tuple[str, str, str]:
    what = _("{item}, {n}").format(item=row.name, n=amount(row.quantity, row.scale))
    if row.size:
        what = _("{what}, size {size}").format(what=what, size=row.size)
    if row.held:
        return "hand", headline(row.person), _("{what}: clinician first").format(what=what)
    told = _("{what}: on the shelf") if row.in_stock else _("{what}: not on the shelf")
    return ("ask" if row.in_stock else "waiting"), headline(row.person), told.format(what=what)


def loan_lines(row: LoanRow) -> tuple[str, str, str]:
    due = _("until {day}").format(day=day(row.due_back)) if row.due_back else ""
    if row.overdue and row.due_back:
        due = _("should be back since {day}").format(day=day(row.due_back))
    told = _("{what}, lent {when}, {due}").format(what=row.what, when=when(row.at), due=due)
    return ("ask" if row.overdue else "waiting"), headline(row.person), told
