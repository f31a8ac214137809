"""Which card is good: at most one for a human being, whatever two laptops issued and however many records there are.

Nothing is written when laptops meet: the answer is read from the cards themselves, so all laptops answer alike, and
a merge that is taken back gives each person their own card again.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime
from uuid import UUID

from sqlmodel import Session, col, select

from app.same_person import joined_ids
from models.codes import CardState
from models.papers import Card
from models.person import Person

TODAY = "today"  # the day of the house, left in the session by the transaction that asks


def today_in(session: Session) -> date:
    """The day by which cards expire in this transaction; nothing expires by a clock that has jumped ahead."""
    day = session.info.get(TODAY)
    return day if isinstance(day, date) else datetime.now().astimezone().date()


def good(cards: Iterable[Card], today: date) -> Card | None:
    """The one card that opens a human being on this day: of those issued and not expired the one given out last."""
    valid = (card for card in cards if _is_issued(card) and card.valid_until >= today)
    return max(valid, key=_given_out, default=None)


def standing(card: Card, cards: Iterable[Card], today: date) -> CardState:
    """What a card is worth on this day, beside all `cards` of its holder: issued twice, the older one is replaced."""
    if not _is_issued(card):
        return card.state
    if card.valid_until < today:
        return CardState.EXPIRED
    return CardState.ISSUED if good([*cards, card], today) is card else CardState.REPLACED


def cards_of(session: Session, person: UUID) -> list[Card]:
    """All cards ever given to a human being, on whichever record."""
    records = joined_ids(session, person)
    statement = select(Card).where(col(Card.person_id).in_(records), col(Card.voided).is_(False))
    return list(session.exec(statement).all())


def good_card(session: Session, person: Person) -> Card | None:
    """The one card that opens this person today."""
    return good(cards_of(session, person.id), today_in(session))


def state_now(session: Session, card: Card, today: date) -> CardState:
    """What a scanned card is worth on this day."""
    others = cards_of(session, card.person_id) if card.person_id else []
    return standing(card, others, today)


def _is_issued(card: Card) -> bool:
    return card.state is CardState.ISSUED and not card.voided


def _given_out(card: Card) -> tuple[date, datetime, UUID]:
    """The day and the moment, then the id: a card printed ahead was given out when it was bound."""
    made = datetime.fromtimestamp((card.id.int >> 80) / 1000, UTC)
    if card.bound_at is None:
        return card.issued_on, made, card.id
    return card.bound_at.astimezone().date(), card.bound_at, card.id
