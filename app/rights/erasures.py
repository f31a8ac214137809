"""Erasing parts of a record for good (GDPR, article 17), and taking the name off a record after departure."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from sqlmodel import Session, col, func, select

from app.access import Act, Actor
from app.drafts import forget_drafts
from app.errors import UserError
from app.gone import have_left
from app.house import House
from app.names import load_tokens
from app.person_rows import birth_of, number_text
from app.registration import known_person
from app.rights.forms import ErasureForm, ErasureRow, require_reason
from app.rights.person_data import about
from app.same_person import merges
from app.standing import require_erasable
from models.base import Tracked, new_id
from models.codes import Answer, DatePrecision, RetentionArea, Sex, Triage
from models.derived import Blob
from models.papers import PrintLog
from models.person import Person
from models.rights import Erasure

NOT_THE_LOG = (
    "The log of what was done cannot be erased: it proves what happened to this record, by number and without a name. "
    "Nothing was erased. Choose another part."
)
STILL_HERE = "This person has not left yet, so the name stays on the record. Nothing was changed. Record the departure."
# Rows that go on counting in the numbers of the past: without their words they say that somebody was somewhere.
COUNTED = frozenset({"person", "bedstay", "presenceevent", "meal", "tripseat", "departure", "voucher"})
OUTSIDE = (
    "Copies of the register made before now, here and on sticks, until they are thinned out.",
    "Other laptops, until they have received the next bundle from this one.",
    "Half-typed forms sealed to another desk, until they are a week old.",
)


class Erasures:
    """What was erased is gone from table, journal and file; that it was erased stays."""

    def __init__(self, house: House) -> None:
        self._house = house

    def erase(self, actor: Actor, form: ErasureForm) -> ErasureRow:
        """Erase one part of a record, and of every other record of the same human being. UserError under a legal
        hold; `outside` says where older copies may be."""
        reason = require_reason(form.reason)
        if form.area is RetentionArea.AUDIT:
            raise UserError(NOT_THE_LOG, "area")

        def work(session: Session) -> ErasureRow:
            person = known_person(session, form.person)
            require_erasable(session, person.id)
            done = []
            for record in _records(session, person):
                self._erase(session, record, form.area)
                done.append(self._note(session, record, form.area, reason))
            return done[0]

        done = self._house.write(actor, Act.ERASE, work)
        load_tokens(self._house)
        return done

    def pseudonymise(self, actor: Actor, person_id: UUID) -> ErasureRow:
        """After departure: name, papers, photo and lists go; number, year of birth, sex and nationality stay."""

        def work(session: Session) -> ErasureRow:
            person = known_person(session, person_id)
            require_erasable(session, person.id)
            if not have_left(_records(session, person)):
                raise UserError(STILL_HERE)
            first, *_ = [self._pseudonymise(session, record) for record in _records(session, person)]
            return first

        done = self._house.write(actor, Act.PSEUDONYMISE, work)
        load_tokens(self._house)
        return done

    def _pseudonymise(self, session: Session, person: Person) -> ErasureRow:
        kept = _year(person, self._house.today()), person.sex, person.nationality
        for area in (RetentionArea.PERSON, RetentionArea.PHOTO, RetentionArea.LISTS):
            self._erase(session, person, area)
        _keep(person, *kept)
        person.pseudonymised_at = self._house.now()
        return self._note(session, person, RetentionArea.PERSON, "after departure")

    def done(self, actor: Actor) -> tuple[ErasureRow, ...]:
        """What was erased so far, the newest first."""

        def work(session: Session) -> tuple[ErasureRow, ...]:
            rows = session.exec(select(Erasure).order_by(col(Erasure.at).desc())).all()
            found = session.exec(select(Person).where(col(Person.id).in_([row.person_id for row in rows]))).all()
            numbers = {person.id: number_text(person) for person in found}
            return tuple(ErasureRow(r.person_id, numbers[r.person_id], r.area, r.at, r.reason) for r in rows)

        return self._house.read(actor, Act.ERASE, work)

    def _erase(self, session: Session, person: Person, area: RetentionArea) -> None:
        if area is RetentionArea.PHOTO and person.photo is not None:
            for blob in session.exec(select(Blob).where(Blob.digest == person.photo)).all():
                session.delete(blob)
        for told in list(about(session, person.id, area)):
            if told.fields:  # an empty field too: the journal may hold what stood in it before
                self._house.store.erase_in(session, told.row.id, told.fields)
            if told.fields and told.table not in COUNTED:
                _void(told.row)
            if (told.table, area) != ("person", RetentionArea.HEALTH):  # a half-typed registration says nothing of it
                forget_drafts(session, told.row.id)
        _unknown(person, area)
        session.flush()

    def _note(self, session: Session, person: Person, area: RetentionArea, reason: str) -> ErasureRow:
        now = self._house.now()
        session.add(Erasure(id=new_id(), person_id=person.id, area=area, at=now, reason=reason))
        papers = session.exec(select(func.count()).where(PrintLog.person_id == person.id)).one()
        lists = session.exec(select(func.count()).where(PrintLog.group_id == person.group_id)).one()
        outside = (*OUTSIDE, f"Paper: {papers} prints of this person, {lists} lists of the group.")
        return ErasureRow(person.id, number_text(person), area, now, reason, outside)


def _records(session: Session, person: Person) -> list[Person]:
    """This record and every other of the same human being."""
    return [session.get_one(Person, each) for each in merges(session).own_first(person.id)]


def _void(row: Tracked) -> None:
    if not row.voided:
        row.voided = True


def _unknown(person: Person, area: RetentionArea) -> None:
    """An erased code reads as the first of its list, which would be a statement; unknown is none."""
    unknown: dict[RetentionArea, dict[str, Any]] = {
        RetentionArea.PERSON: {
            "birth_precision": DatePrecision.UNKNOWN,
            "sex": Sex.NOT_ASKED,
            "interpreter": Answer.NOT_ASKED,
        },
        RetentionArea.HEALTH: {"triage": Triage.NOT_YET},
    }
    for name, value in unknown.get(area, {}).items():
        if getattr(person, name) is not value:
            setattr(person, name, value)


def _year(person: Person, today: date) -> str:
    born = birth_of(person)
    window = born.window(today) if born else None
    return str(window[0].year) if window and window[0].year == window[1].year else ""


def _keep(person: Person, year: str, sex: Sex, nationality: str) -> None:
    person.sex, person.nationality = sex, nationality
    if year:
        person.birth_precision, person.birth_text = DatePrecision.YEAR, year
