"""Signatures of chains: each station signs where its own chain stands, and everybody can check what the others signed.

chain.signature   CBOR [sequence, hash, Ed25519 signature (RFC 8032)] of the entry that was the last one then
signed            a purpose of its own, the chain, the sequence, the hash: never to be taken for a card or a parcel
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from typing import NamedTuple

import cbor2
import sqlalchemy as sa
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from app.alarms import Unsound
from app.journal import CHAIN, JOURNAL
from app.sealing import canonical
from models.migrations import Schema

SIGNED_AS = b"waystation chain 1\0"
HASH_BYTES, SIGNATURE_BYTES = 32, 64
Sign = Callable[[bytes], bytes]
KeysOf = Mapping[int, set[bytes]]


class SignedHead(NamedTuple):
    """Where a chain stood when its station signed it."""

    seq: int
    hash: bytes
    signature: bytes


class Signatures(NamedTuple):
    """How many chains carry a signature that fits, which (by chain id) carry one that does not, how many carry none."""

    checked: int = 0
    bad: tuple[int, ...] = ()
    none: int = 0


def message(station: int, seq: int, digest: bytes) -> bytes:
    """What is signed."""
    return SIGNED_AS + station.to_bytes(8, "big") + seq.to_bytes(8, "big") + digest


def sign_own(connection: sa.Connection, station: int, sign: Sign) -> None:
    """Sign where the own chain stands, unless that is signed already; under the write lock."""
    own = connection.execute(sa.select(CHAIN).where(CHAIN.c.station == station).with_for_update()).one()
    before = _read(own.signature)
    if own.seq and (before is None or (before.seq, before.hash) != (own.seq, own.hash)):
        _write(connection, station, [own.seq, own.hash, sign(message(station, own.seq, own.hash))])


def held(connection: sa.Connection) -> dict[int, bytes]:
    """The signature of each chain that carries one, to be handed on."""
    signed = sa.select(CHAIN.c.station, CHAIN.c.signature).where(CHAIN.c.signature.is_not(None))
    return {row.station: row.signature for row in connection.execute(signed)}


def take(connection: sa.Connection, schema: Schema, signatures: Mapping[int, bytes]) -> None:
    """Keep what another replica handed on where it is newer; Unsound when a signature does not fit."""
    keys = keys_of(connection, schema) if signatures else {}
    mine = held(connection) if signatures else {}
    for station, raw in signatures.items():
        new, known = _read(raw), _read(mine.get(station))
        if new is not None and known is not None and new.seq <= known.seq:
            continue
        if new is None or not _fits(connection, station, new, keys):
            raise Unsound
        _write(connection, station, list(new))


def check(connection: sa.Connection, schema: Schema) -> Signatures:
    """Every signature against the key of its station and the entry that it names."""
    keys, rows = keys_of(connection, schema), connection.execute(sa.select(CHAIN)).all()
    signed = {row.station: _read(row.signature) for row in rows if row.signature is not None}
    bad = [station for station, head in signed.items() if not (head and _fits(connection, station, head, keys))]
    return Signatures(len(signed) - len(bad), tuple(sorted(bad)), len(rows) - len(signed))


def keys_of(connection: sa.Connection, schema: Schema) -> dict[int, set[bytes]]:
    """The public key of each station, by its chain."""
    table, keys = schema.metadata.tables.get("station"), defaultdict[int, set[bytes]](set)
    if table is not None:
        for row in connection.execute(sa.select(table.c.chain, table.c.card_key).where(table.c.chain != "")):
            keys[int(row.chain)].add(row.card_key)
    return keys


def _fits(connection: sa.Connection, station: int, head: SignedHead, keys: KeysOf) -> bool:
    """A station that nobody knows, or that two records give different keys, has no signature that fits."""
    named = sa.select(JOURNAL.c.hash).where(JOURNAL.c.station == station, JOURNAL.c.seq == head.seq)
    if connection.execute(named).scalar_one_or_none() != head.hash or len(keys.get(station, ())) != 1:
        return False
    try:
        (public,) = keys[station]
        Ed25519PublicKey.from_public_bytes(public).verify(head.signature, message(station, head.seq, head.hash))
    except (InvalidSignature, ValueError):
        return False
    return True


def _read(raw: object) -> SignedHead | None:
    """None for anything but such a signature, byte for byte."""
    if not isinstance(raw, bytes):
        return None
    try:
        seq, digest, signature = parts = cbor2.loads(raw)
        exact = canonical(parts) == raw and [type(part) for part in parts] == [int, bytes, bytes]
    except (cbor2.CBORError, ValueError, TypeError, OverflowError, RecursionError):
        return None
    sized = exact and 0 < seq < 1 << 63 and (len(digest), len(signature)) == (HASH_BYTES, SIGNATURE_BYTES)
    return SignedHead(seq, digest, signature) if sized else None


def _write(connection: sa.Connection, station: int, parts: list[object]) -> None:
    connection.execute(CHAIN.update().where(CHAIN.c.station == station).values(signature=canonical(parts)))
