"""Trips and departures: counted out, counted in, handed over (domain.md, 11.29, 11.30)."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from models.base import Tracked
from models.codes import Answer, DepartureReason, Destination, SeatState, TripState
from models.columns import coded, moment, refers, text


class Trip(Tracked, table=True):
    """A vehicle that takes people somewhere. `for_good`: they leave the house with it; `arrived_here`: it brought them
    to another house of this register. `difference`: what was said of it, or why the trip was cancelled."""

    place: str = text(200, default="")
    organisation_id: UUID | None = refers("organisation.id", default=None)
    for_good: bool = False
    vehicle: str = text(60, default="")
    driver: str = text(120, default="")
    driver_phone: str = text(60, default="")
    escort: str = text(120, default="")
    seats: int
    leaves_at: datetime = moment()
    arrives_at: datetime | None = moment(default=None)
    state: TripState = coded(TripState, default=TripState.PLANNED)
    left_at: datetime | None = moment(default=None)
    arrived_at: datetime | None = moment(default=None)
    counted_out: int | None = None
    counted_in: int | None = None
    difference: str = text(300, default="")
    arrived_here: bool = False


class TripSeat(Tracked, table=True):
    """Somebody on a manifest. `luggage`: pieces."""

    trip_id: UUID = refers("trip.id")
    person_id: UUID = refers("person.id")
    seat: int
    luggage: int = 0
    drop_off: str = text(120, default="")
    state: SeatState = coded(SeatState, default=SeatState.BOOKED)
    out_at: datetime | None = moment(default=None)
    in_at: datetime | None = moment(default=None)
    reason: str = text(200, default="")


class Departure(Tracked, table=True):
    """Somebody left for good. `contact`: how to reach them, kept only by their consent. Voided: they came back, or it
    was a mistake."""

    person_id: UUID = refers("person.id")
    at: datetime = moment()
    reason: DepartureReason = coded(DepartureReason)
    destination: Destination = coded(Destination, default=Destination.UNKNOWN)
    place: str = text(200, default="")
    contact: str = text(200, default="")
    consent_id: UUID | None = refers("consent.id", default=None)
    items_returned: Answer = coded(Answer)
    papers_returned: Answer = coded(Answer)
    card_returned: Answer = coded(Answer)
    summary_given: Answer = coded(Answer)
    handed_to: str = text(200, default="")
    trip_id: UUID | None = refers("trip.id", default=None)
    note: str = text(300, default="")
    by_id: UUID | None = refers("staffmember.id", default=None)
    void_reason: str = text(200, default="")
