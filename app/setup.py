"""Bringing a database up to this program's schema: a copy before, one transaction, guards after."""

from __future__ import annotations

import shutil
from contextlib import suppress
from pathlib import Path

import sqlalchemy as sa
from sqlcipher3 import dbapi2 as sqlcipher

from app import triggers
from app.sqlcipher import WRITES, fold_log
from models.migrations import Schema


def bring_up(engine: sa.Engine, schema: Schema, path: Path | None = None) -> None:
    """Migrate when a step is pending and assert the guards; a newer database is refused untouched."""
    with engine.connect() as connection:
        found = schema.found(connection)
    if path is not None:
        with suppress(sqlcipher.OperationalError):  # a full disk waits
            fold_log(engine)
    if found < schema.version:
        if found and path is not None:
            _copy(engine, path, found)
        _migrate(engine, schema)
    with engine.connect() as connection:
        triggers.check(connection, schema.metadata)


def _copy(engine: sa.Engine, path: Path, version: int) -> None:
    """The whole file, its log already folded in, beside the original."""
    engine.dispose()
    shutil.copy2(path, path.with_name(f"{path.name}.before-{version + 1}"))


def _migrate(engine: sa.Engine, schema: Schema) -> None:
    """Schema changes roll back whole: the transaction is begun by us, not guessed by the driver."""
    with engine.execution_options(**{WRITES: True}).connect() as connection:
        _foreign_keys(connection, "OFF")
        try:
            with connection.begin():
                triggers.remove(connection)
                schema.migrate(connection)
                triggers.install(connection, schema.metadata)
        finally:
            _foreign_keys(connection, "ON")


def _foreign_keys(connection: sa.Connection, state: str) -> None:
    """SQLite rebuilds a table by copying it, and heeds this switch only outside a transaction."""
    if connection.dialect.name == "sqlite":
        driver = connection.connection.dbapi_connection
        assert driver is not None
        driver.cursor().execute(f"PRAGMA foreign_keys = {state}")
