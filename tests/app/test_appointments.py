"""Appointments on a real register: planned, beside another, sealed to the clinic, kept by a card, on the lists."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from app.access import Actor
from app.appointments.forms import AppointmentForm
from app.errors import Refused, UserError
from app.rights.forms import StandingForm
from app.rosters import RosterForm
from app.waystation import Waystation
from models.base import new_id
from models.codes import AppointmentKind, AppointmentState, Role, RosterKind, Transport
from tests.app.clinic_desk import joined
from tests.app.conftest import Centre, as_role, check_whole
from tests.app.leaving import leaves
from tests.app.test_presence import Wall, number, people, wall
from tests.printing.reading import text

__all__ = ["people", "wall"]  # fixtures
HEALTH, LAWYER = AppointmentKind.HEALTH, AppointmentKind.LAWYER
SECRET = "zq777k"


def planned(waystation: Waystation, actor: Actor, form: AppointmentForm) -> UUID:
    assert waystation.appointments.plan(actor, form).done
    return form.id


def day(waystation: Waystation, actor: Actor) -> tuple[str, ...]:
    today = waystation.house.today()
    return tuple(row.place for row in waystation.appointments.days(actor, today, today))


def test_one_is_planned_moved_kept_and_called_off(manager: Waystation, people: list[UUID], wall: Wall) -> None:
    lead, at = manager.actor, wall.at + timedelta(hours=1)
    form = AppointmentForm(new_id(), people[0], LAWYER, at, place="Office, Gedimino 1", transport=Transport.TAXI)
    planned(manager, lead, form)
    planned(manager, lead, form)
    assert day(manager, lead) == ("Office, Gedimino 1",)
    later = AppointmentForm(form.id, people[0], LAWYER, at + timedelta(minutes=30), place="Office")
    planned(manager, lead, later)
    (row,) = manager.appointments.of_person(lead, people[0])
    assert (row.place, row.starts_at, row.transport) == ("Office", later.starts_at, Transport.NONE)
    with pytest.raises(UserError, match="called off"):
        manager.appointments.settle(lead, form.id, AppointmentState.CANCELLED)
    kept = manager.appointments.attend(lead, number(manager, people[0]))
    assert kept.appointment is not None
    assert kept.appointment.state is AppointmentState.ATTENDED
    again = manager.appointments.attend(lead, number(manager, people[0]))
    assert again.appointment is None
    assert "Nothing was written" in again.sentence
    manager.appointments.settle(lead, form.id, AppointmentState.CANCELLED, "bus was late")
    week = manager.appointments.week(lead, manager.house.today())
    assert [each.appointments for each in week.days] == [0] * 7
    check_whole(manager)


def test_two_at_one_time_are_asked_about(manager: Waystation, people: list[UUID], wall: Wall) -> None:
    lead, at = manager.actor, wall.at + timedelta(hours=1)
    first = planned(manager, lead, AppointmentForm(new_id(), people[0], LAWYER, at, place="A"))
    form = AppointmentForm(new_id(), people[0], LAWYER, at + timedelta(minutes=59), place="B")
    asked = manager.appointments.plan(lead, form)
    assert not asked.done
    assert [row.id for row in asked.beside] == [first]
    planned(manager, lead, AppointmentForm(new_id(), people[0], LAWYER, at + timedelta(minutes=60), place="C"))
    planned(manager, lead, AppointmentForm(new_id(), people[1], LAWYER, at, place="D"))
    anyway = AppointmentForm(form.id, people[0], LAWYER, form.starts_at, place="B", anyway=True)
    planned(manager, lead, anyway)
    assert set(day(manager, lead)) == {"A", "B", "C", "D"}


def test_bad_times_and_people_are_refused(manager: Waystation, people: list[UUID], wall: Wall) -> None:
    lead, at = manager.actor, wall.at
    cases = (
        (AppointmentForm(new_id(), people[0], LAWYER, at, at - timedelta(hours=1)), "end lies before"),
        (AppointmentForm(new_id(), people[0], LAWYER, at, pick_up_at=at + timedelta(hours=1)), "pick-up lies after"),
        (AppointmentForm(new_id(), people[0], HEALTH, at, purpose="x"), "Only the clinic"),
    )
    for form, what in cases:
        with pytest.raises(UserError, match=what):
            manager.appointments.plan(lead, form)
    with pytest.raises(Refused):
        manager.appointments.plan(as_role(manager, Role.STORE), cases[0][0])
    today = manager.house.today()
    with pytest.raises(UserError, match="two months"):
        manager.appointments.days(lead, today, today + timedelta(days=100))
    assert day(manager, lead) == ()


def test_a_medical_one_says_no_more_than_that_to_anybody_else(
    centre: Centre, manager: Waystation, people: list[UUID], wall: Wall
) -> None:
    at = wall.at + timedelta(hours=2)
    manager.close()
    medic = centre.unlock(Role.MEDIC)
    medic.house.clock = wall
    form = AppointmentForm(
        new_id(), people[0], HEALTH, at, place="Hospital", transport=Transport.HOUSE_CAR, interpreter="be",
        pick_up_at=at - timedelta(minutes=40), purpose=f"cardiology {SECRET}",
    )  # fmt: skip
    planned(medic, medic.actor, form)
    (in_week,) = medic.appointments.week(medic.actor, medic.house.today()).rows
    assert (in_week.kind, in_week.purpose) == (HEALTH, "")
    told = medic.read_log.of(as_role(medic, Role.PROTECTION_OFFICER), people[0])
    assert not [line for line in told if "what an appointment is for" in line.what]
    (mine,) = medic.appointments.of_person(medic.actor, people[0])
    assert (mine.kind, mine.purpose) == (HEALTH, f"cardiology {SECRET}")
    told = [line.what for line in medic.read_log.of(as_role(medic, Role.PROTECTION_OFFICER), people[0])]
    assert any("opened what an appointment is for" in words for words in told)
    for role in (Role.INTAKE, Role.MANAGER, Role.CASE, Role.LEGAL, Role.PROTECTION_OFFICER):
        (row,) = medic.appointments.of_person(as_role(medic, role), people[0])
        (same,) = medic.appointments.week(as_role(medic, role), medic.house.today()).rows
        assert (row.kind, row.purpose, row.place) == (same.kind, same.purpose, same.place) == (None, "", "Hospital")
    lead = as_role(medic, Role.MANAGER)
    moved = AppointmentForm(form.id, people[0], LAWYER, at + timedelta(minutes=5), place="Hospital")
    planned(medic, lead, moved)
    (still,) = medic.appointments.of_person(medic.actor, people[0])
    assert (still.kind, still.purpose) == (HEALTH, f"cardiology {SECRET}")
    medic.close()


def test_the_lists_of_the_day_and_of_interpreters(manager: Waystation, people: list[UUID], wall: Wall) -> None:
    lead, at = manager.actor, wall.at + timedelta(hours=2)
    form = AppointmentForm(
        new_id(), people[0], AppointmentKind.MIGRATION, at, place="Vilnius, L. Sapiegos 1", interpreter="uk",
        transport=Transport.HOUSE_CAR, pick_up_at=at - timedelta(minutes=45), escort="Ona",
    )  # fmt: skip
    planned(manager, lead, form)
    words = " ".join(text(manager.rosters.paper(lead, RosterForm(RosterKind.APPOINTMENTS)).draw(None)).split())
    for wanted in ("Vilnius, L. Sapiegos 1", "car of the house", "Ona"):
        assert wanted in words
    listed = text(manager.rosters.paper(lead, RosterForm(RosterKind.INTERPRETERS)).draw(None))
    assert "Українська" in listed or "українська" in listed
    leaves(manager, lead, people[0])
    assert day(manager, lead) == ()


def test_midnight_divides_days_by_the_clock_on_the_wall(manager: Waystation, people: list[UUID], wall: Wall) -> None:
    lead, today = manager.actor, manager.house.today()
    midnight = datetime.combine(today + timedelta(days=1), datetime.min.time()).astimezone(UTC)
    planned(manager, lead, AppointmentForm(new_id(), people[0], LAWYER, midnight - timedelta(minutes=1), place="late"))
    planned(manager, lead, AppointmentForm(new_id(), people[1], LAWYER, midnight, place="early"))
    assert day(manager, lead) == ("late",)
    assert [each.appointments for each in manager.appointments.week(lead, today).days][:2] == [1, 1]


def test_a_restricted_record_keeps_its_appointments_as_they_are(
    manager: Waystation, people: list[UUID], wall: Wall
) -> None:
    lead, form = manager.actor, AppointmentForm(new_id(), people[0], LAWYER, wall.at + timedelta(hours=1), place="A")
    planned(manager, lead, form)
    manager.standings.restrict(lead, StandingForm(new_id(), people[0], "asked for it"))
    for change in (
        lambda: manager.appointments.plan(lead, form),
        lambda: manager.appointments.settle(lead, form.id, AppointmentState.MISSED),
        lambda: manager.appointments.attend(lead, number(manager, people[0])),
    ):
        with pytest.raises(UserError, match="restricted"):
            change()
    (row,) = manager.appointments.of_person(lead, people[0])
    assert row.state is AppointmentState.PLANNED


def test_whoever_left_is_reminded_of_nowhere_and_a_long_one_is_still_beside(
    manager: Waystation, people: list[UUID], wall: Wall
) -> None:
    lead, at = manager.actor, wall.at + timedelta(hours=1)
    for person in people[:2]:
        planned(manager, lead, AppointmentForm(new_id(), person, LAWYER, at, at + timedelta(hours=40)))
    asked = manager.appointments.plan(lead, AppointmentForm(new_id(), people[0], LAWYER, at + timedelta(hours=30)))
    assert not asked.done
    leaves(manager, lead, people[0])
    assert manager.shift.sheet(lead).appointments == 1


def test_one_that_was_missed_and_is_moved_on_is_planned_again_and_whoever_is_fetched_is_reminded_before(
    manager: Waystation, people: list[UUID], wall: Wall
) -> None:
    lead, at = manager.actor, wall.at + timedelta(hours=30)
    form = AppointmentForm(new_id(), people[0], LAWYER, wall.at + timedelta(hours=1))
    planned(manager, lead, form)
    manager.appointments.settle(lead, form.id, AppointmentState.MISSED)
    planned(manager, lead, replace(form, place="Office"))
    (row,) = manager.appointments.of_person(lead, people[0])
    assert row.state is AppointmentState.MISSED
    planned(manager, lead, replace(form, starts_at=at))
    (row,) = manager.appointments.of_person(lead, people[0])
    assert row.state is AppointmentState.PLANNED
    assert manager.shift.sheet(lead).appointments == 0
    planned(manager, lead, replace(form, starts_at=at, pick_up_at=wall.at + timedelta(hours=11)))
    assert manager.shift.sheet(lead).appointments == 1


def test_two_joined_records_have_one_calendar(manager: Waystation, people: list[UUID], wall: Wall) -> None:
    lead, at = manager.actor, wall.at + timedelta(hours=1)
    for person, place in zip(people, "AB", strict=False):
        planned(manager, lead, AppointmentForm(new_id(), person, LAWYER, at, place=place))
    joined(manager, people[0], people[1])
    for person in people[:2]:
        assert {row.place for row in manager.appointments.of_person(lead, person)} == {"A", "B"}
    asked = manager.appointments.plan(lead, AppointmentForm(new_id(), people[1], LAWYER, at))
    assert len(asked.beside) == 2
    check_whole(manager)
