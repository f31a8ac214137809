"""What the bed board shows: rooms, beds, who waits, what is proposed and what speaks against it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from app.rows import PersonRow
from models.codes import BedKind, BedRule, RoomRule


@dataclass(frozen=True, repr=False)
class BedRow:
    """`people`: who lies there, a second one only where an infant shares. `kept_until`: kept for somebody away."""

    id: UUID
    name: str
    kind: BedKind
    accessible: bool
    closed_because: str
    people: tuple[PersonRow, ...] = ()
    kept: bool = False
    kept_until: date | None = None

    @property
    def is_free(self) -> bool:
        return not (self.people or self.kept or self.closed_because)


@dataclass(frozen=True, repr=False)
class RoomRow:
    """A room of the board. `area` in tenths of a square metre. A hall has `guests` and no beds."""

    id: UUID
    name: str
    floor: int
    rule: RoomRule
    area: int | None
    step_free: bool
    own_toilet: bool
    near_staff: bool
    quiet: bool
    lockable: bool
    kept_for: str
    beds: tuple[BedRow, ...]
    guests: tuple[PersonRow, ...] = ()


@dataclass(frozen=True, repr=False)
class BuildingRow:
    id: UUID
    name: str
    assembly_point: str
    rooms: tuple[RoomRow, ...]

    @property
    def beds(self) -> int:
        return sum(len(room.beds) for room in self.rooms)

    @property
    def taken(self) -> int:
        return sum(1 for room in self.rooms for bed in room.beds if bed.people)


@dataclass(frozen=True, repr=False)
class WaitingRow:
    """Who has no bed: one person, or a family that stays together. `contested`: put into a bed that another laptop had
    given to somebody else."""

    people: tuple[PersonRow, ...]
    contested: bool = False


@dataclass(frozen=True, repr=False)
class BoardSheet:
    buildings: tuple[BuildingRow, ...]
    waiting: tuple[WaitingRow, ...]


@dataclass(frozen=True)
class PlacedRow:
    """What became of a placing: done, or asked about (`asks`: soft rules that need a reason)."""

    done: bool
    asks: tuple[BedRule, ...] = ()


@dataclass(frozen=True)
class ProposalRow:
    """A bed that fits, the best first. `against`: soft rules only. `good`: what speaks for it."""

    bed: UUID | None
    room: UUID
    title: str
    against: tuple[BedRule, ...]
    good: tuple[str, ...]
