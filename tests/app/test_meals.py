"""Meals on a real register: served by their hours, once a person, asked of the clinic first where that is said."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from app.errors import Refused, UserError
from app.meals import MealAnswer, MealForm, MealTypeForm
from app.waystation import Waystation
from models.base import new_id
from models.codes import Instruction, Role
from models.person import WorkInstruction
from tests.app.conftest import as_role, check_whole
from tests.app.leaving import leaves
from tests.app.test_presence import Wall, number, people, wall

__all__ = ["people", "wall"]  # fixtures
SUPPER, TEA = (17 * 60, 19 * 60), (22 * 60, 60)


@pytest.fixture
def supper(manager: Waystation, wall: Wall) -> UUID:
    """Supper from five to seven, tea from ten till one; it is six o'clock on the wall."""
    meal = new_id()
    form = MealTypeForm(meal, "Supper", *SUPPER, not_for=(Instruction.NO_FOOD_BEFORE_CLINICIAN,))
    manager.meals.save_type(manager.actor, form)
    manager.meals.save_type(manager.actor, MealTypeForm(new_id(), "Tea", *TEA, most=2, apart=30))
    return meal


def at(wall: Wall, hour: int, minute: int = 0) -> None:
    local = datetime(2026, 3, 10, 0, 0).astimezone() + timedelta(hours=hour, minutes=minute)
    wall.at = local.astimezone(UTC)


def test_a_meal_is_counted_once_and_the_second_time_named(
    manager: Waystation, people: list[UUID], supper: UUID, wall: Wall
) -> None:
    code, store = number(manager, people[0]), as_role(manager, Role.STORE)
    at(wall, 42)
    form = MealForm(new_id(), code)
    assert [manager.meals.count(store, form).answer for _ in range(2)] == [MealAnswer.COUNTED] * 2
    again = manager.meals.count(store, MealForm(new_id(), code))
    assert (again.answer, again.last, again.may_pass) == (MealAnswer.HAD_IT, wall.at, False)
    with pytest.raises(UserError, match="shift lead"):
        manager.meals.count(store, MealForm(new_id(), code, reason="spilled"))
    passed = manager.meals.count(manager.actor, MealForm(new_id(), code, reason="spilled"))
    assert (passed.answer, passed.count) == (MealAnswer.COUNTED, 2)
    sheet = manager.meals.sheet(store)
    assert [(row.name, row.served, row.now) for row in sheet.meals] == [("Supper", 2, True), ("Tea", 0, False)]
    assert sheet.here == 3
    manager.meals.take_back(store, form.id)
    assert manager.meals.sheet(store).meals[0].served == 1
    with pytest.raises(UserError, match="taken back"):
        manager.meals.take_back(store, form.id)
    check_whole(manager)


def test_who_must_ask_the_clinic_is_told_so_and_no_more(
    manager: Waystation, people: list[UUID], supper: UUID, wall: Wall
) -> None:
    at(wall, 42)
    told = WorkInstruction(id=new_id(), person_id=people[0], code=Instruction.NO_FOOD_BEFORE_CLINICIAN)
    soft = WorkInstruction(id=new_id(), person_id=people[1], code=Instruction.DIET_SOFT)
    manager.house.store.run(manager.actor.user, "test", lambda session: session.add_all((told, soft)))
    answer = manager.meals.count(manager.actor, MealForm(new_id(), number(manager, people[0])))
    assert answer.answer is MealAnswer.ASK_CLINIC
    assert "clinic" in answer.sentence
    other = manager.meals.count(manager.actor, MealForm(new_id(), number(manager, people[1])))
    assert (other.answer, other.diet) == (MealAnswer.COUNTED, (Instruction.DIET_SOFT,))


def test_a_meal_past_midnight_belongs_to_the_evening_before(
    manager: Waystation, people: list[UUID], supper: UUID, wall: Wall
) -> None:
    code = number(manager, people[0])
    at(wall, 47, 50)
    assert manager.meals.count(manager.actor, MealForm(new_id(), code)).meal == "Tea"
    at(wall, 48, 10)
    soon = manager.meals.count(manager.actor, MealForm(new_id(), code))
    assert soon.answer is MealAnswer.TOO_SOON
    at(wall, 48, 40)
    assert manager.meals.count(manager.actor, MealForm(new_id(), code)).count == 2
    evening = (wall.at - timedelta(hours=12)).astimezone().date()
    assert manager.meals.sheet(manager.actor, evening).meals[1].served == 2
    assert manager.meals.sheet(manager.actor).meals[1].served == 2, "while it goes on"
    manager.meals.end_type(manager.actor, manager.meals.sheet(manager.actor).meals[1].id)
    at(wall, 60)
    assert manager.meals.sheet(manager.actor).meals[1].served == 0
    at(wall, 72, 20)
    assert manager.meals.count(manager.actor, MealForm(new_id(), code)).answer is MealAnswer.COUNTED, "its last evening"
    at(wall, 71 + 24, 50)
    with pytest.raises(UserError, match="No meal"):
        manager.meals.count(manager.actor, MealForm(new_id(), code))


def test_two_portions_are_apart_over_midnight_too(manager: Waystation, people: list[UUID], wall: Wall) -> None:
    code, meal = number(manager, people[0]), new_id()
    manager.meals.save_type(manager.actor, MealTypeForm(meal, "Water", 0, 1439, most=5, apart=60))
    at(wall, 47, 50)
    assert manager.meals.count(manager.actor, MealForm(new_id(), code, meal)).answer is MealAnswer.COUNTED
    at(wall, 48, 5)
    assert manager.meals.count(manager.actor, MealForm(new_id(), code, meal)).answer is MealAnswer.TOO_SOON


def test_outside_its_hours_a_meal_is_chosen_by_hand_and_an_ended_one_is_gone(
    manager: Waystation, people: list[UUID], supper: UUID, wall: Wall
) -> None:
    code, other = number(manager, people[0]), number(manager, people[1])
    at(wall, 36)
    with pytest.raises(UserError, match="No meal is served now"):
        manager.meals.count(manager.actor, MealForm(new_id(), code))
    assert manager.meals.count(manager.actor, MealForm(new_id(), code, supper)).answer is MealAnswer.COUNTED
    assert manager.meals.count(manager.actor, MealForm(new_id(), "12", supper)).answer is MealAnswer.NO_PERSON
    manager.meals.end_type(manager.actor, supper)
    wall.on(days=1)
    with pytest.raises(UserError, match="not on this laptop"):
        manager.meals.count(manager.actor, MealForm(new_id(), code, supper))
    leaves(manager, manager.actor, people[1])
    tea = manager.meals.sheet(manager.actor).meals[0]
    gone = manager.meals.count(manager.actor, MealForm(new_id(), other, tea.id))
    assert gone.answer is MealAnswer.NOT_HERE
    assert gone.sentence


@pytest.mark.parametrize(
    ("form", "what"),
    [
        (MealTypeForm(new_id(), " ", 0, 60), "name"),
        (MealTypeForm(new_id(), "Tea", 0, 0), "different times"),
        (MealTypeForm(new_id(), "Tea", 0, 60, most=0), "1 to 10"),
    ],
    ids=["name", "times", "most"],
)
def test_a_meal_that_makes_no_sense_is_refused(manager: Waystation, form: MealTypeForm, what: str) -> None:
    with pytest.raises(UserError, match=what):
        manager.meals.save_type(manager.actor, form)
    with pytest.raises(Refused):
        manager.meals.save_type(as_role(manager, Role.STORE), form)
