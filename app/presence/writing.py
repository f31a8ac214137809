"""The one door by which the house learns where somebody is, and what hangs on it: tasks of those who are away."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from sqlmodel import Session

from app.presence.reading import house_rule
from app.tasks import close_task, raise_at
from models.base import new_id
from models.codes import PresenceSource, PresenceState, Role, TaskKind
from models.presence import PresenceEvent


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
    """From `at` on somebody is in this state. Who is away and nobody knows where becomes a task after the hours of the
    house rule; who is seen again closes it."""
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
    if state is PresenceState.ABSENT_UNKNOWN:
        due = at + timedelta(hours=house_rule(session).absent_hours)
        raise_at(session, at, TaskKind.ABSENT, Role.MANAGER, person=person, due_at=due)
    else:
        close_task(session, at, TaskKind.ABSENT, person, by)
    return row
