"""Panic: every key on this laptop is destroyed at once. Without its keys the register is noise; a copy elsewhere and
the recovery code on paper bring it back."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from app.copy_folder import KEY_FILE
from app.errors import StorageTrouble
from app.keyfile import sync_folder

MARKER = "waystation.destroyed"

DESTROYED = (
    "The keys on this laptop were destroyed on purpose, so nobody can open the records here. Copies on other media "
    "are untouched. To go on, bring back such a copy and use its desk words or the recovery code on paper."
)
NOT_ALL = (
    "Not every key could be destroyed: the disk refused. Whoever holds this laptop and a passphrase may still open "
    "the records. Take the disk out, or destroy it."
)


def destroy_keys(folder: Path, key_file: str) -> None:
    """Overwrite and remove every key file in this folder, its spares and the ones in copies beside it. Waits for
    nothing: neither for the register nor for a print. StorageTrouble when one of them is still there."""
    left = [path for path in _key_files(folder, key_file) if not _destroyed(path)]
    with suppress(OSError):
        (folder / MARKER).touch(mode=0o600)
        sync_folder(folder)
    if left:
        raise StorageTrouble(NOT_ALL)


def were_destroyed(folder: Path, key_file: str) -> bool:
    """Whether the keys of this folder were destroyed and none has been brought back since."""
    return (folder / MARKER).exists() and not (folder / key_file).exists()


def require_keys(folder: Path, key_file: str) -> None:
    """StorageTrouble that says what happened when the keys were destroyed."""
    if were_destroyed(folder, key_file):
        raise StorageTrouble(DESTROYED)


def _key_files(folder: Path, key_file: str) -> Iterator[Path]:
    """The key file first, then what lies deeper."""
    yield from (path for path in sorted(folder.glob(key_file + "*")) if path.is_file())
    for path in folder.rglob("*"):
        named = path.name == KEY_FILE or path.name.startswith(key_file)
        if path.parent != folder and named and path.is_file():
            yield path


def _destroyed(path: Path) -> bool:
    """Overwritten in place, then unlinked; on flash memory the old cells may outlast this, which the README says."""
    with suppress(OSError):
        path.chmod(0o600)
        with path.open("r+b") as file:
            file.write(secrets.token_bytes(max(os.fstat(file.fileno()).st_size, 1)))
            file.flush()
            os.fsync(file.fileno())
    with suppress(OSError):
        path.unlink()
        sync_folder(path.parent)
    return not path.exists()
