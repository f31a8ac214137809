"""Dates of two-digit years: a birth lies in the past, an expiry near today; fillers stand for what is not known."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date

UNKNOWN = ("", "unknown")
_PARTS = re.compile(r"([0-9]{2}|<<)([0-9]{2}|<<)([0-9]{2}|<<)")
_NOT_KNOWN = ("<<", "00")
Choice = Callable[[Iterable[date]], date | None]


def birth_date(text: str, today: date) -> tuple[str, str] | None:
    """Partial ISO date and precision, in the latest year that is not in the future; None: no date at all."""
    return _dated(text, lambda dates: max((each for each in dates if each <= today), default=None))


def expiry_date(text: str, today: date, birth: str) -> tuple[str, str] | None:
    """Partial ISO date and precision, in the year nearest to today that is not before the birth (domain, 8.5)."""

    def nearest(dates: Iterable[date]) -> date | None:
        later = (each for each in dates if f"{each.year:04}" >= birth[:4])
        return min(later, key=lambda each: abs(each.year - today.year), default=None)

    return _dated(text, nearest)


def _dated(text: str, choose: Choice) -> tuple[str, str] | None:
    parts = _PARTS.fullmatch(text)
    if parts is None:
        return None
    year, month, day = parts.groups()
    if year == "<<" or text == "000000":
        return UNKNOWN if month in _NOT_KNOWN and day in _NOT_KNOWN else None
    if month in _NOT_KNOWN and day not in _NOT_KNOWN:
        return None
    known = 1 + (month not in _NOT_KNOWN) + (day not in _NOT_KNOWN)
    chosen = choose(_in_each_century(int(year), int(month) if known > 1 else 1, int(day) if known > 2 else 1))
    return (
        None if chosen is None else (chosen.isoformat()[: (4, 7, 10)[known - 1]], ("year", "month", "day")[known - 1])
    )


def _in_each_century(year: int, month: int, day: int) -> Iterator[date]:
    for century in (1900, 2000, 2100):
        try:
            yield date(century + year, month, day)
        except ValueError:  # no such day in this year
            continue
