"""Who is where, now or on any past night: read from arrivals, departures and whatever was marked since."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlmodel import Session, col, select

from app.house import House
from app.person_rows import CHUNK
from app.presence.timeline import Known, in_house, night_of, states
from app.same_person import Merges, merges
from app.shelter.intervals import Slept
from app.shelter.intervals import nights as certain
from app.shelter.reading import as_slept
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
    """Where each human being was at a moment, by the record that is shown; who had left is not among them."""
    found = {}
    for person, story in stories(session, moment).items():
        state = states(story, [moment])[0]
        if state is not None and in_house(state):
            found[person] = state
    return found


def stories(session: Session, until: datetime, only: Iterable[UUID] | None = None) -> Stories:
    """What is known of each human being up to a moment, in order; of some people or of everybody."""
    joined = merges(session)
    own = None if only is None else joined.all_of(only)
    found: Stories = defaultdict(list)
    for person, known in _comings(session, own):
        found[joined.shown(person)].append(known)
    for person, known in _marks(session, until, own):
        shown = joined.shown(person)
        if shown in found:
            found[shown].append(known)
    for story in found.values():
        story.sort()
    return {person: story for person, story in found.items() if story[0].at <= until}


def _comings(session: Session, own: Sequence[UUID] | None) -> Iterable[tuple[UUID, Known]]:
    """Counting in and departing are kept with the person."""
    columns = select(Person.id, Person.counted_at, Person.departed_at)
    statement = columns.where(Person.arrival == Arrival.COUNTED, col(Person.voided).is_(False))
    for part in _parts(own):
        limited = statement if part is None else statement.where(col(Person.id).in_(part))
        for person, counted, departed in session.exec(limited).all():
            if counted is not None:
                yield person, Known(counted, (ARRIVED, person), PresenceState.PRESENT)
                if departed is not None:
                    yield person, Known(departed, (LEFT, person), PresenceState.DEPARTED)


def _marks(session: Session, until: datetime, own: Sequence[UUID] | None) -> Iterable[tuple[UUID, Known]]:
    columns = select(PresenceEvent.person_id, PresenceEvent.at, PresenceEvent.id, PresenceEvent.state)
    statement = columns.where(col(PresenceEvent.at) <= until, col(PresenceEvent.voided).is_(False))
    for part in _parts(own):
        limited = statement if part is None else statement.where(col(PresenceEvent.person_id).in_(part))
        for person, at, event, state in session.exec(limited).all():
            yield person, Known(at, (MARKED, event), PresenceState(state))


def _parts(own: Sequence[UUID] | None) -> list[Sequence[UUID] | None]:
    if own is None:
        return [None]
    return [own[start : start + CHUNK] for start in range(0, len(own), CHUNK)]


def nights(session: Session, house: House, first: date, last: date) -> tuple[NightRow, ...]:
    """The nights between two days, each as numbers; a night that is still to come is left out. Who left in the early
    morning has slept here, who changed rooms is counted once."""
    rule, days = house_rule(session), _days(first, last)
    moments = [night_of(day, rule.night_at) for day in days]
    over = [(day, moment) for day, moment in zip(days, moments, strict=True) if moment <= house.now()]
    if not over:
        return ()
    told = stories(session, over[-1][1])
    counts = [defaultdict[PresenceState, int](int) for _ in over]
    here = [set[UUID]() for _ in over]
    for person, story in told.items():
        for place, state in enumerate(states(story, [moment for _, moment in over])):
            if state is not None and in_house(state):
                counts[place][state] += 1
                if state is PresenceState.PRESENT:
                    here[place].add(person)
    beds = _in_bed(session, [moment for _, moment in over], here)
    return tuple(_night(day, counts[place], beds[place]) for place, (day, _) in enumerate(over))


def _night(day: date, counts: dict[PresenceState, int], in_bed: int) -> NightRow:
    elsewhere = counts[PresenceState.APPOINTMENT] + counts[PresenceState.COURT]
    return NightRow(
        day,
        counts[PresenceState.PRESENT],
        counts[PresenceState.LEAVE],
        counts[PresenceState.HOSPITAL],
        counts[PresenceState.ABSENT_UNKNOWN],
        elsewhere,
        in_bed,
    )


def _days(first: date, last: date) -> list[date]:
    return [first + timedelta(days=each) for each in range((last - first).days + 1)]


def _in_bed(session: Session, moments: Sequence[datetime], here: Sequence[set[UUID]]) -> list[int]:
    """How many of those who were here lay in a bed or a hall at each moment."""
    stays = slept(session, merges(session), moments[-1])
    found = [set[UUID]() for _ in moments]
    for stay in certain(stays).counted:
        for place, moment in enumerate(moments):
            if stay.at(moment):
                found[place].add(stay.person)
    return [len(lying & there) for lying, there in zip(found, here, strict=True)]


def slept(session: Session, joined: Merges, until: datetime) -> list[Slept]:
    """Every stay that began by a moment, as it was written."""
    statement = select(BedStay).where(
        col(BedStay.starts_at) <= until, col(BedStay.voided).is_(False), BedStay.kind == StayKind.STAY
    )
    return [as_slept(stay, joined) for stay in session.exec(statement).all()]
