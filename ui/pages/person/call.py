"""The first call home on the person's page: one key says what comes next, the rest is one press each."""

from __future__ import annotations

from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.first_call import CallForm, CallSheet
from app.ids import new_id
from app.rows import PersonPage
from models.codes import Answer, CallState
from ui.page import PageContext
from ui.pages.person.protection_words import call_states
from ui.person_words import clock
from ui.widgets.buttons import KeyButton, three_answers
from ui.widgets.fields import LabeledField
from ui.widgets.flow import FlowLayout
from ui.widgets.marks import Chip, label
from ui.widgets.panels import Banner, Card
from ui.words import _
from ui.work import sentence_of

TONES = {
    CallState.MADE: ("ok", "done"),
    CallState.OFFERED: ("wait", "waiting"),
    CallState.NO_ANSWER: ("att", "ask"),
    CallState.DECLINED: ("wait", "stop"),
}


class CallCard(Card):
    """Offered, made, no answer, declined; whether the number is safe; that phones may be listened to was said."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(_("First call home"), "", parent)
        self._context = context
        self._person: UUID | None = None
        self._sheet: CallSheet | None = None
        self.banner = Banner()
        self.chip = Chip(_("Not asked"), "wait", "not_asked")
        self.head.addWidget(self.chip)
        self.last = label("", "hint")
        self.last.setWordWrap(True)
        self.following = KeyButton("", "Alt H", icon="phone", size="compact")
        self.following.clicked.connect(self.step)
        self.buttons = {state: self._button(state) for state in (CallState.NO_ANSWER, CallState.DECLINED)}
        self.safe = three_answers(_("Number is safe"))
        self.risk = three_answers(_("Risk of phones told"))
        self._lay_out()

    def _button(self, state: CallState) -> KeyButton:
        button = KeyButton(call_states()[state], size="compact")
        button.setAccessibleName(f"{_('First call home')}: {call_states()[state]}")
        button.clicked.connect(partial(self.say, state))
        return button

    def _lay_out(self) -> None:
        self.body.addWidget(self.banner)
        self.body.addWidget(self.last)
        self.body.addWidget(LabeledField(_("Number is safe"), self.safe))
        self.body.addWidget(LabeledField(_("Risk of phones told"), self.risk))
        holder = QWidget()
        row = FlowLayout(holder, 8)
        for button in (self.following, *self.buttons.values()):
            row.addWidget(button)
        column = QVBoxLayout()
        column.addWidget(holder)
        self.body.addLayout(column)

    def show_page(self, page: PersonPage) -> None:
        """Read how the first call of this person stands."""
        if page.person.id != self._person:
            self.put_away()
        self._person = person = page.person.id
        actor, calls = self._context.actor, self._context.waystation.first_calls
        self._context.work.run(self, lambda: calls.sheet(actor, person), self._show, self._failed)

    def put_away(self) -> None:
        """The next person is asked anew."""
        self.banner.clear()
        for answer in (self.safe, self.risk):
            answer.set_value(Answer.NOT_ASKED)

    def _show(self, sheet: CallSheet) -> None:
        if sheet.person != self._person:
            return
        self._sheet = sheet
        tone, shape = TONES[sheet.state] if sheet.state else ("wait", "not_asked")
        self.chip.say(call_states()[sheet.state] if sheet.state else _("Not asked"), tone, shape)
        self.following.say(call_states()[sheet.following])
        self.following.setAccessibleName(f"{_('First call home')}: {call_states()[sheet.following]}")
        lines = (f"{clock(each.at, date.today())}  {call_states()[each.state]}" for each in sheet.tries[:4])
        self.last.setText("\n".join(lines))
        self.last.setVisible(bool(sheet.tries))

    def step(self) -> None:
        """Alt H: offered, and after that made."""
        if self._sheet is not None and self._sheet.person == self._person:
            self.say(self._sheet.following)

    def say(self, state: CallState) -> None:
        """Keep what became of the call; the toast takes it back."""
        if self._person is None:
            return
        form = CallForm(new_id(), self._person, state, Answer(self.safe.value()), Answer(self.risk.value()))
        actor, calls = self._context.actor, self._context.waystation.first_calls
        self._context.work.run(
            self, lambda: calls.record(actor, form), lambda _sheet: self._said(form), self._failed, writes=True
        )

    def _said(self, form: CallForm) -> None:
        words = _("First call home: {state}.").format(state=call_states()[form.state].lower())
        self._context.tell(words, lambda: self._take_back(form.id))

    def _take_back(self, call: UUID) -> None:
        actor, calls = self._context.actor, self._context.waystation.first_calls
        self._context.work.run(self, lambda: calls.take_back(actor, call), None, self._failed, writes=True)

    def _failed(self, trouble: Exception) -> None:
        self.banner.say(sentence_of(trouble), "stop")
