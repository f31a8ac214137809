"""The parcel as bytes: what is altered, cut, extended, inflated or meant for others is never taken in."""

from __future__ import annotations

import random
import secrets
import zlib
from hashlib import sha256

import cbor2
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from app.alarms import NotForUs, TooLarge, UnknownStation, Unsound
from app.applying import Report
from app.chains import Photograph, Share
from app.errors import StorageTrouble
from app.parcel import FORMAT, MAGIC, MEBI, SIGNED_AS, SUFFIX, Parcel, file_name, mailbox, pack, unpack
from app.sealing import canonical, seal_to, wrap
from app.store import Store
from tests.app.small_store import Place
from tests.app.test_exchange import born, edit, rows

STATION_KEY, OURS, THEIRS = Ed25519PrivateKey.generate(), X25519PrivateKey.generate(), X25519PrivateKey.generate()
FLIPS = 2000


def public(private: X25519PrivateKey | Ed25519PrivateKey) -> bytes:
    return private.public_key().public_bytes_raw()


def key_of(station: int) -> bytes:
    return public(STATION_KEY)


def packed(share: Share, station: int = 1) -> bytes:
    return pack(Parcel(station, share), STATION_KEY.sign, [public(THEIRS), public(OURS)])


@pytest.fixture
def one(place: Place) -> Store:
    made = place.new()
    row_id = born(made, "Alena Karatkevich", note="n")
    edit(made, row_id, age=39)
    return made


@pytest.fixture
def two(place: Place) -> Store:
    return place.new()


def test_it_comes_out_as_it_went_in(one: Store, two: Store) -> None:
    share = one.entries_after({})._replace(photographs=[Photograph(b"salt", b"picture")])
    for private in (OURS, THEIRS):
        assert unpack(packed(share, one.station), private, key_of) == Parcel(one.station, share)
    parcel = unpack(packed(share), OURS, key_of)
    assert two.apply(*parcel.share).entries == 2
    assert two.apply(*parcel.share) == Report()
    assert rows(two) == rows(one)


def test_nothing_can_be_read_from_outside(one: Store) -> None:
    raw = packed(one.entries_after({}), one.station)
    magic, layout, slots, _ = cbor2.loads(raw)
    assert (magic, layout, len(slots)) == (MAGIC, FORMAT, 2)
    for word in (b"Alena", b"guest", b"name", one.station.to_bytes(8, "big")):
        assert word not in raw
    assert packed(one.entries_after({})) != packed(one.entries_after({}))
    assert file_name() != file_name()
    assert file_name().endswith(SUFFIX)


def test_no_flipped_bit_is_accepted(one: Store) -> None:
    """In any part, also in the slot of somebody else."""
    raw, chance = packed(one.entries_after({})), random.Random(1)
    for _ in range(FLIPS):
        spoilt, at = bytearray(raw), chance.randrange(len(raw) * 8)
        spoilt[at // 8] ^= 1 << at % 8
        with pytest.raises(StorageTrouble):
            unpack(bytes(spoilt), OURS, key_of)


def test_nothing_cut_off_put_on_or_made_up_is_accepted(one: Store) -> None:
    raw, chance = packed(one.entries_after({})), random.Random(2)
    made_up = [chance.randbytes(chance.randrange(200)) for _ in range(300)]
    for spoilt in [raw[:at] for at in range(0, len(raw), 7)] + [raw + b"\0", raw + raw, b"", *made_up]:
        with pytest.raises(StorageTrouble):
            unpack(spoilt, OURS, key_of)


def test_a_slot_moved_to_another_parcel_opens_nothing(one: Store) -> None:
    first, second = (cbor2.loads(packed(one.entries_after({}))) for _ in range(2))
    first[2] = second[2]
    with pytest.raises(Unsound):
        unpack(canonical(first), OURS, key_of)


def test_only_its_recipients_open_it(one: Store) -> None:
    raw = packed(one.entries_after({}))
    for private in (X25519PrivateKey.generate(), mailbox(secrets.token_bytes(32), bytes(16))):
        with pytest.raises(NotForUs):
            unpack(raw, private, key_of)


def test_only_a_known_station_is_believed(one: Store) -> None:
    stranger = public(Ed25519PrivateKey.generate())
    with pytest.raises(UnknownStation):
        unpack(packed(one.entries_after({})), OURS, lambda station: stranger)


def sealed_inside(body: bytes) -> bytes:
    """As a station with our keys and another program would."""
    signature = STATION_KEY.sign(SIGNED_AS + (1).to_bytes(8, "big") + sha256(body).digest())
    key = secrets.token_bytes(32)
    outside = [MAGIC, FORMAT, [seal_to(public(OURS), key, canonical([f"{MAGIC} key", FORMAT]))]]
    inside = canonical([1, body, signature])
    return canonical([*outside, wrap(key, inside, canonical(outside), secrets.token_bytes(12))])


def test_a_bomb_is_refused_before_it_unfolds() -> None:
    bomb = sealed_inside(zlib.compress(bytes(64 * MEBI)))
    assert len(bomb) < MEBI
    with pytest.raises(TooLarge):
        unpack(bomb, OURS, key_of, most=MEBI)
    with pytest.raises(TooLarge):
        unpack(bytes(257 * MEBI), OURS, key_of)


ODD: dict[str, object] = {
    "no list": 1,
    "too short": [[], []],
    "entry of nothing": [[[]], [], []],
    "header of words": [[[["a"] * 11, b"", b"", b""]], [], []],
    "number too large": [[[[1 << 65, 1, 1, 1, bytes(16), "a", 1, "t", bytes(16), 1, 0], b"", b"", b""]], [], []],
    "number below zero": [[[[1, -1, 1, 1, bytes(16), "a", 1, "t", bytes(16), 1, 0], b"", b"", b""]], [], []],
    "id too short": [[[[1, 1, 1, 1, b"", "a", 1, "t", bytes(16), 1, 0], b"", b"", b""]], [], []],
    "text for bytes": [[[[1, 1, 1, 1, bytes(16), "a", 1, "t", bytes(16), 1, 0], "", b"", b""]], [], []],
    "heads of words": [[], [["a", "b", b""]], []],
    "a picture of text": [[], [], [["a", "b"]]],
}


@pytest.mark.parametrize("content", ODD.values(), ids=ODD.keys())
def test_odd_content_is_refused_even_when_signed(content: object) -> None:
    with pytest.raises(Unsound):
        unpack(sealed_inside(zlib.compress(cbor2.dumps(content))), OURS, key_of)
    with pytest.raises(Unsound):
        unpack(sealed_inside(zlib.compress(cbor2.dumps(content))[:-3]), OURS, key_of)


def test_what_nobody_would_take_in_is_not_made(one: Store) -> None:
    with pytest.raises(TooLarge):
        pack(Parcel(1, one.entries_after({})), STATION_KEY.sign, [public(OURS)], most=100)
