"""Days that history and Excel agree on; worked out by hand or known from elsewhere, never from the program."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from models.values.calendars import SOLAR_YEARS, excel_day, plain_digits, solar_hijri, solar_year


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ((1357, 11, 22), date(1979, 2, 11)),
        ((1399, 12, 30), date(2021, 3, 20)),
        ((1400, 1, 1), date(2021, 3, 21)),
        ((1403, 1, 1), date(2024, 3, 20)),
        ((1403, 12, 30), date(2025, 3, 20)),
        ((1404, 1, 1), date(2025, 3, 21)),
        ((1371, 5, 12), date(1992, 8, 3)),
        ((1348, 10, 11), date(1970, 1, 1)),
        ((1300, 1, 1), date(1921, 3, 21)),
    ],
)
def test_days_that_are_known_in_both_calendars(written: tuple[int, int, int], day: date) -> None:
    assert solar_hijri(*written) == day


@pytest.mark.parametrize("written", [(1400, 12, 30), (1400, 13, 1), (1400, 7, 31), (1500, 1, 1), (0, 1, 1)])
def test_a_day_that_never_was_is_refused(written: tuple[int, int, int]) -> None:
    with pytest.raises(ValueError, match="no such day"):
        solar_hijri(*written)


def test_the_years_follow_each_other_without_a_gap() -> None:
    for year in SOLAR_YEARS[:-1]:
        assert solar_year(year)[1] + timedelta(days=1) == solar_year(year + 1)[0]


@pytest.mark.parametrize(
    ("serial", "day"), [(61, date(1900, 3, 1)), (30423, date(1983, 4, 17)), (25569, date(1970, 1, 1))]
)
def test_serials_of_excel(serial: int, day: date) -> None:
    assert excel_day(serial) == day


def test_a_workbook_of_1904_counts_from_another_day() -> None:
    assert excel_day(28961, from_1904=True) == date(1983, 4, 17)


def test_digits_of_other_scripts() -> None:
    assert plain_digits("۱۳۷۱/۰۵/۱۲ ٤٢ 42 ½") == "1371/05/12 42 42 ½"
