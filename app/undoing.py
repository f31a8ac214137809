"""Taking back one unit of the journal: a new act that gives every field what it held before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Session, col, select

from app import entry
from app.blanks import class_of, empty
from app.codec import from_plain
from app.entry import Plain, Source, Sources
from app.errors import UserError
from app.journal import JOURNAL, as_entry
from app.upcasting import Read, Reader
from models.base import Tracked
from models.migrations import Schema

CHUNK = 400
NOTHING = "There is nothing to take back here. Nothing was changed. Look at the history of the record again."
ERASURE = "Values that were erased do not come back. Nothing was changed."


@dataclass
class _Field:
    """What the unit did to one field of a row: what its first entry replaced, and its last entry."""

    replaced: Sources
    last: Source


@dataclass
class _Row:
    """What the unit did to one row."""

    tab: str
    fields: dict[str, _Field] = field(default_factory=dict)

    @property
    def is_born(self) -> bool:
        """Every row has `voided` from its first entry on, so that field tells."""
        return "voided" in self.fields and not self.fields["voided"].replaced


def undo(session: Session, schema: Schema, station: int, unit: int) -> None:
    """Void the rows that were born in the unit, and give the others back what the unit replaced.
    UserError, and nothing is done, where a field was written again since; the fields are named, never their values."""
    reader = Reader(schema)
    rows = _what_was_done(session, reader, station, unit)
    live = _live(session, schema.metadata, rows)
    changed_since = [name for row_id, row in rows.items() for name in _written_again(row, live[row_id])]
    if changed_since:
        raise UserError(
            f"This was changed again since: {', '.join(sorted(set(changed_since)))}. So it cannot be taken back whole, "
            "and nothing was changed. Correct the record by hand."
        )
    earlier = _Earlier(session, reader, rows)
    for row_id, row in rows.items():
        _take_back(row, live[row_id], earlier)


def _what_was_done(session: Session, reader: Reader, station: int, unit: int) -> dict[UUID, _Row]:
    rows: dict[UUID, _Row] = {}
    query = sa.select(JOURNAL).where(JOURNAL.c.station == station, JOURNAL.c.unit == unit).order_by(JOURNAL.c.seq)
    for read in _read(session, reader, query):
        if read.erases:
            raise UserError(ERASURE)
        row = rows.setdefault(read.row_id, _Row(read.tab))
        for name, part in read.parts.items():
            row.fields.setdefault(name, _Field(part.replaced, read.source)).last = read.source
    if not rows:
        raise UserError(NOTHING)
    return rows


def _read(session: Session, reader: Reader, query: sa.Select[Any]) -> Iterator[Read]:
    return (reader.read(as_entry(row)) for row in session.connection().execute(query))


def _live(session: Session, metadata: sa.MetaData, rows: dict[UUID, _Row]) -> dict[UUID, Tracked]:
    wanted: dict[str, list[UUID]] = defaultdict(list)
    for row_id, row in rows.items():
        wanted[row.tab].append(row_id)
    return {
        row.id: row
        for tab, ids in wanted.items()
        for some in _chunks(ids)
        for row in _load(session, class_of(metadata.tables[tab]), some)
    }


def _load(session: Session, cls: type[Tracked], ids: Sequence[UUID]) -> Iterable[Tracked]:
    return session.exec(select(cls).where(col(cls.id).in_(ids)))


def _chunks(ids: Sequence[UUID]) -> Iterator[Sequence[UUID]]:
    return (ids[at : at + CHUNK] for at in range(0, len(ids), CHUNK))


def _written_again(row: _Row, live: Tracked) -> Iterable[str]:
    """A row born in the unit must be as the unit left it in every field, others only where the unit wrote."""
    heads = entry.unpack_heads(live.heads)
    known = {name: (done.last,) for name, done in row.fields.items()}
    watched: Collection[str] = heads if row.is_born else known
    return (f"{row.tab}.{name}" for name in watched if heads.get(name) != known.get(name))


class _Earlier:
    """The values that the unit replaced."""

    def __init__(self, session: Session, reader: Reader, rows: dict[UUID, _Row]) -> None:
        changed = [row_id for row_id, row in rows.items() if not row.is_born]
        self._found: dict[tuple[tuple[int, int], str], Plain] = {}
        for some in _chunks(changed):
            for read in _read(session, reader, sa.select(JOURNAL).where(JOURNAL.c.row_id.in_(some))):
                for name, part in read.parts.items():
                    if part.readable:
                        self._found[read.source[:2], name] = part.value

    def value(self, name: str, replaced: Sources) -> Plain:
        """Of several versions the one that was shown; nothing where the field was empty."""
        if not replaced:
            return None
        shown = max(replaced, key=lambda source: source.rank)
        if (shown[:2], name) not in self._found:
            raise UserError(ERASURE)
        return self._found[shown[:2], name]


def _take_back(row: _Row, live: Tracked, earlier: _Earlier) -> None:
    if row.is_born:
        live.voided = True
        return
    columns = sa.inspect(type(live)).local_table.columns
    for name, done in row.fields.items():
        value = earlier.value(name, done.replaced)
        setattr(live, name, from_plain(columns[name].type, empty(columns[name]) if value is None else value))
