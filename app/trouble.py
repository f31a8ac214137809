"""Trouble of the machine as sentences: what happened, what is safe, what to do now. No personal values."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DataError, DBAPIError, IntegrityError, OperationalError
from sqlcipher3 import dbapi2 as sqlcipher

from app.errors import StorageTrouble, UserError
from app.lockfile import AlreadyOpen
from app.sqlcipher import DamagedPages
from app.triggers import GuardsMissing
from models.migrations import NewerSchema

FULL = (
    "The disk is full or does not take any more. Everything saved before is safe; the last step was not saved. "
    "Free some space on this disk, then do the last step again."
)
READ_ONLY = (
    "The register or its folder is read-only, so nothing can be saved. What is in it is safe and unchanged. "
    "Make the folder writable or put the register on another disk, then start again."
)
LOCKED = (
    "The register is already open in another copy of this program. Nothing is lost. "
    "Use that window, or close it and start again."
)
BUSY = (
    "Another program is holding the register. Everything saved before is safe; the last step was not saved. "
    "Close programs that copy or scan the file, then do the last step again."
)
DAMAGED = (
    "The register cannot be read: the file is damaged or the key is not its own. Nothing was changed. "
    "Do not write to this disk any more; open the newest backup."
)
NEWER = (
    "The register was written by a newer version of this program. It is safe and was not touched. "
    "Install the newer version on this machine, then open it again."
)
TAMPERED = (
    "The register was altered by something other than this program. Nothing was changed now. "
    "Keep a copy of the file as it is and open the newest backup."
)
MISSING = "There is no register at this place. Nothing was changed. Choose its folder again or open a backup."
EXISTS = "There is already a register at this place. It was not touched. Open it, or choose another folder."
UNREACHABLE = (
    "The database server does not answer. Everything saved before is safe; the last step was not saved. "
    "Check the network and the server, then do the last step again."
)

_BY_CODE = {
    sqlcipher.SQLITE_FULL: FULL,
    sqlcipher.SQLITE_IOERR: FULL,
    sqlcipher.SQLITE_READONLY: READ_ONLY,
    sqlcipher.SQLITE_CANTOPEN: READ_ONLY,
    sqlcipher.SQLITE_PERM: READ_ONLY,
    sqlcipher.SQLITE_BUSY: BUSY,
    sqlcipher.SQLITE_LOCKED: BUSY,
    sqlcipher.SQLITE_NOTADB: DAMAGED,
    sqlcipher.SQLITE_CORRUPT: DAMAGED,
}
_BY_ERRNO = {
    errno.ENOSPC: FULL,
    errno.EDQUOT: FULL,
    errno.EFBIG: FULL,
    errno.EIO: FULL,
    errno.EROFS: READ_ONLY,
    errno.EACCES: READ_ONLY,
    errno.EPERM: READ_ONLY,
    errno.ENOENT: MISSING,
    errno.EEXIST: EXISTS,
}
_OURS: dict[type[Exception], str] = {
    AlreadyOpen: LOCKED,
    NewerSchema: NEWER,
    GuardsMissing: TAMPERED,
    DamagedPages: DAMAGED,
}


NOT_HERE = (
    "Something that this step names is not on this laptop any more. Nothing was saved. "
    "Open the page again, then do the last step again."
)
OUT_OF_RANGE = "A number or a day is too large or too small for the register. Nothing was saved. Correct it."
_MENDABLE = {
    "FOREIGN KEY constraint failed": NOT_HERE,
    "23503": NOT_HERE,
    "22003": OUT_OF_RANGE,
}
"""By the words of SQLite, which has no code of its own for it here, or the SQLSTATE of PostgreSQL."""

_BEATEN = frozenset({"40001", "40P01"})
"""SQLSTATE of PostgreSQL: serialization failure, deadlock. Another desk was faster; the act can be done again."""


def was_beaten(error: DBAPIError) -> bool:
    """The server ended this act, and nothing is wrong with it."""
    return getattr(error.orig, "sqlstate", None) in _BEATEN


@contextmanager
def told() -> Iterator[None]:
    """Turns the errors of disks and databases into StorageTrouble; everything else passes as it is."""
    try:
        yield
    except (DBAPIError, sqlcipher.Error, OSError, *_OURS) as error:
        sentence = _sentence(error)
        if sentence is None:
            raise
        raise StorageTrouble(sentence) from error


@contextmanager
def mendable() -> Iterator[None]:
    """What a page that was left open names and is gone, and what fits no column, are for the user to mend."""
    try:
        yield
    except (IntegrityError, DataError) as error:
        sentence = _MENDABLE.get(getattr(error.orig, "sqlstate", None) or str(error.orig))
        if sentence is None:
            raise
        raise UserError(sentence) from None
    except OverflowError:
        raise UserError(OUT_OF_RANGE) from None


def _sentence(error: Exception) -> str | None:
    if type(error) in _OURS:
        return _OURS[type(error)]
    if isinstance(error, OSError):
        return _BY_ERRNO.get(error.errno or 0)
    cause = error.orig if isinstance(error, DBAPIError) else error
    if isinstance(cause, sqlcipher.Error):
        return _BY_CODE.get(getattr(cause, "sqlite_errorcode", 0) & 0xFF)
    return UNREACHABLE if isinstance(error, OperationalError) and not was_beaten(error) else None
