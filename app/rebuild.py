"""The proof of the journal: tables rebuilt from it equal the live ones."""

from __future__ import annotations

from collections import defaultdict
from typing import Any
from uuid import UUID

import cbor2
import sqlalchemy as sa

from app import entry
from app.codec import to_plain
from app.entry import Entry, Heads, Kind, Plain, Source
from app.journal import JOURNAL, UNJOURNALED, as_entry

Place = tuple[str, UUID]
Row = tuple[dict[str, Plain], Heads]


def differences(connection: sa.Connection, metadata: sa.MetaData) -> list[str]:
    """Where live tables and journal disagree: table, row and fields, never a value; empty when they agree."""
    rebuilt, live = _rebuild(connection), _live(connection, metadata)
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


def _rebuild(connection: sa.Connection) -> dict[Place, Row]:
    fields: dict[Place, dict[str, dict[Source, Plain]]] = defaultdict(lambda: defaultdict(dict))
    order = sa.select(JOURNAL).order_by(JOURNAL.c.stamp, JOURNAL.c.station, JOURNAL.c.seq)
    for found in map(as_entry, connection.execute(order)):
        _apply(found, fields[found.header.tab, found.header.row_id])
    return {place: _shown(held) for place, held in fields.items()}


def _apply(found: Entry, held: dict[str, dict[Source, Plain]]) -> None:
    """Each field holds the sources that nothing has replaced yet; an erased value never wins the display."""
    values, source = found.values, found.header.source
    for name, replaced in found.replaced.items():
        for old in replaced:
            held[name].pop(old, None)
            held[name].pop(old._replace(stamp=0), None)
        readable = name in values or found.header.kind == Kind.ERASE
        held[name][source if readable else source._replace(stamp=0)] = values.get(name)


def _shown(held: dict[str, dict[Source, Plain]]) -> Row:
    heads = {name: tuple(sorted(found, key=lambda s: s.rank, reverse=True)) for name, found in held.items()}
    values = {name: held[name][sources[0]] for name, sources in heads.items()}
    return {name: value for name, value in values.items() if value is not None}, heads
