"""Sealed texts: the envelope's layout is fixed, a moved text stays closed, and the cost of a guess has a floor."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from app.sealing import (
    FLOOR,
    Binding,
    Envelope,
    InvalidTag,
    KdfCost,
    calibrate,
    derive,
    open_envelope,
    seal_envelope,
    stretch,
    unwrap,
    wrap,
)
from models.codes import Compartment

MEDICAL, PROTECTION = Compartment.MEDICAL, Compartment.PROTECTION
PRIVATE = X25519PrivateKey.from_private_bytes(bytes(range(32)))
PUBLIC = PRIVATE.public_key().public_bytes_raw()
DATABASE = bytes(range(16))
HERE = Binding("medical_check", UUID(int=0x0123456789ABCDEF), "note")
ELSEWHERE = [
    replace(HERE, table="referral"),
    replace(HERE, row=UUID(int=0x0123456789ABCDEE)),
    replace(HERE, field="notes"),
    replace(HERE, table="medical_checknote", field=""),
]
FROZEN = bytes.fromhex(
    "0101000157022be5c81b463e482e6a712de0d553938d0d802347214594633398abbfdc2e9b5bf7c13c7dcc7d4ea9a644"
    "21723452534eb88a0da6d564ca4858f057b0d6"
)


def _open(sealed: bytes, binding: Binding = HERE, database: bytes = DATABASE) -> bytes:
    envelope = Envelope.parse(sealed)
    assert envelope is not None
    return open_envelope(PRIVATE, envelope, database, binding)


def test_golden_layout() -> None:
    assert Envelope(MEDICAL, 258, b"\xaa\xbb").to_bytes().hex() == "01010102aabb"
    assert Envelope(PROTECTION, 1, b"").to_bytes().hex() == "01020001"
    assert HERE.info(DATABASE, MEDICAL, 1).hex() == (
        "877677617973746174696f6e207365616c6564207465787450000102030405060708090a0b0c0d0e0f676d6564696361"
        "6c016d6d65646963616c5f636865636b5000000000000000000123456789abcdef646e6f7465"
    )


def test_a_text_sealed_by_the_first_version_opens_for_ever() -> None:
    assert _open(FROZEN) == b"coughs at night"


@given(st.binary(max_size=200), st.sampled_from(Compartment), st.integers(0, 65535))
def test_what_is_sealed_opens_and_is_52_bytes_longer(plain: bytes, compartment: Compartment, version: int) -> None:
    sealed = seal_envelope(PUBLIC, plain, DATABASE, compartment, version, HERE)
    assert len(sealed) == len(plain) + 52
    assert _open(sealed) == plain


@pytest.mark.parametrize("binding", ELSEWHERE)
def test_a_text_moved_to_another_place_stays_closed(binding: Binding) -> None:
    with pytest.raises(InvalidTag):
        _open(FROZEN, binding)


def test_a_text_of_another_database_compartment_or_key_version_stays_closed() -> None:
    with pytest.raises(InvalidTag):
        _open(FROZEN, database=bytes(16))
    envelope = Envelope.parse(FROZEN)
    assert envelope is not None
    for changed in (envelope._replace(compartment=PROTECTION), envelope._replace(key_version=2)):
        with pytest.raises(InvalidTag):
            _open(changed.to_bytes())


@given(st.integers(0, len(FROZEN) - 1), st.integers(1, 255))
def test_a_changed_byte_never_opens(place: int, change: int) -> None:
    sealed = bytearray(FROZEN)
    sealed[place] ^= change
    if Envelope.parse(bytes(sealed)) is not None:
        with pytest.raises(InvalidTag):
            _open(bytes(sealed))


@given(st.binary(max_size=100))
def test_any_bytes_are_borne(raw: bytes) -> None:
    if Envelope.parse(raw) is not None:
        with pytest.raises(InvalidTag):
            _open(raw)


def test_wrapping_is_bound_to_its_context() -> None:
    key, nonce = bytes(32), bytes(12)
    wrapped = wrap(key, b"secret", b"here", nonce)
    assert unwrap(key, wrapped, b"here") == b"secret"
    for other_key, other, context in (
        (b"\1" * 32, wrapped, b"here"),
        (key, wrapped, b"there"),
        (key, b"short", b"here"),
    ):
        with pytest.raises(InvalidTag):
            unwrap(other_key, other, context)


def test_golden_key_derivations() -> None:
    assert derive(bytes(20), DATABASE, b"purpose").hex() == (
        "d1212a41290bf867f4e1600d0033a3b2230be24f23c8598cdaeccb8d7d285009"
    )
    assert stretch(b"zebra tulip abacus abdomen", DATABASE, FLOOR).hex() == (
        "042e36e178598e0705a494d9185e52407b5c64ecb30b01cc0d2e1024836fee3c"
    )


@pytest.mark.parametrize(
    "cost",
    [(FLOOR.memory - 1, 3, 4), (FLOOR.memory, 2, 4), (FLOOR.memory, 3, 0), (2**31, 3, 4), (FLOOR.memory, 65, 4)],
)
def test_no_cost_below_the_floor_can_be_written_down(cost: tuple[int, int, int]) -> None:
    with pytest.raises(ValueError, match="out of bounds"):
        KdfCost(*cost)


@pytest.mark.parametrize("machine", [1e-7, 3e-7, 1e-6, 2e-6, 4e-6])
def test_calibration_lands_near_a_second_on_fast_and_slow_machines(machine: float) -> None:
    def seconds(cost: KdfCost) -> float:
        return machine * cost.memory * cost.iterations

    assert 0.6 <= seconds(calibrate(seconds)) <= 1.5


def test_calibration_on_a_very_slow_machine_stays_at_the_floor() -> None:
    assert calibrate(lambda cost: 60.0) == FLOOR


def test_calibration_bears_a_disturbed_clock() -> None:
    readings = iter([0.0001, 9.0, 0.3, 5.0])
    cost = calibrate(lambda cost: next(readings))
    assert cost.memory >= FLOOR.memory
    assert cost.iterations >= FLOOR.iterations
