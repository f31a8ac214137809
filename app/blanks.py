"""What stands in a column when nothing is known: the empty value of an erased or a later added field."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from app.codec import to_plain
from app.entry import Plain
from models.base import Tracked
from models.columns import Coded, NfcText, RowId, UtcDateTime

_EMPTY: dict[type, Plain] = {NfcText: "", UtcDateTime: 0, sa.Date: "1970-01-01", sa.Boolean: False, sa.LargeBinary: b""}


def class_of(table: sa.Table) -> type[Tracked]:
    """The class whose rows a tracked table holds."""
    mappers = Tracked._sa_registry.mappers
    return next(mapper.class_ for mapper in mappers if mapper.local_table is table)


def empty(column: sa.Column[Any]) -> Plain:
    """None where a column may be empty, else the field's own default, else '', b'', 0, no, 1970 or the first code.
    A reference or an id cannot be emptied: ValueError."""
    if column.nullable:
        return None
    default = class_of(column.table).model_fields[column.name].default
    if isinstance(column.type, RowId) or column.primary_key:
        raise ValueError(f"{column.table.name}.{column.name} refers to another row and cannot be emptied")
    if type(default).__name__ != "PydanticUndefinedType":
        return to_plain(column.type, default)
    if isinstance(column.type, Coded):
        return str(next(iter(column.type.codes)).value)
    found = (value for kind, value in _EMPTY.items() if isinstance(column.type, kind))
    return next(found, 0)
