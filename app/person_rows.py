"""From tables to rows: many people at once, each seen as far as the role in use may see (domain.md, section 13)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any, TypeVar
from uuid import UUID

from sqlmodel import Session, col, select

from app.access import Act, Actor, may
from app.card_rule import good, today_in
from app.catalogue import ARRIVAL_KIT
from app.flag_words import in_force
from app.gone import have_left
from app.latin import latin_suggestion
from app.rows import NameText, PersonRow
from app.same_person import Merges, merges
from models.codes import EVACUATION, ActNow, Arrival, DatePrecision, Instruction, Sex, Triage
from models.derived import Blob
from models.health import MedicalCheck
from models.papers import Card
from models.person import Person, PersonFlag, PersonName, UrgentMark, WorkInstruction
from models.supplies import Issue
from models.values.number import PersonNumber
from models.values.partial_date import PartialDate

T = TypeVar("T")
CHUNK = 500
_NOBODY = NameText("", "")
_DIET = frozenset(
    {
        Instruction.SMALL_MEALS,
        Instruction.DIET_SOFT,
        Instruction.DIET_DIABETIC,
        Instruction.DIET_NUT_FREE,
        Instruction.DIET_LACTOSE_FREE,
        Instruction.DIET_GLUTEN_FREE,
        Instruction.DIET_VEGETARIAN,
        Instruction.DIET_HALAL,
        Instruction.DIET_KOSHER,
        Instruction.NO_FOOD_BEFORE_CLINICIAN,
    }
)
_WITHOUT: dict[Act, dict[str, Any]] = {
    Act.SEE_NAME: {"name": _NOBODY},
    Act.SEE_FACE: {"photo": None},
    Act.SEE_SEX: {"sex": Sex.NOT_ASKED},
    Act.SEE_QUEUE_COLOURS: {"triage": Triage.NOT_YET, "acts_now": ()},
    Act.SEE_SAFETY_SIGN: {"guarded": False},
}
_URGENCY = {Triage.RED: 0, Triage.YELLOW: 1, Triage.GREEN: 2, Triage.NOT_YET: 3}
_TO_NAME = {Arrival.NOT_ARRIVED: Act.NAME_ABSENT, Arrival.LISTED: Act.NAME_EXPECTED}


def load(session: Session, table: type[T], column: Any, ids: Iterable[UUID]) -> list[T]:
    """Live rows of a tracked table whose column is one of the ids, read in chunks."""
    wanted, found = list(ids), list[T]()
    for start in range(0, len(wanted), CHUNK):
        statement = select(table).where(col(column).in_(wanted[start : start + CHUNK]))
        found += [row for row in session.exec(statement).all() if not getattr(row, "voided", False)]
    return found


def by_person(rows: Iterable[T]) -> dict[UUID, list[T]]:
    grouped: dict[UUID, list[T]] = defaultdict(list)
    for row in rows:
        grouped[row.person_id].append(row)  # type: ignore[attr-defined]
    return grouped


@dataclass
class Around:
    """Everything that stands around a set of people, loaded once; `today`: the day by which cards expire."""

    names: dict[UUID, list[PersonName]]
    marks: dict[UUID, list[UrgentMark]]
    instructions: dict[UUID, list[WorkInstruction]]
    flags: dict[UUID, list[PersonFlag]]
    cards: dict[UUID, list[Card]]
    checks: dict[UUID, list[MedicalCheck]]
    issues: dict[UUID, list[Issue]]
    photos: dict[bytes, bytes] = field(default_factory=dict, repr=False)
    today: date = date.max


def around(session: Session, people: Sequence[Person], with_photos: bool = False) -> Around:
    ids = [person.id for person in people]
    digests = [person.photo for person in people if person.photo] if with_photos else []
    blobs = session.exec(select(Blob).where(col(Blob.digest).in_(digests))).all() if digests else []
    return Around(
        by_person(load(session, PersonName, PersonName.person_id, ids)),
        by_person(load(session, UrgentMark, UrgentMark.person_id, ids)),
        by_person(load(session, WorkInstruction, WorkInstruction.person_id, ids)),
        by_person(in_force(load(session, PersonFlag, PersonFlag.person_id, ids))),
        by_person(load(session, Card, Card.person_id, ids)),
        by_person(load(session, MedicalCheck, MedicalCheck.person_id, ids)),
        by_person(load(session, Issue, Issue.person_id, ids)),
        {blob.digest: blob.data for blob in blobs},
        today_in(session),
    )


def rows_of(
    session: Session, actor: Actor, people: Sequence[Person], with_photos: bool = False
) -> tuple[PersonRow, ...]:
    """The people as rows, in the order given, with what the actor's role may not see left out. A row stands for its
    own record on the list and at the door; of all else it says what any record of the human being says."""
    joined = merges(session)
    records = _with_others(session, people, joined)
    context = around(session, list(records.values()), with_photos)
    return tuple(
        _sieve(actor, _row(_facing(records, joined, person), context, joined.since(person.id))) for person in people
    )


def _with_others(session: Session, people: Sequence[Person], joined: Merges) -> dict[UUID, Person]:
    """The people and every other record of theirs."""
    records = {person.id: person for person in people}
    missing = [each for each in joined.all_of(records) if each not in records]
    return records | {person.id: person for person in load(session, Person, Person.id, missing)}


def _facing(records: dict[UUID, Person], joined: Merges, person: Person) -> list[Person]:
    return [records[each] for each in joined.own_first(person.id) if each in records]


def row_of(session: Session, actor: Actor, person: Person, with_photo: bool = False) -> PersonRow:
    return rows_of(session, actor, [person], with_photo)[0]


def _row(members: Sequence[Person], context: Around, joined_at: datetime) -> PersonRow:
    """One record and, behind it, the others of the same human being: a hold or flag of any of them holds for all."""
    own = members[0]
    coloured = colour_of(members, joined_at)
    return PersonRow(
        id=own.id,
        number=next((number for number in map(number_text, members) if number), ""),
        name=_name_of(members, context),
        sex=next((each.sex for each in members if each.sex is not Sex.NOT_ASKED), Sex.NOT_ASKED),
        birth=next((born for born in map(birth_of, members) if born), None),
        arrival=own.arrival,
        triage=coloured.triage,
        registered=any(each.registered_at is not None for each in members),
        carded=good(_of(context.cards, members), context.today) is not None,
        checked=any(check.signed_at for check in _of(context.checks, members)),
        supplied=any(issue.what == ARRIVAL_KIT and issue.undone_at is None for issue in _of(context.issues, members)),
        on_list=own.on_list,
        list_position=own.list_position,
        waiting_since=own.counted_at,
        acts_now=tuple(sorted({mark.code for mark in _of(context.marks, members)})),
        instructions=tuple(sorted({row.code for row in _of(context.instructions, members)})),
        guarded=any(True for _ in _of(context.flags, members)),
        absence=own.absence,
        photo=next((context.photos[each.photo] for each in members if each.photo in context.photos), None),
        same_as=tuple(each.id for each in members[1:]),
        list_rows=int(own.on_list),
        left=have_left(members),
    )


def _name_of(members: Sequence[Person], context: Around) -> NameText:
    """The record's own name, or the first name that another record of the person has."""
    names = (name_text(context.names.get(each.id, ())) for each in members)
    return next((name for name in names if name.short), _NOBODY)


def _of(rows: dict[UUID, list[T]], members: Iterable[Person]) -> Iterator[T]:
    for member in members:
        yield from rows.get(member.id, ())


def colour_of(members: Sequence[Person], joined_at: datetime) -> Person:
    """The record whose colour holds: the newest given since they were joined, else the most urgent of them."""
    since = [each for each in members if each.triage_at is not None and each.triage_at > joined_at]
    if len(members) > 1 and since:
        return max(since, key=lambda each: (each.triage_at, each.id))
    return min(members, key=lambda each: _URGENCY[each.triage])


def _sieve(actor: Actor, row: PersonRow) -> PersonRow:
    """The row without what the role may not see; what is left out looks like what was never asked."""
    hidden = {name: value for act, less in _WITHOUT.items() if not may(actor, act) for name, value in less.items()}
    shown = tuple(code for code in row.instructions if may(actor, _act_to_see(code)))
    row = replace(row, birth=_birth_for(actor, row.birth), instructions=shown, **hidden)
    needed = _TO_NAME.get(row.arrival)
    if needed is not None and not may(actor, needed):
        row = replace(row, name=_NOBODY, birth=None, photo=None, absence=None)
    return row


def _act_to_see(code: Instruction) -> Act:
    if code in _DIET:
        return Act.SEE_DIET
    return Act.SEE_EVACUATION if code in EVACUATION else Act.SEE_INSTRUCTIONS


def _birth_for(actor: Actor, birth: PartialDate | None) -> PartialDate | None:
    """The birth date, or for who may know the age only its year."""
    if birth is None or may(actor, Act.SEE_BIRTH):
        return birth
    if not may(actor, Act.SEE_AGE):
        return None
    return PartialDate(DatePrecision.YEAR, birth.year) if birth.year else replace(birth, as_written="")


def number_text(person: Person) -> str:
    if person.station_number is None or person.running_number is None:
        return ""
    return str(PersonNumber(person.station_number, person.running_number))


def birth_of(person: Person) -> PartialDate | None:
    """What is known of the birth date; None when nothing was asked or said."""
    if person.birth_precision is DatePrecision.UNKNOWN and not person.birth_as_written:
        return None
    as_written = person.birth_as_written
    try:
        return PartialDate.from_stored(person.birth_precision, person.birth_text, person.birth_age_on, as_written)
    except ValueError:  # two laptops changed different parts of it, and nobody has settled that yet
        return PartialDate(DatePrecision.UNKNOWN, as_written=as_written or person.birth_text)


def name_text(names: Sequence[PersonName]) -> NameText:
    """The primary name as written, with the confirmed Latin form or a marked suggestion."""
    primary = next((name for name in names if name.primary_name), None)
    if primary is None:
        return NameText("", "")
    latin = next((name for name in names if name.latin_form), None)
    if latin is not None:
        family, given, confirmed = latin.family, latin.given, True
    elif primary.script == "Latn":
        family, given, confirmed = primary.family, primary.given, True
    else:
        family = latin_suggestion(primary.family, primary.language)
        given = latin_suggestion(primary.given, primary.language)
        confirmed = False
    return NameText(
        primary.family,
        primary.given,
        primary.patronymic,
        primary.as_written,
        primary.script,
        primary.language,
        family,
        given,
        confirmed,
    )


def all_names(names: Sequence[PersonName]) -> list[NameText]:
    """The primary name and beside it every other spelling, as written."""
    others = [name for name in names if not name.primary_name and not name.latin_form]
    return [name_text(names)] + [
        NameText(name.family, name.given, name.patronymic, name.as_written, name.script, name.language)
        for name in others
    ]


def urgent(row: PersonRow) -> bool:
    return row.triage is Triage.RED or ActNow.DOCTOR_NOW in row.acts_now
