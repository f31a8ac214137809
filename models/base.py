"""The bases of every table: `Tracked` rows are journaled, `Derived` rows can be made again from tracked ones."""

from __future__ import annotations

import os
import time
from enum import StrEnum
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.orm import Mapper, declared_attr
from sqlalchemy.types import TypeEngine
from sqlmodel import Field, SQLModel
from sqlmodel.sql.sqltypes import AutoString, UTCDateTime

from models.columns import Coded, NfcText, RowId, UtcDateTime

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


def new_id() -> UUID:
    """A UUIDv7 (RFC 9562, method 3): milliseconds, then twelve bits of their fraction, then chance."""
    millis, rest = divmod(time.time_ns(), 1_000_000)
    fraction = rest * 4096 // 1_000_000
    chance = int.from_bytes(os.urandom(8), "big") >> 2
    return UUID(int=millis << 80 | 7 << 76 | fraction << 64 | 2 << 62 | chance)


SQLModel.metadata.naming_convention = sa.MetaData(naming_convention=NAMING).naming_convention


class Stored(SQLModel):
    """Every table of the program: one metadata, named constraints, portable column types."""


class Tracked(Stored):
    """A row whose every change is journaled. Nothing is deleted: it is voided. `heads` belongs to the journal."""

    id: UUID = Field(default_factory=new_id, primary_key=True, sa_type=RowId)
    voided: bool = False
    heads: bytes = b""

    @declared_attr.directive
    def __mapper_args__(cls) -> dict[str, Any]:
        """`heads` is the version column: a row changed meanwhile is refused, never overwritten."""
        return {"version_id_col": cls.__table__.c.heads, "version_id_generator": False}  # type: ignore[attr-defined]


class Derived(Stored):
    """A row outside the journal: made again from tracked rows (search tokens), or named by its content (photos)."""


@event.listens_for(Stored, "instrument_class", propagate=True)
def _settle(mapper: Mapper[Any], cls: type) -> None:
    """Defaults are Python's alone (a column default would bypass the journal); plain types become portable ones.
    Foreign keys are checked at the commit, so that one act may add rows in any order."""
    table = mapper.local_table
    assert isinstance(table, sa.Table)
    table.info.update(tracked=issubclass(cls, Tracked), derived=issubclass(cls, Derived))
    for key in table.foreign_key_constraints:
        key.deferrable, key.initially = True, "DEFERRED"
    for column in table.columns:
        column.default = None
        column.type = _portable(column)
        if isinstance(column.type, NfcText) and column.type.longest:
            limit = f"length({column.name}) <= {column.type.longest}"
            table.append_constraint(sa.CheckConstraint(limit, name=f"{column.name}_length"))


def _portable(column: sa.Column[Any]) -> TypeEngine[Any]:
    match column.type:
        case AutoString(length=length):
            return NfcText(length)
        case UTCDateTime():
            return UtcDateTime()
        case sa.Uuid():
            return RowId()
        case sa.Enum(enum_class=codes) if codes and issubclass(codes, StrEnum):
            return Coded(codes)
        case sa.Integer() if not column.primary_key:
            return sa.BigInteger()
    return column.type
