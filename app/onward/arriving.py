"""What follows when people are counted in: they are back, or live at another house of this register from now on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session

from app.access import Actor
from app.house import House
from app.presence.writing import record
from app.registration import known_person
from app.same_person import merges
from app.tasks import raise_new
from models.codes import PresenceSource, PresenceState, Role, TaskKind
from models.onward import Trip, TripSeat

MISSING = "Trip: {out} counted out, {arrived} counted in. Find out where the others are."


def moved_in(session: Session, actor: Actor, trip: Trip, came: Sequence[TripSeat], now: datetime) -> None:
    """Who was counted in is here again: after a trip there and back, or at the house that the trip came to."""
    if trip.for_good and not trip.arrived_here:
        return
    for seat in came:
        for record_id in merges(session).ids(seat.person_id):
            known_person(session, record_id).departed_at = None
        record(session, seat.person_id, PresenceState.PRESENT, now, PresenceSource.TRIP, actor.user)


def missing_task(session: Session, house: House, actor: Actor, trip: Trip, missing: Sequence[TripSeat]) -> None:
    """The shift lead is told that the numbers differ; whoever the house still reckons with is absent."""
    now = house.now()
    said = MISSING.format(out=trip.counted_out, arrived=trip.counted_in)
    raise_new(session, now, TaskKind.OTHER, Role.MANAGER, due_at=now, what=said)
    if not trip.for_good:
        for seat in missing:
            record(session, seat.person_id, PresenceState.ABSENT_UNKNOWN, now, PresenceSource.TRIP, actor.user)
