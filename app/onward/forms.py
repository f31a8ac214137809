"""What is planned and counted of a trip. Frozen."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, repr=False)
class TripForm:
    """A vehicle that goes somewhere. `for_good`: who goes with it leaves the house. `arrives_at`: as it is planned."""

    id: UUID
    place: str
    leaves_at: datetime
    seats: int
    arrives_at: datetime | None = None
    organisation: UUID | None = None
    for_good: bool = False
    vehicle: str = ""
    driver: str = field(default="", repr=False)
    driver_phone: str = field(default="", repr=False)
    escort: str = field(default="", repr=False)


@dataclass(frozen=True)
class BookForm:
    """People onto a manifest in one act: these, with their families when asked to, or everybody of a group."""

    trip: UUID
    people: tuple[UUID, ...] = ()
    families: bool = False
    group: UUID | None = None


@dataclass(frozen=True)
class SeatForm:
    """One line of a manifest as it is to be: the number of the seat, pieces of luggage, where they get off."""

    id: UUID
    seat: int
    luggage: int = 0
    drop_off: str = ""


@dataclass(frozen=True)
class TickForm:
    """Lines of a manifest that were counted, or (`counted` False) were ticked by mistake."""

    trip: UUID
    seats: tuple[UUID, ...]
    counted: bool = True


@dataclass(frozen=True)
class TripScanForm:
    """A card, a line of the manifest or a number: counted out before the trip leaves, counted in afterwards."""

    trip: UUID
    code: str


@dataclass(frozen=True)
class LeaveForm:
    """The vehicle leaves. `not_come`: why those who were not counted out stay behind."""

    trip: UUID
    not_come: str = ""


@dataclass(frozen=True)
class NotLeftForm:
    """The vehicle has not left after all. `reason`: what happened."""

    trip: UUID
    reason: str


@dataclass(frozen=True)
class ArriveForm:
    """The vehicle has arrived. `words`: why fewer were counted in than out. `here`: it arrived at this house, and who
    was counted in lives here from now on."""

    trip: UUID
    words: str = ""
    here: bool = False
