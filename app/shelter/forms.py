"""What is typed or dragged at the bed board. Frozen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from models.codes import RoomRule


@dataclass(frozen=True)
class BuildingForm:
    id: UUID
    name: str
    assembly_point: str = ""
    position: int = 0


@dataclass(frozen=True)
class RoomsForm:
    """Many rooms in one act: from `first` to `last` (101 to 120), all alike. A bunk has two beds. `area` in tenths of
    a square metre."""

    building: UUID
    first: int
    last: int
    floor: int = 0
    bunks: int = 0
    singles: int = 0
    cots: int = 0
    rule: RoomRule = RoomRule.ANYONE
    area: int | None = None
    step_free: bool = False


@dataclass(frozen=True)
class RoomForm:
    id: UUID
    building: UUID
    name: str
    floor: int = 0
    rule: RoomRule = RoomRule.ANYONE
    area: int | None = None
    step_free: bool = False
    own_toilet: bool = False
    near_staff: bool = False
    quiet: bool = False
    lockable: bool = False
    kept_for: str = ""


@dataclass(frozen=True)
class BedForm:
    """A bed closed (with the words why) or open again; `accessible`: reached by somebody who cannot walk."""

    id: UUID
    accessible: bool = False
    closed_because: str = ""


@dataclass(frozen=True)
class StayForm:
    """Somebody into a bed, or into a hall (`room`). `reason` answers soft rules; `shares`: an infant and a parent."""

    id: UUID
    person: UUID
    bed: UUID | None = None
    room: UUID | None = None
    reason: str = ""
    shares: bool = False


@dataclass(frozen=True)
class PartyForm:
    """A family into one room, in one act; `ids`: of the stays, one a person."""

    ids: tuple[UUID, ...]
    people: tuple[UUID, ...]
    room: UUID
    reason: str = ""


@dataclass(frozen=True)
class SwapForm:
    """Two people change beds, in one act."""

    id: UUID
    second_id: UUID
    a: UUID
    b: UUID
    reason: str = ""


@dataclass(frozen=True)
class HoldForm:
    """The bed of somebody who is away is kept until a day."""

    id: UUID
    person: UUID
    until: date
