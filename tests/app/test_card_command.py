"""`verify-card` with a key file and with trust files, and with nothing else: no database is there to be opened."""

from __future__ import annotations

import io
import shutil
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app.__main__ import main
from app.card_command import EXIT
from app.keyring import card_key_id
from app.token import ProofVerdict, ShortCode, make_proof
from app.trust_card import StationKey, TrustCard, written
from app.waystation import KEYS
from models.values.number import check_digits

OTHER = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
PUBLIC = OTHER.public_key().public_bytes_raw()
TODAY, MONTH = date.today(), timedelta(days=30)
Check = Callable[..., tuple[int, list[str]]]


def proof(days: int = 0, until: int = 30, key: bytes = PUBLIC, sign: Callable[[bytes], bytes] = OTHER.sign) -> str:
    issued = TODAY + timedelta(days=days)
    return make_proof(124, 2**63, issued, TODAY + timedelta(days=until), card_key_id(key), sign).digits


@pytest.fixture
def trusted(tmp_path: Path) -> Path:
    path = tmp_path / "north.txt"
    path.write_text(written(TrustCard(StationKey(124, PUBLIC), "Reception centre North"), OTHER.sign))
    return path


@pytest.fixture
def check(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Check:
    monkeypatch.setenv("WAYSTATION_DATA", str(tmp_path / "nothing"))

    def run(*words: str, typed: str = "") -> tuple[int, list[str]]:
        monkeypatch.setattr("sys.stdin", io.StringIO(typed))
        code = main(["verify-card", *words])
        printed = capsys.readouterr()
        return code, (printed.out + printed.err).splitlines()

    return run


def test_every_answer_has_its_words_and_its_exit_code(check: Check, trusted: Path) -> None:
    other = Ed25519PrivateKey.from_private_bytes(bytes(32))
    lithuanian = proof().translate(str.maketrans("1234567890", "ąčęėįšųū„“"))
    cases = {
        proof(): (0, "genuine"),
        lithuanian: (0, "genuine"),
        proof(days=1): (0, "genuine"),
        proof(days=2): (8, "issued after today"),
        proof(days=-40, until=-1): (3, "expired"),
        proof(key=other.public_key().public_bytes_raw()): (4, "unknown station key"),
        proof(sign=other.sign): (5, "forged"),
        proof()[:-1] + "0": (6, "unreadable"),
        "": (6, "unreadable"),
        "9" * 5_000: (6, "unreadable"),
        "٣" * 206: (6, "unreadable"),
        "2" + "9" * 203 + check_digits("2" + "9" * 203): (6, "unreadable"),
        ShortCode(5, 6).digits: (7, "short code"),
    }
    for digits, (code, word) in cases.items():
        found, lines = check(digits, "--trust", str(trusted))
        assert (found, lines[0]) == (code, word)
        assert ("Station 124, Reception centre North" in lines) == (code in (0, 3, 8))
    assert sorted(EXIT) == sorted(ProofVerdict)


def test_digits_come_from_the_input_too(check: Check, trusted: Path) -> None:
    for words in ((), ("-",)):
        assert check(*words, "--trust", str(trusted), typed=proof() + "\n")[0] == 0
    assert check("--trust", str(trusted), typed="1" * 100_000)[0] == 6


def test_the_key_file_of_a_register_is_enough(check: Check, made_once: Path, tmp_path: Path) -> None:
    shutil.copy(made_once / KEYS, tmp_path / KEYS)
    assert check(proof(), "--folder", str(tmp_path))[0] == 4
    assert [path.name for path in tmp_path.iterdir()] == [KEYS]


def test_with_no_key_or_a_changed_file_nothing_is_said_of_the_card(check: Check, trusted: Path) -> None:
    assert check(proof())[0] == 1
    trusted.write_text(trusted.read_text().replace("North", "South"))
    code, lines = check(proof(), "--trust", str(trusted))
    assert code == 1
    assert "Nothing was checked" in lines[0]
    assert check(proof(), "--trust", str(trusted.parent / "none"))[0] == 1
