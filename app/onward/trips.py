"""Trips: a vehicle is planned, people get seats, and whoever may not travel with it is refused by a named rule."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from sqlmodel import Session, col, select

from app.access import Act, Actor
from app.arrivals import people_of
from app.errors import UserError
from app.house import House
from app.merging import whole_rows
from app.onward.forms import BookForm, SeatForm, TripForm
from app.onward.package_file import new_secret
from app.onward.reading import (
    Guests,
    aboard,
    elsewhere,
    guests_here,
    manifests,
    row_of_trip,
    seat_numbers,
    seats_of,
    trip_of,
)
from app.onward.rows import BookedSheet, LeftOff, TripOpened, TripRow, TripSheet
from app.onward.rules import TravelStop, refusal, stops
from app.onward.sheets import sheet_of
from app.onward.unpacking import transfer_of
from app.same_person import merges
from app.scanning import ScanType, recognise
from app.standing import restricted
from app.token import TripCode
from models.base import new_id
from models.codes import TripState
from models.onward import TransferIn, Trip, TripSeat

MOST_SEATS, SHOWN_FOR = 300, timedelta(days=30)
MOST_LUGGAGE = 50
NO_PLACE = "The trip has no place yet. Nothing was saved. Write where it goes."
NO_SEATS = "A vehicle has between 1 and 300 seats. Nothing was saved. Correct the number."
BACK_IN_TIME = "It arrives before it leaves. Nothing was saved. Correct the times."
LEFT_ALREADY = "This trip has left or was cancelled. Nothing was changed. Plan another one."
TOO_FEW = "More people than seats. Nothing was changed. Take a larger vehicle, or plan a second trip."
NOBODY = "Nobody was chosen. Nothing was changed. Choose people, a family or a group."
NO_SUCH_SEAT = "This seat is taken, or the vehicle has no such seat. Nothing was saved. Choose another number."
NOT_ON_IT = "This person is not on the manifest any more. Nothing was changed. Open the trip again."
LUGGAGE = "Luggage is between 0 and 50 pieces. Nothing was saved. Correct the number."
NO_REASON = "A reason is needed. Nothing was changed. Say it in a word."
NOT_A_TRIP = "This is not the code of a manifest. Scan the code at the head of the sheet."
NOT_HERE_YET = (
    "The trip of this manifest is not on this laptop yet. Nothing was changed. "
    "Take in the parcel that travels with it, then scan the sheet again; "
    "of a vehicle from another centre open the package: Alt V."
)

TAKEN_IN = (
    "The people of this manifest were taken in from another centre already. Nothing was changed. "
    "Choose their group at the top, and count them in at the door."
)


class Trips:
    """The use cases of planning trips."""

    def __init__(self, house: House) -> None:
        self._house = house

    def list(self, actor: Actor) -> tuple[TripRow, ...]:
        """Trips of the last month and those to come: what is open first by when it leaves, then the newest."""

        def work(session: Session) -> tuple[TripRow, ...]:
            since = self._house.now() - SHOWN_FOR
            statement = select(Trip).where(col(Trip.leaves_at) >= since, col(Trip.voided).is_(False))
            trips = session.exec(statement.order_by(col(Trip.leaves_at), col(Trip.id))).all()
            lines = manifests(session, [trip.id for trip in trips])
            rows = [row_of_trip(trip, lines.get(trip.id, [])) for trip in trips]
            over = [row for row in rows if row.state not in (TripState.PLANNED, TripState.LEFT)]
            return (*(row for row in rows if row not in over), *reversed(over))

        return self._house.read(actor, Act.SEE_TRIPS, work)

    def sheet(self, actor: Actor, trip: UUID) -> TripSheet:
        """A manifest with everybody on it."""

        def work(session: Session) -> TripSheet:
            return sheet_of(session, self._house, actor, trip_of(session, trip))

        return self._house.read(actor, Act.SEE_TRIPS, work)

    def open_code(self, actor: Actor, text: str) -> TripOpened:
        """The trip of a scanned manifest; where its records have not come yet, that is said."""

        def work(session: Session) -> TripOpened:
            scan = recognise(text)
            code = TripCode.parse(scan.value) if scan is not None and scan.kind is ScanType.TRIP else None
            if code is None:
                return TripOpened(None, NOT_A_TRIP)
            trip = session.get(Trip, code.trip)
            if trip is None or trip.voided:
                taken_in = session.get(TransferIn, transfer_of(code.trip)) is not None
                return TripOpened(None, TAKEN_IN if taken_in else NOT_HERE_YET)
            return TripOpened(sheet_of(session, self._house, actor, trip))

        return self._house.read(actor, Act.SEE_TRIPS, work)

    def plan(self, actor: Actor, form: TripForm) -> TripSheet:
        """A new trip; the same form again makes no second one. UserError beside the field."""
        self._house.require(actor, Act.PLAN_TRIP)
        _check(form)

        def work(session: Session) -> TripSheet:
            trip = session.get(Trip, form.id)
            if trip is None:
                trip = Trip(id=form.id, seats=form.seats, leaves_at=form.leaves_at, pack_secret=new_secret())
                _fill(trip, form)
                session.add(trip)
                session.flush()
            return sheet_of(session, self._house, actor, trip)

        return self._house.write(actor, Act.PLAN_TRIP, work)

    def change(self, actor: Actor, form: TripForm) -> TripSheet:
        """A planned trip as it is to be now. UserError: more people booked than the new vehicle has seats."""
        self._house.require(actor, Act.CHANGE_TRIP)
        _check(form)

        def work(session: Session) -> TripSheet:
            trip = _planned(session, form.id)
            if len(aboard(seats_of(session, trip.id))) > form.seats:
                raise UserError(TOO_FEW, "seats")
            _fill(trip, form)
            session.flush()
            return sheet_of(session, self._house, actor, trip)

        return self._house.write(actor, Act.CHANGE_TRIP, work)

    def cancel(self, actor: Actor, trip_id: UUID, reason: str) -> TripSheet:
        """The trip does not take place; its people are free for another one."""
        self._house.require(actor, Act.CHANGE_TRIP)
        if not reason.strip():
            raise UserError(NO_REASON, "reason")

        def work(session: Session) -> TripSheet:
            trip = trip_of(session, trip_id)
            if trip.state is not TripState.CANCELLED:
                trip = _planned(session, trip_id)
                trip.state, trip.difference = TripState.CANCELLED, reason.strip()[:300]
            session.flush()
            return sheet_of(session, self._house, actor, trip)

        return self._house.write(actor, Act.CHANGE_TRIP, work)

    def book(self, actor: Actor, form: BookForm) -> BookedSheet:
        """People onto the manifest in one act. Who may not travel with it is left off and named with the rule; when
        that is everybody, or there are more people than seats, UserError and nothing was changed."""

        def work(session: Session) -> BookedSheet:
            trip = _planned(session, form.trip)
            booked = _Booking(session, self._house, trip)
            off = booked.take(_chosen(session, form, booked.guests))
            session.flush()
            rows = {row.id: row for row in whole_rows(session, actor, off)}
            left = tuple(LeftOff(rows[person], stop) for person, stop in off.items() if person in rows)
            return BookedSheet(sheet_of(session, self._house, actor, trip), left)

        return self._house.write(actor, Act.PLAN_TRIP, work)

    def set_seat(self, actor: Actor, form: SeatForm) -> TripSheet:
        """Seat, luggage and where somebody gets off. UserError for a seat that is taken."""
        self._house.require(actor, Act.PLAN_TRIP)
        if not 0 <= form.luggage <= MOST_LUGGAGE:
            raise UserError(LUGGAGE, "luggage")

        def work(session: Session) -> TripSheet:
            seat = _seat(session, form.id)
            trip = _planned(session, seat.trip_id)
            numbers = seat_numbers(trip, seats_of(session, trip.id))
            others = {number for line, number in numbers.items() if line != seat.id}
            if form.seat in others or not 1 <= form.seat <= trip.seats:
                raise UserError(NO_SUCH_SEAT, "seat")
            seat.seat, seat.luggage, seat.drop_off = form.seat, form.luggage, form.drop_off.strip()[:120]
            session.flush()
            return sheet_of(session, self._house, actor, trip)

        return self._house.write(actor, Act.PLAN_TRIP, work)

    def take_off(self, actor: Actor, seat_id: UUID) -> TripSheet:
        """Off the manifest before the trip leaves; their seat is free."""

        def work(session: Session) -> TripSheet:
            seat = _seat(session, seat_id)
            trip, joined = _planned(session, seat.trip_id), merges(session)
            for same in session.exec(select(TripSeat).where(TripSeat.trip_id == trip.id)).all():
                if joined.shown(same.person_id) == joined.shown(seat.person_id):
                    same.voided = True
            session.flush()
            return sheet_of(session, self._house, actor, trip)

        return self._house.write(actor, Act.PLAN_TRIP, work)


class _Booking:
    """One act of booking: who is aboard already, who is busy, which seats are free."""

    def __init__(self, session: Session, house: House, trip: Trip) -> None:
        self._session, self._trip = session, trip
        self.guests: Guests = guests_here(session, house.today())
        self._joined, self._lines = merges(session), seats_of(session, trip.id)
        self._busy, self._closed = elsewhere(session, trip), restricted(session)

    def take(self, people: list[UUID]) -> dict[UUID, TravelStop]:
        """Seats for these people, in order; who is left off, with the first rule that says so."""
        on_it = {self._joined.shown(seat.person_id) for seat in aboard(self._lines)}
        new = [person for person in people if person not in on_it]
        off: dict[UUID, TravelStop] = {}
        going: list[UUID] = []
        for person in new:
            others = [self.guests[each] for each in (*on_it, *going) if each in self.guests]
            against = stops(self.guests.get(person), others, person in self._busy)
            against = (TravelStop.RESTRICTED,) if person in self._closed else against
            if against:
                off[person] = against[0]
            else:
                going.append(person)
        if off and not going:
            raise UserError(refusal(next(iter(off.values()))))
        self._seat(going)
        return off

    def _seat(self, people: list[UUID]) -> None:
        taken = seat_numbers(self._trip, self._lines).values()
        free = [number for number in range(1, self._trip.seats + 1) if number not in taken]
        if len(people) > len(free):
            raise UserError(TOO_FEW, "seats")
        for person, number in zip(people, free, strict=False):
            self._session.add(TripSeat(id=new_id(), trip_id=self._trip.id, person_id=person, seat=number))


def _chosen(session: Session, form: BookForm, guests: Guests) -> list[UUID]:
    """The people of a form, each once: of a group those who are in the house."""
    joined = merges(session)
    people = [joined.shown(person) for person in form.people]
    if form.group is not None:
        group = (joined.shown(person.id) for person in people_of(session, form.group))
        people += [person for person in group if person in guests]
    if form.families:
        kin = {guests[person].kin for person in people if person in guests} - {None}
        people += [each.id for each in guests.values() if each.kin in kin]
    if not people:
        raise UserError(NOBODY)
    return list(dict.fromkeys(people))


def _planned(session: Session, trip_id: UUID) -> Trip:
    trip = trip_of(session, trip_id)
    if trip.state is not TripState.PLANNED:
        raise UserError(LEFT_ALREADY)
    return trip


def _seat(session: Session, seat_id: UUID) -> TripSeat:
    seat = session.get(TripSeat, seat_id)
    if seat is None or seat.voided:
        raise UserError(NOT_ON_IT)
    return seat


def _check(form: TripForm) -> None:
    if not form.place.strip():
        raise UserError(NO_PLACE, "place")
    if not 1 <= form.seats <= MOST_SEATS:
        raise UserError(NO_SEATS, "seats")
    if form.arrives_at is not None and form.arrives_at <= form.leaves_at:
        raise UserError(BACK_IN_TIME, "arrives_at")


def _fill(trip: Trip, form: TripForm) -> None:
    trip.place, trip.organisation_id, trip.for_good = form.place.strip(), form.organisation, form.for_good
    trip.vehicle, trip.driver, trip.driver_phone = form.vehicle.strip(), form.driver.strip(), form.driver_phone.strip()
    trip.escort, trip.seats = form.escort.strip(), form.seats
    trip.leaves_at, trip.arrives_at = form.leaves_at, form.arrives_at
