"""The vault: a passphrase opens one user's slot, and the slot opens the database and the compartments of the role."""

from __future__ import annotations

import secrets
import sys
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from uuid import UUID, uuid4

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from app import keyfile
from app.errors import Refused, StorageTrouble, UserError
from app.keyfile import ADMIN, DATABASE, KeyFile, KeyName, Slot
from app.keyring import (
    WRONG,
    Keys,
    RecoveryCodes,
    card_private,
    fresh_keys,
    granted,
    new_station,
    opened_keys,
    require_matching,
    sealed_keys,
    unwrapped,
    with_recovered,
)
from app.passphrase import normalise, require_strength
from app.sealing import (
    NONCE_BYTES,
    Binding,
    Envelope,
    InvalidTag,
    KdfCost,
    calibrate,
    open_envelope,
    seal_envelope,
    stretch,
    wrap,
)
from models.codes import Compartment, Role

__all__ = ["Binding", "Desk", "KdfCost", "RecoveryCodes", "Vault", "desks"]

LONGEST_DESK = 60

LOCKED = "The desk is locked. What was saved is safe. Unlock it to go on."
NOT_THE_KEYS = "Only a manager's desk holds the keys, so the new user was not added. Ask the manager to do it."
SAME_DESK = "There is a desk with this name already. Nothing was changed; choose another name for the new one."
BAD_DESK = "A desk needs a name of 1 to 60 signs, such as Desk 2 or Clinic. Nothing was changed."
NO_ROLE = "A user needs at least one role. Nothing was changed; choose what the user does."
FIRST_IS_MANAGER = "The first user holds the keys and must be a manager. Nothing was made; add the manager's role."
ALREADY = "There is a key file here already. Nothing was changed: unlock it, or choose another folder."
SEALED = "This is sealed to another role, or was moved from where it was written. It stays closed on this desk."


@dataclass(frozen=True)
class Desk:
    """What the unlock page shows of a slot."""

    slot_id: UUID
    label: str


@dataclass(frozen=True, repr=False)
class _Opened:
    """What is in memory while a desk is unlocked. `grantable` also holds what only the creating session may pass on."""

    file: KeyFile
    slot: Slot
    keys: Keys
    grantable: Keys
    card: Ed25519PrivateKey = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "card", card_private(self.file, self.database_key))

    @property
    def database_key(self) -> bytes:
        return self.keys[KeyName(DATABASE, self.file.database_version)]

    @property
    def admin(self) -> Ed25519PrivateKey | None:
        private = self.keys.get(KeyName(ADMIN, 1))
        return Ed25519PrivateKey.from_private_bytes(private) if private else None


class Vault:
    """An unlocked key file. `lock` drops every key; Python cannot promise to wipe them, so lock early."""

    def __init__(self, path: Path, opened: _Opened) -> None:
        _forbid_core_dumps()
        self._path = path
        self._in_memory: _Opened | None = opened

    @classmethod
    def create(
        cls, path: Path, user_id: UUID, desk: str, roles: Iterable[Role], passphrase: str, cost: KdfCost | None = None
    ) -> tuple[Vault, RecoveryCodes]:
        """Make the keys of a new station, with its first user: a manager, who may hold other roles too."""
        person = _Newcomer(user_id, _desk_label(desk), _role_order(roles), passphrase, cost)
        require_strength(passphrase)
        if Role.MANAGER not in person.roles:
            raise UserError(FIRST_IS_MANAGER, field="roles")
        if path.exists():
            raise StorageTrouble(ALREADY)
        keys = fresh_keys()
        empty, codes = new_station(keys)
        slot = person.slot(empty, keys)
        file = replace(empty, slots=(slot,))
        keyfile.write(path, file, Ed25519PrivateKey.from_private_bytes(keys[KeyName(ADMIN, 1)]))
        return cls(path, _Opened(file, slot, granted(keys, person.roles), keys)), codes

    @classmethod
    def unlock(cls, path: Path, slot_id: UUID, passphrase: str) -> Vault:
        """Open a desk's slot. Whatever does not fit is told in one and the same sentence."""
        file = keyfile.read(path)
        slot = next((slot for slot in file.slots if slot.slot_id == slot_id), None)
        if slot is None:
            raise UserError(WRONG, field="passphrase")
        private = unwrapped(file, slot, passphrase)
        try:
            keys = opened_keys(file, slot.slot_id.bytes, slot.keys, private)
            require_matching(file, slot, private, keys)
            return cls(path, _Opened(file, slot, keys, keys))
        except (InvalidTag, KeyError, ValueError) as trouble:
            raise StorageTrouble(keyfile.DAMAGED) from trouble

    @property
    def _opened(self) -> _Opened:
        if self._in_memory is None:
            raise UserError(LOCKED)
        return self._in_memory

    @property
    def user_id(self) -> UUID:
        return self._opened.slot.user_id

    @property
    def desk(self) -> Desk:
        return Desk(self._opened.slot.slot_id, self._opened.slot.desk)

    @property
    def roles(self) -> tuple[Role, ...]:
        return self._opened.slot.roles

    @property
    def database_id(self) -> bytes:
        return self._opened.file.database_id

    @property
    def database_key(self) -> bytes:
        """The raw 32-byte key of the database."""
        return self._opened.database_key

    @property
    def version(self) -> int:
        """Counter of the key file; journaled, it gives away an older file that was put back."""
        return self._opened.file.version

    @property
    def card_key_id(self) -> int:
        return self._opened.file.card.key_id

    @property
    def card_public_key(self) -> bytes:
        return self._opened.file.card.public

    def sign_card(self, message: bytes) -> bytes:
        """The station's Ed25519 signature (RFC 8032)."""
        return self._opened.card.sign(message)

    def holds(self, compartment: Compartment) -> bool:
        """Whether this desk's role can open what is sealed to a compartment."""
        return any(name.purpose == compartment.value for name in self._opened.keys)

    def seal(self, compartment: Compartment, plain: bytes, binding: Binding) -> bytes:
        """Seal a text to a compartment; every desk can, whether or not it can open it again."""
        file = self._opened.file
        key = file.newest(compartment)
        return seal_envelope(key.public, plain, file.database_id, compartment, key.version, binding)

    def open(self, compartment: Compartment, sealed: bytes, binding: Binding) -> bytes:
        """Open a sealed text in the place it was sealed for; Refused without the key or in another place."""
        opened, envelope = self._opened, Envelope.parse(sealed)
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

    def add_user(
        self,
        user_id: UUID,
        desk: str,
        roles: Iterable[Role],
        passphrase: str,
        recovery_code: str | None = None,
        cost: KdfCost | None = None,
    ) -> Desk:
        """Write a slot for a new user; a role that opens a compartment needs its key here, or the recovery code."""
        opened = self._opened
        if opened.admin is None:
            raise Refused(NOT_THE_KEYS)
        person = _Newcomer(user_id, _desk_label(desk), _role_order(roles), passphrase, cost)
        file = self._file_on_disk()
        if any(slot.desk.casefold() == person.desk.casefold() for slot in file.slots):
            raise UserError(SAME_DESK, field="desk")
        require_strength(passphrase)
        keys = with_recovered(file, opened.grantable, person.roles, recovery_code)
        slot = person.slot(file, keys)
        grown = replace(file, version=file.version + 1, slots=(*file.slots, slot))
        keyfile.write(self._path, grown, opened.admin)
        self._in_memory = replace(opened, file=grown)
        return Desk(slot.slot_id, slot.desk)

    def _file_on_disk(self) -> KeyFile:
        """The key file as it is now, which must be the one unlocked, and not an older one put back."""
        mine, found = self._opened.file, keyfile.read(self._path)
        same = (found.database_id, found.admin) == (mine.database_id, mine.admin)
        if not same or found.version < mine.version:
            raise StorageTrouble(keyfile.DAMAGED)
        return found

    def settle(self, path: Path) -> None:
        """Give the key file of a new station its final name: from now on the station is set up."""
        keyfile.move(self._path, path)
        self._path = path

    def lock(self) -> None:
        """Drop every key; afterwards nothing can be asked of this vault."""
        self._in_memory = None


def desks(path: Path) -> tuple[Desk, ...]:
    """The desks that can be unlocked here; asks for no secret."""
    return tuple(Desk(slot.slot_id, slot.desk) for slot in keyfile.read(path).slots)


@dataclass(frozen=True, repr=False)
class _Newcomer:
    """A user about to get a slot."""

    user_id: UUID
    desk: str
    roles: tuple[Role, ...]
    passphrase: str
    cost: KdfCost | None

    def slot(self, file: KeyFile, keys: Keys) -> Slot:
        """The slot: own key under the passphrase, and sealed to it what the roles open."""
        private, slot_id = X25519PrivateKey.generate(), uuid4()
        public = private.public_key().public_bytes_raw()
        sealed = sealed_keys(file.database_id, slot_id.bytes, public, granted(keys, self.roles))
        cost, salt = self.cost or calibrate(), secrets.token_bytes(16)
        slot = Slot(slot_id, self.user_id, self.desk, self.roles, cost, salt, public, b"", sealed)
        context = keyfile.slot_context(file.database_id, file.admin, slot)
        key = stretch(normalise(self.passphrase).encode(), salt, cost)
        wrapped = wrap(key, private.private_bytes_raw(), context, secrets.token_bytes(NONCE_BYTES))
        return replace(slot, wrapped=wrapped)


def _desk_label(typed: str) -> str:
    label = " ".join(unicodedata.normalize("NFC", typed).split())
    if not 1 <= len(label) <= LONGEST_DESK or not label.isprintable():
        raise UserError(BAD_DESK, field="desk")
    return label


def _role_order(roles: Iterable[Role]) -> tuple[Role, ...]:
    wanted = set(roles)
    if not wanted:
        raise UserError(NO_ROLE, field="roles")
    return tuple(role for role in Role if role in wanted)


def _forbid_core_dumps() -> None:
    """A crash must not leave the keys in a file; where the platform has such a limit."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
