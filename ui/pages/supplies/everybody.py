"""A kit for everybody of the group: looked through first, given in one act; and the signed paper entered after."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from app.access import Act, may
from app.ids import new_id
from app.rows import PersonRow
from app.supply_forms import GroupIssueForm, SignedLine, SignedListForm
from app.supply_rows import GroupIssueRow
from models.codes import Arrival
from ui.page import PageContext
from ui.pages.supplies.choice import Choice
from ui.pages.supplies.group import GroupPanel, Take
from ui.pages.supplies.side import GroupGive
from ui.work import sentence_of


class Everybody(QObject):
    """Between the button beside the station and the list in its place. `shown`: the list is to be seen; `left`: the
    station again; `given`: the batch that Undo takes back, None where nobody got anything; `undo`: of it."""

    shown = Signal()
    left = Signal()
    given = Signal(object)
    undo = Signal(object)
    failed = Signal(object)

    def __init__(self, context: PageContext, choice: Choice, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._choice, self._paper = context, choice, False
        self._id: UUID = new_id()
        self.card, self.panel = GroupGive(), GroupPanel()
        self.card.give.clicked.connect(lambda: self.look_through(paper=False))
        self.card.paper.clicked.connect(lambda: self.look_through(paper=True))
        self.panel.given.connect(self._give)
        self.panel.entered.connect(self._enter)
        self.panel.left.connect(self.left)

    def offer(self, on: bool) -> None:
        """Only a kit is given to a whole group, by who may."""
        self.card.setVisible(on and may(self._context.actor, Act.ISSUE_TO_GROUP))

    def _form(self) -> GroupIssueForm | None:
        group, kit = self._context.group(), self._choice.kit()
        return GroupIssueForm(self._id, group.id, kit) if group is not None and kit else None

    def look_through(self, paper: bool) -> None:
        """Who gets it and who does not, before anything is given."""
        self._paper, self._id = paper, new_id()
        form = self._form()
        if form is None:
            return
        waystation, actor = self._context.waystation, self._context.actor

        def read() -> tuple[tuple[PersonRow, ...], GroupIssueRow]:
            return waystation.arrivals.list_of(actor, form.group), waystation.supplies.group_check(actor, form)

        self._context.work.run(self, read, self._show, self.failed.emit)

    def _show(self, read: tuple[tuple[PersonRow, ...], GroupIssueRow]) -> None:
        people, check = read
        why = {person.id: sentence for person, sentence in check.skipped}
        rows = [
            Take(person, self._paper or person.id not in why, "" if self._paper else _reason(why.get(person.id, "")))
            for person in people
            if person.arrival is Arrival.COUNTED
        ]
        self.panel.show_people(sorted(rows, key=lambda row: row.person.number), check.what, self._paper)
        self.shown.emit()
        self.panel.setFocus()

    def _give(self, except_for: tuple[UUID, ...]) -> None:
        form = self._form()
        if form is None:
            return
        supplies, actor = self._context.waystation.supplies, self._context.actor
        whole = GroupIssueForm(form.id, form.group, form.kit, except_for)
        self._run(lambda: supplies.issue_to_group(actor, whole))

    def _enter(self, lines: tuple[SignedLine, ...]) -> None:
        form = self._form()
        if form is None:
            return
        owing, actor = self._context.waystation.owing, self._context.actor
        signed = SignedListForm(form.id, form.group, form.kit, lines)
        self._run(lambda: owing.enter_signed_list(actor, signed))

    def _run(self, job: Callable[[], GroupIssueRow]) -> None:
        self.card.begin()
        self._context.work.run(self, job, self._done, self._not_given, writes=True)

    def _done(self, row: GroupIssueRow) -> None:
        self.card.end()
        said = self.card.show_done(row)
        self.left.emit()
        self.given.emit(row.issue if row.given else None)
        undo = (lambda: self.undo.emit(row.issue)) if row.given else None
        self._context.tell(said, undo)

    def _not_given(self, trouble: Exception) -> None:
        """Nothing is lost: the list stands as it was ticked."""
        self.card.end()
        if self._paper:
            self.panel.complain(sentence_of(trouble))
        else:
            self.failed.emit(trouble)


def _reason(sentence: str) -> str:
    """The first part of a question is the reason."""
    return sentence.partition(". ")[0]
