"""One copy on a disk: a folder with a random name holding the encrypted register, its key file and a seal of both.

Without a key it tells when it was made, how big it is and which register it belongs to (two random numbers): no name
and no count. Half-written copies end in `.part` and are never taken for copies."""

from __future__ import annotations

import os
import secrets
import shutil
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from hashlib import file_digest, sha256
from pathlib import Path
from typing import Any

import cbor2

from app.sealing import canonical

ENDING, PART = ".copy", ".part"
REGISTER, KEY_FILE, SEAL = "register", "keys", "seal"
FORMAT = 1
LARGEST_SEAL = 4096
ABANDONED = timedelta(days=1)


@dataclass(frozen=True)
class CopyFound:
    """A copy seen on a disk. `chain` and `clock` place it among the others; `damaged`: its seal does not fit."""

    path: Path
    made_at: datetime
    size: int
    database: bytes = b""
    chain: int = 0
    clock: int = 0
    damaged: bool = False

    @property
    def register(self) -> Path:
        return self.path / REGISTER

    @property
    def keys(self) -> Path:
        return self.path / KEY_FILE

    @property
    def order(self) -> tuple[int, datetime]:
        """By the clock of the journal, which never goes back, then by the clock on the wall."""
        return self.clock, self.made_at


class HalfCopy:
    """A copy under way. Fill `register` and `keys`, then `finish`; leaving the block without it removes everything."""

    def __init__(self, place: Path) -> None:
        _make_private(place)
        self._name = secrets.token_hex(8)
        self._folder = place / (self._name + PART)
        self._folder.mkdir(mode=0o700)
        self.register, self.keys = self._folder / REGISTER, self._folder / KEY_FILE

    def __enter__(self) -> HalfCopy:
        return self

    def __exit__(self, *_: object) -> None:
        shutil.rmtree(self._folder, ignore_errors=True)

    def finish(self, made_at: datetime, database: bytes, chain: int, clock: int) -> CopyFound:
        """Seal what is there, make it last through a power cut, and give it its name."""
        digests = [digest_of(self.register), digest_of(self.keys)]
        fields = [FORMAT, int(made_at.timestamp()), database, chain, clock, *digests]
        (self._folder / SEAL).write_bytes(_sealed(fields))
        return self._settle()

    def fill_from(self, copy: CopyFound) -> CopyFound:
        """Take over another copy byte by byte, and read back from the disk that it arrived."""
        for name in (REGISTER, KEY_FILE, SEAL):
            shutil.copyfile(copy.path / name, self._folder / name)
        self._sync()
        if seen(self._folder, look_inside=True).damaged:
            raise OSError(5, "what was written is not what was read back")
        return self._settle()

    def _settle(self) -> CopyFound:
        self._sync()
        final = self._folder.with_name(self._name + ENDING)
        self._folder.replace(final)
        sync_folder(final.parent)
        return seen(final)

    def _sync(self) -> None:
        for file in self._folder.iterdir():
            sync_file(file)
        sync_folder(self._folder)


def copies_in(place: Path) -> tuple[CopyFound, ...]:
    """The copies of a folder, newest first, by their seals alone; an unreadable seal is a damaged copy."""
    with suppress(OSError):
        return tuple(sorted(map(seen, place.glob("*" + ENDING)), key=lambda copy: copy.order, reverse=True))
    return ()


def seen(path: Path, look_inside: bool = False) -> CopyFound:
    """A copy by its seal; with `look_inside` every byte is compared with what the seal says."""
    try:
        with (path / SEAL).open("rb") as seal:
            found, digests = _read(path, seal.read(LARGEST_SEAL + 1))
        if look_inside:
            whole = digests == [digest_of(found.register), digest_of(found.keys)]
            return replace(found, damaged=not whole)
        return found
    except (OSError, ValueError, TypeError, OverflowError, RecursionError, cbor2.CBORDecodeError):
        return CopyFound(path, _touched(path), _size(path), damaged=True)


def remove(copy: CopyFound) -> None:
    """Take a copy away; renamed first, so that half of one is never taken for a copy."""
    going = copy.path.with_suffix(PART)
    with suppress(OSError):
        copy.path.replace(going)
        shutil.rmtree(going, ignore_errors=True)


def sweep(place: Path, now: datetime) -> None:
    """Remove what an interrupted copy left behind a day ago or earlier."""
    for left in place.glob("*" + PART):
        if not timedelta() <= now - _touched(left) < ABANDONED:
            shutil.rmtree(left, ignore_errors=True)


def digest_of(file: Path) -> bytes:
    """SHA-256 of a file, read from the disk and not from memory where the system can be told so."""
    with file.open("rb") as source:
        if hasattr(os, "posix_fadvise"):
            os.posix_fadvise(source.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        return file_digest(source, "sha256").digest()


def sync_file(file: Path) -> None:
    """Onto the disk itself."""
    with file.open("r+b") as written:
        os.fsync(written.fileno())


def sync_folder(folder: Path) -> None:
    """Make a rename last through a power cut. Windows has no such call and needs none."""
    if os.name != "nt":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _sealed(fields: list[Any]) -> bytes:
    body = canonical(fields)
    return canonical([body, sha256(body).digest()])


def _read(path: Path, raw: bytes) -> tuple[CopyFound, list[object]]:
    body, check = cbor2.loads(raw)
    if type(body) is not bytes or sha256(body).digest() != check:
        raise ValueError("the seal is damaged")
    form, made, database, chain, clock, *digests = cbor2.loads(body)
    if form != FORMAT or len(digests) != 2:
        raise ValueError("another format")
    return CopyFound(path, datetime.fromtimestamp(made, UTC), _size(path), database, chain, clock), digests


def _size(path: Path) -> int:
    with suppress(OSError):
        return sum(file.stat().st_size for file in path.iterdir())
    return 0


def _touched(path: Path) -> datetime:
    with suppress(OSError):
        return datetime.fromtimestamp(path.stat().st_mtime, UTC)
    return datetime.fromtimestamp(0, UTC)


def _make_private(place: Path) -> None:
    place.mkdir(mode=0o700, parents=True, exist_ok=True)
