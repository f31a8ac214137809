"""The nights of some days as numbers: who slept here, who was away, how full the beds were, who came, who left."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlmodel import Session, col, select

from app.errors import UserError
from app.figures.doors import open_beds
from app.figures.forms import DayRow, SpanForm
from app.figures.occupancy import Occupied, occupied, open_then
from app.figures.telling import told_line
from app.figures.visits import Days, Visit, by_day
from app.house import House
from app.presence.reading import house_rule, slept, states_at
from app.presence.timeline import night_of
from app.same_person import Merges, merges
from app.shelter.intervals import Slept
from app.shelter.intervals import nights as certain
from app.shelter.reading import as_slept
from models.codes import PresenceState, StayKind
from models.shelter import BedStay

LONGEST = 366
AWAY = (
    (PresenceState.LEAVE,),
    (PresenceState.HOSPITAL,),
    (PresenceState.ABSENT_UNKNOWN,),
    (PresenceState.APPOINTMENT, PresenceState.COURT),
)
WRONG_DAYS = "The days must be at most a year, in order, and begun by today. Nothing was counted. Choose other days."


@dataclass(frozen=True)
class Span:
    """Days that have begun, the moment at which the night of each is counted (now, where it is to come), and whether
    it is over."""

    days: tuple[date, ...]
    moments: tuple[datetime, ...]
    over: tuple[bool, ...]


@dataclass(frozen=True)
class Night:
    """One night by the states of everybody with whom the house reckons."""

    states: dict[UUID, PresenceState]

    @property
    def sleeping(self) -> set[UUID]:
        """Who slept here."""
        return {person for person, state in self.states.items() if state is PresenceState.PRESENT}


def span(session: Session, house: House, form: SpanForm) -> Span:
    """The days of a form that have begun. UserError: there is none, or more than a year of them."""
    last, now = min(form.last, house.today()), house.now()
    count = (last - form.first).days + 1
    if form.last < form.first or not 1 <= count <= LONGEST:
        raise UserError(WRONG_DAYS, "first")
    days = tuple(form.first + timedelta(days=each) for each in range(count))
    nights = [night_of(day, house_rule(session).night_at) for day in days]
    return Span(days, tuple(min(night, now) for night in nights), tuple(night <= now for night in nights))


def nights_at(session: Session, moments: Sequence[datetime]) -> tuple[Night, ...]:
    """Where everybody was at each moment."""
    return tuple(Night(states_at(session, moment)) for moment in moments)


def day_rows(
    session: Session, house: House, asked: Span, nights: Sequence[Night], went: Iterable[Visit]
) -> tuple[DayRow, ...]:
    """A row for each day."""
    beds, on, visits = _beds(session, asked.moments), Days(), list(went)
    doors = open_then(open_beds(session, house.store, asked.moments), beds)
    came = by_day((visit.came for visit in visits), on)
    left = by_day((visit.left for visit in visits if visit.left is not None), on)
    return tuple(
        _row(day, over, night, then, opened, (came[day], left[day]))
        for day, over, night, then, opened in zip(asked.days, asked.over, nights, beds, doors, strict=True)
    )


def _row(day: date, over: bool, night: Night, beds: Occupied, opened: int, moved: tuple[int, int]) -> DayRow:
    counts, sleeping = Counter(night.states.values()), night.sleeping
    away = told_line({str(place): sum(counts[state] for state in each) for place, each in enumerate(AWAY)})
    leave, hospital, absent, elsewhere = away.values()
    return DayRow(
        day,
        so_far=not over,
        present=len(sleeping),
        away=len(night.states) - len(sleeping),
        leave=leave,
        hospital=hospital,
        absent=absent,
        elsewhere=elsewhere,
        beds_open=opened,
        beds_taken=len(beds.taken),
        hall=beds.hall,
        kept=len(beds.kept),
        unplaced=len(sleeping - beds.lying),
        arrivals=moved[0],
        departures=moved[1],
    )


def _beds(session: Session, moments: Sequence[datetime]) -> tuple[Occupied, ...]:
    joined = merges(session)
    stays = certain(slept(session, moments[-1])).counted
    return occupied(stays, _holds(session, joined, moments[-1]), moments)


def _holds(session: Session, joined: Merges, until: datetime) -> list[Slept]:
    statement = select(BedStay).where(
        col(BedStay.starts_at) <= until, col(BedStay.voided).is_(False), BedStay.kind == StayKind.HOLD
    )
    return [as_slept(hold, joined) for hold in session.exec(statement).all()]
