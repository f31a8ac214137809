"""Who works on this person's case: assigning and ending, for the shift lead."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.cases import CaseRow, CaseTeam, case_form
from app.rows import PersonPage
from ui.page import PageContext
from ui.pages.person.cards import line
from ui.person_words import clock
from ui.widgets.buttons import KeyButton
from ui.widgets.fields import LabeledField, choice_box
from ui.widgets.marks import StatusMark
from ui.widgets.panels import Banner, Card, wrapped
from ui.words import _
from ui.work import sentence_of


class TeamCard(Card):
    """Those assigned, and a choice of those who could be; only they read the notes of the case."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(_("Case"), _("only those assigned read its notes"), parent)
        self._context = context
        self._person: UUID | None = None
        self.banner = Banner()
        self.assigned = QVBoxLayout()
        self.assigned.setSpacing(6)
        self.others = choice_box([], _("Case worker or legal counsellor"))
        self.field = LabeledField(_("Case worker or legal counsellor"), self.others)
        self.button = KeyButton(_("Assign"), icon="user-plus", size="compact")
        self.button.clicked.connect(self.assign)
        self.body.addWidget(self.banner)
        self.body.addLayout(self.assigned)
        self.body.addWidget(self.field)
        self.body.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)

    def show_page(self, page: PersonPage) -> None:
        """Read who works on this person's case."""
        self._person = page.person.id
        self._read()

    def put_away(self) -> None:
        """Nothing here is sealed; only what went wrong is forgotten."""
        self.banner.clear()

    def _read(self) -> None:
        person = self._person
        if person is None:
            return
        actor, cases = self._context.actor, self._context.waystation.cases
        self._context.work.run(self, lambda: (person, cases.team(actor, person)), self._show, self._failed)

    def _show(self, read: tuple[UUID, CaseTeam]) -> None:
        person, team = read
        if person != self._person:
            return
        self._show_assigned(team.assigned)
        chosen = self.others.currentData()
        self.others.clear()
        for worker in team.others:
            self.others.addItem(f"{worker.name}, {worker.desk}", worker.id)
        self.others.setCurrentIndex(max(self.others.findData(chosen), 0) if team.others else -1)
        for part in (self.field, self.button):
            part.setVisible(bool(team.others))

    def _show_assigned(self, cases: Sequence[CaseRow]) -> None:
        while (item := self.assigned.takeAt(0)) is not None:
            if (part := item.widget()) is not None:
                part.deleteLater()
        for row in [self._line(case) for case in cases] or [wrapped(_("Nobody works on this case."), "second")]:
            self.assigned.addWidget(row)

    def _line(self, case: CaseRow) -> QWidget:
        end = KeyButton(_("End"), size="compact")
        end.setAccessibleName(f"{end.words()}: {case.staff}")
        end.clicked.connect(partial(self.end, case.id))
        since = _("Since {at}").format(at=clock(case.since, date.today()))
        return line(StatusMark("note"), case.staff, since, end)

    def assign(self) -> None:
        """Give the case to who is chosen."""
        staff, person = self.others.currentData(), self._person
        if person is None or staff is None:
            return
        actor, cases, form = self._context.actor, self._context.waystation.cases, case_form(person, staff)
        self._context.work.run(self, lambda: cases.assign(actor, form), self._done, self._failed, writes=True)

    def end(self, case: UUID) -> None:
        """Take the case from somebody."""
        actor, cases = self._context.actor, self._context.waystation.cases
        self._context.work.run(self, lambda: cases.end(actor, case), self._done, self._failed, writes=True)

    def _done(self, _answer: object) -> None:
        self.banner.clear()
        self._read()

    def _failed(self, trouble: Exception) -> None:
        self.banner.say(sentence_of(trouble), "stop")
