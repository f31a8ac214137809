"""Two laptops of one house, apart for hours, do anything to the same people; when they have met, both tell one story:
nobody is twice, nobody is missing, and the board, the presence list and every night agree."""

from __future__ import annotations

import contextlib
import os
import secrets
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from uuid import UUID

import pytest
from sqlmodel import Session

from app.access import Act, Actor
from app.errors import UserError
from app.figures.forms import SpanForm
from app.folding import TokenIndex
from app.forms import CountForm, PersonForm
from app.house import House
from app.meals import MealForm, MealTypeForm
from app.onward.departure_forms import DepartForm, GoingForm, UndoForm
from app.onward.forms import ArriveForm, BookForm, NotLeftForm, TickForm, TripForm
from app.onward.forms import LeaveForm as TripLeaves
from app.presence.forms import CorrectionForm, GateForm, LeaveForm, MarkForm, RollCallForm, RollMarkForm, Way
from app.presence.reading import states_at, stories
from app.presence.timeline import in_house
from app.registration import known_person
from app.same_person import merges
from app.shelter.forms import BuildingForm, HoldForm, RoomsForm, StayForm, SwapForm
from app.shelter.reading import house_now
from app.store import Store
from app.voucher_forms import TakeBackForm, VoucherForm
from app.waystation import Waystation, _connect, _derivers
from models.base import new_id
from models.codes import Answer, DepartureReason, PresenceState, Role, RoomRule, VoucherKind
from models.person import SamePerson
from tests.app.conftest import as_role, check_whole, open_bus
from tests.app.test_presence import Wall
from tests.app.two_desks import joining, people_of

STEPS = int(os.environ.get("WAYSTATION_HOUSE_STEPS", "45"))
SEEDS = range(int(os.environ.get("WAYSTATION_HOUSE_SEEDS", "1")))
HERE, HOSPITAL = PresenceState.PRESENT, PresenceState.HOSPITAL
MARKS = (HERE, HOSPITAL, PresenceState.ABSENT_UNKNOWN, PresenceState.LEAVE)
OFTEN = ("place", "mark", "gate", "roll_call", "trip", "trip")
ACTS = (*OFTEN, *OFTEN, "swap", "hold", "correct", "leave", "back", "eat", "voucher", "depart", "undo", "again")


@dataclass
class Apart:
    """Both laptops, the clock that they share, and what either of them made."""

    laptops: tuple[Waystation, Waystation]
    wall: Wall
    dice: Random
    people: list[UUID]
    beds: list[UUID]
    hall: UUID
    meal: UUID
    numbers: dict[UUID, str]
    trips: list[UUID] = field(default_factory=list)
    calls: list[UUID] = field(default_factory=list)
    given: list[UUID] = field(default_factory=list)

    def step(self) -> None:
        desk = self.dice.choice(self.laptops)
        with contextlib.suppress(UserError, IndexError):
            getattr(self, self.dice.choice(ACTS))(desk, desk.actor)
        self.wall.on(minutes=self.dice.randrange(90))

    def meet(self) -> None:
        for taker, giver in (self.laptops, self.laptops[::-1]):
            shared = giver.house.store.entries_after(taker.house.store.vector())
            taker.house.store.apply(shared.entries, shared.heads)

    @property
    def who(self) -> UUID:
        return self.dice.choice(self.people)

    def place(self, desk: Waystation, lead: Actor) -> None:
        bed = self.dice.choice([*self.beds, None])
        desk.beds.place(lead, StayForm(new_id(), self.who, bed, None if bed else self.hall, "agreed"))

    def swap(self, desk: Waystation, lead: Actor) -> None:
        desk.beds.swap(lead, SwapForm(new_id(), new_id(), self.who, self.who, "agreed"))

    def hold(self, desk: Waystation, lead: Actor) -> None:
        desk.beds.hold(lead, HoldForm(new_id(), self.who, self.wall.at.date() + timedelta(days=2)))

    def mark(self, desk: Waystation, lead: Actor) -> None:
        at = self.dice.choice([None, self.wall.at - timedelta(hours=self.dice.randrange(20))])
        keep = self.dice.choice([None, self.wall.at.date() + timedelta(days=2)])
        desk.presence.mark(lead, MarkForm(new_id(), self.who, self.dice.choice(MARKS), at, keep_until=keep))

    def correct(self, desk: Waystation, lead: Actor) -> None:
        event = self.dice.choice([row for row in desk.presence.story(lead, self.who) if row.id])
        at = event.at + timedelta(minutes=self.dice.randrange(-60, 60))
        state = self.dice.choice((HERE, HOSPITAL))
        desk.presence.correct(lead, CorrectionForm(new_id(), event.id or new_id(), state, at, "seen"))

    def leave(self, desk: Waystation, lead: Actor) -> None:
        begins = self.wall.at + timedelta(hours=self.dice.choice([-2, 0, 3]))
        desk.leaves.give(lead, LeaveForm(new_id(), self.who, begins, begins + timedelta(hours=30)))

    def back(self, desk: Waystation, lead: Actor) -> None:
        desk.leaves.end(lead, self.dice.choice(desk.leaves.open(lead)).id)

    def gate(self, desk: Waystation, lead: Actor) -> None:
        desk.gate.passed(lead, GateForm(new_id(), self.numbers[self.who], self.dice.choice(list(Way))))

    def roll_call(self, desk: Waystation, lead: Actor) -> None:
        if self.dice.random() < 0.3:
            self.calls.append(new_id())
            desk.roll_calls.start(lead, RollCallForm(self.calls[-1]))
            return
        call = self.dice.choice(self.calls[-3:])
        if self.dice.random() < 0.3:
            desk.roll_calls.close(lead, call, (self.who,))
        desk.roll_calls.mark(lead, RollMarkForm(new_id(), call, self.who, self.dice.choice(MARKS)))
        desk.roll_calls.mark_room(lead, call, None)

    def eat(self, desk: Waystation, lead: Actor) -> None:
        desk.meals.count(lead, MealForm(new_id(), self.numbers[self.who], self.meal))

    def voucher(self, desk: Waystation, lead: Actor) -> None:
        form = VoucherForm(new_id(), self.who, VoucherKind.TAXI, number=str(self.dice.randrange(9)))
        desk.vouchers.give(lead, form)
        self.given.append(form.id)
        if self.dice.random() < 0.4:
            desk.vouchers.take_back(lead, TakeBackForm(self.dice.choice(self.given), "not used"))

    def trip(self, desk: Waystation, lead: Actor) -> None:
        if not self.trips or self.dice.random() < 0.2:
            self.trips.append(new_id())
            leaves_at, for_good = self.wall.at + timedelta(hours=2), self.dice.random() < 0.4
            desk.trips.plan(lead, TripForm(self.trips[-1], "Ambertown", leaves_at, 4, for_good=for_good))
        trip = self.dice.choice(self.trips[-2:])
        seats = tuple(row.id for row in desk.trips.sheet(lead, trip).seats)
        self.dice.choice((
            lambda: desk.trips.book(lead, BookForm(trip, tuple(self.dice.sample(self.people, 2)))),
            lambda: desk.trip_counts.tick(lead, TickForm(trip, seats[self.dice.randrange(2):])),
            lambda: desk.trip_counts.leave(lead, TripLeaves(trip, "they stay")),
            lambda: desk.trip_counts.arrive(lead, ArriveForm(trip, "on the way", self.dice.random() < 0.3)),
            lambda: desk.trip_counts.take_back(lead, NotLeftForm(trip, "no fuel")),
        ))()  # fmt: skip

    def depart(self, desk: Waystation, lead: Actor) -> None:
        going = (GoingForm(new_id(), self.who),)
        desk.departures.depart(lead, DepartForm(going, DepartureReason.OWN_HOUSING, note="fetched later"))

    def undo(self, desk: Waystation, lead: Actor) -> None:
        departure = self.dice.choice(desk.departures.latest(lead)).id
        desk.departures.undo(lead, UndoForm(departure, "still here", self.dice.random() < 0.5))

    def again(self, desk: Waystation, lead: Actor) -> None:
        """Somebody is counted in a second time; some day that is found out."""
        old, new, intake = self.who, new_id(), as_role(desk, Role.INTAKE)
        group = desk.arrivals.groups(intake)[0].id
        desk.arrivals.count_in(intake, CountForm(new, group, on_list=False))
        self.numbers[new] = desk.registration.register(intake, PersonForm(new, group, "Ba", "Ab")).number
        self.people.append(new)
        keep = self.dice.choice((old, new))

        def join(session: Session) -> None:
            known_person(session, old)
            session.add(SamePerson(id=new_id(), a_id=old, b_id=new, same=Answer.YES, keep_id=keep, at=self.wall.at))

        desk.house.store.run(lead.user, "decide_twins", join)


def beside(waystation: Waystation, folder: Path) -> Waystation:
    """A second laptop of the same centre, with a register and a chain of its own."""
    tokens, clock = TokenIndex(), waystation.house.clock
    store = Store.create(folder / "beside.db", secrets.token_bytes(32), clock=clock, derivers=_derivers(clock, tokens))
    house = House(store, waystation.house.vault, clock, tokens)
    actor = Actor(new_id(), Role.MANAGER, "Lead 2", "Rasa 2")
    waystation.house.write(waystation.actor, Act.ADD_USER, joining(house, actor, 2))
    return _connect(house, actor, folder)


@pytest.fixture
def apart(manager: Waystation, tmp_path: Path, request: pytest.FixtureRequest) -> Apart:
    wall = Wall()
    manager.house.clock = wall
    lead, building, meal = manager.actor, new_id(), new_id()
    people = people_of(manager, open_bus(manager, as_role(manager, Role.INTAKE), None), 7)
    manager.places.save_building(lead, BuildingForm(building, "House A", "At the gate"))
    manager.places.build(lead, RoomsForm(building, 1, 2, bunks=2, area=400))
    manager.places.build(lead, RoomsForm(building, 50, 50, rule=RoomRule.HALL))
    manager.meals.save_type(lead, MealTypeForm(meal, "Bread", 0, 1439))
    rooms = [room for each in manager.beds.board(lead).buildings for room in each.rooms]
    numbers = {row.person.id: row.person.number for row in manager.presence.sheet(lead).people}
    wall.on(minutes=5)
    both = Apart((manager, beside(manager, tmp_path)), wall, Random(request.param), people,
                 [bed.id for room in rooms for bed in room.beds], rooms[-1].id, meal, numbers)  # fmt: skip
    both.meet()
    return both


@pytest.mark.parametrize("apart", SEEDS, indirect=True)
def test_two_laptops_that_met_tell_one_story(apart: Apart) -> None:
    for number in range(STEPS):
        apart.step()
        if number % 15 == 0:
            apart.meet()
            for desk in apart.laptops:
                agrees(desk)
    apart.meet()
    here, there = (told(apart, desk) for desk in apart.laptops)
    for name, tells in here.items():
        assert tells == there[name], name
    check_whole(apart.laptops[1])
    apart.laptops[1].close()


def agrees(desk: Waystation) -> None:
    """Each human being with whom the house reckons is on the board, once."""
    with desk.house.store.read() as session:
        now = desk.house.now()
        here = states_at(session, now)
        assert here == {
            who: story[-1].state for who, story in stories(session, now).items() if in_house(story[-1].state)
        }
        assert set(house_now(session, desk.house.today()).guests) == set(here)
        assert set(here) == {merges(session).shown(each) for each in here}
    board = desk.beds.board(desk.actor)
    rooms = [room for building in board.buildings for room in building.rooms]
    seen = Counter(
        row.id for room in rooms for row in (*room.guests, *(row for bed in room.beds for row in bed.people))
    )
    seen.update(row.id for waiting in board.waiting for row in waiting.people)
    assert seen == Counter(dict.fromkeys(here, 1))


def told(apart: Apart, desk: Waystation) -> dict[str, object]:
    """Everything that the pages of the house say."""
    lead, first, today = desk.actor, datetime(2026, 3, 9).date(), desk.house.today()
    sheet, board = desk.presence.sheet(lead), desk.beds.board(lead)
    figures = desk.figures.sheet(lead, SpanForm(first, today))
    rooms = [room for building in board.buildings for room in building.rooms]
    return {
        "sheet": [
            (row.person.id, row.state, row.since, row.room, row.bed, row.until, row.late) for row in sheet.people
        ],
        "beds": [([row.id for row in bed.people], bed.kept) for room in rooms for bed in room.beds],
        "waiting": [([row.id for row in each.people], each.contested) for each in board.waiting],
        "nights": desk.presence.nights(lead, first, today),
        "figures": (figures.days, figures.people, figures.needs, figures.stays),
        "leaves": [(row.id, row.late) for row in desk.leaves.open(lead)],
        "trips": [desk.trips.sheet(lead, trip).row for trip in apart.trips],
        "seats": [[(row.id, row.seat) for row in desk.trips.sheet(lead, trip).seats] for trip in apart.trips],
        "departures": [row.id for row in desk.departures.latest(lead)],
        "meals": [row.served for row in desk.meals.sheet(lead).meals],
        "roll-calls": desk.roll_calls.past(lead),
        "stories": [desk.presence.story(lead, person) for person in apart.people],
    }
