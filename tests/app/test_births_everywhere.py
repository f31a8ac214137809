"""Birth dates from the clerk's text into the encrypted file and back: nothing is added, nothing is lost."""

from __future__ import annotations

import re
from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.details import DetailsForm
from app.forms import PersonForm
from app.waystation import Waystation
from models.base import new_id
from models.codes import Answer, DatePrecision, Role
from models.values.birth_reading import read_birth
from models.values.partial_date import NOT_KNOWN, PartialDate, show
from tests.app.conftest import as_role

TODAY = date.today()
DAYS = st.dates(date(1901, 1, 2), TODAY - timedelta(days=1))
TEXTS = st.one_of(
    DAYS.map(lambda day: f"{day.day}.{day.month}.{day.year}"),
    DAYS.map(lambda day: f"{day.day:02d}.{day.month:02d}.{day.year % 100:02d}"),
    DAYS.map(lambda day: day.isoformat()),
    DAYS.map(lambda day: f"{day.month}.{day.year}"),
    DAYS.map(lambda day: str(day.year)),
    st.integers(0, 99).map(str),
    st.integers(0, 99).map(lambda age: f"~{age}"),
    st.tuples(st.integers(0, 60), st.integers(1, 9)).map(lambda ages: f"{ages[0]}-{ages[0] + ages[1]}"),
    st.integers(1930, 2020).map(lambda year: f"о. {year}"),
    st.sampled_from(["не знает", "?", "nežino", "1371", "01.01.1980", "04/05/1983", "31.02.1980", "gim. 1983 m."]),
)


@pytest.fixture
def one(manager: Waystation, group: UUID) -> tuple[Waystation, UUID, UUID]:
    person = manager.registration.register(as_role(manager, Role.INTAKE), PersonForm(new_id(), group, "Rak")).id
    return manager, group, person


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(written=TEXTS)
def test_what_was_said_comes_back_and_no_day_is_made_up(one: tuple[Waystation, UUID, UUID], written: str) -> None:
    manager, group, person = one
    read = read_birth(written, TODAY)
    form = PersonForm(person, group, "Rak", birth=read.value, birth_as_written=written)
    row = manager.registration.register(as_role(manager, Role.INTAKE), form)
    again = manager.registration.open_sheet(as_role(manager, Role.INTAKE), person).form
    assert again.birth_as_written == written
    assert again.birth == row.birth
    if read.value is not None:
        assert row.birth == read.value
        assert read_birth(shown_for_reading(row.birth), TODAY).value == as_read_again(read.value)
    if row.birth is None or row.birth.precision is not DatePrecision.DAY:
        assert re.search(r"\d{1,2} [A-Z][a-z]{2}", show(row.birth, TODAY)) is None


def shown_for_reading(born: PartialDate | None) -> str:
    """As it stands on the screen; the age beside a year or a month is said again by it, so it is left out."""
    return show(born, TODAY).split(", about")[0]


def as_read_again(born: PartialDate) -> PartialDate:
    """An estimate without a range reads as a stated age; all else reads as itself."""
    if born.precision is DatePrecision.ESTIMATE and born.age_to is None:
        return PartialDate(DatePrecision.AGE, age=born.age, stated_on=TODAY)
    return born


@settings(max_examples=200, deadline=None)
@given(st.lists(TEXTS.map(lambda text: read_birth(text, TODAY).value), max_size=12))
def test_any_births_sort_oldest_first_unknown_last_and_the_same_every_time(births: list[PartialDate | None]) -> None:
    known = [born for born in births if born is not None]
    ordered = sorted(known, key=lambda born: born.sort_key)
    assert sorted(ordered, key=lambda born: born.sort_key) == ordered
    windows = [born.window(TODAY) for born in ordered]
    told = [window for window in windows if window is not None]
    assert windows[: len(told)] == told
    assert [first for first, _last in told] == sorted(first for first, _last in told)


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_a_child_when_in_doubt_and_never_by_half(written: str) -> None:
    born = read_birth(written, TODAY).value
    ages = born.age_range(TODAY) if born else None
    if born is None or ages is None:
        return
    assert ages[0] <= (born.about(TODAY) or 0) <= ages[1] + 1
    assert born.is_minor(TODAY) is (ages[0] < 18)
    assert (born.age_band(TODAY) in ("0–4", "5–11", "12–17")) is (ages[0] < 18)


@pytest.mark.parametrize(
    ("birth", "said", "bands"),
    [
        ("~19", Answer.NOT_ASKED, {"12–17": 1}),
        ("~19", Answer.NO, {"18–59": 1}),
        ("1983", Answer.YES, {"12–17": 1}),
        ("1983", Answer.NOT_ASKED, {"18–59": 1}),
        ("~70", Answer.NOT_ASKED, {"60+": 1}),
        ("~3", Answer.NOT_ASKED, {"0–4": 1}),
        ("", Answer.YES, {"under 18": 1}),
        ("", Answer.NOT_ASKED, {NOT_KNOWN: 1}),
    ],
)
def test_bands_count_whoever_is_treated_as_a_child_as_one(
    one: tuple[Waystation, UUID, UUID], birth: str, said: Answer, bands: dict[str, int]
) -> None:
    manager, group, person = one
    intake = as_role(manager, Role.INTAKE)
    value = read_birth(birth, TODAY).value if birth else None
    manager.registration.register(intake, PersonForm(person, group, "Rak", birth=value))
    manager.details.edit_details(intake, DetailsForm(person, treated_as_minor=said, minor_said_by="a youth worker"))
    assert dict(manager.closing.sheet(intake, group).bands) == bands
    assert manager.closing.sheet(as_role(manager, Role.STORE), group).bands == ()
