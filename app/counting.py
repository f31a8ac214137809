"""Numbers and blank cards: the next number of a station, and binding a card printed ahead to a person by its scan."""

from __future__ import annotations

from sqlmodel import Session, col, func, select

from app.errors import UserError
from app.house import House, station_of
from app.scanning import ScanType, recognise
from app.token import ShortCode
from models.codes import CardState
from models.papers import Card
from models.person import Person
from models.values.number import PersonNumber


def next_running(session: Session, station: int) -> int:
    """One more than every number given to a person or printed on a card of this station."""
    used = [
        session.exec(select(func.max(Person.running_number)).where(Person.station_number == station)).one(),
        session.exec(select(func.max(Card.running_number)).where(Card.station_number == station)).one(),
    ]
    return max((number for number in used if number), default=0) + 1


def bind_blank_card(session: Session, house: House, person: Person, scanned: str) -> Card | None:
    """Give the person the number of the blank card (or the number written on a hand); the card becomes theirs."""
    card = _card_of(session, scanned)
    number = _number_of(card, scanned)
    if card is not None and card.person_id == person.id and card.state is CardState.ISSUED:
        return card
    _refuse_taken(session, house, person, card, number)
    person.station_number, person.running_number = number.station, number.running
    if card is not None:
        _replace_active(session, person)
        card.person_id, card.state, card.bound_at = person.id, CardState.ISSUED, house.now()
    return card


def _card_of(session: Session, scanned: str) -> Card | None:
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
    if holder is not None and holder.id != person.id:
        raise UserError("This number is given to somebody else. Nothing was changed. Take another number.", "card")
    if card is None and number.station != station_of(session, house.store).number:
        raise UserError("This number is from another station. Nothing was changed. Take a number of this desk.", "card")


def _replace_active(session: Session, person: Person) -> None:
    active = select(Card).where(Card.person_id == person.id, Card.state == CardState.ISSUED)
    for card in session.exec(active).all():
        card.state, card.state_reason = CardState.REPLACED, "another card was bound"


def unbind(session: Session, person: Person) -> None:
    """Take the number back. A card bound by scan is blank again; one printed with the number is cancelled, and the
    number stays away from others."""
    for card in session.exec(select(Card).where(Card.person_id == person.id)).all():
        if card.bound_at is not None:
            card.person_id, card.state, card.bound_at = None, CardState.BLANK, None
        elif card.state is CardState.ISSUED:
            card.state, card.state_reason = CardState.CANCELLED, "the count was undone"
    person.station_number, person.running_number = None, None
