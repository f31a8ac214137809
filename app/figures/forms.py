"""The figures of the house: what is asked and what comes back. Numbers only; nothing here names anybody."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Whose(StrEnum):
    """Of whom a length of stay is told: who is in the house at the end, or who left between the two days."""

    HERE = "HERE"
    LEFT = "LEFT"


@dataclass(frozen=True)
class SpanForm:
    """From the first to the last day, both included; days that are still to come are left out."""

    first: date
    last: date


@dataclass(frozen=True)
class DayRow:
    """One night, counted at the hour of the house; `so_far`: it is still to come, counted now. `present` people sleep
    here, `unplaced` of them in no bed and no hall; `away` are expected back. What `away` falls into is None where it
    would tell of a few people. `kept`: beds that wait for somebody. Arrivals and departures are those of the day."""

    day: date
    so_far: bool
    present: int
    away: int
    leave: int | None
    hospital: int | None
    absent: int | None
    elsewhere: int | None
    beds_open: int
    beds_taken: int
    hall: int
    kept: int
    unplaced: int
    arrivals: int
    departures: int

    @property
    def in_all(self) -> int:
        """Everybody with whom the house reckons."""
        return self.present + self.away


@dataclass(frozen=True)
class PeopleCell:
    """How many people of an age band (domain, 12.19) and sex; an empty band or sex: all of them. None: not told."""

    band: str
    sex: str
    people: int | None


@dataclass(frozen=True)
class NeedRow:
    """How many people something is done for, by the code of what is done, never of why. None: too few to be told."""

    code: str
    people: int | None


@dataclass(frozen=True)
class StayFigures:
    """How long people stayed, in nights: the middle one (of ten people on), the quartiles (of twenty on), and how many
    stayed how long. None: not told."""

    whose: Whose
    people: int
    lower: int | None
    median: int | None
    upper: int | None
    bands: tuple[tuple[str, int | None], ...]


@dataclass(frozen=True)
class FiguresSheet:
    """The figures of some days. `as_of`: when the last of them was counted; age, sex and stays are of that moment.
    `needs` are of now, and None where the days are over."""

    form: SpanForm
    as_of: datetime
    days: tuple[DayRow, ...]
    people: tuple[PeopleCell, ...]
    needs: tuple[NeedRow, ...] | None
    stays: tuple[StayFigures, ...]

    @property
    def last(self) -> DayRow:
        return self.days[-1]

    @property
    def arrivals(self) -> int:
        return sum(row.arrivals for row in self.days)

    @property
    def departures(self) -> int:
        return sum(row.departures for row in self.days)
