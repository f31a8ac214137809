"""Making the slot of a user: the own key pair under a passphrase, and sealed to it what the roles open."""

from __future__ import annotations

import secrets
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from uuid import UUID, uuid4

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from app.errors import UserError
from app.keyparts import KeyFile, Slot, slot_context
from app.keyring import Keys, granted, sealed_keys, signer_of
from app.passphrase import normalise, require_strength
from app.sealing import NONCE_BYTES, KdfCost, calibrate, stretch, wrap
from models.codes import Role

LONGEST_DESK = 60

BAD_DESK = "A desk needs a name of 1 to 60 signs, such as Desk 2 or Clinic. Nothing was changed."
NO_ROLE = "A user needs at least one role. Nothing was changed; choose what the user does."


@dataclass(frozen=True, repr=False)
class Newcomer:
    """A user about to get a slot; the first role is the one they start in."""

    user_id: UUID
    desk: str
    roles: tuple[Role, ...]
    passphrase: str
    cost: KdfCost | None = None

    @classmethod
    def checked(
        cls, user_id: UUID, desk: str, roles: Iterable[Role], passphrase: str, cost: KdfCost | None = None
    ) -> Newcomer:
        """UserError naming the field: no roles, a desk without a name, a passphrase that is too weak."""
        found = cls(user_id, desk_label(desk), tuple(dict.fromkeys(roles)), passphrase, cost)
        if not found.roles:
            raise UserError(NO_ROLE, field="roles")
        require_strength(passphrase)
        return found

    def slot(self, file: KeyFile, keys: Keys) -> Slot:
        """The slot: own key under the passphrase, and sealed to it what the roles open."""
        return self.slot_and_key(file, keys)[0]

    def slot_and_key(self, file: KeyFile, keys: Keys) -> tuple[Slot, X25519PrivateKey]:
        """The slot, and the user's own private key for who makes it in this very session."""
        private, slot_id = X25519PrivateKey.generate(), uuid4()
        public = private.public_key().public_bytes_raw()
        signer = signer_of(file.database_id, private).public_key().public_bytes_raw()
        sealed = sealed_keys(file.database_id, slot_id.bytes, public, granted(keys, self.roles))
        empty = Slot(
            slot_id, self.user_id, self.desk, self.roles, self.cost or calibrate(), b"", public, b"", sealed, signer
        )
        return under(file, empty, private, self.passphrase), private


def under(file: KeyFile, slot: Slot, private: X25519PrivateKey, passphrase: str) -> Slot:
    """The slot with its own private key wrapped under these words, at the slot's cost, with a new salt."""
    slot = replace(slot, salt=secrets.token_bytes(16))
    key = stretch(normalise(passphrase).encode(), slot.salt, slot.cost)
    context = slot_context(file.database_id, file.admin, slot)
    return replace(slot, wrapped=wrap(key, private.private_bytes_raw(), context, secrets.token_bytes(NONCE_BYTES)))


def desk_label(typed: str) -> str:
    """A desk's name as it is shown; UserError when it has none, or signs that cannot be seen."""
    label = " ".join(unicodedata.normalize("NFC", typed).split())
    if not 1 <= len(label) <= LONGEST_DESK or not label.isprintable():
        raise UserError(BAD_DESK, field="desk")
    return label
