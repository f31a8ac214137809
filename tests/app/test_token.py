"""Codes on cards and letters: fixed vectors, exact lengths, and nothing altered is taken for genuine."""

from __future__ import annotations

import random
from datetime import date, timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st
from qrcode import constants
from qrcode.main import QRCode
from qrcode.util import MODE_NUMBER, QRData

from app.token import EPOCH, LetterCode, Proof, ProofVerdict, ShortCode, make_proof, new_id, read_proof, verify_proof
from models.values.number import check_digits

STATION_KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
KEY_ID = 0x00C0FFEE123456
TRUSTED = {KEY_ID: STATION_KEY.public_key().public_bytes_raw()}
ISSUED, EXPIRES = date(2026, 3, 1), date(2026, 3, 31)
LAST_DAY = EPOCH + timedelta(days=2**16 - 1)
GENUINE = make_proof(123, 0x0123456789ABCDEF, ISSUED, EXPIRES, KEY_ID, STATION_KEY.sign)

ids = st.integers(0, 2**64 - 1)


def test_golden_short_and_letter_code() -> None:
    short, letter = ShortCode(0x0123456789ABCDEF, 42), LetterCode(0x0123456789ABCDEF, 42)
    assert short.digits == "1000819855292164868950000000000000000004210"
    assert letter.digits == "3000819855292164868950000000000000000004246"


def test_golden_proof() -> None:
    assert GENUINE.digits == (
        "2094153815628994867558963026376272364627149357460745279944539047368981"
        "3541760199359138173605525193902429683610513365297048256181725809599023"
        "495100392868164440079219324296144447006505908346774463724793959096"
    )


@given(ids, ids)
def test_short_and_letter_codes_read_back_and_are_not_mixed_up(station: int, own: int) -> None:
    short, letter = ShortCode(station, own), LetterCode(station, own)
    assert len(short.digits) == len(letter.digits) == 43
    assert ShortCode.parse(short.digits) == short
    assert LetterCode.parse(letter.digits) == letter
    assert ShortCode.parse(letter.digits) is LetterCode.parse(short.digits) is None


def test_ids_out_of_bounds_are_refused() -> None:
    with pytest.raises(ValueError, match="64 bits"):
        _ = ShortCode(2**64, 1).digits
    body = "1" + str(2**64) + "0" * 20
    assert ShortCode.parse(body + check_digits(body)) is None
    assert 0 <= new_id() < 2**64


@pytest.mark.parametrize("lowest", [True, False])
def test_extreme_proofs_have_the_fixed_length(lowest: bool) -> None:
    fields = (0, 0, EPOCH, EPOCH, 0) if lowest else (1023, 2**64 - 1, LAST_DAY, LAST_DAY, 2**56 - 1)
    proof = Proof(*fields, bytes(64) if lowest else b"\xff" * 64)
    assert len(proof.digits) == 206
    assert read_proof(proof.digits) == proof


@pytest.mark.parametrize(
    "fields",
    [
        (1024, 0, ISSUED, EXPIRES, 0),
        (1, 2**64, ISSUED, EXPIRES, 0),
        (1, -1, ISSUED, EXPIRES, 0),
        (1, 0, date(2019, 12, 31), EXPIRES, 0),
        (1, 0, ISSUED, LAST_DAY + timedelta(days=1), 0),
        (1, 0, ISSUED, EXPIRES, 2**56),
    ],
)
def test_fields_out_of_bounds_are_refused(fields: tuple[int, int, date, date, int]) -> None:
    with pytest.raises(ValueError, match="out of bounds"):
        make_proof(*fields, STATION_KEY.sign)


@pytest.mark.parametrize(("digits", "version"), [(ShortCode(1, 2).digits, 2), (GENUINE.digits, 7)])
def test_codes_fit_their_qr_version_at_level_q(digits: str, version: int) -> None:
    code = QRCode(version=None, error_correction=constants.ERROR_CORRECT_Q, border=4)
    code.add_data(QRData(digits, mode=MODE_NUMBER))
    code.make(fit=True)
    assert code.version == version


@given(st.integers(0, 1023), ids, st.dates(EPOCH, LAST_DAY), st.dates(EPOCH, LAST_DAY))
def test_proofs_read_back_and_verify(station: int, card: int, issued: date, expires: date) -> None:
    proof = make_proof(station, card, issued, expires, KEY_ID, STATION_KEY.sign)
    assert read_proof(proof.digits) == proof
    verdict = ProofVerdict.GENUINE if issued <= expires else ProofVerdict.EARLY
    assert verify_proof(proof.digits, TRUSTED, expires) is verdict


def test_verdicts_in_their_order() -> None:
    stranger = Ed25519PrivateKey.generate()
    forged = make_proof(123, 1, ISSUED, EXPIRES, KEY_ID, stranger.sign)
    assert verify_proof(GENUINE, TRUSTED, EXPIRES) is ProofVerdict.GENUINE
    assert verify_proof(GENUINE, TRUSTED, EXPIRES + timedelta(days=1)) is ProofVerdict.EXPIRED
    assert verify_proof(GENUINE, {}, EXPIRES) is ProofVerdict.UNKNOWN_KEY
    assert verify_proof(forged, TRUSTED, EXPIRES) is ProofVerdict.FORGED
    assert verify_proof("12345", TRUSTED, EXPIRES) is ProofVerdict.UNREADABLE
    assert verify_proof("", TRUSTED, EXPIRES) is ProofVerdict.UNREADABLE


def test_a_number_beyond_the_fields_is_unreadable() -> None:
    body = "2" + str(2**674)
    assert len(body) == 204
    assert read_proof(body + check_digits(body)) is None


def test_altered_proofs_are_never_genuine() -> None:
    """Digits changed, swapped, cut, added; half of them with the check digits made right again."""
    chance = random.Random(20260301)
    for turn in range(2000):
        digits = _altered(GENUINE.digits, chance)
        if turn % 2:
            digits = digits[:-2] + check_digits(digits[:-2])
        if digits != GENUINE.digits:
            assert verify_proof(digits, TRUSTED, ISSUED) is not ProofVerdict.GENUINE


def _altered(digits: str, chance: random.Random) -> str:
    place, other = chance.randrange(len(digits) - 3), chance.randrange(1, 10)
    match chance.randrange(4):
        case 0:
            return digits[:place] + str((int(digits[place]) + other) % 10) + digits[place + 1 :]
        case 1:
            return digits[:place] + digits[place + 1] + digits[place] + digits[place + 2 :]
        case 2:
            return digits[:place] + digits[place + other :]
        case _:
            return "".join(chance.choice("0123456789") if chance.random() < 0.1 else digit for digit in digits)


@given(st.text(max_size=300))
def test_any_text_is_borne(text: str) -> None:
    assert verify_proof(text, TRUSTED, ISSUED) is ProofVerdict.UNREADABLE
    assert ShortCode.parse(text) is LetterCode.parse(text) is None
