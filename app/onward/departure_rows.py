"""What the page of departures shows: what must still be done before somebody goes, and who has gone."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from app.carried import Unreturned
from app.rows import PersonRow
from models.codes import Answer, DepartureReason, Destination, TaskKind


@dataclass(frozen=True)
class OpenTask:
    """What is still to be done for somebody, as far as the role sees tasks."""

    kind: TaskKind
    what: str
    due_at: datetime | None


@dataclass(frozen=True)
class OpenAppointment:
    """Where somebody is still expected. `health`: nothing more is told of it."""

    at: datetime
    place: str
    health: bool


@dataclass(frozen=True, repr=False)
class GoingRow:
    """Somebody before they leave. `kept`: what they have not back; `has_card`: it stops working; `may_be_reached`:
    they agreed to be asked later; `kin`: others of the family who are here."""

    person: PersonRow
    kept: Unreturned
    tasks: tuple[OpenTask, ...]
    appointments: tuple[OpenAppointment, ...]
    has_card: bool
    in_bed: bool
    may_be_reached: bool
    kin: tuple[UUID, ...]

    @property
    def is_open(self) -> bool:
        """Whether somebody has to take something over."""
        return bool(self.tasks or self.appointments)


@dataclass(frozen=True, repr=False)
class DepartureSheet:
    """Those who are about to leave; `gone`: asked for, and not in the house. `owners`: who may take over what is open,
    by id, as name and desk. `trip`, `place`: of the trip with which they left."""

    going: tuple[GoingRow, ...]
    gone: tuple[PersonRow, ...] = ()
    owners: tuple[tuple[UUID, str], ...] = ()
    trip: UUID | None = None
    place: str = ""


@dataclass(frozen=True, repr=False)
class DepartureRow:
    """A departure as it was written. `voided`: it was taken back, `void_reason` says why."""

    id: UUID
    person: PersonRow
    at: datetime
    reason: DepartureReason
    destination: Destination
    place: str
    contact: str = field(repr=False)
    items_returned: Answer
    papers_returned: Answer
    card_returned: Answer
    summary_given: Answer
    handed_to: str
    note: str
    by: str
    voided: bool
    void_reason: str
