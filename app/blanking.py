"""Blanking: the values that an erasure covers are taken out of the journal, and only their leaves stay behind.

An erasure covers each entry of its fields that does not come causally after it, also those that arrive later.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple
from uuid import UUID

import sqlalchemy as sa

from app import photographs
from app.chains import chunks
from app.entry import Entry
from app.journal import ERASED, JOURNAL, as_entry
from app.replay import Key, Replay
from app.upcasting import Read, Reader
from models.migrations import Schema

Field = str


def note_erasures(connection: sa.Connection, erasures: Iterable[Entry]) -> None:
    """Remember which fields are erased, by which entry."""
    rows = [
        {"row_id": found.header.row_id, "field": name, "station": found.header.station, "seq": found.header.seq}
        for found in erasures
        for name in found.replaced
    ]
    if rows:
        connection.execute(ERASED.insert(), rows)


def erased_among(connection: sa.Connection, schema: Schema, row_ids: Collection[UUID]) -> dict[UUID, set[Field]]:
    """Of these rows the ones with erased fields, by the names the fields have now."""
    erased: dict[UUID, set[Field]] = {}
    for some in chunks(row_ids):
        rows = connection.execute(sa.select(ERASED.c.row_id).where(ERASED.c.row_id.in_(some)).distinct())
        for (row_id,) in rows:
            reads = (read for _, read in entries_of(connection, schema, row_id) if read.erases)
            erased[row_id] = {name for read in reads for name in read.parts}
    return erased


def entries_of(connection: sa.Connection, schema: Schema, row_id: UUID) -> list[tuple[Entry, Read]]:
    """Everything ever written to a row, as it lies in the journal and as it reads today, oldest first."""
    query = sa.select(JOURNAL).where(JOURNAL.c.row_id == row_id)
    rows = connection.execute(query.order_by(JOURNAL.c.stamp, JOURNAL.c.station, JOURNAL.c.seq))
    reader = Reader(schema)
    return [(found, reader.read(found)) for found in map(as_entry, rows)]


def replayed(connection: sa.Connection, schema: Schema, tab: str, row_id: UUID) -> Replay:
    """The row as its whole history makes it."""
    replay = Replay()
    for _, read in entries_of(connection, schema, row_id):
        if read.tab == tab:
            replay.take(read)
    return replay


class Blanked(NamedTuple):
    """How many entries lost values, and the photographs that went with them."""

    entries: int
    digests: set[bytes]


def blank(connection: sa.Connection, schema: Schema, erased: Mapping[UUID, Collection[Field]]) -> Blanked:
    """Take erased values out of the journal, and the photographs that they named."""
    blanked, digests = 0, set[bytes]()
    for row_id, fields in erased.items():
        history = entries_of(connection, schema, row_id)
        covered = {name: _covered(name, [read for _, read in history]) for name in fields}
        for found, read in history:
            due = {
                part.written_as: part.value
                for name, part in read.parts.items()
                if part.readable and read.source[:2] in covered.get(name, ())
            }
            if due:
                blanked += 1
                digests |= {value for value in due.values() if isinstance(value, bytes) and len(value) == 32}
                key = (JOURNAL.c.station == read.source.station, JOURNAL.c.seq == read.source.seq)
                connection.execute(JOURNAL.update().where(*key).values(body=found.without(due)))
    photographs.drop(connection, schema, digests)
    return Blanked(blanked, digests)


def _covered(name: Field, history: Iterable[Read]) -> set[Key]:
    """Entries of a field that some erasure of it does not causally precede; the erasures themselves hold nothing."""
    history = [read for read in history if name in read.parts]
    covered = set[Key]()
    for erasure in history:
        if erasure.erases:
            after = {erasure.source[:2]}
            for read in history:
                if any(old[:2] in after for old in read.parts[name].replaced):
                    after.add(read.source[:2])
            covered |= {read.source[:2] for read in history if not read.erases and read.source[:2] not in after}
    return covered
