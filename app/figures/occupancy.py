"""How full the house was at given moments, from who lay where from when until when."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from app.shelter.intervals import Slept


@dataclass
class Occupied:
    """One moment: the beds in which somebody lies, who lies in a bed or a hall, how many of them in a hall, and the
    beds that wait for somebody."""

    taken: set[UUID] = field(default_factory=set)
    lying: set[UUID] = field(default_factory=set)
    hall: int = 0
    waiting: set[UUID] = field(default_factory=set)

    @property
    def kept(self) -> set[UUID]:
        """Beds that wait and are empty: a bed that was given to somebody else meanwhile is taken."""
        return self.waiting - self.taken


def occupied(stays: Iterable[Slept], holds: Iterable[Slept], moments: Sequence[datetime]) -> tuple[Occupied, ...]:
    """The house at each moment, in their order. `stays`: those that count, so that nobody lies twice."""
    found = tuple(Occupied() for _ in moments)
    for stay in stays:
        for place in _during(stay, moments):
            found[place].lying.add(stay.person)
            if stay.bed is None:
                found[place].hall += 1
            else:
                found[place].taken.add(stay.bed)
    for hold in holds:
        for place in _during(hold, moments) if hold.bed else ():
            found[place].waiting.add(hold.bed)  # type: ignore[arg-type]
    return found


def _during(stay: Slept, moments: Sequence[datetime]) -> range:
    """The places of the moments from its start until before its end."""
    first = bisect_left(moments, stay.starts_at)
    return range(first, len(moments) if stay.ends_at is None else bisect_left(moments, stay.ends_at))


def open_then(doors: Sequence[Collection[UUID]], house: Sequence[Occupied]) -> list[int]:
    """How many beds were open at each moment. A bed in which somebody lay, or that waited for somebody, was open,
    whatever was written of it."""
    return [len({*beds} | then.taken | then.waiting) for beds, then in zip(doors, house, strict=True)]
