"""A small set of tables of its own, so that tests of the store do not move with the domain."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import relationship
from sqlmodel import Field

from app.journal import CHAIN, ERASED, HERE, JOURNAL
from models.base import NAMING, Derived, Stored, Tracked
from models.codes import Sex
from models.columns import coded, moment, refers, sealed, text
from models.migrations import Schema

SMALL = sa.MetaData(naming_convention=NAMING)
for _table in (JOURNAL, CHAIN, ERASED, HERE):
    _table.to_metadata(SMALL)


class Guest(Tracked, table=True):
    metadata = SMALL
    name: str = text(40)
    note: str | None = None
    born: date | None = None
    seen: datetime | None = moment(default=None)
    sex: Sex = coded(Sex, default=Sex.NOT_ASKED)
    age: int | None = None
    remark: bytes | None = sealed(default=None)


class Bag(Tracked, table=True):
    metadata = SMALL
    guest_id: UUID | None = refers("guest.id", default=None)
    label: str = ""


class Alike(Tracked, table=True):
    """Two guests who are one."""

    metadata = SMALL
    a_id: UUID = refers("guest.id")
    b_id: UUID = refers("guest.id")


class Word(Derived, table=True):
    metadata = SMALL
    id: int | None = Field(default=None, primary_key=True)
    guest_id: UUID = refers("guest.id")
    word: str


class Stray(Stored, table=True):
    """Neither tracked nor derived."""

    metadata = SMALL
    id: int | None = Field(default=None, primary_key=True)


class Host(Tracked, table=True):
    """What a table must not have: each line is a way past the journal."""

    metadata = SMALL
    name: str = ""
    changed: str | None = Field(default=None, sa_column_kwargs={"onupdate": lambda: "by the column"})
    served: str | None = Field(default=None, sa_column_kwargs={"server_default": "by the server"})


class Pet(Tracked, table=True):
    metadata = SMALL
    host_id: UUID | None = refers("host.id", default=None)


Host.pets = relationship(Pet)  # type: ignore[attr-defined]


def small_schema(*more: str) -> Schema:
    return Schema(SMALL, ("tests.app.small_step", *more))


def guest(name: str = "Darafei", **fields: Any) -> Guest:
    return Guest(name=name, **fields)
