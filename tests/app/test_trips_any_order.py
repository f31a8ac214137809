"""Whatever is planned, booked, counted, closed and found late, in any order: numbers and presence are those of a model
kept by hand."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random
from uuid import UUID

import pytest

from app.access import Actor
from app.errors import UserError
from app.onward.forms import ArriveForm, BookForm, LeaveForm, NotLeftForm, TickForm, TripForm
from app.onward.rows import TripSheet
from app.waystation import Waystation, utc_now
from models.base import new_id
from models.codes import PresenceState, SeatState, TripState
from tests.app.conftest import check_whole
from tests.app.test_beds import somebody
from tests.app.test_trips import where

STEPS = int(os.environ.get("WAYSTATION_TRIP_STEPS", "60"))
SEEDS = range(int(os.environ.get("WAYSTATION_TRIP_SEEDS", "2")))
SEATS, DAYS = 3, 2
HERE, AWAY, ABSENT = PresenceState.PRESENT, PresenceState.APPOINTMENT, PresenceState.ABSENT_UNKNOWN


@dataclass
class Bus:
    """A trip as it should be; `seats`: who is on it and how they stand."""

    id: UUID
    day: int
    for_good: bool
    state: TripState = TripState.PLANNED
    seats: dict[UUID, SeatState] = field(default_factory=dict)
    out: int = 0
    arrived: int = 0
    here: bool = False
    came_from: dict[UUID, PresenceState | None] = field(default_factory=dict)
    left_out: set[UUID] = field(default_factory=set)

    def standing(self, *states: SeatState) -> set[UUID]:
        return {person for person, state in self.seats.items() if state in states}

    @property
    def aboard(self) -> set[UUID]:
        return self.standing(SeatState.BOOKED, SeatState.OUT, SeatState.IN)


class Depot:
    """Acts on a register, and on the model beside it."""

    def __init__(self, waystation: Waystation, people: list[UUID], dice: Random) -> None:
        self.waystation, self.people, self.dice = waystation, people, dice
        self.buses: list[Bus] = []
        self.where: dict[UUID, PresenceState | None] = dict.fromkeys(people, HERE)
        self.began = utc_now()

    def step(self) -> None:
        acts = (self.plan, self.book, self.book, self.tick, self.tick, self.leave, self.arrive, self.take_off)
        acts = (*acts, self.take_back)
        act = self.dice.choice(acts if self.buses else (self.plan,))
        act()

    def plan(self) -> None:
        bus = Bus(new_id(), self.dice.randrange(DAYS), self.dice.random() < 0.4)
        leaves: datetime = self.began + timedelta(days=bus.day, hours=1)
        self.waystation.trips.plan(self.actor, TripForm(bus.id, "Kaunas", leaves, SEATS, for_good=bus.for_good))
        self.buses.append(bus)

    def book(self) -> None:
        bus, person = self.dice.choice(self.buses), self.dice.choice(self.people)
        open_ones = (each for each in self.buses if each.state in (TripState.PLANNED, TripState.LEFT))
        busy = any(person in each.aboard for each in open_ones if each.day == bus.day and each is not bus)
        fits = self.where[person] is not None and not busy and len(bus.aboard) < SEATS
        allowed = bus.state is TripState.PLANNED and (person in bus.aboard or fits)
        if self._does(allowed, lambda: self.waystation.trips.book(self.actor, BookForm(bus.id, (person,)))):
            bus.seats[person] = bus.seats[person] if person in bus.aboard else SeatState.BOOKED

    def take_off(self) -> None:
        bus = self.dice.choice(self.buses)
        lines = self.lines(bus)
        if lines:
            person = self.dice.choice(sorted(lines))
            allowed = bus.state is TripState.PLANNED
            if self._does(allowed, lambda: self.waystation.trips.take_off(self.actor, lines[person])):
                del bus.seats[person]

    def tick(self) -> None:
        bus, counted = self.dice.choice(self.buses), self.dice.random() < 0.85
        lines = self.lines(bus)
        for person in [each for each in sorted(bus.aboard) if self.dice.random() < 0.7]:
            self.waystation.trip_counts.tick(self.actor, TickForm(bus.id, (lines[person],), counted))
            self._ticked(bus, person, counted)

    def _ticked(self, bus: Bus, person: UUID, counted: bool) -> None:
        if bus.state is TripState.PLANNED:
            bus.seats[person] = SeatState.OUT if counted else SeatState.BOOKED
        elif bus.state is TripState.LEFT:
            bus.seats[person] = SeatState.IN if counted else SeatState.OUT
        elif counted and bus.seats[person] is SeatState.OUT:
            bus.seats[person] = SeatState.IN
            bus.arrived += 1
            if not self._out_elsewhere(bus, person):
                self._is_back(bus, person)

    def leave(self) -> None:
        bus = self.dice.choice(self.buses)
        going = bus.standing(SeatState.OUT)
        stuck = any(self.where[person] is None or self._out_elsewhere(bus, person) for person in going)
        allowed = bus.state is not TripState.PLANNED or (bool(going) and not stuck)
        form = LeaveForm(bus.id, "stay")
        if self._does(allowed, lambda: self.waystation.trip_counts.leave(self.actor, form)) and (
            bus.state is TripState.PLANNED
        ):
            bus.state, bus.out, bus.left_out = TripState.LEFT, len(going), bus.standing(SeatState.BOOKED)
            for person in bus.standing(SeatState.BOOKED):
                bus.seats[person] = SeatState.NOT_COME
            for person in going:
                self._goes(bus, person)

    def take_back(self) -> None:
        bus = self.dice.choice(self.buses)
        still_there = bus.state is TripState.LEFT and not bus.standing(SeatState.IN)
        form = NotLeftForm(bus.id, "the engine does not start")
        if (
            self._does(
                bus.state is TripState.PLANNED or still_there,
                lambda: self.waystation.trip_counts.take_back(self.actor, form),
            )
            and bus.state is TripState.LEFT
        ):
            self._stays(bus)

    def _stays(self, bus: Bus) -> None:
        bus.state, bus.out = TripState.PLANNED, 0
        for person in bus.standing(SeatState.OUT):
            self.where[person] = bus.came_from[person]
        for person in bus.standing(SeatState.NOT_COME) & bus.left_out:
            bus.seats[person] = SeatState.BOOKED

    def _goes(self, bus: Bus, person: UUID) -> None:
        bus.came_from[person] = self.where[person]
        self.where[person] = None if bus.for_good else AWAY
        for other in self.buses if bus.for_good else ():
            if other is not bus and other.state is TripState.PLANNED and person in other.aboard:
                other.seats[person] = SeatState.NOT_COME

    def arrive(self) -> None:
        bus, here = self.dice.choice(self.buses), self.dice.random() < 0.6
        here = here and bus.for_good
        allowed = bus.state is not TripState.PLANNED
        form = ArriveForm(bus.id, "somewhere", here)
        if self._does(allowed, lambda: self.waystation.trip_counts.arrive(self.actor, form)) and (
            bus.state is TripState.LEFT
        ):
            bus.state, bus.here, bus.arrived = TripState.ARRIVED, here, len(bus.standing(SeatState.IN))
            for person in bus.standing(SeatState.IN):
                self._is_back(bus, person)
            for person in bus.standing(SeatState.OUT) if not bus.for_good else ():
                self.where[person] = ABSENT

    def _is_back(self, bus: Bus, person: UUID) -> None:
        if not bus.for_good or bus.here:
            self.where[person] = HERE

    def _out_elsewhere(self, bus: Bus, person: UUID) -> bool:
        left = (each for each in self.buses if each.state is TripState.LEFT and each is not bus)
        return any(person in each.standing(SeatState.OUT) for each in left)

    def _does(self, allowed: bool, act: Callable[[], object]) -> bool:
        if not allowed:
            with pytest.raises(UserError):
                act()
            return False
        act()
        return True

    @property
    def actor(self) -> Actor:
        return self.waystation.actor

    def sheet(self, bus: Bus) -> TripSheet:
        return self.waystation.trips.sheet(self.actor, bus.id)

    def lines(self, bus: Bus) -> dict[UUID, UUID]:
        return {row.person.id: row.id for row in self.sheet(bus).seats}


@pytest.mark.parametrize("seed", SEEDS)
def test_numbers_and_presence_whatever_the_order(manager: Waystation, group: UUID, seed: int) -> None:
    people = [somebody(manager, group, f"P{letter}") for letter in "abcde"]
    depot = Depot(manager, people, Random(seed))
    for _ in range(STEPS):
        depot.step()
        assert where(manager) == {person: state for person, state in depot.where.items() if state is not None}
    for bus in depot.buses:
        sheet = depot.sheet(bus)
        row = sheet.row
        assert {line.person.id: line.state for line in sheet.seats} == bus.seats
        assert (row.state, row.booked) == (bus.state, len(bus.aboard))
        assert (row.counted_out or 0, row.counted_in or 0) == (bus.out, bus.arrived)
        numbers = [line.seat for line in sheet.seats if line.seat is not None]
        assert len(set(numbers)) == len(numbers) <= SEATS
    check_whole(manager)
