"""A clock that is set wrong, or right: told, written down, and no order, age or card suffers."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from sqlmodel import col, select

from app import clock
from app.card_forms import CardPrintForm
from app.clock import ClockWatch
from app.forms import PersonForm
from app.ids import new_id
from app.rows import ScanMeaning
from app.token import ShortCode
from app.waystation import Waystation, utc_now
from models.codes import DatePrecision, Role
from models.journal import Journal
from models.papers import Card, Fact
from models.person import Person
from models.values.partial_date import PartialDate
from printing.data import CardLayout
from tests.app.conftest import as_role, check_whole

START = datetime(2026, 11, 22, 1, 0, tzinfo=UTC)
DAY, DECADE = timedelta(days=1), timedelta(days=3653)
JUMPS = [DAY, -DAY, DECADE, -DECADE]


@dataclass
class Hands:
    """A wall clock that can be set while a steady one goes on."""

    now: datetime = START
    seconds: float = 1000.0
    off: timedelta = field(default_factory=timedelta)

    def wall(self) -> datetime:
        return self.now + self.off

    def steady(self) -> float:
        return self.seconds

    def pass_by(self, time: timedelta) -> None:
        self.now += time
        self.seconds += time.total_seconds()

    def watch(self, newest: datetime | None = None) -> ClockWatch:
        return ClockWatch(self.wall, newest, self.steady)


@pytest.fixture
def hands() -> Hands:
    return Hands()


def test_a_clock_that_goes_as_it_should_is_not_told(hands: Hands) -> None:
    watch = hands.watch(START - timedelta(hours=8))
    for hours in (0, 1, 9, 200):
        hands.pass_by(timedelta(hours=hours))
        assert (watch.look(), watch.warning) == (timedelta(), "")


def test_trimming_by_the_network_is_not_told(hands: Hands) -> None:
    watch = hands.watch()
    for trimmed in (timedelta(minutes=9), timedelta(seconds=-0.9), timedelta(milliseconds=-40)):
        hands.off += trimmed
        assert (watch.look(), watch.warning) == (timedelta(), "")


@pytest.mark.parametrize("jump", [timedelta(minutes=10, seconds=1), timedelta(seconds=-2), *JUMPS])
def test_a_jump_is_told_until_it_is_set_right(hands: Hands, jump: timedelta) -> None:
    watch = hands.watch()
    hands.off = jump
    assert watch.look() == jump
    assert watch.warning == (clock.AHEAD if jump > timedelta() else clock.BACK)
    watch.settle()
    assert watch.look() == timedelta()
    assert watch.warning
    if abs(jump) >= DAY:
        hands.off = timedelta()
        assert watch.look() == -jump
        assert watch.warning == ""


def test_behind_the_newest_entry_when_opened(hands: Hands) -> None:
    watch = hands.watch(START + timedelta(hours=3))
    assert (watch.look(), watch.warning) == (timedelta(hours=-3), clock.BACK)
    hands.off = timedelta(hours=3, minutes=5)
    watch.look()
    assert watch.warning == ""


@pytest.mark.parametrize(("closed", "said"), [(DAY, ""), (29 * DAY, ""), (31 * DAY, clock.AHEAD)])
def test_closed_for_long(hands: Hands, closed: timedelta, said: str) -> None:
    watch = hands.watch(START - closed)
    assert (watch.look(), watch.warning) == (timedelta(), said)


def test_the_steady_clock_goes_on() -> None:
    first = clock.steady()
    assert clock.steady() >= first > 0


@pytest.fixture
def lithuania(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "Europe/Vilnius")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.usefixtures("lithuania")
def test_summer_time_and_another_zone_are_no_jump(hands: Hands, monkeypatch: pytest.MonkeyPatch) -> None:
    hands.now = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)  # half an hour before summer time ends
    watch = hands.watch()
    hands.pass_by(timedelta(hours=1))
    assert hands.wall().astimezone().utcoffset() == timedelta(hours=2)
    monkeypatch.setenv("TZ", "America/New_York")
    time.tzset()
    assert (watch.look(), watch.warning) == (timedelta(), "")


# In the house


@pytest.fixture
def open_house(manager: Waystation, hands: Hands) -> Hands:
    """The register with a clock whose hands can be moved."""
    hands.now = utc_now() + timedelta(minutes=1)
    manager.house.clock = manager.house.store._clock = hands.wall
    manager.house.watch = hands.watch(hands.now)
    return hands


def changes(waystation: Waystation) -> list[str]:
    with waystation.house.store.read() as session:
        return [fact.detail for fact in session.exec(select(Fact).where(Fact.kind == "CLOCK_CHANGED")).all()]


def register(waystation: Waystation, group: UUID, number: int) -> UUID:
    born = PartialDate(DatePrecision.AGE, age=1, stated_on=START.date())
    form = PersonForm(new_id(), group, f"Верасень{number}", "Кірыл", birth=born)
    return waystation.registration.register(as_role(waystation, Role.INTAKE), form).id


@pytest.mark.parametrize("jump", JUMPS)
def test_a_jump_is_a_fact_and_the_order_is_kept(
    manager: Waystation, group: UUID, open_house: Hands, jump: timedelta
) -> None:
    people = [register(manager, group, 0)]
    open_house.off = jump
    assert manager.house.clock_warning()
    people += [register(manager, group, 1), register(manager, group, 2)]
    assert changes(manager) == [f"{round(jump.total_seconds() / 60):+d} min"]
    open_house.off = timedelta()
    people.append(register(manager, group, 3))
    assert (len(changes(manager)), manager.house.clock_warning()) == (2, "")
    with manager.house.store.read() as session:
        order = session.exec(select(Journal.stamp).order_by(Journal.seq)).all()
        numbered = session.exec(select(Person.id).order_by(col(Person.running_number))).all()
    assert (list(order), list(numbered)) == (sorted(order), people)
    check_whole(manager)


@pytest.mark.parametrize("jump", JUMPS)
def test_no_card_expires_and_no_age_is_negative(
    manager: Waystation, group: UUID, open_house: Hands, jump: timedelta
) -> None:
    person, intake = register(manager, group, 0), as_role(manager, Role.INTAKE)
    manager.card_acts.print_cards(intake, CardPrintForm(group, (person,), CardLayout.A6)).draw(None)
    open_house.off = jump
    with manager.house.store.read() as session:
        token = int(session.exec(select(Card.token)).one())
    opened = manager.scans.open_code(intake, ShortCode(manager.house.store.station, token).digits)
    assert opened.meaning is ScanMeaning.PERSON
    assert opened.person is not None
    assert (opened.person.birth.about(manager.house.today()) if opened.person.birth else 0) >= 0
    assert manager.house.today() == (open_house.now + jump).astimezone().date()


@pytest.mark.parametrize("today", [date(2016, 1, 1), date(2026, 11, 21), date(2036, 1, 1)])
def test_ages_are_never_negative(today: date) -> None:
    for born in (
        PartialDate(DatePrecision.DAY, 2026, 11, 22),
        PartialDate(DatePrecision.YEAR, 2026),
        PartialDate(DatePrecision.AGE, age=0, stated_on=START.date()),
    ):
        ages = born.age_range(today)
        assert ages is not None
        assert 0 <= ages[0] <= ages[1]
        assert (born.about(today) or 0) >= 0
