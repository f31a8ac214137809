"""What a scanner types. It presses the digit keys; the keyboard layout in use makes letters and signs of them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from app.token import CODE_DIGITS, PROOF_DIGITS, LetterCode, PackageCode, ShortCode, TripCode, read_proof
from app.trust_card import STATION_KEY_DIGITS, StationKey
from models.values.number import PersonNumber

LONGEST_BURST = 2 * PROOF_DIGITS
SHORTEST_FOLDED = 3  # one or two letters such as Š are the beginning of a name, not a number
DASHES = frozenset("-\u2010\u2011\u2012\u2013\u2014\u2212")


def _row(*rows: str, dash: str = "") -> dict[str, str]:
    """What the keys 1234567890 type, one string for each state of the layout; `dash` is what its dash key types."""
    signs = {sign: digit for row in rows for sign, digit in zip(row, "1234567890", strict=True)}
    return signs | dict.fromkeys(dash, "")


# Russian, Belarusian, Ukrainian, German, Polish and English layouts type digits as digits; only Shift changes them.
# What a scanner sends by itself stands before what it sends under Shift or a Shift lock.
LAYOUTS: tuple[Mapping[str, str], ...] = (
    _row("ąčęėįšųū„“", "ĄČĘĖĮŠŲŪ„“", "ąčęėįšųū„”", "ąčęėįšųū90", "ĄČĘĖĮŠŲŪ90", dash="-_"),  # Lithuanian, 9 0: Windows
    _row("&é\"'(-è_çà", "&É\"'(-È_ÇÀ", "&é\"'(§è!çà", "&É\"'(§È!ÇÀ", dash=")°"),  # French and Belgian
    _row("àéèê()‘’«»", "ÀÉÈÊ()‘’«»", dash="'"),  # French standard NF Z71-300
    _row('"«»()@+-/*', dash="="),  # French bépo
    _row("ĄČĘĖĮŠŲŪ()", "ąčęėįšųū()", dash="-_"),  # Lithuanian with Shift
    _row("!-/;:,.=()", dash="?+"),  # Lithuanian standard LST 1582
    _row('!"/;:,.?()', dash="_"),  # Lithuanian of IBM
    _row('№-/":,._?%', dash="!"),  # Russian typewriter
    _row("!№/;:,._?%", dash="-"),  # Ukrainian typewriter
    _row('!"№;%:?*()', dash="_"),  # Russian, Belarusian, Ukrainian with Shift
    _row('!"#*:,.;()', dash="_"),  # the same, older
    _row("!@#$%^&*()", dash="_"),  # English and Polish with Shift
    _row('!"£$%^&*()', dash="_"),  # British with Shift
    _row('!"§$%&/()=', dash="?_"),  # German with Shift
    _row('!"#$%&/()=', dash="?_"),  # Polish typewriter with Shift
)


class ScanType(StrEnum):
    SHORT = "short"
    PROOF = "proof"
    LETTER = "letter"
    NUMBER = "number"
    STATION = "station"
    TRIP = "trip"
    PACKAGE = "package"


@dataclass(frozen=True)
class Scan:
    """A recognised code: its kind, and its digits with a good check."""

    kind: ScanType
    value: str


def fold(text: str) -> str:
    """The digits that were scanned or typed, whatever the layout; a text that is no digits comes back as it was."""
    return next(_readings(text), text)


def recognise(text: str) -> Scan | None:
    """The code in a burst of keys, by its fixed length, version digit and check; None for anything else."""
    scans = (_scan(digits) for digits in _readings(text))
    return next((scan for scan in scans if scan is not None), None)


def _readings(text: str) -> Iterator[str]:
    """Every way to read a text as digits: as typed first, then as each layout would have typed them."""
    if len(text) > LONGEST_BURST:
        return
    signs = [sign for sign in unicodedata.normalize("NFC", text) if not _is_blank(sign)]
    decimals = [str(unicodedata.decimal(sign, "")) for sign in signs if sign not in DASHES]
    if decimals and all(decimals):
        yield "".join(decimals)
    if len(signs) < SHORTEST_FOLDED:
        return
    for layout in LAYOUTS:
        digits = "".join(layout[sign] for sign in signs if sign in layout)
        if digits and all(sign in layout for sign in signs):
            yield digits


def _is_blank(sign: str) -> bool:
    return sign.isspace() or unicodedata.category(sign) in ("Cc", "Cf")


def _scan(digits: str) -> Scan | None:
    if len(digits) == CODE_DIGITS and ShortCode.parse(digits):
        return Scan(ScanType.SHORT, digits)
    if len(digits) == CODE_DIGITS and LetterCode.parse(digits):
        return Scan(ScanType.LETTER, digits)
    if len(digits) == CODE_DIGITS and TripCode.parse(digits):
        return Scan(ScanType.TRIP, digits)
    if len(digits) == CODE_DIGITS and PackageCode.parse(digits):
        return Scan(ScanType.PACKAGE, digits)
    if len(digits) == PROOF_DIGITS and read_proof(digits):
        return Scan(ScanType.PROOF, digits)
    if len(digits) == STATION_KEY_DIGITS and StationKey.parse(digits):
        return Scan(ScanType.STATION, digits)
    if len(digits) == 10 and PersonNumber.parse(digits):
        return Scan(ScanType.NUMBER, digits)
    return None
