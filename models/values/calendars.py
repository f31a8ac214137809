"""Other ways to write a day: digits of other scripts, Solar Hijri dates (Iran, Afghanistan), Excel's serial numbers."""

from __future__ import annotations

import unicodedata
from datetime import date, timedelta
from itertools import accumulate

# Leap years of the 33-year cycle; it agrees with the astronomical calendar for 1244-1472 (1865-2093).
_LEAP = frozenset((1, 5, 9, 13, 17, 22, 26, 30))
_ANCHOR_YEAR, _ANCHOR_DAY = 1400, date(2021, 3, 21)
SOLAR_YEARS = range(1244, 1473)
_MONTH_DAYS = (31, 31, 31, 31, 31, 31, 30, 30, 30, 30, 30, 30)
_BEFORE = (0, *accumulate(_MONTH_DAYS))
# Day 60 of 1900 is a leap day that never was, so serials count from 30 December 1899 (ECMA-376, 18.17.4.1).
_EXCEL_1900, _EXCEL_1904 = date(1899, 12, 30), date(1904, 1, 1)
EXCEL_SERIALS = range(61, 80_000)


def plain_digits(text: str) -> str:
    """The text with the digits of any script as 0-9."""
    if text.isascii():
        return text
    return "".join(f"{unicodedata.digit(sign)}" if _is_digit(sign) else sign for sign in text)


def _is_digit(sign: str) -> bool:
    return not sign.isascii() and unicodedata.category(sign) == "Nd"


def solar_hijri(year: int, month: int, day: int) -> date:
    """A Solar Hijri date as a Gregorian one; ValueError where there is no such day or the cycle is not sure."""
    if year not in SOLAR_YEARS or not 1 <= month <= 12 or not 1 <= day <= _days(year, month):
        raise ValueError("no such day")
    return _new_year(year) + timedelta(days=_BEFORE[month - 1] + day - 1)


def solar_year(year: int) -> tuple[date, date]:
    """First and last day of a Solar Hijri year."""
    if year not in SOLAR_YEARS:
        raise ValueError("no such year")
    return _new_year(year), _new_year(year + 1) - timedelta(days=1)


def _days(year: int, month: int) -> int:
    return 29 if month == 12 and year % 33 not in _LEAP else _MONTH_DAYS[month - 1]


def _new_year(year: int) -> date:
    low, high = sorted((year, _ANCHOR_YEAR))
    days = sum(366 if each % 33 in _LEAP else 365 for each in range(low, high))
    return _ANCHOR_DAY + timedelta(days=days if year > _ANCHOR_YEAR else -days)


def excel_day(serial: int, from_1904: bool = False) -> date:
    """The day of a serial number; ValueError outside of what Excel counts after its false leap day."""
    if serial not in EXCEL_SERIALS:
        raise ValueError("no serial of a day")
    return (_EXCEL_1904 if from_1904 else _EXCEL_1900) + timedelta(days=serial)
