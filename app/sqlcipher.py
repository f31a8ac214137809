"""The encrypted file: how a connection is opened, and the proof that it is as it should be."""

from __future__ import annotations

import os
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.pool import QueuePool
from sqlcipher3 import dbapi2 as sqlcipher

KEY_BYTES = 32
WRITES = "waystation_writes"
_PAGES_KIB = -32_768
"""Memory for pages of a connection, in KiB by its sign: a page read again is not deciphered again."""
_PRAGMAS = {
    "cache_size": (_PAGES_KIB, _PAGES_KIB),
    "cipher_log_level": ("NONE", "NONE"),
    "journal_mode": ("WAL", "wal"),
    "synchronous": ("FULL", 2),
    "foreign_keys": ("ON", 1),
    "secure_delete": ("ON", 1),
    "trusted_schema": ("OFF", 0),
    "recursive_triggers": ("ON", 1),
    "busy_timeout": ("5000", 5000),
}


class DamagedPages(Exception):
    """A page of the file is not what was written."""


def engine(path: Path, key: bytes) -> sa.Engine:
    """An engine over the file. `hide_parameters`, or error texts would print names."""
    made = sa.create_engine(
        "sqlite://",
        module=sqlcipher,
        creator=lambda: connect(path, key),
        poolclass=QueuePool,
        hide_parameters=True,
    )
    event.listen(made, "begin", _begin)
    return made


def connect(path: Path, key: bytes) -> sqlcipher.Connection:
    """A connection with its key and settings read back; there is no unencrypted mode."""
    if len(key) != KEY_BYTES:
        raise ValueError("the key of a register is 32 raw bytes")
    os.umask(0o077)
    connection = sqlcipher.connect(str(path), isolation_level=None, check_same_thread=False)
    try:
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        _settle(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def still_engine(path: Path, key: bytes) -> sa.Engine:
    """An engine over a file that nobody writes to, such as a copy: nothing is made beside it and nothing changes."""
    made = sa.create_engine(
        "sqlite://",
        module=sqlcipher,
        creator=lambda: _keyed(f"{path.absolute().as_uri()}?mode=ro&immutable=1", key),
        poolclass=QueuePool,
        hide_parameters=True,
    )
    event.listen(made, "begin", _begin)
    return made


def copy_pages(source: sqlcipher.Connection, path: Path, key: bytes) -> None:
    """One moment of an open file as a new encrypted file; other connections may write meanwhile."""
    target = _keyed(path.absolute().as_uri(), key)
    try:
        source.backup(target)
    finally:
        target.close()


def _keyed(uri: str, key: bytes) -> sqlcipher.Connection:
    os.umask(0o077)
    connection = sqlcipher.connect(uri, uri=True, isolation_level=None, check_same_thread=False)
    for pragma in (f"key = \"x'{key.hex()}'\"", "cipher_log_level = NONE", "synchronous = FULL"):
        connection.execute(f"PRAGMA {pragma}")
    return connection


def _settle(connection: sqlcipher.Connection) -> None:
    if not connection.execute("PRAGMA cipher_version").fetchone():
        raise RuntimeError("this SQLite cannot encrypt")
    for name, (wanted, _) in _PRAGMAS.items():
        connection.execute(f"PRAGMA {name} = {wanted}")
    for name, (_, expected) in _PRAGMAS.items():
        if connection.execute(f"PRAGMA {name}").fetchone()[0] != expected:
            raise RuntimeError(f"{name} could not be set")
    connection.execute("SELECT count(*) FROM sqlite_master").fetchone()


def _begin(connection: sa.Connection) -> None:
    """The write lock is taken at once by writers and never by readers, or readers would lock writers out."""
    immediate = connection.get_execution_options().get(WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")


def fold_log(engine: sa.Engine) -> None:
    """Bring the write-ahead log into the file. A power cut in the middle of this leaves torn pages in the file; the log
    still has them whole, but a check of the file's own pages would take them for damage. Raises on a full disk."""
    raw = engine.raw_connection()
    try:
        raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    finally:
        raw.close()


def rekey(old: sa.Engine, key: bytes) -> sa.Engine:
    """Write every page anew under another key, in one transaction of the file: a crash leaves the one key or the other.
    Afterwards only the engine handed back opens the file."""
    old.dispose()
    raw = old.raw_connection()
    try:
        cursor = raw.cursor()
        path = Path(cursor.execute("PRAGMA database_list").fetchone()[2])
        cursor.execute(f"PRAGMA rekey = \"x'{key.hex()}'\"")
    finally:
        raw.invalidate()
    old.dispose()
    fresh = engine(path, key)
    with fresh.connect() as connection:
        connection.exec_driver_sql("SELECT count(*) FROM sqlite_master")
    raw = fresh.raw_connection()
    raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
    raw.close()
    return fresh


def check_pages(connection: sa.Connection) -> None:
    """Raise when the seal of any page of an encrypted file does not fit its content."""
    if connection.dialect.name == "sqlite" and connection.exec_driver_sql("PRAGMA cipher_integrity_check").first():
        raise DamagedPages


def check_file(engine: sa.Engine) -> None:
    """The same of a register in use. What a full disk left half written in the file stands whole in the log: that is
    folded in first, and while it cannot be, the full disk is told, not damage."""
    try:
        _check(engine)
    except DamagedPages:
        fold_log(engine)
        _check(engine)


def _check(engine: sa.Engine) -> None:
    with engine.connect() as connection:
        check_pages(connection)
