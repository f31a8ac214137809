"""Appointments that a letter got: the newest time of its answer, until a row is made of it for its way."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID, uuid5

from sqlmodel import Session, col, select

from models.appointments import Appointment
from models.codes import AppointmentKind, LetterState
from models.letters import Letter, LetterStep

EVER = datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)


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


def id_of(letter: UUID) -> UUID:
    """What the appointment of a letter is known by, the same on every laptop."""
    return uuid5(letter, "appointment")


def made_of(session: Session, appointment: UUID, by: UUID) -> Appointment | None:
    """The appointment of a letter as a row of its own. None: no letter got this one."""
    for step, at in agreed(session, *EVER):
        if id_of(step.letter_id) == appointment:
            row = Appointment(
                id=appointment, person_id=step.person_id, kind=AppointmentKind.OTHER, starts_at=at,
                letter_id=step.letter_id, by_id=by,
            )  # fmt: skip
            session.add(row)
            return row
    return None
