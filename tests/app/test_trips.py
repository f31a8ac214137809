"""Trips on a real register: seats and who gets none, counted out and in, two laptops that meet, another house."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlmodel import select

from app.access import Actor
from app.card_forms import CardPrintForm
from app.errors import Refused, UserError
from app.family_rows import FamilyForm, MemberForm
from app.onward.forms import ArriveForm, BookForm, LeaveForm, NotLeftForm, SeatForm, TickForm, TripForm, TripScanForm
from app.onward.rows import TripSheet
from app.onward.rules import TravelStop, numbered
from app.presence.reading import states_at
from app.proposals import instruct
from app.rosters.forms import RosterForm
from app.safety import FlagForm
from app.scanning import ScanType, recognise
from app.token import LetterCode, ShortCode, TripCode
from app.waystation import Waystation, utc_now
from models.base import new_id
from models.codes import (
    Answer,
    Instruction,
    PresenceState,
    Relation,
    Role,
    RosterKind,
    SafetyFlag,
    SeatState,
    TripState,
)
from models.papers import Card
from models.place import Station
from tests.app.conftest import as_role
from tests.app.leaving import leaves
from tests.app.test_beds import beds, house, lying, placed, somebody
from tests.app.test_exchange_laptops import carry, second
from tests.printing.reading import codes, keep_picture, text

__all__ = ["house", "second"]  # fixtures
SOON = timedelta(hours=2)


def trip_form(seats: int = 4, for_good: bool = False, **more: object) -> TripForm:
    return TripForm(new_id(), "Kaunas", utc_now() + SOON, seats, for_good=for_good, **more)  # type: ignore[arg-type]


def planned(waystation: Waystation, seats: int = 4, for_good: bool = False, **more: object) -> UUID:
    return waystation.trips.plan(lead_of(waystation), trip_form(seats, for_good, **more)).row.form.id


def lead_of(waystation: Waystation) -> Actor:
    return as_role(waystation, Role.MANAGER)


def book(waystation: Waystation, trip: UUID, *people: UUID) -> TripSheet:
    return waystation.trips.book(lead_of(waystation), BookForm(trip, people)).sheet


def tick(waystation: Waystation, trip: UUID, *people: UUID, counted: bool = True) -> TripSheet:
    lines = {row.person.id: row.id for row in waystation.trips.sheet(lead_of(waystation), trip).seats}
    seats = tuple(lines[person] for person in people)
    return waystation.trip_counts.tick(lead_of(waystation), TickForm(trip, seats, counted))


def leave(waystation: Waystation, trip: UUID, not_come: str = "") -> TripSheet:
    return waystation.trip_counts.leave(lead_of(waystation), LeaveForm(trip, not_come))


def arrive(waystation: Waystation, trip: UUID, words: str = "", here: bool = False) -> TripSheet:
    return waystation.trip_counts.arrive(lead_of(waystation), ArriveForm(trip, words, here))


def where(waystation: Waystation) -> dict[UUID, PresenceState]:
    with waystation.house.store.read() as session:
        return states_at(session, waystation.house.now())


def told(waystation: Waystation, person: UUID, code: Instruction) -> None:
    with waystation.house.store.transaction(waystation.actor.user, "sign_check") as session:
        instruct(session, person, code)


def test_seats_and_who_gets_none(manager: Waystation, group: UUID) -> None:
    a, b, c, d = (somebody(manager, group, name) for name in ("Aa", "Bb", "Cc", "Dd"))
    trip = planned(manager, 3)
    manager.safety.raise_flag(manager.actor, FlagForm(new_id(), a, SafetyFlag.KEEP_APART, reason="canary", other=b))
    told(manager, c, Instruction.TRAVEL_NO)
    booked = manager.trips.book(manager.actor, BookForm(trip, group=group))
    assert [(row.person.id, row.stop) for row in booked.left_off] == [
        (b, TravelStop.OTHER_VEHICLE),
        (c, TravelStop.MAY_NOT_TRAVEL),
    ]
    assert [(row.person.id, row.seat) for row in booked.sheet.seats] == [(a, 1), (d, 2)]
    for person, said in ((b, "^Other vehicle"), (c, "^May not travel")):
        with pytest.raises(UserError, match=said) as refused:
            book(manager, trip, person)
        assert "canary" not in refused.value.sentence
    with pytest.raises(UserError, match="On another trip"):
        book(manager, planned(manager), d)
    later = manager.trips.plan(manager.actor, trip_form()).row.form
    later = manager.trips.change(manager.actor, TripForm(later.id, "Kaunas", utc_now() + timedelta(days=2), 4)).row.form
    assert book(manager, later.id, d, b).row.booked == 2
    with pytest.raises(UserError, match="More people than seats"):
        book(manager, _one_seat(manager), a, d)


def _one_seat(waystation: Waystation) -> UUID:
    form = TripForm(new_id(), "Alytus", utc_now() + timedelta(days=5), 1)
    return waystation.trips.plan(waystation.actor, form).row.form.id


def test_a_family_or_a_group_gets_seats_in_one_act_and_a_seat_is_given_once(manager: Waystation, group: UUID) -> None:
    mother, son, other = (somebody(manager, group, name) for name in ("Ma", "Mb", "Nn"))
    members = (MemberForm(mother, Relation.FOCAL), MemberForm(son, Relation.CHILD))
    manager.families.make_family(as_role(manager, Role.INTAKE), FamilyForm(new_id(), members, Answer.YES))
    trip = planned(manager)
    booked = manager.trips.book(as_role(manager, Role.CASE), BookForm(trip, (mother,), families=True))
    assert {row.person.id for row in booked.sheet.seats} == {mother, son}
    assert manager.trips.book(manager.actor, BookForm(trip, group=group)).sheet.row.booked == 3
    line = next(row.id for row in manager.trips.sheet(manager.actor, trip).seats if row.person.id == other)
    with pytest.raises(UserError, match="taken"):
        manager.trips.set_seat(manager.actor, SeatForm(line, 1))
    sheet = manager.trips.set_seat(manager.actor, SeatForm(line, 4, 2, "Station"))
    assert [(row.seat, row.luggage, row.drop_off) for row in sheet.seats][-1] == (4, 2, "Station")
    assert manager.trips.take_off(manager.actor, line).row.booked == 2
    manager.trips.cancel(manager.actor, trip, "no driver")
    assert book(manager, planned(manager), mother).row.booked == 1


def test_counted_out_there_and_back(manager: Waystation, group: UUID) -> None:
    a, b, c = (somebody(manager, group, name) for name in ("Aa", "Bb", "Cc"))
    trip = planned(manager)
    book(manager, trip, a, b, c)
    with pytest.raises(UserError, match="Nobody was counted out"):
        leave(manager, trip)
    number = next(row.person.number for row in manager.trips.sheet(manager.actor, trip).seats if row.person.id == a)
    gate = as_role(manager, Role.GATE)
    for said in ("Counted out.", "Counted already."):
        assert manager.trip_counts.scan(gate, TripScanForm(trip, number)).sentence == said
    tick(manager, trip, b, c)
    tick(manager, trip, c, counted=False)
    with pytest.raises(UserError, match="why they stay"):
        leave(manager, trip)
    told(manager, b, Instruction.TRAVEL_ESCORT)
    with pytest.raises(UserError, match="escort"):
        leave(manager, trip, "ill")
    form = manager.trips.sheet(manager.actor, trip).row.form
    manager.trips.change(manager.actor, TripForm(trip, form.place, form.leaves_at, 4, escort="Ona"))
    left = leave(manager, trip, "ill")
    assert (left.row.state, left.row.counted_out, left.row.booked) == (TripState.LEFT, 2, 2)
    away = PresenceState.APPOINTMENT
    assert where(manager) == {a: away, b: away, c: PresenceState.PRESENT}
    assert manager.trip_counts.scan(gate, TripScanForm(trip, number)).sentence == "Counted in."
    with pytest.raises(UserError, match="numbers differ"):
        arrive(manager, trip)
    over = arrive(manager, trip, "Went to a cousin, will call")
    assert (over.row.counted_out, over.row.counted_in, over.row.differs) == (2, 1, True)
    assert [task.what for task in manager.tasks.open_tasks(manager.actor) if "Trip:" in task.what] == [
        "Trip: 2 counted out, 1 counted in. Find out where the others are."
    ]
    assert where(manager)[b] is PresenceState.ABSENT_UNKNOWN
    found = tick(manager, trip, b)
    assert (found.row.counted_in, found.row.differs) == (2, False)
    assert set(where(manager).values()) == {PresenceState.PRESENT}


def take_back(waystation: Waystation, trip: UUID, reason: str = "The engine does not start") -> TripSheet:
    return waystation.trip_counts.take_back(lead_of(waystation), NotLeftForm(trip, reason))


def test_a_vehicle_that_has_not_left_after_all(manager: Waystation, house: UUID, group: UUID) -> None:
    a, b, c = (somebody(manager, group, name) for name in ("Aa", "Bb", "Cc"))
    one, other, before = beds(manager)[0].id, beds(manager)[1].id, where(manager)
    assert placed(manager, a, one)
    assert placed(manager, b, other)
    trip = planned(manager, for_good=True)
    book(manager, trip, a, b, c)
    tick(manager, trip, a, b)
    leave(manager, trip, "does not want to go")
    assert placed(manager, c, other)
    with pytest.raises(UserError, match="no reason"):
        take_back(manager, trip, " ")
    with pytest.raises(Refused):
        manager.trip_counts.take_back(as_role(manager, Role.GATE), NotLeftForm(trip, "by mistake"))
    back = take_back(manager, trip)
    assert (back.row.state, back.row.booked, back.row.counted_out) == (TripState.PLANNED, 3, None)
    assert [row.state for row in back.seats] == [SeatState.OUT, SeatState.OUT, SeatState.BOOKED]
    assert where(manager) == before
    assert lying(manager) == {a: one, c: other}
    tick(manager, trip, c)
    leave(manager, trip)
    tick(manager, trip, a)
    with pytest.raises(UserError, match="counted in already"):
        take_back(manager, trip)
    tick(manager, trip, a, counted=False)
    leaves(manager, manager.actor, a)
    with pytest.raises(UserError, match="Departures of this trip are written"):
        take_back(manager, trip)


def test_the_manifest_opens_at_another_house_and_who_arrives_lives_there(
    manager: Waystation, second: Waystation, group: UUID
) -> None:
    a, b = somebody(manager, group, "Aa"), somebody(manager, group, "Bb")
    trip = planned(manager, for_good=True)
    book(manager, trip, a, b)
    tick(manager, trip, a, b)
    code = leave(manager, trip).code
    assert where(manager) == {}
    lead = lead_of(second)
    assert second.trips.open_code(lead, code).sentence.startswith("The trip of this manifest")
    assert second.trips.open_code(lead, "123").sheet is None
    carry(manager, second)
    opened = second.trips.open_code(lead, code).sheet
    assert opened is not None
    assert [row.person.id for row in opened.seats] == [a, b]
    tick(second, trip, a, b)
    assert arrive(second, trip, here=True).row.counted_in == 2
    assert where(second) == {a: PresenceState.PRESENT, b: PresenceState.PRESENT}
    carry(second, manager)
    assert manager.trips.sheet(manager.actor, trip).row.state is TripState.ARRIVED


def test_two_laptops_fill_one_vehicle_and_it_is_seen_before_it_leaves(
    manager: Waystation, second: Waystation, group: UUID
) -> None:
    a, b = somebody(manager, group, "Aa"), somebody(manager, group, "Bb")
    trip = planned(manager, 1)
    carry(manager, second)
    book(manager, trip, a)
    book(second, trip, b)
    carry(second, manager)
    carry(manager, second)
    sheets = [waystation.trips.sheet(lead_of(waystation), trip) for waystation in (manager, second)]
    assert [[(row.person.id, row.seat) for row in sheet.seats] for sheet in sheets] == [[(a, 1), (b, None)]] * 2
    tick(manager, trip, a, b)
    with pytest.raises(UserError, match="More people than seats"):
        leave(manager, trip)


@settings(max_examples=50, deadline=None)
@given(st.integers(1, 8), st.lists(st.integers(-1, 10), max_size=12))
def test_nobody_sits_on_another(seats: int, asked: list[int]) -> None:
    found = numbered([(UUID(int=place + 1), seat) for place, seat in enumerate(asked)], seats)
    given_out = [seat for seat in found.values() if seat is not None]
    assert sorted(given_out) == sorted(set(given_out))
    assert set(given_out) <= set(range(1, seats + 1))
    assert len(given_out) == min(seats, len(asked))


def test_the_manifest_is_read_back(manager: Waystation, group: UUID) -> None:
    a, b = somebody(manager, group, "Aaronava"), somebody(manager, group, "Burak")
    told(manager, b, Instruction.TRAVEL_ESCORT)
    trip = planned(manager, for_good=True, vehicle="LAZ 042", escort="Ona Petraite")
    sheet = book(manager, trip, a, b)
    manager.trips.set_seat(manager.actor, SeatForm(sheet.seats[0].id, 3, 2, "Kaunas station"))
    form = RosterForm(RosterKind.MANIFEST, trip=trip)
    printed = manager.rosters.paper(manager.actor, form).draw(None)
    read = text(printed)
    for words in ("Passengers, Kaunas", "LAZ 042", "Ona Petraite", "station", "with an"):
        assert words in read
    assert read.upper().index("BURAK") < read.upper().index("AARONAVA")
    assert sheet.code in codes(printed, 1, 300)
    keep_picture(printed, "manifest")
    assert "LAZ" not in text(manager.rosters.paper(manager.actor, RosterForm(RosterKind.MANIFEST)).draw(None))


def test_the_gate_is_told_to_ask_and_a_cancelled_card_counts_only_who_left_with_it(
    manager: Waystation, group: UUID
) -> None:
    a, b = somebody(manager, group, "Aa"), somebody(manager, group, "Bb")
    trip, gate = planned(manager, for_good=True), as_role(manager, Role.GATE)
    book(manager, trip, a, b)
    told(manager, b, Instruction.TRAVEL_NO)
    shown = {row.person.id: row for row in manager.trips.sheet(gate, trip).seats}
    assert (shown[b].stops, shown[b].instructions, shown[b].escorted) == ((TravelStop.ASK_LEAD,), (), False)
    tick(manager, trip, a, b)
    with pytest.raises(UserError, match="ask the shift lead") as refused:
        manager.trip_counts.leave(gate, LeaveForm(trip))
    assert "instruction" not in refused.value.sentence
    manager.card_acts.print_cards(manager.actor, CardPrintForm(group, (a,)))
    code = code_of(manager, a)
    tick(manager, trip, b, counted=False)
    leave(manager, trip, "does not travel")
    leaves(manager, manager.actor, a)
    assert manager.trip_counts.scan(gate, TripScanForm(trip, code)).sentence == "Counted in."
    assert manager.trip_counts.scan(gate, TripScanForm(trip, "1234567890")).person is None
    arrive(manager, trip, here=True)
    assert where(manager) == {a: PresenceState.PRESENT, b: PresenceState.PRESENT}


def code_of(waystation: Waystation, person: UUID) -> str:
    with waystation.house.store.read() as session:
        (card,) = session.exec(select(Card).where(Card.person_id == person)).all()
        (station,) = session.exec(select(Station).where(Station.chain != "")).all()
        return ShortCode(int(station.chain), int(card.token)).digits


@settings(max_examples=50, deadline=None)
@given(st.uuids(), st.integers(0, 42), st.integers(1, 9))
def test_the_code_of_a_manifest_is_read_back_and_a_wrong_digit_is_none(trip: UUID, place: int, more: int) -> None:
    code = TripCode(trip).digits
    scan = recognise(code)
    assert scan is not None
    assert (scan.kind, TripCode.parse(scan.value)) == (ScanType.TRIP, TripCode(trip))
    wrong = code[:place] + str((int(code[place]) + more) % 10) + code[place + 1 :]
    assert TripCode.parse(wrong) is None
    assert (ShortCode.parse(code), LetterCode.parse(code)) == (None, None)
