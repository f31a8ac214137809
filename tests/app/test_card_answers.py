"""What a shown card is answered: by its state, its key, its days, and where else it was shown."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlmodel import select

from app.access import Actor
from app.errors import Refused, UserError
from app.forms import CountForm, PersonForm
from app.keyring import card_key_id
from app.restoring import found, restore
from app.rows import Opened
from app.scan_meaning import ScanMeaning
from app.supply_forms import IssueForm
from app.token import LetterCode, ShortCode, make_proof
from app.token import new_id as new_code
from app.trust import Trust, TrustForm, TrustSource
from app.trust_card import StationKey, TrustCard, written
from app.waystation import Waystation
from models.base import new_id
from models.codes import CardState, Role
from models.papers import Card, ScanEvent
from models.person import Person
from models.place import Station
from models.values.number import PersonNumber
from tests.app.conftest import WORDS, Centre, as_role, check_whole, open_bus

M = ScanMeaning
OTHER = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
PUBLIC = OTHER.public_key().public_bytes_raw()
THEIRS = StationKey(124, PUBLIC)


@dataclass
class Desk:
    """A register with somebody registered, and cards as the test wants them."""

    waystation: Waystation
    person: UUID
    off: timedelta = field(default_factory=timedelta)

    @property
    def today(self) -> date:
        return self.waystation.house.today()

    def add(self, state: CardState = CardState.ISSUED, until: int = 30, own: bool = True) -> Card:
        with self.waystation.house.store.read() as session:
            who = session.get_one(Person, self.person)
            number = (who.station_number or 0, who.running_number or 0)
        card = Card(
            id=new_id(),
            person_id=self.person if own else None,
            station_number=number[0],
            running_number=number[1],
            token=f"{new_code():020d}",
            serial=1,
            state=state,
            issued_on=self.today - timedelta(days=40),
            valid_until=self.today + timedelta(days=until),
        )
        with self.waystation.house.store.transaction(self.waystation.actor.user, "register") as session:
            session.add(card)
        with self.waystation.house.store.read() as session:
            return session.get_one(Card, card.id)

    def short(self, card: Card) -> str:
        return ShortCode(self.waystation.house.store.station, int(card.token)).digits

    def proof(self, card: Card | None = None, sign: Callable[[bytes], bytes] | None = None, until: int = 30) -> str:
        vault = self.waystation.house.vault
        token = int(card.token) if card else new_code()
        days = self.today - timedelta(days=40), card.valid_until if card else self.today + timedelta(days=until)
        return make_proof(123, token, *days, vault.card_key_id, sign or vault.sign_card).digits

    def theirs(self, token: int | None = None, until: int = 30) -> str:
        days = self.today - timedelta(days=40), self.today + timedelta(days=until)
        return make_proof(124, token or new_code(), *days, card_key_id(PUBLIC), OTHER.sign).digits

    def ask(self, text: str) -> Opened:
        return self.waystation.scans.open_code(as_role(self.waystation, Role.INTAKE), text)

    def trust(self) -> UUID:
        form = TrustForm(new_id(), THEIRS.digits, THEIRS.fingerprint, "Reception centre North")
        self.waystation.trust.trust(self.waystation.actor, form)
        return form.id


@pytest.fixture
def desk(manager: Waystation) -> Desk:
    intake, person = as_role(manager, Role.INTAKE), new_id()
    group = open_bus(manager, intake)
    manager.arrivals.count_in(intake, CountForm(person, group, on_list=False))
    manager.registration.register(intake, PersonForm(person, group, "Верасень", "Кірыл", name_language="be"))
    made = Desk(manager, person)
    wall = manager.house.clock
    manager.house.clock = lambda: wall() + made.off
    return made


def test_every_state_of_a_card_has_its_own_answer_and_a_stop_names_nobody(desk: Desk) -> None:
    good = desk.add()
    cases = {
        desk.short(good): M.PERSON,
        desk.proof(good): M.PERSON,
        desk.short(desk.add(CardState.REPLACED)): M.REPLACED,
        desk.short(desk.add(CardState.CANCELLED)): M.CANCELLED,
        desk.proof(desk.add(CardState.CANCELLED, until=-1)): M.CANCELLED,
        desk.short(desk.add(CardState.EXPIRED)): M.EXPIRED,
        desk.short(desk.add(until=-1)): M.EXPIRED,
        desk.proof(until=-1): M.EXPIRED,
        desk.short(desk.add(CardState.BLANK, own=False)): M.BLANK_CARD,
        desk.proof(good, sign=lambda _message: bytes(64)): M.FORGED,
        desk.proof(good, sign=OTHER.sign): M.FORGED,
        desk.theirs(): M.FOREIGN,
        desk.theirs(int(good.token)): M.FOREIGN,
        desk.proof(): M.FOREIGN_TRUSTED,
        ShortCode(desk.waystation.house.store.station, new_code()).digits: M.FOREIGN,
        LetterCode(1, 2).digits: M.LETTER,
        THEIRS.digits: M.UNKNOWN,
        "hello": M.UNKNOWN,
    }
    for text, meaning in cases.items():
        opened = desk.ask(text)
        assert opened.meaning is meaning
        assert (opened.person is not None) == (meaning is M.PERSON)
        assert bool(opened.sentence) == (meaning is not M.PERSON)
        assert opened.person is not None or opened.last_seen is opened.elsewhere is None
        assert "Верасень" not in opened.sentence
    with desk.waystation.house.store.read() as session:
        events = session.exec(select(ScanEvent)).all()
    assert len(events) == len(cases)
    assert {(event.station_number, event.desk) for event in events} == {(123, desk.waystation.actor.desk)}


def refuses_what_is_not_whole(trust: Trust, actor: Actor, file: str) -> None:
    """A wrong or missing fingerprint, no site, a digit less, another site than was signed."""
    for text, said, site in (
        (file, "0000 0000 0000 0000 0000", ""),
        (file, "", ""),
        (THEIRS.digits, THEIRS.fingerprint, " "),
        (THEIRS.digits[:-1], THEIRS.fingerprint, "North"),
        (file.replace("North", "South"), THEIRS.fingerprint, ""),
    ):
        with pytest.raises(UserError, match="Nothing was changed"):
            trust.trust(actor, TrustForm(new_id(), text, said, site))


def test_a_key_of_another_centre_is_believed_after_its_fingerprint_and_until_it_is_ended(desk: Desk) -> None:
    trust, actor = desk.waystation.trust, desk.waystation.actor
    file = written(TrustCard(THEIRS, "Reception centre North"), OTHER.sign)
    offer = trust.look_at(actor, file)
    assert (offer.station, offer.site, offer.fingerprint) == (124, "Reception centre North", THEIRS.fingerprint)
    assert not offer.known
    refuses_what_is_not_whole(trust, actor, file)
    with pytest.raises(Refused):
        trust.trust(as_role(desk.waystation, Role.INTAKE), TrustForm(new_id(), file, THEIRS.fingerprint))
    assert desk.ask(desk.theirs()).meaning is M.FOREIGN

    key = new_id()
    trust.trust(actor, TrustForm(key, file, THEIRS.fingerprint.replace(" ", "-")))
    opened = desk.ask(desk.theirs())
    assert opened.meaning is M.FOREIGN_TRUSTED
    assert "Reception centre North" in opened.sentence
    assert desk.ask(desk.theirs(until=-1)).meaning is M.EXPIRED
    good = desk.add()
    assert desk.ask(desk.theirs(int(good.token))).meaning is M.FORGED  # it speaks for its own cards alone
    with pytest.raises(UserError, match="believed here already"):
        trust.trust(actor, TrustForm(new_id(), file, THEIRS.fingerprint))
    own = trust.own_card(actor)
    assert trust.look_at(actor, own).known
    assert trust.own_key(actor).fingerprint == trust.look_at(actor, own).fingerprint

    trust.end(actor, key)
    assert "no longer believed" in desk.ask(desk.theirs()).sentence
    with pytest.raises(UserError, match="ended here"):
        trust.trust(actor, TrustForm(new_id(), file, THEIRS.fingerprint))
    rows = trust.keys(actor)
    assert [row.source for row in rows] == [TrustSource.OWN, TrustSource.CONFIRMED]
    assert rows[1].ended is not None
    assert desk.ask(desk.proof(good)).meaning is M.PERSON


def test_a_weak_or_foreign_key_is_no_key() -> None:
    order_8 = 0x7A03AC9277FDC74EC6CC392CFA53202A0F67100D760B3CBA4FD83D3D706A17C7
    for weak in (0, 1, order_8, 1 | 1 << 255, 2**255 - 19, 2**255 - 18):
        with pytest.raises(ValueError, match="no key"):
            StationKey(1, weak.to_bytes(32, "little"))
    assert StationKey.parse(THEIRS.digits) == THEIRS
    assert StationKey.parse(" ".join(THEIRS.digits)) == THEIRS
    assert len(THEIRS.digits) == 84


def test_the_same_card_at_two_stations_within_minutes_says_so(
    desk: Desk, centre: Centre, tmp_path: Path, second: Waystation
) -> None:
    stopped, good = desk.add(), desk.add()  # issued twice: the older is replaced
    code, other = desk.short(good), as_role(second, Role.INTAKE)
    second.exchange.receive(second.actor, desk.waystation.exchange.parcel(desk.waystation.actor))
    assert desk.ask(code).elsewhere is None
    desk.off += timedelta(minutes=2)
    again = desk.ask(code)
    assert again.elsewhere is None
    assert again.last_seen is not None
    assert (again.last_seen.station, again.last_seen.minutes) == (123, 2)
    for card, meaning in ((good, M.PERSON), (stopped, M.REPLACED)):
        assert second.scans.open_code(other, desk.short(card)).meaning is meaning
    desk.ask(desk.short(stopped))
    assert desk.waystation.scans.shown_twice(desk.waystation.actor) == ()
    desk.waystation.exchange.receive(desk.waystation.actor, second.exchange.parcel(second.actor))

    desk.off += timedelta(minutes=4)
    apart = desk.ask(code)
    assert apart.meaning is M.PERSON
    assert apart.person is not None
    assert apart.elsewhere is not None
    assert (apart.elsewhere.station, apart.elsewhere.desk, apart.elsewhere.minutes) == (2, second.actor.desk, 6)
    with desk.waystation.house.store.transaction(desk.waystation.actor.user, "cancel_card") as session:
        session.get_one(Card, stopped.id).state = CardState.CANCELLED
    assert desk.ask(desk.short(stopped)).elsewhere is None
    rows = {row.person is not None: row for row in desk.waystation.scans.shown_twice(desk.waystation.actor)}
    assert len(rows) == 2
    assert {rows[False].first.station, rows[False].second.station} == {2, 123}
    desk.off += timedelta(minutes=20)
    assert desk.ask(code).elsewhere is None


@pytest.fixture
def second(manager: Waystation, centre: Centre, tmp_path: Path) -> Iterator[Waystation]:
    manager.copies.make(manager.actor)
    (copy,) = found([centre.folder])
    made = restore(tmp_path / "second", copy, centre.slots[Role.MANAGER], WORDS, 2)
    yield made
    check_whole(made)
    made.close()


def test_given_to_by_scan_is_seen_as_well(desk: Desk) -> None:
    code, store = desk.short(desk.add()), as_role(desk.waystation, Role.STORE)
    for _time in range(2):
        desk.waystation.supplies.issue(store, IssueForm(new_id(), code, kit="KIT-ARR"))
    assert [row.kind.value for row in desk.waystation.supplies.last_scans(store)] == ["ASK", "GIVEN"]
    seen = desk.ask(code).last_seen
    assert seen is not None
    assert seen.desk == store.desk


def test_what_expired_stays_expired_when_the_clock_is_put_back(desk: Desk) -> None:
    code, proof = desk.short(desk.add(until=-1)), desk.proof(until=-1)
    desk.off = timedelta(days=-20)
    assert desk.ask(code).meaning is desk.ask(proof).meaning is M.EXPIRED


def test_a_number_by_hand_whole_wrong_or_in_part(desk: Desk) -> None:
    number = desk.ask(desk.short(desk.add())).number
    whole = PersonNumber.parse(number)
    assert whole is not None
    digits = whole.digits
    for typed in (number, digits, digits.translate(str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")), f" {number}\n"):
        opened = desk.ask(typed)
        assert (opened.meaning, opened.number) == (M.PERSON, number)
    wrong = desk.ask(f"{digits[:-1]}{(int(digits[-1]) + 1) % 10}")
    assert wrong.meaning is M.WRONG_NUMBER
    assert "A digit of this number is wrong" in wrong.sentence
    for part in (digits[-5:], digits[3:8], number[-8:], digits[:8], f"{whole.running:03d}"):
        opened = desk.ask(part)
        assert opened.meaning is M.PART_OF_NUMBER
        assert [row.id for row in opened.offers] == [desk.person]
    for nobody in ("99999", "12", "1" * 400, "9" * 42, "-5", "1e5", "１２", "²³¹"):
        assert desk.ask(nobody).meaning is M.UNKNOWN
    assert "not read whole" in desk.ask(desk.theirs()[:-1]).sentence


def test_a_key_row_that_names_itself_wrongly_is_not_believed(desk: Desk) -> None:
    """The id is computed: a row of another laptop cannot put its key under the id of a believed one."""
    house = desk.waystation.house
    with house.store.transaction(desk.waystation.actor.user, "register") as session:
        own = session.exec(select(Station)).one()
        session.add(
            Station(id=new_id(), site_id=own.site_id, chain="5", number=5, card_key_id=own.card_key_id, card_key=PUBLIC)
        )
    good = desk.add()
    assert desk.ask(desk.proof(good, sign=OTHER.sign)).meaning is M.FORGED
    assert desk.ask(desk.proof(good)).meaning is M.PERSON
