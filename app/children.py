"""Children without an adult of their family: found from what is written, and a task that comes and goes by itself.

Who may be under 18 is a child (domain.md, 2.2). An adult of the family is one who is here, is grown up for sure, and is
kin to the child or its guardian; a friend, a stranger or the child's own spouse does not answer for it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from uuid import UUID

from sqlmodel import Session, col, select

from app.gone import have_left
from app.guards import WritingSession
from app.person_rows import birth_of, by_person, load
from app.same_person import Merges, merges
from app.tasks import close_task, raise_at
from models.base import Tracked
from models.codes import ActNow, Answer, Arrival, Role, TaskKind, TaskState
from models.family import Family, FamilyMember, Relationship
from models.person import Person, SamePerson, UrgentMark
from models.tasks import Task
from models.values.kinship import answers_for, within_family
from models.values.partial_date import GROWN_UP, NOT_KNOWN, PartialDate

FROM_ANOTHER_LAPTOP = "apply"
SIX, SIXTY_FIVE = 6, 65
CHILD_BANDS, ADULT_BAND, CHILD_OF_NO_AGE = ("0–4", "5–11", "12–17"), "18–59", "under 18"
Records = Sequence[Person]


def may_be_child(records: Records, today: date) -> bool:
    """A child when in doubt. Somebody's word that they are grown up counts where the birth date leaves a doubt."""
    said = {record.treated_as_minor for record in records}
    if Answer.YES in said:
        return True
    born = _born(records)
    if born is None or not born.is_minor(today):
        return False
    return Answer.NO not in said or surely_child(born, today)


def sleeps_low(records: Records, today: date) -> bool:
    """Under six (EN 747-1 keeps them out of upper bunks) or sixty-five and older: a lower bed is offered first."""
    born = _born(records)
    age = born.about(today) if born is not None else None
    return age is not None and not SIX <= age < SIXTY_FIVE


def surely_child(born: PartialDate | None, today: date) -> bool:
    """Under 18 on every day on which they may have been born."""
    ages = born.age_range(today) if born else None
    return ages is not None and ages[1] < GROWN_UP


def is_grown_up(records: Records, today: date) -> bool:
    """An adult for sure: by the birth date, or by somebody's word."""
    if may_be_child(records, today):
        return False
    born = _born(records)
    known = born is not None and born.is_minor(today) is not None
    return known or any(record.treated_as_minor is Answer.NO for record in records)


def band_of(records: Records, today: date) -> str:
    """Band for statistics (domain.md, 12.19), with somebody's word on who is treated as a child taken into account."""
    born, child = _born(records), may_be_child(records, today)
    band = born.age_band(today) if born else NOT_KNOWN
    if child:
        return band if band in CHILD_BANDS else CHILD_BANDS[-1] if band != NOT_KNOWN else CHILD_OF_NO_AGE
    return ADULT_BAND if band in CHILD_BANDS else band


def said_children(session: Session, people: Iterable[UUID]) -> set[UUID]:
    """Who of these records is treated as a child on somebody's word, in any record of theirs."""
    joined, asked = merges(session), list(people)
    found = _records(session, joined, {joined.shown(each) for each in asked})
    said = {shown for shown, rows in found.items() if Answer.YES in {row.treated_as_minor for row in rows}}
    return {each for each in asked if joined.shown(each) in said}


def alone(session: Session, people: Iterable[UUID], today: date) -> set[UUID]:
    """Who of these people, here and registered, may be a child and has no adult of their family here; one id each,
    the record that is shown."""
    joined = merges(session)
    shown = {joined.shown(person) for person in people}
    records = _records(session, joined, shown)
    marked = _marked(session, joined, shown)
    here = {each for each in shown if _is_here(records[each]) and _is_registered(records[each])}
    children = {each for each in here if each in marked or may_be_child(records[each], today)}
    if not children:
        return set()
    kin = beside(session, joined, children)
    others = _records(session, joined, {other for near in kin.values() for other in near})
    adults = {each for each, rows in others.items() if _is_here(rows) and is_grown_up(rows, today)}
    return {child for child in children if not kin[child] & adults}


def _records(session: Session, joined: Merges, shown: Iterable[UUID]) -> Mapping[UUID, list[Person]]:
    found: dict[UUID, list[Person]] = defaultdict(list)
    for person in load(session, Person, Person.id, joined.all_of(shown)):
        found[joined.shown(person.id)].append(person)
    return found


def _marked(session: Session, joined: Merges, shown: Iterable[UUID]) -> set[UUID]:
    marks = load(session, UrgentMark, UrgentMark.person_id, joined.all_of(shown))
    return {joined.shown(mark.person_id) for mark in marks if mark.code is ActNow.ALONE_MINOR}


def _is_here(records: Records) -> bool:
    here = any(record.arrival is Arrival.COUNTED for record in records)
    return here and not have_left(records) and all(record.pseudonymised_at is None for record in records)


def _is_registered(records: Records) -> bool:
    return any(record.registered_at is not None for record in records)


def beside(session: Session, joined: Merges, children: set[UUID]) -> dict[UUID, set[UUID]]:
    """Who is kin to each child or its guardian, by the shown records."""
    found: dict[UUID, set[UUID]] = {child: set() for child in children}
    for row in relationships_of(session, joined.all_of(children)):
        a, b = joined.shown(row.a_id), joined.shown(row.b_id)
        if answers_for(row.relation) or row.legal_guardian is Answer.YES:
            for child, other in ((a, b), (b, a)):
                if child in found:
                    found[child].add(other)
    members = by_family(session, families_of(session, joined.all_of(children)))
    for family in members.values():
        for own in family:
            if joined.shown(own.person_id) in found:
                kin = (other for other in family if other is not own and within_family(own.relation, other.relation))
                found[joined.shown(own.person_id)] |= {joined.shown(other.person_id) for other in kin}
    return found


def relationships_of(session: Session, people: Iterable[UUID]) -> list[Relationship]:
    """Every relationship that names one of these records, each once."""
    ids = list(people)
    sides = (load(session, Relationship, side, ids) for side in (Relationship.a_id, Relationship.b_id))
    return list({row.id: row for side in sides for row in side}.values())


def families_of(session: Session, people: Iterable[UUID]) -> set[UUID]:
    """The families these records belong to."""
    return {member.family_id for member in load(session, FamilyMember, FamilyMember.person_id, people)}


def by_family(session: Session, families: Iterable[UUID]) -> dict[UUID, list[FamilyMember]]:
    """Who belongs to each of these families, of those that stand."""
    standing = {family.id for family in load(session, Family, Family.id, families)}
    found: dict[UUID, list[FamilyMember]] = defaultdict(list)
    for member in load(session, FamilyMember, FamilyMember.family_id, standing):
        found[member.family_id].append(member)
    return found


def child_watcher(clock: Callable[[], datetime]) -> Callable[[Session, Sequence[Tracked]], None]:
    """Looks at every act that touches people, families or relations, and raises or closes the task of a child alone.
    What another laptop did brings its own tasks along; `settle_children` follows once it is all here."""

    def derive(session: Session, changed: Sequence[Tracked]) -> None:
        if isinstance(session, WritingSession) and session.unit.act == FROM_ANOTHER_LAPTOP:
            return
        own, moved = _touched(session, changed)
        if own or moved:
            _settle(session, own, moved, clock())

    derive.watches = tuple(_NAMES)  # type: ignore[attr-defined]
    return derive


_NAMES = {
    Person: ("id",),
    UrgentMark: ("person_id",),
    SamePerson: ("a_id", "b_id"),
    Relationship: ("a_id", "b_id"),
    FamilyMember: ("person_id",),
}


def settle_children(session: Session, now: datetime) -> None:
    """Raise and close the tasks for everybody here, where what two laptops know has just met. A task that a person saw
    to stays as they left it."""
    people = select(Person.id).where(Person.arrival == Arrival.COUNTED, col(Person.voided).is_(False))
    _settle(session, set(session.exec(people).all()), set(), now)


def _touched(session: Session, changed: Sequence[Tracked]) -> tuple[set[UUID], set[UUID]]:
    """Whose own record changed, and for whom something around them did."""
    own = {row.id for row in changed if isinstance(row, Person)}
    own |= {row.person_id for row in changed if isinstance(row, UrgentMark)}
    links = [row for row in changed if isinstance(row, (SamePerson, Relationship, FamilyMember))]
    moved = {getattr(row, name) for row in links for name in _NAMES[type(row)]}
    families = {row.id for row in changed if isinstance(row, Family)}
    families |= {row.family_id for row in changed if isinstance(row, FamilyMember)}
    if own or moved:
        families |= families_of(session, own | moved)
        moved |= {each for row in relationships_of(session, own) for each in (row.a_id, row.b_id)} - own
    if families:
        members = load(session, FamilyMember, FamilyMember.family_id, families)
        moved |= {member.person_id for member in members} - own
    return own, moved


def _settle(session: Session, own: set[UUID], moved: set[UUID], now: datetime) -> None:
    joined = merges(session)
    shown = {joined.shown(each) for each in own | moved}
    lonely = alone(session, shown, now.astimezone().date())
    known = by_person(load(session, Task, Task.person_id, joined.all_of(shown)))
    tasks = {each: [t for record in joined.ids(each) for t in known.get(record, ())] for each in shown}
    for child in shown - lonely:
        if any(_is_open(task) for task in tasks[child]):
            close_task(session, now, TaskKind.CHILD_ALONE, child)
    for child in lonely:
        if child in {joined.shown(each) for each in moved} or not _settled_by_hand(tasks[child]):
            raise_at(session, now, TaskKind.CHILD_ALONE, Role.CASE, person=child)


def _is_open(task: Task) -> bool:
    return task.kind is TaskKind.CHILD_ALONE and task.state is TaskState.OPEN


def _settled_by_hand(tasks: Iterable[Task]) -> bool:
    """A person saw to this child: the task does not come back because a word in the record was corrected."""
    mine = [task for task in tasks if task.kind is TaskKind.CHILD_ALONE]
    return bool(mine) and max(mine, key=lambda task: task.raised_at).done_by is not None


def _born(records: Records) -> PartialDate | None:
    return next((born for born in map(birth_of, records) if born is not None), None)
