"""The messages, for case workers: opened with one button, passed only to who chose to be reached by that caller."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.contacts import ContactRow
from app.enquiries import NOT_REACHABLE, AskForm, EndForm, EnquiryRow, PassForm
from app.errors import UserError
from app.ids import new_id
from app.rows import PersonRow
from models.codes import Answer, EnquiryState
from ui.page import PageContext
from ui.pages.person.cards import line
from ui.pages.person.protection_contacts import contact_words
from ui.pages.person.protection_words import relations
from ui.person_words import clock, headline
from ui.widgets.buttons import KeyButton
from ui.widgets.marks import Chip, StatusMark, label
from ui.widgets.panels import Banner, Card, hairline, wrapped
from ui.widgets.whole import Whole
from ui.words import _
from ui.work import sentence_of


class MessagesCard(Card):
    """Message, then people of that name, then the contacts of one of them: each step is asked for."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(_("Messages"), _("opened by case workers; each opening stands in the journal"))
        self.note.setWordWrap(True)
        self._context = context
        self._is_open = False
        self._chosen: EnquiryRow | None = None
        self.open_button = KeyButton(_("Open the messages"), "Alt O", icon="eye", size="compact")
        self.open_button.clicked.connect(self.open_messages)
        self.banner, self.rows = Banner(), QVBoxLayout()
        self.banner.pressed.connect(self._ask_pressed)
        self._to_ask: UUID | None = None
        self.body.addWidget(self.open_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.banner)
        self.body.addLayout(self.rows)

    # Messages

    def open_messages(self) -> None:
        """Read every message that waits; the reading is journaled."""
        actor, desk = self._context.actor, self._context.waystation.enquiries
        self._context.work.run(self, lambda: desk.waiting(actor), self._show, self._failed)

    def reload(self) -> None:
        """After a write: the list again, if it is open."""
        if self._is_open:
            self.open_messages()

    def _show(self, rows: Sequence[EnquiryRow]) -> None:
        self._is_open, self._chosen = True, None
        self.open_button.hide()
        self._put(map(self._message, rows), _("No message waits."))

    def _message(self, row: EnquiryRow) -> QWidget:
        holder, column = _block()
        passed = row.state is EnquiryState.PASSED
        chip = Chip(_("Passed"), "ok", "done") if passed else Chip(_("Waits"), "wait", "waiting")
        caller = (row.caller, row.relation, row.phone, row.language)
        second = ", ".join(part for part in (clock(row.at, date.today()), *caller) if part)
        column.addWidget(line(StatusMark("note"), _("Asks for {name}").format(name=row.asked_for), second, chip))
        if row.message:
            column.addWidget(Whole(row.message))
        if row.person is not None:
            column.addWidget(Whole(_("Passed to {name}").format(name=headline(row.person)), "hint"))
        column.addLayout(self._deeds(row, passed))
        return holder

    def _deeds(self, row: EnquiryRow, passed: bool) -> QHBoxLayout:
        if passed:
            return _across(_button(_("Close"), row.asked_for, partial(self.end, row, EnquiryState.CLOSED)))
        return _across(
            _button(_("Look for people of this name"), row.asked_for, partial(self.look, row)),
            _button(_("Not passed"), row.asked_for, partial(self.end, row, EnquiryState.NOT_PASSED)),
        )

    def end(self, row: EnquiryRow, state: EnquiryState) -> None:
        """The message is over."""
        actor, desk, form = self._context.actor, self._context.waystation.enquiries, EndForm(row.id, state)
        self._write(lambda: desk.end(actor, form), _("The message is settled."))

    # People of that name

    def look(self, row: EnquiryRow) -> None:
        """People whose name is like the one asked for."""
        self._chosen = row
        actor, desk = self._context.actor, self._context.waystation.enquiries
        self._context.work.run(self, lambda: desk.candidates(actor, row.id), self._show_people, self._failed)

    def _show_people(self, people: Sequence[PersonRow]) -> None:
        if self._chosen is None:
            return
        words = _("Nobody here has a name like this. The caller is told nothing of it.")
        self._put([self._head(self._chosen), *map(self._person, people)], words, 1)

    def _head(self, row: EnquiryRow) -> QWidget:
        holder, column = _block()
        column.addWidget(label(_("Asks for {name}").format(name=row.asked_for), "strong"))
        caller = ", ".join(part for part in (row.caller, row.relation, row.phone) if part)
        column.addWidget(Whole(caller or _("The caller gave no name."), "hint"))
        column.addLayout(_across(_button(_("Back to the messages"), "", self.open_messages)))
        return holder

    def _person(self, person: PersonRow) -> QWidget:
        end = _button(_("Contacts"), headline(person), partial(self.choose, person))
        return line(StatusMark("note"), headline(person), person.number, end)

    # Contacts of one of them

    def choose(self, person: PersonRow) -> None:
        """The contacts of somebody of one's own case, to judge who the caller is."""
        actor, contacts = self._context.actor, self._context.waystation.contacts
        self.banner.clear()
        self._context.work.run(
            self, lambda: contacts.read(actor, person.id), lambda rows: self._show_contacts(person, rows), self._failed
        )

    def _show_contacts(self, person: PersonRow, contacts: Sequence[ContactRow]) -> None:
        if self._chosen is None:
            return
        ask = _button(_("Ask the person first"), headline(person), partial(self.ask_first, person.id))
        who = line(StatusMark("note"), headline(person), person.number, ask)
        rows = [self._contact(person, contact) for contact in contacts]
        self._put(
            [self._head(self._chosen), who, *rows], _("This person has named no contact. Ask the person first."), 2
        )

    def _contact(self, person: PersonRow, contact: ContactRow) -> QWidget:
        chosen = contact.reachable is Answer.YES
        words = ", ".join(part for part in (contact.name, relations()[contact.relation].lower()) if part)
        end = _button(_("Pass the message"), words, partial(self.pass_on, person.id, contact.id))
        shape = "done" if chosen else "not_asked"
        said = _("chose to be reached") if chosen else _("has not chosen to be reached")
        return line(StatusMark(shape), words, ", ".join(part for part in (contact_words(contact), said) if part), end)

    def pass_on(self, person: UUID, contact: UUID) -> None:
        """Pass it, or be told why not."""
        if self._chosen is None:
            return
        self._to_ask = person
        actor, desk = self._context.actor, self._context.waystation.enquiries
        form = PassForm(self._chosen.id, person, contact)
        self._write(lambda: desk.pass_on(actor, form), _("The message is passed. Tell the person now."))

    def ask_first(self, person: UUID) -> None:
        """A task that says only that a message waits."""
        actor, desk, form = self._context.actor, self._context.waystation.enquiries, AskForm(new_id(), person)
        self._write(lambda: desk.ask_first(actor, form), _("A task stands: a message waits. It names nobody."))

    def _ask_pressed(self) -> None:
        if self._to_ask is not None:
            self.ask_first(self._to_ask)

    # The card

    def put_away(self) -> None:
        """Messages do not stay on a page that nobody looks at."""
        self._is_open, self._chosen, self._to_ask = False, None, None
        self.banner.clear()
        self._put((), "")
        self.open_button.show()

    def _write(self, job: Callable[[], Any], said: str) -> None:
        self.banner.clear()
        self._context.work.run(self, job, lambda _answer: self._context.tell(said, None), self._failed, writes=True)

    def _failed(self, trouble: Exception) -> None:
        offer = isinstance(trouble, UserError) and trouble.sentence == NOT_REACHABLE
        tone = "att" if isinstance(trouble, UserError) else "stop"
        self.banner.say(sentence_of(trouble), tone, _("Ask the person first") if offer else "")

    def _put(self, rows: Any, empty: str, heads: int = 0) -> None:
        while (item := self.rows.takeAt(0)) is not None:
            if (part := item.widget()) is not None:
                part.deleteLater()
        shown = list(rows)
        if len(shown) == heads and empty:
            shown.append(wrapped(empty, "second"))
        for place, row in enumerate(shown):
            if place:
                self.rows.addWidget(hairline())
            self.rows.addWidget(row)


def _block() -> tuple[QWidget, QVBoxLayout]:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 2, 0, 2)
    column.setSpacing(5)
    return holder, column


def _across(*buttons: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    for button in buttons:
        row.addWidget(button)
    row.addStretch(1)
    return row


def _button(words: str, about: str, act: Callable[[], None]) -> KeyButton:
    button = KeyButton(words, size="compact")
    button.setAccessibleName(f"{words}: {about}" if about else words)
    button.clicked.connect(lambda: act())
    return button
