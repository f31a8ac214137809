"""Presence on a real register: marks, leaves, the gate, roll-calls, nights of the past, corrections."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from uuid import UUID

import pytest

from app.errors import Refused, UserError
from app.forms import CountForm, PersonForm
from app.presence.forms import (
    CorrectionForm,
    GateForm,
    HouseRuleForm,
    LeaveForm,
    MarkForm,
    RollCallForm,
    RollMarkForm,
    RollScanForm,
    Way,
)
from app.presence.timeline import night_of
from app.shelter.forms import BuildingForm, RoomsForm, StayForm
from app.waystation import Waystation
from models.base import new_id
from models.codes import PresenceState, Role, TaskKind
from tests.app.conftest import as_role
from tests.app.leaving import leaves

HERE, UNKNOWN, LEAVE = PresenceState.PRESENT, PresenceState.ABSENT_UNKNOWN, PresenceState.LEAVE
EVENING = datetime(2026, 3, 10, 20, 0, tzinfo=UTC)


@dataclass
class Wall:
    """A clock that a test moves."""

    at: datetime = EVENING

    def __call__(self) -> datetime:
        return self.at

    def on(self, **by: float) -> None:
        self.at += timedelta(**by)


@pytest.fixture
def wall(manager: Waystation) -> Wall:
    wall = Wall()
    manager.house.clock = wall
    return wall


@pytest.fixture
def people(manager: Waystation, group: UUID, wall: Wall) -> list[UUID]:
    """Three people, counted in within some minutes."""
    intake, found = as_role(manager, Role.INTAKE), []
    for name in ("Aa", "Bb", "Cc"):
        person = new_id()
        manager.arrivals.count_in(intake, CountForm(person, group, on_list=False))
        manager.registration.register(intake, PersonForm(person, group, name, "Ab"))
        found.append(person)
        wall.on(minutes=1)
    return found


@pytest.fixture
def room(manager: Waystation, wall: Wall) -> UUID:
    building = new_id()
    manager.places.save_building(manager.actor, BuildingForm(building, "House A", "At the gate"))
    manager.places.build(manager.actor, RoomsForm(building, 1, 2, bunks=2, area=400))
    return manager.beds.board(manager.actor).buildings[0].rooms[0].id


def states(manager: Waystation) -> dict[UUID, PresenceState]:
    return {row.person.id: row.state for row in manager.presence.sheet(manager.actor).people}


def number(manager: Waystation, person: UUID) -> str:
    row = next(each for each in manager.presence.sheet(manager.actor).people if each.person.id == person)
    return row.person.number


def bed_of(manager: Waystation, person: UUID) -> UUID | None:
    beds = (bed for b in manager.beds.board(manager.actor).buildings for room in b.rooms for bed in room.beds)
    return next((bed.id for bed in beds if any(each.id == person for each in bed.people)), None)


def into_bed(manager: Waystation, person: UUID, place: int) -> UUID:
    bed = manager.beds.board(manager.actor).buildings[0].rooms[0].beds[place].id
    assert manager.beds.place(manager.actor, StayForm(new_id(), person, bed, reason="agreed")).done
    return bed


def test_who_was_counted_in_is_here_and_a_mark_counts_until_the_next(
    manager: Waystation, people: list[UUID], wall: Wall
) -> None:
    assert states(manager) == dict.fromkeys(people, HERE)
    wall.on(hours=1)
    form = MarkForm(new_id(), people[0], PresenceState.HOSPITAL)
    manager.presence.mark(manager.actor, form)
    manager.presence.mark(manager.actor, form)
    assert states(manager)[people[0]] is PresenceState.HOSPITAL
    assert len(manager.presence.story(manager.actor, people[0])) == 2
    wall.on(hours=2)
    manager.presence.mark(manager.actor, MarkForm(new_id(), people[0], HERE, wall.at - timedelta(hours=1)))
    sheet = manager.presence.sheet(manager.actor)
    assert sheet.counts == {HERE: 3}
    gone = wall.at
    for _ in range(2):
        manager.presence.mark(manager.actor, MarkForm(new_id(), people[0], UNKNOWN))
        wall.on(hours=1)
    away = next(row for row in manager.presence.sheet(manager.actor).people if row.person.id == people[0])
    assert (away.since, away.late) == (gone, False)


def test_a_mark_is_not_of_the_future_not_before_the_arrival_and_no_departure(
    manager: Waystation, people: list[UUID], wall: Wall
) -> None:
    lead = manager.actor
    wrong = ((wall.at + timedelta(hours=1), "not come yet"), (wall.at - timedelta(days=2), "before the person"))
    for at, what in wrong:
        with pytest.raises(UserError, match=what):
            manager.presence.mark(lead, MarkForm(new_id(), people[0], UNKNOWN, at))
    with pytest.raises(UserError, match="departure"):
        manager.presence.mark(lead, MarkForm(new_id(), people[0], PresenceState.DEPARTED))
    leaves(manager, lead, people[2])
    with pytest.raises(UserError, match="counted in"):
        manager.roll_calls.mark(lead, RollMarkForm(new_id(), begun(manager), people[2]))
    with pytest.raises(Refused):
        manager.presence.mark(as_role(manager, Role.STORE), MarkForm(new_id(), people[0], HERE))
    assert states(manager) == dict.fromkeys(people[:2], HERE)


def begun(manager: Waystation) -> UUID:
    call = new_id()
    manager.roll_calls.start(manager.actor, RollCallForm(call))
    return call


def test_a_night_is_counted_at_its_hour_whatever_happens_before_and_after(
    manager: Waystation, people: list[UUID], room: UUID, wall: Wall
) -> None:
    """Who leaves at five has slept here, who moved rooms before midnight slept once, who was in hospital did not."""
    lead, day = manager.actor, wall.at.astimezone().date()
    into_bed(manager, people[0], 0)
    wall.on(minutes=30)
    into_bed(manager, people[0], 2)
    manager.presence.mark(lead, MarkForm(new_id(), people[1], PresenceState.HOSPITAL))
    assert manager.presence.nights(lead, day, day) == ()
    wall.at = night_of(day, 0) + timedelta(hours=5)
    leaves(manager, lead, people[0])
    manager.presence.mark(lead, MarkForm(new_id(), people[1], HERE))
    wall.on(hours=24)
    first, second = manager.presence.nights(lead, day, day + timedelta(days=3))
    assert (first.present, first.hospital, first.in_bed, first.in_all) == (2, 1, 1, 3)
    assert (second.present, second.hospital, second.in_all) == (2, 0, 2)
    night = manager.presence.night(lead, day)
    assert {each.person.id: each.state for each in night.people} == {
        people[0]: HERE, people[1]: PresenceState.HOSPITAL, people[2]: HERE,
    }  # fmt: skip
    assert next(each for each in night.people if each.person.id == people[0]).room == "1"
    with pytest.raises(UserError, match="not come"):
        manager.presence.night(lead, day + timedelta(days=2))


def test_another_hour_of_the_rule_counts_another_night(manager: Waystation, people: list[UUID], wall: Wall) -> None:
    day, lead = wall.at.astimezone().date(), manager.actor
    wall.at = night_of(day, 0) + timedelta(hours=2)
    manager.presence.mark(lead, MarkForm(new_id(), people[0], UNKNOWN))
    wall.on(hours=6)
    assert manager.presence.nights(lead, day, day)[0].present == 3
    manager.presence.save_rule(lead, HouseRuleForm(night_at=4 * 60, words="Back by ten."))
    assert manager.presence.nights(lead, day, day)[0].present == 2
    assert manager.presence.rule(lead).words == "Back by ten."
    with pytest.raises(UserError, match="Nothing was saved"):
        manager.presence.save_rule(lead, HouseRuleForm(night_at=24 * 60))


def test_a_wrong_mark_is_put_right_with_a_reason_and_stays_readable(
    manager: Waystation, people: list[UUID], wall: Wall
) -> None:
    lead, day = manager.actor, wall.at.astimezone().date()
    manager.presence.mark(lead, MarkForm(new_id(), people[0], UNKNOWN))
    wall.at = night_of(day, 0) + timedelta(hours=9)
    assert manager.presence.nights(lead, day, day)[0].absent == 1
    wrong = manager.presence.story(lead, people[0])[0]
    assert wrong.id is not None
    form = CorrectionForm(new_id(), wrong.id, HERE, wrong.at, "")
    with pytest.raises(UserError, match="reason"):
        manager.presence.correct(lead, form)
    manager.presence.correct(lead, CorrectionForm(new_id(), wrong.id, HERE, wrong.at, "slept in room 2"))
    assert manager.presence.nights(lead, day, day)[0].present == 3
    story = manager.presence.story(lead, people[0])
    assert [(each.voided, each.reason) for each in story[:2]] in (
        [(True, ""), (False, "slept in room 2")], [(False, "slept in room 2"), (True, "")],
    )  # fmt: skip
    with pytest.raises(UserError, match="corrected already"):
        manager.presence.correct(lead, CorrectionForm(new_id(), wrong.id, HERE, wrong.at, "again"))


def test_leave_keeps_the_bed_and_the_return_gives_it_back(
    manager: Waystation, people: list[UUID], room: UUID, wall: Wall
) -> None:
    lead, bed = manager.actor, into_bed(manager, people[0], 0)
    leave = LeaveForm(new_id(), people[0], wall.at, wall.at + timedelta(days=2), "+370 600")
    manager.leaves.give(lead, leave)
    assert states(manager)[people[0]] is LEAVE
    board = manager.beds.board(lead).buildings[0].rooms[0].beds[0]
    assert board.kept
    assert board.kept_until == (wall.at + timedelta(days=2)).astimezone().date()
    wall.on(days=2, hours=1)
    assert manager.leaves.open(lead)[0].late
    manager.roll_calls.close(lead, begun(manager))
    assert TaskKind.LEAVE_OVER in {task.kind for task in manager.tasks.open_tasks(lead)}
    manager.leaves.end(lead, leave.id)
    assert states(manager)[people[0]] is HERE
    assert bed_of(manager, people[0]) == bed
    assert manager.leaves.open(lead) == ()
    assert TaskKind.LEAVE_OVER not in {task.kind for task in manager.tasks.open_tasks(lead)}


def test_a_bed_is_kept_until_its_day_and_no_longer(
    manager: Waystation, people: list[UUID], room: UUID, wall: Wall
) -> None:
    lead, bed = manager.actor, into_bed(manager, people[0], 0)
    until = (wall.at + timedelta(days=1)).astimezone().date()
    manager.presence.mark(lead, MarkForm(new_id(), people[0], PresenceState.HOSPITAL, keep_until=until))
    wall.on(days=1)
    assert manager.beds.board(lead).buildings[0].rooms[0].beds[0].kept
    wall.on(days=1)
    assert manager.beds.board(lead).buildings[0].rooms[0].beds[0].is_free
    manager.presence.mark(lead, MarkForm(new_id(), people[0], HERE))
    assert bed_of(manager, people[0]) == bed


def test_a_leave_has_rules(manager: Waystation, people: list[UUID], wall: Wall) -> None:
    lead, now = manager.actor, wall.at
    with pytest.raises(UserError, match="ends after"):
        manager.leaves.give(lead, LeaveForm(new_id(), people[0], now, now - timedelta(hours=1)))
    long = LeaveForm(new_id(), people[0], now, now + timedelta(days=9))
    with pytest.raises(UserError, match="longer than the house rule"):
        manager.leaves.give(lead, long)
    to_come = LeaveForm(new_id(), people[0], now + timedelta(days=1), now + timedelta(days=3))
    manager.leaves.give(lead, to_come)
    assert states(manager)[people[0]] is HERE
    with pytest.raises(UserError, match="already"):
        manager.leaves.give(lead, LeaveForm(new_id(), people[0], now, now + timedelta(days=2)))
    manager.leaves.end(lead, to_come.id)
    assert manager.leaves.open(lead) == ()


def test_the_gate_lets_in_and_out_and_says_what_it_wrote(manager: Waystation, people: list[UUID], wall: Wall) -> None:
    lead, code = manager.actor, number(manager, people[0])
    gate = as_role(manager, Role.GATE)
    out = GateForm(new_id(), code)
    assert manager.gate.passed(gate, out).state is UNKNOWN
    assert manager.gate.passed(gate, out).state is UNKNOWN
    assert states(manager)[people[0]] is UNKNOWN
    assert manager.gate.passed(gate, GateForm(new_id(), code, Way.OUT)).sentence.startswith("Out already")
    wall.on(hours=3)
    assert manager.gate.passed(gate, GateForm(new_id(), code)).state is HERE
    manager.leaves.give(lead, LeaveForm(new_id(), people[0], wall.at + timedelta(hours=2), wall.at + timedelta(days=1)))
    wall.on(minutes=1)
    to_leave = GateForm(new_id(), code)
    assert manager.gate.passed(gate, to_leave).state is LEAVE
    assert manager.gate.passed(gate, to_leave).state is LEAVE
    nobody = manager.gate.passed(gate, GateForm(new_id(), "9999999999"))
    assert nobody.person is None
    assert nobody.sentence
    with pytest.raises(Refused):
        manager.presence.sheet(gate)


def test_who_is_away_for_longer_than_the_rule_becomes_a_task_and_comes_back(
    manager: Waystation, people: list[UUID], wall: Wall
) -> None:
    lead = manager.actor
    manager.presence.mark(lead, MarkForm(new_id(), people[0], UNKNOWN))
    wall.on(hours=23)
    manager.presence.mark(lead, MarkForm(new_id(), people[0], UNKNOWN))
    manager.roll_calls.close(lead, begun(manager))
    assert not [task for task in manager.tasks.open_tasks(lead) if task.kind is TaskKind.ABSENT]
    wall.on(hours=2)
    assert [row.late for row in manager.presence.sheet(lead).people].count(True) == 1
    manager.roll_calls.close(lead, begun(manager))
    assert [task.person.id for task in manager.tasks.open_tasks(lead) if task.kind is TaskKind.ABSENT and task.person]
    manager.presence.mark(lead, MarkForm(new_id(), people[0], HERE))
    assert not [task for task in manager.tasks.open_tasks(lead) if task.kind is TaskKind.ABSENT]


def test_a_roll_call_by_room_by_scan_and_by_hand(
    manager: Waystation, people: list[UUID], room: UUID, wall: Wall
) -> None:
    lead, call = manager.actor, new_id()
    into_bed(manager, people[0], 0)
    into_bed(manager, people[1], 1)
    sheet = manager.roll_calls.start(lead, RollCallForm(call))
    assert [(each.title, len(each.people)) for each in sheet.rooms] == [("1", 2), ("", 1)]
    assert sheet.unmarked == 3
    manager.roll_calls.mark(lead, RollMarkForm(new_id(), call, people[0], UNKNOWN))
    manager.roll_calls.mark(lead, RollMarkForm(new_id(), call, people[0], HERE))
    assert manager.roll_calls.mark_room(lead, call, room) == 1
    code = number(manager, people[2])
    scanned = manager.roll_calls.scan(lead, RollScanForm(new_id(), call, code))
    assert scanned.state is HERE
    assert scanned.sentence == ""
    assert manager.roll_calls.scan(lead, RollScanForm(new_id(), call, code)).sentence == "Marked already."
    sheet = manager.roll_calls.close(lead, call)
    assert (sheet.found, sheet.missing, sheet.unmarked, sheet.away) == (3, 0, 0, 0)
    with pytest.raises(UserError, match="closed"):
        manager.roll_calls.mark(lead, RollMarkForm(new_id(), call, people[0]))
    assert manager.roll_calls.past(lead)[0].found == 3


def test_who_is_not_marked_is_not_absent(manager: Waystation, people: list[UUID], wall: Wall) -> None:
    lead = manager.actor
    manager.presence.mark(lead, MarkForm(new_id(), people[2], PresenceState.HOSPITAL))
    call = begun(manager)
    wall.on(minutes=5)
    sheet = manager.roll_calls.close(lead, call, not_found=(people[0],))
    assert (sheet.found, sheet.missing, sheet.unmarked, sheet.away) == (0, 1, 1, 1)
    assert states(manager) == {people[0]: UNKNOWN, people[1]: HERE, people[2]: PresenceState.HOSPITAL}


def test_a_roll_call_of_one_building_asks_for_those_who_sleep_there(
    manager: Waystation, people: list[UUID], room: UUID, wall: Wall
) -> None:
    lead, call = manager.actor, new_id()
    into_bed(manager, people[0], 0)
    building = manager.beds.board(lead).buildings[0].id
    sheet = manager.roll_calls.start(lead, RollCallForm(call, building))
    assert [line.person.id for line in sheet.lines] == [people[0]]
    with pytest.raises(UserError, match="not in this roll-call"):
        manager.roll_calls.mark(lead, RollMarkForm(new_id(), call, people[1]))


def test_heads_of_staff_and_visitors(manager: Waystation, wall: Wall) -> None:
    gate = as_role(manager, Role.GATE)
    manager.presence.count_heads(gate, 6, 2)
    wall.on(minutes=1)
    manager.presence.count_heads(gate, 6, 3)
    sheet = manager.presence.sheet(manager.actor)
    assert (sheet.staff, sheet.visitors, sheet.counted_at) == (6, 3, wall.at)
    with pytest.raises(UserError, match="500"):
        manager.presence.count_heads(gate, -1, 0)


@pytest.fixture
def zone(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Iterator[None]:
    """The clock on the wall of another country; the machine's own comes back after the test."""
    monkeypatch.setenv("TZ", request.param)
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize("zone", ["Europe/Vilnius", "UTC"], indirect=True)
@pytest.mark.parametrize("minutes", [0, 5 * 60, 23 * 60])
def test_every_night_of_a_year_is_one_night_though_the_clocks_change(zone: None, minutes: int) -> None:
    days = [date(2026, 1, 1) + timedelta(days=each) for each in range(366)]
    moments = [night_of(day, minutes) for day in days]
    lengths = {b - a for a, b in pairwise(moments)}
    assert lengths <= {timedelta(hours=23), timedelta(hours=24), timedelta(hours=25)}
    assert all((moment.hour * 60 + moment.minute) == minutes for moment in moments)


def test_the_page_of_a_person_says_where_they_sleep_and_are(
    manager: Waystation, people: list[UUID], room: UUID, wall: Wall
) -> None:
    lead = manager.actor
    assert manager.people.open_person(lead, people[0]).sleeps == ("", "")
    into_bed(manager, people[0], 1)
    manager.presence.mark(lead, MarkForm(new_id(), people[0], PresenceState.HOSPITAL))
    page = manager.people.open_person(lead, people[0])
    assert (page.sleeps, page.presence) == (("1", "1 up"), PresenceState.HOSPITAL)
    page = manager.people.open_person(as_role(manager, Role.LEGAL), people[0])
    assert (page.sleeps, page.presence) == (("", ""), None)
