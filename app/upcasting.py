"""Entries of any version as this program reads them. Entries are never rewritten: old names and values are brought up
to date on reading, field by field (`FieldChange`), so that heads and erasures follow a field through every change."""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple
from uuid import UUID

from app.entry import Entry, Kind, Plain, Source, Sources
from models.migrations import FieldChange, Schema

Changes = dict[tuple[str, str], list[FieldChange]]


class Part(NamedTuple):
    """One field of an entry: under which name it was written, what it replaced, and its value unless erased."""

    written_as: str
    replaced: Sources
    readable: bool
    value: Plain


class Read(NamedTuple):
    """An entry as the newest schema has it."""

    source: Source
    tab: str
    row_id: UUID
    erases: bool
    parts: dict[str, Part]


class Reader:
    """Reads entries of every version up to the schema's own."""

    def __init__(self, schema: Schema) -> None:
        self._version = schema.version
        self._changes: Changes = defaultdict(list)
        for change in schema.changes:
            self._changes[change.table, change.field].append(change)

    def read(self, found: Entry) -> Read:
        """The entry with today's field names and values."""
        header, values, replaced = found.header, found.values, found.replaced
        parts = {name: Part(name, old, name in values, values.get(name)) for name, old in replaced.items()}
        if header.v < self._version and self._changes:
            old = parts.items()
            parts = dict(new for name, part in old for new in self._brought_up(header.v, header.tab, name, part))
        return Read(header.source, header.tab, header.row_id, header.kind == Kind.ERASE, parts)

    def _brought_up(self, version: int, tab: str, name: str, part: Part) -> list[tuple[str, Part]]:
        due = [change for change in self._changes.get((tab, name), ()) if change.since > version]
        if not due:
            return [(name, part)]
        first = min(due, key=lambda change: change.since)
        values = first.parts(part.value) if part.readable else (None,) * len(first.into)
        pieces = zip(first.into, values, strict=True)
        return [
            brought
            for to, value in pieces
            for brought in self._brought_up(first.since, tab, to, part._replace(value=value))
        ]
