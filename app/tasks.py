"""Tasks: what has to be done, by when, by which role; some are raised by the program, some are written by a person."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlmodel import Session, col, select

from app.access import Act, Actor
from app.errors import UserError
from app.house import House, staff_names
from app.person_rows import load, rows_of
from app.registration import known_person
from app.rows import PersonRow
from app.same_person import merges
from models.arrivals import ArrivalGroup
from models.base import new_id
from models.codes import Role, TaskKind, TaskState
from models.person import Person
from models.tasks import Task

LONGEST = 300
EMPTY = "The task says nothing. Nothing was saved. Write in a few words what has to be done."
TOO_LONG = "The task is longer than 300 characters. Nothing was saved. Shorten it."
NOT_YOURS = "This task belongs to another role. Nothing was changed. Ask that role, or the shift lead."
NO_OWNER = "Whoever this is given to does not work here. Nothing was saved. Choose somebody else, or nobody."
GONE = "This task is not on this laptop any more. Nothing was changed. Look at the list again."


@dataclass(frozen=True, repr=False)
class TaskForm:
    """A task that a person writes for a role, or for one `owner` of it: what, and by when. No health and no story."""

    id: UUID
    what: str
    role: Role
    person: UUID | None = None
    due_at: datetime | None = None
    owner: UUID | None = None


@dataclass(frozen=True)
class HandForm:
    """A task given to somebody (None: to nobody in particular), due at another time (None: as it is)."""

    task: UUID
    owner: UUID | None
    due_at: datetime | None = None


@dataclass(frozen=True, repr=False)
class TaskRow:
    """One task. `by`: who settled it, with the desk; empty for a task that the program closed by itself. `owner`: whose
    it is, empty for the whole role; `mine`: it is of whoever asks."""

    id: UUID
    kind: TaskKind
    what: str
    role: Role
    person: PersonRow | None
    group: str
    raised_at: datetime
    due_at: datetime | None
    late: bool
    state: TaskState
    done_at: datetime | None
    by: str
    owner: str = ""
    mine: bool = False


class Tasks:
    """The use cases of the list of tasks."""

    def __init__(self, house: House) -> None:
        self._house = house

    def open_tasks(self, actor: Actor) -> tuple[TaskRow, ...]:
        """What the role has to do, the most urgent first; the shift lead sees the tasks of every role."""

        def work(session: Session) -> tuple[TaskRow, ...]:
            return self._rows(session, actor, waiting_for(session, actor))

        return self._house.read(actor, Act.SEE_TASKS, work)

    def tasks_of(self, actor: Actor, person: UUID) -> tuple[TaskRow, ...]:
        """Every task about a person that the role may see, settled ones too; the open ones first."""

        def work(session: Session) -> tuple[TaskRow, ...]:
            found = load(session, Task, Task.person_id, merges(session).ids(person))
            rows = self._rows(session, actor, [row for row in found if _is_for(actor, row)])
            return tuple(sorted(rows, key=lambda row: row.state is not TaskState.OPEN))

        return self._house.read(actor, Act.SEE_TASKS, work)

    def write_task(self, actor: Actor, form: TaskForm) -> TaskRow:
        """A task in one's own words; the same form twice makes one."""
        self._house.require(actor, Act.WRITE_TASK)
        _check(form)

        def work(session: Session) -> TaskRow:
            task = session.get(Task, form.id)
            if task is None:
                if form.person is not None:
                    known_person(session, form.person)
                task = _task(form.id, TaskKind.OTHER, form.role, self._house.now())
                task.what, task.person_id, task.due_at = form.what.strip(), form.person, form.due_at
                task.owner_id = _owner(session, form.owner)
                session.add(task)
                session.flush()
            return self._rows(session, actor, [task])[0]

        return self._house.write(actor, Act.WRITE_TASK, work)

    def owners(self, actor: Actor) -> tuple[tuple[UUID, str], ...]:
        """Who works here now and may be given a task, by desk."""

        def work(session: Session) -> tuple[tuple[UUID, str], ...]:
            staff = [member for member in staff_names(session).values() if member.ended_at is None]
            staff.sort(key=lambda member: (member.desk.casefold(), member.name.casefold()))
            return tuple((member.id, f"{member.name}, {member.desk}") for member in staff)

        return self._house.read(actor, Act.SEE_TASKS, work)

    def hand(self, actor: Actor, form: HandForm) -> TaskRow:
        """Give a task to somebody, take it oneself, or leave it to the role. UserError: a task of another role."""

        def work(session: Session) -> TaskRow:
            task = session.get(Task, form.task)
            if task is None or task.voided or task.state is not TaskState.OPEN:
                raise UserError(GONE)
            if not _is_for(actor, task):
                raise UserError(NOT_YOURS)
            for same in _same(session, task):
                same.owner_id = _owner(session, form.owner)
                same.due_at = form.due_at or same.due_at
            session.flush()
            return self._rows(session, actor, [task])[0]

        return self._house.write(actor, Act.SETTLE_TASK, work)

    def settle_task(self, actor: Actor, task_id: UUID, state: TaskState) -> TaskRow:
        """Done, dropped or open again, with who and when. UserError: a task of another role."""

        def work(session: Session) -> TaskRow:
            task = session.get(Task, task_id)
            if task is None or task.voided:
                raise UserError(GONE)
            if not _is_for(actor, task):
                raise UserError(NOT_YOURS)
            for same in _same(session, task):
                _settle(same, state, self._house.now(), actor.user)
            session.flush()
            return self._rows(session, actor, [task])[0]

        return self._house.write(actor, Act.SETTLE_TASK, work)

    def _rows(self, session: Session, actor: Actor, tasks: Sequence[Task]) -> tuple[TaskRow, ...]:
        people = load(session, Person, Person.id, {task.person_id for task in tasks if task.person_id})
        shown = {row.id: row for row in rows_of(session, actor, people)}
        groups = load(session, ArrivalGroup, ArrivalGroup.id, {task.group_id for task in tasks if task.group_id})
        labels = {group.id: group.label for group in groups}
        staff, now = staff_names(session), self._house.now()
        found = []
        for task in sorted(tasks, key=_urgency):
            member = staff.get(task.done_by) if task.done_by else None
            owner = staff.get(task.owner_id) if task.owner_id else None
            found.append(
                TaskRow(
                    task.id,
                    task.kind,
                    task.what,
                    task.role,
                    shown.get(task.person_id) if task.person_id else None,
                    labels.get(task.group_id, "") if task.group_id else "",
                    task.raised_at,
                    task.due_at,
                    task.state is TaskState.OPEN and task.due_at is not None and task.due_at < now,
                    task.state,
                    task.done_at,
                    f"{member.name}, {member.desk}" if member else "",
                    f"{owner.name}, {owner.desk}" if owner else "",
                    task.owner_id == actor.user,
                )
            )
        return tuple(found)


def waiting_for(session: Session, actor: Actor) -> list[Task]:
    """The open tasks of a role; of every role for the shift lead."""
    return _once(session, [task for task in _open(session) if _is_for(actor, task)])


def raise_task(
    session: Session,
    house: House,
    kind: TaskKind,
    role: Role,
    *,
    person: UUID | None = None,
    group: UUID | None = None,
    due_at: datetime | None = None,
    what: str = "",
) -> Task:
    """The open task of this kind about this person and group, or a new one."""
    return raise_at(session, house.now(), kind, role, person=person, group=group, due_at=due_at, what=what)


def raise_at(
    session: Session,
    now: datetime,
    kind: TaskKind,
    role: Role,
    *,
    person: UUID | None = None,
    group: UUID | None = None,
    due_at: datetime | None = None,
    what: str = "",
) -> Task:
    """The same where there is a time and no house."""
    standing = open_of(session, kind, merges(session).ids(person) if person else (), group)
    if standing:
        return standing[0]
    return raise_new(session, now, kind, role, person=person, group=group, due_at=due_at, what=what)


def raise_new(
    session: Session,
    now: datetime,
    kind: TaskKind,
    role: Role,
    *,
    person: UUID | None = None,
    group: UUID | None = None,
    due_at: datetime | None = None,
    what: str = "",
) -> Task:
    """A task of its own, whatever stands already."""
    task = _task(new_id(), kind, role, now)
    task.person_id, task.group_id, task.due_at, task.what = person, group, due_at, what[:LONGEST]
    session.add(task)
    return task


def close_task(session: Session, now: datetime, kind: TaskKind, person: UUID, by: UUID | None = None) -> None:
    """What was asked for is so: each open task of this kind about the person is done, by itself unless `by` is told."""
    for task in open_of(session, kind, merges(session).ids(person)):
        _settle(task, TaskState.DONE, now, by)


def open_of(session: Session, kind: TaskKind, people: Sequence[UUID], group: UUID | None = None) -> list[Task]:
    """Open tasks of a kind about any of these records, or of a group and nobody."""
    statement = select(Task).where(Task.kind == kind, Task.state == TaskState.OPEN, col(Task.voided).is_(False))
    if people:
        statement = statement.where(col(Task.person_id).in_(people))
    else:
        statement = statement.where(col(Task.person_id).is_(None), Task.group_id == group)
    saved = session.exec(statement.order_by(col(Task.raised_at), col(Task.id))).all()
    fresh = [row for row in session.new if isinstance(row, Task) and row.kind is kind]
    return [*saved, *(row for row in fresh if row.state is TaskState.OPEN and _bears(row, people, group))]


def _bears(task: Task, people: Sequence[UUID], group: UUID | None) -> bool:
    return task.person_id in people if people else (task.person_id, task.group_id) == (None, group)


def _task(task_id: UUID, kind: TaskKind, role: Role, now: datetime) -> Task:
    return Task(id=task_id, kind=kind, role=role, raised_at=now, state=TaskState.OPEN)


def _owner(session: Session, owner: UUID | None) -> UUID | None:
    if owner is None:
        return None
    member = staff_names(session).get(owner)
    if member is None or member.ended_at is not None:
        raise UserError(NO_OWNER, "owner")
    return owner


def _check(form: TaskForm) -> None:
    if not form.what.strip():
        raise UserError(EMPTY, "what")
    if len(form.what.strip()) > LONGEST:
        raise UserError(TOO_LONG, "what")


def _open(session: Session) -> Sequence[Task]:
    statement = select(Task).where(Task.state == TaskState.OPEN, col(Task.voided).is_(False))
    return session.exec(statement.order_by(col(Task.raised_at), col(Task.id))).all()


def _once(session: Session, tasks: Iterable[Task]) -> list[Task]:
    """Two laptops may raise the same task: one of them is shown, and both are settled together."""
    joined, shown = merges(session), dict[tuple[object, ...], Task]()
    for task in tasks:
        raised_by_program = task.kind is not TaskKind.OTHER and task.person_id is not None
        key = (task.kind, joined.shown(task.person_id)) if raised_by_program and task.person_id else (task.id,)
        shown.setdefault(key, task)
    return list(shown.values())


def _same(session: Session, task: Task) -> list[Task]:
    if task.kind is TaskKind.OTHER or task.person_id is None or task.state is not TaskState.OPEN:
        return [task]
    return open_of(session, task.kind, merges(session).ids(task.person_id))


def _is_for(actor: Actor, task: Task) -> bool:
    return actor.role in (task.role, Role.MANAGER)


def _settle(task: Task, state: TaskState, now: datetime, by: UUID | None) -> None:
    opened = state is TaskState.OPEN
    task.state, task.done_at, task.done_by = state, None if opened else now, None if opened else by


def _urgency(task: Task) -> tuple[bool, bool, datetime, UUID]:
    """Children first, then what is due, then the oldest."""
    return (task.kind is not TaskKind.CHILD_ALONE, task.due_at is None, task.due_at or task.raised_at, task.id)
