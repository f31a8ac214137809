"""What pages show of where people are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from app.rows import PersonRow
from app.scan_meaning import ScanMeaning
from models.codes import PresenceSource, PresenceState


@dataclass(frozen=True, repr=False)
class PresentRow:
    """Somebody the house reckons with. `since`: since when they are away, None for who is here. `late`: away for longer
    than the rule, or not back from a leave. `until`: when a leave ends."""

    person: PersonRow
    state: PresenceState
    since: datetime | None
    room: str
    bed: str
    until: datetime | None = None
    late: bool = False


@dataclass(frozen=True, repr=False)
class PresenceSheet:
    """Everybody, by room and name, and how many are in each state."""

    people: tuple[PresentRow, ...]
    counts: Mapping[PresenceState, int]
    staff: int = 0
    visitors: int = 0
    counted_at: datetime | None = None


@dataclass(frozen=True, repr=False)
class EventRow:
    """One line of the story of somebody. `voided`: it was wrong and was corrected. `id` None: the arrival or departure,
    which are corrected where they are kept."""

    id: UUID | None
    at: datetime
    state: PresenceState
    source: PresenceSource
    reason: str
    by: str
    voided: bool = False


@dataclass(frozen=True, repr=False)
class RollLine:
    """Somebody in a roll-call: where one expects them, and how they were found (None: not marked)."""

    person: PersonRow
    bed: str
    expected: PresenceState
    found: PresenceState | None = None


@dataclass(frozen=True, repr=False)
class RollRoom:
    """A room with those who sleep there; without an id: everybody who has no bed."""

    id: UUID | None
    title: str
    people: tuple[RollLine, ...]


@dataclass(frozen=True, repr=False)
class RollCallSheet:
    """A roll-call under way or closed. `unmarked`: nobody looked, which is not absent."""

    id: UUID
    started_at: datetime
    closed_at: datetime | None
    title: str
    rooms: tuple[RollRoom, ...]

    @property
    def lines(self) -> tuple[RollLine, ...]:
        return tuple(line for room in self.rooms for line in room.people)

    @property
    def found(self) -> int:
        return sum(line.found is PresenceState.PRESENT for line in self.lines)

    @property
    def missing(self) -> int:
        return sum(line.found is PresenceState.ABSENT_UNKNOWN for line in self.lines)

    @property
    def away(self) -> int:
        """Not marked, and not expected here either: in hospital, on leave."""
        return sum(line.found is None and line.expected is not PresenceState.PRESENT for line in self.lines)

    @property
    def unmarked(self) -> int:
        return sum(line.found is None and line.expected is PresenceState.PRESENT for line in self.lines)


@dataclass(frozen=True)
class RollCallRow:
    """A roll-call of the past in numbers."""

    id: UUID
    started_at: datetime
    closed_at: datetime | None
    title: str
    found: int
    missing: int


@dataclass(frozen=True, repr=False)
class PassedRow:
    """What a scan at the gate or in a roll-call came to. `person` None: nothing was written, `sentence` says why."""

    meaning: ScanMeaning
    sentence: str
    person: PersonRow | None = None
    state: PresenceState | None = None
    room: str = ""


@dataclass(frozen=True, repr=False)
class NightPerson:
    """Who was where on a past night."""

    person: PersonRow
    state: PresenceState
    room: str


@dataclass(frozen=True, repr=False)
class LeaveRow:
    id: UUID
    person: PersonRow
    starts_at: datetime
    until: datetime
    contact: str = field(repr=False)
    approved_by: str
    late: bool


@dataclass(frozen=True)
class HouseRuleRow:
    night_at: int
    quiet_from: int | None
    quiet_until: int | None
    absent_hours: int
    leave_nights: int
    words: str
    fire_place: str
    fire_at_lock: bool


@dataclass(frozen=True, repr=False)
class NightSheet:
    """A past night: the day on whose evening it began, when it was counted, who was where."""

    day: date
    counted_at: datetime
    people: tuple[NightPerson, ...]
