"""Manifests as they count, whatever two laptops wrote: one line for a human being, one line a seat."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlmodel import Session, col, select

from app.errors import UserError
from app.onward.forms import TripForm
from app.onward.rows import TripRow
from app.onward.rules import needs_escort, numbered, span
from app.same_person import Merges, merges
from app.shelter.reading import house_now
from app.shelter.rules import Guest
from models.codes import SeatState, TripState
from models.onward import Trip, TripSeat

GONE = "This trip is not on this laptop any more. Nothing was changed. Look at the list again."
COUNTED = (SeatState.OUT, SeatState.IN)
UNDER_WAY = (TripState.PLANNED, TripState.LEFT)
Guests = dict[UUID, Guest]


@dataclass(frozen=True)
class SeatLine:
    """A line of a manifest for a list: the shown record, the seat as it counts, and whether an escort is needed."""

    person: UUID
    seat: int | None
    luggage: int
    drop_off: str
    escorted: bool


def trip_of(session: Session, trip: UUID) -> Trip:
    """UserError when it is not here."""
    found = session.get(Trip, trip)
    if found is None or found.voided:
        raise UserError(GONE)
    return found


def guests_here(session: Session, today: date) -> Guests:
    """Everybody in the house with what the rules must know, by the shown record."""
    return house_now(session, today).guests


def seats_of(session: Session, trip: UUID) -> list[TripSeat]:
    """The lines of a manifest in the order of booking, one for a human being; who did not come is among them."""
    return manifests(session, [trip]).get(trip, [])


def manifests(session: Session, trips: Collection[UUID]) -> dict[UUID, list[TripSeat]]:
    """The lines of several trips."""
    statement = select(TripSeat).where(col(TripSeat.trip_id).in_(trips), col(TripSeat.voided).is_(False))
    joined, found = merges(session), dict[tuple[UUID, UUID], TripSeat]()
    rows = session.exec(statement.order_by(col(TripSeat.id))).all()
    for row in sorted(rows, key=lambda row: row.state is SeatState.NOT_COME):
        found.setdefault((row.trip_id, joined.shown(row.person_id)), row)
    lines: dict[UUID, list[TripSeat]] = {}
    for (trip, _), row in sorted(found.items(), key=lambda item: item[1].id):
        lines.setdefault(trip, []).append(row)
    return lines


def aboard(seats: Iterable[TripSeat]) -> list[TripSeat]:
    """Those who take a seat."""
    return [seat for seat in seats if seat.state is not SeatState.NOT_COME]


def seat_numbers(trip: Trip, seats: Iterable[TripSeat]) -> dict[UUID, int | None]:
    """The seat of each line as it counts."""
    return numbered([(seat.id, seat.seat) for seat in aboard(seats)], trip.seats)


def elsewhere(session: Session, trip: Trip) -> set[UUID]:
    """Who is on another trip at the time of this one, by the shown record."""
    mine = span(trip.leaves_at, trip.arrives_at)
    statement = select(Trip).where(col(Trip.voided).is_(False), col(Trip.state).in_(UNDER_WAY), Trip.id != trip.id)
    others = [each.id for each in session.exec(statement).all() if mine.meets(span(each.leaves_at, each.arrives_at))]
    joined = merges(session)
    return {joined.shown(seat.person_id) for lines in manifests(session, others).values() for seat in aboard(lines)}


def out_elsewhere(session: Session, trip: Trip) -> set[UUID]:
    """Who was counted out on another trip that nobody has closed, by the shown record."""
    statement = select(Trip.id).where(Trip.state == TripState.LEFT, col(Trip.voided).is_(False), Trip.id != trip.id)
    lines, joined = manifests(session, session.exec(statement).all()), merges(session)
    return {joined.shown(seat.person_id) for seats in lines.values() for seat in seats if seat.state is SeatState.OUT}


def lacks_escort(trip: Trip, seats: Iterable[TripSeat], guests: Guests, joined: Merges) -> bool:
    """Somebody of these needs an escort and none is named."""
    going = (guests.get(joined.shown(seat.person_id)) for seat in seats)
    return not trip.escort and any(guest is not None and needs_escort(guest) for guest in going)


def trip_lines(session: Session, trip: UUID, today: date) -> tuple[SeatLine, ...]:
    """Who travels, by seat; without those who did not come."""
    row, joined, guests = trip_of(session, trip), merges(session), guests_here(session, today)
    seats = seats_of(session, trip)
    numbers = seat_numbers(row, seats)
    lines = (_line(seat, numbers[seat.id], joined.shown(seat.person_id), guests) for seat in aboard(seats))
    return tuple(sorted(lines, key=lambda line: (line.seat is None, line.seat or 0)))


def _line(seat: TripSeat, number: int | None, person: UUID, guests: Guests) -> SeatLine:
    guest = guests.get(person)
    return SeatLine(person, number, seat.luggage, seat.drop_off, guest is not None and needs_escort(guest))


def row_of_trip(trip: Trip, seats: Sequence[TripSeat]) -> TripRow:
    """A trip in numbers."""
    going = aboard(seats)
    form = TripForm(
        trip.id,
        trip.place,
        trip.leaves_at,
        trip.seats,
        trip.arrives_at,
        trip.organisation_id,
        trip.for_good,
        trip.vehicle,
        trip.driver,
        trip.driver_phone,
        trip.escort,
    )
    return TripRow(
        form,
        trip.state,
        len(going),
        sum(seat.state in COUNTED for seat in going),
        sum(seat.state is SeatState.IN for seat in going),
        trip.counted_out,
        trip.counted_in,
        trip.left_at,
        trip.arrived_at,
        trip.difference,
    )
