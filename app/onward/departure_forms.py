"""What is written down when somebody leaves for good. Frozen."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from models.codes import Answer, DepartureReason, Destination


@dataclass(frozen=True, repr=False)
class GoingForm:
    """One of those who leave. `contact`: how to reach them, kept only with their consent to be asked later."""

    id: UUID
    person: UUID
    contact: str = field(default="", repr=False)
    items_returned: Answer = Answer.NOT_ASKED
    papers_returned: Answer = Answer.NOT_ASKED
    card_returned: Answer = Answer.NOT_ASKED
    summary_given: Answer = Answer.NOT_ASKED


@dataclass(frozen=True, repr=False)
class DepartForm:
    """One person, a family, or everybody of a trip, in one act. `at` None: now. `owner`: who takes over what is still
    open; `handed_to`: who does so outside of the house; `note`: why something stays here."""

    people: tuple[GoingForm, ...]
    reason: DepartureReason
    destination: Destination = Destination.UNKNOWN
    place: str = ""
    at: datetime | None = None
    handed_to: str = ""
    owner: UUID | None = None
    trip: UUID | None = None
    note: str = ""


@dataclass(frozen=True)
class UndoForm:
    """A departure taken back. `came_back`: they were away and are here again; else they never left."""

    departure: UUID
    reason: str
    came_back: bool = False
