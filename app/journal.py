"""One act as the journal sees it: changes are captured before a flush, compared after it, and chained."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session, class_mapper
from sqlalchemy.types import TypeEngine

from app import entry
from app.codec import from_plain, to_plain
from app.entry import Entry, Header, Heads, Kind, Plain, Source
from app.upcasting import Read, Reader
from models.base import Stored, Tracked
from models.columns import nfc, text_columns
from models.journal import Chain, Erased, Here, Journal
from models.migrations import Schema

JOURNAL, CHAIN, ERASED, HERE = (Stored.metadata.tables[str(t.__tablename__)] for t in (Journal, Chain, Erased, Here))
UNJOURNALED = {"id", "heads"}
_ADDS = JOURNAL.insert()
_MOVES = CHAIN.update().where(CHAIN.c.station == sa.bindparam("own", type_=CHAIN.c.station.type))


class Forbidden(RuntimeError):
    """The program tried to write past the journal: a bug, and nothing is saved."""


@dataclass
class Unit:
    """One transaction of one actor: where the own chain stands and what was captured so far."""

    station: int
    actor: UUID
    act: str
    at: int
    v: int
    seq: int
    hash: bytes
    stamp: int
    first: int = field(init=False)
    entries: list[Entry] = field(default_factory=list)
    snapshots: dict[UUID, dict[str, Any]] = field(default_factory=dict)
    changed: list[Tracked] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.first = self.seq + 1

    def capture(self, session: Session) -> None:
        """Before a flush: an entry for every tracked row that is new or differs."""
        for row in _in_order(session.new):
            _normalise(row)
            self._write(row, {name: value for name, value in _plain(row).items() if value is not None}, {})
        for row in _in_order(session.dirty):
            _normalise(row)
            _require_own_name(row)
            before = entry.unpack_heads(row.heads)
            changes = {name: value for name, value in _plain(row).items() if _changed(row, name)}
            if changes:
                self._write(row, changes, before)

    def check(self) -> None:
        """After a flush: what went out is what was captured. A row that was not captured at all kept its heads,
        and the database's own guard has refused it by now."""
        for row in self.changed:
            if {name: row.__dict__.get(name, _MISSING) for name in _columns(type(row))} != self.snapshots[row.id]:
                raise Forbidden(f"{type(row).__name__} was filled in while flushing, past the journal")

    def drain(self) -> tuple[list[Entry], list[Tracked]]:
        """The entries and rows captured since the last time, to be written now."""
        drained = self.entries, self.changed
        self.entries, self.changed, self.snapshots = [], [], {}
        return drained

    def _write(self, row: Tracked, values: dict[str, Plain], before: Heads) -> None:
        replaced = {name: before[name] for name in values if name in before}
        written = self._append(local_table(type(row)).name, row.id, values, replaced, Kind.WRITE)
        row.heads = entry.pack_heads(before | dict.fromkeys(values, (written.header.source,)))
        self.entries.append(written)
        self.changed.append(row)
        self.snapshots[row.id] = {name: getattr(row, name) for name in _columns(type(row))}

    def erasure(self, tab: str, row_id: UUID, left: dict[str, Plain], replaced: Heads) -> Entry:
        """The entry that erases these fields and leaves the given values in their place; the caller records it."""
        return self._append(tab, row_id, left, replaced, Kind.ERASE)

    def _append(self, tab: str, row_id: UUID, values: dict[str, Plain], replaced: Heads, kind: Kind) -> Entry:
        newest = max((source.stamp for sources in replaced.values() for source in sources), default=0)
        self.seq, self.stamp = self.seq + 1, max(self.stamp, newest + 1)
        where = (self.station, self.seq, self.stamp, self.at, self.actor, self.act)
        header = Header(*where, self.first, tab, row_id, self.v, kind)
        written = entry.write(header, self.hash, values, replaced, os.urandom(16))
        self.hash = written.hash
        return written


_MISSING = object()


def _require_own_name(row: Tracked) -> None:
    if any(_changed(row, name) for name in UNJOURNALED):
        raise Forbidden(f"the id or the heads of a {type(row).__name__} were changed by hand")


@cache
def _columns(kind: type[Tracked]) -> tuple[str, ...]:
    return tuple(local_table(kind).columns.keys())


@cache
def _journaled(kind: type[Tracked]) -> dict[str, TypeEngine[Any]]:
    return {name: column.type for name, column in local_table(kind).columns.items() if name not in UNJOURNALED}


def _plain(row: Tracked) -> dict[str, Plain]:
    return {name: to_plain(kind, getattr(row, name)) for name, kind in _journaled(type(row)).items()}


def _changed(row: Tracked, name: str) -> bool:
    return bool(sa.inspect(row).attrs[name].history.has_changes())


def _normalise(row: Tracked) -> None:
    for name in text_columns(local_table(type(row))):
        value = getattr(row, name)
        if type(value) is str and nfc(value) != value:
            setattr(row, name, nfc(value))


def _in_order(rows: Any) -> Iterator[Tracked]:
    """The tracked rows among these, parents before children, otherwise as they were made."""
    tracked = [row for row in rows if isinstance(row, Tracked)]
    return iter(sorted(tracked, key=lambda row: (_place(type(row)), row.id)))


def _place(kind: type[Tracked]) -> int:
    """Where the table of these rows comes when parents are written before children."""
    metadata = kind.metadata
    return _places(metadata, len(metadata.tables))[local_table(kind).name]


@cache
def _places(metadata: sa.MetaData, tables: int) -> dict[str, int]:
    """The order of all tables; a metadata that has grown since is looked at again."""
    return {table.name: n for n, table in enumerate(metadata.sorted_tables)}


@cache
def local_table(kind: type[Tracked]) -> sa.Table:
    """The table of a class of rows."""
    table = class_mapper(kind).local_table
    assert isinstance(table, sa.Table)
    return table


def record(connection: sa.Connection, unit: Unit, entries: list[Entry]) -> None:
    """Write entries and move the own chain on; by Core, since object work here would start another flush."""
    if not entries:
        return
    connection.execute(_ADDS, [as_row(each) for each in entries])
    moved = {"seq": unit.seq, "hash": unit.hash, "stamp": unit.stamp}
    connection.execute(_MOVES, {"own": unit.station, **moved})


def as_row(written: Entry) -> dict[str, Any]:
    """An entry as a row of the journal table."""
    return vars(written.header) | {"replaces": written.replaces, "body": written.body, "hash": written.hash}


def as_entry(row: sa.Row[Any]) -> Entry:
    """A row of the journal table as an entry."""
    *header, replaces, body, digest = tuple(row)
    return Entry(Header(*header), replaces, body, digest)


@dataclass(frozen=True)
class Change:
    """One entry of a row's history: who did what when, and the values as the columns hold them."""

    source: Source
    unit: int
    at: int
    actor: UUID
    act: str
    tab: str
    values: dict[str, Any]


def history(connection: sa.Connection, schema: Schema, row_id: UUID) -> list[Change]:
    """What was ever written to a row, oldest first and by today's names; erased values are missing."""
    query, reader = sa.select(JOURNAL).where(JOURNAL.c.row_id == row_id), Reader(schema)
    rows = connection.execute(query.order_by(JOURNAL.c.stamp, JOURNAL.c.station, JOURNAL.c.seq))
    return [_change(found, reader.read(found), schema.metadata) for found in map(as_entry, rows)]


def _change(found: Entry, read: Read, metadata: sa.MetaData) -> Change:
    header, columns = found.header, metadata.tables[read.tab].columns
    readable = {name: part.value for name, part in read.parts.items() if part.readable}
    values = {name: from_plain(columns[name].type, value) for name, value in readable.items()}
    return Change(header.source, header.unit, header.at, header.actor, header.act, header.tab, values)


def first_broken(connection: sa.Connection) -> tuple[int, int] | None:
    """Station and sequence of the first entry that is altered, missing or cut off; None when every chain is whole."""
    for station, seq, digest in connection.execute(sa.select(CHAIN.c.station, CHAIN.c.seq, CHAIN.c.hash)).all():
        broken = _broken(connection, station, seq, digest)
        if broken is not None:
            return station, broken
    known = sa.select(CHAIN.c.station)
    stray = connection.execute(sa.select(JOURNAL.c.station, JOURNAL.c.seq).where(JOURNAL.c.station.not_in(known)))
    found = stray.first()
    return None if found is None else (found[0], found[1])


def _broken(connection: sa.Connection, station: int, last: int, digest: bytes) -> int | None:
    previous, expected = entry.NO_HASH, 1
    rows = connection.execute(sa.select(JOURNAL).where(JOURNAL.c.station == station).order_by(JOURNAL.c.seq))
    try:
        for found in map(as_entry, rows):
            if found.header.seq != expected or expected > last or not found.follows(previous):
                return expected
            previous, expected = found.hash, expected + 1
    except (TypeError, ValueError):  # a column holds what this program never wrote
        return expected
    return None if (expected, previous) == (last + 1, digest) else expected
