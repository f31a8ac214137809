"""Appointments that letters got: in the calendar, on Tonight and at the hand-over, each of them once."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from app.rows import AttentionKind
from app.waystation import Waystation
from models.appointments import Appointment
from models.base import new_id
from models.codes import AppointmentKind, LetterKind, LetterState, Role
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
    shown = manager.appointments.attend(manager.actor, number(manager, people[0]))
    assert "by letter" in shown.sentence
    made_of(manager, letter, people[0], soon)
    assert counted(manager, group) == (1, 1, 1)
    leaves(manager, manager.actor, people[0])
    assert counted(manager, group) == (0, 0, 0)
    check_whole(manager)


def test_one_made_of_a_letter_and_moved_leaves_the_day_of_the_letter(
    manager: Waystation, people: list[UUID], group: UUID, wall: Wall
) -> None:
    desk, soon = as_role(manager, Role.LEGAL), wall.at + timedelta(hours=1)
    letter = signed(manager, desk, people[0], LetterKind.LEGAL).id
    go(manager, desk, letter, LetterState.SENT)
    go(manager, desk, letter, LetterState.APPOINTMENT, appointment_at=soon)
    made_of(manager, letter, people[0], soon + timedelta(days=3))
    assert counted(manager, group) == (0, 0, 0)


def made_of(manager: Waystation, letter: UUID, person: UUID, at: datetime) -> None:
    row = Appointment(id=new_id(), person_id=person, kind=AppointmentKind.LAWYER, starts_at=at, letter_id=letter)
    manager.house.store.run(manager.actor.user, "write_appointment", lambda session: session.add(row))
