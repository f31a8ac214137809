"""Birth dates as people know them: a day, a month, a year, an age (domain, 2.4). No false 1 January is ever made."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

from models.codes import DatePrecision

OLDEST_YEAR, OLDEST_AGE, GROWN_UP = 1900, 130, 18
STATED_TOLERANCE, ESTIMATED_TOLERANCE = 2, 5
NOT_KNOWN = "not known"
SHORT_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


@dataclass(frozen=True)
class PartialDate:
    """What is known of a birth date and nothing more; an age keeps the day on which it was said."""

    precision: DatePrecision
    year: int | None = None
    month: int | None = None
    day: int | None = None
    age: int | None = None
    age_to: int | None = None
    stated_on: date | None = None
    as_written: str = field(default="", compare=False)

    def __post_init__(self) -> None:
        calendar = (self.year is not None, self.month is not None, self.day is not None)
        aged = self.age is not None and self.stated_on is not None
        if calendar != _PARTS[self.precision] or aged != (self.precision in _AGES) or (self.age_to and not aged):
            raise ValueError("the parts of a partial date do not fit its precision")
        if self.age is not None and not 0 <= self.age <= (self.age_to or self.age) <= OLDEST_AGE:
            raise ValueError("age out of range")
        if self.year is not None:
            date(self.year, self.month or 1, self.day or 1)

    @property
    def is_first_of_january(self) -> bool:
        """Whether it may stand for a day that nobody knew (domain, 2.4)."""
        return (self.month, self.day) == (1, 1)

    def window(self, today: date) -> tuple[date, date] | None:
        """First and last day on which this person may have been born; None when nothing is known."""
        if self.age is not None and self.stated_on is not None:
            slack = STATED_TOLERANCE if self.precision is DatePrecision.AGE else ESTIMATED_TOLERANCE
            slack = 0 if self.age_to else slack
            oldest = (self.age_to or self.age) + slack + 1
            return (
                _years_before(self.stated_on, oldest) + timedelta(days=1),
                _years_before(self.stated_on, max(self.age - slack, 0)),
            )
        if self.year is None:
            return None
        first = date(self.year, self.month or 1, self.day or 1)
        return first, max(first, min(self._last_day(), today))

    def _last_day(self) -> date:
        year, month = self.year or 1, self.month or 12
        if self.day is not None:
            return date(year, month, self.day)
        return date(year, 12, 31) if month == 12 else date(year, month + 1, 1) - timedelta(days=1)

    def age_range(self, today: date) -> tuple[int, int] | None:
        """Least and greatest age on a day."""
        window = self.window(today)
        return None if window is None else (_full_years(window[1], today), _full_years(window[0], today))

    def about(self, today: date) -> int | None:
        """The one number to say: exact for a day, the stated age moved on with time, else the greatest possible."""
        if self.age is not None and self.stated_on is not None:
            return self.age + _full_years(self.stated_on, today)
        ages = self.age_range(today)
        return ages[1] if ages else None

    def is_minor(self, today: date) -> bool | None:
        """A child when in doubt near 18 (domain, 2.2); None when nothing is known of the age."""
        ages = self.age_range(today)
        return None if ages is None else ages[0] < GROWN_UP

    def age_band(self, today: date) -> str:
        """Band for statistics (domain, 12.19); who may be a child is counted as one."""
        age = self.about(today)
        if age is None:
            return NOT_KNOWN
        age = min(age, GROWN_UP - 1) if self.is_minor(today) else age
        return next((f"{low}–{high}" for low, high in _BANDS if age <= high), "60+")

    def five_year_band(self, today: date) -> str:
        """Band for rosters that shall not show a birth date: 40–44, 60+."""
        age = self.about(today)
        if age is None:
            return NOT_KNOWN
        low = age // 5 * 5
        return "60+" if age >= 60 else f"{low}–{low + 4}"

    @property
    def sort_key(self) -> tuple[bool, date]:
        """Oldest first, unknown last."""
        window = self.window(date.max)
        return (window is None, window[0] if window else date.max)

    def stored(self) -> tuple[DatePrecision, str, date | None]:
        """Precision, ISO 8601 text (1983, 1983-04, 1983-04-17) or age (42, 40-45), and the day the age was stated."""
        if self.age is not None:
            ages = str(self.age) if self.age_to is None else f"{self.age}-{self.age_to}"
            return self.precision, ages, self.stated_on
        parts = (f"{self.year:04d}" if self.year else "", *(f"{part:02d}" for part in (self.month, self.day) if part))
        return self.precision, "-".join(parts), None

    @classmethod
    def from_stored(cls, precision: str, text: str, stated_on: date | None, as_written: str = "") -> PartialDate:
        """The reverse of `stored`; ValueError when the parts do not fit together."""
        kind = DatePrecision(precision)
        numbers = [int(part) for part in text.split("-") if part]
        if kind in _AGES:
            age, age_to = [*numbers, None, None][:2]
            return cls(kind, age=age, age_to=age_to, stated_on=stated_on, as_written=as_written)
        year, month, day = [*numbers, None, None, None][:3]
        return cls(kind, year, month, day, as_written=as_written)


_AGES = (DatePrecision.AGE, DatePrecision.ESTIMATE)
_PARTS = {
    DatePrecision.DAY: (True, True, True),
    DatePrecision.MONTH: (True, True, False),
    DatePrecision.YEAR: (True, False, False),
    DatePrecision.AGE: (False, False, False),
    DatePrecision.ESTIMATE: (False, False, False),
    DatePrecision.UNKNOWN: (False, False, False),
}
_BANDS = ((0, 4), (5, 11), (12, 17), (18, 59))


def _years_before(day: date, years: int) -> date:
    year = max(day.year - years, 1)
    return day.replace(year=year, day=28) if (day.month, day.day) == (2, 29) else day.replace(year=year)


def _full_years(since: date, today: date) -> int:
    return max(today.year - since.year - ((today.month, today.day) < (since.month, since.day)), 0)


def show(born: PartialDate | None, today: date) -> str:
    """In words, never as figures that can be read two ways: "17 Apr 1983", "Nov 1955, about 70", "about 42"."""
    if born is None or born.precision is DatePrecision.UNKNOWN:
        return NOT_KNOWN
    about = f"about {born.about(today)}"
    if born.age_to is not None and born.age is not None:
        return f"{about}–{born.age_to + (born.about(today) or 0) - born.age}"
    if born.year is None:
        return about
    month = f"{SHORT_MONTHS[born.month - 1]} " if born.month else ""
    return f"{born.day} {month}{born.year}" if born.day else f"{month}{born.year}, {about}"


def compatible(one: PartialDate | None, other: PartialDate | None, today: date) -> float:
    """How well two birth dates agree: 1 same day, 0.5 nothing to compare, 0 cannot be the same person.

    1 January weighs less than other days, because it often means that the day was not known (domain, 2.4).
    """
    window = one.window(today) if one else None
    other_window = other.window(today) if other else None
    if one is None or other is None or window is None or other_window is None:
        return 0.5
    days = (one.precision, other.precision) == (DatePrecision.DAY, DatePrecision.DAY)
    if days and one == other:
        return 0.7 if one.is_first_of_january else 1.0
    if days:
        return _two_days_differ(one, other)
    (first, last), (other_first, other_last) = window, other_window
    if first <= other_last and other_first <= last:
        return min(_WEIGHT[one.precision], _WEIGHT[other.precision])
    gap = max(first, other_first) - min(last, other_last)
    return 0.2 if gap < timedelta(days=366) else 0.0


_WEIGHT = {
    DatePrecision.DAY: 1.0,
    DatePrecision.MONTH: 0.9,
    DatePrecision.YEAR: 0.75,
    DatePrecision.AGE: 0.6,
    DatePrecision.ESTIMATE: 0.55,
}


def _two_days_differ(one: PartialDate, other: PartialDate) -> float:
    if one.year == other.year and (one.is_first_of_january or other.is_first_of_january):
        return 0.6
    if one.year == other.year and (one.day, one.month) == (other.month, other.day):
        return 0.6
    written, again = one.stored()[1], other.stored()[1]
    return 0.3 if sum(left != right for left, right in zip(written, again, strict=True)) == 1 else 0.0
