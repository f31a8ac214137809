"""The parts of a key file: slots, recoveries, keys, and what each sealed thing is bound to."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from app.sealing import KdfCost, canonical
from models.codes import Compartment, Role

FORMAT = 1
DATABASE, ADMIN = "database", "admin"

DAMAGED = (
    "The key file is damaged, or another program changed it. The records themselves were not touched. "
    "Put back the copy that lies beside it (its name ends in .bak) or the one from the last backup."
)


@dataclass(frozen=True)
class KeyName:
    """What a sealed key is for: `database`, `admin` or a compartment, and which generation of it."""

    purpose: str
    version: int


Sealed = tuple[tuple[KeyName, bytes], ...]


@dataclass(frozen=True, repr=False)
class Slot:
    """One user's way in: the own private key under the passphrase, and the keys sealed to its public half.
    `signer`: the public key by which this user may amend the key file; empty in files of earlier programs."""

    slot_id: UUID
    user_id: UUID
    desk: str
    roles: tuple[Role, ...]
    cost: KdfCost
    salt: bytes
    public: bytes
    wrapped: bytes
    keys: Sealed
    signer: bytes = b""

    def holds(self, compartment: Compartment) -> bool:
        return any(name.purpose == compartment.value for name, _ in self.keys)


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
    """All that the key file holds. `version` grows by one at each writing and belongs in the journal.
    `due`: compartments whose key one of their holders must make anew, since another holder left."""

    database_id: bytes
    version: int
    database_version: int
    admin: bytes
    card: CardKey
    compartments: tuple[CompartmentKey, ...]
    slots: tuple[Slot, ...]
    recoveries: tuple[Recovery, ...]
    due: tuple[Compartment, ...] = ()

    def newest(self, compartment: Compartment) -> CompartmentKey | None:
        """The key that new texts of a compartment are sealed to; None in a file older than the compartment."""
        found = [key for key in self.compartments if key.compartment is compartment]
        return max(found, key=lambda key: key.version, default=None)

    def slot(self, slot_id: UUID) -> Slot | None:
        return next((slot for slot in self.slots if slot.slot_id == slot_id), None)


def slot_context(database_id: bytes, admin: bytes, slot: Slot) -> bytes:
    """What the passphrase vouches for: associated data of the wrapped key. The admin key is in it, so a stranger's
    signature over a changed file is found out at the next unlock."""
    names = [slot.slot_id.bytes, slot.user_id.bytes, slot.desk, [role.value for role in slot.roles]]
    return canonical(["waystation slot", FORMAT, database_id, admin, *names, cost_fields(slot.cost, slot.salt)])


def key_info(database_id: bytes, holder: bytes, name: KeyName) -> bytes:
    """HPKE `info` of a key sealed to a slot (its id) or to a recovery code (its name)."""
    return canonical(["waystation sealed key", database_id, holder, name.purpose, name.version])


def cost_fields(cost: KdfCost, salt: bytes) -> dict[str, object]:
    return {"memory": cost.memory, "iterations": cost.iterations, "lanes": cost.lanes, "salt": salt}
