"""Packages that nobody of the program made: whatever stands in them is taken whole, or refused with a sentence."""

from __future__ import annotations

import copy
import json
import os
import secrets
import zlib
from collections.abc import Iterator
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import cbor2
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.errors import StorageTrouble, UserError
from app.forms import CountForm
from app.onward import package_file
from app.onward.package_checks import require_sound
from app.onward.package_content import NewerPackage, from_json, to_json
from app.onward.package_file import opened
from app.onward.package_rows import PackageForm
from app.scan_meaning import ScanMeaning
from app.sealing import wrap
from app.token import PackageCode
from app.waystation import Waystation
from models.codes import Answer
from models.values.number import PersonNumber
from tests.app.conftest import check_whole, open_bus
from tests.app.sending import at, intake_of, other_centre

EXAMPLES = int(os.environ.get("WAYSTATION_PACKAGES", "60"))
SECRET, KEY = bytes(range(16)), Ed25519PrivateKey.generate()
PERSON: dict[str, Any] = {
    "ref": "", "number": "0070000148", "cards": ["01234567890123456789"], "sex": "F", "birth_precision": "day",
    "birth_text": "1983-04-17", "birth_age_on": None, "birth_as_written": "17.04.1983", "nationality": "Litwa",
    "languages": "be ru", "interpreter": "Y", "minor": False, "instructions": ["DIET-NUT", "BED-LOW"],
    "clothing_size": "M", "shoe_size": "38", "papers": ["PPT"], "seat": 1, "luggage": 2, "drop_off": "",
    "names": [
        {"kind": "DOCUMENT", "script": "Cyrl", "language": "be", "family": "Верасень", "given": "Кірыл",
         "patronymic": "", "as_written": "Верасень Кірыл", "primary": True, "latin": False}
    ],
}  # fmt: skip
PLAIN: dict[str, Any] = {
    "version": 1, "practice": False, "site": "House", "station": 7, "place": "Kaunas", "vehicle": "",
    "leaves_at": "2026-11-23T14:00:00+00:00",
    "arrives_at": None, "made_at": "2026-11-23T13:00:00+00:00", "left_off": 0,
    "people": [PERSON | {"ref": f"{place:032x}", "cards": [f"{place:020d}"]} for place in range(3)],
    "families": [{"ref": "f" * 32, "keep_together": Answer.YES.value,
                  "members": [{"person": 0, "relation": "FOCAL"}, {"person": 1, "relation": "CHILD"}]}],
    "ties": [{"a": 0, "b": 1, "relation": "PARENT", "same_site": Answer.YES.value,
              "legal_guardian": Answer.YES.value, "dependent": Answer.NOT_ASKED.value}],
    "apart": [[0, 2]],
}  # fmt: skip
STRANGE = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=40), st.just("x" * 5000),
    st.lists(st.integers(), max_size=3), st.dictionaries(st.text(max_size=5), st.integers(), max_size=2),
    st.sampled_from(["\ud800", "\0", "=1+1",
         "\u202eabc", "F", "KEEP_APART", "VERDICT", "MASK", "CELLMATE", "2026-01-01"]),
)  # fmt: skip


@st.composite
def changed(draw: st.DrawFn) -> Any:
    """A package with one value, field or part of a list replaced, taken away, or put in twice."""
    plain = copy.deepcopy(PLAIN)
    at_, key = plain, draw(st.sampled_from(sorted(plain)))
    while isinstance(at_[key], (dict, list)) and at_[key] and draw(st.integers(0, 3)):
        at_ = at_[key]
        key = draw(st.sampled_from(sorted(at_) if isinstance(at_, dict) else range(len(at_))))
    match draw(st.sampled_from(("replaced", "gone", "twice", "more"))):
        case "replaced":
            at_[key] = draw(STRANGE)
        case "gone":
            del at_[key]
        case "twice" if isinstance(at_, list):
            at_.append(copy.deepcopy(at_[key]))
        case _:
            at_.update(more=1) if isinstance(at_, dict) else at_.append(draw(STRANGE))
    return plain


def forged(body: bytes, trip: UUID, station: int = 7) -> bytes:
    """Sealed and signed as by a program that checks nothing."""
    public = KEY.public_key().public_bytes_raw()
    inside = cbor2.dumps([station, public, body, KEY.sign(package_file._signed(trip, public, body))])
    head = package_file.MAGIC + b"\1" + trip.bytes + package_file._check(SECRET, trip)
    whole = head + wrap(package_file._key(SECRET, trip), inside, head, secrets.token_bytes(12))
    return whole + sha256(whole).digest()


@pytest.fixture(scope="module")
def other(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Waystation]:
    waystation = at(other_centre(tmp_path_factory.mktemp("hostile") / "data"))
    yield waystation
    check_whole(waystation)
    waystation.close()


def taken(other: Waystation, raw: bytes) -> int:
    """How many were taken in; a refusal is a sentence."""
    form = PackageForm(raw, PackageCode(SECRET).digits)
    with suppress(UserError, StorageTrouble):
        other.packages.open(intake_of(other), form)
        done = other.packages.take_in(intake_of(other), form)
        assert len(other.arrivals.list_of(intake_of(other), done.group.id)) == done.new
        return done.new
    return 0


def test_the_package_itself_is_sound(other: Waystation) -> None:
    assert taken(other, forged(zlib.compress(json.dumps(PLAIN).encode()), uuid4())) == 3


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
@given(changed())
def test_a_changed_package_is_taken_whole_or_refused(other: Waystation, plain: Any) -> None:
    text = json.dumps(plain).encode()
    with suppress(ValueError, NewerPackage):
        package = from_json(text)
        require_sound(package)
        assert from_json(to_json(package)) == package
    taken(other, forged(zlib.compress(text), uuid4()))


@settings(max_examples=EXAMPLES, deadline=None)
@given(st.binary(max_size=300), st.integers(0, 500), st.integers(0, 255))
def test_any_bytes_are_refused_in_a_sentence(more: bytes, place: int, other_byte: int) -> None:
    raw = forged(zlib.compress(json.dumps(PLAIN).encode()), UUID(int=1))
    place %= len(raw)
    for bad in (more, raw[:place], raw[:place] + more + raw[place:], raw + more):
        if bad != raw:
            with pytest.raises(StorageTrouble):
                opened(bad, SECRET)
    if raw[place] != other_byte:
        with pytest.raises((StorageTrouble, UserError)):
            opened(raw[:place] + bytes([other_byte]) + raw[place + 1 :], SECRET)


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(zlib.compress(b"[" * 100_000), id="deep"),
        pytest.param(zlib.compress(b'{"version":1,"version":1}'), id="twice"),
        pytest.param(zlib.compress(b'{"version":' + b"9" * 5000 + b"}"), id="digits"),
        pytest.param(zlib.compress(b" " * (package_file.MOST_TEXT + 1)), id="bomb"),
        pytest.param(zlib.compress(b"{}")[:-2], id="cut"),
        pytest.param(b"no zlib", id="none"),
        pytest.param(zlib.compress(b"\xff\xfe"), id="letters"),
    ],
)
def test_what_would_fill_a_laptop_is_refused(body: bytes) -> None:
    with pytest.raises(StorageTrouble, match=r"^The package"):
        opened(forged(body, UUID(int=2)), SECRET)


def test_another_station_inside_and_an_inside_of_another_shape_are_refused() -> None:
    body = zlib.compress(json.dumps(PLAIN).encode())
    for station in (8, 0, 1000):
        with pytest.raises(StorageTrouble):
            opened(forged(body, UUID(int=3), station), SECRET)


def test_a_newer_program_is_named() -> None:
    body = zlib.compress(json.dumps(PLAIN | {"version": 2, "pets": []}).encode())
    with pytest.raises(StorageTrouble, match="newer version"):
        opened(forged(body, UUID(int=4)), SECRET)
    assert Path(package_file.file_name()).suffix == package_file.SUFFIX


def test_practice_and_the_real_house_do_not_mix(other: Waystation) -> None:
    with pytest.raises(UserError, match="made for practice"):
        other.packages.open(intake_of(other), form_of(PLAIN | {"practice": True}))


def form_of(plain: dict[str, Any]) -> PackageForm:
    return PackageForm(forged(zlib.compress(json.dumps(plain).encode()), uuid4()), PackageCode(SECRET).digits)


def test_a_number_of_two_people_is_asked_until_one_has_a_number_of_this_house(other: Waystation) -> None:
    """Two centres may have stations of one number; the own number is never opened for somebody else's."""
    intake, number = intake_of(other), PersonNumber(7, 2).digits
    own = open_bus(other, intake)
    other.arrivals.count_in(intake, CountForm(uuid4(), own, on_list=False))
    first = other.arrivals.count_in(intake, CountForm(uuid4(), own, on_list=False)).person
    assert first.number.replace("-", "") == number
    people = [PERSON | {"ref": "e" * 32, "number": number, "cards": []}]
    group = other.packages.take_in(intake, form_of(PLAIN | {"people": people, "families": [], "ties": [], "apart": []}))
    (listed,) = other.arrivals.list_of(intake, group.group.id)
    asked = other.scans.open_code(intake, number)
    assert asked.meaning is ScanMeaning.PART_OF_NUMBER
    assert {row.id for row in asked.offers} == {first.id, listed.id}
    other.arrivals.count_in(intake, CountForm(listed.id, group.group.id, on_list=True))
    opened_one = other.scans.open_code(intake, number)
    assert (opened_one.meaning, opened_one.person and opened_one.person.id) == (ScanMeaning.PERSON, first.id)
