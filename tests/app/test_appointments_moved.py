"""Who moves a medical appointment, over every role: the clinic; the shift lead, of which the clinic is told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from app.access import Act, Actor, may
from app.appointments.forms import AppointmentForm
from app.errors import Refused, UserError
from app.waystation import Waystation
from models.base import new_id
from models.codes import AppointmentKind, AppointmentState, Role, Transport
from tests.app.conftest import as_role, check_whole
from tests.app.test_presence import Wall, number, people, wall

__all__ = ["people", "wall"]  # fixtures
S = AppointmentState
PLANS = (Role.MEDIC, Role.MANAGER, Role.CASE, Role.LEGAL)
MOVES = (Role.MEDIC, Role.MANAGER)


def medical(manager: Waystation, person: UUID, wall: Wall) -> AppointmentForm:
    at = wall.at + timedelta(hours=2)
    form = AppointmentForm(new_id(), person, AppointmentKind.HEALTH, at, place="Hospital")
    assert manager.appointments.plan(as_role(manager, Role.MEDIC), form).done
    return form


def does(act: Callable[[], object]) -> bool:
    try:
        act()
    except (UserError, Refused):
        return False
    return True


def told(manager: Waystation) -> list[str]:
    return [row.what for row in manager.tasks.open_tasks(as_role(manager, Role.MEDIC))]


def changes(manager: Waystation, actor: Actor, form: AppointmentForm) -> dict[str, bool]:
    """What this role brings about: each change is tried on the appointment as it was planned."""
    desk, medic = manager.appointments, as_role(manager, Role.MEDIC)
    later = form.starts_at + timedelta(minutes=30)
    tried = {
        "time": replace(form, starts_at=later),
        "until": replace(form, ends_at=later),
        "place": replace(form, place="Clinic"),
        "way": replace(form, transport=Transport.TAXI, pick_up_at=form.starts_at, interpreter="be", note="a child too"),
    }
    found = {}
    for name, changed in tried.items():
        found[name] = does(lambda changed=changed: desk.plan(actor, changed))
        if found[name]:
            desk.plan(medic, form)
    for name, state in (("kept", S.ATTENDED), ("missed", S.MISSED), ("off", S.CANCELLED), ("again", S.PLANNED)):
        if name == "again":
            desk.settle(medic, form.id, S.CANCELLED, "as the clinic said")
        found[name] = does(lambda state=state: desk.settle(actor, form.id, state, "why"))
        if found[name] or name == "again":
            desk.settle(medic, form.id, S.PLANNED)
    return found


def test_every_role_changes_what_is_its_own(manager: Waystation, people: list[UUID], wall: Wall) -> None:
    form = medical(manager, people[0], wall)
    for role in Role:
        found = changes(manager, as_role(manager, role), form)
        noted = dict.fromkeys(("way", "kept", "missed"), role in PLANS)
        moved = dict.fromkeys(("time", "until", "place", "off", "again"), role in MOVES)
        assert found == noted | moved, role
        assert may(as_role(manager, role), Act.MOVE_MEDICAL) is (role in MOVES)
    check_whole(manager)


def test_the_clinic_is_told_of_what_the_shift_lead_moved_and_of_nothing_else(
    manager: Waystation, people: list[UUID], wall: Wall
) -> None:
    form, lead, case = medical(manager, people[0], wall), manager.actor, as_role(manager, Role.CASE)
    for actor in (lead, case):
        manager.appointments.plan(actor, replace(form, transport=Transport.HOUSE_CAR, kind=AppointmentKind.OTHER))
    lawyer = AppointmentForm(new_id(), people[1], AppointmentKind.LAWYER, form.starts_at)
    for shift in (0, 30):
        manager.appointments.plan(case, replace(lawyer, starts_at=form.starts_at + timedelta(minutes=shift)))
    manager.appointments.plan(as_role(manager, Role.MEDIC), replace(form, place="Ward"))
    assert told(manager) == []
    moved = replace(form, starts_at=form.starts_at - timedelta(minutes=30), place="Clinic")
    for _ in range(2):
        manager.appointments.plan(lead, moved)
    (task,) = manager.tasks.open_tasks(as_role(manager, Role.MEDIC))
    before, now = (f"{each.starts_at.astimezone():%d.%m. %H:%M}" for each in (form, moved))
    assert task.what == f"Appointment moved by {lead.name}, {lead.desk}: from {before}, Ward to {now}, Clinic"
    assert task.person is not None
    assert (task.person.id, task.due_at) == (people[0], moved.starts_at)
    manager.appointments.settle(lead, form.id, S.CANCELLED, "no car")
    manager.appointments.settle(lead, form.id, S.PLANNED)
    assert {words.split(" by ")[0] for words in told(manager)} == {
        "Appointment moved", "Appointment called off", "Appointment planned again",
    }  # fmt: skip


def test_a_card_is_attendance_for_whoever_plans_and_a_row_says_who_moves_it(
    manager: Waystation, people: list[UUID], wall: Wall
) -> None:
    medical(manager, people[0], wall)
    for role in PLANS:
        (row,) = manager.appointments.of_person(as_role(manager, role), people[0])
        assert (row.movable, row.kind is None) == (role in MOVES, role is not Role.MEDIC)
    kept = manager.appointments.attend(as_role(manager, Role.CASE), number(manager, people[0]))
    assert kept.appointment is not None
    assert told(manager) == []


def test_what_is_refused_says_whom_to_ask(manager: Waystation, people: list[UUID], wall: Wall) -> None:
    form, case = medical(manager, people[0], wall), as_role(manager, Role.CASE)
    with pytest.raises(UserError, match="Ask the clinic"):
        manager.appointments.plan(case, replace(form, place="Elsewhere"))
    with pytest.raises(UserError, match="Only the clinic calls"):
        manager.appointments.settle(case, form.id, S.CANCELLED, "no car")
