"""What people type to unlock: passphrases of generated words, recovery codes, and the pause after wrong tries."""

from __future__ import annotations

import math
import secrets
import unicodedata
from functools import cache
from itertools import pairwise
from pathlib import Path

from app.errors import UserError

DATA = Path(__file__).with_name("data")
WORD_COUNT, WANTED_BITS = 4, 51.0
LEAST_BITS = 40.0
OWN_WORD_BITS = 10.0
LONGEST = 500

TOO_WEAK = (
    "This passphrase is too easy to guess, so it was not taken. Use the four words the program offers, "
    "or at least four words of your own that do not belong together."
)
TOO_LONG = "This passphrase is too long to type every day, so it was not taken. Four or five words are enough."
BAD_CODE = "This recovery code is not complete or has a wrong letter. Nothing was changed; compare it with the paper."

SEQUENCES = "abcdefghijklmnopqrstuvwxyz 0123456789 qwertyuiop asdfghjkl zxcvbnm йцукенгшщзхъ фывапролджэ ячсмитьбю"
RUNS = {pair for row in SEQUENCES.split() for row_way in (row, row[::-1]) for pair in pairwise(row_way)}
COUNTING = (
    "one two three four five six seven eight nine ten monday tuesday wednesday thursday friday saturday sunday "
    "january february march april may june july august september october november december "
    "раз один два три четыре пять шесть семь восемь девять десять адзін два тры чатыры пяць "
    "vienas du trys keturi penki šeši septyni aštuoni devyni dešimt "
    "the and pass password passphrase secret admin login qwerty пароль слава slaptažodis"
)


def languages() -> tuple[str, ...]:
    """The languages there is a word list for, English first; a file words_xx.txt beside the others adds one."""
    found = (path.stem.removeprefix("words_") for path in DATA.glob("words_*.txt"))
    return tuple(sorted(found, key=lambda language: (language != "en", language)))


@cache
def words(language: str = "en") -> tuple[str, ...]:
    """The list the passphrases are drawn from (see the head of each file), without what is tried first."""
    lines = (DATA / f"words_{language}.txt").read_text(encoding="utf-8").splitlines()
    return tuple(line for line in lines if line.isalpha() and line not in _guessed_first())


@cache
def _bits_of_words() -> dict[str, float]:
    """What a word of a list is worth to a guesser who knows the lists; the shorter list counts for a word of two."""
    sizes = sorted((words(language) for language in languages()), key=len, reverse=True)
    return {normalise(word): math.log2(len(listed)) for listed in sizes for word in listed}


@cache
def _guessed_first() -> frozenset[str]:
    return frozenset(COUNTING.split())


def new_passphrase(language: str = "en") -> str:
    """Different words at random, as many as give 51 bits: four English ones (51.7), five Lithuanian ones."""
    listed = words(language if language in languages() else "en")
    count = max(WORD_COUNT, math.ceil(WANTED_BITS / math.log2(len(listed))))
    return " ".join(secrets.SystemRandom().sample(listed, count))


def normalise(typed: str) -> str:
    """The one spelling of a typed passphrase: NFKC, no capitals, single spaces."""
    folded = unicodedata.normalize("NFKC", typed).casefold()
    return " ".join(unicodedata.normalize("NFKC", folded).split())


def bits(passphrase: str) -> float:
    """A cautious estimate of what a guesser faces; digits alone never count for more than a PIN."""
    phrase = normalise(passphrase)
    if not any(sign.isalpha() for sign in phrase):
        return min(_sign_bits(phrase), LEAST_BITS / 2)
    distinct = set(phrase.split())
    by_words = sum(map(_word_bits, distinct)) if len(distinct) >= WORD_COUNT else 0.0
    return max(by_words, _sign_bits(" ".join(sorted(distinct - _guessed_first()))))


def _word_bits(word: str) -> float:
    if word in _guessed_first():
        return 1.0
    if word in _bits_of_words():
        return _bits_of_words()[word]
    return min(OWN_WORD_BITS, 3 * _sign_bits(word))


def _sign_bits(text: str) -> float:
    """A bit and a half a sign, as in a language; more where the kind of sign changes, little for runs and repeats."""
    total, seen = 0.0, ""
    for sign in text:
        before = seen[-1:]
        if sign == before or (before, sign) in RUNS or sign == " ":
            total += 0.25
        elif sign in seen[-8:]:
            total += 1.0
        else:
            total += 1.5 + 1.5 * (bool(before) and _kind(sign) != _kind(before))
        seen += sign
    return total


def _kind(sign: str) -> str:
    return unicodedata.category(sign)[0]


def require_strength(passphrase: str) -> None:
    """Refuse what a guesser with the stolen file would find (under 40 bits)."""
    if len(passphrase) > LONGEST:
        raise UserError(TOO_LONG, field="passphrase")
    if bits(passphrase) < LEAST_BITS:
        raise UserError(TOO_WEAK, field="passphrase")


class Limiter:
    """Five tries at the keyboard, then a pause of 30 s that doubles up to 15 minutes. The clock is passed in."""

    FREE_TRIES, FIRST_PAUSE, LONGEST_PAUSE = 5, 30.0, 900.0

    def __init__(self) -> None:
        self._failures = 0
        self._until = -math.inf

    def failed(self, now: float) -> None:
        """Count a wrong try."""
        self._failures += 1
        doublings = self._failures - self.FREE_TRIES
        if doublings >= 0:
            self._until = now + min(self.FIRST_PAUSE * 2.0 ** min(doublings, 10), self.LONGEST_PAUSE)

    def succeeded(self) -> None:
        """Forget the wrong tries."""
        self._failures, self._until = 0, -math.inf

    def pause(self, now: float) -> float:
        """Seconds until the next try; 0 when it may be now."""
        return max(0.0, self._until - now)


ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
MISREAD = str.maketrans("OIL", "011")
CODE_BYTES, GROUPS, GROUP = 20, 8, 4


def write_code(secret: bytes) -> str:
    """160 bits as eight groups of four base-32 characters, each with a fifth that checks it."""
    number = int.from_bytes(secret, "big")
    values = [number >> shift & 31 for shift in range(CODE_BYTES * 8 - 5, -1, -5)]
    groups = (values[at : at + GROUP] for at in range(0, len(values), GROUP))
    return " ".join(_written(group, place) for place, group in enumerate(groups, start=1))


def read_code(typed: str) -> bytes:
    """The 160 bits of a typed recovery code; capitals, spaces and dashes do not matter, O reads as 0, I and L as 1."""
    signs = [sign for sign in typed.upper().translate(MISREAD) if sign.isalnum()]
    groups = ["".join(signs[at : at + GROUP + 1]) for at in range(0, len(signs), GROUP + 1)]
    if len(groups) != GROUPS or not all(_intact(group, place) for place, group in enumerate(groups, start=1)):
        raise UserError(BAD_CODE, field="recovery_code")
    number = 0
    for sign in "".join(group[:GROUP] for group in groups):
        number = number << 5 | ALPHABET.index(sign)
    return number.to_bytes(CODE_BYTES, "big")


def _written(values: list[int], place: int) -> str:
    return "".join(ALPHABET[value] for value in (*values, _check(values, place)))


def _intact(group: str, place: int) -> bool:
    if len(group) != GROUP + 1 or any(sign not in ALPHABET for sign in group):
        return False
    *values, check = (ALPHABET.index(sign) for sign in group)
    return _check(values, place) == check


def _check(values: list[int], place: int) -> int:
    """A weighted sum in GF(32): no single wrong sign, no swap of neighbours and no swap of groups passes."""
    total = place
    for value in values:
        total = _doubled(total) ^ value
    return _doubled(total)


def _doubled(value: int) -> int:
    return value << 1 ^ (0x25 if value & 16 else 0)
