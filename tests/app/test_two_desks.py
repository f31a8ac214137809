"""Two desks of one server do the same thing at the same instant: one does it, the other is told in a sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

import pytest
import sqlalchemy as sa
from sqlmodel import Session, select

from app.acts import Act
from app.errors import UserError
from app.forms import CountForm
from app.meals import MealAnswer, MealForm, MealTypeForm
from app.onward.departure_forms import DepartForm, GoingForm
from app.onward.forms import BookForm, TickForm, TripForm
from app.onward.forms import LeaveForm as TripLeaves
from app.onward.package_rows import TakenIn
from app.presence.forms import GateForm, HouseRuleForm, LeaveForm, RollCallForm, RollMarkForm, Way
from app.presence.gate import ALREADY_OUT
from app.shelter.forms import BuildingForm, RoomsForm, StayForm, SwapForm
from app.supply_forms import IssueForm
from app.supply_rows import IssueKind
from app.voucher_forms import VoucherForm
from app.waystation import Waystation
from models.base import new_id
from models.codes import DepartureReason, PresenceSource, PresenceState, Role, VoucherKind
from models.migrations import whole
from models.presence import HouseRule, PresenceEvent
from tests.app.conftest import as_role, open_bus
from tests.app.postgres import Cluster
from tests.app.proof import prove
from tests.app.test_packages_hostile import PLAIN, form_of
from tests.app.test_supplies_acts import stocked
from tests.app.two_desks import at_once, desks, people_of

Try = Callable[[Waystation], object]


@dataclass
class House:
    """One house with two desks, its people, their numbers and its beds."""

    desks: list[Waystation]
    people: list[UUID]
    numbers: dict[UUID, str]
    beds: list[UUID]

    def both(self, act: Try) -> list[object]:
        """The same act at both desks at once; a refusal must be a sentence."""
        came = at_once(*(lambda desk=desk: act(desk) for desk in self.desks))
        assert not [each for each in came if isinstance(each, Exception) and not isinstance(each, UserError)], came
        return list(came)

    def once(self, act: Try) -> None:
        """One of the desks did it, the other was refused."""
        assert sum(isinstance(each, UserError) for each in self.both(act)) == 1


@pytest.fixture(scope="module")
def house(postgres: Cluster, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    url = postgres.fresh(whole())
    here, there = desks(url, tmp_path_factory.mktemp("centre"), ("Lead", "Lead 2"))
    people = people_of(here, open_bus(here, as_role(here, Role.INTAKE), None), 8)
    building = new_id()
    here.places.save_building(here.actor, BuildingForm(building, "House A", "At the gate"))
    here.places.build(here.actor, RoomsForm(building, 1, 4, bunks=2, area=400))
    beds = [bed.id for each in here.beds.board(here.actor).buildings for room in each.rooms for bed in room.beds]
    numbers = {row.person.id: row.person.number for row in here.presence.sheet(here.actor).people}
    yield House([here, there], people, numbers, beds)
    for desk in (here, there):
        prove(desk.house.store)
        desk.house.store.close()
    postgres.give_back(url)


@pytest.fixture
def ward(house: House) -> Waystation:
    return house.desks[0]


def test_one_bed_takes_one_of_two_people(house: House, ward: Waystation) -> None:
    for number, bed in enumerate(house.beds[:3]):
        pair = dict(zip(map(id, house.desks), house.people[number * 2 :], strict=False))
        house.once(lambda desk, bed=bed, pair=pair: _place(desk, pair[id(desk)], bed))
    assert not any(row.contested for row in ward.beds.board(ward.actor).waiting)


def _place(desk: Waystation, person: UUID, bed: UUID) -> object:
    return desk.beds.place(desk.actor, StayForm(new_id(), person, bed, reason="as it is"))


def test_two_people_are_swapped_from_both_ends(house: House, ward: Waystation) -> None:
    """Each desk writes the rows of both people, in the other order."""
    one, other = house.people[6:8]
    _place(ward, one, house.beds[8])
    _place(ward, other, house.beds[9])
    for _ in range(3):
        pair = dict(zip(map(id, house.desks), ((one, other), (other, one)), strict=True))
        done = house.both(lambda desk, pair=pair: _swap(desk, *pair[id(desk)]))
        assert not any(isinstance(each, UserError) for each in done)
    lying = {row.person.id: row.bed for row in ward.presence.sheet(ward.actor).people}
    assert lying[one] != lying[other]


def _swap(desk: Waystation, one: UUID, other: UUID) -> object:
    return desk.beds.swap(desk.actor, SwapForm(new_id(), new_id(), one, other, "as it is"))


def test_a_roll_call_has_one_mark_of_each(house: House, ward: Waystation) -> None:
    call = new_id()
    ward.roll_calls.start(ward.actor, RollCallForm(call))
    state = dict(zip(map(id, house.desks), (PresenceState.PRESENT, PresenceState.HOSPITAL), strict=True))
    for person in house.people[:3]:
        house.both(lambda desk, person=person: _found(desk, call, person, state[id(desk)]))
    house.both(lambda desk: desk.roll_calls.mark_room(desk.actor, call, None))
    house.once(lambda desk: desk.roll_calls.close(desk.actor, call, (house.people[0],)))
    with ward.house.store.read() as session:
        marks = select(PresenceEvent).where(PresenceEvent.roll_call_id == call, sa.not_(PresenceEvent.voided))
        assert set(Counter(mark.person_id for mark in session.exec(marks)).values()) == {1}


def _found(desk: Waystation, call: UUID, person: UUID, state: PresenceState) -> None:
    desk.roll_calls.mark(desk.actor, RollMarkForm(new_id(), call, person, state))


def test_a_meal_a_leave_and_a_way_out_are_counted_once(house: House, ward: Waystation) -> None:
    person, meal = house.people[6], new_id()
    ward.meals.save_type(ward.actor, MealTypeForm(meal, "Supper", 0, 1439))
    answers = house.both(lambda desk: _eats(desk, house.numbers[person], meal))
    assert set(answers) == {MealAnswer.COUNTED, MealAnswer.HAD_IT}
    soon = ward.house.now() + timedelta(days=1)
    house.once(lambda desk: _may_go(desk, person, soon))
    gone = house.both(lambda desk: _out(desk, house.numbers[person]))
    assert sorted(map(str, gone)) == ["", ALREADY_OUT]


def test_a_kit_is_given_once(house: House, ward: Waystation) -> None:
    stocked(ward)
    number = house.numbers[house.people[0]]
    given = house.both(lambda desk: _gives(desk, number))
    assert set(given) == {IssueKind.GIVEN, IssueKind.ASK}


def _gives(desk: Waystation, number: str) -> object:
    return desk.supplies.issue(as_role(desk, Role.STORE), IssueForm(new_id(), number, kit="KIT-ARR")).kind


def _eats(desk: Waystation, number: str, meal: UUID) -> object:
    return desk.meals.count(desk.actor, MealForm(new_id(), number, meal)).answer


def _may_go(desk: Waystation, person: UUID, begins: object) -> None:
    assert hasattr(begins, "astimezone")
    desk.leaves.give(desk.actor, LeaveForm(new_id(), person, begins, begins + timedelta(days=1)))


def _out(desk: Waystation, number: str) -> str:
    return desk.gate.passed(desk.actor, GateForm(new_id(), number, Way.OUT)).sentence


def test_a_voucher_has_one_number_and_the_house_one_rule(house: House, ward: Waystation) -> None:
    form = {id(desk): VoucherForm(new_id(), house.people[2], VoucherKind.TAXI, number="A 17") for desk in house.desks}
    house.once(lambda desk: desk.vouchers.give(desk.actor, form[id(desk)]))
    house.both(lambda desk: desk.presence.save_rule(desk.actor, HouseRuleForm(60)))
    with ward.house.store.read() as session:
        assert len(session.exec(select(HouseRule)).all()) == 1


def test_a_seat_and_a_leaving_are_one(house: House, ward: Waystation) -> None:
    trip, (one, other, third) = new_id(), house.people[3:6]
    ward.trips.plan(ward.actor, TripForm(trip, "Ambertown", ward.house.now() + timedelta(hours=2), 3))
    pair = dict(zip(map(id, house.desks), ((one, other), (other, third)), strict=True))
    house.both(lambda desk: desk.trips.book(desk.actor, BookForm(trip, pair[id(desk)])))
    seats = ward.trips.sheet(ward.actor, trip).seats
    assert [row.seat for row in seats] == [1, 2, 3]
    house.both(lambda desk: desk.trip_counts.tick(desk.actor, TickForm(trip, tuple(row.id for row in seats))))
    house.both(lambda desk: desk.trip_counts.leave(desk.actor, TripLeaves(trip)))
    with ward.house.store.read() as session:
        away = session.exec(select(PresenceEvent.person_id).where(PresenceEvent.source == PresenceSource.TRIP)).all()
    assert sorted(away) == sorted((one, other, third))
    house.once(lambda desk: _leaves(desk, house.people[7]))


def _leaves(desk: Waystation, person: UUID) -> object:
    return desk.departures.depart(
        desk.actor, DepartForm((GoingForm(new_id(), person),), DepartureReason.OWN_HOUSING, note="fetched later")
    )


def test_the_turn_is_held_until_the_act_is_over(house: House) -> None:
    """Otherwise the next desk reads what is not written yet."""
    here, there = house.desks
    held: list[bool] = []

    def look(session: Session) -> None:
        with there.house.store.read() as other:
            turns = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND granted"
            held.append(other.connection().exec_driver_sql(turns).scalar_one() > 0)

    for act in (Act.PLACE_IN_BED, Act.COUNT_IN):
        here.house.write(here.actor, act, look)
    assert held == [True, False]


def test_what_is_gone_or_too_large_is_told_on_a_server_too(house: House, ward: Waystation) -> None:
    form = CountForm(new_id(), new_id(), on_list=False)
    for act, sentence in (
        (lambda: ward.arrivals.count_in(ward.actor, form), "not on this laptop"),
        (lambda: ward.places.save_building(ward.actor, BuildingForm(new_id(), "B", position=1 << 70)), "too large"),
    ):
        with pytest.raises(UserError, match=sentence):
            act()


def test_a_package_of_another_centre_is_taken_in_once(house: House, ward: Waystation) -> None:
    form = form_of(PLAIN)
    came = house.both(lambda desk: desk.packages.take_in(as_role(desk, Role.INTAKE), form))
    assert sorted(each.new for each in came if isinstance(each, TakenIn)) == [0, 3]
    (group,) = {each.group.id for each in came if isinstance(each, TakenIn)}
    assert len(ward.arrivals.list_of(ward.actor, group)) == 3
