"""Counted out of the house, counted in at the other end: the two numbers match, or somebody says why not."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from sqlmodel import Session

from app.access import Act, Actor
from app.errors import UserError
from app.house import House
from app.merging import whole_row
from app.onward.arriving import missing_task, moved_in
from app.onward.departing import LEFT_THE_HOUSE, mark_left
from app.onward.forms import ArriveForm, LeaveForm, NotLeftForm, TickForm, TripScanForm
from app.onward.reading import aboard, guests_here, lacks_escort, out_elsewhere, seats_of, trip_of
from app.onward.returning import never_went, written_since
from app.onward.rows import TripScanned, TripSheet
from app.onward.rules import SAID, TravelStop
from app.onward.sheets import sheet_of
from app.presence.writing import record
from app.same_person import merges
from app.scan_meaning import ScanMeaning
from app.scans import Scans
from models.codes import CardState, PresenceSource, PresenceState, ScanKind, SeatState, TripState
from models.onward import Trip, TripSeat
from models.papers import Card

CANCELLED = "This trip was cancelled. Nobody was counted. Choose another trip."
NOT_ON_IT = "Not on this manifest. Nobody was counted. Put them on it first, or send them to their own vehicle."
TWICE = "Counted already."
OUT, IN = "Counted out.", "Counted in."
NOBODY_OUT = "Nobody was counted out. Nothing was changed. Count the people at the door of the vehicle first."
WHY_NOT = "Not everybody was counted out. Nothing was changed. Count them, or write why they stay behind."
NO_ESCORT = "Somebody needs an escort and none is named. Nothing was changed. Write who goes with them."
NO_SEAT = "More people than seats: another laptop filled the vehicle too. Nothing was changed. Take somebody off."
STILL_OUT = (
    "Somebody on it was counted out on another trip that has not arrived. Nothing was changed. "
    "Count them in there first."
)
NOT_LEFT = "This trip has not left yet. Nothing was changed. Count the people out first."
WORDS = "The numbers differ. Nothing was saved. Write where the others are, as far as anybody knows."
OVER = "This trip has arrived or was cancelled. Nothing was changed. Correct the people one by one."
NO_REASON = "There is no reason. Nothing was changed. Write what happened."
SOME_IN = (
    "Somebody was counted in already. Nothing was changed. Take that tick back first, or close the trip as arrived."
)
WRITTEN = (
    "Departures of this trip are written. Nothing was changed. Take them back on the page Departures first, then this."
)
ELSEWHERE = (
    "Only a trip on which people leave for good arrives at another house. Nothing was changed. Count them back in."
)


class TripCounts:
    """The use cases at the door of a vehicle, on both ends of the way."""

    def __init__(self, house: House, scans: Scans) -> None:
        self._house, self._scans = house, scans

    def tick(self, actor: Actor, form: TickForm) -> TripSheet:
        """Count by ticking: out before the trip leaves, in afterwards. Lines that are not on it are left alone."""

        def work(session: Session) -> TripSheet:
            trip = self._open(session, form.trip)
            for seat in aboard(seats_of(session, trip.id)):
                if seat.id in form.seats:
                    self._mark(session, actor, trip, seat, form.counted)
            session.flush()
            return sheet_of(session, self._house, actor, trip)

        return self._house.write(actor, Act.COUNT_TRIP, work)

    def scan(self, actor: Actor, form: TripScanForm) -> TripScanned:
        """Count by a card, a line of the manifest or a number; the scan is remembered whatever came of it."""

        def work(session: Session) -> TripScanned:
            trip = self._open(session, form.trip)
            opened, card = self._scans.resolve(session, actor, form.code)
            person = opened.person.id if opened.person else _bearer(opened.meaning, card)
            seat = _seat_of(session, trip, person) if person else None
            shown = whole_row(session, actor, seat.person_id) if seat else opened.person
            self._scans.remember(session, actor, ScanKind.TRIP, opened.meaning.value, card, shown)
            if person is None or seat is None:
                return TripScanned(opened.meaning, NOT_ON_IT if person else opened.sentence)
            twice = seat.state is (SeatState.OUT if trip.state is TripState.PLANNED else SeatState.IN)
            if not twice:
                self._mark(session, actor, trip, seat, True)
            session.flush()
            said = TWICE if twice else OUT if trip.state is TripState.PLANNED else IN
            return TripScanned(opened.meaning, said, shown, sheet_of(session, self._house, actor, trip))

        return self._house.write(actor, Act.COUNT_TRIP, work)

    def leave(self, actor: Actor, form: LeaveForm) -> TripSheet:
        """The vehicle leaves with whoever was counted out; they are away from now on, the others stay in the house.
        UserError: nobody counted out, no word on the others, no escort, no seat, somebody may not travel."""

        def work(session: Session) -> TripSheet:
            trip = self._open(session, form.trip)
            if trip.state is TripState.PLANNED:
                self._require_ready(session, actor, trip, form)
                self._leave(session, actor, trip, form.not_come.strip()[:200])
            session.flush()
            return sheet_of(session, self._house, actor, trip)

        return self._house.write(actor, Act.COUNT_TRIP, work)

    def take_back(self, actor: Actor, form: NotLeftForm) -> TripSheet:
        """The vehicle has not left after all: everybody is where they were, in their bed where it is still free, and
        whoever stayed behind is on the manifest again. UserError: counted in already, departures written, no reason."""
        self._house.require(actor, Act.CHANGE_TRIP)
        if not form.reason.strip():
            raise UserError(NO_REASON, "reason")

        def work(session: Session) -> TripSheet:
            trip = trip_of(session, form.trip)
            if trip.state is not TripState.PLANNED:
                self._take_back(session, trip, form.reason.strip()[:300])
            session.flush()
            return sheet_of(session, self._house, actor, trip)

        return self._house.write(actor, Act.CHANGE_TRIP, work)

    def arrive(self, actor: Actor, form: ArriveForm) -> TripSheet:
        """Everybody who came was counted in. Where the number is not the one that left, words are asked for and a task
        is raised; who is missing from a trip that comes back is absent, and nobody knows where."""

        def work(session: Session) -> TripSheet:
            trip = self._open(session, form.trip)
            if trip.state is TripState.PLANNED:
                raise UserError(NOT_LEFT)
            if form.here and not trip.for_good:
                raise UserError(ELSEWHERE)
            if trip.state is TripState.LEFT:
                self._arrive(session, actor, trip, form)
            session.flush()
            return sheet_of(session, self._house, actor, trip)

        return self._house.write(actor, Act.COUNT_TRIP, work)

    def _open(self, session: Session, trip_id: UUID) -> Trip:
        trip = trip_of(session, trip_id)
        if trip.state is TripState.CANCELLED:
            raise UserError(CANCELLED)
        return trip

    def _mark(self, session: Session, actor: Actor, trip: Trip, seat: TripSeat, counted: bool) -> None:
        """Before it leaves out, then in; who is found after the trip was closed is counted in too."""
        now = self._house.now()
        if trip.state is TripState.PLANNED:
            seat.state, seat.out_at = (SeatState.OUT, now) if counted else (SeatState.BOOKED, None)
        elif seat.state in (SeatState.OUT, SeatState.IN) and (counted or trip.state is TripState.LEFT):
            found_late = counted and seat.state is SeatState.OUT and trip.state is TripState.ARRIVED
            seat.state, seat.in_at = (SeatState.IN, now) if counted else (SeatState.OUT, None)
            if found_late:
                trip.counted_in = (trip.counted_in or 0) + 1
                away = merges(session).shown(seat.person_id) in out_elsewhere(session, trip)
                moved_in(session, actor, trip, [] if away else [seat], now)

    def _require_ready(self, session: Session, actor: Actor, trip: Trip, form: LeaveForm) -> None:
        sheet = sheet_of(session, self._house, actor, trip)
        going = [row for row in sheet.seats if row.state is SeatState.OUT]
        if not going:
            raise UserError(NOBODY_OUT)
        if len(going) < sheet.row.booked and not form.not_come.strip():
            raise UserError(WHY_NOT, "not_come")
        if any(row.seat is None for row in going):
            raise UserError(NO_SEAT)
        seats = [seat for seat in seats_of(session, trip.id) if seat.state is SeatState.OUT]
        if lacks_escort(trip, seats, guests_here(session, self._house.today()), merges(session)):
            raise UserError(NO_ESCORT, "escort")
        if out_elsewhere(session, trip) & {row.person.id for row in going}:
            raise UserError(STILL_OUT)
        stop = next((stop for row in going for stop in row.stops), None)
        if stop is not None:
            raise UserError(_not_yet(stop))

    def _leave(self, session: Session, actor: Actor, trip: Trip, not_come: str) -> None:
        now, gone = self._house.now(), 0
        away = PresenceState.TRANSFERRED if trip.for_good else PresenceState.APPOINTMENT
        for seat in aboard(seats_of(session, trip.id)):
            if seat.state is not SeatState.OUT:
                seat.state, seat.reason = SeatState.NOT_COME, not_come
                continue
            gone += 1
            record(session, seat.person_id, away, now, PresenceSource.TRIP, actor.user)
            if trip.for_good:
                mark_left(session, seat.person_id, now, trip.id)
        trip.state, trip.left_at, trip.counted_out = TripState.LEFT, now, gone

    def _take_back(self, session: Session, trip: Trip, reason: str) -> None:
        seats = seats_of(session, trip.id)
        going = [seat for seat in seats if seat.state is SeatState.OUT]
        if trip.state is not TripState.LEFT or trip.left_at is None:
            raise UserError(OVER)
        if any(seat.state is SeatState.IN for seat in seats):
            raise UserError(SOME_IN)
        if written_since(session, [seat.person_id for seat in going], trip.left_at):
            raise UserError(WRITTEN)
        for seat in going:
            never_went(session, seat.person_id, trip.left_at)
        for seat in seats:
            if seat.state is SeatState.NOT_COME and seat.reason != LEFT_THE_HOUSE:
                seat.state, seat.reason = SeatState.BOOKED, ""
        trip.state, trip.left_at, trip.counted_out, trip.difference = TripState.PLANNED, None, None, reason

    def _arrive(self, session: Session, actor: Actor, trip: Trip, form: ArriveForm) -> None:
        now, seats = self._house.now(), aboard(seats_of(session, trip.id))
        came = [seat for seat in seats if seat.state is SeatState.IN]
        if len(came) != trip.counted_out and not form.words.strip():
            raise UserError(WORDS, "words")
        trip.state, trip.arrived_at, trip.counted_in = TripState.ARRIVED, now, len(came)
        trip.difference, trip.arrived_here = form.words.strip()[:300], form.here
        moved_in(session, actor, trip, came, now)
        if len(came) != trip.counted_out:
            missing_task(session, self._house, actor, trip, [seat for seat in seats if seat.state is SeatState.OUT])


def _not_yet(stop: TravelStop) -> str:
    return (
        f"{SAID[stop]} The trip has not left, nothing was changed. Take them off the manifest, or ask the shift lead."
    )


def _seat_of(session: Session, trip: Trip, person: UUID) -> TripSeat | None:
    joined = merges(session)
    own: Sequence[UUID] = joined.ids(person)
    return next((seat for seat in aboard(seats_of(session, trip.id)) if seat.person_id in own), None)


def _bearer(meaning: ScanMeaning, card: Card | None) -> UUID | None:
    """Whose card was cancelled because they left for good on this very way: still good enough to be counted in."""
    if card is None or meaning is not ScanMeaning.CANCELLED or card.state is not CardState.CANCELLED:
        return None
    return card.person_id if card.state_reason == LEFT_THE_HOUSE else None
