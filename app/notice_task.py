"""The full privacy notice is owed from the short one on, whether the chip at the desk or the notice's card said it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta

from sqlmodel import Session

from app.children import FROM_ANOTHER_LAPTOP
from app.guards import WritingSession
from app.person_rows import load
from app.same_person import merges
from app.tasks import raise_at
from models.base import Tracked
from models.codes import Answer, NoticeKind, Role, TaskKind
from models.person import Person
from models.protection import NoticeGiven
from models.tasks import Task

FULL_WITHIN = timedelta(hours=24)


def notice_watcher(clock: Callable[[], datetime]) -> Callable[[Session, Sequence[Tracked]], None]:
    """Looks at every act that touches a person, and raises the task of the full notice once the short one was given.
    What another laptop did brings its own tasks along."""

    def derive(session: Session, changed: Sequence[Tracked]) -> None:
        if isinstance(session, WritingSession) and session.unit.act == FROM_ANOTHER_LAPTOP:
            return
        for person in _told(changed):
            if not _seen_to(session, person):
                _raise(session, clock(), person)

    derive.watches = (Person,)  # type: ignore[attr-defined]
    return derive


def _told(changed: Iterable[Tracked]) -> list[Person]:
    """Who is here and was given the short notice."""
    people = (row for row in changed if isinstance(row, Person))
    return [
        each
        for each in people
        if each.notice_given is Answer.YES
        and (each.counted_at or each.registered_at)
        and not (each.voided or each.departed_at or each.pseudonymised_at)
    ]


def _seen_to(session: Session, person: Person) -> bool:
    """The full notice was given, or its task was raised before, whatever became of it."""
    ids = merges(session).ids(person.id)
    given = load(session, NoticeGiven, NoticeGiven.person_id, ids)
    tasks = load(session, Task, Task.person_id, ids)
    return any(row.kind is NoticeKind.FULL for row in given) or any(row.kind is TaskKind.FULL_NOTICE for row in tasks)


def _raise(session: Session, now: datetime, person: Person) -> None:
    arrived = person.counted_at or person.registered_at
    assert arrived is not None
    raise_at(session, now, TaskKind.FULL_NOTICE, Role.INTAKE, person=person.id, due_at=arrived + FULL_WITHIN)
