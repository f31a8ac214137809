"""Making cards: the short code and the signed proof, serials, and what is printed on the front."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from sqlmodel import Session, col, func, select

from app.counting import free_numbers, issued_cards
from app.house import House, site_of, station_of
from app.paper_data import ENDONYMS, site_data
from app.person_rows import around, name_text
from app.registration import photo_of
from app.same_person import merges
from app.token import ShortCode, make_proof
from app.token import new_id as new_code
from models.arrivals import ArrivalGroup
from models.base import new_id
from models.codes import CardState
from models.papers import Card
from models.person import Person
from models.values.number import PersonNumber
from printing.data import BlankCard, CardData

VALID = timedelta(days=30)
CARD_LANGUAGES = ("be", "ru", "uk", "lt", "pl", "fa", "en")


class CardMaker:
    """Makes cards within one transaction. `cautious` None: as the person's group asks."""

    def __init__(self, session: Session, house: House, cautious: bool | None) -> None:
        self._session, self._house, self._cautious = session, house, cautious
        self._station = station_of(session, house.store)
        self._site = site_data(site_of(session))
        self._today = house.now().astimezone().date()
        self._likely_today = house.likely_today()

    def cards_for(self, people: Sequence[Person]) -> tuple[CardData, ...]:
        """One card a person: the active one again, or a new serial."""
        context = around(self._session, people)
        exposed = {group.id: group.exposed for group in self._session.exec(select(ArrivalGroup)).all()}
        made = []
        for person in people:
            card = self._active(person) or self._new(person)
            name = name_text(context.names.get(person.id, ()))
            languages = tuple(person.languages.split())
            short, proof = self._codes(card)
            made.append(
                CardData(
                    number=str(PersonNumber(card.station_number, card.running_number)),
                    serial=card.serial,
                    latin_family=name.latin_family,
                    latin_given=name.latin_given,
                    latin_confirmed=name.latin_confirmed,
                    own_family=name.family if name.script != "Latn" else "",
                    own_given=name.given if name.script != "Latn" else "",
                    languages=tuple(ENDONYMS.get(code, code) for code in languages),
                    holder_language=next((code for code in languages if code in CARD_LANGUAGES), "en"),
                    photo=self._photo(person),
                    short_code=short,
                    proof=proof,
                    issued=card.issued_on,
                    valid_until=card.valid_until,
                    cautious=exposed.get(person.group_id, True) if self._cautious is None else self._cautious,
                    site=self._site,
                )
            )
        return tuple(made)

    def blank(self, count: int) -> tuple[BlankCard, ...]:
        """Numbered cards of nobody yet; their numbers are reserved from now on."""
        made = []
        for running in free_numbers(self._session, self._station.number, count):
            card = self._card(running, 1, CardState.BLANK)
            short, proof = self._codes(card)
            made.append(
                BlankCard(
                    number=str(PersonNumber(card.station_number, running)),
                    serial=1,
                    short_code=short,
                    proof=proof,
                    issued=card.issued_on,
                    valid_until=card.valid_until,
                    site=self._site,
                )
            )
        return tuple(made)

    def _active(self, person: Person) -> Card | None:
        """The card that is valid now; a person of two records whose cards both are: the one of this record."""
        valid = [card for card in issued_cards(self._session, person) if card.valid_until >= self._likely_today]
        return min(valid, key=lambda card: card.person_id != person.id, default=None)

    def _photo(self, person: Person) -> bytes | None:
        records = [self._session.get(Person, each) for each in merges(self._session).own_first(person.id)]
        return next((photo for record in records if record and (photo := photo_of(self._session, record))), None)

    def _new(self, person: Person) -> Card:
        last = self._session.exec(select(func.max(Card.serial)).where(col(Card.person_id) == person.id)).one()
        for old in issued_cards(self._session, person):
            old.state = CardState.EXPIRED
        assert person.running_number is not None
        card = self._card(person.running_number, (last or 0) + 1, CardState.ISSUED)
        card.person_id = person.id
        return card

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

    def proof_of(self, person: Person) -> str:
        """The digits of the large code of the person's active card; empty when there is none."""
        card = self._active(person)
        return self._codes(card)[1] if card else ""

    def _codes(self, card: Card) -> tuple[str, str]:
        token = int(card.token)
        short = ShortCode(self._house.store.station, token).digits
        return short, self._proof(token, card.issued_on, card.valid_until)

    def _proof(self, token: int, issued: date, until: date) -> str:
        vault = self._house.vault
        return make_proof(self._station.number, token, issued, until, vault.card_key_id, vault.sign_card).digits
