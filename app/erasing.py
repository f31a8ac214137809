"""Erasure: an entry that travels, and every copy of the values blanked, here now and on each replica that receives it.

What stays shown is the empty value of the column (`app/blanks.py`); a later act may write the field again.
"""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

import sqlalchemy as sa

from app.applying import derive, write_rows
from app.blanking import blank, entries_of, erased_among, note_erasures
from app.blanks import class_of, empty
from app.entry import unpack_heads
from app.guards import WritingSession
from app.journal import UNJOURNALED, record
from app.upcasting import Reader
from models.migrations import Schema

WIPE = "wipe"


def erase(session: WritingSession, schema: Schema, row_id: UUID, fields: Collection[str]) -> None:
    """Erase fields of a row within the session's act. ValueError for an id, a reference that must stand, or no row."""
    session.flush()
    connection, table = session.connection(), _table_of(session.connection(), schema, row_id)
    if UNJOURNALED & set(fields):
        raise ValueError("the id and the heads of a row are not erased")
    left = {name: empty(table.columns[name]) for name in fields}
    query = sa.select(table.c.heads).where(table.c.id == row_id).with_for_update()
    heads = unpack_heads(connection.execute(query).scalar_one())
    replaced = {name: heads[name] for name in left if name in heads}
    erasure = session.unit.erasure(table.name, row_id, left, replaced)
    record(connection, session.unit, [erasure])
    note_erasures(connection, [erasure])
    erased = erased_among(connection, schema, [row_id])
    blank(connection, schema, erased)
    rows = write_rows(connection, schema, [Reader(schema).read(erasure)], erased)
    session.get(class_of(table), row_id, populate_existing=True)
    derive(session, schema, rows)
    session.info[WIPE] = True


def _table_of(connection: sa.Connection, schema: Schema, row_id: UUID) -> sa.Table:
    history = entries_of(connection, schema, row_id)
    if not history:
        raise ValueError("there is no such row")
    return schema.metadata.tables[history[0][1].tab]
