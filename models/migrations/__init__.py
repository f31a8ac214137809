"""The steps by which a file's schema grows, forward only. alembic is imported only when a step is pending.

Each step is a module `rNNNN` with a function `upgrade()` that speaks to `alembic.op`. Until the first release the
first step may be made again from the tables: `python -m models.migrations && ruff format models/migrations`.
Changes of data are no steps: the journal's upcasters do that.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Any

import sqlalchemy as sa
from sqlmodel import SQLModel

VERSION_TABLE = "schema_version"


class NewerSchema(Exception):
    """The file was written by a later program than this one."""


@dataclass(frozen=True)
class FieldChange:
    """What a step did to one field: entries of versions before `since` say `field`, and that reads as `into` (none:
    dropped; one: renamed; several: split). `parts` gives the values of these from the old one."""

    since: int
    table: str
    field: str
    into: tuple[str, ...]
    parts: Callable[[Any], tuple[Any, ...]]


@dataclass(frozen=True)
class Schema:
    """The tables of a file and the steps that lead there; the version of a schema is how many steps it has seen.
    `changes` are kept for ever: entries of any old version are read through them, in this order."""

    metadata: sa.MetaData
    steps: tuple[str, ...]
    changes: tuple[FieldChange, ...] = ()

    @property
    def version(self) -> int:
        return len(self.steps)

    def found(self, connection: sa.Connection) -> int:
        """The version of an open database, zero when it is empty; a later one than ours raises NewerSchema."""
        if not sa.inspect(connection).has_table(VERSION_TABLE):
            return 0
        found = int(connection.exec_driver_sql(f"SELECT version FROM {VERSION_TABLE}").scalar_one())  # noqa: S608
        if found > self.version:
            raise NewerSchema(found)
        return found

    def migrate(self, connection: sa.Connection) -> None:
        """Take the steps that are pending, within the transaction that the caller has begun."""
        from alembic.migration import MigrationContext
        from alembic.operations import Operations

        found = self.found(connection)
        if not found:
            connection.exec_driver_sql(f"CREATE TABLE {VERSION_TABLE} (version INTEGER NOT NULL)")
            connection.exec_driver_sql(f"INSERT INTO {VERSION_TABLE} VALUES (0)")  # noqa: S608
        with Operations.context(MigrationContext.configure(connection)):
            for step in self.steps[found:]:
                import_module(step).upgrade()
        connection.exec_driver_sql(f"UPDATE {VERSION_TABLE} SET version = {self.version}")  # noqa: S608


STEPS = ("models.migrations.r0001",)


def whole() -> Schema:
    """The schema of this program: every table, every step."""
    for tables in ("models.tables", "models.journal"):
        import_module(tables)
    return Schema(SQLModel.metadata, STEPS)
