"""Appointments that a letter got: the newest time of its answer, until an appointment of its own is made of it."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Session, col, select

from models.appointments import Appointment
from models.codes import LetterState
from models.letters import Letter, LetterStep


def agreed(session: Session, start: datetime, end: datetime) -> list[tuple[LetterStep, datetime]]:
    """The step and the time of each letter whose answer is an appointment from `start` on and before `end`."""
    made = select(Appointment.letter_id).where(
        col(Appointment.letter_id).is_not(None), col(Appointment.voided).is_(False)
    )
    statement = (
        select(LetterStep)
        .join(Letter, col(Letter.id) == col(LetterStep.letter_id))
        .where(Letter.state == LetterState.APPOINTMENT, col(LetterStep.appointment_at).is_not(None))
        .where(col(Letter.voided).is_(False), col(LetterStep.voided).is_(False))
        .where(col(Letter.id).not_in(made))
    )
    steps = session.exec(statement.order_by(col(LetterStep.at), col(LetterStep.id))).all()
    newest = {step.letter_id: step for step in steps}.values()
    return [(step, at) for step in newest if (at := step.appointment_at) is not None and start <= at < end]
