"""Numbers and blank cards: the next number of a station, and binding a card printed ahead to a person by its scan."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlmodel import Session, col, func, select

from app.errors import UserError
from app.house import House, station_of
from app.same_person import joined_ids
from app.scanning import ScanType, recognise
from app.token import ShortCode
from models.codes import CardState
from models.papers import Card
from models.person import Person
from models.values.number import PersonNumber

LAST_RUNNING = 99_999


def next_running(session: Session, station: int) -> int:
    """One more than every number given to a person or printed on a card of this station."""
    return free_numbers(session, station, 1)[0]


def free_numbers(session: Session, station: int, count: int) -> list[int]:
    """The numbers after the highest one; where the digits end (a high one stood on a hand), those left out before."""
    highest = max(_used(session, station, func.max), default=0)
    free = list(range(highest + 1, min(highest + count, LAST_RUNNING) + 1))
    if len(free) < count:
        left_out = set(range(1, highest)) - set(_used(session, station, func.distinct))
        free += sorted(left_out)[: count - len(free)]
    if len(free) < count:
        raise UserError(
            "This station has no numbers left. Nothing was saved and everybody saved before is safe. "
            "Take another station number for new people."
        )
    return free


def _used(session: Session, station: int, aggregate: Callable[[Any], Any]) -> list[int]:
    """Numbers of people and of cards at this station: all of them, or the highest of each."""
    people = select(aggregate(Person.running_number)).where(Person.station_number == station)
    cards = select(aggregate(Card.running_number)).where(Card.station_number == station)
    return [number for statement in (people, cards) for number in session.exec(statement).all() if number]


def bind_blank_card(session: Session, house: House, person: Person, scanned: str) -> Card | None:
    """Give the person the number of the blank card (or the number written on a hand); the card becomes theirs."""
    card = card_of(session, scanned)
    number = _number_of(card, scanned)
    if card is not None and card.person_id in joined_ids(session, person.id) and card.state is CardState.ISSUED:
        return card
    _refuse_taken(session, house, person, card, number)
    person.station_number, person.running_number = number.station, number.running
    if card is not None:
        _replace_active(session, person)
        card.person_id, card.state, card.bound_at = person.id, CardState.ISSUED, house.now()
    return card


def card_of(session: Session, scanned: str) -> Card | None:
    """The card with the scanned code, or the blank one with the typed number."""
    scan = recognise(scanned)
    if scan is not None and scan.kind is ScanType.SHORT:
        code = ShortCode.parse(scan.value)
        return session.exec(select(Card).where(Card.token == f"{code.card_id:020d}")).one_or_none() if code else None
    number = PersonNumber.parse(scanned)
    if number is None:
        return None
    return session.exec(
        select(Card).where(
            Card.station_number == number.station,
            Card.running_number == number.running,
            Card.state == CardState.BLANK,
        )
    ).first()


def _number_of(card: Card | None, scanned: str) -> PersonNumber:
    if card is not None:
        return PersonNumber(card.station_number, card.running_number)
    number = PersonNumber.parse(scanned)
    if number is None:
        raise UserError(
            "This is not a card or number of this centre. The person is not changed. "
            "Scan a blank card again, or type the number with its two check digits.",
            "card",
        )
    return number


def _refuse_taken(session: Session, house: House, person: Person, card: Card | None, number: PersonNumber) -> None:
    if card is not None and card.state is not CardState.BLANK:
        raise UserError("This card belongs to somebody already. Nothing was changed. Take another blank card.", "card")
    holder = session.exec(
        select(Person).where(Person.station_number == number.station, Person.running_number == number.running)
    ).first()
    if (holder is not None and holder.id != person.id) or _printed_for_another(session, person, number):
        raise UserError("This number is given to somebody else. Nothing was changed. Take another number.", "card")
    if card is None and number.station != station_of(session, house.store).number:
        raise UserError("This number is from another station. Nothing was changed. Take a number of this desk.", "card")


def _printed_for_another(session: Session, person: Person, number: PersonNumber) -> bool:
    """Whether a card with this number, valid or not, is about that was never this person's."""
    cards = select(Card).where(
        Card.station_number == number.station,
        Card.running_number == number.running,
        Card.state != CardState.BLANK,
        (col(Card.person_id) != person.id) | col(Card.person_id).is_(None),
    )
    return session.exec(cards).first() is not None


def _replace_active(session: Session, person: Person) -> None:
    for card in issued_cards(session, person):
        card.state, card.state_reason = CardState.REPLACED, "another card was bound"


def issued_cards(session: Session, person: Person) -> list[Card]:
    """The cards that open this person, on whichever record of theirs they were issued."""
    records = joined_ids(session, person.id)
    statement = select(Card).where(col(Card.person_id).in_(records), Card.state == CardState.ISSUED)
    return list(session.exec(statement).all())


def unbind(session: Session, person: Person) -> None:
    """Take the number back. A card bound by scan is blank again; one printed with the number is cancelled, and the
    number stays away from others."""
    active = select(Card).where(Card.person_id == person.id, Card.state == CardState.ISSUED)
    for card in session.exec(active).all():
        if card.bound_at is not None:
            card.person_id, card.state, card.bound_at = None, CardState.BLANK, None
        else:
            card.state, card.state_reason = CardState.CANCELLED, "the count was undone"
    person.station_number, person.running_number = None, None
