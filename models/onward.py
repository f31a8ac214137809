"""Trips and departures: counted out, counted in, handed over (domain.md, 11.29, 11.30)."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from models.base import Tracked
from models.codes import Answer, DepartureReason, Destination, SeatState, TripState
from models.columns import coded, moment, refers, text


class Trip(Tracked, table=True):
    """A vehicle that takes people somewhere. `for_good`: they leave the house with it; `arrived_here`: it brought them
    to another house of this register. `difference`: what was said of it, or why the trip was cancelled. `pack_secret`:
    16 random bytes that open its packages, printed on the manifest once one was made. It is not sealed: whoever reads
    this file has everything that a package holds."""

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
    pack_secret: bytes | None = None


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


class TripPackage(Tracked, table=True):
    """A package for another centre was made of a trip: when, by whom, with how many people, how many were left off."""

    trip_id: UUID = refers("trip.id")
    made_at: datetime = moment()
    by_id: UUID | None = refers("staffmember.id", default=None)
    people: int
    left_off: int = 0


class TransferIn(Tracked, table=True):
    """A package of another centre that was taken in. `sent_trip`: the id of the trip over there; `key_id`: whose card
    key signed it; `digest` (SHA-256) and `made_at` tell a newer package from the same and from an older one."""

    group_id: UUID = refers("arrivalgroup.id")
    sent_trip: UUID
    site: str = text(200, default="")
    key_id: str = text(20, default="")
    digest: bytes
    made_at: datetime = moment()
    left_off: int = 0


class OtherNumber(Tracked, table=True):
    """What somebody is called by in the register of another centre: a number (ten digits) or the id of a card (twenty),
    so that the old card opens the record here."""

    person_id: UUID = refers("person.id")
    site: str = text(200, default="")
    number: str = text(20, default="", index=True)
    token: str = text(20, default="", index=True)
