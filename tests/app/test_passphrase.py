"""Passphrases, recovery codes and the pause at the keyboard."""

from __future__ import annotations

import itertools
import math
import shutil
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import passphrase
from app.errors import UserError
from app.passphrase import (
    ALPHABET,
    Limiter,
    bits,
    languages,
    new_passphrase,
    normalise,
    read_code,
    require_strength,
    words,
    write_code,
)

LITHUANIAN = "aąbcčdeęėfghiįyjklmnoprsštuųūvzž"
secrets_of_160_bits = st.binary(min_size=20, max_size=20)


def test_the_word_list_is_whole_and_plain() -> None:
    assert len(words()) == len(set(words())) > 7700
    assert all(word.isascii() and word.isalpha() and word.islower() for word in words())


def test_the_lithuanian_list_is_whole_short_and_told_apart_without_accents() -> None:
    listed = words("lt")
    assert len(listed) == len(set(listed)) >= 2048
    assert len({_plain(word) for word in listed}) == len(listed)
    assert all(3 <= len(word) <= 9 and set(word) <= set(LITHUANIAN) for word in listed)
    assert all(normalise(word) == word for word in listed)


def _plain(word: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFD", word) if not unicodedata.combining(sign))


def test_another_language_needs_a_file_and_no_code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert languages() == ("en", "lt")
    for path in passphrase.DATA.glob("words_*.txt"):
        shutil.copy(path, tmp_path)
    made = sorted({"a" + "".join(letters) for letters in itertools.product("aeiou", "bdgkl", "aeiou", "mnrst", "aeo")})
    (tmp_path / "words_xx.txt").write_text("# a test\n" + "\n".join(made), encoding="utf-8")
    monkeypatch.setattr(passphrase, "DATA", tmp_path)
    assert languages() == ("en", "lt", "xx")
    drawn = new_passphrase("xx").split()
    assert set(drawn) <= set(made)
    assert len(drawn) * math.log2(len(made)) >= 51


@pytest.mark.parametrize(("language", "count"), [("en", 4), ("lt", 5), ("of no list", 4)])
def test_generated_passphrases_pass_and_differ(language: str, count: int) -> None:
    made = {new_passphrase(language) for _ in range(300)}
    assert len(made) == 300
    for phrase in made:
        require_strength(phrase)
        assert normalise(phrase) == phrase
        assert len(set(phrase.split())) == count


def test_a_drawn_passphrase_is_worth_at_least_51_bits() -> None:
    assert 4 * math.log2(len(words("en"))) >= 51
    assert 5 * math.log2(len(words("lt"))) >= 51


@pytest.mark.parametrize(
    "weak",
    [
        *("", "1234", "123456789012345678901234567890", "12 34 56 78 90 12", "password", "Passw0rd123", "Minsk2020!"),
        *("qwertyuiopasdfghjklzxcvbnm", "йцукенгшщзхъфывапролджэ", "a" * 100, "aaaa bbbb cccc dddd", "a b c d"),
        *("one two three four", "раз два три четыре", "tulip tulip tulip tulip tulip", "monday tuesday friday sunday"),
        *("!!!!!!!!!!!!!!!!!!!!", "x" * 501),
    ],
)
def test_easy_ones_are_refused(weak: str) -> None:
    with pytest.raises(UserError) as refusal:
        require_strength(weak)
    assert refusal.value.field == "passphrase"
    assert not weak or weak not in refusal.value.sentence


@pytest.mark.parametrize(
    "own", ["correct horse battery staple", "моя бабушка любит варенье", "mano katė miega namuose", "x7k!q2v9z#m4p8w1"]
)
def test_good_own_ones_pass(own: str) -> None:
    require_strength(own)


@given(st.text(max_size=100))
def test_any_text_is_weighed(text: str) -> None:
    assert bits(text) >= 0
    assert normalise(normalise(text)) == normalise(text)


@given(st.text("0123456789 .-/", max_size=500))
def test_digits_are_a_pin_however_many(text: str) -> None:
    assert bits(text) <= 20


@pytest.mark.parametrize("typed", ["  Zebra TULIP\tabacus\n abdomen ", "ｚｅｂｒａ tulip abacus abdomen"])
def test_typing_is_forgiven_capitals_width_and_spaces(typed: str) -> None:
    assert normalise(typed) == "zebra tulip abacus abdomen"


def test_five_tries_then_pauses_that_double_to_a_quarter_of_an_hour() -> None:
    limiter, now, pauses = Limiter(), 1000.0, []
    for _ in range(12):
        assert limiter.pause(now) == 0
        limiter.failed(now)
        pauses.append(limiter.pause(now))
        now += pauses[-1]
    assert pauses == [0, 0, 0, 0, 30, 60, 120, 240, 480, 900, 900, 900]
    limiter.succeeded()
    assert limiter.pause(now) == 0


def test_a_pause_runs_out_with_the_clock() -> None:
    limiter = Limiter()
    for _ in range(5):
        limiter.failed(0)
    assert (limiter.pause(10), limiter.pause(30), limiter.pause(31)) == (20, 0, 0)


def test_golden_recovery_code() -> None:
    assert write_code(bytes(range(20))) == "000G0 40R47 0M30J E209D 185GT R38E6 1W81Q 24GK4"


@given(secrets_of_160_bits)
def test_recovery_codes_read_back_however_typed(secret: bytes) -> None:
    code = write_code(secret)
    assert read_code(code) == secret
    assert read_code(code.lower().replace(" ", "-").replace("0", "o").replace("1", "l")) == secret


@given(secrets_of_160_bits, st.integers(0, 46), st.sampled_from(ALPHABET))
def test_a_wrong_or_swapped_sign_is_noticed(secret: bytes, place: int, sign: str) -> None:
    code = write_code(secret)
    wrong = code[:place] + sign + code[place + 1 :]
    swapped = code[:place] + code[place : place + 2][::-1] + code[place + 2 :]
    for typed in (wrong, swapped):
        if " " not in code[place : place + 2] and typed != code:
            _refused(typed)


@given(secrets_of_160_bits, st.integers(0, 6))
def test_swapped_groups_are_noticed(secret: bytes, place: int) -> None:
    groups = write_code(secret).split()
    swapped = [*groups[:place], groups[place + 1], groups[place], *groups[place + 2 :]]
    _refused(" ".join(swapped))


@given(st.text(max_size=60))
def test_any_other_text_is_no_code(text: str) -> None:
    _refused(text)


def _refused(typed: str) -> None:
    with pytest.raises(UserError) as refusal:
        read_code(typed)
    assert refusal.value.field == "recovery_code"
