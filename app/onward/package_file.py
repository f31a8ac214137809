"""The file of a package: sealed by a secret that only the printed manifest tells, signed by the station that made it.

outside  magic, format (1 byte), trip (16), check (8), AES-256-GCM of the inside, SHA-256 of everything before it
key      HKDF-SHA-256 of the secret, salted by the trip; everything before the ciphertext is associated data
inside   CBOR [station, Ed25519 key, body, signature of trip, key and body]; body = zlib of JSON

`check` is derived from the secret and tells the code of another trip from a damaged file; without the secret the file
says only which trip it is of, by a random number.
"""

from __future__ import annotations

import secrets
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from uuid import UUID

import cbor2
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from app.errors import StorageTrouble, UserError
from app.onward.package_checks import require_sound
from app.onward.package_content import NewerPackage, Package, from_json, to_json
from app.sealing import NONCE_BYTES, InvalidTag, canonical, derive, unwrap, wrap
from app.trust_card import StationKey

MAGIC, FORMAT, SUFFIX = b"WAYSTATION TRIP PACKAGE\n", 1, ".package"
MEBI = 1024 * 1024
MOST_FILE, MOST_TEXT = 4 * MEBI, 16 * MEBI
SECRET_BYTES, CHECK_BYTES, DIGEST_BYTES = 16, 8, 32
TRIP_AT = len(MAGIC) + 1
CHECK_AT = TRIP_AT + 16
SEALED_AT = CHECK_AT + CHECK_BYTES
SIGNED_AS = b"waystation trip package 1\0"
_KEY_FOR, _CHECK_FOR = b"waystation trip package key 1", b"waystation trip package check 1"

NO_PACKAGE = "This file is no package of a trip. Nothing was changed. Choose the file that came with the vehicle."
DAMAGED = (
    "The package is damaged: it is not as it was written. Nothing was changed. "
    "Ask the other centre for a new one; until then count by the manifest."
)
WRONG_CODE = (
    "This code does not open this package: it is of another trip, or the package was made anew by another register. "
    "Nothing was changed. Scan the second code of the manifest that came with this vehicle."
)
NEWER = (
    "The package was made by a newer version of this program. Nothing was changed. "
    "Install that version on this laptop, then open it again; until then count by the manifest."
)
UNFIT = (
    "This trip does not fit into a package: more people than one holds, or a time that cannot be. Nothing was made. "
    "Correct the time, or plan two trips and make a package of each."
)


@dataclass(frozen=True, repr=False)
class Opened:
    """A package whose seal and signature hold. `digest`: of what was signed."""

    trip: UUID
    key: StationKey
    digest: bytes
    package: Package


def new_secret() -> bytes:
    """128 random bits: nobody tries them all, and they can be typed when the scanner fails."""
    return secrets.token_bytes(SECRET_BYTES)


def file_name() -> str:
    """A name that says nothing."""
    return secrets.token_hex(8) + SUFFIX


def sealed(trip: UUID, secret: bytes, key: StationKey, package: Package, sign: Callable[[bytes], bytes]) -> bytes:
    """The file of a package; UserError where it would be more than anybody opens."""
    try:
        require_sound(package)
        body = zlib.compress(to_json(package), 9)
    except ValueError as unfit:
        raise UserError(UNFIT) from unfit
    inside = canonical([key.station, key.key, body, sign(_signed(trip, key.key, body))])
    head = MAGIC + bytes([FORMAT]) + trip.bytes + _check(secret, trip)
    whole = head + wrap(_key(secret, trip), inside, head, secrets.token_bytes(NONCE_BYTES))
    if len(whole) + DIGEST_BYTES > MOST_FILE:
        raise UserError(UNFIT)
    return whole + sha256(whole).digest()


def trip_in(raw: bytes) -> UUID:
    """Which trip a file is of; StorageTrouble where it is no package, newer or damaged."""
    if not raw.startswith(MAGIC) or len(raw) > MOST_FILE:
        raise StorageTrouble(NO_PACKAGE)
    if len(raw) <= len(MAGIC) or sha256(raw[:-DIGEST_BYTES]).digest() != raw[-DIGEST_BYTES:]:
        raise StorageTrouble(DAMAGED)
    if raw[len(MAGIC)] > FORMAT:
        raise StorageTrouble(NEWER)
    if raw[len(MAGIC)] != FORMAT or len(raw) < SEALED_AT + NONCE_BYTES + DIGEST_BYTES:
        raise StorageTrouble(DAMAGED)
    return UUID(bytes=raw[TRIP_AT:CHECK_AT])


def opened(raw: bytes, secret: bytes) -> Opened:
    """What is inside. UserError for the code of another trip; StorageTrouble for whatever is not whole."""
    trip = trip_in(raw)
    if raw[CHECK_AT:SEALED_AT] != _check(secret, trip):
        raise UserError(WRONG_CODE, "code")
    try:
        inside = unwrap(_key(secret, trip), raw[SEALED_AT:-DIGEST_BYTES], raw[:SEALED_AT])
        return _read(trip, inside)
    except NewerPackage as newer:
        raise StorageTrouble(NEWER) from newer
    except (InvalidTag, InvalidSignature, ValueError, TypeError, OverflowError, RecursionError, zlib.error) as broken:
        raise StorageTrouble(DAMAGED) from broken


def _read(trip: UUID, inside: bytes) -> Opened:
    try:
        station, public, body, signature = cbor2.loads(inside)
    except cbor2.CBORDecodeError as broken:
        raise ValueError("no inside") from broken
    if [type(part) for part in (station, public, body, signature)] != [int, bytes, bytes, bytes]:
        raise ValueError("not of their types")
    key, signed = StationKey(station, public), _signed(trip, public, body)
    Ed25519PublicKey.from_public_bytes(key.key).verify(signature, signed)
    package = from_json(_unzipped(body))
    require_sound(package)
    if package.station != key.station:
        raise ValueError("another station")
    return Opened(trip, key, sha256(signed).digest(), package)


def _unzipped(body: bytes) -> bytes:
    """At most so many bytes are ever made of it, however few it came in."""
    unpacker = zlib.decompressobj()
    plain = unpacker.decompress(body, MOST_TEXT)
    if not unpacker.eof or unpacker.unused_data:
        raise ValueError("cut off, or too much")
    return plain


def _key(secret: bytes, trip: UUID) -> bytes:
    return derive(secret, trip.bytes, _KEY_FOR + trip.bytes)


def _check(secret: bytes, trip: UUID) -> bytes:
    return derive(secret, trip.bytes, _CHECK_FOR + trip.bytes)[:CHECK_BYTES]


def _signed(trip: UUID, key: bytes, body: bytes) -> bytes:
    return SIGNED_AS + trip.bytes + key + sha256(body).digest()
