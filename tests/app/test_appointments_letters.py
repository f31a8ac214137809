"""Appointments that letters got: in the calendar, on Tonight and at the hand-over, each of them once."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

import pytest

from app.appointments.forms import AppointmentForm, AppointmentRow
from app.errors import UserError
from app.letter_times import id_of
from app.presence.forms import GateForm
from app.rows import AttentionKind
from app.waystation import Waystation
from models.base import new_id
from models.codes import AppointmentKind, AppointmentState, LetterKind, LetterState, PresenceState, Role, Transport
from tests.app.conftest import as_role, check_whole
from tests.app.leaving import leaves
from tests.app.letter_desks import go, signed
from tests.app.test_presence import Wall, number, people, wall

__all__ = ["people", "wall"]  # fixtures


def counted(manager: Waystation, group: UUID) -> tuple[int, int, int]:
    """On the day, at the hand-over, on Tonight."""
    lead, today = manager.actor, manager.house.today()
    told = [row for row in manager.tonight.board(lead, group).attention if row.kind is AttentionKind.APPOINTMENTS]
    tonight = int(told[0].title.split()[0]) if told else 0
    return len(manager.appointments.days(lead, today, today)), manager.shift.sheet(lead).appointments, tonight


def test_an_appointment_of_a_letter_is_counted_everywhere_once(
    manager: Waystation, people: list[UUID], group: UUID, wall: Wall
) -> None:
    desk, soon = as_role(manager, Role.LEGAL), wall.at + timedelta(hours=1)
    letter = signed(manager, desk, people[0], LetterKind.LEGAL).id
    go(manager, desk, letter, LetterState.SENT)
    assert counted(manager, group) == (0, 0, 0)
    go(manager, desk, letter, LetterState.APPOINTMENT, appointment_at=soon)
    assert counted(manager, group) == (1, 1, 1)
    go(manager, desk, letter, LetterState.APPOINTMENT, appointment_at=soon + timedelta(minutes=20))
    assert counted(manager, group) == (1, 1, 1)
    (row,) = day(manager)
    asked = manager.appointments.plan(manager.actor, replace(form_of(row, soon), id=new_id()))
    assert (asked.done, [each.id for each in asked.beside]) == (False, [row.id])
    scan = GateForm(new_id(), number(manager, people[0]))
    assert manager.gate.passed(as_role(manager, Role.GATE), scan).state is PresenceState.APPOINTMENT
    arrange(manager, row, transport=Transport.HOUSE_CAR)
    assert counted(manager, group) == (1, 1, 1)
    assert manager.shift.sheet(manager.actor).driven == 1
    leaves(manager, manager.actor, people[0])
    assert counted(manager, group) == (0, 0, 0)
    check_whole(manager)


def day(manager: Waystation) -> tuple[AppointmentRow, ...]:
    today = manager.house.today()
    return manager.appointments.days(manager.actor, today, today)


def arrange(manager: Waystation, row: AppointmentRow, **more: object) -> None:
    form = AppointmentForm(row.id, row.person.id, AppointmentKind.LAWYER, row.starts_at, place="Office")
    assert manager.appointments.plan(manager.actor, replace(form, **more)).done  # type: ignore[arg-type]


def test_its_way_is_arranged_here_and_its_time_goes_where_the_letter_goes(
    manager: Waystation, people: list[UUID], group: UUID, wall: Wall
) -> None:
    desk, soon = as_role(manager, Role.LEGAL), wall.at + timedelta(hours=1)
    letter = signed(manager, desk, people[0], LetterKind.LEGAL).id
    go(manager, desk, letter, LetterState.SENT)
    go(manager, desk, letter, LetterState.APPOINTMENT, appointment_at=soon)
    (row,) = day(manager)
    arrange(manager, row, interpreter="uk", pick_up_at=soon - timedelta(minutes=20))
    (row,) = day(manager)
    assert (row.kind, row.from_letter, row.movable, row.interpreter, row.place) == (None, True, False, "uk", "Office")
    with pytest.raises(UserError, match="by letter"):
        manager.appointments.plan(manager.actor, form_of(row, soon + timedelta(minutes=5)))
    with pytest.raises(UserError, match="by letter"):
        manager.appointments.settle(manager.actor, row.id, AppointmentState.CANCELLED, "no car")
    later = soon + timedelta(days=3)
    go(manager, desk, letter, LetterState.APPOINTMENT, appointment_at=later)
    assert counted(manager, group) == (0, 0, 0)
    (moved,) = manager.appointments.of_person(manager.actor, people[0])
    assert (moved.starts_at, moved.pick_up_at) == (later, later - timedelta(minutes=20))
    go(manager, desk, letter, LetterState.CANCELLED)
    (off,) = manager.appointments.of_person(manager.actor, people[0])
    assert off.state is AppointmentState.CANCELLED
    check_whole(manager)


def form_of(row: AppointmentRow, at: datetime) -> AppointmentForm:
    return AppointmentForm(row.id, row.person.id, AppointmentKind.LAWYER, at)


def test_a_card_shows_that_one_of_a_letter_was_kept(
    manager: Waystation, people: list[UUID], group: UUID, wall: Wall
) -> None:
    desk, soon = as_role(manager, Role.LEGAL), wall.at + timedelta(hours=1)
    for person in people[:2]:
        letter = signed(manager, desk, person, LetterKind.LEGAL).id
        go(manager, desk, letter, LetterState.SENT)
        go(manager, desk, letter, LetterState.APPOINTMENT, appointment_at=soon)
    kept = manager.appointments.attend(manager.actor, number(manager, people[0]))
    assert kept.appointment is not None
    manager.appointments.settle(manager.actor, id_of(letter), AppointmentState.MISSED)
    assert {row.state for row in day(manager)} == {AppointmentState.ATTENDED, AppointmentState.MISSED}
    go(manager, desk, letter, LetterState.APPOINTMENT, appointment_at=soon + timedelta(minutes=5))
    assert counted(manager, group) == (2, 1, 1)
