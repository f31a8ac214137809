"""Appointments as rows: those written here, and those that a letter got; medical ones say no more than that."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from uuid import UUID

from sqlmodel import Session, col, func, select

from app.access import Act, Actor, may
from app.appointments.forms import AppointmentRow
from app.appointments.moving import movable
from app.gone import gone
from app.health.sealed import unseal
from app.house import House
from app.letter_times import agreed, id_of
from app.merging import whole_rows
from app.rows import PersonRow
from app.same_person import merges
from models.appointments import Appointment
from models.codes import AppointmentKind, AppointmentState, Compartment, Instruction, Transport

LATE = timedelta(minutes=30)
OF_THE_WAY = (Instruction.TRAVEL_NO, Instruction.TRAVEL_ESCORT, Instruction.TRAVEL_SEATED)
DRIVEN = (Transport.HOUSE_CAR, Transport.TAXI, Transport.AMBULANCE, Transport.FETCHED)


@dataclass(frozen=True)
class Purpose:
    """What a medical appointment is for: sealed to the clinic."""

    words: str


def day_begins(day: date) -> datetime:
    """The first moment of a day on the wall here."""
    return datetime.combine(day, time()).astimezone()


def between(
    session: Session, house: House, actor: Actor, first: date, last: date, opened: bool = False
) -> tuple[AppointmentRow, ...]:
    """Appointments of the days from `first` to `last`, by time; called off ones too. Who has left is not among them.
    `opened`: with what medical ones are for, to the clinic; the reading is journaled."""
    start, end = day_begins(first), day_begins(last + timedelta(days=1))
    statement = select(Appointment).where(
        col(Appointment.starts_at) >= start, col(Appointment.starts_at) < end, col(Appointment.voided).is_(False)
    )
    found = list(session.exec(statement).all())
    rows = [*rows_of(session, house, actor, found, opened), *rows_by_letter(session, actor, start, end)]
    return tuple(sorted(rows, key=lambda row: (row.starts_at, row.person.number, row.id)))


def rows_of(
    session: Session, house: House, actor: Actor, found: Sequence[Appointment], opened: bool = False
) -> tuple[AppointmentRow, ...]:
    """These appointments, in the order given, as far as the role may see. `opened` as in `between`."""
    people, shown, now = _people(session, actor, [row.person_id for row in found]), merges(session).shown, house.now()
    clinic = may(actor, Act.READ_CHECK)
    rows = [
        (row, replace(_row(people[shown(row.person_id)], row, now, clinic), movable=movable(actor, row)))
        for row in found
        if shown(row.person_id) in people
    ]
    if not (opened and clinic and house.vault.holds(Compartment.MEDICAL)):
        return tuple(line for _, line in rows)
    return tuple(_opened(session, house, row, line) for row, line in rows)


def _opened(session: Session, house: House, row: Appointment, line: AppointmentRow) -> AppointmentRow:
    if row.content is None:
        return line
    house.note(session, "SEALED_READ", line.person.id, "appointment")
    return replace(line, purpose=unseal(house, Purpose, row.content, "appointment", row.id).words)


def _people(session: Session, actor: Actor, ids: Iterable[UUID]) -> dict[UUID, PersonRow]:
    """The human beings behind these records who are still here."""
    wanted, left = list(dict.fromkeys(ids)), gone(session)
    return {row.id: row for row in whole_rows(session, actor, wanted) if row.id not in left}


def _row(person: PersonRow, row: Appointment, now: datetime, clinic: bool) -> AppointmentRow:
    by_letter = row.letter_id is not None
    kind = None if by_letter or (row.kind is AppointmentKind.HEALTH and not clinic) else row.kind
    late = row.state is AppointmentState.PLANNED and row.starts_at + LATE < now
    told = tuple(code for code in OF_THE_WAY if code in person.instructions)
    return AppointmentRow(
        row.id, person, kind, row.starts_at, row.ends_at, row.place,
        row.transport, row.pick_up_at, row.interpreter, row.escort, row.note, row.state, told,
        from_letter=by_letter, late=late,
    )  # fmt: skip


def rows_by_letter(session: Session, actor: Actor, start: datetime, end: datetime) -> list[AppointmentRow]:
    """What letters got: when, never with whom or what for."""
    due = agreed(session, start, end)
    people, shown = _people(session, actor, [step.person_id for step, _ in due]), merges(session).shown
    return [
        AppointmentRow(
            id_of(step.letter_id), people[shown(step.person_id)], None, at, None, "", Transport.NONE, None, "", "",
            "", AppointmentState.PLANNED, from_letter=True,
        )
        for step, at in due
        if shown(step.person_id) in people
    ]  # fmt: skip


def soon(session: Session, now: datetime, within: timedelta) -> tuple[int, int]:
    """For how many planned appointments people still here are to be ready within a time, those of letters too, and how
    many are to be driven: who is fetched is ready when they are fetched."""
    statement = select(Appointment.person_id, Appointment.transport).where(
        Appointment.state == AppointmentState.PLANNED,
        col(Appointment.starts_at) >= now,
        func.coalesce(col(Appointment.pick_up_at), col(Appointment.starts_at)) < now + within,
        col(Appointment.voided).is_(False),
    )
    found = [(person, way) for person, way in session.exec(statement).all()]
    found += [(step.person_id, Transport.NONE) for step, _ in agreed(session, now, now + within)]
    shown, left = merges(session).shown, gone(session)
    ways = [way for person, way in found if shown(person) not in left]
    return len(ways), sum(way in DRIVEN for way in ways)
