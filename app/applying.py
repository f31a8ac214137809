"""Entries of other stations put into the tables, all or nothing: the only writer of tables beside the acts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from cbor2 import CBORDecodeError
from sqlalchemy.exc import DataError, IntegrityError
from sqlmodel import col, select

from app import chains, entry, photographs
from app.alarms import Unsound
from app.blanking import Field, blank, entries_of, erased_among, note_erasures, replayed
from app.blanks import class_of, empty
from app.chains import Chains, Share, chunks, digests_in, require_readable
from app.codec import from_plain, to_plain
from app.entry import Entry, Heads, Kind, Plain
from app.guards import WritingSession
from app.journal import JOURNAL, UNJOURNALED
from app.replay import in_order, source_of
from app.upcasting import Part, Read, Reader
from models.migrations import Schema

Place = tuple[str, UUID]
# What bytes do that decode to anything, and values that a column or a rule of its table does not take.
_BROKEN = (KeyError, TypeError, ValueError, AttributeError, OverflowError, CBORDecodeError, IntegrityError, DataError)


@dataclass(frozen=True)
class Report:
    """What came in: new entries, rows they touched, fields that now have two versions, entries blanked by erasures."""

    entries: int = 0
    rows: int = 0
    conflicts: int = 0
    blanked: int = 0


@dataclass
class _Row:
    """A row under way: its heads, what of it has changed, and whether it stands in the table already."""

    heads: Heads
    exists: bool
    values: dict[str, Plain] = field(default_factory=dict)

    def take(self, read: Read, skipped: Iterable[str]) -> None:
        """The highest source is shown. Whoever replaces it ranks higher, so a lower one never needs to be read."""
        for name, part in read.parts.items():
            if name in skipped:
                continue
            mine, kept = source_of(read, part), self._kept(name, part)
            self.heads[name] = in_order((*kept, mine)) if kept else (mine,)
            if self.heads[name][0] == mine:
                self.values[name] = part.value

    def _kept(self, name: str, part: Part) -> list[entry.Source]:
        gone = {source[:2] for source in part.replaced}
        return [source for source in self.heads.get(name, ()) if source[:2] not in gone]


def share(connection: sa.Connection, schema: Schema, vector: Mapping[int, int]) -> Share:
    """What a replica with this vector lacks: entries, and the photographs that they name."""
    found = chains.entries_after(connection, vector)
    return found._replace(photographs=photographs.named(connection, schema, digests_in(found.entries)))


def apply(session: WritingSession, schema: Schema, new: Share) -> Report:
    """Check everything, then write entries and tables in the session's transaction. Raises an alarm or a refusal."""
    require_readable(schema, new.entries)
    connection = session.connection()
    known = Chains(connection, session.unit.station)
    fresh = known.fresh(new)
    if not fresh:
        return Report()
    try:
        return _write(session, schema, known, new._replace(entries=fresh))
    except _BROKEN as trouble:
        raise Unsound from trouble


def _write(session: WritingSession, schema: Schema, known: Chains, new: Share) -> Report:
    connection, reader, fresh = session.connection(), Reader(schema), new.entries
    known.move(fresh)
    note_erasures(connection, (found for found in fresh if found.header.kind == Kind.ERASE))
    reads = [reader.read(found) for found in fresh]
    _require_one_table(connection, schema, {read.row_id for read in reads})
    erased = erased_among(connection, schema, {read.row_id for read in reads})
    _require_sound(schema, fresh, reads, erased)
    blanked = blank(connection, schema, erased)
    photographs.keep(connection, schema, new.photographs, digests_in(fresh) - blanked.digests)
    rows = write_rows(connection, schema, reads, erased)
    _require_referred(connection, schema, rows)
    derive(session, schema, rows)
    conflicts = sum(_split(sources) for row in rows.values() for sources in row.heads.values())
    return Report(len(fresh), len(rows), conflicts, blanked.entries)


def _require_one_table(connection: sa.Connection, schema: Schema, row_ids: Iterable[UUID]) -> None:
    """An id names one row of one table. A table may have had another name once, so each doubt is read."""
    tables = sa.func.count(sa.distinct(JOURNAL.c.tab))
    for some in chunks(row_ids):
        doubtful = sa.select(JOURNAL.c.row_id).where(JOURNAL.c.row_id.in_(some)).group_by(JOURNAL.c.row_id)
        for (row_id,) in connection.execute(doubtful.having(tables > 1)):
            if len({read.tab for _, read in entries_of(connection, schema, row_id)}) > 1:
                raise Unsound


def _require_sound(
    schema: Schema, fresh: Sequence[Entry], reads: Sequence[Read], erased: Mapping[UUID, set[Field]]
) -> None:
    """Known kinds of entries, tables, fields and values only, and nothing blank that no erasure covers."""
    types = {
        table.name: {column.name: column.type for column in table.columns} for table in schema.metadata.sorted_tables
    }
    if any(found.header.kind not in list(Kind) for found in fresh):
        raise Unsound
    for read in reads:
        for name, part in read.parts.items():
            kind = types[read.tab][name]
            if part.readable and to_plain(kind, from_plain(kind, part.value)) != part.value:
                raise Unsound
            if name in UNJOURNALED or not (part.readable or name in erased.get(read.row_id, ())):
                raise Unsound


def _require_referred(connection: sa.Connection, schema: Schema, places: Iterable[Place]) -> None:
    """Every row that these rows refer to is there; the database itself would say so at the commit only."""
    by_table: dict[str, list[UUID]] = defaultdict(list)
    for tab, row_id in places:
        by_table[tab].append(row_id)
    for tab, ids in by_table.items():
        table = schema.metadata.tables[tab]
        for key in table.foreign_keys:
            there = key.column.table.alias("there").c[key.column.name]
            lost = sa.select(table.c.id).outerjoin(there.table, there == key.parent)
            lost = lost.where(key.parent.is_not(None), there.is_(None))
            if any(connection.execute(lost.where(table.c.id.in_(some)).limit(1)).first() for some in chunks(ids)):
                raise Unsound


def _split(sources: Sequence[entry.Source]) -> bool:
    return sum(source.stamp != 0 for source in sources) > 1


def write_rows(
    connection: sa.Connection, schema: Schema, reads: Sequence[Read], erased: Mapping[UUID, set[Field]]
) -> dict[Place, _Row]:
    """Bring the rows of these entries up to date; erased fields are replayed from the whole journal."""
    rows = _loaded(connection, schema, {(read.tab, read.row_id) for read in reads})
    for read in reads:
        rows[read.tab, read.row_id].take(read, erased.get(read.row_id, ()))
    for (tab, row_id), row in rows.items():
        if row_id in erased:
            replay = replayed(connection, schema, tab, row_id)
            row.heads |= {name: replay.heads[name] for name in erased[row_id] if name in replay.heads}
            row.values |= {name: replay.values[name] for name in erased[row_id] if name in replay.heads}
    _save(connection, schema, rows)
    return rows


def _loaded(connection: sa.Connection, schema: Schema, places: Iterable[Place]) -> dict[Place, _Row]:
    by_table: dict[str, list[UUID]] = defaultdict(list)
    for tab, row_id in places:
        by_table[tab].append(row_id)
    rows: dict[Place, _Row] = {}
    for tab, ids in by_table.items():
        table = _tracked(schema, tab)
        rows |= {(tab, row_id): _Row({}, exists=False) for row_id in ids}
        for some in chunks(ids):
            query = sa.select(table.c.id, table.c.heads).where(table.c.id.in_(some)).with_for_update()
            found = connection.execute(query)
            rows |= {(tab, row_id): _Row(entry.unpack_heads(heads), exists=True) for row_id, heads in found}
    return rows


def _tracked(schema: Schema, tab: str) -> sa.Table:
    table = schema.metadata.tables[tab]
    if not table.info.get("tracked"):
        raise Unsound
    return table


def _save(connection: sa.Connection, schema: Schema, rows: Mapping[Place, _Row]) -> None:
    """Parents before children is not needed: references are checked at the commit."""
    born: dict[str, list[dict[str, Any]]] = defaultdict(list)
    changed: dict[tuple[str, tuple[str, ...]], list[dict[str, Any]]] = defaultdict(list)
    for (tab, row_id), row in rows.items():
        table = schema.metadata.tables[tab]
        values = {name: from_plain(table.columns[name].type, value) for name, value in row.values.items()}
        packed = {"id": row_id, "heads": entry.pack_heads(row.heads)}
        if row.exists:
            changed[tab, tuple(sorted(values))].append({f"new_{name}": v for name, v in (values | packed).items()})
        else:
            born[tab].append(_whole(table, values) | packed)
    for tab, inserted in born.items():
        for some in chunks(inserted):
            connection.execute(schema.metadata.tables[tab].insert(), some)
    for (tab, names), updated in changed.items():
        statement = _update(schema.metadata.tables[tab], names)
        for some in chunks(updated):
            connection.execute(statement, some)


def _whole(table: sa.Table, values: dict[str, Any]) -> dict[str, Any]:
    """Every column: what no entry says is empty, or what a column added since has to begin with."""
    absent = (column for column in table.columns if column.name not in values and column.name not in ("id", "heads"))
    return values | {column.name: from_plain(column.type, empty(column)) for column in absent}


def _update(table: sa.Table, names: Sequence[str]) -> sa.Update:
    written = {name: sa.bindparam(f"new_{name}", type_=table.columns[name].type) for name in (*names, "heads")}
    return table.update().where(table.c.id == sa.bindparam("new_id", type_=table.c.id.type)).values(**written)


def derive(session: WritingSession, schema: Schema, rows: Iterable[Place]) -> None:
    """Let the derivers see the rows as they stand now, as after any act; one may name the classes it `watches`."""
    by_table: dict[str, list[UUID]] = defaultdict(list)
    for tab, row_id in rows:
        by_table[tab].append(row_id)
    for tab, ids in by_table.items():
        kind = class_of(schema.metadata.tables[tab])
        derivers = [each for each in session.derivers if kind in getattr(each, "watches", (kind,))]
        for some in chunks(ids) if derivers else ():
            found = session.exec(select(kind).where(col(kind.id).in_(some)).execution_options(populate_existing=True))
            loaded = list(found.all())
            for deriver in derivers:
                deriver(session, loaded)
            session.flush()
