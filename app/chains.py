"""The chains of all known stations: what another replica lacks, and whether what it sends continues them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from itertools import islice
from types import MappingProxyType
from typing import NamedTuple, TypeVar

import sqlalchemy as sa

from app.alarms import Cloned, EarlierMissing, NewerProgram, RolledBack, Unsound
from app.entry import NO_HASH, Entry
from app.journal import CHAIN, JOURNAL, as_entry, as_row
from models.migrations import Schema

T = TypeVar("T")
CHUNK = 400
_DIGEST = b"\x58\x20"  # how CBOR begins 32 bytes


class Mark(NamedTuple):
    """How far somebody knows a station: its last entry and the hash of it."""

    seq: int
    hash: bytes


class Photograph(NamedTuple):
    """A photograph under the name that an entry calls it by."""

    salt: bytes
    data: bytes

    @property
    def digest(self) -> bytes:
        return sha256(self.salt + self.data).digest()


class Share(NamedTuple):
    """What one replica hands to another: entries, its marks of all stations it knows, photographs they name, and what
    the stations signed of their chains."""

    entries: list[Entry]
    heads: dict[int, Mark]
    photographs: Sequence[Photograph] = ()
    signatures: Mapping[int, bytes] = MappingProxyType({})


def entries_after(connection: sa.Connection, vector: Mapping[int, int]) -> Share:
    """Every entry after the vector, of all stations known here; a vector ahead of them gives nothing."""
    heads = {row.station: Mark(row.seq, row.hash) for row in connection.execute(sa.select(CHAIN))}
    entries = [
        as_entry(row)
        for station, mark in heads.items()
        if mark.seq > vector.get(station, 0)
        for row in connection.execute(
            sa.select(JOURNAL)
            .where(JOURNAL.c.station == station, JOURNAL.c.seq > vector.get(station, 0))
            .order_by(JOURNAL.c.seq)
        )
    ]
    return Share(sorted(entries, key=in_causal_order), heads)


def digests_in(entries: Iterable[Entry]) -> set[bytes]:
    """Values of the entries that may name a photograph."""
    likely = (found for found in entries if _DIGEST in found.body)
    values = (value for found in likely for value in found.values.values())
    return {value for value in values if isinstance(value, bytes) and len(value) == 32}


def in_causal_order(found: Entry) -> tuple[int, int, int]:
    return found.header.stamp, found.header.station, found.header.seq


def chunks(items: Iterable[T], size: int = CHUNK) -> Iterator[list[T]]:
    iterator = iter(items)
    while chunk := list(islice(iterator, size)):
        yield chunk


class Chains:
    """Where every known chain stands here, under the write lock of the transaction."""

    def __init__(self, connection: sa.Connection, own: int) -> None:
        self._connection, self._own = connection, own
        rows = connection.execute(sa.select(CHAIN).order_by(CHAIN.c.station).with_for_update())
        self._known = {row.station: (Mark(row.seq, row.hash), row.stamp) for row in rows}

    def fresh(self, share: Share) -> list[Entry]:
        """The entries that are new here, in causal order; raises unless they continue what is known here."""
        by_station: dict[int, list[Entry]] = defaultdict(list)
        for found in share.entries:
            by_station[found.header.station].append(found)
        self._compare(share.heads)
        fresh = [new for station, found in by_station.items() for new in self._continuing(station, found)]
        self._require_all(share.heads, fresh)
        return sorted(fresh, key=in_causal_order)

    def move(self, fresh: Sequence[Entry]) -> None:
        """Write the entries and where their chains stand now."""
        last = {found.header.station: found for found in sorted(fresh, key=lambda found: found.header.seq)}
        for station in last:
            if station not in self._known:
                self._connection.execute(CHAIN.insert().values(station=station, seq=0, hash=NO_HASH, stamp=0))
        for rows in chunks(as_row(found) for found in sorted(fresh, key=lambda found: found.header.seq)):
            self._connection.execute(JOURNAL.insert(), rows)
        for station, found in last.items():
            moved = {"seq": found.header.seq, "hash": found.hash, "stamp": found.header.stamp}
            self._connection.execute(CHAIN.update().where(CHAIN.c.station == station).values(**moved))

    def _mark(self, station: int) -> Mark:
        return self._known[station][0] if station in self._known else Mark(0, NO_HASH)

    def _compare(self, heads: Mapping[int, Mark]) -> None:
        """Once per station: what the sender knows last must be what is known here of the same entry."""
        for station, theirs in heads.items():
            ours = self._mark(station)
            if theirs.seq > ours.seq and station == self._own:
                raise RolledBack(station)
            if 0 < theirs.seq <= ours.seq and theirs.hash != self._hash(station, theirs.seq):
                raise Cloned(station)

    def _hash(self, station: int, seq: int) -> bytes:
        if seq == self._mark(station).seq:
            return self._mark(station).hash
        at = (JOURNAL.c.station == station, JOURNAL.c.seq == seq)
        return bytes(self._connection.execute(sa.select(JOURNAL.c.hash).where(*at)).scalar_one())

    def _continuing(self, station: int, found: list[Entry]) -> list[Entry]:
        ours = self._mark(station)
        found.sort(key=lambda entry: entry.header.seq)
        if any(entry.header.seq == ours.seq and entry.hash != ours.hash for entry in found):
            raise Cloned(station)
        fresh = [entry for entry in found if entry.header.seq > ours.seq]
        if fresh and station == self._own:
            raise RolledBack(station)
        self._follow(station, fresh)
        return fresh

    def _follow(self, station: int, fresh: list[Entry]) -> None:
        (seq, previous), stamp = self._known.get(station, (Mark(0, NO_HASH), 0))
        for number, found in enumerate(fresh, start=1):
            if found.header.seq > seq + number:
                raise EarlierMissing
            if not found.follows(previous):
                raise Cloned(station) if number == 1 and seq else Unsound
            if found.header.seq != seq + number or found.header.stamp < stamp:
                raise Unsound
            previous, stamp = found.hash, found.header.stamp

    def _require_all(self, heads: Mapping[int, Mark], fresh: Sequence[Entry]) -> None:
        """All or nothing: whoever sends a later entry of a station sends everything before it."""
        reached = {found.header.station: Mark(found.header.seq, found.hash) for found in fresh}
        for station, theirs in heads.items():
            if theirs.seq > reached.get(station, self._mark(station)).seq:
                raise EarlierMissing
        if any(heads.get(station) != mark for station, mark in reached.items()):
            raise Unsound


def require_readable(schema: Schema, entries: Iterable[Entry]) -> None:
    """An entry of a later schema version refuses the whole: update first."""
    if any(found.header.v > schema.version for found in entries):
        raise NewerProgram
