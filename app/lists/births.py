"""A column of birth dates as a whole: its rows tell the order of day and month, or somebody is asked, once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date

from app.lists.asks import Ask, AskField, AskKind
from app.lists.heading_words import folded
from app.lists.headings import speaks_of_age, speaks_of_year
from models.codes import DatePrecision
from models.values.birth_reading import DayMonth, Doubt, Reading, read_birth, year_last
from models.values.calendars import excel_day, plain_digits, solar_hijri
from models.values.partial_date import OLDEST_AGE, PartialDate, compatible

SOLAR, AS_WRITTEN = "SOLAR_HIJRI", "AS_WRITTEN"
_TIME = re.compile(r"(?<=\d)[ T]\d{1,2}:\d\d(?::\d\d(?:\.\d+)?)?$")
_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th)\b(?: of\b)?", re.IGNORECASE)
_SERIAL = re.compile(r"([1-9]\d{4})(?:[.,]0+)?")
_OTHER_YEAR = re.compile(r"(?<!\d)(?:1[3-5]|2[4-6]|5[6-9])\d\d(?!\d)")
_BARE = re.compile(r"\d{1,3}")
_SHORT_YEAR_FIRST = re.compile(r"(\d\d)[/.-](\d{1,2})[/.-](\d{1,2})")
_DAY_MONTH_HEADING = re.compile(r"\b(?:dd? mm?|дд? мм?|tt mm)\b")
_MONTH_DAY_HEADING = re.compile(r"\b(?:mm? dd?|мм? дд?)\b")
_EXACT_FIRST = tuple(DatePrecision)


@dataclass(frozen=True, repr=False)
class BirthColumn:
    """What a column tells of each of its cells; `order` and `calendar` may have been answered by a person."""

    of_age: bool
    of_year: bool
    order: DayMonth | None
    contradicts: bool
    calendar: str
    other_calendar: bool
    from_1904: bool

    def read(self, cell: str, today: date) -> Reading:
        """One cell, with all that its column tells."""
        plain = _ORDINAL.sub("", _TIME.sub("", plain_digits(cell.strip())))
        reading = self._number(plain, today) or self._short_solar(plain, today) or self._date(plain, today)
        return self._settled(_written_as(reading, cell), today)

    def _date(self, plain: str, today: date) -> Reading:
        if self.order is None and self.contradicts and _either_way(plain):
            return read_birth(plain.replace(".", "/"), today)
        return read_birth(plain, today, None if _is_certain(plain) else self.order)

    def _number(self, plain: str, today: date) -> Reading | None:
        """Ages under a heading that says so, two figures that may be a year or an age, and Excel's day numbers."""
        serial = _SERIAL.fullmatch(plain)
        if serial:
            return _serial(int(serial[1]), today, from_1904=self.from_1904)
        if not _BARE.fullmatch(plain):
            return None
        if self.of_age:
            return _age(int(plain), today)
        if len(plain) == 2 and self.of_year:
            return _age_or_year(int(plain), today)
        return None

    def _short_solar(self, plain: str, today: date) -> Reading | None:
        """71/5/12 beside dates such as 1371/5/12: of which calendar is asked."""
        short = _SHORT_YEAR_FIRST.fullmatch(plain)
        if not short or not self.other_calendar or int(short[1]) <= 31:
            return None
        with suppress(ValueError):
            day = solar_hijri(1300 + int(short[1]), int(short[2]), int(short[3]))
            return Reading(None, Doubt.OTHER_CALENDAR, plain, (_day(day),))
        return None

    def _settled(self, reading: Reading, today: date) -> Reading:
        """After somebody said that the column is in the Solar Hijri calendar: a day is sure, a year is two halves."""
        if reading.doubt is not Doubt.OTHER_CALENDAR or self.calendar != SOLAR or not reading.choices:
            return reading
        if len(reading.choices) == 1 and reading.choices[0].precision is DatePrecision.DAY:
            return Reading(reading.choices[0], None, reading.as_written)
        years = [choice.year for choice in reading.choices if choice.year]
        ages = today.year - max(years) - 1, today.year - min(years)
        born = PartialDate(DatePrecision.ESTIMATE, age=max(ages[0], 0), age_to=max(ages[1], 1), stated_on=today)
        return Reading(replace(born, as_written=reading.as_written), None, reading.as_written, reading.choices)


def birth_column(
    cells: Sequence[str],
    heading: str,
    order: str = "",
    calendar: str = "",
    *,
    from_1904: bool = False,
    today: date,
) -> BirthColumn:
    """The column as its cells, its heading and a person's answers tell it."""
    shown = _shown_orders(cells)
    said = DayMonth(order) if order else next(iter(shown)) if len(shown) == 1 else None
    if said is None and not shown:
        said = _said_by_heading(heading)
    other = any(_OTHER_YEAR.search(plain_digits(cell)) and _is_of_other_calendar(cell, today) for cell in set(cells))
    of_age, of_year = speaks_of_age(heading), speaks_of_year(heading)
    return BirthColumn(of_age, of_year, said, len(shown) > 1, calendar, other, from_1904)


def _is_of_other_calendar(cell: str, today: date) -> bool:
    return read_birth(cell, today).doubt is Doubt.OTHER_CALENDAR


def birth_questions(cells: Sequence[str], heading: str, column: int, today: date) -> Iterable[Ask]:
    """What must be said once for the whole column."""
    whole = birth_column(cells, heading, today=today)
    doubts = {cell: whole.read(cell, today).doubt for cell in dict.fromkeys(cells)}
    open_order = [cell for cell, doubt in doubts.items() if doubt is Doubt.DAY_MONTH_ORDER]
    if open_order and whole.order is None:
        yield Ask(AskField.BORN, AskKind.DAY_MONTH_ORDER, open_order[0].strip(), tuple(DayMonth), column)
    foreign = [cell for cell, doubt in doubts.items() if doubt is Doubt.OTHER_CALENDAR]
    if foreign:
        yield Ask(AskField.BORN, AskKind.OTHER_CALENDAR, foreign[0].strip(), (SOLAR, AS_WRITTEN), column)


def _shown_orders(cells: Iterable[str]) -> set[DayMonth]:
    """The orders that rows show by a number above twelve."""
    parts = [found[:2] for cell in cells if (found := year_last(_TIME.sub("", cell.strip())))]
    day_first = {DayMonth.DAY_FIRST for first, second in parts if second <= 12 < first <= 31}
    return day_first | {DayMonth.MONTH_FIRST for first, second in parts if first <= 12 < second <= 31}


def _is_certain(plain: str) -> bool:
    """One of the two numbers can only be the day."""
    return bool(_shown_orders([plain]))


def _either_way(plain: str) -> bool:
    found = year_last(plain)
    return found is not None and 1 <= found[0] <= 12 and 1 <= found[1] <= 12 and found[0] != found[1]


def _said_by_heading(heading: str) -> DayMonth | None:
    words = folded(heading)
    if _DAY_MONTH_HEADING.search(words):
        return DayMonth.DAY_FIRST
    return DayMonth.MONTH_FIRST if _MONTH_DAY_HEADING.search(words) else None


def _serial(number: int, today: date, *, from_1904: bool) -> Reading:
    with suppress(ValueError):
        day = excel_day(number, from_1904)
        if day <= today:
            return read_birth(day.isoformat(), today)
    return Reading(None, Doubt.NOT_UNDERSTOOD)


def is_serial(cell: str) -> bool:
    """Whether a cell holds a spreadsheet's number of a day."""
    return bool(_SERIAL.fullmatch(plain_digits(cell.strip())))


def _age(age: int, today: date) -> Reading:
    if age > OLDEST_AGE:
        return Reading(None, Doubt.IMPOSSIBLE)
    return Reading(PartialDate(DatePrecision.AGE, age=age, stated_on=today))


def _age_or_year(short: int, today: date) -> Reading:
    year = today.year // 100 * 100 + short
    year -= 100 if year > today.year else 0
    choices = PartialDate(DatePrecision.YEAR, year), PartialDate(DatePrecision.AGE, age=short, stated_on=today)
    return Reading(None, Doubt.NOT_UNDERSTOOD, "", choices)


def _day(day: date) -> PartialDate:
    return PartialDate(DatePrecision.DAY, day.year, day.month, day.day)


def _written_as(reading: Reading, cell: str) -> Reading:
    """The words of the cell, whatever was done to read it."""
    written = cell.strip()[:200]
    if reading.as_written == written and (reading.value is None or reading.value.as_written == written):
        return reading
    value = replace(reading.value, as_written=written) if reading.value else None
    choices = tuple(replace(choice, as_written=written) for choice in reading.choices)
    return Reading(value, reading.doubt, written, choices)


def together(readings: Sequence[Reading], today: date) -> tuple[Reading, bool]:
    """One birth from several columns (a date and an age), the most exact first; and whether they contradict."""
    said = [reading for reading in readings if reading.as_written]
    if len(said) < 2:
        return (said or [Reading(None)])[0], False
    known = sorted((reading for reading in said if reading.value), key=_exactness)
    if not known:
        return next((reading for reading in said if reading.doubt), said[0]), False
    best = known[0]
    doubtful = next((reading for reading in said if reading.doubt), best)
    differs = any(compatible(best.value, other.value, today) == 0 for other in known[1:])
    return replace(best, doubt=doubtful.doubt, choices=doubtful.choices or best.choices), differs


def _exactness(reading: Reading) -> int:
    return _EXACT_FIRST.index(reading.value.precision) if reading.value else len(_EXACT_FIRST)


def certain(reading: Reading) -> PartialDate | None:
    """What counts before anybody was asked: of a 1 January that may stand for an unknown day, the year alone."""
    if reading.doubt is not Doubt.PLACEHOLDER:
        return reading.value
    return next((choice for choice in reading.choices if choice.precision is DatePrecision.YEAR), None)


def birth_question(reading: Reading) -> Ask | None:
    """What must be asked of one person's birth."""
    if reading.doubt is None:
        return None
    kind = AskKind(reading.doubt.value)
    if kind is AskKind.NOT_UNDERSTOOD and reading.choices:
        kind = AskKind.AGE_OR_YEAR
    return Ask(AskField.BORN, kind, reading.as_written, tuple(choice.stored()[1] for choice in reading.choices))
