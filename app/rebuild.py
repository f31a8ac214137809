"""The proof of the journal: tables rebuilt from it equal the live ones."""

from __future__ import annotations

from collections import defaultdict
from typing import Any
from uuid import UUID

import cbor2
import sqlalchemy as sa

from app import entry
from app.blanks import empty
from app.codec import to_plain
from app.entry import Heads, Plain
from app.journal import JOURNAL, UNJOURNALED, as_entry
from app.replay import Replay
from app.upcasting import Reader
from models.migrations import Schema

Place = tuple[str, UUID]
Row = tuple[dict[str, Plain], Heads]


def differences(connection: sa.Connection, schema: Schema) -> list[str]:
    """Where live tables and journal disagree: table, row and fields, never a value; empty when they agree."""
    rebuilt, live = _rebuild(connection, schema), _live(connection, schema.metadata)
    return [
        f"{tab} {row_id}: {', '.join(_differing(rebuilt.get((tab, row_id)), live.get((tab, row_id))))}"
        for tab, row_id in sorted(rebuilt.keys() | live.keys())
        if rebuilt.get((tab, row_id)) != live.get((tab, row_id))
    ]


def _differing(one: Row | None, other: Row | None) -> list[str]:
    if one is None or other is None:
        return ["not in the journal" if one is None else "not in the table"]
    values = {name for name in one[0].keys() | other[0].keys() if one[0].get(name) != other[0].get(name)}
    return sorted(values) or ["heads"]


def _live(connection: sa.Connection, metadata: sa.MetaData) -> dict[Place, Row]:
    return {
        (table.name, row.id): _as_row(table, row)
        for table in metadata.sorted_tables
        if table.info.get("tracked")
        for row in connection.execute(sa.select(table))
    }


def _as_row(table: sa.Table, row: sa.Row[Any]) -> Row:
    plain = {c.name: to_plain(c.type, getattr(row, c.name)) for c in table.columns if c.name not in UNJOURNALED}
    return {name: value for name, value in plain.items() if value is not None}, _heads(row.heads)


def _heads(packed: bytes) -> Heads:
    """What no entry could have written (somebody forged it) equals nothing."""
    try:
        return entry.unpack_heads(packed)
    except (cbor2.CBORDecodeError, TypeError, ValueError):
        return {"": ()}


def _rebuild(connection: sa.Connection, schema: Schema) -> dict[Place, Row]:
    replays: dict[Place, Replay] = defaultdict(Replay)
    reader = Reader(schema)
    order = sa.select(JOURNAL).order_by(JOURNAL.c.stamp, JOURNAL.c.station, JOURNAL.c.seq)
    for read in map(reader.read, map(as_entry, connection.execute(order))):
        replays[read.tab, read.row_id].take(read)
    return {place: _shown(schema.metadata.tables[place[0]], replay) for place, replay in replays.items()}


def _shown(table: sa.Table, replay: Replay) -> Row:
    """The row as a table holds it: a column that no entry speaks of has what it began with."""
    values = replay.values
    absent = (column for column in table.columns if column.name not in values and column.name not in UNJOURNALED)
    values |= {column.name: empty(column) for column in absent if not column.nullable}
    return {name: value for name, value in values.items() if value is not None}, replay.heads
