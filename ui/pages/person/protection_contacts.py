"""Relatives and other contacts: written by several desks, opened by those assigned, reachable only if chosen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.access import Act
from app.contacts import ContactForm, ContactRow, ReachForm
from app.phones import read_phone
from models.codes import Answer, Relation, SafeToCall
from ui.labels import languages
from ui.page import PageContext
from ui.pages.person.cards import line
from ui.pages.person.protection_sealed import SealedPanel
from ui.pages.person.protection_words import relations, safe_to_call
from ui.widgets.buttons import KeyButton, TickButton, three_answers
from ui.widgets.marks import Chip, StatusMark
from ui.words import _, ngettext

SAFETY_TONES = {SafeToCall.YES: ("ok", "done"), SafeToCall.NO: ("stop", "stop"), SafeToCall.ONLY_VIA: ("att", "ask")}


class ContactPanel(SealedPanel):
    """Whoever writes a contact down cannot read it again without the case."""

    KEPT, SEALS_BEGUN = _("The contact is sealed."), True
    READS = Act.READ_CONTACTS

    def __init__(self, context: PageContext) -> None:
        super().__init__(
            context,
            _("Relatives and contacts"),
            _("sealed; read by those assigned"),
            _("Write a contact"),
            _("Seal the contact"),
        )

    def build(self) -> None:
        self.fields.line("name", _("Name"))
        self.fields.choice("relation", _("What they are"), list(relations().items()), beside=True)
        self.fields.line("country", _("Country"), _("two letters: BY, LT, PL"))
        phone = self.fields.line("phone", _("Telephone"), _("as told, with + and the country"), beside=True)
        phone.editingFinished.connect(self.read_number)
        known = [("", _("not asked")), *languages().items()]
        self.fields.choice("language", _("Language"), known)
        self.fields.choice("safe_to_call", _("Safe to call"), list(safe_to_call().items()), beside=True)
        self.fields.line("via", _("By way of"), _("where only so"))
        self.fields.line("note", _("Note"), _("best time"), beside=True)
        self.fields.add("knows", _("Knows that the person is out"), three_answers(_("Knows that the person is out")))
        reached = _("The person wishes to be reached by this contact")
        self.fields.add("reachable", reached, three_answers(reached))
        self.fields.add("emergency", _("In an emergency"), TickButton(_("Call this contact in an emergency")))

    def read_number(self) -> None:
        """A soft doubt beside a number that cannot be dialled; it is kept as typed."""
        field = self.fields.field("phone")
        reading = read_phone(self.fields.value("phone"), self.fields.value("country"))
        if reading.doubt:
            field.set_doubt(_(reading.doubt))
        else:
            field.clear()
            field.hint.setText(reading.dialled or _("as told, with + and the country"))

    def job(self, person: UUID) -> Callable[[], Any]:
        value, actor, contacts = self.fields.value, self.context.actor, self.context.waystation.contacts
        form = ContactForm(
            self.form_id,
            person,
            Relation(value("relation")),
            value("name"),
            value("phone"),
            value("country"),
            value("language"),
            value("via"),
            value("note"),
            SafeToCall(value("safe_to_call")),
            Answer(value("knows")),
            Answer(value("reachable")),
            value("emergency"),
        )
        return lambda: contacts.write(actor, form)

    # What stands

    def read(self, person: UUID) -> int:
        return self.context.waystation.contacts.written(self.context.actor, person)

    def show_answer(self, answer: int) -> None:
        if self._is_unsealed:
            return
        words = ngettext("{n} contact is sealed here.", "{n} contacts are sealed here.", answer).format(n=answer)
        self.show_rows((), words if answer else _("No contact yet."))

    def unseal(self, person: UUID) -> tuple[ContactRow, ...]:
        return self.context.waystation.contacts.read(self.context.actor, person)

    def show_unsealed(self, answer: Sequence[ContactRow]) -> None:
        self.show_rows(map(self._row, answer), _("No contact yet."))

    def _row(self, row: ContactRow) -> QWidget:
        tone, shape = SAFETY_TONES.get(row.safe_to_call, ("wait", "not_asked"))
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        first = ", ".join(part for part in (row.name, relations()[row.relation].lower()) if part)
        chip = Chip(safe_to_call()[row.safe_to_call], tone, shape)
        column.addWidget(line(StatusMark("note"), first, contact_words(row), chip))
        reach = KeyButton(_("Reachable: yes") if row.reachable is Answer.YES else _("Reachable: no"), size="compact")
        reach.setAccessibleName(f"{reach.words()}: {row.name}")
        reach.setToolTip(_("Whether the person wishes to be reached by this contact. Press to change it."))
        reach.clicked.connect(partial(self.turn_reachable, row))
        column.addWidget(reach, 0, Qt.AlignmentFlag.AlignRight)
        return holder

    def turn_reachable(self, row: ContactRow) -> None:
        """The person chose otherwise."""
        answer = Answer.NO if row.reachable is Answer.YES else Answer.YES
        actor, contacts, form = self.context.actor, self.context.waystation.contacts, ReachForm(row.id, answer)
        self.run(lambda: contacts.choose_reachable(actor, form))


def contact_words(row: ContactRow) -> str:
    """Telephone, country, language, by whom, what they know, the note: what of it is known."""
    knows = {Answer.YES: _("knows"), Answer.NO: _("does not know")}.get(row.knows, "")
    parts = [row.dialled or row.phone, row.country, languages().get(row.language, row.language)]
    if row.via:
        parts.append(_("by way of {name}").format(name=row.via))
    if row.emergency:
        parts.append(_("in an emergency"))
    return ", ".join(part for part in (*parts, knows, row.note) if part)
