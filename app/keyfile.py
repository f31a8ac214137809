"""The key file beside the database: who may unlock it and with what. Its format is fixed; every byte is signed.

Writing it is staged: the next version lies beside the file as .staged until the journal knows it, then takes its place;
.bak is a spare of the file in place."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from uuid import uuid4

import cbor2
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from app import amendment
from app.errors import StorageTrouble
from app.keyfields import as_fields, as_list, body_of, file_of, take
from app.keyparts import DAMAGED as DAMAGED
from app.keyparts import FORMAT, KeyFile, Slot
from app.sealing import canonical

MAGIC = "waystation keys"
SIGNED_AS = b"waystation key file 1\0"
LARGEST_FILE = 1024 * 1024
FRESH_FILE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)

NEWER = "A newer version of this program wrote the key file. Nothing was changed. Install that version here too."
MISSING = (
    "The key file is not where the records are, or it cannot be read. Nothing was changed. "
    "Put it back from the last backup."
)
NOT_WRITTEN = (
    "The key file could not be written: the disk is full, read-only or gone. The key file from before is still "
    "in place and still opens the records. Make room, then do the last step again."
)


@dataclass(frozen=True, repr=False)
class Written:
    """A key file and its exact bytes; the journal keeps their digest."""

    file: KeyFile
    raw: bytes

    @property
    def digest(self) -> bytes:
        return sha256(self.raw).digest()


def encode(file: KeyFile, admin: Ed25519PrivateKey) -> bytes:
    """The bytes of a key file: name, body and the admin's signature of it, in CBOR (RFC 8949, RFC 8032)."""
    body = body_of(file)
    return canonical([MAGIC, body, admin.sign(SIGNED_AS + body)])


def amended(before: bytes, by: Slot, change: amendment.Change, signer: Ed25519PrivateKey) -> bytes:
    """The bytes of a key file with one more amendment of a user behind it."""
    *signed_part, amendments = _opened(before)
    return canonical([MAGIC, *signed_part, [*amendments, amendment.signed(before, by, change, signer)]])


def decode(raw: bytes) -> KeyFile:
    """The key file in these bytes; StorageTrouble when they are damaged, weakened or of a newer format."""
    try:
        body, signature, amendments = _opened(raw)
        fields = as_fields(cbor2.loads(body))
        if take(fields, "format", int) > FORMAT:
            raise StorageTrouble(NEWER)
        file = file_of(fields)
        Ed25519PublicKey.from_public_bytes(file.admin).verify(signature, SIGNED_AS + body)
        if body_of(file) != body:
            raise ValueError("more than a body")
        for place, item in enumerate(amendments):
            file = amendment.applied(file, _outer(body, signature, amendments[:place]), item)
    except (cbor2.CBORDecodeError, InvalidSignature, ValueError, TypeError, OverflowError, RecursionError) as trouble:
        raise StorageTrouble(DAMAGED) from trouble
    return file


def _outer(body: bytes, signature: bytes, amendments: list[object]) -> bytes:
    return canonical([MAGIC, body, signature, *([amendments] if amendments else [])])


def _opened(raw: bytes) -> tuple[bytes, bytes, list[object]]:
    if len(raw) > LARGEST_FILE:
        raise ValueError("too large")
    magic, body, signature, *rest = as_list(cbor2.loads(raw))
    if magic != MAGIC or type(body) is not bytes or type(signature) is not bytes or len(rest) > 1:
        raise ValueError("not a key file")
    amendments = as_list(rest[0]) if rest else []
    if _outer(body, signature, amendments) != raw:
        raise ValueError("more than a key file")
    return body, signature, amendments


def read(path: Path) -> KeyFile:
    """The key file at this path, its signatures checked."""
    return written(path).file


def written(path: Path) -> Written:
    """The key file at this path with its bytes."""
    try:
        with path.open("rb") as source:
            raw = source.read(LARGEST_FILE + 1)
    except OSError as trouble:
        raise StorageTrouble(MISSING) from trouble
    return Written(decode(raw), raw)


def staged(path: Path) -> Written | None:
    """The next version beside this key file, if there is one that is whole and of the same register."""
    try:
        found, current = written(staged_path(path)), written(path).file
    except StorageTrouble:
        return None
    same = (found.file.database_id, found.file.admin) == (current.database_id, current.admin)
    return found if same and found.file.version == current.version + 1 else None


def write(path: Path, file: KeyFile, admin: Ed25519PrivateKey) -> None:
    """Put a key file in place whole or not at all, and a spare of it beside it as .bak."""
    put(path, encode(file, admin))
    spare(path)


def put(path: Path, raw: bytes) -> None:
    """Put these bytes in place whole or not at all."""
    with _told():
        _put(path, raw)


def stage(path: Path, raw: bytes) -> None:
    """Lay the next version beside the key file; it counts only when the journal knows it."""
    with _told():
        _put(staged_path(path), raw)


def finish(path: Path) -> None:
    """The staged version takes the place of the key file."""
    move(staged_path(path), path)
    spare(path)


def drop_staged(path: Path) -> None:
    """Forget a staged version that never came to count."""
    with _told():
        staged_path(path).unlink(missing_ok=True)


def spare(path: Path) -> None:
    """Keep a spare of the key file in place; nothing is written when it is there already."""
    copy = path.with_name(path.name + ".bak")
    with _told():
        raw = path.read_bytes()
        if not copy.exists() or copy.read_bytes() != raw:
            _put(copy, raw)


def move(source: Path, target: Path) -> None:
    """Give the key file its final name, at once and for good."""
    with _told():
        source.replace(target)
        sync_folder(target.parent)


def staged_path(path: Path) -> Path:
    return path.with_name(path.name + ".staged")


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except OSError as trouble:
        raise StorageTrouble(NOT_WRITTEN) from trouble


def _put(path: Path, raw: bytes) -> None:
    fresh = path.with_name(f"{path.name}.{uuid4().hex}.new")
    try:
        with os.fdopen(os.open(fresh, FRESH_FILE, 0o600), "wb") as target:
            target.write(raw)
            target.flush()
            os.fsync(target.fileno())
        fresh.replace(path)
    except OSError:
        with suppress(OSError):
            fresh.unlink()
        raise
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make the rename itself last through a power cut. Windows has no such call and needs none."""
    if os.name != "nt":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
