"""What the codes on cards and letters say: decimal numbers of fixed length without personal data."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from models.values.number import check_digits, checks

ID_BITS, ID_DIGITS = 64, 20
CODE_DIGITS = 1 + ID_DIGITS + ID_DIGITS + 2

EPOCH = date(2020, 1, 1)
ONE_DAY = timedelta(days=1)
STATION_BITS, DAY_BITS, KEY_BITS, SIGNATURE_BITS = 10, 16, 56, 512
HEADER_WIDTHS = (STATION_BITS, ID_BITS, DAY_BITS, DAY_BITS, KEY_BITS)
HEADER_BITS = sum(HEADER_WIDTHS)
PROOF_VERSION, PROOF_BODY_DIGITS = "2", 203
PROOF_DIGITS = 1 + PROOF_BODY_DIGITS + 2
SIGNED_AS = b"waystation card proof 2\0"


def new_id() -> int:
    """64 random bits for a card or a letter."""
    return secrets.randbits(ID_BITS)


def _written(version: str, station: int, own_id: int) -> str:
    """Version digit, station chain id, own id, two check digits (ISO/IEC 7064, MOD 97-10)."""
    if not (0 <= station < 1 << ID_BITS and 0 <= own_id < 1 << ID_BITS):
        raise ValueError("an id has 64 bits")
    body = f"{version}{station:0{ID_DIGITS}d}{own_id:0{ID_DIGITS}d}"
    return body + check_digits(body)


def _read(version: str, text: str) -> tuple[int, int] | None:
    digits = text.strip()
    if len(digits) != CODE_DIGITS or digits[0] != version or not checks(digits):
        return None
    station, own_id = int(digits[1 : 1 + ID_DIGITS]), int(digits[1 + ID_DIGITS : -2])
    return (station, own_id) if max(station, own_id) < 1 << ID_BITS else None


@dataclass(frozen=True)
class ShortCode:
    """Front of a card, version 2 level Q: means something only to a laptop that has the record."""

    VERSION: ClassVar[str] = "1"
    station: int
    card_id: int

    @property
    def digits(self) -> str:
        """The 43 digits of the code, for QR numeric mode (ISO/IEC 18004, 7.4.3)."""
        return _written(self.VERSION, self.station, self.card_id)

    @classmethod
    def parse(cls, text: str) -> ShortCode | None:
        """The code in a string of digits; None when it is another or a digit is wrong."""
        ids = _read(cls.VERSION, text)
        return cls(*ids) if ids else None


@dataclass(frozen=True)
class LetterCode:
    """Foot of a letter, so that an answer finds its way back."""

    VERSION: ClassVar[str] = "3"
    station: int
    letter_id: int

    @property
    def digits(self) -> str:
        """The 43 digits of the code, for QR numeric mode (ISO/IEC 18004, 7.4.3)."""
        return _written(self.VERSION, self.station, self.letter_id)

    @classmethod
    def parse(cls, text: str) -> LetterCode | None:
        """The code in a string of digits; None when it is another or a digit is wrong."""
        ids = _read(cls.VERSION, text)
        return cls(*ids) if ids else None


@dataclass(frozen=True)
class TripCode:
    """Head of a manifest, so that it opens where the vehicle arrives; the two halves of the trip's id."""

    VERSION: ClassVar[str] = "5"
    trip: UUID

    @property
    def digits(self) -> str:
        """The 43 digits of the code, for QR numeric mode (ISO/IEC 18004, 7.4.3)."""
        return _written(self.VERSION, self.trip.int >> ID_BITS, self.trip.int & (1 << ID_BITS) - 1)

    @classmethod
    def parse(cls, text: str) -> TripCode | None:
        """The code in a string of digits; None when it is another or a digit is wrong."""
        halves = _read(cls.VERSION, text)
        return cls(UUID(int=halves[0] << ID_BITS | halves[1])) if halves else None


@dataclass(frozen=True)
class PackageCode:
    """Second code of a manifest: the 128 random bits that open the package of its trip."""

    VERSION: ClassVar[str] = "6"
    secret: bytes

    @property
    def digits(self) -> str:
        """The 43 digits of the code, for QR numeric mode (ISO/IEC 18004, 7.4.3)."""
        number = int.from_bytes(self.secret, "big")
        return _written(self.VERSION, number >> ID_BITS, number & (1 << ID_BITS) - 1)

    @classmethod
    def parse(cls, text: str) -> PackageCode | None:
        """The code in a string of digits; None when it is another or a digit is wrong."""
        halves = _read(cls.VERSION, text)
        return cls((halves[0] << ID_BITS | halves[1]).to_bytes(2 * ID_BITS // 8, "big")) if halves else None


class ProofVerdict(StrEnum):
    """What a station without the record can say of a card."""

    GENUINE = "genuine"
    EXPIRED = "expired"
    EARLY = "issued after today"
    UNKNOWN_KEY = "unknown station key"
    FORGED = "forged"
    UNREADABLE = "unreadable"


@dataclass(frozen=True)
class Proof:
    """Back of a card, version 7 level Q: who issued it and until when it holds, signed. Dates from 2020 to 2199."""

    station: int
    card_id: int
    issued: date
    expires: date
    key_id: int
    signature: bytes

    def __post_init__(self) -> None:
        in_bounds = all(0 <= value < 1 << width for value, width in zip(self._fields, HEADER_WIDTHS, strict=True))
        if not in_bounds or len(self.signature) * 8 != SIGNATURE_BITS:
            raise ValueError("a field of the proof is out of bounds")

    @property
    def _fields(self) -> tuple[int, ...]:
        return (self.station, self.card_id, _day(self.issued), _day(self.expires), self.key_id)

    @property
    def _header(self) -> int:
        packed = 0
        for value, width in zip(self._fields, HEADER_WIDTHS, strict=True):
            packed = packed << width | value
        return packed

    @property
    def message(self) -> bytes:
        """What is signed: a prefix of its own, then the fields before the signature, big-endian."""
        return SIGNED_AS + self._header.to_bytes((HEADER_BITS + 7) // 8, "big")

    @property
    def digits(self) -> str:
        """The 206 digits of the proof: version, all fields as one number, two check digits."""
        number = self._header << SIGNATURE_BITS | int.from_bytes(self.signature, "big")
        body = f"{PROOF_VERSION}{number:0{PROOF_BODY_DIGITS}d}"
        return body + check_digits(body)


def make_proof(
    station: int, card_id: int, issued: date, expires: date, key_id: int, sign: Callable[[bytes], bytes]
) -> Proof:
    """A proof signed by the station's key (Ed25519, RFC 8032)."""
    unsigned = Proof(station, card_id, issued, expires, key_id, bytes(SIGNATURE_BITS // 8))
    return Proof(station, card_id, issued, expires, key_id, sign(unsigned.message))


def read_proof(digits: str) -> Proof | None:
    """The fields of a proof, not yet verified; None when it is no proof or a digit is wrong."""
    digits = digits.strip()
    if len(digits) != PROOF_DIGITS or digits[0] != PROOF_VERSION or not checks(digits):
        return None
    number = int(digits[1:-2])
    if number >> HEADER_BITS + SIGNATURE_BITS:
        return None
    header, signature = number >> SIGNATURE_BITS, number & (1 << SIGNATURE_BITS) - 1
    station, card_id, issued, expires, key_id = _unpacked(header)
    signed = signature.to_bytes(SIGNATURE_BITS // 8, "big")
    return Proof(station, card_id, _date(issued), _date(expires), key_id, signed)


def verify_proof(proof: Proof | str | None, trusted_keys: Mapping[int, bytes], on: date) -> ProofVerdict:
    """Check a proof, or its digits, without any database: the signature of a trusted station, then its days. A card
    made after `on` (one day is left to time zones) says that the date used here is wrong."""
    if isinstance(proof, str):
        proof = read_proof(proof)
    if proof is None:
        return ProofVerdict.UNREADABLE
    public = trusted_keys.get(proof.key_id)
    if public is None:
        return ProofVerdict.UNKNOWN_KEY
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(proof.signature, proof.message)
    except (InvalidSignature, ValueError):
        return ProofVerdict.FORGED
    if on > proof.expires:
        return ProofVerdict.EXPIRED
    return ProofVerdict.EARLY if proof.issued - on > ONE_DAY else ProofVerdict.GENUINE


def _day(day: date) -> int:
    return (day - EPOCH).days


def _date(number: int) -> date:
    return EPOCH + timedelta(days=number)


def _unpacked(header: int) -> list[int]:
    fields = []
    for width in reversed(HEADER_WIDTHS):
        fields.append(header & (1 << width) - 1)
        header >>= width
    return fields[::-1]
