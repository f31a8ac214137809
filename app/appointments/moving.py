"""Who moves a medical appointment: the clinic; for nights without one the shift lead, and the clinic is told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from app.access import Act, Actor, may
from app.appointments.forms import AppointmentForm
from app.errors import UserError
from app.house import House
from app.tasks import raise_new
from models.appointments import Appointment
from models.codes import AppointmentKind, AppointmentState, Role, TaskKind

SHORT = 60
ASK = "Ask the clinic, at night the shift lead."
FIXED = f"Time and place of this appointment are the clinic's. Nothing was saved. {ASK}"
NOT_OFF = f"Only the clinic calls this appointment off, or plans it again. Nothing was changed. {ASK}"
BY_LETTER = "This was agreed to by letter. Nothing was changed. Move it, or call it off, on the page Letters."
MOVED = "Appointment moved by {who}: from {before} to {now}"
OFF = "Appointment called off by {who}: {before}"
AGAIN = "Appointment planned again by {who}: {now}"
NOTED = frozenset({AppointmentState.ATTENDED, AppointmentState.MISSED, AppointmentState.PLANNED})


@dataclass(frozen=True)
class Stand:
    """When and where an appointment is, and whether it still is."""

    starts_at: datetime
    ends_at: datetime | None
    place: str
    off: bool = False

    def __str__(self) -> str:
        until = f"-{self.ends_at.astimezone():%H:%M}" if self.ends_at else ""
        words = f"{self.starts_at.astimezone():%d.%m. %H:%M}{until}"
        return f"{words}, {self.place[:SHORT]}" if self.place else words


def stand_of(row: Appointment) -> Stand:
    return Stand(row.starts_at, row.ends_at, row.place, row.state is AppointmentState.CANCELLED)


def movable(actor: Actor, row: Appointment) -> bool:
    """Whether this role may change when and where it is, and call it off; what a letter got is moved by the letter."""
    return row.letter_id is None and (row.kind is not AppointmentKind.HEALTH or may(actor, Act.MOVE_MEDICAL))


def require_same_stand(actor: Actor, row: Appointment, form: AppointmentForm) -> None:
    """Transport, interpreter and note are anybody's who plans; time and place of a medical one are not."""
    if row.letter_id is not None:
        if form.starts_at != row.starts_at:
            raise UserError(BY_LETTER, "starts_at")
        return
    wanted = form.starts_at, form.ends_at, form.place.strip()
    if not movable(actor, row) and wanted != (row.starts_at, row.ends_at, row.place):
        raise UserError(FIXED, "starts_at")


def require_attendance(actor: Actor, row: Appointment, state: AppointmentState) -> None:
    """Kept and missed are noted by whoever plans; calling a medical one off, or back, is moving it."""
    if not movable(actor, row) and (state not in NOTED or row.state is AppointmentState.CANCELLED):
        raise UserError(NOT_OFF if row.letter_id is None else BY_LETTER)


def tell_clinic(session: Session, house: House, actor: Actor, row: Appointment, before: Stand) -> None:
    """A task for the clinic where somebody else moved a medical one, due before either time."""
    now = stand_of(row)
    if row.kind is not AppointmentKind.HEALTH or may(actor, Act.READ_CHECK) or now == before:
        return
    said = MOVED if now.off == before.off else OFF if now.off else AGAIN
    due = max(min(before.starts_at, now.starts_at), house.now())
    what = said.format(who=f"{actor.name}, {actor.desk}", before=before, now=now)
    raise_new(session, house.now(), TaskKind.OTHER, Role.MEDIC, person=row.person_id, due_at=due, what=what)
