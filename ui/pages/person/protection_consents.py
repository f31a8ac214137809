"""Consents of a person: one row a purpose and recipient, withdrawn with one button, the history beneath."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QWidget

from app.access import Act, may
from app.consents import ConsentForm, ConsentRow
from app.ids import new_id
from models.codes import ConsentMethod, ConsentPurpose, ConsentState
from ui.page import PageContext
from ui.pages.person.cards import line
from ui.pages.person.protection_panel import ProtectionPanel
from ui.pages.person.protection_words import consent_methods, consent_states, purposes
from ui.person_words import clock, day
from ui.widgets.buttons import KeyButton, Segmented
from ui.widgets.marks import Chip, StatusMark
from ui.words import _

TONES = {
    ConsentState.GIVEN: ("ok", "done"),
    ConsentState.REFUSED: ("wait", "stop"),
    ConsentState.WITHDRAWN: ("att", "stop"),
    ConsentState.NOT_ABLE: ("wait", "not_asked"),
}


class ConsentPanel(ProtectionPanel):
    """Never consent for registration: that rests on the law."""

    KEPT = _("The answer is kept.")

    def __init__(self, context: PageContext) -> None:
        note = _("one purpose, one recipient; to be taken back on any day")
        super().__init__(context, _("Consents"), note, _("Ask for a consent"), _("Save the answer"))
        self._may = may(context.actor, Act.RECORD_CONSENT)
        if not self._may:
            self.add_button.say("")
            self.add_button.hide()

    def build(self) -> None:
        self.fields.choice("purpose", _("For what"), list(purposes().items()))
        self.fields.line("recipient", _("To whom"), _("one recipient"))
        self.fields.line("scope", _("What exactly"), _("which data"), beside=True)
        states = [(state, word, "") for state, word in consent_states().items() if state is not ConsentState.WITHDRAWN]
        self.fields.add("state", _("Answer"), Segmented(states, ConsentState.REFUSED, name=_("Answer")))
        methods = [(method, word, "") for method, word in consent_methods().items()]
        self.fields.add("method", _("How"), Segmented(methods, ConsentMethod.SIGNED, name=_("How")))
        self.fields.line("witness", _("Witness"), _("if spoken before one"))
        spans = (
            (0, _("no last day")),
            (7, _("a week")),
            (30, _("30 days")),
            (182, _("half a year")),
            (365, _("a year")),
        )
        self.fields.choice("span", _("Holds for"), spans, beside=True)

    def read(self, person: UUID) -> tuple[ConsentRow, ...]:
        return self.context.waystation.consents.history(self.context.actor, person)

    def show_answer(self, answer: Sequence[ConsentRow]) -> None:
        """The newest answer of each purpose and recipient; older ones follow in one line each."""
        seen: set[tuple[ConsentPurpose, str]] = set()
        rows = []
        for row in answer:
            key = (row.purpose, row.recipient.casefold())
            rows.append(self._row(row) if key not in seen else _older(row))
            seen.add(key)
        self.show_rows(rows, _("Nobody has asked yet. Nothing is shared that the law does not demand."))

    def _row(self, row: ConsentRow) -> QWidget:
        if row.in_force and self._may:
            end: QWidget = KeyButton(_("Withdraw"), size="compact")
            end.setAccessibleName(f"{_('Withdraw')}: {purposes()[row.purpose]}")
            end.clicked.connect(partial(self.withdraw, row))  # type: ignore[attr-defined]
        else:
            ended = row.state is ConsentState.GIVEN and not row.in_force
            tone, shape = ("wait", "waiting") if ended else TONES[row.state]
            end = Chip(_("No longer") if ended else consent_states()[row.state], tone, shape)
        mark = StatusMark("done" if row.in_force else "not_asked")
        return line(mark, _what(row), _how(row), end)

    def withdraw(self, row: ConsentRow) -> None:
        """The person takes it back: a new answer beside the old one."""
        person, actor, consents = self.person, self.context.actor, self.context.waystation.consents
        if person is None:
            return
        form = ConsentForm(
            new_id(), person, row.purpose, ConsentState.WITHDRAWN, ConsentMethod.ORAL, row.recipient, row.scope
        )
        self.run(
            lambda: consents.record(actor, form), lambda _none: self.context.tell(_("The consent is withdrawn."), None)
        )

    def job(self, person: UUID) -> Callable[[], Any]:
        value, actor, consents = self.fields.value, self.context.actor, self.context.waystation.consents
        until = date.today() + timedelta(days=value("span")) if value("span") else None
        form = ConsentForm(
            self.form_id,
            person,
            ConsentPurpose(value("purpose")),
            ConsentState(value("state")),
            ConsentMethod(value("method")),
            value("recipient"),
            value("scope"),
            value("witness"),
            until,
        )
        return lambda: consents.record(actor, form)


def _what(row: ConsentRow) -> str:
    return ": ".join(part for part in (purposes()[row.purpose], row.recipient) if part)


def _how(row: ConsentRow) -> str:
    parts = [clock(row.at, date.today()), consent_methods()[row.method].lower()]
    if row.witness:
        parts.append(_("witness {name}").format(name=row.witness))
    if row.scope:
        parts.append(row.scope)
    if row.until:
        parts.append(_("until {day}").format(day=day(row.until)))
    return ", ".join(parts)


def _older(row: ConsentRow) -> QWidget:
    return line(StatusMark("note", 16), f"{consent_states()[row.state]}: {_what(row)}", _how(row))
