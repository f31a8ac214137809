"""The appointment that was made of a letter goes where the letter goes."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Session, col, select

from models.appointments import Appointment
from models.codes import AppointmentState, LetterState
from models.letters import Letter

SETTLED = {LetterState.ATTENDED: AppointmentState.ATTENDED, LetterState.MISSED: AppointmentState.MISSED}


def follow(session: Session, letter: Letter, at: datetime | None, now: datetime) -> None:
    """Another time moves it with its way; an answer that ends it settles it, or calls off what is planned."""
    statement = select(Appointment).where(Appointment.letter_id == letter.id, col(Appointment.voided).is_(False))
    for row in session.exec(statement).all():
        if letter.state is LetterState.APPOINTMENT and at is not None:
            _move(row, at)
            state = AppointmentState.PLANNED
        else:
            off = AppointmentState.CANCELLED if row.state is AppointmentState.PLANNED else row.state
            state = SETTLED.get(letter.state, off)
        if state is not row.state:
            row.state, row.state_at = state, now


def _move(row: Appointment, at: datetime) -> None:
    by = at - row.starts_at
    row.starts_at = at
    row.ends_at = row.ends_at + by if row.ends_at else None
    row.pick_up_at = row.pick_up_at + by if row.pick_up_at else None
