"""What a user who is not a manager may change in the key file, signed by that user's own key: the passphrase, a new
key of a compartment the user holds, a new code for it. A manager's next writing takes it into the signed body."""

from __future__ import annotations

from dataclasses import dataclass, replace
from hashlib import sha256
from uuid import UUID

import cbor2
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from app.keyfields import (
    Fields,
    as_fields,
    as_list,
    compartment_of,
    cost_of,
    exactly,
    recovery_fields,
    recovery_of,
    sealed_fields,
    sealed_of,
    take,
    typed,
)
from app.keyparts import CompartmentKey, KeyFile, KeyName, Recovery, Sealed, Slot, cost_fields
from app.sealing import KdfCost, canonical
from models.codes import Compartment

SIGNED_AS = b"waystation key file amendment 1\0"


@dataclass(frozen=True, repr=False)
class NewWords:
    """The user's own private key, wrapped under another passphrase."""

    cost: KdfCost
    salt: bytes
    wrapped: bytes

    def fields(self) -> Fields:
        return {"kdf": cost_fields(self.cost, self.salt), "wrapped": self.wrapped}

    def applied(self, file: KeyFile, by: Slot) -> KeyFile:
        changed = replace(by, cost=self.cost, salt=self.salt, wrapped=self.wrapped)
        return replace(file, slots=tuple(changed if slot is by else slot for slot in file.slots))


@dataclass(frozen=True, repr=False)
class NewKey:
    """The next key of a compartment, its private half sealed to every slot and code that held the last."""

    key: CompartmentKey
    slots: tuple[tuple[UUID, Sealed], ...]
    recoveries: tuple[tuple[str, Sealed], ...]

    def fields(self) -> Fields:
        return {
            "key": [self.key.compartment.value, self.key.version, self.key.public],
            "slots": [[slot.bytes, sealed_fields(keys)] for slot, keys in self.slots],
            "recoveries": [[name, sealed_fields(keys)] for name, keys in self.recoveries],
        }

    def applied(self, file: KeyFile, by: Slot) -> KeyFile:
        before = file.newest(self.key.compartment)
        if not by.holds(self.key.compartment) or before is None or self.key.version != before.version + 1:
            raise ValueError("not this user's to change")
        name = KeyName(self.key.compartment.value, self.key.version)
        if any(found != name for _, keys in (*self.slots, *self.recoveries) for found, _ in keys):
            raise ValueError("more than this key")
        return self.over(file)

    def over(self, file: KeyFile) -> KeyFile:
        """The file with this key; whoever signs it has been asked already."""
        slots, recoveries = dict(self.slots), dict(self.recoveries)
        return replace(
            file,
            compartments=(*file.compartments, self.key),
            slots=tuple(replace(slot, keys=slot.keys + slots.get(slot.slot_id, ())) for slot in file.slots),
            recoveries=tuple(replace(code, keys=code.keys + recoveries.get(code.name, ())) for code in file.recoveries),
            due=tuple(place for place in file.due if place is not self.key.compartment),
        )


@dataclass(frozen=True, repr=False)
class NewCode:
    """Another recovery code for a compartment."""

    recovery: Recovery

    def fields(self) -> Fields:
        return {"recovery": recovery_fields(self.recovery)}

    def applied(self, file: KeyFile, by: Slot) -> KeyFile:
        if not by.holds(Compartment(self.recovery.name)):
            raise ValueError("not this user's to change")
        return self.over(file)

    def over(self, file: KeyFile) -> KeyFile:
        """The file with this code instead of the one of its name."""
        others = tuple(code for code in file.recoveries if code.name != self.recovery.name)
        return replace(file, recoveries=(*others, self.recovery))


Change = NewWords | NewKey | NewCode


def signed(before: bytes, by: Slot, change: Change, signer: Ed25519PrivateKey) -> list[object]:
    """One amendment, bound to every byte before it, so that it cannot be moved, left out in the middle or replayed."""
    fields = {"by": by.slot_id.bytes, "after": sha256(before).digest(), "kind": type(change).__name__}
    content = canonical({**fields, **change.fields()})
    return [content, signer.sign(SIGNED_AS + content)]


def applied(file: KeyFile, before: bytes, item: object) -> KeyFile:
    """The file after an amendment. ValueError or InvalidSignature: not one that its user may make."""
    content, signature = as_list(item, 2)
    raw = typed(content, bytes)
    fields = as_fields(cbor2.loads(raw))
    by = file.slot(UUID(bytes=exactly(fields.get("by"), 16)))
    if by is None or not by.signer or fields.get("after") != sha256(before).digest():
        raise ValueError("not an amendment of this file")
    Ed25519PublicKey.from_public_bytes(by.signer).verify(exactly(signature, 64), SIGNED_AS + raw)
    changed = _change(fields).applied(file, by)
    return replace(changed, version=file.version + 1)


def _change(fields: Fields) -> Change:
    match fields.get("kind"):
        case "NewWords":
            cost, salt = cost_of(as_fields(fields.get("kdf")))
            return NewWords(cost, salt, take(fields, "wrapped", bytes))
        case "NewKey":
            slots = [as_list(item, 2) for item in as_list(fields.get("slots"))]
            codes = [as_list(item, 2) for item in as_list(fields.get("recoveries"))]
            return NewKey(
                compartment_of(fields.get("key")),
                tuple((UUID(bytes=exactly(slot, 16)), sealed_of(keys)) for slot, keys in slots),
                tuple((typed(name, str), sealed_of(keys)) for name, keys in codes),
            )
        case "NewCode":
            return NewCode(recovery_of(as_fields(fields.get("recovery"))))
    raise ValueError("not a known amendment")
