"""The night goes on in the house: beds for the bus, roll-call, breakfast, twenty to another town, a report."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from app.access import Actor
from app.figures import SpanForm
from app.meals import MealForm, MealTypeForm
from app.night import Night
from app.onward.departure_forms import DepartForm, GoingForm
from app.onward.forms import BookForm, LeaveForm, TickForm, TripForm
from app.presence.forms import RollCallForm
from app.rosters import RosterForm
from app.shelter.forms import BuildingForm, PartyForm, RoomForm, RoomsForm, StayForm
from app.shelter.rows import ProposalRow, WaitingRow
from app.shift import ShiftForm
from app.waystation import Waystation
from models.base import new_id
from models.codes import BedRule, DepartureReason, Destination, PresenceState, Role, RoomRule, RosterKind

SENT, TOWN = 20, "Kaunas"
BEST_THAT_IS_FREE = "The best that is free tonight."


def make_house(waystation: Waystation, actor: Actor) -> None:
    """Twelve rooms of two bunks, two without a step on the ground floor, and a hall that turns nobody away."""
    building, places = new_id(), waystation.places
    places.save_building(actor, BuildingForm(building, "House A", "Car park, lamp post 2"))
    places.build(actor, RoomsForm(building, 1, 2, singles=2, area=160, step_free=True))
    places.build(actor, RoomsForm(building, 101, 112, floor=1, bunks=2, area=160))
    places.save_room(actor, RoomForm(new_id(), building, "Hall", rule=RoomRule.HALL, near_staff=True))


def play_house(night: Night) -> None:
    """From the first bed to the situation report, by the lead of the shift."""
    night.take_over(Role.MANAGER)
    night.timed("make_house", lambda: make_house(night.waystation, night.me))
    _beds(night)
    _roll_call(night)
    _breakfast(night)
    night.draw("fire-list", night.waystation.rosters.paper(night.me, RosterForm(RosterKind.FIRE)))
    night.draw("room-list", night.waystation.rosters.paper(night.me, RosterForm(RosterKind.ROOMS)))
    _onward(night)
    night.draw("shift", night.waystation.shift.paper(night.me, ShiftForm("Jonas", "Two keys of room 112 are missing.")))
    today = night.waystation.house.today()
    night.draw("situation", night.waystation.figures.report(night.me, SpanForm(today, today)))
    night.waystation.close()


def _beds(night: Night) -> None:
    """Everybody where the house would put them; nobody is left without a place."""
    beds, lead = night.waystation.beds, night.me
    for waiting in beds.board(lead).waiting:
        night.timed("place", lambda waiting=waiting: _place(night, waiting))  # type: ignore[misc]
    board = beds.board(lead)
    rooms = [room for building in board.buildings for room in building.rooms]
    in_beds = sum(len(bed.people) for room in rooms for bed in room.beds)
    in_hall = sum(len(room.guests) for room in rooms)
    night.facts |= {"in_beds": in_beds, "in_the_hall": in_hall, "without_a_bed": len(board.waiting)}


def _place(night: Night, waiting: WaitingRow) -> None:
    beds, lead = night.waystation.beds, night.me
    people = tuple(person.id for person in waiting.people)
    rooms = beds.rooms_for(lead, people, many=1) if len(people) > 1 else ()
    if rooms:
        why = _why(rooms[0].against)
        beds.place_party(lead, PartyForm(tuple(new_id() for _ in people), people, rooms[0].room, why))
        return
    for person in people:
        best: ProposalRow = beds.proposals(lead, person, many=1)[0]
        beds.place(lead, StayForm(new_id(), person, best.bed, best.room, _why(best.against)))


def _why(against: Sequence[BedRule]) -> str:
    return BEST_THAT_IS_FREE if against else ""


def _roll_call(night: Night) -> None:
    calls, lead = night.waystation.roll_calls, night.me
    form = RollCallForm(new_id())
    calls.start(lead, form)
    rooms = [room for building in night.waystation.beds.board(lead).buildings for room in building.rooms]
    seen = sum(
        night.timed("roll_call_of_a_room", lambda room=room: calls.mark_room(lead, form.id, room.id))  # type: ignore[misc]
        for room in rooms
    )
    calls.close(lead, form.id)
    night.facts["seen_at_roll_call"] = seen


def _breakfast(night: Night) -> None:
    meals, lead, meal = night.waystation.meals, night.me, new_id()
    meals.save_type(lead, MealTypeForm(meal, "Breakfast", 0, 1439))
    numbers = night.facts["numbers"]
    assert isinstance(numbers, list)
    for number in numbers:
        form = MealForm(new_id(), number, meal)
        night.timed("count_a_meal", lambda form=form: meals.count(lead, form))  # type: ignore[misc]
    night.facts["breakfasts"] = next(row.served for row in meals.sheet(lead).meals if row.id == meal)
    night.draw("diet-list", night.waystation.rosters.paper(lead, RosterForm(RosterKind.DIET)))


def _onward(night: Night) -> None:
    """Twenty of those who may travel leave for another town, counted at the door of the vehicle."""
    trips, counts, lead = night.waystation.trips, night.waystation.trip_counts, night.me
    leaves_at = night.waystation.house.now() + timedelta(hours=1)
    trip = TripForm(new_id(), TOWN, leaves_at, SENT, for_good=True, driver="Vytas", escort="Ona")
    trips.plan(lead, trip)
    _fill_seats(night, trip.id)
    night.draw("manifest", night.waystation.rosters.paper(lead, RosterForm(RosterKind.MANIFEST, trip=trip.id)))
    seats = trips.sheet(lead, trip.id).seats
    counts.tick(lead, TickForm(trip.id, tuple(row.id for row in seats)))
    left = night.timed("the_vehicle_leaves", lambda: counts.leave(lead, LeaveForm(trip.id)))
    going = tuple(GoingForm(new_id(), row.person.id) for row in seats)
    form = DepartForm(going, DepartureReason.OTHER_CENTRE, Destination.LT_CENTRE, TOWN, trip=trip.id)
    night.timed("departures", lambda: night.waystation.departures.depart(lead, form))
    here = night.waystation.presence.sheet(lead).counts[PresenceState.PRESENT]
    night.facts |= {"sent_on": left.row.counted_out, "in_the_house": here}


def _fill_seats(night: Night, trip: UUID) -> None:
    trips, lead = night.waystation.trips, night.me
    board = night.waystation.beds.board(lead)
    sleeping = [row for each in board.buildings for room in each.rooms for bed in room.beds for row in bed.people]
    while sleeping and (free := SENT - len(trips.sheet(lead, trip).seats)):
        trips.book(lead, BookForm(trip, tuple(person.id for person in sleeping[:free])))
        del sleeping[:free]
