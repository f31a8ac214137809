"""What a scanned or typed code means at this station: the person, a blank card, or a stop in plain words."""

from __future__ import annotations

from dataclasses import dataclass

from sqlmodel import Session, select

from app.access import Act, Actor
from app.card_rule import state_now
from app.house import House, station_of
from app.merging import whole_row, whole_rows
from app.numbers_typed import like_number, offered
from app.other_numbers import bearer
from app.rows import Opened, PersonRow
from app.scan_meaning import ScanMeaning, SeenRow
from app.scanning import Scan, ScanType, recognise
from app.sightings import elsewhere, last_seen, seen_row, shown_twice
from app.token import Proof, ProofVerdict, ShortCode, read_proof, verify_proof
from app.trust import keys_here, stations_of
from models.base import new_id
from models.codes import CardState, ScanKind
from models.papers import Card, ScanEvent
from models.person import Person
from models.values.number import PersonNumber

_STOPS = {
    CardState.REPLACED: (ScanMeaning.REPLACED, "This card was replaced. Ask for the newer card, or type the number."),
    CardState.CANCELLED: (ScanMeaning.CANCELLED, "This card was cancelled. Ask the shift lead."),
}
_EXPIRED = Opened(ScanMeaning.EXPIRED, "This card has expired. Print a new one at intake.")
_FORGED = Opened(ScanMeaning.FORGED, "This card was not made by this centre. Keep it and call the shift lead.")
_UNTRUSTED = Opened(
    ScanMeaning.FOREIGN, "This card is from a station that is not known here. Search by name or number."
)
_ENDED = Opened(
    ScanMeaning.FOREIGN, "The key of the station that made this card is no longer believed. Search by name or number."
)
_ELSEWHERE_MADE = Opened(
    ScanMeaning.FOREIGN, "This card is not in the records of this laptop. Search by name, or by the number on the card."
)
_NOT_HERE_YET = Opened(
    ScanMeaning.FOREIGN_TRUSTED,
    "This card is genuine, but its record is not on this laptop. Take in a parcel, or search by name.",
)


_OTHER_CENTRE = "Card or number of another centre. Give a card of this house."
_OLD_CARD = "Card or number of another centre. This person has a card of this house: take the old one back."
_TWO_HERE = "Two people have this number, one of them at another centre. Compare the face, and choose the person."


@dataclass(frozen=True, repr=False)
class TwoPlacesRow:
    """A card that was shown at two stations within minutes. `person`: only while the card is good."""

    number: str
    first: SeenRow
    second: SeenRow
    person: PersonRow | None = None


class Scans:
    def __init__(self, house: House) -> None:
        self._house = house

    def open_code(self, actor: Actor, text: str, purpose: ScanKind = ScanKind.OPEN) -> Opened:
        """Look up what was scanned or typed, and note that the card was shown. A stopped card shows no person."""

        def work(session: Session) -> Opened:
            opened, card = self.resolve(session, actor, text)
            self.remember(session, actor, purpose, opened.meaning.value, card, opened.person)
            return opened

        return self._house.write(actor, Act.SCAN_CARD, work)

    def shown_twice(self, actor: Actor) -> tuple[TwoPlacesRow, ...]:
        """Cards that were shown at two stations within minutes in the last day, the newest first; a photocopy verifies
        too. Also those of which the other station's part came by exchange."""

        def work(session: Session) -> tuple[TwoPlacesRow, ...]:
            found = list(shown_twice(session, self._house.now()))
            found.sort(key=lambda each: each[2].at, reverse=True)
            return tuple(self._two_places(session, actor, *each) for each in found)

        return self._house.read(actor, Act.SCAN_CARD, work)

    def resolve(self, session: Session, actor: Actor, text: str) -> tuple[Opened, Card | None]:
        """The meaning of a code, and the card it stands on, inside a transaction under way."""
        scan = recognise(text)
        if scan is None:
            return self._by_hand(session, actor, text), None
        if scan.kind is ScanType.NUMBER:
            return self._by_number(session, actor, scan.value), None
        if scan.kind is ScanType.LETTER:
            return Opened(ScanMeaning.LETTER, "This is the code of a letter."), None
        if scan.kind is ScanType.TRIP:
            return Opened(ScanMeaning.TRIP, "This is the code of a manifest."), None
        if scan.kind is ScanType.PACKAGE:
            return Opened(ScanMeaning.PACKAGE, "This is the code of a package. It is opened on the page Trips."), None
        if scan.kind is ScanType.STATION:
            return _unknown("This is the key of a station. It is taken in on the page Station keys."), None
        return self._by_card(session, actor, scan)

    def remember(
        self,
        session: Session,
        actor: Actor,
        purpose: ScanKind,
        result: str,
        card: Card | None,
        person: PersonRow | Person | None,
    ) -> None:
        """A card or a number was shown at this desk, whatever came of it."""
        session.add(
            ScanEvent(
                id=new_id(),
                card_id=card.id if card else None,
                person_id=person.id if person else None,
                at=self._house.now(),
                purpose=purpose,
                result=result,
                station_number=station_of(session, self._house.store).number,
                desk=actor.desk[:60],
            )
        )

    def _two_places(
        self, session: Session, actor: Actor, card: Card, first: ScanEvent, second: ScanEvent
    ) -> TwoPlacesRow:
        now, opened = self._house.now(), self._by_state(session, actor, card)
        return TwoPlacesRow(_number(card), seen_row(first, now), seen_row(second, now), opened.person)

    def _by_hand(self, session: Session, actor: Actor, text: str) -> Opened:
        """No code and no whole number: a number with a wrong digit, a part of one, or nothing of ours."""
        like = like_number(text)
        if like is None:
            return _unknown("This is no card and no number of this centre. Check the digits, or search by name.")
        if like.is_code:
            return _unknown("The code was not read whole. Scan it again, or type the number on the card.")
        if like.is_whole:
            wrong = "A digit of this number is wrong. Nobody was opened. Compare all ten digits with the card."
            return Opened(ScanMeaning.WRONG_NUMBER, wrong)
        people = whole_rows(session, actor, offered(session, like.digits), with_photos=True)
        if not people:
            return _unknown("Nobody has a number with these digits. Type all ten digits, or search by name.")
        part = "This is a part of a number. Choose the person, or type all ten digits."
        return Opened(ScanMeaning.PART_OF_NUMBER, part, offers=people)

    def _by_number(self, session: Session, actor: Actor, digits: str) -> Opened:
        number = PersonNumber.parse(digits)
        assert number is not None
        person = session.exec(
            select(Person).where(Person.station_number == number.station, Person.running_number == number.running)
        ).first()
        other = bearer(session, digits)
        if person is None or person.voided:
            return self._from_elsewhere(session, actor, other) if other else _unknown("Nobody has this number yet.")
        if other is not None and other.running_number is None and other.id != person.id:
            people = whole_rows(session, actor, (person.id, other.id), with_photos=True)
            return Opened(ScanMeaning.PART_OF_NUMBER, _TWO_HERE, offers=people)
        return Opened(ScanMeaning.PERSON, "", whole_row(session, actor, person.id, with_photo=True), str(number))

    def _from_elsewhere(self, session: Session, actor: Actor, person: Person) -> Opened:
        """Known by a package that was taken in: the old card opens the record, and says to give a new one."""
        row = whole_row(session, actor, person.id, with_photo=True)
        return Opened(ScanMeaning.OTHER_CENTRE, _OLD_CARD if row.carded else _OTHER_CENTRE, row, row.number)

    def _by_card(self, session: Session, actor: Actor, scan: Scan) -> tuple[Opened, Card | None]:
        if scan.kind is ScanType.PROOF:
            proof = read_proof(scan.value)
            assert proof is not None
            return self._by_proof(session, actor, proof)
        code = ShortCode.parse(scan.value)
        assert code is not None
        card = _card(session, code.card_id)
        if card is not None:
            return self._shown(session, actor, card), card
        other = bearer(session, f"{code.card_id:020d}")
        if other is not None:
            return self._from_elsewhere(session, actor, other), None
        chains = {int(station.chain) for station in stations_of(session)}
        return _NOT_HERE_YET if code.station in chains - {self._house.store.station} else _ELSEWHERE_MADE, None

    def _by_proof(self, session: Session, actor: Actor, proof: Proof) -> tuple[Opened, Card | None]:
        """A key of another centre speaks for its own cards alone, never for one of this register."""
        here, today = keys_here(session), self._house.believed_today()
        verdict, card = verify_proof(proof, here.all, today), _card(session, proof.card_id)
        if verdict in (ProofVerdict.FORGED, ProofVerdict.UNREADABLE):
            return _FORGED, None
        other = bearer(session, f"{proof.card_id:020d}") if card is None else None
        if verdict is ProofVerdict.UNKNOWN_KEY and (other is None or proof.key_id in here.ended):
            return _ENDED if proof.key_id in here.ended else _UNTRUSTED, None
        if card is not None:
            return (self._shown(session, actor, card), card) if proof.key_id in here.own else (_FORGED, None)
        if verdict is ProofVerdict.EXPIRED:
            return _EXPIRED, None
        if other is not None:
            return self._from_elsewhere(session, actor, other), None
        if proof.key_id in here.own:
            return _NOT_HERE_YET, None
        good = f"A good card of {here.sites[proof.key_id]}, until {proof.expires}. Its record is not on this laptop."
        return Opened(ScanMeaning.FOREIGN_TRUSTED, f"{good} Search by name, or register."), None

    def _shown(self, session: Session, actor: Actor, card: Card) -> Opened:
        """The card by its state; a good one with where it was seen."""
        opened = self._by_state(session, actor, card)
        if opened.person is None:
            return opened
        now, station = self._house.now(), station_of(session, self._house.store).number
        seen, apart = last_seen(session, card, now), elsewhere(session, card, station, now)
        return Opened(opened.meaning, opened.sentence, opened.person, opened.number, seen, apart)

    def _by_state(self, session: Session, actor: Actor, card: Card) -> Opened:
        state, today = state_now(session, card, self._house.believed_today()), self._house.believed_today()
        if state in _STOPS:
            meaning, sentence = _STOPS[state]
            return Opened(meaning, sentence, number=_number(card))
        if state is CardState.EXPIRED or card.valid_until < today:
            return Opened(_EXPIRED.meaning, _EXPIRED.sentence, number=_number(card))
        person = session.get(Person, card.person_id) if card.person_id else None
        if card.state is CardState.BLANK or person is None:
            sentence = "A blank card: it belongs to nobody yet."
            return Opened(ScanMeaning.BLANK_CARD, sentence, number=_number(card))
        if person.voided:
            return _unknown("The record of this card was taken back. Search by name.")
        row = whole_row(session, actor, person.id, with_photo=True)
        return Opened(ScanMeaning.PERSON, "", row, _number(card))


def _card(session: Session, card_id: int) -> Card | None:
    """Two records of one card id cannot both be right, so neither is."""
    found = session.exec(select(Card).where(Card.token == f"{card_id:020d}")).all()
    kept = [card for card in found if not card.voided]
    return kept[0] if len(kept) == 1 else None


def _number(card: Card) -> str:
    return str(PersonNumber(card.station_number, card.running_number))


def _unknown(sentence: str) -> Opened:
    return Opened(ScanMeaning.UNKNOWN, sentence)
