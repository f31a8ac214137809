"""The key file beside the database: who may unlock it and with what. Its format is fixed; every byte is signed."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar, cast
from uuid import UUID, uuid4

import cbor2
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from app.errors import StorageTrouble
from app.sealing import KdfCost, canonical
from models.codes import Compartment, Role

MAGIC, FORMAT = "waystation keys", 1
SIGNED_AS = b"waystation key file 1\0"
LARGEST_FILE = 1024 * 1024
DATABASE, ADMIN = "database", "admin"
ALWAYS_THERE = frozenset({Compartment.MEDICAL, Compartment.PROTECTION})
FRESH_FILE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)

DAMAGED = (
    "The key file is damaged, or another program changed it. The records themselves were not touched. "
    "Put back the copy that lies beside it (its name ends in .bak) or the one from the last backup."
)
NEWER = "A newer version of this program wrote the key file. Nothing was changed. Install that version here too."
MISSING = (
    "The key file is not where the records are, or it cannot be read. Nothing was changed. "
    "Put it back from the last backup."
)
NOT_WRITTEN = (
    "The key file could not be written: the disk is full, read-only or gone. The key file from before is still "
    "in place and still opens the records. Make room, then do the last step again."
)

T = TypeVar("T")
Fields = Mapping[str, object]


@dataclass(frozen=True)
class KeyName:
    """What a sealed key is for: `database`, `admin` or a compartment, and which generation of it."""

    purpose: str
    version: int


Sealed = tuple[tuple[KeyName, bytes], ...]


@dataclass(frozen=True, repr=False)
class Slot:
    """One user's way in: the own private key under the passphrase, and the keys sealed to its public half."""

    slot_id: UUID
    user_id: UUID
    desk: str
    roles: tuple[Role, ...]
    cost: KdfCost
    salt: bytes
    public: bytes
    wrapped: bytes
    keys: Sealed


@dataclass(frozen=True, repr=False)
class Recovery:
    """Keys sealed to a public key whose private half comes from a recovery code on paper."""

    name: str
    public: bytes
    keys: Sealed


@dataclass(frozen=True, repr=False)
class CardKey:
    """The station's key for cards; its private half is wrapped under a key that comes from the database key."""

    key_id: int
    public: bytes
    wrapped: bytes


@dataclass(frozen=True, repr=False)
class CompartmentKey:
    """The public half to which a compartment's texts are sealed."""

    compartment: Compartment
    version: int
    public: bytes


@dataclass(frozen=True, repr=False)
class KeyFile:
    """All that the key file holds. `version` grows by one at each writing and belongs in the journal."""

    database_id: bytes
    version: int
    database_version: int
    admin: bytes
    card: CardKey
    compartments: tuple[CompartmentKey, ...]
    slots: tuple[Slot, ...]
    recoveries: tuple[Recovery, ...]

    def newest(self, compartment: Compartment) -> CompartmentKey:
        """The key that new texts of a compartment are sealed to."""
        return max((key for key in self.compartments if key.compartment is compartment), key=lambda key: key.version)


def slot_context(database_id: bytes, admin: bytes, slot: Slot) -> bytes:
    """What the passphrase vouches for: associated data of the wrapped key. The admin key is in it, so a stranger's
    signature over a changed file is found out at the next unlock."""
    names = [slot.slot_id.bytes, slot.user_id.bytes, slot.desk, [role.value for role in slot.roles]]
    return canonical(["waystation slot", FORMAT, database_id, admin, *names, _cost_fields(slot)])


def key_info(database_id: bytes, holder: bytes, name: KeyName) -> bytes:
    """HPKE `info` of a key sealed to a slot (its id) or to a recovery code (its name)."""
    return canonical(["waystation sealed key", database_id, holder, name.purpose, name.version])


def _cost_fields(slot: Slot) -> dict[str, object]:
    cost = slot.cost
    return {"memory": cost.memory, "iterations": cost.iterations, "lanes": cost.lanes, "salt": slot.salt}


def _key_fields(keys: Sealed) -> list[object]:
    return [[name.purpose, name.version, sealed] for name, sealed in keys]


def _slot_fields(slot: Slot) -> dict[str, object]:
    return {
        "id": slot.slot_id.bytes,
        "user": slot.user_id.bytes,
        "desk": slot.desk,
        "roles": [role.value for role in slot.roles],
        "kdf": _cost_fields(slot),
        "public": slot.public,
        "wrapped": slot.wrapped,
        "keys": _key_fields(slot.keys),
    }


def _body(file: KeyFile) -> bytes:
    fields = {
        "format": FORMAT,
        "database": file.database_id,
        "version": file.version,
        "database_version": file.database_version,
        "admin": file.admin,
        "card": {"id": file.card.key_id, "public": file.card.public, "wrapped": file.card.wrapped},
        "compartments": [[key.compartment.value, key.version, key.public] for key in file.compartments],
        "slots": [_slot_fields(slot) for slot in file.slots],
        "recoveries": [
            {"name": recovery.name, "public": recovery.public, "keys": _key_fields(recovery.keys)}
            for recovery in file.recoveries
        ],
    }
    return canonical(fields)


def encode(file: KeyFile, admin: Ed25519PrivateKey) -> bytes:
    """The bytes of a key file: name, body and the admin's signature of it, in CBOR (RFC 8949, RFC 8032)."""
    body = _body(file)
    return canonical([MAGIC, body, admin.sign(SIGNED_AS + body)])


def decode(raw: bytes) -> KeyFile:
    """The key file in these bytes; StorageTrouble when they are damaged, weakened or of a newer format."""
    try:
        body, signature = _opened(raw)
        fields = _fields(cbor2.loads(body))
        if _take(fields, "format", int) > FORMAT:
            raise StorageTrouble(NEWER)
        file = _file(fields)
        Ed25519PublicKey.from_public_bytes(file.admin).verify(signature, SIGNED_AS + body)
    except (cbor2.CBORDecodeError, InvalidSignature, ValueError, TypeError, OverflowError, RecursionError) as trouble:
        raise StorageTrouble(DAMAGED) from trouble
    if _body(file) != body:
        raise StorageTrouble(DAMAGED)
    return file


def _opened(raw: bytes) -> tuple[bytes, bytes]:
    if len(raw) > LARGEST_FILE:
        raise ValueError("too large")
    magic, body, signature = _list(cbor2.loads(raw), 3)
    if magic != MAGIC or type(body) is not bytes or type(signature) is not bytes:
        raise ValueError("not a key file")
    if canonical([magic, body, signature]) != raw:
        raise ValueError("more than a key file")
    return body, signature


def _fields(value: object) -> Fields:
    if type(value) is not dict:
        raise ValueError("not a map")
    return cast("Fields", value)


def _list(value: object, length: int | None = None) -> list[object]:
    if type(value) is not list or length not in (None, len(value)):
        raise ValueError("not such a list")
    return value


def _take(fields: Fields, name: str, kind: type[T]) -> T:
    return _typed(fields.get(name), kind)


def _typed(value: object, kind: type[T]) -> T:
    if type(value) is not kind:
        raise ValueError("not of its type")
    return value


def _exactly(value: object, length: int) -> bytes:
    found = _typed(value, bytes)
    if len(found) != length:
        raise ValueError("not of its length")
    return found


def _file(fields: Fields) -> KeyFile:
    file = KeyFile(
        database_id=_exactly(fields.get("database"), 16),
        version=_take(fields, "version", int),
        database_version=_take(fields, "database_version", int),
        admin=_exactly(fields.get("admin"), 32),
        card=_card(_fields(fields.get("card"))),
        compartments=tuple(_compartment(item) for item in _list(fields.get("compartments"))),
        slots=tuple(_slot(_fields(item)) for item in _list(fields.get("slots"))),
        recoveries=tuple(_recovery(_fields(item)) for item in _list(fields.get("recoveries"))),
    )
    if not {key.compartment for key in file.compartments} >= ALWAYS_THERE:
        raise ValueError("a compartment is missing")
    return file


def _card(fields: Fields) -> CardKey:
    return CardKey(_take(fields, "id", int), _exactly(fields.get("public"), 32), _take(fields, "wrapped", bytes))


def _compartment(item: object) -> CompartmentKey:
    compartment, version, public = _list(item, 3)
    return CompartmentKey(Compartment(_typed(compartment, str)), _typed(version, int), _exactly(public, 32))


def _slot(fields: Fields) -> Slot:
    kdf = _fields(fields.get("kdf"))
    return Slot(
        slot_id=UUID(bytes=_exactly(fields.get("id"), 16)),
        user_id=UUID(bytes=_exactly(fields.get("user"), 16)),
        desk=_take(fields, "desk", str),
        roles=tuple(Role(_typed(role, str)) for role in _list(fields.get("roles"))),
        cost=KdfCost(_take(kdf, "memory", int), _take(kdf, "iterations", int), _take(kdf, "lanes", int)),
        salt=_exactly(kdf.get("salt"), 16),
        public=_exactly(fields.get("public"), 32),
        wrapped=_take(fields, "wrapped", bytes),
        keys=_sealed(fields),
    )


def _recovery(fields: Fields) -> Recovery:
    return Recovery(_take(fields, "name", str), _exactly(fields.get("public"), 32), _sealed(fields))


def _sealed(fields: Fields) -> Sealed:
    return tuple(_sealed_key(*_list(item, 3)) for item in _list(fields.get("keys")))


def _sealed_key(purpose: object, version: object, key: object) -> tuple[KeyName, bytes]:
    return KeyName(_typed(purpose, str), _typed(version, int)), _typed(key, bytes)


def read(path: Path) -> KeyFile:
    """The key file at this path, its signature checked."""
    try:
        with path.open("rb") as source:
            raw = source.read(LARGEST_FILE + 1)
    except OSError as trouble:
        raise StorageTrouble(MISSING) from trouble
    return decode(raw)


def write(path: Path, file: KeyFile, admin: Ed25519PrivateKey) -> None:
    """Put a key file in place whole or not at all; the one before stays beside it as .bak."""
    try:
        if path.exists():
            _put(path.with_name(path.name + ".bak"), path.read_bytes())
        _put(path, encode(file, admin))
    except OSError as trouble:
        raise StorageTrouble(NOT_WRITTEN) from trouble


def move(source: Path, target: Path) -> None:
    """Give the key file its final name, at once and for good."""
    try:
        source.replace(target)
        _sync_folder(target.parent)
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
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    """Make the rename itself last through a power cut. Windows has no such call and needs none."""
    if os.name != "nt":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
