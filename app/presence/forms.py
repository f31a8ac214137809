"""What is marked, scanned or corrected about where people are. Frozen."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from models.codes import Destination, PresenceState


@dataclass(frozen=True)
class MarkForm:
    """Somebody is, or since `at` was, in a state. `keep_until`: their bed is kept until that day."""

    id: UUID
    person: UUID
    state: PresenceState
    at: datetime | None = None
    reason: str = ""
    keep_until: date | None = None


@dataclass(frozen=True)
class CorrectionForm:
    """An earlier mark was wrong: what was true, since when, and how one knows."""

    id: UUID
    event: UUID
    state: PresenceState
    at: datetime
    reason: str


@dataclass(frozen=True, repr=False)
class LeaveForm:
    """A leave over night. `reason`: why it may be longer than the house rule."""

    id: UUID
    person: UUID
    starts_at: datetime
    until: datetime
    contact: str = field(default="", repr=False)
    destination: Destination = Destination.UNKNOWN
    keep_bed: bool = True
    reason: str = ""


class Way(StrEnum):
    """Through the gate: in, out, or whichever it must be."""

    IN = "IN"
    OUT = "OUT"
    EITHER = "EITHER"


@dataclass(frozen=True)
class GateForm:
    """A card shown at the gate, or a number typed."""

    id: UUID
    code: str
    way: Way = Way.EITHER


@dataclass(frozen=True)
class RollCallForm:
    """A roll-call of a building, or of everybody."""

    id: UUID
    building: UUID | None = None


@dataclass(frozen=True)
class RollMarkForm:
    """Somebody as they were found in a roll-call; a second mark takes the place of the first."""

    id: UUID
    roll_call: UUID
    person: UUID
    state: PresenceState = PresenceState.PRESENT


@dataclass(frozen=True)
class RollScanForm:
    """A card, or a line of the printed roll-call, scanned during a roll-call."""

    id: UUID
    roll_call: UUID
    code: str


@dataclass(frozen=True)
class HouseRuleForm:
    """What the house counts by: see `models.presence.HouseRule`."""

    night_at: int = 0
    quiet_from: int | None = None
    quiet_until: int | None = None
    absent_hours: int = 24
    leave_nights: int = 7
    words: str = ""
    fire_place: str = ""
    fire_at_lock: bool = False
