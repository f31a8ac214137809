"""Who may travel with whom: what is refused is named, never why it is so."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from app.shelter.rules import Guest
from models.codes import Instruction

ON_THE_WAY = (Instruction.TRAVEL_NO, Instruction.TRAVEL_ESCORT, Instruction.TRAVEL_SEATED)
AS_LONG_AS = timedelta(hours=12)
"""How long a trip takes when nobody wrote when it arrives."""


class TravelStop(StrEnum):
    """What speaks against a seat."""

    NOT_HERE = "NOT_HERE"
    MAY_NOT_TRAVEL = "MAY_NOT_TRAVEL"
    OTHER_VEHICLE = "OTHER_VEHICLE"
    OTHER_TRIP = "OTHER_TRIP"
    RESTRICTED = "RESTRICTED"
    ASK_LEAD = "ASK_LEAD"


SAID = {
    TravelStop.NOT_HERE: "Not in the house.",
    TravelStop.MAY_NOT_TRAVEL: "May not travel: work instruction.",
    TravelStop.OTHER_VEHICLE: "Other vehicle.",
    TravelStop.OTHER_TRIP: "On another trip at this time.",
    TravelStop.RESTRICTED: "The use of this record is restricted.",
    TravelStop.ASK_LEAD: "Somebody on it does not travel now.",
}
_TO_DO = {
    TravelStop.NOT_HERE: "Count them in first.",
    TravelStop.MAY_NOT_TRAVEL: "Ask Health.",
    TravelStop.OTHER_VEHICLE: "Choose another trip for them.",
    TravelStop.OTHER_TRIP: "Take them off the other trip first.",
    TravelStop.RESTRICTED: "Ask whoever may lift the restriction.",
    TravelStop.ASK_LEAD: "Ask the shift lead.",
}


@dataclass(frozen=True)
class Span:
    """From when to when a trip lasts."""

    starts_at: datetime
    ends_at: datetime

    def meets(self, other: Span) -> bool:
        return self.starts_at < other.ends_at and other.starts_at < self.ends_at


def span(leaves_at: datetime, arrives_at: datetime | None) -> Span:
    """How long a trip takes: as planned, else twelve hours."""
    if arrives_at is not None and arrives_at > leaves_at:
        return Span(leaves_at, arrives_at)
    return Span(leaves_at, leaves_at + AS_LONG_AS)


def stops(guest: Guest | None, aboard: Iterable[Guest], busy: bool) -> tuple[TravelStop, ...]:
    """What speaks against somebody among those aboard. `busy`: on another trip at that time."""
    if guest is None:
        return (TravelStop.NOT_HERE,)
    found = {
        TravelStop.MAY_NOT_TRAVEL: Instruction.TRAVEL_NO in guest.instructions,
        TravelStop.OTHER_VEHICLE: any(each.id in guest.apart or guest.id in each.apart for each in aboard),
        TravelStop.OTHER_TRIP: busy,
    }
    return tuple(stop for stop, speaks in found.items() if speaks)


def needs_escort(guest: Guest) -> bool:
    """By work instruction, or a child without an adult of its own."""
    return guest.alone or Instruction.TRAVEL_ESCORT in guest.instructions


def refusal(stop: TravelStop) -> str:
    """Why somebody gets no seat: what happened, what is safe, what to do."""
    return f"{SAID[stop]} Nothing was changed. {_TO_DO[stop]}"


def numbered(booked: Iterable[tuple[UUID, int]], seats: int) -> dict[UUID, int | None]:
    """The seat of each line, in the order of the lines: the one that was written where it is free, else the first that
    is; None where two laptops filled the vehicle. Alike on every laptop that holds the same lines."""
    lines = list(booked)
    taken: dict[int, UUID] = {}
    for line, seat in lines:
        if 1 <= seat <= seats:
            taken.setdefault(seat, line)
    found: dict[UUID, int | None] = {line: seat for seat, line in taken.items()}
    free = iter([seat for seat in range(1, seats + 1) if seat not in taken])
    return {line: found[line] if line in found else next(free, None) for line, _ in lines}
