"""A manifest as a page shows it: everybody on it as the role may see them, and what speaks against a seat by now."""

from __future__ import annotations

from uuid import UUID

from sqlmodel import Session

from app.access import Act, Actor, may
from app.house import House
from app.merging import whole_rows
from app.onward.reading import aboard, elsewhere, guests_here, lacks_escort, row_of_trip, seat_numbers, seats_of
from app.onward.rows import SeatRow, TripSheet
from app.onward.rules import ON_THE_WAY, TravelStop, needs_escort, stops
from app.rows import PersonRow
from app.same_person import merges
from app.shelter.rules import Guest
from app.token import TripCode
from models.codes import SeatState, TripState
from models.onward import Trip, TripSeat

_VEILED = {TravelStop.MAY_NOT_TRAVEL: TravelStop.ASK_LEAD}
"""What a role that sees no work instructions is told instead."""


def sheet_of(session: Session, house: House, actor: Actor, trip: Trip) -> TripSheet:
    """Everybody on a manifest by seat; who did not come stands at the end."""
    made = _Manifest(session, house, actor, trip)
    rows = made.rows()
    ordered = sorted(rows, key=lambda row: (row.state is SeatState.NOT_COME, row.seat is None, row.seat or 0))
    seats = seats_of(session, trip.id)
    return TripSheet(row_of_trip(trip, seats), tuple(ordered), TripCode(trip.id).digits, made.lacks_escort())


class _Manifest:
    """Everything that stands around the lines of one trip, loaded once."""

    def __init__(self, session: Session, house: House, actor: Actor, trip: Trip) -> None:
        self._trip, self._seats = trip, seats_of(session, trip.id)
        self._joined, self._instructs = merges(session), may(actor, Act.SEE_INSTRUCTIONS)
        self._guests = guests_here(session, house.today())
        people = [seat.person_id for seat in self._seats]
        self._people = {row.id: row for row in whole_rows(session, actor, people)}
        self._numbers = seat_numbers(trip, self._seats)
        self._busy = elsewhere(session, trip) if trip.state is TripState.PLANNED else set[UUID]()

    def rows(self) -> list[SeatRow]:
        shown = ((seat, self._people.get(self._joined.shown(seat.person_id))) for seat in self._seats)
        return [self._row(seat, person) for seat, person in shown if person is not None]

    def lacks_escort(self) -> bool:
        """Somebody needs one and none is named, whatever the role may see of whom."""
        return lacks_escort(self._trip, aboard(self._seats), self._guests, self._joined)

    def _row(self, seat: TripSeat, person: PersonRow) -> SeatRow:
        guest = self._guests.get(person.id)
        told = person.instructions if self._instructs else ()
        return SeatRow(
            seat.id,
            person,
            self._numbers.get(seat.id),
            seat.luggage,
            seat.drop_off,
            seat.state,
            tuple(code for code in ON_THE_WAY if code in told),
            self._instructs and guest is not None and needs_escort(guest),
            self._against(seat, person.id),
            seat.reason,
        )

    def _against(self, seat: TripSeat, person: UUID) -> tuple[TravelStop, ...]:
        """Before it leaves: what was right when it was booked may not be by now, or two laptops booked at once."""
        if self._trip.state is not TripState.PLANNED or seat.state is SeatState.NOT_COME:
            return ()
        found = stops(self._guests.get(person), self._beside(seat), person in self._busy)
        return found if self._instructs else tuple(dict.fromkeys(_VEILED.get(stop, stop) for stop in found))

    def _beside(self, seat: TripSeat) -> list[Guest]:
        others = (self._joined.shown(each.person_id) for each in aboard(self._seats) if each.id != seat.id)
        return [self._guests[each] for each in others if each in self._guests]
