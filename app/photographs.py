"""Photographs beside the journal: they travel with the entries that name them, and go when these are erased."""

from __future__ import annotations

from collections.abc import Collection, Iterable

import sqlalchemy as sa

from app.chains import Photograph, chunks
from models.migrations import Schema


def named(connection: sa.Connection, schema: Schema, digests: Collection[bytes]) -> list[Photograph]:
    """The photographs of these names that are here."""
    blobs = _table(schema)
    if blobs is None:
        return []
    return [
        Photograph(row.salt, row.data)
        for some in chunks(sorted(digests))
        for row in connection.execute(sa.select(blobs.c.salt, blobs.c.data).where(blobs.c.digest.in_(some)))
    ]


def keep(
    connection: sa.Connection, schema: Schema, photographs: Iterable[Photograph], wanted: Collection[bytes]
) -> None:
    """Put in those that a new entry names and that are not here yet."""
    blobs = _table(schema)
    if blobs is None:
        return
    new = {photograph.digest: photograph for photograph in photographs}
    here = {photograph.digest for photograph in named(connection, schema, new.keys() & wanted)}
    for digest in sorted((new.keys() & wanted) - here):
        connection.execute(blobs.insert().values(digest=digest, salt=new[digest].salt, data=new[digest].data))


def drop(connection: sa.Connection, schema: Schema, digests: Collection[bytes]) -> None:
    """Delete the photographs of these names."""
    blobs = _table(schema)
    if blobs is None:
        return
    for some in chunks(sorted(digests)):
        connection.execute(blobs.delete().where(blobs.c.digest.in_(some)))


def _table(schema: Schema) -> sa.Table | None:
    return schema.metadata.tables.get("blob")
