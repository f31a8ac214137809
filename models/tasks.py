"""Tasks: what has to be done, by when, by which role (domain.md, 11.33)."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from models.base import Tracked
from models.codes import Role, TaskKind, TaskState
from models.columns import coded, moment, refers, text


class Task(Tracked, table=True):
    """Something to do, raised by the program or by a person. `what` holds no health and no story."""

    kind: TaskKind = coded(TaskKind)
    what: str = text(300, default="")
    person_id: UUID | None = refers("person.id", default=None)
    group_id: UUID | None = refers("arrivalgroup.id", default=None)
    role: Role = coded(Role)
    owner_id: UUID | None = refers("staffmember.id", default=None)
    raised_at: datetime = moment()
    due_at: datetime | None = moment(default=None)
    state: TaskState = coded(TaskState)
    done_at: datetime | None = moment(default=None)
    done_by: UUID | None = refers("staffmember.id", default=None)
