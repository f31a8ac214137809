"""What a scanned or typed code means at this station: the person, a blank card, or a stop in plain words."""

from __future__ import annotations

from sqlmodel import Session, select

from app.access import Act, Actor
from app.house import House, station_of
from app.merging import whole_row
from app.rows import Opened, ScanMeaning
from app.scanning import Scan, ScanType, recognise
from app.token import Proof, ProofVerdict, ShortCode, read_proof, verify_proof
from models.base import new_id
from models.codes import CardState, ScanKind
from models.papers import Card, ScanEvent
from models.person import Person
from models.values.number import PersonNumber

_STOPS = {
    CardState.REPLACED: (ScanMeaning.REPLACED, "This card was replaced. Ask for the newer card, or type the number."),
    CardState.CANCELLED: (ScanMeaning.CANCELLED, "This card was cancelled. Ask the shift lead."),
}


class Scans:
    def __init__(self, house: House) -> None:
        self._house = house

    def open_code(self, actor: Actor, text: str, purpose: ScanKind = ScanKind.OPEN) -> Opened:
        """Look up what was scanned or typed, and note that the card was shown. A stopped card shows no person."""

        def work(session: Session) -> Opened:
            opened, card = self.resolve(session, actor, text)
            session.add(
                ScanEvent(
                    id=new_id(),
                    card_id=card.id if card else None,
                    person_id=opened.person.id if opened.person else None,
                    at=self._house.now(),
                    purpose=purpose,
                    result=opened.meaning.value,
                )
            )
            return opened

        return self._house.write(actor, Act.SCAN_CARD, work)

    def resolve(self, session: Session, actor: Actor, text: str) -> tuple[Opened, Card | None]:
        """The meaning of a code, and the card it stands on, inside a transaction under way."""
        scan = recognise(text)
        if scan is None:
            return _unknown("This is no card and no number of this centre. Check the digits, or search by name."), None
        if scan.kind is ScanType.NUMBER:
            return self._by_number(session, actor, scan.value), None
        if scan.kind is ScanType.LETTER:
            return Opened(ScanMeaning.LETTER, "This is the code of a letter."), None
        return self._by_card(session, actor, scan)

    def _by_number(self, session: Session, actor: Actor, digits: str) -> Opened:
        number = PersonNumber.parse(digits)
        assert number is not None
        person = session.exec(
            select(Person).where(Person.station_number == number.station, Person.running_number == number.running)
        ).first()
        if person is None or person.voided:
            return _unknown("Nobody has this number yet.")
        return Opened(ScanMeaning.PERSON, "", whole_row(session, actor, person.id, with_photo=True), str(number))

    def _by_card(self, session: Session, actor: Actor, scan: Scan) -> tuple[Opened, Card | None]:
        if scan.kind is ScanType.PROOF:
            proof = read_proof(scan.value)
            stop = self._stop_of_proof(session, proof)
            if stop is not None or proof is None:
                return stop or _unknown("This code cannot be read. Scan it again."), None
            card_id = proof.card_id
        else:
            code = ShortCode.parse(scan.value)
            assert code is not None
            card_id = code.card_id
        card = session.exec(select(Card).where(Card.token == f"{card_id:020d}")).one_or_none()
        if card is None:
            return Opened(ScanMeaning.FOREIGN, "This card is not in the records of this laptop. Search by name."), None
        return self._by_state(session, actor, card), card

    def _stop_of_proof(self, session: Session, proof: Proof | None) -> Opened | None:
        station = station_of(session, self._house.store)
        keys = {int(station.card_key_id): station.card_key}
        verdict = verify_proof(proof, keys, self._house.likely_today()) if proof else ProofVerdict.UNREADABLE
        match verdict:
            case ProofVerdict.FORGED:
                return Opened(
                    ScanMeaning.FORGED, "This card was not made by this centre. Keep it and call the shift lead."
                )
            case ProofVerdict.EXPIRED:
                return Opened(ScanMeaning.EXPIRED, "This card has expired. Print a new one at intake.")
            case ProofVerdict.UNKNOWN_KEY:
                return Opened(ScanMeaning.FOREIGN, "This card is from another station. Search by name or number.")
        return None

    def _by_state(self, session: Session, actor: Actor, card: Card) -> Opened:
        number = str(PersonNumber(card.station_number, card.running_number))
        if card.state in _STOPS:
            meaning, sentence = _STOPS[card.state]
            return Opened(meaning, sentence, number=number)
        if card.state is CardState.EXPIRED or card.valid_until < self._house.likely_today():
            return Opened(ScanMeaning.EXPIRED, "This card has expired. Print a new one at intake.", number=number)
        person = session.get(Person, card.person_id) if card.person_id else None
        if card.state is CardState.BLANK or person is None:
            return Opened(ScanMeaning.BLANK_CARD, "A blank card: it belongs to nobody yet.", number=number)
        return Opened(ScanMeaning.PERSON, "", whole_row(session, actor, person.id, with_photo=True), number)


def _unknown(sentence: str) -> Opened:
    return Opened(ScanMeaning.UNKNOWN, sentence)
