"""Dates of papers as far as they can be read: a day, a month, a year; kept as partial ISO dates (ISO 8601-1)."""

from __future__ import annotations

import re
from datetime import date

from models.values.partial_date import SHORT_MONTHS

EARLIEST, LATEST = 1900, 2199
_YEAR_FIRST = re.compile(r"([0-9]{4})(?:[-.]([0-9]{1,2})(?:[-.]([0-9]{1,2}))?)?")
_DAY_FIRST = re.compile(r"(?:(?:([0-9]{1,2})[.])?([0-9]{1,2})[.])?([0-9]{4})")


def read_paper_date(text: str) -> str:
    """ "2019", "4.2019", "17.04.2019", "2019-04-17" as partial ISO; empty stays empty.
    ValueError for anything else: 04/05/2019 can be read two ways, and is not."""
    plain = "".join(text.split())
    if not plain:
        return ""
    if found := _YEAR_FIRST.fullmatch(plain):
        year, month, day = found.groups()
    elif found := _DAY_FIRST.fullmatch(plain):
        day, month, year = found.groups()
    else:
        raise ValueError("no date of a paper")
    if not EARLIEST <= int(year) <= LATEST:
        raise ValueError("no year of a paper")
    whole = date(int(year), int(month or 1), int(day or 1))
    return f"{whole:%Y-%m-%d}"[: 10 if day else 7 if month else 4]


def show_paper_date(iso: str) -> str:
    """In words, which nobody reads two ways: "17 Apr 2019", "Apr 2019", "2019"; what is no date stays as it is."""
    try:
        year, month, day = (*read_paper_date(iso).split("-"), "", "")[:3]
    except ValueError:
        return iso
    parts = (day.lstrip("0"), SHORT_MONTHS[int(month) - 1] if month else "", year)
    return " ".join(part for part in parts if part)
