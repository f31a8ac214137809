"""Birth dates as written at a border: read without inventing, shown without two meanings."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.codes import DatePrecision
from models.values.birth_reading import DayMonth, Doubt, read_birth
from models.values.partial_date import PartialDate, compatible, show

NIGHT = date(2025, 9, 11)


@pytest.mark.parametrize(
    ("written", "precision", "stored"),
    [
        ("17.04.1983", "day", "1983-04-17"),
        ("17 4 83", "day", "1983-04-17"),
        ("17.4.83", "day", "1983-04-17"),
        ("28.9.1998", "day", "1998-09-28"),
        ("22/08/1976", "day", "1976-08-22"),
        ("08/22/1976", "day", "1976-08-22"),
        ("1990-06-14", "day", "1990-06-14"),
        ("17041983", "day", "1983-04-17"),
        ("19830417", "day", "1983-04-17"),
        ("17 Apr 1983", "day", "1983-04-17"),
        ("1 мая 1980 г.р.", "day", "1980-05-01"),
        ("1983 m. balandžio 17 d.", "day", "1983-04-17"),
        ("Apr 17, 1983", "day", "1983-04-17"),
        ("17.IV.1983", "day", "1983-04-17"),
        ("17-04-1983", "day", "1983-04-17"),
        ("83-04-17", "day", "1983-04-17"),
        ("3. März 1980", "day", "1980-03-03"),
        ("gim. 1983 m.", "year", "1983"),
        ("нар. 1955", "year", "1955"),
        ("۱۷/۰۴/۱۹۸۳", "day", "1983-04-17"),
        ("حدود 45", "age", "45"),
        ("45 سنة", "age", "45"),
        ("09.1991", "month", "1991-09"),
        ("4.1983", "month", "1983-04"),
        ("1983-04", "month", "1983-04"),
        ("11.55", "month", "1955-11"),
        ("xx.04.1983", "month", "1983-04"),
        ("00.00.1983", "year", "1983"),
        ("1955", "year", "1955"),
        ("1955 г.р.", "year", "1955"),
        ("~63", "age", "63"),
        ("70", "age", "70"),
        ("около 45 лет", "age", "45"),
        ("about 45", "age", "45"),
        ("apie 45", "age", "45"),
        ("ca 45", "age", "45"),
        ("6 мес.", "age", "0"),
        ("40–45", "est", "40-45"),
        ("about 1955", "est", "70"),
        ("не знает", "unknown", ""),
    ],
)
def test_a_written_birth_is_read(written: str, precision: str, stored: str) -> None:
    reading = read_birth(written, NIGHT)
    assert reading.doubt is None
    assert reading.value is not None
    assert reading.value.stored()[:2] == (precision, stored)
    assert reading.value.as_written == written


@pytest.mark.parametrize(
    ("written", "doubt"),
    [
        ("1371", Doubt.OTHER_CALENDAR),
        ("12.03.1371", Doubt.OTHER_CALENDAR),
        ("۱۳۷۱", Doubt.OTHER_CALENDAR),
        ("2568", Doubt.OTHER_CALENDAR),
        ("1812", Doubt.IMPOSSIBLE),
        ("31.02.1980", Doubt.IMPOSSIBLE),
        ("200 лет", Doubt.IMPOSSIBLE),
        ("2030", Doubt.FUTURE),
        ("12.12.2025", Doubt.FUTURE),
        ("17.04", Doubt.NOT_UNDERSTOOD),
        ("как у брата", Doubt.NOT_UNDERSTOOD),
    ],
)
def test_what_is_doubtful_is_asked_and_never_taken(written: str, doubt: Doubt) -> None:
    reading = read_birth(written, NIGHT)
    assert (reading.value, reading.doubt, reading.as_written) == (None, doubt, written)


def test_the_first_of_january_keeps_what_is_written_and_asks() -> None:
    reading = read_birth("01.01.1983", NIGHT)
    assert reading.doubt is Doubt.PLACEHOLDER
    assert reading.value == PartialDate(DatePrecision.DAY, 1983, 1, 1)
    assert [choice.stored()[1] for choice in reading.choices] == ["1983-01-01", "1983"]


def test_an_ambiguous_order_yields_only_the_year() -> None:
    reading = read_birth("04/05/1983", NIGHT)
    assert reading.doubt is Doubt.DAY_MONTH_ORDER
    assert reading.value == PartialDate(DatePrecision.YEAR, 1983)
    assert [show(choice, NIGHT) for choice in reading.choices] == ["4 May 1983", "5 Apr 1983"]


def test_nothing_written_is_nothing_said() -> None:
    assert read_birth("  ", NIGHT).value is None
    assert read_birth("  ", NIGHT).doubt is None


def test_two_digit_years_lie_in_the_past() -> None:
    assert read_birth("10.9.25", NIGHT).value == PartialDate(DatePrecision.DAY, 2025, 9, 10)
    assert read_birth("12.9.25", NIGHT).value == PartialDate(DatePrecision.DAY, 1925, 9, 12)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("17.04.1983", "17 Apr 1983"),
        ("11.1955", "Nov 1955, about 70"),
        ("1955", "1955, about 70"),
        ("~42", "about 42"),
        ("40-45", "about 40–45"),
        ("неизвестно", "not known"),
    ],
)
def test_shown_in_words_and_read_back(written: str, shown: str) -> None:
    today = date(2025, 11, 14)
    born = read_birth(written, today).value
    assert show(born, today) == shown
    assert read_birth(shown, today).value == born


def test_a_stated_age_moves_on_with_time() -> None:
    born = PartialDate(DatePrecision.AGE, age=42, stated_on=NIGHT)
    assert show(born, date(2028, 9, 12)) == "about 45"
    assert PartialDate(DatePrecision.ESTIMATE, age=40, age_to=45, stated_on=NIGHT).age_range(NIGHT) == (40, 45)


def test_an_age_range_says_what_the_precision_allows() -> None:
    assert PartialDate(DatePrecision.DAY, 1983, 4, 17).age_range(NIGHT) == (42, 42)
    assert PartialDate(DatePrecision.YEAR, 1983).age_range(NIGHT) == (41, 42)
    assert PartialDate(DatePrecision.AGE, age=42, stated_on=NIGHT).age_range(NIGHT) == (40, 44)
    assert PartialDate(DatePrecision.UNKNOWN).age_range(NIGHT) is None


def test_who_may_be_a_child_is_one() -> None:
    assert PartialDate(DatePrecision.YEAR, 2007).is_minor(NIGHT) is True
    assert PartialDate(DatePrecision.YEAR, 2006).is_minor(NIGHT) is False
    assert PartialDate(DatePrecision.AGE, age=19, stated_on=NIGHT).is_minor(NIGHT) is True
    assert PartialDate(DatePrecision.UNKNOWN).is_minor(NIGHT) is None
    assert PartialDate(DatePrecision.YEAR, 2007).age_band(NIGHT) == "12–17"


def test_bands() -> None:
    aged = [PartialDate(DatePrecision.AGE, age=age, stated_on=NIGHT) for age in (3, 8, 42, 59, 60, 91)]
    assert [born.age_band(NIGHT) for born in aged] == ["0–4", "5–11", "18–59", "18–59", "60+", "60+"]
    assert [born.five_year_band(NIGHT) for born in aged] == ["0–4", "5–9", "40–44", "55–59", "60+", "60+"]
    assert PartialDate(DatePrecision.UNKNOWN).five_year_band(NIGHT) == "not known"


def test_the_oldest_sort_first_and_the_unknown_last() -> None:
    known = [PartialDate(DatePrecision.YEAR, 1955), PartialDate(DatePrecision.DAY, 1955, 2, 1)]
    ages = [PartialDate(DatePrecision.AGE, age=20, stated_on=NIGHT), PartialDate(DatePrecision.UNKNOWN)]
    assert sorted([*reversed(ages), *reversed(known)], key=lambda born: born.sort_key) == known + ages


def test_agreement_of_two_dates() -> None:
    day, other = PartialDate(DatePrecision.DAY, 1983, 4, 17), PartialDate(DatePrecision.DAY, 1983, 11, 2)
    january, year = PartialDate(DatePrecision.DAY, 1983, 1, 1), PartialDate(DatePrecision.YEAR, 1983)
    assert compatible(day, day, NIGHT) == 1
    assert compatible(day, other, NIGHT) == 0
    assert compatible(january, january, NIGHT) < 1
    assert compatible(january, day, NIGHT) > 0.5
    assert compatible(day, year, NIGHT) == 0.75
    assert compatible(day, PartialDate(DatePrecision.DAY, 1988, 4, 17), NIGHT) == 0.3
    assert compatible(day, PartialDate(DatePrecision.AGE, age=43, stated_on=NIGHT), NIGHT) == 0.6
    assert compatible(day, PartialDate(DatePrecision.AGE, age=63, stated_on=NIGHT), NIGHT) == 0
    assert compatible(None, day, NIGHT) == compatible(day, PartialDate(DatePrecision.UNKNOWN), NIGHT) == 0.5


@pytest.mark.parametrize(
    ("precision", "parts"),
    [("day", {"year": 1983}), ("year", {"year": 1983, "month": 4}), ("age", {"age": 42}), ("unknown", {"age_to": 4})],
)
def test_parts_that_do_not_fit_are_refused(precision: str, parts: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="precision"):
        PartialDate(DatePrecision(precision), **parts)


@given(st.text(max_size=60) | st.from_regex(r"[~0-9./\- ]{1,12}", fullmatch=True))
def test_any_text_is_read_without_a_crash_and_stored_both_ways(text: str) -> None:
    reading = read_birth(text, NIGHT)
    show(reading.value, NIGHT)
    if reading.value is not None:
        precision, stored, stated_on = reading.value.stored()
        assert PartialDate.from_stored(precision, stored, stated_on) == reading.value
        window = reading.value.window(NIGHT)
        assert window is None or window[0] <= window[1] <= NIGHT


@given(st.dates(date(1900, 1, 1), NIGHT))
def test_every_day_comes_back_from_its_words(day: date) -> None:
    born = PartialDate(DatePrecision.DAY, day.year, day.month, day.day)
    assert read_birth(show(born, NIGHT), NIGHT).value == born


@pytest.mark.parametrize(
    ("written", "order", "stored"),
    [
        ("04/05/1983", DayMonth.DAY_FIRST, "1983-05-04"),
        ("04/05/1983", DayMonth.MONTH_FIRST, "1983-04-05"),
        ("4-5-83", DayMonth.MONTH_FIRST, "1983-04-05"),
        ("04.05.1983", DayMonth.MONTH_FIRST, "1983-04-05"),
        ("1983-05-04", DayMonth.MONTH_FIRST, "1983-05-04"),
    ],
)
def test_the_order_that_a_column_settled_is_taken(written: str, order: DayMonth, stored: str) -> None:
    reading = read_birth(written, NIGHT, order)
    assert reading.doubt is None
    assert reading.value is not None
    assert reading.value.stored()[1] == stored


@pytest.mark.parametrize("written", ["02/31/1983", "02.31.1983", "04-31-1983"])
def test_no_day_is_made_by_turning_a_date_round(written: str) -> None:
    for order in (None, *DayMonth):
        reading = read_birth(written, NIGHT, order)
        assert (reading.value, reading.doubt) == (None, Doubt.IMPOSSIBLE)


def test_a_date_against_the_order_of_its_column_is_asked() -> None:
    reading = read_birth("05/22/1983", NIGHT, DayMonth.DAY_FIRST)
    assert reading.doubt is Doubt.DAY_MONTH_ORDER
    assert [choice.stored()[1] for choice in reading.choices] == ["1983-05-22"]


@pytest.mark.parametrize(
    ("written", "choices"),
    [("1371", ["1992", "1993"]), ("1371/05/12", ["1992-08-03"]), ("۱۲ مرداد ۱۳۷۱", ["1992-08-03"])],
)
def test_a_year_of_iran_is_asked_with_what_it_would_be(written: str, choices: list[str]) -> None:
    reading = read_birth(written, NIGHT)
    assert (reading.value, reading.doubt) == (None, Doubt.OTHER_CALENDAR)
    assert [choice.stored()[1] for choice in reading.choices] == choices
