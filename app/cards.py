"""Making cards: the short code and the signed proof, serials, and what is printed on the front."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from uuid import UUID

from sqlmodel import Session, col, func, select

from app.card_rule import good_card
from app.consents import turned_down
from app.counting import free_numbers, issued_cards
from app.house import House, site_of, station_of
from app.paper_data import ENDONYMS, named, site_data
from app.person_rows import Around, around, load, name_text
from app.registration import photo_of
from app.same_person import merges
from app.token import ShortCode, make_proof
from app.token import new_id as new_code
from models.arrivals import ArrivalGroup
from models.base import new_id
from models.codes import CardReason, CardState, ConsentPurpose
from models.papers import Card
from models.person import Person
from models.values.number import PersonNumber
from printing.cards import AnyCard
from printing.data import BlankCard, CardData
from printing.phrases import languages_of

VALID = timedelta(days=30)


class CardMaker:
    """Makes cards within one transaction; `made` are those that go to the printer. `cautious` None: as the person's
    group asks. A photo is printed unless its person refused that or took the consent back: who was never asked has
    one, as it was taken for this card (domain, 2.9)."""

    def __init__(self, session: Session, house: House, cautious: bool | None) -> None:
        self._session, self._house, self._cautious = session, house, cautious
        self._station = station_of(session, house.store)
        self._site = site_data(session, site_of(session).language or "en")
        self._today = house.now().astimezone().date()
        self.made: list[Card] = []

    def cards_for(self, people: Sequence[Person]) -> tuple[AnyCard, ...]:
        """One card a person: the good one again, or a new serial."""
        return self._drawn([(self._good_again(person) or self._new(person), person) for person in people])

    def again(self, cards: Sequence[Card]) -> tuple[AnyCard, ...]:
        """These very cards once more: same serial, same codes."""
        holders = {person.id: person for person in load(self._session, Person, Person.id, _holders(cards))}
        return self._drawn(
            [(self._again(card), holders.get(card.person_id) if card.person_id else None) for card in cards]
        )

    def anew(self, person: Person, reason: CardReason) -> tuple[AnyCard, ...]:
        """A new serial for the person; the cards before are replaced, for this reason."""
        return self._drawn([(self._new(person, reason), person)])

    def blank(self, count: int) -> tuple[AnyCard, ...]:
        """Numbered cards of nobody yet; their numbers are reserved from now on."""
        numbers = free_numbers(self._session, self._station.number, count)
        return self._drawn([(self._card(running, 1, CardState.BLANK), None) for running in numbers])

    def proof_of(self, person: Person) -> str:
        """The digits of the large code of the person's good card; empty when there is none."""
        card = good_card(self._session, person)
        return self._codes(card)[1] if card else ""

    def _drawn(self, pairs: Sequence[tuple[Card, Person | None]]) -> tuple[AnyCard, ...]:
        """What is printed of each card, and the card remembered as printed."""
        self.made = [card for card, _ in pairs]
        context = around(self._session, [person for _, person in pairs if person])
        exposed = {group.id: group.exposed for group in self._session.exec(select(ArrivalGroup)).all()}
        return tuple(
            self._blank_data(card) if person is None else self._data(card, person, context, exposed)
            for card, person in pairs
        )

    def _data(self, card: Card, person: Person, context: Around, exposed: Mapping[UUID, bool]) -> CardData:
        languages = tuple(person.languages.split())
        short, proof = self._codes(card)
        return CardData(
            **named(name_text(context.names.get(person.id, ()))),
            number=str(PersonNumber(card.station_number, card.running_number)),
            serial=card.serial,
            languages=tuple(ENDONYMS.get(code, code) for code in languages),
            holder_language=next((code for code in languages if code in languages_of("card")), "en"),
            photo=self._photo(person),
            short_code=short,
            proof=proof,
            issued=card.issued_on,
            valid_until=card.valid_until,
            cautious=exposed.get(person.group_id, True) if self._cautious is None else self._cautious,
            site=self._site,
        )

    def _blank_data(self, card: Card) -> BlankCard:
        short, proof = self._codes(card)
        return BlankCard(
            number=str(PersonNumber(card.station_number, card.running_number)),
            serial=card.serial,
            short_code=short,
            proof=proof,
            issued=card.issued_on,
            valid_until=card.valid_until,
            site=self._site,
        )

    def _good_again(self, person: Person) -> Card | None:
        card = good_card(self._session, person)
        return self._again(card) if card else None

    def _again(self, card: Card) -> Card:
        card.prints += 1
        card.reason = CardReason.PRINTER
        return card

    def _photo(self, person: Person) -> bytes | None:
        if turned_down(self._session, person.id, ConsentPurpose.CARD_PHOTO):
            return None
        records = [self._session.get(Person, each) for each in merges(self._session).own_first(person.id)]
        return next((photo for record in records if record and (photo := photo_of(self._session, record))), None)

    def _new(self, person: Person, reason: CardReason | None = None) -> Card:
        last = self._session.exec(select(func.max(Card.serial)).where(col(Card.person_id) == person.id)).one()
        for old in issued_cards(self._session, person):
            reason = self._stop(old, reason)
        assert person.running_number is not None
        card = self._card(person.running_number, (last or 0) + 1, CardState.ISSUED)
        card.person_id, card.reason = person.id, reason
        return card

    def _stop(self, old: Card, reason: CardReason | None) -> CardReason:
        """Stop an issued card; why, for the new one: what was said, or that its days are over."""
        if reason is None:
            old.state = CardState.EXPIRED
            return CardReason.EXPIRED
        old.state, old.state_reason = CardState.REPLACED, reason.value
        return reason

    def _card(self, running: int, serial: int, state: CardState) -> Card:
        card = Card(
            id=new_id(),
            station_number=self._station.number,
            running_number=running,
            token=f"{new_code():020d}",
            serial=serial,
            state=state,
            issued_on=self._today,
            valid_until=self._today + VALID,
        )
        self._session.add(card)
        return card

    def _codes(self, card: Card) -> tuple[str, str]:
        token = int(card.token)
        short = ShortCode(self._house.store.station, token).digits
        return short, self._proof(token, card.issued_on, card.valid_until)

    def _proof(self, token: int, issued: date, until: date) -> str:
        vault = self._house.vault
        return make_proof(self._station.number, token, issued, until, vault.card_key_id, vault.sign_card).digits


def _holders(cards: Sequence[Card]) -> list[UUID]:
    return [card.person_id for card in cards if card.person_id is not None]
