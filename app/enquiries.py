"""The enquiry desk: somebody asks for a name. Taking the message looks nobody up, so it cannot tell who is here.

What was asked is sealed, in blocks of one length. A case worker opens it later and passes it only to somebody of an
own case who chose to be reachable by that caller (domain.md, 2.10, HIDE)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from sqlmodel import Session, col, select

from app.access import Act, Actor
from app.cases import works_on
from app.content import from_content, to_content
from app.errors import UserError
from app.house import House
from app.people import People
from app.person_rows import row_of
from app.registration import known_person
from app.rows import PersonRow
from app.same_person import merges
from app.sealing import Binding
from app.standing import require_usable
from app.tasks import raise_task
from models.codes import Answer, Compartment, EnquiryState, Role, TaskKind
from models.person import Person
from models.protection import Contact, Enquiry

WE_DO_NOT_SAY = (
    "We do not say who is here or not. We can take a message; if somebody of that name is here and wishes it, "
    "it will reach them."
)
NO_NAME = "No name is asked for. Nothing was kept. Type the name as you heard it."
TOO_LONG = "This text is longer than a message can be. Nothing was kept. Shorten it."
NOT_REACHABLE = (
    "This person has not chosen to be reached by that caller. The message was not passed and stays sealed. "
    "Ask the person first."
)
NOT_YOURS = (
    "This person's case is not assigned to you. The message was not passed and stays sealed. "
    "Ask the shift lead to assign the case."
)
NOT_HERE = "This message is not waiting any more. Nothing was changed. Open the messages again."
NOT_AN_END = "A message ends as not passed or as closed. Nothing was changed. Choose one of them."
BLOCK = 8_192
LONGEST = {"asked_for": 200, "caller": 200, "relation": 100, "phone": 60, "language": 40, "message": 1_200}


@dataclass(frozen=True, repr=False)
class EnquiryForm:
    """Who asks for whom, and the message, as heard on the telephone or at the gate."""

    id: UUID
    asked_for: str = field(repr=False)
    caller: str = field(default="", repr=False)
    relation: str = field(default="", repr=False)
    phone: str = field(default="", repr=False)
    language: str = field(default="", repr=False)
    message: str = field(default="", repr=False)


@dataclass(frozen=True)
class PassForm:
    """The message goes to this person, by the contact who is the caller as the case worker judges."""

    enquiry: UUID
    person: UUID
    contact: UUID


@dataclass(frozen=True)
class AskForm:
    """Somebody asks the person first whether they wish to be reached; `id` is the task's."""

    id: UUID
    person: UUID


@dataclass(frozen=True)
class EndForm:
    """A message that is over: not passed to anybody, or closed after it was."""

    enquiry: UUID
    state: EnquiryState


@dataclass(frozen=True, repr=False)
class EnquiryRow:
    """A message, opened. `person`: to whom it was passed."""

    id: UUID
    at: datetime
    state: EnquiryState
    asked_for: str = field(repr=False)
    caller: str = field(repr=False)
    relation: str = field(repr=False)
    phone: str = field(repr=False)
    language: str = field(repr=False)
    message: str = field(repr=False)
    person: PersonRow | None = None


class Enquiries:
    """The use cases of the enquiry desk."""

    def __init__(self, house: House, people: People) -> None:
        self._house, self._people = house, people

    def take(self, actor: Actor, form: EnquiryForm) -> str:
        """Keep a message, sealed. The answer is one sentence, whoever is asked for; nobody is looked up."""
        self._house.require(actor, Act.TAKE_ENQUIRY)
        _check(form)

        def work(session: Session) -> str:
            if session.get(Enquiry, form.id) is None:
                content = self._house.vault.seal(Compartment.PROTECTION, _block(form), _place(form.id))
                session.add(
                    Enquiry(id=form.id, at=self._house.now(), content=content, state=EnquiryState.TAKEN, person_id=None)
                )
            return WE_DO_NOT_SAY

        return self._house.write(actor, Act.TAKE_ENQUIRY, work)

    def waiting(self, actor: Actor) -> tuple[EnquiryRow, ...]:
        """Every message that is not over, oldest first, opened. The reading is journaled, without a name."""

        def work(session: Session) -> tuple[EnquiryRow, ...]:
            kept = _waiting(session)
            if kept:
                self._house.note(session, "SEALED_READ", None, "enquiries", len(kept))
            return tuple(self._row(session, actor, enquiry) for enquiry in kept)

        return self._house.write(actor, Act.READ_ENQUIRIES, work)

    def candidates(self, actor: Actor, enquiry_id: UUID) -> tuple[PersonRow, ...]:
        """People whose name is like the one asked for, in any script. It says nothing of whom was meant."""

        def work(session: Session) -> str:
            return self._opened(_open_one(session, enquiry_id)).asked_for

        return self._people.find(actor, self._house.read(actor, Act.READ_ENQUIRIES, work))

    def pass_on(self, actor: Actor, form: PassForm) -> EnquiryRow:
        """Pass a message to somebody of one's own case who chose to be reachable by this contact; else UserError."""

        def work(session: Session) -> EnquiryRow:
            enquiry = _open_one(session, form.enquiry)
            known_person(session, form.person)
            if not works_on(session, actor, form.person):
                raise UserError(NOT_YOURS, "person")
            require_usable(session, form.person)
            _require_reachable(session, form)
            enquiry.state, enquiry.person_id = EnquiryState.PASSED, form.person
            enquiry.settled_at = self._house.now()
            session.flush()
            return self._row(session, actor, enquiry)

        return self._house.write(actor, Act.SETTLE_ENQUIRY, work)

    def ask_first(self, actor: Actor, form: AskForm) -> None:
        """A task for a case worker: a message waits. It says nothing of who sent it, nor from where."""

        def work(session: Session) -> None:
            known_person(session, form.person)
            raise_task(session, self._house, TaskKind.MESSAGE_WAITS, Role.CASE, person=form.person)

        self._house.write(actor, Act.SETTLE_ENQUIRY, work)

    def end(self, actor: Actor, form: EndForm) -> None:
        """A message is over. The person may have answered or not: that is theirs to tell."""
        self._house.require(actor, Act.SETTLE_ENQUIRY)
        if form.state not in (EnquiryState.NOT_PASSED, EnquiryState.CLOSED):
            raise UserError(NOT_AN_END, "state")

        def work(session: Session) -> None:
            enquiry = _open_one(session, form.enquiry)
            enquiry.state, enquiry.settled_at = form.state, self._house.now()

        self._house.write(actor, Act.SETTLE_ENQUIRY, work)

    def _row(self, session: Session, actor: Actor, enquiry: Enquiry) -> EnquiryRow:
        told = self._opened(enquiry)
        person = session.get(Person, enquiry.person_id) if enquiry.person_id else None
        return EnquiryRow(
            enquiry.id,
            enquiry.at,
            enquiry.state,
            told.asked_for,
            told.caller,
            told.relation,
            told.phone,
            told.language,
            told.message,
            row_of(session, actor, person) if person else None,
        )

    def _opened(self, enquiry: Enquiry) -> EnquiryForm:
        plain = self._house.vault.open(Compartment.PROTECTION, enquiry.content, _place(enquiry.id))
        return from_content(EnquiryForm, plain)


def _check(form: EnquiryForm) -> None:
    if not form.asked_for.strip():
        raise UserError(NO_NAME, "asked_for")
    for name, most in LONGEST.items():
        if len(getattr(form, name)) > most:
            raise UserError(TOO_LONG, name)


def _block(form: EnquiryForm) -> bytes:
    """The message and zeros up to one length for all, so that the size tells nothing."""
    return to_content(form).ljust(BLOCK, b"\0")


def _waiting(session: Session) -> Sequence[Enquiry]:
    statement = select(Enquiry).where(
        col(Enquiry.state).in_((EnquiryState.TAKEN, EnquiryState.PASSED)), col(Enquiry.voided).is_(False)
    )
    return session.exec(statement.order_by(col(Enquiry.at), col(Enquiry.id))).all()


def _open_one(session: Session, enquiry_id: UUID) -> Enquiry:
    enquiry = session.get(Enquiry, enquiry_id)
    if enquiry is None or enquiry.voided or enquiry.state not in (EnquiryState.TAKEN, EnquiryState.PASSED):
        raise UserError(NOT_HERE)
    return enquiry


def _require_reachable(session: Session, form: PassForm) -> None:
    contact = session.get(Contact, form.contact)
    chosen = contact is not None and not contact.voided and contact.reachable is Answer.YES
    if contact is None or not chosen or contact.person_id not in merges(session).ids(form.person):
        raise UserError(NOT_REACHABLE, "contact")


def _place(row: UUID) -> Binding:
    return Binding("enquiry", row, "content")
