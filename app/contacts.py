"""Relatives and other contacts: sealed whole; read by those assigned, not even by who wrote them down (domain 2.11)."""

from __future__ import annotations

from dataclasses import dataclass, field
from uuid import UUID

from sqlmodel import Session

from app.access import Act, Actor
from app.cases import require_assigned
from app.errors import UserError
from app.house import House
from app.person_rows import load
from app.phones import read_phone
from app.protected import require_length, seal, unseal
from app.registration import known_person
from app.same_person import merges
from app.standing import require_usable
from models.codes import Answer, Relation, SafeToCall
from models.protection import Contact

EMPTY = "The contact has neither a name nor a number. Nothing was saved. Type one of them."
VIA = "Only by way of somebody, but nobody is named. Nothing was saved. Type by whom this contact is reached."
ANOTHER = "This contact belongs to another record. Nothing was saved. Open the page again."
NOT_HERE = "This contact is not on this laptop any more. Nothing was changed. Open the page again."
LONGEST_LINE, LONGEST_NOTE = 200, 2_000


@dataclass(frozen=True, repr=False)
class ContactForm:
    """A contact as told. `country`: ISO alpha-2; `via`: by whom, when only so; `knows`: that the person is out."""

    id: UUID
    person: UUID
    relation: Relation
    name: str = field(default="", repr=False)
    phone: str = field(default="", repr=False)
    country: str = field(default="", repr=False)
    language: str = field(default="", repr=False)
    via: str = field(default="", repr=False)
    note: str = field(default="", repr=False)
    safe_to_call: SafeToCall = SafeToCall.NOT_ASKED
    knows: Answer = Answer.NOT_ASKED
    reachable: Answer = Answer.NOT_ASKED
    emergency: bool = False


@dataclass(frozen=True)
class ReachForm:
    """The person chose, or chose no longer, to be reached by this contact."""

    contact: UUID
    reachable: Answer


@dataclass(frozen=True, repr=False)
class ContactRow:
    """A contact, opened. `dialled`: the number as one dials it from abroad, empty when it could not be read so."""

    id: UUID
    relation: Relation
    name: str = field(repr=False)
    phone: str = field(repr=False)
    dialled: str = field(repr=False)
    country: str = field(repr=False)
    language: str = field(repr=False)
    via: str = field(repr=False)
    note: str = field(repr=False)
    safe_to_call: SafeToCall
    knows: Answer
    reachable: Answer
    emergency: bool


@dataclass(frozen=True, repr=False)
class Told:
    """What of a contact is sealed."""

    name: str = field(default="", repr=False)
    phone: str = field(default="", repr=False)
    country: str = field(default="", repr=False)
    language: str = field(default="", repr=False)
    via: str = field(default="", repr=False)
    note: str = field(default="", repr=False)


class Contacts:
    """The use cases of relatives and other contacts."""

    def __init__(self, house: House) -> None:
        self._house = house

    def write(self, actor: Actor, form: ContactForm) -> None:
        """Keep a contact, sealed; the same form twice keeps it once, and a changed one takes its place."""
        self._house.require(actor, Act.WRITE_CONTACT)
        _check(form)

        def work(session: Session) -> None:
            known_person(session, form.person)
            require_usable(session, form.person)
            kept = session.get(Contact, form.id)
            if kept is None:
                session.add(self._contact(form))
            elif kept.person_id != form.person:
                raise UserError(ANOTHER)

        self._house.write(actor, Act.WRITE_CONTACT, work)

    def _contact(self, form: ContactForm) -> Contact:
        told = Told(form.name, form.phone, form.country, form.language, form.via, form.note)
        return Contact(
            id=form.id,
            person_id=form.person,
            relation=form.relation,
            content=seal(self._house, told, "contact", form.id),
            safe_to_call=form.safe_to_call,
            knows=form.knows,
            reachable=form.reachable,
            emergency=form.emergency,
        )

    def written(self, actor: Actor, person: UUID) -> int:
        """How many contacts are kept, for those who write them and cannot read them again."""
        return self._house.read(actor, Act.WRITE_CONTACT, lambda session: len(_contacts(session, person)))

    def read(self, actor: Actor, person_id: UUID) -> tuple[ContactRow, ...]:
        """The contacts of one's own case. The reading is journaled; Refused when the case is not assigned."""

        def work(session: Session) -> tuple[ContactRow, ...]:
            require_assigned(session, actor, person_id)
            contacts = _contacts(session, person_id)
            if contacts:
                self._house.note(session, "SEALED_READ", person_id, "contacts", len(contacts))
            return tuple(self._row(contact) for contact in sorted(contacts, key=lambda each: each.id))

        return self._house.write(actor, Act.READ_CONTACTS, work)

    def choose_reachable(self, actor: Actor, form: ReachForm) -> None:
        """Keep what the person chose about one contact of one's own case."""

        def work(session: Session) -> None:
            contact = self._own(session, actor, form.contact)
            contact.reachable = form.reachable

        self._house.write(actor, Act.WRITE_CONTACT, work)

    def remove(self, actor: Actor, contact_id: UUID) -> None:
        """The person does not want this contact kept any longer: it is shown no more."""

        def work(session: Session) -> None:
            self._own(session, actor, contact_id).voided = True

        self._house.write(actor, Act.WRITE_CONTACT, work)

    def _own(self, session: Session, actor: Actor, contact_id: UUID) -> Contact:
        contact = session.get(Contact, contact_id)
        if contact is None or contact.voided:
            raise UserError(NOT_HERE)
        require_assigned(session, actor, contact.person_id)
        require_usable(session, contact.person_id)
        return contact

    def _row(self, contact: Contact) -> ContactRow:
        told = unseal(self._house, Told, contact.content, "contact", contact.id)
        return ContactRow(
            contact.id,
            contact.relation,
            told.name,
            told.phone,
            read_phone(told.phone, told.country).dialled,
            told.country,
            told.language,
            told.via,
            told.note,
            contact.safe_to_call,
            contact.knows,
            contact.reachable,
            contact.emergency,
        )


def _contacts(session: Session, person: UUID) -> list[Contact]:
    return load(session, Contact, Contact.person_id, merges(session).ids(person))


def _check(form: ContactForm) -> None:
    if not form.name.strip() and not form.phone.strip():
        raise UserError(EMPTY, "name")
    if form.safe_to_call is SafeToCall.ONLY_VIA and not form.via.strip():
        raise UserError(VIA, "via")
    for name in ("name", "phone", "country", "language", "via"):
        require_length(getattr(form, name), name, LONGEST_LINE)
    require_length(form.note, "note", LONGEST_NOTE)
