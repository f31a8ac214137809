"""Fields that two stations changed without knowing of each other: every version is kept until a person settles it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm.attributes import flag_modified
from sqlmodel import Session

from app import entry
from app.blanks import class_of
from app.codec import from_plain
from app.entry import Entry, Heads, Source
from app.errors import UserError
from app.journal import CHAIN, JOURNAL, as_entry
from app.upcasting import Reader
from models.migrations import Schema

CHUNK = 400
SETTLED = (
    "Only one version of this is left, so there is nothing to settle. Nothing was changed. "
    "Somebody settled it meanwhile; look at the record."
)


@dataclass(frozen=True, repr=False)
class Version:
    """One of several values of a field: who wrote it when, at which station."""

    source: Source
    at: int
    actor: UUID
    value: Any


@dataclass(frozen=True, repr=False)
class Conflict:
    """A field with several versions, the one that is shown first. Versions that were erased are left out."""

    tab: str
    row_id: UUID
    field: str
    versions: tuple[Version, ...]


def conflicts(connection: sa.Connection, schema: Schema) -> list[Conflict]:
    """Every field whose versions differ, oldest dispute first; versions that say the same are no conflict."""
    found = [
        conflict
        for tab, rows in _rows_of_several(connection).items()
        for some in _chunks(rows)
        for conflict in _among(connection, schema, tab, some)
    ]
    return sorted(found, key=lambda conflict: max(version.source.rank for version in conflict.versions))


def settle(session: Session, schema: Schema, row_id: UUID, name: str, value: Any) -> None:
    """Write one value over all versions of a field. UserError when only one is left."""
    tab = session.connection().execute(sa.select(JOURNAL.c.tab).where(JOURNAL.c.row_id == row_id).limit(1)).scalar_one()
    row = session.get_one(class_of(schema.metadata.tables[tab]), row_id)
    if len(_live(entry.unpack_heads(row.heads)).get(name, ())) < 2:
        raise UserError(SETTLED)
    setattr(row, name, value)
    flag_modified(row, name)  # the value that is shown already replaces the others too


def _rows_of_several(connection: sa.Connection) -> dict[str, list[UUID]]:
    """Rows that more than one station wrote to; only they can hold several versions."""
    found: dict[str, list[UUID]] = defaultdict(list)
    if connection.execute(sa.select(sa.func.count()).select_from(CHAIN)).scalar_one() > 1:
        several = sa.func.count(JOURNAL.c.station.distinct()) > 1
        grouped = sa.select(JOURNAL.c.tab, JOURNAL.c.row_id).group_by(JOURNAL.c.tab, JOURNAL.c.row_id).having(several)
        for tab, row_id in connection.execute(grouped):
            found[tab].append(row_id)
    return found


def _chunks(rows: Sequence[UUID]) -> Iterator[Sequence[UUID]]:
    return (rows[at : at + CHUNK] for at in range(0, len(rows), CHUNK))


def _live(heads: Heads) -> Heads:
    """Erased versions have no clock and cannot be chosen."""
    return {name: tuple(source for source in sources if source.stamp) for name, sources in heads.items()}


def _among(connection: sa.Connection, schema: Schema, tab: str, rows: Sequence[UUID]) -> Iterator[Conflict]:
    table = schema.metadata.tables[tab]
    query = sa.select(table.c.id, table.c.heads).where(table.c.id.in_(rows))
    disputed = {
        row_id: several
        for row_id, heads in connection.execute(query)
        if (several := {name: found for name, found in _live(entry.unpack_heads(heads)).items() if len(found) > 1})
    }
    if not disputed:
        return
    written = _entries(connection, list(disputed))
    for row_id, fields in disputed.items():
        for name, sources in fields.items():
            versions = tuple(_version(schema, table.columns[name], written[source[:2]], name) for source in sources)
            if any(version.value != versions[0].value for version in versions):
                yield Conflict(tab, row_id, name, versions)


def _entries(connection: sa.Connection, rows: Sequence[UUID]) -> dict[tuple[int, int], Entry]:
    found = map(as_entry, connection.execute(sa.select(JOURNAL).where(JOURNAL.c.row_id.in_(rows))))
    return {written.header.source[:2]: written for written in found}


def _version(schema: Schema, column: sa.Column[Any], written: Entry, name: str) -> Version:
    value = Reader(schema).read(written).parts[name].value
    return Version(written.header.source, written.header.at, written.header.actor, from_plain(column.type, value))
