"""The one door by which somebody leaves: bed, card, presence, leaves, seats and tasks follow, whoever opens it."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from sqlmodel import Session, and_, col, or_, select

from app.access import Actor
from app.belongings import unreturned_of
from app.card_rule import cards_of
from app.consents import holds
from app.errors import UserError
from app.gone import left_at
from app.house import House
from app.onward.departure_forms import DepartForm, GoingForm
from app.onward.handing_on import hand_on
from app.person_rows import load
from app.presence.writing import open_leaves, record
from app.registration import known_person
from app.same_person import merges
from app.shelter import end_stays
from app.tasks import close_task
from models.codes import (
    Answer,
    Arrival,
    CardState,
    ConsentPurpose,
    PresenceSource,
    PresenceState,
    SeatState,
    TaskKind,
    TripState,
)
from models.onward import Departure, Trip, TripSeat
from models.person import Person
from models.place import StaffMember
from models.protection import Consent

CLOCKS_DIFFER = timedelta(minutes=10)
LEFT_THE_HOUSE = "left the house"
NOT_HERE = "Somebody of these is not in the house, or has left already. Nothing was saved. Open the page again."
LATER = "This moment has not come yet. Nothing was saved. Write when they left."
BEFORE = "They were counted in after this moment. Nothing was saved. Correct the time."
NO_CONSENT = (
    "Without their consent to be asked later no contact is kept. Nothing was saved. "
    "Ask for it and write it down under Consents, or leave the contact empty."
)
STILL_KEPT = (
    "Something of theirs is still kept here. Nothing was saved. "
    "Hand it over with both signatures, or write in the note what stays here and why."
)
NO_OWNER = "Whoever this is handed to does not work here. Nothing was saved. Choose somebody else, or nobody."


def depart(session: Session, house: House, actor: Actor, form: DepartForm) -> list[Departure]:
    """Everybody of the form leaves, or nobody does. Also who is restricted: the house must know whom it houses."""
    at = form.at or house.now()
    if at > house.now() + CLOCKS_DIFFER:
        raise UserError(LATER, "at")
    owner = _owner(session, form)
    return [_leave(session, house, actor, form, going, at, owner) for going in form.people]


def _leave(
    session: Session,
    house: House,
    actor: Actor,
    form: DepartForm,
    going: GoingForm,
    at: datetime,
    owner: StaffMember | None,
) -> Departure:
    known = session.get(Departure, going.id)
    if known is not None:
        return known
    records = records_of_one(session, going.person)
    at = _require_here(session, records, at)
    _require_returned(session, actor, form, going)
    consent = _consent(session, house, going)
    departure = Departure(
        id=going.id,
        person_id=records[0].id,
        at=at,
        reason=form.reason,
        destination=form.destination,
        place=form.place.strip()[:200],
        contact=going.contact.strip()[:200],
        consent_id=consent,
        items_returned=going.items_returned,
        papers_returned=going.papers_returned,
        card_returned=going.card_returned,
        summary_given=going.summary_given,
        handed_to=form.handed_to.strip()[:200],
        trip_id=form.trip,
        note=form.note.strip()[:300],
        by_id=actor.user,
    )
    session.add(departure)
    hand_on(session, house.now(), records[0].id, owner)
    mark_left(session, records[0].id, at, form.trip)
    _let_go(session, actor, records[0].id, at)
    return departure


def mark_left(session: Session, person: UUID, at: datetime, trip: UUID | None) -> None:
    """Not in the house from now on, on every record, and on no manifest but that of the trip with which they leave;
    why and where to is written by a departure."""
    for record_ in records_of_one(session, person):
        record_.departed_at = record_.departed_at or at
    end_stays(session, person, at)
    for seat in _open_seats(session, person):
        if seat.trip_id != trip:
            seat.state, seat.reason = SeatState.NOT_COME, LEFT_THE_HOUSE


def _let_go(session: Session, actor: Actor, person: UUID, at: datetime) -> None:
    """Everything by which the house still reckoned with somebody."""
    for leave in open_leaves(session, merges(session).ids(person)):
        leave.returned_at = at
    record(session, person, PresenceState.DEPARTED, at, PresenceSource.DEPARTURE, actor.user)
    close_task(session, at, TaskKind.LEAVE_OVER, person, actor.user)
    for card in cards_of(session, person):
        if card.state is CardState.ISSUED:
            card.state, card.state_reason = CardState.CANCELLED, LEFT_THE_HOUSE


def _open_seats(session: Session, person: UUID) -> list[TripSeat]:
    """Seats of trips that have not left, or from which the house expects them back."""
    expected = and_(col(Trip.state) == TripState.LEFT, col(Trip.for_good).is_(False))
    open_trips = select(Trip.id).where(or_(col(Trip.state) == TripState.PLANNED, expected))
    statement = select(TripSeat).where(
        col(TripSeat.person_id).in_(merges(session).ids(person)),
        col(TripSeat.trip_id).in_(open_trips),
        col(TripSeat.voided).is_(False),
    )
    return [seat for seat in session.exec(statement).all() if seat.state is not SeatState.NOT_COME]


def records_of_one(session: Session, person: UUID) -> list[Person]:
    """Every record of a human being, the shown one first."""
    known_person(session, person)
    return [session.get_one(Person, each) for each in merges(session).ids(person)]


def standing_departures(session: Session, person: UUID) -> list[Departure]:
    """Departures of a human being that stand: two where two laptops wrote one each."""
    rows = load(session, Departure, Departure.person_id, merges(session).ids(person))
    return sorted(rows, key=lambda row: (row.at, row.id))


def is_unwritten(session: Session, person: UUID) -> bool:
    """Whether somebody left with a vehicle and nobody wrote down why and where to."""
    left = left_at(records_of_one(session, person))
    return left is not None and not any(row.at >= left for row in standing_departures(session, person))


def _require_here(session: Session, records: list[Person], at: datetime) -> datetime:
    """The moment of leaving: the one asked for, or the one at which the vehicle left."""
    counted = [person.counted_at for person in records if person.arrival is Arrival.COUNTED]
    left = left_at(records)
    if not counted or (left and not is_unwritten(session, records[0].id)):
        raise UserError(NOT_HERE)
    if any(moment is not None and at < moment for moment in counted):
        raise UserError(BEFORE, "at")
    return left or at


def _require_returned(session: Session, actor: Actor, form: DepartForm, going: GoingForm) -> None:
    kept = unreturned_of(session, actor, going.person)
    denied = (kept.belongings and going.items_returned is Answer.YES) or (
        kept.documents and going.papers_returned is Answer.YES
    )
    if denied or (kept and not form.note.strip()):
        raise UserError(STILL_KEPT, "note")


def _consent(session: Session, house: House, going: GoingForm) -> UUID | None:
    """The consent under which a contact is kept. UserError without one."""
    if not going.contact.strip():
        return None
    if not holds(session, going.person, ConsentPurpose.FOLLOW_UP, on=house.today()):
        raise UserError(NO_CONSENT, "contact")
    answers = load(session, Consent, Consent.person_id, merges(session).ids(going.person))
    asked = [row for row in answers if row.purpose is ConsentPurpose.FOLLOW_UP]
    return max(asked, key=lambda row: (row.at, row.id)).id


def _owner(session: Session, form: DepartForm) -> StaffMember | None:
    member = session.get(StaffMember, form.owner) if form.owner else None
    if form.owner is not None and (member is None or member.ended_at is not None):
        raise UserError(NO_OWNER, "owner")
    return member
