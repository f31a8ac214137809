"""The body of a key file as CBOR fields and back. What is not exactly of its type and length is a ValueError."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar, cast
from uuid import UUID

from app.keyparts import FORMAT, CardKey, CompartmentKey, KeyFile, KeyName, Recovery, Sealed, Slot, cost_fields
from app.sealing import KdfCost, canonical
from models.codes import Compartment, Role

T = TypeVar("T")
Fields = Mapping[str, object]

ALWAYS_THERE = frozenset({Compartment.MEDICAL, Compartment.PROTECTION})


def body_of(file: KeyFile) -> bytes:
    """The signed part of a key file. What older programs did not know is left out while it is empty."""
    fields: dict[str, object] = {
        "format": FORMAT,
        "database": file.database_id,
        "version": file.version,
        "database_version": file.database_version,
        "admin": file.admin,
        "card": {"id": file.card.key_id, "public": file.card.public, "wrapped": file.card.wrapped},
        "compartments": [[key.compartment.value, key.version, key.public] for key in file.compartments],
        "slots": [_slot_fields(slot) for slot in file.slots],
        "recoveries": [recovery_fields(recovery) for recovery in file.recoveries],
    }
    if file.due:
        fields["due"] = [compartment.value for compartment in file.due]
    return canonical(fields)


def _slot_fields(slot: Slot) -> Fields:
    fields: dict[str, object] = {
        "id": slot.slot_id.bytes,
        "user": slot.user_id.bytes,
        "desk": slot.desk,
        "roles": [role.value for role in slot.roles],
        "kdf": cost_fields(slot.cost, slot.salt),
        "public": slot.public,
        "wrapped": slot.wrapped,
        "keys": sealed_fields(slot.keys),
    }
    return {**fields, "signer": slot.signer} if slot.signer else fields


def recovery_fields(recovery: Recovery) -> Fields:
    return {"name": recovery.name, "public": recovery.public, "keys": sealed_fields(recovery.keys)}


def sealed_fields(keys: Sealed) -> list[object]:
    return [[name.purpose, name.version, sealed] for name, sealed in keys]


def as_fields(value: object) -> Fields:
    if type(value) is not dict:
        raise ValueError("not a map")
    return cast("Fields", value)


def as_list(value: object, length: int | None = None) -> list[object]:
    if type(value) is not list or length not in (None, len(value)):
        raise ValueError("not such a list")
    return value


def take(fields: Fields, name: str, kind: type[T]) -> T:
    return typed(fields.get(name), kind)


def typed(value: object, kind: type[T]) -> T:
    if type(value) is not kind:
        raise ValueError("not of its type")
    return value


def exactly(value: object, length: int) -> bytes:
    found = typed(value, bytes)
    if len(found) != length:
        raise ValueError("not of its length")
    return found


def file_of(fields: Fields) -> KeyFile:
    """The key file whose body this is."""
    file = KeyFile(
        database_id=exactly(fields.get("database"), 16),
        version=take(fields, "version", int),
        database_version=take(fields, "database_version", int),
        admin=exactly(fields.get("admin"), 32),
        card=_card(as_fields(fields.get("card"))),
        compartments=tuple(compartment_of(item) for item in as_list(fields.get("compartments"))),
        slots=tuple(_slot(as_fields(item)) for item in as_list(fields.get("slots"))),
        recoveries=tuple(recovery_of(as_fields(item)) for item in as_list(fields.get("recoveries"))),
        due=tuple(Compartment(typed(item, str)) for item in as_list(fields.get("due", []))),
    )
    if not {key.compartment for key in file.compartments} >= ALWAYS_THERE:
        raise ValueError("a compartment is missing")
    return file


def _card(fields: Fields) -> CardKey:
    return CardKey(take(fields, "id", int), exactly(fields.get("public"), 32), take(fields, "wrapped", bytes))


def compartment_of(item: object) -> CompartmentKey:
    compartment, version, public = as_list(item, 3)
    return CompartmentKey(Compartment(typed(compartment, str)), typed(version, int), exactly(public, 32))


def _slot(fields: Fields) -> Slot:
    cost, salt = cost_of(as_fields(fields.get("kdf")))
    return Slot(
        slot_id=UUID(bytes=exactly(fields.get("id"), 16)),
        user_id=UUID(bytes=exactly(fields.get("user"), 16)),
        desk=take(fields, "desk", str),
        roles=tuple(Role(typed(role, str)) for role in as_list(fields.get("roles"))),
        cost=cost,
        salt=salt,
        public=exactly(fields.get("public"), 32),
        wrapped=take(fields, "wrapped", bytes),
        keys=sealed_of(fields.get("keys")),
        signer=exactly(fields["signer"], 32) if "signer" in fields else b"",
    )


def cost_of(kdf: Fields) -> tuple[KdfCost, bytes]:
    """Cost and salt of Argon2id; a cost under the floor is a ValueError."""
    cost = KdfCost(take(kdf, "memory", int), take(kdf, "iterations", int), take(kdf, "lanes", int))
    return cost, exactly(kdf.get("salt"), 16)


def recovery_of(fields: Fields) -> Recovery:
    return Recovery(take(fields, "name", str), exactly(fields.get("public"), 32), sealed_of(fields.get("keys")))


def sealed_of(value: object) -> Sealed:
    return tuple(_sealed_key(*as_list(item, 3)) for item in as_list(value))


def _sealed_key(purpose: object, version: object, key: object) -> tuple[KeyName, bytes]:
    return KeyName(typed(purpose, str), typed(version, int)), typed(key, bytes)
