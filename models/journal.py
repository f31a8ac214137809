"""The journal and what belongs to it. These tables are written by the store alone, past the object layer."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import LargeBinary
from sqlmodel import Field

from models.base import Stored
from models.columns import RowId, Unsigned64


class Journal(Stored, table=True):
    """One entry: one changed row. (station, seq) is its name, the hash pins its content; see app/entry.py."""

    station: int = Field(sa_type=Unsigned64, primary_key=True)
    seq: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    stamp: int = Field(index=True)
    at: int
    actor: UUID
    act: str
    unit: int
    tab: str
    row_id: UUID = Field(index=True)
    v: int
    kind: int
    replaces: bytes
    body: bytes
    hash: bytes


class Chain(Stored, table=True):
    """Where the chain of each known station stands, with the last signature seen of it."""

    station: int = Field(sa_type=Unsigned64, primary_key=True, sa_column_kwargs={"autoincrement": False})
    seq: int
    hash: bytes
    stamp: int
    signature: bytes | None = Field(default=None, sa_type=LargeBinary)


class Erased(Stored, table=True):
    """A field whose values were erased, and the entry that says so."""

    row_id: UUID = Field(sa_type=RowId, primary_key=True)
    field: str = Field(primary_key=True)
    station: int = Field(sa_type=Unsigned64, primary_key=True)
    seq: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})


class Here(Stored, table=True):
    """Which chain this very file writes; one row. On a server each desk brings its own instead."""

    only: int = Field(default=1, primary_key=True, sa_column_kwargs={"autoincrement": False})
    station: int = Field(sa_type=Unsigned64)
