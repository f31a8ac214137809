"""Parcels and packages as files on a stick or in a folder: written, read back and compared before it is called safe."""

from __future__ import annotations

import os
from pathlib import Path

from app.alarms import TooLarge
from app.errors import StorageTrouble
from app.onward.package_file import MOST_FILE
from app.parcel import MOST_PACKED, file_name
from app.trouble import told

SAFE_TO_REMOVE = "The parcel is written and was read back whole. The stick can be taken out now."
NOT_AS_WRITTEN = (
    "What was written to this stick cannot be read back as it was. The register is safe and unchanged. "
    "Take another stick, and do not trust this one any more."
)
TAKEN = "There is a file of this name already. It was not touched and nothing was written. Choose another name."
NO_PARCEL = "There is no parcel at this place. Nothing was changed. Put the stick in again, or choose another file."

NO_PACKAGE_HERE = "There is no such file any more. Nothing was changed. Put the stick in again, or choose another file."


def write_parcel(place: Path, parcel: bytes) -> Path:
    """Write a parcel to a new file; in a folder it gets a name that says nothing. StorageTrouble when that fails."""
    path = place / file_name() if place.is_dir() else place
    if path.exists():
        raise StorageTrouble(TAKEN)
    with told():
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(parcel)
            file.flush()
            os.fsync(file.fileno())
        if path.read_bytes() != parcel:
            raise StorageTrouble(NOT_AS_WRITTEN)
    return path


def read_parcel(path: Path) -> bytes:
    """The bytes of a parcel file; one larger than any parcel is not read at all."""
    if not path.is_file():
        raise StorageTrouble(NO_PARCEL)
    with told(), path.open("rb") as file:
        raw = file.read(MOST_PACKED + 1)
    if len(raw) > MOST_PACKED:
        raise TooLarge
    return raw


def read_package(path: Path) -> bytes:
    """The bytes of a package file, and no more of it than any package has."""
    if not path.is_file():
        raise StorageTrouble(NO_PACKAGE_HERE)
    with told(), path.open("rb") as file:
        return file.read(MOST_FILE + 1)
