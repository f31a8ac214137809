"""Putting files in place of others, whole or not at all: what was there before is kept in a folder of its own.

The new files wait in a folder beside the old ones. Once its marker is written the change is decided, and whoever
looks next finishes it, however often it was interrupted."""

from __future__ import annotations

import secrets
import shutil
from datetime import datetime
from pathlib import Path

from app.copy_folder import sync_file, sync_folder
from app.lockfile import AlreadyOpen, LockFile

WAITING, ASIDE, READY = "restoring-", "before-restore-", "ready"
COMPANIONS = ("-wal", "-shm", "-journal", ".bak", ".staged")


class Swap:
    """New files for `folder`, whose lock is held: put them into `waiting`, then `decide`. Left undecided, the folder
    stays as it was."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        for undecided in folder.glob(WAITING + "*"):
            if not (undecided / READY).exists():
                shutil.rmtree(undecided, ignore_errors=True)
        self.waiting = folder / (WAITING + secrets.token_hex(8))
        self.waiting.mkdir(mode=0o700)

    def __enter__(self) -> Swap:
        return self

    def __exit__(self, *_: object) -> None:
        if not (self.waiting / READY).exists():
            shutil.rmtree(self.waiting, ignore_errors=True)

    def decide(self, now: datetime) -> Path:
        """From here on the new files are the files. Answers with the folder that keeps the old ones."""
        for file in self.waiting.iterdir():
            sync_file(file)
        aside = f"{ASIDE}{now:%Y%m%d-%H%M%S}-{secrets.token_hex(2)}"
        begun = self.waiting / (READY + ".part")
        begun.write_text(aside)
        sync_file(begun)
        begun.replace(self.waiting / READY)
        sync_folder(self.waiting)
        _finish(self._folder)
        return self._folder / aside


def finish(folder: Path, guarded: Path) -> None:
    """Carry out what was decided in this folder and was interrupted; whoever holds the lock of `guarded` is at it."""
    if next(folder.glob(f"{WAITING}*/{READY}"), None) is None:
        return
    try:
        lock = LockFile(guarded)
    except AlreadyOpen:
        return
    try:
        _finish(folder)
    finally:
        lock.release()


def _finish(folder: Path) -> None:
    for marker in folder.glob(f"{WAITING}*/{READY}"):
        _carry_out(folder, marker)


def _carry_out(folder: Path, marker: Path) -> None:
    aside = folder / marker.read_text()
    aside.mkdir(mode=0o700, exist_ok=True)
    for new in sorted(marker.parent.iterdir()):
        if new != marker:
            for old in (folder / new.name, *(folder / (new.name + ending) for ending in COMPANIONS)):
                if old.exists():
                    old.replace(aside / old.name)
            new.replace(folder / new.name)
    sync_folder(aside)
    sync_folder(folder)
    marker.unlink()
    marker.parent.rmdir()
    if not any(aside.iterdir()):
        aside.rmdir()
