"""Who is where, now or on any past night: read from arrivals, departures and whatever was marked since."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlmodel import Session, col, or_, select

from app.house import House
from app.person_rows import load
from app.presence.timeline import Known, in_house, night_of
from app.same_person import merges
from app.shelter.intervals import Slept
from app.shelter.intervals import nights as certain
from app.shelter.reading import all_slept
from models.base import new_id
from models.codes import Arrival, PresenceState, StayKind
from models.person import Person
from models.presence import HouseRule, PresenceEvent
from models.shelter import BedStay

ARRIVED, MARKED, LEFT = 0, 1, 2
Stories = dict[UUID, list[Known]]


@dataclass(frozen=True)
class NightRow:
    """A night by the house rule: who slept here, who was away and why, as numbers. `in_bed`: of those who slept here,
    who had a bed or a place in a hall."""

    day: date
    present: int = 0
    leave: int = 0
    hospital: int = 0
    absent: int = 0
    elsewhere: int = 0
    in_bed: int = 0

    @property
    def in_all(self) -> int:
        """Everybody the house reckoned with that night."""
        return self.present + self.leave + self.hospital + self.absent + self.elsewhere


def house_rule(session: Session) -> HouseRule:
    """What the house counts by; the written one, or midnight and a day."""
    found = session.exec(select(HouseRule).where(col(HouseRule.voided).is_(False)).order_by(col(HouseRule.id))).all()
    return found[-1] if found else HouseRule(id=new_id())


def states_at(session: Session, moment: datetime) -> dict[UUID, PresenceState]:
    """Where each human being was at a moment, by the record that is shown; who had left is not among them. One look
    into an index a person, however long the story is."""
    marked = PresenceEvent
    last = (
        select(marked.state)
        .where(marked.person_id == Person.id, col(marked.at) <= moment, col(marked.voided).is_(False))
        .order_by(col(marked.at).desc(), col(marked.id).desc())
        .limit(1)
        .scalar_subquery()
    )
    here = select(Person.id, last).where(
        Person.arrival == Arrival.COUNTED,
        col(Person.voided).is_(False),
        col(Person.counted_at) <= moment,
        or_(col(Person.departed_at).is_(None), col(Person.departed_at) > moment),
    )
    joined = merges(session)
    several = joined.groups.keys()
    found = {
        person: PresenceState(state) if state else PresenceState.PRESENT
        for person, state in session.exec(here).all()
        if person not in several
    }
    for person, story in stories(session, moment, several).items():
        found[person] = story[-1].state
    return {person: state for person, state in found.items() if in_house(state)}


def stories(session: Session, until: datetime, people: Collection[UUID] | None = None) -> Stories:
    """What is known of some human beings, or of everybody, up to a moment: in order, by the record that is shown."""
    joined = merges(session)
    everybody = select(Person.id).where(Person.arrival == Arrival.COUNTED, col(Person.voided).is_(False))
    own = joined.all_of(session.exec(everybody).all() if people is None else people)
    found: Stories = defaultdict(list)
    for person, known in _comings(session, own):
        found[joined.shown(person)].append(known)
    for person, known in _marks(session, until, own):
        shown = joined.shown(person)
        if shown in found:
            found[shown].append(known)
    told = {person: standing(each for each in story if each.at <= until) for person, story in found.items()}
    return {person: story for person, story in told.items() if story}


def standing(known: Iterable[Known]) -> list[Known]:
    """A story in order. After a departure that stands no mark counts, until somebody is counted in again."""
    found, left = list[Known](), False
    for each in sorted(known):
        kind = each.rank[0]
        left = kind == LEFT or (left and kind != ARRIVED)
        if kind != MARKED or not left:
            found.append(each)
    return found


def _comings(session: Session, own: Sequence[UUID]) -> Iterable[tuple[UUID, Known]]:
    """Counting in and departing are kept with the person."""
    for person in load(session, Person, Person.id, own):
        if person.arrival is Arrival.COUNTED and person.counted_at is not None:
            yield person.id, Known(person.counted_at, (ARRIVED, person.id), PresenceState.PRESENT)
            if person.departed_at is not None:
                yield person.id, Known(person.departed_at, (LEFT, person.id), PresenceState.DEPARTED)


def _marks(session: Session, until: datetime, own: Sequence[UUID]) -> Iterable[tuple[UUID, Known]]:
    for event in load(session, PresenceEvent, PresenceEvent.person_id, own):
        if event.at <= until:
            yield event.person_id, Known(event.at, (MARKED, event.id), event.state)


def nights(session: Session, house: House, first: date, last: date) -> tuple[NightRow, ...]:
    """The nights between two days, each as numbers; a night that is still to come is left out. Who left in the early
    morning has slept here, who changed rooms is counted once."""
    rule = house_rule(session)
    days = [(day, night_of(day, rule.night_at)) for day in _days(first, last)]
    over = [(day, moment) for day, moment in days if moment <= house.now()]
    if not over:
        return ()
    stays = certain(slept(session, over[-1][1]))
    return tuple(_night(day, states_at(session, moment), stays.at(moment)) for day, moment in over)


def _night(day: date, standing: Mapping[UUID, PresenceState], lying: Collection[UUID]) -> NightRow:
    counts = Counter(standing.values())
    here = {person for person, state in standing.items() if state is PresenceState.PRESENT}
    return NightRow(
        day,
        len(here),
        counts[PresenceState.LEAVE],
        counts[PresenceState.HOSPITAL],
        counts[PresenceState.ABSENT_UNKNOWN],
        counts[PresenceState.APPOINTMENT] + counts[PresenceState.COURT],
        len(here.intersection(lying)),
    )


def _days(first: date, last: date) -> list[date]:
    return [first + timedelta(days=each) for each in range((last - first).days + 1)]


def slept(session: Session, until: datetime) -> list[Slept]:
    """Every stay that began by a moment; one that nobody ended was over when the person left."""
    statement = select(BedStay).where(
        col(BedStay.starts_at) <= until, col(BedStay.voided).is_(False), BedStay.kind == StayKind.STAY
    )
    return all_slept(session, session.exec(statement).all())
