"""Two birth dates weighed: how many bits they speak for one person, by how many others could have been born so."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from math import log2

from app.twin_signs import SILENT, Sign, Stand
from models.codes import DatePrecision
from models.values.partial_date import PartialDate

DIFFER, DAYS_A_YEAR, NEXT_DOOR = -7.0, 365, timedelta(days=366)
# How often a true pair is written so, and of how many dates such a slip could have come.
SAME_DAY, FITS, ON_FIRST_OF_JANUARY, ROUND, ONE_FIGURE, YEAR_BESIDE = 0.9, 0.9, 0.5, 0.03, 0.03, 0.03
DATES_ONE_FIGURE_AWAY = 25
# What is taken for granted before anybody was counted: people born over fifty years.
BACKGROUND, YEARS = 1000.0, 50.0


class BirthCounts:
    """How many people of the register were born on a day and in a year."""

    def __init__(self) -> None:
        self._days: Counter[str] = Counter()
        self._years: Counter[int] = Counter()
        self.people = 0

    def count(self, born: PartialDate | None, by: int) -> None:
        self.people += by
        if born is None or born.year is None:
            return
        self._years[born.year] += by
        if born.precision is DatePrecision.DAY:
            self._days[born.stored()[1]] += by

    def share_of_day(self, day: str) -> float:
        return (self._days[day] + BACKGROUND / YEARS / DAYS_A_YEAR) / (self.people + BACKGROUND)

    def share_of_years(self, first: int, last: int) -> float:
        years = range(first, last + 1)
        counted = sum(self._years[year] for year in years) + len(years) * BACKGROUND / YEARS
        return min(1.0, counted / (self.people + BACKGROUND))


@dataclass(frozen=True, slots=True)
class Births:
    """The birth asked about, and the register it is weighed against."""

    born: PartialDate | None
    today: date
    counts: BirthCounts

    def weigh(self, other: PartialDate | None) -> Sign:
        """One sign: the same, fitting, a slip of the pen, or two different dates."""
        mine = self.born
        window, theirs = (born.window(self.today) if born else None for born in (mine, other))
        if mine is None or other is None or window is None or theirs is None:
            return SILENT
        if mine.precision is other.precision is DatePrecision.DAY:
            return self._days(mine, other)
        first, last = max(window[0], theirs[0]), min(window[1], theirs[1])
        wider = max((window, theirs), key=lambda each: each[1] - each[0])
        years = wider[0].year, wider[1].year
        share = self.counts.share_of_years(*years) * min(1.0, _length(wider) / (years[1] - years[0] + 1))
        if first <= last:
            return Sign(log2(FITS / share), Stand.FITS, _words(mine, other))
        if first - last < NEXT_DOOR:
            return Sign(log2(YEAR_BESIDE / share), Stand.DOUBTFUL, "birth dates differ a little")
        return Sign(DIFFER, Stand.DIFFERS, "birth dates differ")

    def _days(self, mine: PartialDate, other: PartialDate) -> Sign:
        written, again = mine.stored()[1], other.stored()[1]
        day = self.counts.share_of_day(written)
        if written == again:
            return Sign(log2(SAME_DAY / day), Stand.AGREES, _words(mine, other))
        placeholder = mine.is_first_of_january or other.is_first_of_january
        if mine.year == other.year and placeholder:
            share = self.counts.share_of_years(mine.year or 0, mine.year or 0)
            return Sign(log2(ON_FIRST_OF_JANUARY / share), Stand.FITS, "same birth year, one of them on 1 January")
        if mine.year == other.year and (mine.day, mine.month) == (other.month, other.day):
            return Sign(log2(ROUND / self.counts.share_of_day(again)), Stand.SLIPPED, "day and month change places")
        if _one_figure_apart(written, again):
            some = DATES_ONE_FIGURE_AWAY * BACKGROUND / YEARS / DAYS_A_YEAR / BACKGROUND
            return Sign(log2(ONE_FIGURE / some), Stand.SLIPPED, "birth dates differ in one figure")
        return Sign(DIFFER, Stand.DIFFERS, "birth dates differ")


def _length(window: tuple[date, date]) -> float:
    return ((window[1] - window[0]).days + 1) / DAYS_A_YEAR


def _one_figure_apart(written: str, again: str) -> bool:
    """One figure is another, or two that stand side by side change places."""
    places = [place for place, (one, other) in enumerate(zip(written, again, strict=True)) if one != other]
    if len(places) == 1:
        return True
    if len(places) != 2 or places[1] - places[0] > 1:
        return False
    first, second = places
    return (written[first], written[second]) == (again[second], again[first])


def _words(mine: PartialDate, other: PartialDate) -> str:
    kinds = {DatePrecision.DAY: "date", DatePrecision.MONTH: "month", DatePrecision.YEAR: "year"}
    if mine == other and mine.precision in kinds:
        january = ", which may stand for an unknown day" if mine.is_first_of_january else ""
        return f"same birth {kinds[mine.precision]}{january}"
    return "birth dates fit together"
