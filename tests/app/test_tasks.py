"""Tasks: raised once while open, seen by the role they are for and by the shift lead, settled with who and when."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest

from app.access import Act
from app.errors import UserError
from app.forms import CountForm
from app.tasks import LONGEST, HandForm, TaskForm, close_task, raise_task
from app.waystation import Waystation
from models.base import new_id
from models.codes import Role, TaskKind, TaskState
from tests.app.conftest import as_role


def somebody(waystation: Waystation, group: UUID) -> UUID:
    form = CountForm(new_id(), group, on_list=False)
    return waystation.arrivals.count_in(as_role(waystation, Role.INTAKE), form).person.id


def raised(waystation: Waystation, person: UUID, kind: TaskKind = TaskKind.FULL_NOTICE) -> UUID:
    house = waystation.house
    return house.write(
        as_role(waystation, Role.INTAKE),
        Act.REGISTER,
        lambda session: raise_task(session, house, kind, Role.INTAKE, person=person, what="Read it aloud").id,
    )


def test_a_task_is_raised_once_while_it_is_open(manager: Waystation, group: UUID) -> None:
    person = somebody(manager, group)
    first = raised(manager, person)
    assert raised(manager, person) == first
    assert raised(manager, somebody(manager, group)) != first
    manager.tasks.settle_task(manager.actor, first, TaskState.DONE)
    assert raised(manager, person) != first


def test_a_role_sees_its_own_tasks_and_the_shift_lead_all(manager: Waystation, group: UUID) -> None:
    person = somebody(manager, group)
    raised(manager, person)
    intake, medic = as_role(manager, Role.INTAKE), as_role(manager, Role.MEDIC)
    manager.tasks.write_task(intake, TaskForm(new_id(), "Ask at the ward for a wheelchair", Role.MEDIC))
    assert [row.role for row in manager.tasks.open_tasks(intake)] == [Role.INTAKE]
    assert [row.role for row in manager.tasks.open_tasks(medic)] == [Role.MEDIC]
    assert {row.role for row in manager.tasks.open_tasks(manager.actor)} == {Role.INTAKE, Role.MEDIC}
    assert manager.tasks.open_tasks(as_role(manager, Role.STORE)) == ()


def test_a_task_is_settled_with_who_and_when_and_can_be_opened_again(manager: Waystation, group: UUID) -> None:
    task = raised(manager, somebody(manager, group))
    intake = as_role(manager, Role.INTAKE)
    done = manager.tasks.settle_task(intake, task, TaskState.DONE)
    assert (done.state, done.by) == (TaskState.DONE, f"{manager.actor.name}, {manager.actor.desk}")
    assert done.done_at is not None
    assert manager.tasks.open_tasks(intake) == ()
    again = manager.tasks.settle_task(intake, task, TaskState.OPEN)
    assert (again.done_at, again.by) == (None, "")
    dropped = manager.tasks.settle_task(manager.actor, task, TaskState.DROPPED)
    assert dropped.state is TaskState.DROPPED


def test_a_task_of_another_role_is_not_settled(manager: Waystation, group: UUID) -> None:
    task = raised(manager, somebody(manager, group))
    with pytest.raises(UserError, match="another role"):
        manager.tasks.settle_task(as_role(manager, Role.MEDIC), task, TaskState.DONE)
    assert manager.tasks.open_tasks(as_role(manager, Role.INTAKE))[0].id == task


def test_what_is_due_comes_first_and_says_when_it_is_late(manager: Waystation, group: UUID) -> None:
    now = manager.house.now()
    for what, due in (("later", None), ("late", now - timedelta(hours=1)), ("soon", now + timedelta(hours=1))):
        manager.tasks.write_task(manager.actor, TaskForm(new_id(), what, Role.MANAGER, due_at=due))
    rows = manager.tasks.open_tasks(manager.actor)
    assert [row.what for row in rows] == ["late", "soon", "later"]
    assert [row.late for row in rows] == [True, False, False]


def test_a_task_closes_by_itself(manager: Waystation, group: UUID) -> None:
    person = somebody(manager, group)
    raised(manager, person)
    house = manager.house
    intake = as_role(manager, Role.INTAKE)
    house.write(intake, Act.REGISTER, lambda session: close_task(session, house.now(), TaskKind.FULL_NOTICE, person))
    assert manager.tasks.open_tasks(intake) == ()
    (kept,) = manager.tasks.tasks_of(intake, person)
    assert (kept.state, kept.by) == (TaskState.DONE, "")


@pytest.mark.parametrize("what", ["", "   ", "x" * (LONGEST + 1)])
def test_an_empty_or_endless_task_is_refused(manager: Waystation, what: str) -> None:
    with pytest.raises(UserError) as caught:
        manager.tasks.write_task(manager.actor, TaskForm(new_id(), what, Role.MANAGER))
    assert caught.value.field == "what"


def test_the_same_form_twice_is_one_task(manager: Waystation) -> None:
    form = TaskForm(new_id(), "Bring chairs", Role.STORE)
    manager.tasks.write_task(manager.actor, form)
    manager.tasks.write_task(manager.actor, form)
    assert len(manager.tasks.open_tasks(manager.actor)) == 1


def test_a_task_is_of_somebody_taken_and_left_again(manager: Waystation) -> None:
    lead = manager.actor
    owners = dict(manager.tasks.owners(lead))
    other = next(owner for owner, words in owners.items() if words.startswith("Tomas"))
    row = manager.tasks.write_task(lead, TaskForm(new_id(), "Ask for blankets", Role.STORE, owner=other))
    assert (row.owner, row.mine) == ("Tomas, Store", False)
    due = manager.house.now() + timedelta(hours=1)
    mine = manager.tasks.hand(lead, HandForm(row.id, lead.user, due))
    assert (mine.owner, mine.mine, mine.due_at) == ("Rasa, Lead", True, due)
    left = manager.tasks.hand(lead, HandForm(row.id, None))
    assert (left.owner, left.mine, left.due_at) == ("", False, due)
    with pytest.raises(UserError, match="does not work here"):
        manager.tasks.hand(lead, HandForm(row.id, new_id()))
    with pytest.raises(UserError, match="another role"):
        manager.tasks.hand(as_role(manager, Role.MEDIC), HandForm(row.id, lead.user))
    manager.tasks.settle_task(lead, row.id, TaskState.DONE)
    with pytest.raises(UserError, match="not on this laptop"):
        manager.tasks.hand(lead, HandForm(row.id, lead.user))
