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

WAITING = {PresenceState.ABSENT_UNKNOWN: TaskKind.ABSENT, PresenceState.LEAVE: TaskKind.LEAVE_OVER}
"""In which state somebody is waited for, and the task that says so."""


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
    now: datetime | None = None,
) -> PresenceEvent:
    """From `at` on somebody is in this state, until the next mark; what hangs on where they are now follows.
    `now`: where that is later than `at`."""
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
    follow(session, person, now or at, by)
    return row


def follow(
    session: Session, person: UUID, now: datetime, by: UUID | None, corrected: PresenceState | None = None
) -> None:
    """A mark was written or (`corrected`: what it said) put right: by where the person is now, after all marks, tasks
    are settled, and who is here lies in the bed that was kept. A mark of the past that others followed changes none."""
    story = stories(session, now, [person]).get(merges(session).shown(person))
    if not story:
        return
    last = story[-1]
    for state, kind in WAITING.items():
        if last.state is not state:
            close_task(session, now, kind, person, by)
    if last.state is PresenceState.PRESENT:
        if {last.state} != {each.state for each in story[-2:]} | {corrected or last.state}:
            _is_back(session, person, last.at)
        take_kept_bed(session, person, last.at, by)


def is_away(session: Session, person: UUID, now: datetime) -> bool:
    """Whether somebody is not here after all marks, so that a bed may be kept for them."""
    story = stories(session, now, [person]).get(merges(session).shown(person))
    return story is not None and story[-1].state is not PresenceState.PRESENT


def _is_back(session: Session, person: UUID, at: datetime) -> None:
    """Leaves are over; one that nobody has gone on yet stands."""
    for leave in open_leaves(session, merges(session).ids(person)):
        if leave.starts_at <= at:
            leave.returned_at = at


def raise_overdue(session: Session, now: datetime) -> int:
    """Tasks for who is away longer than the house rule allows, or not back from leave; how many are late."""
    late = overdue(session, now)
    for person, kind in late.items():
        raise_at(session, now, kind, Role.MANAGER, person=person, due_at=now)
    return len(late)


def overdue(session: Session, now: datetime) -> dict[UUID, TaskKind]:
    """Who is away for too long: nobody knows where, or a leave that is over."""
    since = now - timedelta(hours=house_rule(session).absent_hours)
    joined, found, states = merges(session), dict[UUID, TaskKind](), states_at(session, now)
    away = [person for person, state in states.items() if state is PresenceState.ABSENT_UNKNOWN]
    for person, story in stories(session, now, away).items():
        if first_of_last(story) <= since:
            found[person] = TaskKind.ABSENT
    for leave in open_leaves(session):
        person = joined.shown(leave.person_id)
        if leave.until <= now and states.get(person) is PresenceState.LEAVE:
            found[person] = TaskKind.LEAVE_OVER
    return found


def standing_leaves(session: Session, now: datetime) -> list[Leave]:
    """Leaves under way and to come, of people with whom the house reckons. One that nobody went on ends by itself."""
    shown, states = merges(session).shown, states_at(session, now)
    return [leave for leave in open_leaves(session) if _stands(leave, states.get(shown(leave.person_id)), now)]


def _stands(leave: Leave, state: PresenceState | None, now: datetime) -> bool:
    return state is PresenceState.LEAVE or (state is not None and leave.until > now)


def open_leaves(session: Session, people: Sequence[UUID] | None = None) -> list[Leave]:
    """Leaves from which nobody came back yet; of some records or of all."""
    statement = select(Leave).where(col(Leave.returned_at).is_(None), col(Leave.voided).is_(False))
    if people is not None:
        statement = statement.where(col(Leave.person_id).in_(people))
    return list(session.exec(statement.order_by(col(Leave.starts_at))).all())
