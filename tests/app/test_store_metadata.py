"""What a tracked table must not have, for every table of the program; and each rule finds a planted break."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Mapper, class_mapper, relationship
from sqlmodel import Field

from app.blanks import class_of
from models.base import NAMING, Tracked
from models.columns import refers
from models.migrations import whole

REAL = [table for table in whole().metadata.sorted_tables if table.info.get("tracked")]
MUTABLE = (sa.JSON, sa.PickleType, sa.ARRAY)  # changed in place, nobody sees it
INEXACT = (sa.Float, sa.Numeric)  # another value on another engine


def breaks(mapper: Mapper[Any]) -> Iterator[str]:
    """The ways past the journal, or into a collision of two laptops, that this table has."""
    table = mapper.local_table
    assert isinstance(table, sa.Table)
    for column in table.columns:
        yield from _of_column(column)
    for key in table.foreign_keys:
        if key.ondelete or key.onupdate:
            yield "the database changes rows after others"
    if mapper.version_id_col is not table.c.heads or mapper.version_id_generator is not False:
        yield "heads is not the version column"
    if any(not relation.cascade <= {"save-update", "merge"} for relation in mapper.relationships):
        yield "a relationship cascades"
    if any(isinstance(rule, sa.UniqueConstraint) for rule in table.constraints) or any(i.unique for i in table.indexes):
        yield "unique, so that two laptops collide when they meet"


def _of_column(column: sa.Column[Any]) -> Iterator[str]:
    if column.default is not None or column.server_default is not None:
        yield "a column default"
    if column.onupdate is not None or column.server_onupdate is not None:
        yield "a column changed by the update"
    if column.computed is not None or column.identity is not None:
        yield "a column computed by the database"
    if isinstance(column.type, MUTABLE):
        yield "a value that is changed in place"
    if isinstance(column.type, INEXACT):
        yield "an inexact number"


@pytest.mark.parametrize("table", REAL, ids=lambda table: table.name)
def test_no_way_past_the_journal(table: sa.Table) -> None:
    assert list(breaks(class_mapper(class_of(table)))) == []


PLANTED = sa.MetaData(naming_convention=NAMING)


class Sound(Tracked, table=True):
    metadata = PLANTED
    __tablename__ = "planted_sound"
    name: str = ""


class Defaulted(Tracked, table=True):
    metadata = PLANTED
    __tablename__ = "planted_default"
    name: str = Field(default="", sa_column_kwargs={"server_default": "x"})


class Updated(Tracked, table=True):
    metadata = PLANTED
    __tablename__ = "planted_update"
    name: str = Field(default="", sa_column_kwargs={"onupdate": lambda: "x"})


class Computed(Tracked, table=True):
    metadata = PLANTED
    __tablename__ = "planted_computed"
    name: str = Field(default="", sa_column=sa.Column(sa.String, sa.Computed("'x'")))


class Mutable(Tracked, table=True):
    metadata = PLANTED
    __tablename__ = "planted_json"
    name: str = Field(default="", sa_type=sa.JSON)


class Inexact(Tracked, table=True):
    metadata = PLANTED
    __tablename__ = "planted_float"
    name: float = 0.0


class Unique(Tracked, table=True):
    metadata = PLANTED
    __tablename__ = "planted_unique"
    name: str = Field(default="", unique=True)


class UniqueIndex(Tracked, table=True):
    metadata = PLANTED
    __tablename__ = "planted_unique_index"
    name: str = Field(default="", unique=True, index=True)


class Following(Tracked, table=True):
    metadata = PLANTED
    __tablename__ = "planted_follow"
    sound_id: Any = refers("planted_sound.id", ondelete="CASCADE", nullable=True)


class Unversioned(Tracked, table=True):
    metadata = PLANTED
    __tablename__ = "planted_unversioned"
    __mapper_args__ = {"version_id_col": None}  # noqa: RUF012
    name: str = ""


class Cascading(Tracked, table=True):
    metadata = PLANTED
    __tablename__ = "planted_cascade"
    sound_id: Any = refers("planted_sound.id", nullable=True)


Cascading.sound = relationship(Sound, cascade="all, delete")  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("cls", "rule"),
    [
        (Sound, None),
        (Defaulted, "a column default"),
        (Updated, "a column changed by the update"),
        (Computed, "a column computed by the database"),
        (Mutable, "a value that is changed in place"),
        (Inexact, "an inexact number"),
        (Unique, "unique, so that two laptops collide when they meet"),
        (UniqueIndex, "unique, so that two laptops collide when they meet"),
        (Following, "the database changes rows after others"),
        (Unversioned, "heads is not the version column"),
        (Cascading, "a relationship cascades"),
    ],
)
def test_a_planted_break_is_found(cls: type[Tracked], rule: str | None) -> None:
    found = list(breaks(class_mapper(cls)))
    assert found == [] if rule is None else rule in found
