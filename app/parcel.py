"""A parcel: what one laptop hands to another, signed by its station and sealed to whom it is for.

outside  CBOR ["waystation parcel", format, slots, ciphertext]; slot = content key sealed by HPKE (RFC 9180)
content  AES-256-GCM over the inside; everything before it, all slots too, is associated data
inside   CBOR [station, body, Ed25519 signature of both]; body = zlib of CBOR [entries, heads, photographs,
         signatures of chains]

Outside stand no names and no counts but that of the recipients. The file that carries it gets a random name.
"""

from __future__ import annotations

import secrets
import zlib
from collections.abc import Callable, Iterable, Sequence
from hashlib import sha256
from typing import Any, NamedTuple
from uuid import UUID

import cbor2
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from app.alarms import NotForUs, TooLarge, UnknownStation, Unsound
from app.chains import Mark, Photograph, Share
from app.entry import Entry, Header
from app.sealing import NONCE_BYTES, InvalidTag, canonical, derive, open_with, seal_to, unwrap, wrap

MAGIC, FORMAT, SUFFIX = "waystation parcel", 1, ".parcel"
SIGNED_AS = b"waystation parcel 1\0"
MEBI = 1024 * 1024
MOST_PACKED, MOST_UNPACKED = 256 * MEBI, 512 * MEBI
_HEADER = (int, int, int, int, bytes, str, int, str, bytes, int, int)
_BROKEN = (cbor2.CBORDecodeError, zlib.error, ValueError, TypeError, OverflowError, RecursionError)


class Parcel(NamedTuple):
    """What was inside, and which station made it."""

    station: int
    share: Share


Sign = Callable[[bytes], bytes]
KeyOf = Callable[[int], bytes]


def file_name() -> str:
    """A name that says nothing."""
    return secrets.token_hex(8) + SUFFIX


def mailbox(database_key: bytes, database_id: bytes) -> X25519PrivateKey:
    """The key to which laptops of one key file seal parcels for each other, made from the database key they share:
    whoever can unlock a desk of this key file can open them, and after a change of that key only the new ones."""
    return X25519PrivateKey.from_private_bytes(derive(database_key, database_id, b"waystation parcel mailbox"))


def pack(parcel: Parcel, sign: Sign, recipients: Sequence[bytes], most: int = MOST_UNPACKED) -> bytes:
    """The sealed bytes for these X25519 public keys; TooLarge when nobody would take them in."""
    body = cbor2.dumps(_plain(parcel.share))
    if len(body) > most:
        raise TooLarge
    body = zlib.compress(body)
    inside = canonical([parcel.station, body, sign(_signed(parcel.station, body))])
    key = secrets.token_bytes(32)
    outside = [MAGIC, FORMAT, [seal_to(public, key, _info()) for public in recipients]]
    packed = canonical([*outside, wrap(key, inside, canonical(outside), secrets.token_bytes(NONCE_BYTES))])
    if len(packed) > MOST_PACKED:
        raise TooLarge
    return packed


def unpack(raw: bytes, private: X25519PrivateKey, key_of: KeyOf, most: int = MOST_UNPACKED) -> Parcel:
    """What is inside, once seal and signature are proved; raises a refusal of `app/alarms.py`.
    `key_of` gives a station's Ed25519 key, or raises UnknownStation."""
    if len(raw) > MOST_PACKED:
        raise TooLarge
    try:
        outside, sealed = _outside(raw)
        station, body, signature = cbor2.loads(unwrap(_content_key(outside[2], private), sealed, canonical(outside)))
        Ed25519PublicKey.from_public_bytes(key_of(station)).verify(signature, _signed(station, body))
        return Parcel(station, _share(*cbor2.loads(_unzipped(body, most))))
    except InvalidSignature as trouble:
        raise UnknownStation from trouble
    except (InvalidTag, *_BROKEN) as trouble:
        raise Unsound from trouble


def _outside(raw: bytes) -> tuple[list[Any], bytes]:
    magic, layout, slots, sealed = cbor2.loads(raw)
    outside = [magic, layout, slots]
    if outside[:2] != [MAGIC, FORMAT] or canonical([*outside, sealed]) != raw:
        raise ValueError("not a parcel of this format")
    return outside, sealed


def _content_key(slots: Iterable[bytes], private: X25519PrivateKey) -> bytes:
    for slot in slots:
        try:
            return open_with(private, slot, _info())
        except InvalidTag:
            continue
    raise NotForUs


def _info() -> bytes:
    return canonical([f"{MAGIC} key", FORMAT])


def _signed(station: int, body: bytes) -> bytes:
    return SIGNED_AS + station.to_bytes(8, "big") + sha256(body).digest()


def _unzipped(body: bytes, most: int) -> bytes:
    """At most so many bytes are ever made of it, however few it came in."""
    unpacker = zlib.decompressobj()
    plain = unpacker.decompress(body, most)
    if not unpacker.eof:
        raise TooLarge if unpacker.unconsumed_tail else ValueError("cut off")
    return plain


def _plain(share: Share) -> list[object]:
    return [
        [_entry_fields(found) for found in share.entries],
        [[station, *mark] for station, mark in share.heads.items()],
        [[photograph.salt, photograph.data] for photograph in share.photographs],
        [[station, signature] for station, signature in share.signatures.items()],
    ]


def _entry_fields(found: Entry) -> list[object]:
    header = found.header
    where = [header.station, header.seq, header.stamp, header.at, header.actor.bytes, header.act]
    what = [header.unit, header.tab, header.row_id.bytes, header.v, int(header.kind)]
    return [where + what, found.replaces, found.body, found.hash]


def _share(entries: list[Any], heads: list[Any], photographs: list[Any], signed: list[Any]) -> Share:
    marks = {station: Mark(seq, _bytes(digest)) for station, seq, digest in heads}
    if not all(_is_number(station, 64) and _is_number(mark.seq, 63) for station, mark in marks.items()):
        raise ValueError("heads")
    pictures = [Photograph(_bytes(salt), _bytes(data)) for salt, data in photographs]
    signatures = {station: _bytes(signature) for station, signature in signed}
    if not all(_is_number(station, 64) for station in signatures):
        raise ValueError("signatures")
    return Share([_entry(*fields) for fields in entries], marks, pictures, signatures)


def _entry(header: list[Any], replaces: bytes, body: bytes, digest: bytes) -> Entry:
    if tuple(type(part) for part in header) != _HEADER:
        raise ValueError("header")
    station, seq, stamp, at, actor, act, unit, tab, row_id, v, kind = header
    if not (_is_number(station, 64) and all(_is_number(number, 63) for number in (seq, stamp, at, unit, v, kind))):
        raise ValueError("number")
    made = Header(station, seq, stamp, at, UUID(bytes=actor), act, unit, tab, UUID(bytes=row_id), v, kind)
    return Entry(made, _bytes(replaces), _bytes(body), _bytes(digest))


def _is_number(value: object, bits: int) -> bool:
    return type(value) is int and 0 <= value < 1 << bits


def _bytes(value: object) -> bytes:
    if type(value) is not bytes:
        raise TypeError("bytes")
    return value
