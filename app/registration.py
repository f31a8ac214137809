"""The quick form of the border: everything may be unknown, refused or not asked; nothing blocks a row."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar
from uuid import UUID

from sqlmodel import Session, col, select

from app.access import Act, Actor
from app.arrivals import blank_person, count_person, mark
from app.card_rule import good_card
from app.counting import bind_blank_card, next_running
from app.errors import UserError
from app.forms import PersonForm
from app.house import House, station_of
from app.names import check_text, confirm_latin, note_name, primary_name
from app.papers_in_hand import as_shown, in_hand, lay_down
from app.person_rows import birth_of, row_of
from app.photo import keep_photo, prepare_photo
from app.rows import PersonRow, RegistrationSheet
from app.standing import require_usable
from app.zone_papers import lay_zone
from models.codes import Arrival, DataSource, DatePrecision, NameKind
from models.derived import Blob
from models.person import IdentityDocument, Person, PersonName, UrgentMark
from models.values.number import PersonNumber

Owned = TypeVar("Owned", IdentityDocument, UrgentMark)


class Registration:
    """The use cases of the intake desk."""

    def __init__(self, house: House) -> None:
        self._house = house

    def open_sheet(self, actor: Actor, person_id: UUID) -> RegistrationSheet:
        """The quick form filled with what the list and the door already know of this person. The look is journaled."""

        def work(session: Session) -> RegistrationSheet:
            person = known_person(session, person_id)
            self._house.note(session, "LOOKED", person_id, actor.role.value)
            form = form_of(session, person)
            return RegistrationSheet(
                replace(form, papers=as_shown(actor, form.papers)),
                row_of(session, actor, person, with_photo=True),
                person.registered_at is not None,
                active_card(session, person),
            )

        return self._house.write(actor, Act.READ_REGISTRATION, work)

    def register(self, actor: Actor, form: PersonForm) -> PersonRow:
        """Save the quick form. Somebody not yet counted in is counted in; the same form twice makes one person."""
        self._house.require(actor, Act.REGISTER)
        photo = prepare_photo(form.photo) if form.photo else None
        check_name(form)

        def work(session: Session) -> PersonRow:
            with session.no_autoflush:
                person = session.get(Person, form.id) or self._walk_in(session, form)
                self._arrive(session, person, form)
                fill_person(session, self._house, person, form, NameKind.AS_HEARD, DataSource.STATED)
                if photo is not None:
                    person.photo = keep_photo(session, photo)
            session.flush()
            return row_of(session, actor, person)

        return self._house.write(actor, Act.REGISTER, work)

    def _walk_in(self, session: Session, form: PersonForm) -> Person:
        person = blank_person(form.id, form.group, on_list=False)
        session.add(person)
        return person

    def _arrive(self, session: Session, person: Person, form: PersonForm) -> None:
        if person.voided:
            raise UserError("This record was undone. Nothing was saved. Register the person as new.")
        require_usable(session, person.id)
        if person.arrival is not Arrival.COUNTED:
            count_person(session, self._house, person)
        if form.card.strip():
            bind_blank_card(session, self._house, person, form.card)
        elif person.running_number is None:
            station = station_of(session, self._house.store)
            person.station_number, person.running_number = station.number, next_running(session, station.number)

    def bind_card(self, actor: Actor, person_id: UUID, scanned: str) -> PersonRow:
        """A blank numbered card was scanned: it belongs to this person from now on."""

        def work(session: Session) -> PersonRow:
            person = known_person(session, person_id)
            bind_blank_card(session, self._house, person, scanned)
            session.flush()
            return row_of(session, actor, person)

        return self._house.write(actor, Act.BIND_CARD, work)

    def set_photo(self, actor: Actor, person_id: UUID, raw: bytes) -> PersonRow:
        """A photograph from a file; see app.photo for what is refused."""
        self._house.require(actor, Act.SET_PHOTO)
        photo = prepare_photo(raw)

        def work(session: Session) -> PersonRow:
            person = known_person(session, person_id)
            require_usable(session, person.id)
            person.photo = keep_photo(session, photo)
            session.flush()
            return row_of(session, actor, person, with_photo=True)

        return self._house.write(actor, Act.SET_PHOTO, work)

    def remove_photo(self, actor: Actor, person_id: UUID) -> PersonRow:
        """No photograph from now on. The one before can be given back with Ctrl Z; erasing it is an act of its own."""

        def work(session: Session) -> PersonRow:
            person = known_person(session, person_id)
            require_usable(session, person.id)
            person.photo = None
            session.flush()
            return row_of(session, actor, person, with_photo=True)

        return self._house.write(actor, Act.SET_PHOTO, work)


def fill_person(
    session: Session, house: House, person: Person, form: PersonForm, kind: NameKind, source: DataSource
) -> None:
    """Put what the form says into the record; names are added beside the older ones."""
    now = house.now()
    person.registered_at = person.registered_at or now
    person.sex, person.interpreter = form.sex, form.interpreter
    person.nationality, person.languages = form.nationality, " ".join(form.languages)
    if form.notice_given is not person.notice_given:
        person.notice_given, person.notice_at = form.notice_given, now
    _fill_birth(person, form)
    note_name(session, form, source, kind)
    confirm_latin(session, form)
    lay_down(session, form.id, papers_of(session, form.id), form.papers)
    lay_zone(session, form)
    _fill_marks(session, form)


def known_person(session: Session, person_id: UUID) -> Person:
    person = session.get(Person, person_id)
    if person is None or person.voided:
        raise UserError("This record is not on this laptop any more. Nothing was changed. Search for the person again.")
    return person


def check_name(form: PersonForm) -> None:
    """Control and direction characters are not part of any name; a name has a length that fits a paper."""
    for field in ("family", "given", "patronymic", "latin_family", "latin_given"):
        check_text(getattr(form, field), field)


def _fill_birth(person: Person, form: PersonForm) -> None:
    person.birth_as_written = form.birth_as_written or (form.birth.as_written if form.birth else "")
    if form.birth is None:
        person.birth_precision, person.birth_text, person.birth_age_on = DatePrecision.UNKNOWN, "", None
    else:
        person.birth_precision, person.birth_text, person.birth_age_on = form.birth.stored()


def _fill_marks(session: Session, form: PersonForm) -> None:
    for row in _live(session, UrgentMark, form.id):
        row.voided = row.code not in form.acts_now
    for code in form.acts_now:
        mark(session, form.id, code)


def papers_of(session: Session, person: UUID) -> list[IdentityDocument]:
    return _live(session, IdentityDocument, person)


def _live(session: Session, table: type[Owned], person: UUID) -> list[Owned]:
    statement = select(table).where(table.person_id == person, col(table.voided).is_(False))
    return list(session.exec(statement).all())


def active_card(session: Session, person: Person) -> str:
    """The number of the person's active card, empty when there is none."""
    card = good_card(session, person)
    return str(PersonNumber(card.station_number, card.running_number)) if card else ""


def form_of(session: Session, person: Person) -> PersonForm:
    """The quick form of what is known."""
    names = session.exec(
        select(PersonName).where(PersonName.person_id == person.id, col(PersonName.voided).is_(False))
    ).all()
    primary, latin = primary_name(names), next((name for name in names if name.latin_form), None)
    form = PersonForm(
        id=person.id,
        group=person.group_id,
        sex=person.sex,
        birth=birth_of(person),
        birth_as_written=person.birth_as_written,
        nationality=person.nationality,
        languages=tuple(person.languages.split()),
        interpreter=person.interpreter,
        papers=in_hand(papers_of(session, person.id)),
        acts_now=tuple(row.code for row in _live(session, UrgentMark, person.id)),
        notice_given=person.notice_given,
    )
    if primary is not None:
        form = replace(
            form,
            family=primary.family,
            given=primary.given,
            patronymic=primary.patronymic,
            name_language=primary.language,
        )
    if latin is not None:
        form = replace(form, latin_family=latin.family, latin_given=latin.given, latin_confirmed=True)
        form = replace(form, latin_from_document=latin.kind is NameKind.DOCUMENT)
    return form


def photo_of(session: Session, person: Person) -> bytes | None:
    if person.photo is None:
        return None
    blob = session.exec(select(Blob).where(Blob.digest == person.photo)).first()
    return blob.data if blob else None
