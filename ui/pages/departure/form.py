"""What is written of a departure: why, where to, who takes over, what was handed back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from app.onward.departure_forms import DepartForm, GoingForm
from app.onward.departure_rows import DepartureSheet, GoingRow
from app.reference import CodeList
from models.codes import Answer, DepartureReason, Destination
from ui.house_words import offered
from ui.pages.departure.words import destinations, reasons
from ui.pages.trips.form import NOT_A_TIME
from ui.pages.trips.words import BadMoment, read_moment
from ui.widgets.buttons import Segmented, three_answers
from ui.widgets.fields import EnterChain, LabeledField, choice_box
from ui.widgets.in_sight import InSight
from ui.widgets.panels import Card
from ui.words import _

ASKED = ("items_returned", "papers_returned", "card_returned", "summary_given")


class DepartureFields(Card):
    """`asked` at the end. The contact is of the one under the cursor; everything else holds for all of them."""

    asked = Signal()

    def __init__(self) -> None:
        super().__init__(_("The departure"))
        self._contacts: dict[UUID, str] = {}
        self._at: GoingRow | None = None
        self.reason = choice_box([(None, _("Choose why")), *offered(CodeList.DEPARTURE, reasons()).items()], _("Why"))
        self.destination = choice_box(list(destinations().items()), _("Where to"))
        self.owner = choice_box([(None, _("Nobody: it stays where it is"))], _("Who takes over what is open"))
        self.place, self.handed_to, self.note, self.contact, self.at = (QLineEdit() for _each in range(5))
        words = {
            "items_returned": _("Things handed back"),
            "papers_returned": _("Papers handed back"),
            "card_returned": _("Card taken back"),
            "summary_given": _("Their summary given"),
        }
        self.answers: dict[str, Segmented] = {name: three_answers(text) for name, text in words.items()}
        self.fields = self._labelled(words)
        self._lay_out()

    def _labelled(self, words: dict[str, str]) -> dict[str, LabeledField]:
        fields = {
            "reason": LabeledField(_("Why"), self.reason),
            "destination": LabeledField(_("Where to"), self.destination),
            "place": LabeledField(_("Town or house"), self.place, _("no address")),
            "owner": LabeledField(_("Who takes over what is open"), self.owner),
            "handed_to": LabeledField(_("Who takes over outside"), self.handed_to, _("office, organisation")),
            "contact": LabeledField(_("How to reach them later"), self.contact),
            "at": LabeledField(_("When they left"), self.at, _("empty: now")),
            "note": LabeledField(_("Note"), self.note, _("what stays here, and why")),
        }
        return fields | {name: LabeledField(text, self.answers[name]) for name, text in words.items()}

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        rows = (
            ("reason", "destination"),
            ("place", "handed_to"),
            ASKED[:2],
            ASKED[2:],
            ("owner", "contact"),
            ("at", "note"),
        )
        for row, names in enumerate(rows):
            for column, name in enumerate(names):
                grid.addWidget(self.fields[name], row, column)
        self.body.addLayout(grid)
        self.body.addStretch(1)
        controls: list[QWidget] = [self.fields[name].control for names in rows for name in names]
        EnterChain(controls, self.asked.emit, parent=self)
        self._in_sight = InSight(controls, self)
        self.contact.textEdited.connect(self._keep_contact)

    def show_sheet(self, sheet: DepartureSheet) -> None:
        """Who may take over; the town of the trip with which they left."""
        chosen = self.owner.currentData()
        self.owner.clear()
        for value, text in ((None, _("Nobody: it stays where it is")), *sheet.owners):
            self.owner.addItem(text, value)
        self.owner.setCurrentIndex(max(self.owner.findData(chosen), 0))
        if sheet.place and not self.place.text():
            self.place.setText(sheet.place)

    def show_person(self, row: GoingRow | None) -> None:
        """The contact of this person, where they agreed to be asked later."""
        self._at = row
        may_ask = row is not None and row.may_be_reached
        self.contact.setEnabled(may_ask)
        self.contact.setText(self._contacts.get(row.person.id, "") if row else "")
        self.fields["contact"].hint.setText("" if may_ask else _("they have not agreed to be asked later"))

    def _keep_contact(self, text: str) -> None:
        if self._at is not None:
            self._contacts[self._at.person.id] = text

    def is_said(self, now: datetime) -> bool:
        """Whether somebody chose why, and the moment can be read; nobody leaves for a reason that nobody gave."""
        if self.reason.currentData() is None:
            return not self.say("reason", _("Nobody said why they leave. Nothing was saved. Choose a reason."))
        try:
            read_moment(self.at.text(), "at", now, over=True)
        except BadMoment:
            return not self.say("at", NOT_A_TIME)
        return True

    def form(self, rows: Sequence[GoingRow], ids: dict[UUID, UUID], trip: UUID | None, now: datetime) -> DepartForm:
        """As typed, for these people; `ids`: of the departure of each."""
        said: dict[str, Any] = {name: Answer(self.answers[name].value()) for name in ASKED}
        people = tuple(
            GoingForm(ids[row.person.id], row.person.id, self._contacts.get(row.person.id, ""), **said) for row in rows
        )
        return DepartForm(
            people,
            DepartureReason(self.reason.currentData()),
            Destination(self.destination.currentData()),
            self.place.text(),
            read_moment(self.at.text(), "at", now, over=True),
            self.handed_to.text(),
            self.owner.currentData(),
            trip,
            self.note.text(),
        )

    def empty(self) -> None:
        """For the next departure."""
        self._contacts.clear()
        for edit in (self.place, self.handed_to, self.note, self.contact, self.at):
            edit.clear()
        for answer in self.answers.values():
            answer.set_value(Answer.NOT_ASKED)
        for box in (self.reason, self.destination, self.owner):
            box.setCurrentIndex(0)
        self.clear_errors()

    def say(self, field: str | None, sentence: str) -> bool:
        """Beside the field; False where there is no such field."""
        self.clear_errors()
        place = self.fields.get(field or "")
        if place is None:
            return False
        place.set_error(sentence)
        place.control.setFocus()
        return True

    def clear_errors(self) -> None:
        for field in self.fields.values():
            field.clear()
