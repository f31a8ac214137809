"""The scan field under the keyboards of this border; layouts written out from the X keyboard data, independently."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.scanning import Scan, ScanType, fold, recognise
from app.token import LetterCode, ShortCode, make_proof
from app.trust_card import StationKey
from models.values.number import PersonNumber

PLAIN = {digit: digit for digit in "0123456789"}
LITHUANIAN = dict(zip("1234567890", "ąčęėįšųū„“", strict=True))
TYPED = {
    "english": PLAIN,
    "russian": PLAIN,
    "belarusian": PLAIN,
    "ukrainian": PLAIN,
    "german": PLAIN,
    "polish": PLAIN,
    "lithuanian": LITHUANIAN,
    "lithuanian, capitals": {digit: sign.upper() for digit, sign in LITHUANIAN.items()},
    "lithuanian, windows": dict(zip("1234567890", "ąčęėįšųū90", strict=True)),
    "french": dict(zip("1234567890", "&é\"'(-è_çà", strict=True)),
    "persian": dict(zip("1234567890", "۱۲۳۴۵۶۷۸۹۰", strict=True)),
}
ONLY_BY_CHECK = {
    "lithuanian, shift": "ĄČĘĖĮŠŲŪ()",
    "lithuanian, capitals and shift": "ąčęėįšųū()",
    "french, capitals": "&É\"'(-È_ÇÀ",
    "french standard": "àéèê()‘’«»",
    "french standard, capitals": "ÀÉÈÊ()‘’«»",
    "french bépo": '"«»()@+-/*',
    "lithuanian of ibm": '!"/;:,.?()',
    "russian typewriter": '№-/":,._?%',
    "ukrainian typewriter": "!№/;:,._?%",
    "russian, older, shift": '!"#*:,.;()',
    "british, shift": '!"£$%^&*()',
    "polish typewriter, shift": '!"#$%&/()=',
    "belgian, capitals": "&É\"'(§È!ÇÀ",
    "lithuanian standard": "!-/;:,.=()",
    "russian, shift": '!"№;%:?*()',
    "english, shift": "!@#$%^&*()",
    "german, shift": '!"§$%&/()=',
    "belgian": "&é\"'(§è!çà",
}
SHORT = ShortCode(station=12345678901234567890, card_id=9876543210).digits
LETTER = LetterCode(station=1, letter_id=2**64 - 1).digits
PROOF = make_proof(123, 2**63, date(2026, 1, 2), date(2026, 2, 1), 77, lambda message: bytes(range(64))).digits
NUMBER = PersonNumber(123, 52).digits
STATION = StationKey(124, bytes(range(32))).digits
ALL = {
    ScanType.SHORT: SHORT,
    ScanType.LETTER: LETTER,
    ScanType.PROOF: PROOF,
    ScanType.NUMBER: NUMBER,
    ScanType.STATION: STATION,
}


def type_under(layout: dict[str, str], digits: str) -> str:
    return "".join(layout[digit] for digit in digits)


@pytest.mark.parametrize("layout", TYPED)
@given(digits=st.text("0123456789", min_size=3, max_size=206))
def test_every_layout_folds_back(layout: str, digits: str) -> None:
    assert fold(type_under(TYPED[layout], digits) + "\r\n") == digits


@pytest.mark.parametrize("layout", ONLY_BY_CHECK)
@pytest.mark.parametrize("kind", ALL)
def test_signs_of_other_layouts_are_settled_by_the_check(layout: str, kind: ScanType) -> None:
    row = dict(zip("1234567890", ONLY_BY_CHECK[layout], strict=True))
    assert recognise(type_under(row, ALL[kind])) == Scan(kind, ALL[kind])


@pytest.mark.parametrize("layout", TYPED)
@pytest.mark.parametrize("kind", ALL)
def test_every_code_is_recognised_under_every_layout(layout: str, kind: ScanType) -> None:
    assert recognise("\x02" + type_under(TYPED[layout], ALL[kind]) + "\r\n\t") == Scan(kind, ALL[kind])


@pytest.mark.parametrize(
    ("typed", "digits"),
    [
        ("123-00052-03", "1230005203"),
        ("123 00052 03", "1230005203"),
        ("123–00052–03\n", "1230005203"),
        ("123\u00a000052\u00a003", "1230005203"),
        ("ąčę-““„įč-“ę", "1230095203"),
        ('&é")ààà(é)à"', "1230005203"),
    ],
)
def test_numbers_fold_with_their_dashes(typed: str, digits: str) -> None:
    assert fold(typed) == digits


@pytest.mark.parametrize("name", ["Š", "Ąžuolas", "Ėglė", "O'Brien", "Иванов", "Müller-Lüdenscheidt", "", "  ", "çà"])
def test_text_comes_back_as_it_was(name: str) -> None:
    assert fold(name) == name


@given(st.text(st.characters(categories=["L", "M", "Pd", "Zs"]), max_size=60))
def test_names_are_never_recognised(name: str) -> None:
    assert recognise(name) is None or set(name.casefold()) <= set("ąčęėįšųūéèçà- ")


@given(st.text(max_size=500))
def test_any_text_is_borne(text: str) -> None:
    fold(text)
    recognise(text)


@pytest.mark.parametrize("digits", ALL.values())
def test_a_wrong_digit_is_no_code(digits: str) -> None:
    for place, digit in enumerate(digits):
        assert recognise(digits[:place] + str((int(digit) + 1) % 10) + digits[place + 1 :]) is None
    assert recognise(digits + "0") is None
    assert recognise(digits[:-1]) is None


def test_numbers_of_nobody_are_no_numbers() -> None:
    assert recognise("0000000001") is None
    assert recognise("3706123456") is None
