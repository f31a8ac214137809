"""What a situation report is drawn from: numbers and codes; a number that is not told is None."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from printing.data import SiteData

Counted = tuple[str, tuple[int | None, ...]]


@dataclass(frozen=True)
class SituationDay:
    """One day: beds open and taken, people in halls, arrivals and departures."""

    day: date
    beds_open: int
    beds_taken: int
    hall: int
    arrivals: int
    departures: int


@dataclass(frozen=True)
class SituationStay:
    """How long people stayed, in nights; `bands` by code. `whose`: a key of the catalogue."""

    whose: str
    people: int
    lower: int | None
    median: int | None
    upper: int | None
    bands: tuple[tuple[str, int | None], ...]


@dataclass(frozen=True, kw_only=True)
class SituationData:
    """The report. `as_of` is local time. `tiles`: keys of the catalogue with their numbers. `people`: a row a band, the
    last one all of them, a number for each of `sexes` and one for all. `needs` None: the days are over."""

    language: str
    site: SiteData
    first: date
    last: date
    as_of: datetime
    head: str
    tiles: tuple[tuple[str, int], ...]
    away: tuple[tuple[str, int | None], ...]
    days: tuple[SituationDay, ...]
    sexes: tuple[str, ...]
    people: tuple[Counted, ...]
    needs: tuple[tuple[str, int | None], ...] | None
    stays: tuple[SituationStay, ...]
