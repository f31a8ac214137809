"""The vault: a passphrase opens one user's slot, and the slot opens the database and the compartments of the role."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from app import keyfile
from app.errors import Refused, StorageTrouble, UserError
from app.keyfile import Written
from app.keyparts import DAMAGED, KeyName, Slot
from app.keyring import (
    WRONG,
    RecoveryCodes,
    admins,
    card_private,
    fresh_keys,
    new_station,
    opened_keys,
    require_matching,
    signer_of,
    unwrapped,
)
from app.revision import Opened, Revision, database_key
from app.sealing import Binding, Envelope, InvalidTag, KdfCost, open_envelope, seal_envelope
from app.slots import Newcomer
from models.codes import Compartment, Role

__all__ = ["Binding", "Desk", "KdfCost", "RecoveryCodes", "Vault", "desks"]

LOCKED = "The desk is locked. What was saved is safe. Unlock it to go on."
FIRST_IS_MANAGER = "The first user holds the keys and must be a manager. Nothing was made; add the manager's role."
ALREADY = "There is a key file here already. Nothing was changed: unlock it, or choose another folder."
SEALED = "This is sealed to another role, or was moved from where it was written. It stays closed on this desk."
NO_KEY_YET = (
    "The key file is from before this kind of sealed text, so it was not saved. "
    "Let the shift lead unlock once at this laptop, then save again."
)


@dataclass(frozen=True)
class Desk:
    """What the unlock page shows of a slot."""

    slot_id: UUID
    label: str


class Vault:
    """An unlocked key file. `lock` drops every key; Python cannot promise to wipe them, so lock early."""

    def __init__(self, path: Path, opened: Opened) -> None:
        _forbid_core_dumps()
        self._path = path
        self._in_memory: Opened | None = opened
        self._pending: Revision | None = None

    @property
    def folder(self) -> Path:
        """Where the keys and the register of this laptop lie."""
        return self._path.parent

    @classmethod
    def create(
        cls, path: Path, user_id: UUID, desk: str, roles: Iterable[Role], passphrase: str, cost: KdfCost | None = None
    ) -> tuple[Vault, RecoveryCodes]:
        """Make the keys of a new station, with its first user: a manager, who may hold other roles too."""
        person = Newcomer.checked(user_id, desk, roles, passphrase, cost)
        if Role.MANAGER not in person.roles:
            raise UserError(FIRST_IS_MANAGER, field="roles")
        if path.exists():
            raise StorageTrouble(ALREADY)
        keys = fresh_keys()
        empty, codes = new_station(keys)
        slot, private = person.slot_and_key(empty, keys)
        file = replace(empty, slots=(slot,))
        written = Written(file, keyfile.encode(file, admins(keys)[0]))
        keyfile.put(path, written.raw)
        card = card_private(file, database_key(file, keys))
        return cls(path, Opened(written, slot, keys, signer_of(file.database_id, private), card)), codes

    @classmethod
    def unlock(cls, path: Path, slot_id: UUID, passphrase: str) -> Vault:
        """Open a desk's slot. Whatever does not fit is told in one and the same sentence."""
        written = keyfile.written(path)
        slot = written.file.slot(slot_id)
        if slot is None:
            raise UserError(WRONG, field="passphrase")
        private = unwrapped(written.file, slot, passphrase)
        try:
            return cls(path, _opened(written, slot, private))
        except (InvalidTag, KeyError, ValueError) as trouble:
            raise StorageTrouble(DAMAGED) from trouble

    @property
    def opened(self) -> Opened:
        """Everything in memory; UserError when locked. Only for those who write the key file anew."""
        if self._in_memory is None:
            raise UserError(LOCKED)
        return self._in_memory

    @property
    def user_id(self) -> UUID:
        return self.opened.slot.user_id

    @property
    def desk(self) -> Desk:
        return Desk(self.opened.slot.slot_id, self.opened.slot.desk)

    @property
    def roles(self) -> tuple[Role, ...]:
        return self.opened.slot.roles

    @property
    def database_id(self) -> bytes:
        return self.opened.file.database_id

    @property
    def database_key(self) -> bytes:
        """The raw 32-byte key of the database."""
        return self.opened.database_key

    @property
    def version(self) -> int:
        """Counter of the key file; journaled, it gives away an older file that was put back."""
        return self.opened.file.version

    @property
    def digest(self) -> bytes:
        """SHA-256 of the key file in use."""
        return self.opened.written.digest

    @property
    def card_key_id(self) -> int:
        return self.opened.file.card.key_id

    @property
    def card_public_key(self) -> bytes:
        return self.opened.file.card.public

    @property
    def due(self) -> tuple[Compartment, ...]:
        """Compartments whose key one of their holders must make anew."""
        return self.opened.file.due

    def sign_card(self, message: bytes) -> bytes:
        """The station's Ed25519 signature (RFC 8032)."""
        return self.opened.card.sign(message)

    def holds(self, compartment: Compartment) -> bool:
        """Whether this desk's role can open what is sealed to a compartment."""
        return any(name.purpose == compartment.value for name in self.opened.keys)

    def seal(self, compartment: Compartment, plain: bytes, binding: Binding) -> bytes:
        """Seal a text to a compartment; every desk can, whether or not it can open it again."""
        file = self.opened.file
        key = file.newest(compartment)
        if key is None:
            raise UserError(NO_KEY_YET)
        return seal_envelope(key.public, plain, file.database_id, compartment, key.version, binding)

    def open(self, compartment: Compartment, sealed: bytes, binding: Binding) -> bytes:
        """Open a sealed text in the place it was sealed for; Refused without the key or in another place."""
        opened, envelope = self.opened, Envelope.parse(sealed)
        if envelope is None or envelope.compartment is not compartment:
            raise Refused(SEALED)
        private = opened.keys.get(KeyName(compartment.value, envelope.key_version))
        if private is None:
            raise Refused(SEALED)
        try:
            key = X25519PrivateKey.from_private_bytes(private)
            return open_envelope(key, envelope, opened.file.database_id, binding)
        except InvalidTag:
            raise Refused(SEALED) from None

    @property
    def pending(self) -> Revision | None:
        """The next key file, laid ready; it counts as soon as the journal knows it."""
        return self._pending

    def stage(self, revision: Revision) -> None:
        """Lay the next key file ready beside the one in place, which must be the one in use here."""
        if keyfile.written(self._path).raw != self.opened.written.raw:
            raise StorageTrouble(DAMAGED)
        keyfile.stage(self._path, revision.written.raw)
        self._pending = revision

    def forget(self) -> None:
        """The next key file never came to count."""
        self._pending = None

    def adopt(self) -> None:
        """The key file laid ready takes its place, on the disk and here in memory."""
        opened, revision = self.opened, self._pending
        if revision is None:
            return
        slot = revision.written.file.slot(opened.slot.slot_id) or opened.slot
        keyfile.finish(self._path)
        self._in_memory = replace(opened, written=revision.written, slot=slot, at_hand=revision.at_hand)
        self._pending = None

    def settle(self, path: Path) -> None:
        """Give the key file its final name: from now on the station is set up."""
        keyfile.move(self._path, path)
        self.moved(path)
        keyfile.spare(path)

    def moved(self, path: Path) -> None:
        """The key file of this vault has another name now."""
        self._path = path

    def recognise(self, passphrase: str) -> None:
        """UserError when these are not the words of the desk that is open."""
        unwrapped(self.opened.file, self.opened.slot, passphrase)

    def lock(self) -> None:
        """Drop every key; afterwards nothing can be asked of this vault."""
        self._in_memory = self._pending = None


def desks(path: Path) -> tuple[Desk, ...]:
    """The desks that can be unlocked here; asks for no secret."""
    return tuple(Desk(slot.slot_id, slot.desk) for slot in keyfile.read(path).slots)


def _opened(written: Written, slot: Slot, private: X25519PrivateKey) -> Opened:
    file = written.file
    keys = opened_keys(file, slot.slot_id.bytes, slot.keys, private)
    require_matching(file, slot, private, keys)
    card = card_private(file, database_key(file, keys))
    return Opened(written, slot, keys, signer_of(file.database_id, private), card)


def _forbid_core_dumps() -> None:
    """A crash must not leave the keys in a file; where the platform has such a limit."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
