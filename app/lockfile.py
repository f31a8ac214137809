"""One program per register: an operating system lock on a small file beside it, gone with the process."""

from __future__ import annotations

import os
import sys
from pathlib import Path


class AlreadyOpen(Exception):
    """Another process, or another store of this one, holds the register."""


class LockFile:
    """Held from construction to `release`; never left behind by a crash, since the system drops it."""

    def __init__(self, database: Path) -> None:
        self._file = os.open(database.with_name(database.name + ".lock"), os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _lock(self._file)
        except OSError as error:
            os.close(self._file)
            raise AlreadyOpen from error

    def release(self) -> None:
        if self._file >= 0:
            os.close(self._file)
            self._file = -1


if sys.platform == "win32":
    import msvcrt

    def _lock(file: int) -> None:
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(file: int) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
