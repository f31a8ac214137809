"""Leaving taken back: since now when they came back, from the beginning when they never left."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

from sqlmodel import Session, col, select

from app.access import Actor
from app.card_rule import cards_of
from app.onward.departing import LEFT_THE_HOUSE, records_of_one, standing_departures
from app.person_rows import load
from app.presence.reading import states_at
from app.presence.writing import record
from app.same_person import merges
from app.shelter import resume_stays
from models.codes import CardState, PresenceSource, PresenceState, TaskKind, TaskState
from models.onward import Departure
from models.presence import PresenceEvent
from models.tasks import Task


def take_back(session: Session, actor: Actor, departures: Sequence[Departure], came_back: bool, now: datetime) -> None:
    """In the house again, whatever two laptops wrote of it. Who never left has the card again; a bed is given anew,
    for it may be taken by now."""
    person = departures[0].person_id
    records = records_of_one(session, person)
    came = [each.counted_at for each in records if each.counted_at is not None]
    for each in records:
        left = each.departed_at
        if left is not None and all(moment <= left for moment in came):
            each.departed_at = None
    for task in load(session, Task, Task.person_id, merges(session).ids(person)):
        if task.kind is TaskKind.HANDED_ON and task.state is TaskState.OPEN:
            task.state, task.done_at, task.done_by = TaskState.DROPPED, now, actor.user
    for departure in departures if not came_back else ():
        _never_left(session, departure)
    session.flush()
    if merges(session).shown(person) not in states_at(session, now):
        record(session, person, PresenceState.PRESENT, now, PresenceSource.DEPARTURE, actor.user)


def of_this_leaving(session: Session, departure: Departure) -> list[Departure]:
    """The departures that tell of the same leaving: since they were last here. Another one is where two laptops wrote
    one each; an earlier one, from which they came to another house, stays."""
    statement = select(PresenceEvent.at).where(
        col(PresenceEvent.person_id).in_(merges(session).ids(departure.person_id)),
        PresenceEvent.state == PresenceState.PRESENT,
        PresenceEvent.at <= departure.at,
        col(PresenceEvent.voided).is_(False),
    )
    last_here = max(session.exec(statement).all(), default=None)
    standing = standing_departures(session, departure.person_id)
    return [each for each in standing if last_here is None or each.at >= last_here]


def written_since(session: Session, people: Iterable[UUID], left: datetime) -> bool:
    """Whether a departure of any of them is written for this leaving or a later one."""
    return any(row.at >= left for person in people for row in standing_departures(session, person))


def never_went(session: Session, person: UUID, left: datetime) -> None:
    """The vehicle with which somebody was to leave at this moment is still here: they are where they were before."""
    for each in records_of_one(session, person):
        if each.departed_at == left:
            each.departed_at = None
    for event in _events_at(session, person, left, PresenceSource.TRIP):
        event.voided = True
    resume_stays(session, person, left)


def _never_left(session: Session, departure: Departure) -> None:
    for event in _events_at(session, departure.person_id, departure.at, PresenceSource.DEPARTURE):
        event.voided = True
    for card in cards_of(session, departure.person_id):
        if card.state is CardState.CANCELLED and card.state_reason == LEFT_THE_HOUSE:
            card.state, card.state_reason = CardState.ISSUED, ""


def _events_at(session: Session, person: UUID, at: datetime, source: PresenceSource) -> Sequence[PresenceEvent]:
    statement = select(PresenceEvent).where(
        col(PresenceEvent.person_id).in_(merges(session).ids(person)),
        PresenceEvent.source == source,
        PresenceEvent.state != PresenceState.PRESENT,
        PresenceEvent.at == at,
    )
    return session.exec(statement).all()
