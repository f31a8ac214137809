"""The one door by which the house learns where somebody is, and what hangs on it: leaves, kept beds, late tasks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from sqlmodel import Session, col, select

from app.presence.reading import house_rule, states_at, stories
from app.presence.timeline import first_of_last
from app.same_person import merges
from app.shelter import take_kept_bed
from app.tasks import close_task, raise_at
from models.base import new_id
from models.codes import PresenceSource, PresenceState, Role, TaskKind
from models.presence import Leave, PresenceEvent


def record(
    session: Session,
    person: UUID,
    state: PresenceState,
    at: datetime,
    source: PresenceSource,
    by: UUID | None,
    *,
    reason: str = "",
    roll_call: UUID | None = None,
    event: UUID | None = None,
    replaces: UUID | None = None,
) -> PresenceEvent:
    """From `at` on somebody is in this state. Who is here again is back from leave and in the bed that was kept."""
    row = PresenceEvent(
        id=event or new_id(),
        person_id=person,
        state=state,
        at=at,
        source=source,
        roll_call_id=roll_call,
        replaces_id=replaces,
        reason=reason.strip(),
        by_id=by,
    )
    session.add(row)
    if state is PresenceState.PRESENT:
        _is_back(session, person, at, by)
    if state is not PresenceState.ABSENT_UNKNOWN:
        close_task(session, at, TaskKind.ABSENT, person, by)
    return row


def _is_back(session: Session, person: UUID, at: datetime, by: UUID | None) -> None:
    """Leaves are over, and whoever had a bed kept lies in it again."""
    for leave in open_leaves(session, merges(session).ids(person)):
        if leave.starts_at <= at:
            leave.returned_at = at
    close_task(session, at, TaskKind.LEAVE_OVER, person, by)
    take_kept_bed(session, person, at, by)


def raise_overdue(session: Session, now: datetime) -> int:
    """Tasks for who is away longer than the house rule allows, or not back from leave; how many are late."""
    late = overdue(session, now)
    for person, kind in late.items():
        raise_at(session, now, kind, Role.MANAGER, person=person, due_at=now)
    return len(late)


def overdue(session: Session, now: datetime) -> dict[UUID, TaskKind]:
    """Who is away for too long: nobody knows where, or a leave that is over."""
    since = now - timedelta(hours=house_rule(session).absent_hours)
    joined, found = merges(session), dict[UUID, TaskKind]()
    away = [person for person, state in states_at(session, now).items() if state is PresenceState.ABSENT_UNKNOWN]
    for person, story in stories(session, now, away).items():
        if first_of_last(story) <= since:
            found[person] = TaskKind.ABSENT
    for leave in open_leaves(session):
        if leave.until <= now:
            found.setdefault(joined.shown(leave.person_id), TaskKind.LEAVE_OVER)
    return found


def open_leaves(session: Session, people: Sequence[UUID] | None = None) -> list[Leave]:
    """Leaves from which nobody came back yet; of some records or of all."""
    statement = select(Leave).where(col(Leave.returned_at).is_(None), col(Leave.voided).is_(False))
    if people is not None:
        statement = statement.where(col(Leave.person_id).in_(people))
    return list(session.exec(statement.order_by(col(Leave.starts_at))).all())
