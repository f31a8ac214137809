"""What pages show of trips."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from app.onward.forms import TripForm
from app.onward.rules import TravelStop
from app.rows import PersonRow
from app.scan_meaning import ScanMeaning
from models.codes import Instruction, SeatState, TripState


@dataclass(frozen=True, repr=False)
class TripRow:
    """A trip in numbers: how many have a seat, were counted out, were counted in. `counted_out`, `counted_in`: as it
    was written down when it left and when it arrived. `words`: of a difference, or why it was cancelled."""

    form: TripForm
    state: TripState
    booked: int
    out: int
    arrived: int
    counted_out: int | None
    counted_in: int | None
    left_at: datetime | None
    arrived_at: datetime | None
    words: str

    @property
    def differs(self) -> bool:
        """Whether fewer or more were counted in than out."""
        return self.counted_in is not None and self.counted_in != self.counted_out


@dataclass(frozen=True, repr=False)
class SeatRow:
    """A line of a manifest. `seat` None: two laptops filled the vehicle, and there is no seat left. `instructions`:
    what the way asks for. `stops`: what speaks against this seat by now."""

    id: UUID
    person: PersonRow
    seat: int | None
    luggage: int
    drop_off: str
    state: SeatState
    instructions: tuple[Instruction, ...]
    escorted: bool
    stops: tuple[TravelStop, ...]
    reason: str


@dataclass(frozen=True, repr=False)
class TripSheet:
    """A whole manifest. `code`: 43 digits that open it at any laptop of this register; `lacks_escort`: somebody needs
    one and none is named."""

    row: TripRow
    seats: tuple[SeatRow, ...]
    code: str
    lacks_escort: bool


@dataclass(frozen=True, repr=False)
class LeftOff:
    """Who was not put on the manifest, and the rule."""

    person: PersonRow
    stop: TravelStop


@dataclass(frozen=True, repr=False)
class BookedSheet:
    """The manifest after people were put on it, and who was left off."""

    sheet: TripSheet
    left_off: tuple[LeftOff, ...]


@dataclass(frozen=True, repr=False)
class TripOpened:
    """What the code of a manifest came to. Without a sheet `sentence` says why, and what to do."""

    sheet: TripSheet | None
    sentence: str = ""


@dataclass(frozen=True, repr=False)
class TripScanned:
    """What a scan at the door of a vehicle came to. `person` None: nobody was counted, `sentence` says why."""

    meaning: ScanMeaning
    sentence: str
    person: PersonRow | None = None
    sheet: TripSheet | None = None
