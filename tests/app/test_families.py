"""Families: one focal point, relations read right from both sides, and a child without an adult raises a task."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from uuid import UUID

import pytest

from app.errors import UserError
from app.family_rows import FamilyForm, JoinForm, MemberForm, RelationForm, WishForm
from app.forms import PersonForm
from app.waystation import Waystation
from models.base import new_id
from models.codes import ActNow, Answer, Relation, Role, TaskKind, TaskState
from models.values.birth_reading import read_birth
from tests.app.conftest import as_role
from tests.app.leaving import leaves

Register = Callable[..., UUID]


@pytest.fixture
def register(manager: Waystation, group: UUID) -> Register:
    """Register somebody; the birth as a clerk writes it."""

    def do(family: str, birth: str = "", **fields: object) -> UUID:
        born = read_birth(birth, date.today()).value if birth else None
        form = PersonForm(new_id(), group, family, birth=born, **fields)  # type: ignore[arg-type]
        return manager.registration.register(as_role(manager, Role.INTAKE), form).id

    return do


def alone_tasks(waystation: Waystation) -> list[UUID]:
    rows = waystation.tasks.open_tasks(as_role(waystation, Role.CASE))
    return [row.person.id for row in rows if row.kind is TaskKind.CHILD_ALONE and row.person]


def a_family(waystation: Waystation, focal: UUID, **others: UUID) -> UUID:
    members = [MemberForm(focal, Relation.FOCAL)]
    members += [MemberForm(person, Relation[name.rstrip("_12").upper()]) for name, person in others.items()]
    form = FamilyForm(new_id(), tuple(members))
    waystation.families.make_family(as_role(waystation, Role.INTAKE), form)
    return form.id


def test_a_family_has_one_focal_point_and_keeps_every_surname(manager: Waystation, register: Register) -> None:
    father, mother, son = register("Альховік"), register("Альховіч-Грыб"), register("Alkhovik", "12")
    a_family(manager, father, spouse=mother, child=son)
    sheet = manager.families.sheet(manager.actor, son)
    assert sheet.family is not None
    assert next((row.person.id, row.relation) for row in sheet.family.members) == (father, Relation.FOCAL)
    assert {row.person.name.family for row in sheet.family.members} == {"Альховік", "Альховіч-Грыб", "Alkhovik"}
    assert [row.child for row in sheet.family.members] == [False, False, True]


def test_a_family_is_made_of_chosen_people_with_one_focal_point(manager: Waystation, register: Register) -> None:
    one, other = register("A"), register("B")
    focal = MemberForm(one, Relation.FOCAL)
    for members in (
        (),
        (MemberForm(one), MemberForm(other)),
        (focal, MemberForm(other, Relation.FOCAL)),
        (focal, focal),
    ):
        with pytest.raises(UserError):
            manager.families.make_family(manager.actor, FamilyForm(new_id(), members))
    assert manager.families.sheet(manager.actor, one).family is None


def test_one_key_makes_the_family_of_the_person_saved_before(manager: Waystation, register: Register) -> None:
    mother, *children = (
        register("Rak", "1985"),
        register("Rak", "2015"),
        register("Rak", "2018"),
        register("Rak", "2020"),
    )
    for child in children:
        manager.families.join(manager.actor, JoinForm(new_id(), child, mother, Relation.CHILD))
    sheet = manager.families.sheet(manager.actor, mother)
    assert sheet.family is not None
    assert len(sheet.family.members) == 4
    assert alone_tasks(manager) == []
    assert manager.families.join(manager.actor, JoinForm(new_id(), children[0], children[1])).family == sheet.family


def test_nobody_is_in_two_families(manager: Waystation, register: Register) -> None:
    one, two, three = register("A"), register("B"), register("C")
    a_family(manager, one, spouse=two)
    with pytest.raises(UserError, match="another family"):
        manager.families.make_family(
            manager.actor, FamilyForm(new_id(), (MemberForm(three, Relation.FOCAL), MemberForm(two)))
        )


def test_the_focal_point_leaves_when_another_is_chosen(manager: Waystation, register: Register) -> None:
    father, mother, son = register("A", "1980"), register("A", "1984"), register("A", "2014")
    a_family(manager, father, spouse=mother, child=son)
    with pytest.raises(UserError, match="focal point"):
        manager.families.leave(manager.actor, father)
    sheet = manager.families.choose_focal(manager.actor, mother)
    assert sheet.family is not None
    relations = {row.person.id: row.relation for row in sheet.family.members}
    assert relations == {mother: Relation.FOCAL, father: Relation.SPOUSE, son: Relation.UNKNOWN}
    assert manager.families.leave(manager.actor, father).family is None
    assert manager.families.leave(manager.actor, son).family is None
    assert manager.families.sheet(manager.actor, mother).family is None


def test_the_wish_to_stay_together_is_kept_with_the_reason_of_a_parting(
    manager: Waystation, register: Register
) -> None:
    one, two = register("A"), register("B")
    family = a_family(manager, one, spouse=two)
    row = manager.families.set_wish(manager.actor, WishForm(family, Answer.NO, "She asked for a room of women"))
    assert (row.keep_together, row.split_reason) == (Answer.NO, "She asked for a room of women")


@pytest.mark.parametrize(
    ("told", "seen", "turned"),
    [
        (Relation.PARENT, Relation.CHILD, False),
        (Relation.CHILD, Relation.PARENT, False),
        (Relation.GUARDIAN, Relation.WARD, False),
        (Relation.SIBLING, Relation.SIBLING, False),
        (Relation.STEPCHILD, Relation.STEPCHILD, True),
        (Relation.LAWYER, Relation.LAWYER, True),
    ],
)
def test_a_relation_reads_right_from_both_sides(
    manager: Waystation, register: Register, told: Relation, seen: Relation, turned: bool
) -> None:
    a, b = register("A"), register("B")
    manager.families.relate(manager.actor, RelationForm(new_id(), a, b, told))
    (from_b,) = manager.families.sheet(manager.actor, b).relations
    assert (from_b.other.id, from_b.relation, from_b.turned) == (a, told, False)
    (from_a,) = manager.families.sheet(manager.actor, a).relations
    assert (from_a.other.id, from_a.relation, from_a.turned) == (b, seen, turned)


def test_the_same_relation_twice_is_one_and_can_be_undone(manager: Waystation, register: Register) -> None:
    a, b = register("A"), register("B")
    for answer in (Answer.NOT_ASKED, Answer.YES):
        form = RelationForm(new_id(), a, b, Relation.GUARDIAN, legal_guardian=answer)
        manager.families.relate(manager.actor, form)
    (row,) = manager.families.sheet(manager.actor, b).relations
    assert row.legal_guardian is Answer.YES
    manager.families.unrelate(manager.actor, row.id)
    assert manager.families.sheet(manager.actor, b).relations == ()
    with pytest.raises(UserError):
        manager.families.relate(manager.actor, RelationForm(new_id(), a, a, Relation.SIBLING))


@pytest.mark.parametrize("birth", ["15", "2015", "17", "~19"])
def test_a_child_alone_raises_a_task_for_case_work(manager: Waystation, register: Register, birth: str) -> None:
    child = register("Rak", birth)
    register("Grown", "1970")
    register("Nobody knows")
    assert alone_tasks(manager) == [child]
    assert [row.role for row in manager.tasks.open_tasks(manager.actor)] == [Role.CASE]
    assert manager.families.sheet(manager.actor, child).alone


def test_the_task_closes_when_an_adult_is_linked_and_comes_back_when_that_is_undone(
    manager: Waystation, register: Register
) -> None:
    child, father = register("Rak", "2015"), register("Rak", "1980")
    form = RelationForm(new_id(), father, child, Relation.PARENT)
    manager.families.relate(manager.actor, form)
    assert alone_tasks(manager) == []
    assert [row.by for row in manager.tasks.tasks_of(manager.actor, child)] == [""]
    manager.families.unrelate(manager.actor, form.id)
    assert alone_tasks(manager) == [child]


def test_the_task_comes_back_when_the_adult_leaves(manager: Waystation, register: Register) -> None:
    child, mother = register("Rak", "2015"), register("Rak", "1980")
    a_family(manager, mother, child=child)
    assert alone_tasks(manager) == []
    leaves(manager, manager.actor, mother)
    assert alone_tasks(manager) == [child]


def test_ctrl_z_on_the_relation_brings_the_task_back(manager: Waystation, register: Register) -> None:
    child, father = register("Rak", "2015"), register("Rak", "1980")
    manager.families.relate(manager.actor, RelationForm(new_id(), father, child, Relation.PARENT))
    last = manager.taking_back.last(manager.actor)
    assert last is not None
    manager.taking_back.take_back(manager.actor, last.unit)
    assert alone_tasks(manager) == [child]


@pytest.mark.parametrize(
    ("relation", "answers"),
    [
        (Relation.FRIEND, False),
        (Relation.SPOUSE, False),
        (Relation.UNKNOWN, False),
        (Relation.CELLMATE, False),
        (Relation.GUARDIAN, True),
        (Relation.AUNT_UNCLE, True),
        (Relation.SIBLING, True),
    ],
)
def test_who_answers_for_a_child(manager: Waystation, register: Register, relation: Relation, answers: bool) -> None:
    child, adult = register("Rak", "2012"), register("Other", "1980")
    manager.families.relate(manager.actor, RelationForm(new_id(), adult, child, relation))
    assert alone_tasks(manager) == ([] if answers else [child])


@pytest.mark.parametrize("birth", ["", "2013", "~19"])
def test_only_who_is_grown_up_for_sure_answers_for_a_child(manager: Waystation, register: Register, birth: str) -> None:
    child, sibling = register("Rak", "2015"), register("Rak", birth)
    manager.families.relate(manager.actor, RelationForm(new_id(), sibling, child, Relation.SIBLING))
    assert child in alone_tasks(manager)


def test_the_mark_by_eye_raises_the_task_where_no_age_is_known(manager: Waystation, register: Register) -> None:
    child = register("", acts_now=(ActNow.ALONE_MINOR,))
    assert alone_tasks(manager) == [child]


def test_what_a_person_saw_to_does_not_come_back_by_a_correction(manager: Waystation, register: Register) -> None:
    child = register("Rak", "2015")
    (task,) = manager.tasks.open_tasks(as_role(manager, Role.CASE))
    manager.tasks.settle_task(as_role(manager, Role.CASE), task.id, TaskState.DONE)
    form = manager.registration.open_sheet(as_role(manager, Role.INTAKE), child).form
    manager.registration.register(as_role(manager, Role.INTAKE), form)
    assert alone_tasks(manager) == []
