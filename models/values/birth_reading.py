"""Birth dates as somebody wrote them, read without guessing: what is doubtful is asked (design, section 12)."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from models.codes import DatePrecision
from models.values.birth_words import (
    ABOUT_YEAR,
    AGE,
    AGE_SPAN,
    BORN,
    LITHUANIAN_YEAR,
    MONTH_BEFORE_DAY,
    MONTH_STEMS,
    MONTH_WORD,
    MONTHS_OLD,
    NUMBERS,
    ROMAN,
    ROMAN_MONTH,
    TAIL,
    UNKNOWN_PART,
    UNKNOWN_WORDS,
)
from models.values.calendars import plain_digits, solar_hijri, solar_year
from models.values.partial_date import OLDEST_AGE, OLDEST_YEAR, PartialDate


class Doubt(StrEnum):
    """Why a person must be asked before a written birth date counts."""

    PLACEHOLDER = "PLACEHOLDER"  # 01.01.YYYY: 1 January, or not known?
    OTHER_CALENDAR = "OTHER_CALENDAR"  # 1371 is a year in Iran
    DAY_MONTH_ORDER = "DAY_MONTH_ORDER"  # 04/05/1983
    IMPOSSIBLE = "IMPOSSIBLE"
    FUTURE = "FUTURE"
    NOT_UNDERSTOOD = "NOT_UNDERSTOOD"


@dataclass(frozen=True)
class Reading:
    """A birth date as it was understood, the doubt that a person must settle, and the answers to choose from.

    An ambiguous order of day and month yields only the year: what is certain, and no more.
    """

    value: PartialDate | None
    doubt: Doubt | None = None
    as_written: str = ""
    choices: tuple[PartialDate, ...] = ()


class DayMonth(StrEnum):
    """Which stands first in a date whose year stands last; told by a whole column, or by a person."""

    DAY_FIRST = "DAY_FIRST"
    MONTH_FIRST = "MONTH_FIRST"


def read_birth(text: str, today: date, order: DayMonth | None = None) -> Reading:
    """What a clerk or a list wrote for a birth date; whatever is doubtful is asked (design, section 12)."""
    written = text.strip()[:200]
    plain = _in_order_said(" ".join(plain_digits(written.casefold()).split()), order)
    if not plain:
        return Reading(None)
    if plain.replace(" ", "\u00a0") in UNKNOWN_WORDS:
        return Reading(PartialDate(DatePrecision.UNKNOWN, as_written=written), as_written=written)
    for read in (_read_age, _read_about_year, _read_numbers):
        reading = read(plain, written, today)
        if reading is not None:
            return reading
    return Reading(None, Doubt.NOT_UNDERSTOOD, written)


_YEAR_LAST = re.compile(r"(\d{1,2})([./\\\-])(\d{1,2})\2(\d{4}|\d{2})(?!\d)")


def year_last(text: str) -> tuple[int, int, str] | None:
    """First and second number of a date in figures whose year stands last, and the sign between; else None."""
    match = _YEAR_LAST.match(plain_digits(text.strip()))
    if match is None or (len(match[4]) == 2 and int(match[1]) > 31):
        return None
    return int(match[1]), int(match[3]), match[2]


def _in_order_said(plain: str, order: DayMonth | None) -> str:
    """With the order known, the date is written anew with dots, the day first."""
    match = _YEAR_LAST.match(plain) if order else None
    if match is None or year_last(plain) is None:
        return plain
    first, second = (match[1], match[3]) if order is DayMonth.DAY_FIRST else (match[3], match[1])
    return f"{first}.{second}.{match[4]}{plain[match.end() :]}"


def _read_age(plain: str, written: str, today: date) -> Reading | None:
    span, months, single = AGE_SPAN.fullmatch(plain), MONTHS_OLD.fullmatch(plain), AGE.fullmatch(plain)
    if span and int(span[1]) < int(span[2]):
        return _aged(DatePrecision.ESTIMATE, int(span[1]), int(span[2]), written, today)
    if months:
        return _aged(DatePrecision.AGE, int(months[1]) // 12, None, written, today)
    if single and (single[1] or single[3] or len(single[2]) <= 2):
        return _aged(DatePrecision.AGE, int(single[2]), None, written, today)
    return None


def _aged(precision: DatePrecision, age: int, age_to: int | None, written: str, today: date) -> Reading:
    if age > OLDEST_AGE:
        return Reading(None, Doubt.IMPOSSIBLE, written)
    return Reading(PartialDate(precision, age=age, age_to=age_to, stated_on=today, as_written=written), None, written)


def _read_about_year(plain: str, written: str, today: date) -> Reading | None:
    match = ABOUT_YEAR.fullmatch(plain)
    if match is None:
        return None
    doubt = _year_doubt(int(match[1]), today)
    if doubt:
        return Reading(None, doubt, written)
    return _aged(DatePrecision.ESTIMATE, today.year - int(match[1]), None, written, today)


def _read_numbers(plain: str, written: str, today: date) -> Reading | None:
    plain = UNKNOWN_PART.sub("xx", MONTH_BEFORE_DAY.sub(r"\2 \1 \3", BORN.sub("", plain)))
    plain = ROMAN_MONTH.sub(lambda match: str(ROMAN.index(match[1]) + 1), plain)
    plain = TAIL.sub("", MONTH_WORD.sub(_month_number, LITHUANIAN_YEAR.sub(r"\1 ", plain))).strip(" .,")
    parts: tuple[str, ...]
    whole = re.fullmatch(r"\d{8}", plain)
    if whole:
        day_first, year_first = (plain[:2], plain[2:4], plain[4:]), (plain[:4], plain[4:6], plain[6:])
        parts = year_first if _year_doubt(int(year_first[0]), today) is None and int(plain[4:6]) <= 12 else day_first
    else:
        match = NUMBERS.fullmatch(plain)
        parts = tuple(part for part in match.groups() if part) if match else ()
    ordered = _in_order(parts, today)
    return None if ordered is None else _judge(plain, *ordered, written, today)


def _month_number(word: re.Match[str]) -> str:
    stem = word[0]
    return next(
        (f" {number} " for number, stems in enumerate(MONTH_STEMS, 1) for s in stems.split() if stem.startswith(s)),
        stem,
    )


def _in_order(parts: tuple[str, ...], today: date) -> tuple[int, int, int] | None:
    """Year, month, day with 0 for what is not given; None when the parts make no date."""
    numbers = tuple(0 if part in ("xx", "хх") else int(part) for part in parts)
    lengths = tuple(len(part) for part in parts)
    match lengths:
        case (4,):
            return numbers[0], 0, 0
        case (4, 1 | 2):
            return numbers[0], numbers[1], 0
        case (1 | 2, 4):
            return numbers[1], numbers[0], 0
        case (1 | 2, 2) if numbers[1] > 31:
            return _in_the_past(numbers[1], numbers[0], 0, today), numbers[0], 0
        case (4, 1 | 2, 1 | 2):
            return numbers[0], numbers[1], numbers[2]
        case (1 | 2, 1 | 2, 4):
            return numbers[2], numbers[1], numbers[0]
        case (2, 1 | 2, 1 | 2) if numbers[0] > 31 >= numbers[2]:
            return _in_the_past(numbers[0], numbers[1], numbers[2], today), numbers[1], numbers[2]
        case (1 | 2, 1 | 2, 2):
            return _in_the_past(numbers[2], numbers[1], numbers[0], today), numbers[1], numbers[0]
    return None


def _in_the_past(short: int, month: int, day: int, today: date) -> int:
    """The latest year with these two last digits that makes no birth in the future."""
    year = today.year // 100 * 100 + short
    return year - 100 if (year, month, day) > (today.year, today.month, today.day) else year


def _is_ambiguous(plain: str, month: int, day: int) -> bool:
    """With slashes or hyphens some write the month first; equal numbers mean the same either way."""
    return _is_slashed(plain) and 1 <= month <= 12 and 1 <= day <= 12 and month != day


def _is_slashed(plain: str) -> bool:
    found = year_last(plain)
    return found is not None and found[2] != "."


def _judge(plain: str, year: int, month: int, day: int, written: str, today: date) -> Reading:
    doubt = _year_doubt(year, today)
    if doubt is None and _is_ambiguous(plain, month, day):
        choices = tuple(_exact(year, *order, written) for order in ((month, day), (day, month)))
        return Reading(_exact(year, 0, 0, written), Doubt.DAY_MONTH_ORDER, written, choices)
    turned = month > 12 >= day and _day_doubt(year, day, month, today) is None
    if turned and doubt is None and year_last(written) is not None:
        swapped = _exact(year, day, month, written)
        if _is_slashed(written) and _is_slashed(plain):
            return Reading(swapped, None, written)
        return Reading(_exact(year, 0, 0, written), Doubt.DAY_MONTH_ORDER, written, (swapped,))
    if doubt is Doubt.OTHER_CALENDAR:
        return Reading(None, doubt, written, _other_calendar(year, month, day, written, today))
    doubt = doubt or _day_doubt(year, month, day, today)
    if doubt:
        return Reading(None, doubt, written)
    value = _exact(year, month, day, written)
    if value.is_first_of_january:
        return Reading(value, Doubt.PLACEHOLDER, written, (value, _exact(year, 0, 0, written)))
    return Reading(value, None, written)


def _other_calendar(year: int, month: int, day: int, written: str, today: date) -> tuple[PartialDate, ...]:
    """What the date is if it is a Solar Hijri one: a day, or the two years that the other year lies in."""
    with suppress(ValueError):
        if day:
            found = solar_hijri(year, month, day)
            return (_exact(found.year, found.month, found.day, written),) if found <= today else ()
        years = dict.fromkeys(each.year for each in solar_year(year) if each.year <= today.year)
        return tuple(_exact(each, 0, 0, written) for each in years)
    return ()


def _exact(year: int, month: int, day: int, written: str) -> PartialDate:
    if not month:
        return PartialDate(DatePrecision.YEAR, year, as_written=written)
    if not day:
        return PartialDate(DatePrecision.MONTH, year, month, as_written=written)
    return PartialDate(DatePrecision.DAY, year, month, day, as_written=written)


def _year_doubt(year: int, today: date) -> Doubt | None:
    """Solar Hijri and Islamic, Buddhist and Hebrew years are asked, and so is all that lies outside a human life."""
    if any(low <= year <= high for low, high in ((1300, 1500), (2400, 2650), (5600, 5900))):
        return Doubt.OTHER_CALENDAR
    if year > today.year:
        return Doubt.FUTURE
    return Doubt.IMPOSSIBLE if year < OLDEST_YEAR else None


def _day_doubt(year: int, month: int, day: int, today: date) -> Doubt | None:
    try:
        first = date(year, month or 1, day or 1)
    except ValueError:
        return Doubt.IMPOSSIBLE
    if day and not month:
        return Doubt.IMPOSSIBLE
    return Doubt.FUTURE if first > today else None
