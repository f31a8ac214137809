"""What is still open when somebody leaves: it goes to a named owner, as numbers, or is shown and stays where it is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from app.person_rows import load
from app.same_person import merges
from app.tasks import raise_new
from models.appointments import Appointment
from models.codes import AppointmentState, Role, TaskKind, TaskState
from models.health import MedicalCheck
from models.place import StaffMember
from models.tasks import Task

HANDED = "Departed. Open tasks: {tasks}, appointments: {appointments}. Hand them on."
OVER = (TaskKind.ABSENT, TaskKind.LEAVE_OVER, TaskKind.HANDED_ON)


def hand_on(session: Session, now: datetime, person: UUID, owner: StaffMember | None) -> None:
    """What is open goes to a named owner, as numbers; the clinic looks through its own, whatever is open there."""
    ids = merges(session).ids(person)
    tasks, appointments = open_tasks_of(session, ids), appointments_of(session, ids, now)
    if owner is not None and (tasks or appointments):
        said = HANDED.format(tasks=len(tasks), appointments=len(appointments))
        due = min((row.starts_at for row in appointments), default=None)
        task = raise_new(session, now, TaskKind.HANDED_ON, owner.role, person=person, due_at=due, what=said)
        task.owner_id = owner.id
        for open_one in tasks:
            open_one.owner_id = owner.id
    signed = [check for check in load(session, MedicalCheck, MedicalCheck.person_id, ids) if check.signed_at]
    if signed:
        raise_new(session, now, TaskKind.HANDED_ON, Role.MEDIC, person=person)


def open_tasks_of(session: Session, records: Sequence[UUID]) -> list[Task]:
    """Open tasks about somebody that do not end by themselves when they leave."""
    rows = load(session, Task, Task.person_id, records)
    return [task for task in rows if task.state is TaskState.OPEN and task.kind not in OVER]


def appointments_of(session: Session, records: Sequence[UUID], now: datetime) -> list[Appointment]:
    """Where somebody is still expected, the next first."""
    rows = load(session, Appointment, Appointment.person_id, records)
    return sorted(
        (row for row in rows if row.state is AppointmentState.PLANNED and row.starts_at >= now),
        key=lambda row: (row.starts_at, row.id),
    )
