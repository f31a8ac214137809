"""Everybody's visits, read without the whole story of everybody: only what may end a visit or begin a new one."""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlmodel import Session, col, func, select, union

from app.figures.visits import Visit, visits
from app.presence.reading import ARRIVED, LEFT, MARKED, Stories, stories
from app.presence.timeline import GONE, Known
from app.same_person import merges
from models.codes import Arrival, PresenceState
from models.person import Person
from models.presence import PresenceEvent


def all_visits(session: Session, now: datetime) -> list[Visit]:
    """Every visit of every human being that has begun by now."""
    several = merges(session).groups
    alone = {person: story for person, story in _comings(session, now).items() if person not in several}
    for person, known in _after_leaving(session, now):
        if person in alone and not (alone[person][-1].rank[0] == LEFT and known.at > alone[person][-1].at):
            insort(alone[person], known)
    told = (*alone.values(), *stories(session, now, list(several)).values())
    return [visit for story in told for visit in visits(story)]


def _comings(session: Session, now: datetime) -> Stories:
    """Counting in and, at the end, the departure that stands: after it no mark counts."""
    columns = select(Person.id, Person.counted_at, Person.departed_at)
    found: Stories = {}
    for person, counted, departed in session.exec(
        columns.where(Person.arrival == Arrival.COUNTED, col(Person.voided).is_(False))
    ).all():
        if counted is not None and counted <= now:
            found[person] = [Known(counted, (ARRIVED, person), PresenceState.PRESENT)]
            if departed is not None and departed <= now:
                found[person].append(Known(departed, (LEFT, person), PresenceState.DEPARTED))
    return found


def _after_leaving(session: Session, now: datetime) -> Iterable[tuple[UUID, Known]]:
    """Marks from the first leaving on: a mark of somebody who never left changes no visit."""
    first, marked = _first_leaving(), PresenceEvent
    columns = select(marked.person_id, marked.at, marked.id, marked.state)
    joined = columns.join(first, first.c.person == marked.person_id)
    after = joined.where(col(marked.voided).is_(False), col(marked.at) >= first.c.at, col(marked.at) <= now)
    for person, at, event, state in session.exec(after).all():
        yield person, Known(at, (MARKED, event), PresenceState(state))


def _first_leaving() -> Any:
    """When each record first left, by a mark or by its departure."""
    gone = col(PresenceEvent.state).in_(list(GONE))
    marks: Any = select(col(PresenceEvent.person_id).label("person"), col(PresenceEvent.at).label("at")).where(
        gone, col(PresenceEvent.voided).is_(False)
    )
    people: Any = select(col(Person.id).label("person"), col(Person.departed_at).label("at")).where(
        col(Person.departed_at).is_not(None)
    )
    both = union(marks, people).subquery()
    return select(both.c.person, func.min(both.c.at).label("at")).group_by(both.c.person).subquery()
