"""What keyboards, readers and hands make of a zone, brought back to A-Z, 0-9 and the filler: one or several ways."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from string import ascii_uppercase, digits

from app.mrz.layout import FILLER

ALPHABET = frozenset(ascii_uppercase + digits + FILLER)
UNREAD = "?"  # a letter of no Latin alphabet: it never becomes another letter silently

_TWICE = dict.fromkeys("«≪《⟪", FILLER * 2)
_ONCE = dict.fromkeys("«≪《⟪", FILLER)
_LOOKALIKE = dict(zip("АВЕКМНОРСТХУІЅЈҮԚԜЗ", "ABEKMHOPCTXYISJYQW3", strict=True))
# A reader set to an English keyboard on a laptop set to another one.
_RUSSIAN = dict(zip("ЙЦУКЕНГШЩЗФЫВАПРОЛДЯЧСМИТЬБЮ", "QWERTYUIOPASDFGHJKLZXCVBNM<<", strict=True))
_BELARUSIAN = _RUSSIAN | {"Ў": "O", "І": "B"}
_UKRAINIAN = _RUSSIAN | {"І": "S"}
_LITHUANIAN = dict(zip("ĄČĘĖĮŠŲŪ„“", "1234567890", strict=True)) | {"”": "0", "(": "9", ")": "0"}
_GERMAN = {"Y": "Z", "Z": "Y"}
_SPACED = {" ": FILLER}

_WHEN = (
    (frozenset(_TWICE), _ONCE),
    (frozenset("ЙЦГШЩЗФЫПЛДЯЧИЬБЮЖЭ"), _LOOKALIKE | _RUSSIAN),
    (frozenset("ЎІ"), _LOOKALIKE | _BELARUSIAN),
    (frozenset("І"), _LOOKALIKE | _UKRAINIAN),
    (frozenset(_LITHUANIAN), _LITHUANIAN),
    (frozenset(";"), _GERMAN),
)


def spellings(texts: Sequence[str]) -> Iterator[list[str]]:
    """The lines in the alphabet of a zone, the most likely way first; empty lines are left out."""
    upper = [unicodedata.normalize("NFKC", text).upper() for text in texts]
    signs = {sign for text in upper for sign in text}
    plain = _LOOKALIKE | _TWICE
    ways: list[Mapping[str, str]] = [plain, *(plain | way for sure, way in _WHEN if sure & signs)]
    if FILLER not in signs and " " in signs:
        ways.append(plain | _SPACED)
    for way in ways:
        folded = ("".join(map(partial(_sign, way), text)) for text in upper)
        yield [line for line in folded if line]


def _sign(way: Mapping[str, str], sign: str) -> str:
    if sign in way:
        return way[sign]
    return sign if sign in ALPHABET else _foreign(sign)


def _foreign(sign: str) -> str:
    """Spaces go, digits of other scripts and marked letters become plain, punctuation stands for a filler."""
    kind = unicodedata.category(sign)
    if kind[0] in "ZCM":
        return ""
    if kind[0] != "L":
        return str(unicodedata.decimal(sign, FILLER))
    plain = unicodedata.normalize("NFD", sign)[0]
    return plain if plain in ALPHABET else UNREAD
