"""The details of a person: where they were born and lived, what they read, sizes, and whether to treat them as a child.
What two laptops or two records know is read as of one human being."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from sqlmodel import Session

from app.access import Act, Actor
from app.children import may_be_child, surely_child
from app.errors import UserError
from app.house import House
from app.person_rows import birth_of
from app.registration import known_person
from app.same_person import joined_ids
from app.standing import require_usable
from models.codes import AgeBasis, Answer, Literacy
from models.person import Person
from models.values.partial_date import PartialDate

NOTE = 500
SURELY_A_CHILD = (
    "By the birth date this person is under 18. Nothing was saved. Correct the birth date first, if it is wrong."
)
WHO_SAYS = "Nobody is named who says so. Nothing was saved. Type who says how this person is treated."
TOO_LONG = "This is longer than fits here. Nothing was saved. Shorten it."
_ROOM = {
    "birth_place": 200,
    "birth_country": 60,
    "residence_countries": 200,
    "minor_said_by": 200,
    "clothing_size": 20,
    "shoe_size": 20,
    "note": NOTE,
}


@dataclass(frozen=True, repr=False)
class DetailsForm:
    """What is asked later, all of it voluntary. `note`: for the work of others; no health, no story.
    `treated_as_minor`: not asked leaves it to the birth date; `minor_said_by`: whose word the answer is."""

    person: UUID
    birth_place: str = ""
    birth_country: str = ""
    residence_countries: str = ""
    age_basis: AgeBasis = AgeBasis.NOT_ASKED
    treated_as_minor: Answer = Answer.NOT_ASKED
    minor_said_by: str = ""
    literacy: Literacy = Literacy.NOT_ASKED
    clothing_size: str = ""
    shoe_size: str = ""
    note: str = field(default="", repr=False)


@dataclass(frozen=True, repr=False)
class DetailsSheet:
    """The details, the birth date beside them as written and as read, and whether the person may be under 18."""

    form: DetailsForm
    birth: PartialDate | None
    birth_as_written: str
    child: bool
    today: date


class Details:
    """The use cases of the details of a person."""

    def __init__(self, house: House) -> None:
        self._house = house

    def details(self, actor: Actor, person: UUID) -> DetailsSheet:
        """What is known; the look was journaled when the page of the person was opened."""
        return self._house.read(actor, Act.READ_REGISTRATION, lambda session: self._sheet(session, person))

    def edit_details(self, actor: Actor, form: DetailsForm) -> DetailsSheet:
        """Keep what was said. UserError: too long, somebody's word without a name, or a child by birth date who is
        said to be grown up."""
        self._house.require(actor, Act.REGISTER)
        _check(form)

        def work(session: Session) -> DetailsSheet:
            person = known_person(session, form.person)
            require_usable(session, person.id)
            records = _records(session, person.id)
            if form.treated_as_minor is Answer.NO and surely_child(_born(records), self._house.today()):
                raise UserError(SURELY_A_CHILD, "treated_as_minor")
            _fill(person, form)
            session.flush()
            return self._sheet(session, person.id)

        return self._house.write(actor, Act.REGISTER, work)

    def _sheet(self, session: Session, person: UUID) -> DetailsSheet:
        own, records, today = known_person(session, person), _records(session, person), self._house.today()
        born = next((each for each in records if birth_of(each) is not None), own)
        form = DetailsForm(
            own.id,
            own.birth_place,
            own.birth_country,
            own.residence_countries,
            own.age_basis,
            own.treated_as_minor,
            own.minor_said_by,
            own.literacy,
            own.clothing_size,
            own.shoe_size,
            own.note,
        )
        return DetailsSheet(form, birth_of(born), born.birth_as_written, may_be_child(records, today), today)


def _records(session: Session, person: UUID) -> list[Person]:
    return [known_person(session, each) for each in joined_ids(session, person)]


def _born(records: Sequence[Person]) -> PartialDate | None:
    return next((born for born in map(birth_of, records) if born is not None), None)


def _check(form: DetailsForm) -> None:
    for name, room in _ROOM.items():
        if len(getattr(form, name).strip()) > room:
            raise UserError(TOO_LONG, name)
    if form.treated_as_minor in (Answer.YES, Answer.NO) and not form.minor_said_by.strip():
        raise UserError(WHO_SAYS, "minor_said_by")


def _fill(person: Person, form: DetailsForm) -> None:
    for name in _ROOM:
        setattr(person, name, " ".join(getattr(form, name).split()) if name != "note" else form.note.strip())
    person.age_basis, person.literacy = form.age_basis, form.literacy
    person.treated_as_minor = form.treated_as_minor
