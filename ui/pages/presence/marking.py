"""The card beside the list: where somebody is from now on, or was since; a leave; an earlier mark put right."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QWidget

from app.errors import UserError
from app.ids import new_id
from app.presence.forms import CorrectionForm, LeaveForm, MarkForm
from app.presence.rows import EventRow, PresentRow
from models.codes import Destination, PresenceState
from ui.pages.departure.words import destinations
from ui.pages.presence.words import place_words, states, when
from ui.pages.trips.words import BadMoment, moment_text, read_moment
from ui.person_words import headline
from ui.widgets.buttons import KeyButton
from ui.widgets.fields import EnterChain, LabeledField, choice_box
from ui.widgets.marks import label
from ui.widgets.panels import Card
from ui.words import _

MARKS = (
    PresenceState.PRESENT,
    PresenceState.ABSENT_UNKNOWN,
    PresenceState.HOSPITAL,
    PresenceState.APPOINTMENT,
    PresenceState.COURT,
    PresenceState.LEAVE,
)
KEEPS = (PresenceState.HOSPITAL, PresenceState.APPOINTMENT, PresenceState.COURT, PresenceState.ABSENT_UNKNOWN)
NOT_A_TIME = _("This is no time. Nothing was saved. Write 22:40, or 17.11. 22:40.")
NOT_NIGHTS = _("Nights are a number from 1 to 90. Nothing was saved.")
NOT_A_DAY = _("Until when is missing. Nothing was saved. Write 19.11. 20:00.")
Form = MarkForm | LeaveForm | CorrectionForm


class MarkingCard(Card):
    """`asked` when the form shall be saved."""

    asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(" ", parent=parent)
        self._row: PresentRow | None = None
        self._wrong: EventRow | None = None
        self._id = new_id()
        words = states()
        self.told = label("", "second")
        self.told.setWordWrap(True)
        self.state = choice_box([(state, words[state]) for state in MARKS], _("Where"))
        self.edits = {name: QLineEdit() for name in ("at", "nights", "until", "contact", "reason")}
        self.edits["nights"].setPlaceholderText(_("stays theirs"))
        self.destination = choice_box(list(destinations().items()), _("Where to"))
        self.keep = QCheckBox(_("Keep the bed"))
        self.keep.setChecked(True)
        self.fields = self._labelled()
        self.save = KeyButton(_("Save"), "Ctrl Enter", "primary")
        self._lay_out()

    def _labelled(self) -> dict[str, LabeledField]:
        edits = self.edits
        return {
            "at": LabeledField(_("Since"), edits["at"], _("empty: now")),
            "nights": LabeledField(_("Keep bed for nights"), edits["nights"]),
            "until": LabeledField(_("Until"), edits["until"], "19.11. 20:00"),
            "contact": LabeledField(_("Phone or place"), edits["contact"]),
            "destination": LabeledField(_("Where to"), self.destination),
            "reason": LabeledField(_("Remark"), edits["reason"], _("no health")),
        }

    def _lay_out(self) -> None:
        for part in (self.told, LabeledField(_("Where they are"), self.state)):
            self.body.addWidget(part)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(6)
        self.body.addLayout(self._grid)
        self.body.addWidget(self.keep)
        self.body.addWidget(self.save)
        self.state.currentIndexChanged.connect(lambda _place: self._show_fields())
        self.save.clicked.connect(self.asked)
        EnterChain(
            [self.state, *(field.control for field in self.fields.values())], self.save.click_if_able, parent=self
        )
        self.choose(PresenceState.PRESENT)

    @property
    def _state(self) -> PresenceState:
        return PresenceState(self.state.currentData())

    def choose(self, state: PresenceState) -> None:
        """Where they are; the fields that it needs are there."""
        self.state.setCurrentIndex(MARKS.index(state))
        self._show_fields()

    def _show_fields(self) -> None:
        leave = self._state is PresenceState.LEAVE and self._wrong is None
        shown = ["at", "until", "contact", "destination", "reason"] if leave else ["at", "reason"]
        if self._state in KEEPS and self._wrong is None:
            shown.insert(1, "nights")
        for field in self.fields.values():
            self._grid.removeWidget(field)
            field.hide()
            field.clear()
        for place, name in enumerate(shown):
            self._grid.addWidget(self.fields[name], place // 2, place % 2)
            self.fields[name].show()
        self.keep.setVisible(leave)

    def show_row(self, row: PresentRow | None) -> None:
        """Somebody else is chosen: the form begins anew."""
        if row is not None and self._row is not None and row.person.id == self._row.person.id:
            self._row = row
        else:
            self._row, self._wrong, self._id = row, None, new_id()
            for edit in self.edits.values():
                edit.clear()
            here = row is not None and row.state is PresenceState.PRESENT
            self.choose(PresenceState.ABSENT_UNKNOWN if here else PresenceState.PRESENT)
        self._say()

    def put_right(self, wrong: EventRow) -> None:
        """An earlier mark: what was true, since when, and how one knows."""
        self._wrong, self._id = wrong, new_id()
        self.edits["at"].setText(moment_text(wrong.at))
        self.choose(PresenceState.PRESENT)
        self._say()
        self.edits["reason"].setFocus()

    def _say(self) -> None:
        row = self._row
        self.title.setText(headline(row.person) if row else _("Nobody is chosen"))
        if row is None:
            self.told.setText("")
        elif self._wrong is not None:
            words = _("Put right: {state}, {when}. A reason is needed.")
            self.told.setText(words.format(state=states()[self._wrong.state], when=when(self._wrong.at)))
        else:
            since = f" {_('since')} {when(row.since)}" if row.since else ""
            self.told.setText(f"{place_words(row.room, row.bed)} · {states()[row.state]}{since}")
        self.save.say(_("Put right") if self._wrong is not None else _("Save"))
        self.setEnabled(row is not None)

    def begin(self) -> None:
        """It is saved: the next one has a number of its own."""
        self._id, self._wrong = new_id(), None
        for edit in self.edits.values():
            edit.clear()
        self._say()

    def form(self, now: datetime) -> Form:
        """What is typed. UserError: no time, no number."""
        assert self._row is not None
        at, person = self._moment("at", now, over=True), self._row.person.id
        reason = self.edits["reason"].text()
        if self._wrong is not None:
            assert self._wrong.id is not None
            same = self.edits["at"].text() == moment_text(self._wrong.at)  # as shown, which is to the minute
            since = self._wrong.at if same or at is None else at
            return CorrectionForm(self._id, self._wrong.id, self._state, since, reason)
        if self._state is PresenceState.LEAVE:
            return self._leave(person, at or now, now, reason)
        nights = self.edits["nights"].text().strip() if self.fields["nights"].isVisible() else ""
        if nights and not (nights.isdigit() and 1 <= int(nights) <= 90):
            raise UserError(NOT_NIGHTS, "nights")
        until = (now.astimezone() + timedelta(days=int(nights))).date() if nights else None
        return MarkForm(self._id, person, self._state, at, reason, until)

    def _leave(self, person: UUID, at: datetime, now: datetime, reason: str) -> LeaveForm:
        until = self._moment("until", now, over=False)
        if until is None:
            raise UserError(NOT_A_DAY, "until")
        where = Destination(self.destination.currentData())
        contact = self.edits["contact"].text()
        return LeaveForm(self._id, person, at, until, contact, where, self.keep.isChecked(), reason)

    def _moment(self, name: str, now: datetime, over: bool) -> datetime | None:
        if self.fields[name].isHidden():
            return None
        try:
            return read_moment(self.edits[name].text(), name, now, over)
        except BadMoment:
            raise UserError(NOT_A_TIME, name) from None
