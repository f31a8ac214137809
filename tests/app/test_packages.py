"""A vehicle goes from one centre of the program to another, with a register and keys of its own."""

from __future__ import annotations

import shutil
import zlib
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from sqlmodel import Session, select

import app.onward.package as package
from app.card_forms import CardPrintForm
from app.errors import Refused, StorageTrouble, UserError
from app.forms import CountForm
from app.onward import package_file
from app.onward.forms import LeaveForm, TickForm, TripForm
from app.onward.package_content import FOR_A_HOUSE, to_json
from app.onward.package_file import opened
from app.onward.package_rows import PackageForm, Standing
from app.restoring import found, restore
from app.rights.forms import StandingForm
from app.scan_meaning import ScanMeaning
from app.scanning import ScanType
from app.shelter.reading import house_now
from app.token import PackageCode
from app.trust import TrustForm
from app.waystation import Waystation, utc_now
from models.base import new_id
from models.codes import Answer, Arrival, GroupKind, Instruction, Relation, Role, SafetyFlag
from models.onward import OtherNumber, TransferIn, Trip, TripPackage
from models.papers import Card, Fact
from models.person import Person, PersonFlag, PersonName
from tests.app.canaries import Canaries, plant
from tests.app.conftest import WORDS, as_role, check_whole, open_bus
from tests.app.sending import (
    NAMES,
    Sent,
    apart,
    at,
    bus_of_twenty,
    cards_of,
    intake_of,
    manifest_codes,
    other_centre,
    planned,
    registered,
)

KEPT = {"personname", "person.nationality", "person.languages", "person.clothing_size", "person.shoe_size"}
KEPT |= {"person.birth_as_written", "tripseat.drop_off"}


@pytest.fixture(scope="module")
def sender(made_once: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Waystation]:
    folder = tmp_path_factory.mktemp("sender") / "data"
    shutil.copytree(made_once, folder)
    waystation = at(folder, "Lead")
    yield waystation
    check_whole(waystation)
    waystation.close()


@pytest.fixture(scope="module")
def canaries() -> Canaries:
    return Canaries()


@pytest.fixture(scope="module")
def sent(sender: Waystation, canaries: Canaries) -> Sent:
    """Twenty people, one of them with a word of their own in every text of every table."""
    group, people = bus_of_twenty(sender)
    trip = planned(sender, group)
    apart(sender, people[7], people[8])
    with sender.house.store.transaction(sender.actor.user, "planted") as session:
        plant(session, canaries, people[5])
    sender.standings.restrict(sender.actor, StandingForm(new_id(), people[19], "contested"))
    assert ScanType.PACKAGE not in manifest_codes(sender, trip)
    made = sender.packages.make(intake_of(sender), trip)
    heads = manifest_codes(sender, trip)
    rows = sender.arrivals.list_of(sender.actor, group)
    return Sent(trip, made, heads[ScanType.TRIP], heads[ScanType.PACKAGE], rows, cards_of(sender, people))


@pytest.fixture(scope="module")
def made_other(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return other_centre(tmp_path_factory.mktemp("other") / "data")


@pytest.fixture
def other(made_other: Path, tmp_path: Path) -> Iterator[Waystation]:
    """The other centre, as it was set up."""
    waystation = at(Path(shutil.copytree(made_other, tmp_path / "other")))
    yield waystation
    check_whole(waystation)
    waystation.close()


def form_of(sent: Sent) -> PackageForm:
    return PackageForm(sent.made.raw, sent.second)


def people_in(session: Session) -> list[Person]:
    return sorted(session.exec(select(Person)).all(), key=lambda person: person.list_position or 0)


def test_nineteen_arrive_at_another_centre(sent: Sent, other: Waystation) -> None:
    intake = intake_of(other)
    sheet = other.packages.open(intake, form_of(sent))
    assert (len(sheet.people), sheet.left_off, sheet.standing, sheet.known) == (19, 1, Standing.NEW, "")
    taken = other.packages.take_in(intake, form_of(sent))
    assert (taken.new, taken.changed, taken.same, taken.group.kind) == (19, 0, 0, GroupKind.TRANSFER_IN)
    again = other.packages.take_in(intake, form_of(sent))
    assert (again.new, again.changed, again.same, again.group) == (0, 0, 19, taken.group)
    rows = other.arrivals.list_of(intake, taken.group.id)
    assert [(row.name.family, row.name.given) for row in rows] == [name[:2] for name in NAMES[:5]] + [
        (row.name.family, row.name.given) for row in rows[5:6]
    ] + [name[:2] for name in NAMES[6:19]]
    there = {row.id: row for row in sent.people}
    assert [row.birth for row in rows] == [row.birth for row in list(there.values())[:19]]
    assert "taken in from another centre already" in other.trips.open_code(intake, sent.first).sentence
    counts_by_the_old_cards(sent, other, taken.group.id)
    what_the_house_must_know(other, rows[4].id)


def counts_by_the_old_cards(sent: Sent, other: Waystation, group: UUID) -> None:
    """The card round the neck finds its bearer, the old number too; a card of this house takes their place."""
    intake = intake_of(other)
    for place in range(3):
        shown = other.scans.open_code(intake, sent.cards[place])
        assert shown.meaning is ScanMeaning.OTHER_CENTRE
        assert shown.sentence == "Card or number of another centre. Give a card of this house."
        assert shown.person is not None
        assert shown.person.name.family == NAMES[place][0]
        other.arrivals.count_in(intake, CountForm(shown.person.id, group, on_list=True))
    numbers = ["".join(sign for sign in row.number if sign.isdigit()) for row in sent.people]
    by_number = other.scans.open_code(intake, numbers[0])
    assert by_number.person is not None
    assert by_number.person.name.family == NAMES[0][0]
    assert [row.name.family for row in other.people.find(intake, numbers[3])] == [NAMES[3][0]]
    counted = [row for row in other.arrivals.list_of(intake, group) if row.arrival is Arrival.COUNTED]
    assert [row.number[:3] for row in counted] == ["007"] * 3


def what_the_house_must_know(other: Waystation, fed: UUID) -> None:
    with other.house.store.read() as session:
        people = people_in(session)
        flags = session.exec(select(PersonFlag).where(PersonFlag.code == SafetyFlag.KEEP_APART)).all()
        assert {(flag.person_id, flag.other_id, flag.reason) for flag in flags} == {
            (people[7].id, people[8].id, None),
            (people[8].id, people[7].id, None),
        }
        guests = house_now(session, other.house.today()).guests
        assert {guests[person.id].kin for person in people[:3]} == {guests[people[0].id].kin} != {None}
        assert all(len(person.note) > 5 and person.note.startswith("From ") for person in people)
        assert session.exec(select(TransferIn)).one().left_off == 1
    row = next(row for row in other.arrivals.list_of(other.actor, _group(other)) if row.id == fed)
    assert set(row.instructions) == {Instruction.DIET_NUT_FREE, Instruction.BED_LOW}
    family = other.families.sheet(intake_of(other), people[0].id).family
    assert family is not None
    assert {member.relation for member in family.members} == {Relation.FOCAL, Relation.SPOUSE, Relation.CHILD}
    assert family.keep_together is Answer.YES


def _group(waystation: Waystation) -> UUID:
    return waystation.arrivals.groups(waystation.actor)[0].id


def test_nothing_but_what_a_house_needs_is_in_it(sent: Sent, canaries: Canaries) -> None:
    """Of a word in every text of every table only those of the name, nationality, sizes and seat are told."""
    plain = text_of(sent)
    told = canaries.in_text(plain)
    assert told
    assert {place for place in told if place.split(".")[0] not in KEPT and place not in KEPT} == set()
    assert "canaryreason" not in plain
    assert NAMES[19][0] not in plain
    for code in set(Instruction) - FOR_A_HOUSE:
        assert f'"{code.value}"' not in plain
    for code in set(SafetyFlag) - {SafetyFlag.CHILD}:  # a relation is called so too
        assert f'"{code.value}"' not in plain


def text_of(sent: Sent) -> str:
    code = PackageCode.parse(sent.second)
    assert code is not None
    return to_json(opened(sent.made.raw, code.secret).package).decode()


def test_the_stick_says_nothing_without_the_paper(sent: Sent) -> None:
    raw = sent.made.raw
    assert package_file.file_name().endswith(".package")
    for name in NAMES:
        assert name[0].encode() not in raw
        assert name[0].encode() not in zlib.compress(raw)
    assert sent.second not in raw.hex()
    assert PackageCode.parse(sent.second).secret not in raw  # type: ignore[union-attr]


def test_what_is_not_the_package_or_not_its_code_is_told_in_a_sentence(sent: Sent, other: Waystation) -> None:
    raw, intake = sent.made.raw, intake_of(other)

    def said(raw: bytes, code: str = sent.second) -> str:
        with pytest.raises((UserError, StorageTrouble)) as refused:
            other.packages.take_in(intake, PackageForm(raw, code))
        return refused.value.sentence  # type: ignore[no-any-return]

    strange = PackageCode(bytes(16)).digits
    assert said(raw, strange) == package_file.WRONG_CODE
    assert said(raw, sent.first) == package.FIRST_CODE
    assert said(raw, sent.second[:-1] + str((int(sent.second[-1]) + 1) % 10)) == package.NO_CODE
    assert said(b"%PDF-1.7") == said(b"") == package_file.NO_PACKAGE
    for place in (len(package_file.MAGIC) + 3, 60, len(raw) // 2, len(raw) - 1):
        assert said(raw[:place] + bytes([raw[place] ^ 1]) + raw[place + 1 :]) == package_file.DAMAGED
    assert {said(raw[:length]) for length in (26, 100, len(raw) - 1)} == {package_file.DAMAGED}
    assert said(resealed(raw, format_=9)) == package_file.NEWER
    assert other.arrivals.groups(intake) == ()
    groups = " ".join(sent.second[start : start + 4] for start in range(0, 43, 4))
    assert len(other.packages.open(intake, PackageForm(raw, groups)).people) == 19


def resealed(raw: bytes, format_: int) -> bytes:
    from hashlib import sha256

    whole = raw[: len(package_file.MAGIC)] + bytes([format_]) + raw[len(package_file.MAGIC) + 1 : -32]
    return whole + sha256(whole).digest()


def test_a_newer_package_changes_who_is_not_counted_in_and_an_older_one_nobody(
    sender: Waystation, sent: Sent, other: Waystation
) -> None:
    intake = intake_of(other)
    group = other.packages.take_in(intake, form_of(sent)).group.id
    people = {row.list_position: row.id for row in other.arrivals.list_of(intake, group)}
    other.arrivals.count_in(intake, CountForm(people[1], group, on_list=True))
    with sender.house.store.transaction(sender.actor.user, "register") as session:
        for row in sent.people[:2]:
            session.get_one(Person, row.id).nationality = "changed"
            name = session.exec(select(PersonName).where(PersonName.person_id == row.id)).one()
            name.given = "Новае"
    newer = sender.packages.make(sender.actor, sent.trip)
    form = PackageForm(newer.raw, sent.second)
    sheet = other.packages.open(intake, form)
    assert (sheet.standing, [row.settled for row in sheet.people[:2]]) == (Standing.CHANGED, [True, False])
    taken = other.packages.take_in(intake, form)
    assert (taken.new, taken.changed, taken.same) == (0, 1, 18)
    rows = {row.list_position: row for row in other.arrivals.list_of(intake, group)}
    assert [rows[place].name.given for place in (1, 2)] == [NAMES[0][1], "Новае"]
    with pytest.raises(UserError, match="newer package of this trip"):
        other.packages.take_in(intake, form_of(sent))


def test_a_centre_that_believes_the_key_says_so(sender: Waystation, sent: Sent, other: Waystation) -> None:
    card = sender.trust.own_card(sender.actor)
    offer = other.trust.look_at(other.actor, card)
    row = other.trust.trust(other.actor, TrustForm(new_id(), card, offer.fingerprint, "Known house"))
    sheet = other.packages.open(intake_of(other), form_of(sent))
    assert sheet.known == "Known house"
    assert row.id is not None
    other.trust.end(other.actor, row.id)
    with pytest.raises(UserError, match="no longer believed"):
        other.packages.open(intake_of(other), form_of(sent))


def test_who_may_and_what_is_written_down(sender: Waystation, sent: Sent, other: Waystation) -> None:
    with pytest.raises(UserError, match="made in this register"):
        sender.packages.open(sender.actor, form_of(sent))
    for role in (Role.MEDIC, Role.STORE, Role.GATE, Role.VOLUNTEER):
        with pytest.raises(Refused):
            sender.packages.make(as_role(sender, role), sent.trip)
        with pytest.raises(Refused):
            other.packages.open(as_role(other, role), form_of(sent))
    with sender.house.store.read() as session:
        assert session.exec(select(TripPackage).where(TripPackage.trip_id == sent.trip)).first() is not None
    other.packages.take_in(intake_of(other), form_of(sent))
    with other.house.store.read() as session:
        fact = session.exec(select(Fact).where(Fact.kind == "PACKAGE_TAKEN")).one()
        assert (fact.count, fact.person_id) == (19, None)
        assert len(session.exec(select(OtherNumber)).all()) >= 2 * 18


def test_two_laptops_that_take_in_one_package_write_the_same(sent: Sent, other: Waystation, tmp_path: Path) -> None:
    """Nobody stands on the list twice, and there is nothing to settle between them."""
    other.copies.make(other.actor)
    (copy,) = found([other.house.vault.folder])
    second = restore(tmp_path / "second", copy, other.house.vault.desk.slot_id, WORDS, 2)
    groups = [each.packages.take_in(intake_of(each), form_of(sent)).group for each in (other, second)]
    for giver, taker in ((other, second), (second, other)):
        taker.exchange.receive(taker.actor, giver.exchange.parcel(giver.actor))
    assert groups[0] == groups[1]
    for each in (other, second):
        assert len(each.arrivals.list_of(intake_of(each), groups[0].id)) == 19
        assert each.conflicts.open(each.actor) == ()
    check_whole(second)
    second.close()


def test_who_has_left_with_the_vehicle_is_in_it_with_the_card_that_stopped_working(sender: Waystation) -> None:
    """The package may be made after the vehicle has left; who stayed behind is not in it, and it goes on from there."""
    lead, bus = sender.actor, open_bus(sender, intake_of(sender), 2)
    going, staying = (registered(sender, bus, place) for place in (0, 3))
    sender.card_acts.print_cards(lead, CardPrintForm(bus, (going, staying)))
    trip = planned(sender, bus)
    seats = {row.person.id: row.id for row in sender.trips.sheet(lead, trip).seats}
    sender.trip_counts.tick(lead, TickForm(trip, (seats[going],)))
    sender.trip_counts.leave(lead, LeaveForm(trip, "stays"))
    made = sender.packages.make(lead, trip)
    package = opened(made.raw, secret_of(sender, trip)).package
    with sender.house.store.read() as session:
        tokens = session.exec(select(Card.token).where(Card.person_id == going)).all()
    assert [(person.names[0].family, person.cards) for person in package.people] == [(NAMES[0][0], tuple(tokens))]
    for refused in (planned(sender, bus, for_good=False), new_trip(sender)):
        with pytest.raises(UserError, match="Nothing was made"):
            sender.packages.make(lead, refused)


def secret_of(waystation: Waystation, trip: UUID) -> bytes:
    with waystation.house.store.read() as session:
        return session.get_one(Trip, trip).pack_secret or b""


def new_trip(waystation: Waystation) -> UUID:
    """With nobody on it."""
    form = TripForm(new_id(), "Alytus", utc_now(), 3, for_good=True)
    return waystation.trips.plan(waystation.actor, form).row.form.id
