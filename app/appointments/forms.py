"""What is written of an appointment, and what is shown. Frozen."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from app.rows import PersonRow
from app.scan_meaning import ScanMeaning
from models.codes import AppointmentKind, AppointmentState, Instruction, Transport


@dataclass(frozen=True, repr=False)
class AppointmentForm:
    """An appointment. `place`, `note`: no health in them. `purpose`: what a medical one is for, sealed to the clinic.
    `interpreter`: a language tag. `anyway`: it stands beside another one of the same time."""

    id: UUID
    person: UUID
    kind: AppointmentKind
    starts_at: datetime
    ends_at: datetime | None = None
    place: str = field(default="", repr=False)
    transport: Transport = Transport.NONE
    pick_up_at: datetime | None = None
    interpreter: str = ""
    escort: str = field(default="", repr=False)
    note: str = field(default="", repr=False)
    purpose: str = field(default="", repr=False)
    anyway: bool = False


@dataclass(frozen=True, repr=False)
class AppointmentRow:
    """One appointment. `kind` None: a medical one, for whoever is not of the clinic. `from_letter`: agreed to by letter
    and moved there. `told`: what to know of the way. `movable`: the role may move it, or call it off."""

    id: UUID
    person: PersonRow
    kind: AppointmentKind | None
    starts_at: datetime
    ends_at: datetime | None
    place: str
    transport: Transport
    pick_up_at: datetime | None
    interpreter: str
    escort: str
    note: str
    state: AppointmentState
    told: tuple[Instruction, ...] = ()
    purpose: str = ""
    from_letter: bool = False
    late: bool = False
    movable: bool = False


@dataclass(frozen=True, repr=False)
class Planned:
    """What became of a form: written, or asked about (`beside`: appointments of the same time)."""

    done: bool
    beside: tuple[AppointmentRow, ...] = ()


@dataclass(frozen=True, repr=False)
class Attended:
    """What a scan came to; without an appointment nothing was written and `sentence` says so."""

    meaning: ScanMeaning
    sentence: str
    person: PersonRow | None = None
    appointment: AppointmentRow | None = None


@dataclass(frozen=True)
class DayCount:
    """A day of the week's view: how many appointments, how many need to be driven, how many an interpreter."""

    day: date
    appointments: int
    driven: int
    interpreted: int


@dataclass(frozen=True)
class Week:
    """Seven days from `first` on: their numbers, and their appointments by time. Nothing sealed is opened for it."""

    first: date
    days: tuple[DayCount, ...]
    rows: tuple[AppointmentRow, ...]
