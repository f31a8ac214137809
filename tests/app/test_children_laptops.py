"""Children without an adult where two laptops each know a part of it."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sqlmodel import select

from app.family_rows import FamilyForm, MemberForm
from app.forms import PersonForm
from app.waystation import Waystation
from models.base import new_id
from models.codes import Relation, Role, TaskKind, TaskState
from models.tasks import Task
from models.values.birth_reading import read_birth
from tests.app.conftest import as_role
from tests.app.leaving import leaves
from tests.app.test_exchange_laptops import carry, second
from tests.app.test_families import alone_tasks

__all__ = ["second"]  # a fixture


def born(waystation: Waystation, group: UUID, birth: str) -> UUID:
    form = PersonForm(new_id(), group, "Rak", birth=read_birth(birth, date.today()).value)
    return waystation.registration.register(as_role(waystation, Role.INTAKE), form).id


def family_of(waystation: Waystation, mother: UUID, child: UUID) -> None:
    members = (MemberForm(mother, Relation.FOCAL), MemberForm(child, Relation.CHILD))
    waystation.families.make_family(as_role(waystation, Role.INTAKE), FamilyForm(new_id(), members))


def meet(one: Waystation, other: Waystation) -> None:
    for giver, taker in ((one, other), (other, one), (one, other)):
        carry(giver, taker)


def asked(waystation: Waystation) -> list[UUID]:
    with waystation.house.store.read() as session:
        tasks = session.exec(select(Task).where(Task.kind == TaskKind.CHILD_ALONE)).all()
        return sorted(task.id for task in tasks)


def test_a_child_whose_mother_left_at_the_other_laptop_is_asked_about_at_both_and_shown_once(
    manager: Waystation, second: Waystation, group: UUID
) -> None:
    mother, child = born(manager, group, "1985"), born(manager, group, "2015")
    meet(manager, second)
    assert alone_tasks(manager) == alone_tasks(second) == [child]
    family_of(manager, mother, child)
    leaves(second, second.actor, mother)
    assert alone_tasks(manager) == []
    meet(manager, second)
    assert alone_tasks(manager) == alone_tasks(second) == [child]
    kept = asked(manager)
    meet(manager, second)
    assert asked(manager) == asked(second) == kept
    case = as_role(second, Role.CASE)
    (task,) = [row for row in second.tasks.open_tasks(case) if row.person and row.person.id == child]
    second.tasks.settle_task(case, task.id, TaskState.DONE)
    meet(second, manager)
    assert alone_tasks(manager) == alone_tasks(second) == []
