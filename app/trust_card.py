"""A station's public card key as it is handed to another centre: digits for a QR or a telephone, or a small file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from typing import ClassVar

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from app.keyring import card_key_id
from models.values.number import check_digits, checks

KEY_BYTES, KEY_DIGITS, STATION_DIGITS = 32, 78, 3
STATION_KEY_DIGITS = 1 + STATION_DIGITS + KEY_DIGITS + 2
HEAD = "WAYSTATION STATION KEY 1"
SIGNED_AS, PRINTED_AS = b"waystation station key 1\0", b"waystation fingerprint 1\0"
LONGEST_FILE, LONGEST_SITE = 2_000, 200
FINGERPRINT_GROUPS = 5
# Points of small order (RFC 7748, 7; RFC 8032, 5.1): under such a key anybody can sign anything.
P = 2**255 - 19
ORDER_8 = (
    0x05FC536D880238B13933C6D305ACDFD5F098EFF289F4C345B027B2C28F95E826,
    0x7A03AC9277FDC74EC6CC392CFA53202A0F67100D760B3CBA4FD83D3D706A17C7,
)
WEAK = frozenset({0, 1, P - 1, P, P + 1, *ORDER_8})


@dataclass(frozen=True)
class StationKey:
    """The printed number of a station and its Ed25519 public key (RFC 8032)."""

    VERSION: ClassVar[str] = "4"
    station: int
    key: bytes

    def __post_init__(self) -> None:
        if not 1 <= self.station <= 999 or len(self.key) != KEY_BYTES or _is_weak(self.key):
            raise ValueError("no key of a station")

    @property
    def key_id(self) -> int:
        """56 bits, by which a proof names the key."""
        return card_key_id(self.key)

    @property
    def digits(self) -> str:
        """84 digits: version, station, key, two check digits (ISO/IEC 7064, MOD 97-10)."""
        number = int.from_bytes(self.key, "big")
        body = f"{self.VERSION}{self.station:0{STATION_DIGITS}d}{number:0{KEY_DIGITS}d}"
        return body + check_digits(body)

    @property
    def fingerprint(self) -> str:
        """Twenty digits in five groups, read aloud before a key is believed (66 bits of SHA-256)."""
        digest = sha256(PRINTED_AS + self.station.to_bytes(2, "big") + self.key).digest()
        short = f"{int.from_bytes(digest, 'big') % 10 ** (4 * FINGERPRINT_GROUPS):0{4 * FINGERPRINT_GROUPS}d}"
        return " ".join(short[place : place + 4] for place in range(0, len(short), 4))

    @classmethod
    def parse(cls, text: str) -> StationKey | None:
        """The key in a string of digits, blanks allowed; None when it is none or a digit is wrong."""
        digits = "".join(text.split())
        if len(digits) != STATION_KEY_DIGITS or digits[0] != cls.VERSION or not checks(digits):
            return None
        number = int(digits[1 + STATION_DIGITS : -2])
        if number >> KEY_BYTES * 8:
            return None
        try:
            return cls(int(digits[1 : 1 + STATION_DIGITS]), number.to_bytes(KEY_BYTES, "big"))
        except ValueError:
            return None


@dataclass(frozen=True)
class TrustCard:
    """What a station says of itself: its key and the name of its site; signed where it came as a file."""

    key: StationKey
    site: str = ""


def written(card: TrustCard, sign: Callable[[bytes], bytes]) -> str:
    """The file: a head, the site, the digits, and the station's own signature over the three."""
    site = " ".join(card.site.split())[:LONGEST_SITE]
    return "\n".join((HEAD, site, card.key.digits, sign(_message(site, card.key.digits)).hex(), ""))


def read_card(text: str) -> TrustCard | None:
    """A file, or bare digits; None when it is neither, a digit is wrong, or the signature does not fit."""
    if len(text) > LONGEST_FILE:
        return None
    lines = [line.strip() for line in text.strip().lstrip("\ufeff").splitlines()]
    if not lines or lines[0] != HEAD:
        key = StationKey.parse(text)
        return TrustCard(key) if key else None
    key = StationKey.parse(lines[2]) if len(lines) == 4 and len(lines[1]) <= LONGEST_SITE else None
    return TrustCard(key, lines[1]) if key and _is_signed(key, lines[1], lines[3]) else None


def _message(site: str, digits: str) -> bytes:
    return SIGNED_AS + digits.encode() + site.encode()


def _is_signed(key: StationKey, site: str, signature: str) -> bool:
    try:
        message = _message(site, key.digits)
        Ed25519PublicKey.from_public_bytes(key.key).verify(bytes.fromhex(signature), message)
    except (InvalidSignature, ValueError):
        return False
    return True


def _is_weak(key: bytes) -> bool:
    return int.from_bytes(key, "little") & ~(1 << 255) in WEAK
