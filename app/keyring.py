"""The keys themselves: how they are made, whom they are sealed to, and that each half fits the other."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from app.errors import StorageTrouble, UserError
from app.keyfile import (
    ADMIN,
    DAMAGED,
    DATABASE,
    CardKey,
    CompartmentKey,
    KeyFile,
    KeyName,
    Recovery,
    Sealed,
    Slot,
    key_info,
    slot_context,
)
from app.passphrase import CODE_BYTES, normalise, read_code, write_code
from app.sealing import NONCE_BYTES, InvalidTag, canonical, derive, open_with, seal_to, stretch, unwrap, wrap
from models.codes import Compartment, Role

MEDICAL, PROTECTION = Compartment.MEDICAL, Compartment.PROTECTION
HOLDERS: Mapping[Compartment, Role] = {MEDICAL: Role.MEDIC, PROTECTION: Role.MANAGER}
STATION = "station"
CARD_KEY_ID_BYTES = 7

WRONG = (
    "This passphrase does not open this desk. Nothing was changed. "
    "Look at the keyboard language, then type the words again."
)
NEEDS_CODE = (
    "The key to the sealed records of this role is not on this desk, so the new user was not added. "
    "Type the recovery code from its paper."
)
WRONG_CODE = "This recovery code belongs to other records. Nothing was changed; look for the paper of this laptop."

NO_MEMORY = (
    "This laptop has too little free memory to unlock. What was saved is safe. Close other programs and try again."
)

Keys = Mapping[KeyName, bytes]


@dataclass(frozen=True, repr=False)
class RecoveryCodes:
    """Shown once, kept on paper: one for the records and their keys, one for each sealed compartment."""

    station: str
    medical: str
    protection: str


def fresh_keys() -> dict[KeyName, bytes]:
    """The database key, the admin's signing key and the private halves of the compartments."""
    return {
        KeyName(DATABASE, 1): secrets.token_bytes(32),
        KeyName(ADMIN, 1): Ed25519PrivateKey.generate().private_bytes_raw(),
        **{KeyName(place.value, 1): X25519PrivateKey.generate().private_bytes_raw() for place in HOLDERS},
    }


def new_station(keys: Keys) -> tuple[KeyFile, RecoveryCodes]:
    """A key file without slots, and the codes whose keys it seals to."""
    database_id = secrets.token_bytes(16)
    station, medical, protection = (secrets.token_bytes(CODE_BYTES) for _ in range(3))
    recoveries = (
        _recovery(database_id, STATION, station, named(keys, DATABASE, ADMIN)),
        _recovery(database_id, MEDICAL.value, medical, named(keys, MEDICAL.value)),
        _recovery(database_id, PROTECTION.value, protection, named(keys, PROTECTION.value)),
    )
    admin = Ed25519PrivateKey.from_private_bytes(keys[KeyName(ADMIN, 1)]).public_key().public_bytes_raw()
    card = _new_card_key(database_id, keys[KeyName(DATABASE, 1)])
    places = tuple(CompartmentKey(place, 1, _public(keys[KeyName(place.value, 1)])) for place in HOLDERS)
    codes = RecoveryCodes(write_code(station), write_code(medical), write_code(protection))
    return KeyFile(database_id, 1, 1, admin, card, places, (), recoveries), codes


def _public(private: bytes) -> bytes:
    return X25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw()


def named(keys: Keys, *purposes: str) -> Keys:
    return {name: key for name, key in keys.items() if name.purpose in purposes}


def granted(keys: Keys, roles: tuple[Role, ...]) -> Keys:
    """What these roles open: the database for all, a compartment for its holders, the admin key for managers."""
    held = [place.value for place, holder in HOLDERS.items() if holder in roles]
    return named(keys, DATABASE, *held, *([ADMIN] if Role.MANAGER in roles else []))


def sealed_keys(database_id: bytes, holder: bytes, public: bytes, keys: Keys) -> Sealed:
    return tuple((name, seal_to(public, key, key_info(database_id, holder, name))) for name, key in keys.items())


def opened_keys(file: KeyFile, holder: bytes, sealed: Sealed, private: X25519PrivateKey) -> Keys:
    return {name: open_with(private, key, key_info(file.database_id, holder, name)) for name, key in sealed}


def unwrapped(file: KeyFile, slot: Slot, passphrase: str) -> X25519PrivateKey:
    context = slot_context(file.database_id, file.admin, slot)
    try:
        key = stretch(normalise(passphrase).encode(), slot.salt, slot.cost)
        return X25519PrivateKey.from_private_bytes(unwrap(key, slot.wrapped, context))
    except MemoryError as trouble:
        raise StorageTrouble(NO_MEMORY) from trouble
    except (InvalidTag, ValueError):
        raise UserError(WRONG, field="passphrase") from None


def require_matching(file: KeyFile, slot: Slot, private: X25519PrivateKey, keys: Keys) -> None:
    """Every private half opened must be the half of what the file publishes."""
    halves = {KeyName(key.compartment.value, key.version): key.public for key in file.compartments}
    pairs = [(private.public_key().public_bytes_raw(), slot.public)]
    pairs += [(_public(key), halves[name]) for name, key in keys.items() if name.purpose not in (DATABASE, ADMIN)]
    admins = [Ed25519PrivateKey.from_private_bytes(key) for key in named(keys, ADMIN).values()]
    pairs += [(admin.public_key().public_bytes_raw(), file.admin) for admin in admins]
    if any(derived != published for derived, published in pairs):
        raise ValueError("a key does not match")


def _recovery_private(database_id: bytes, name: str, code: bytes) -> X25519PrivateKey:
    return X25519PrivateKey.from_private_bytes(derive(code, database_id, b"waystation recovery " + name.encode()))


def _recovery(database_id: bytes, name: str, code: bytes, keys: Keys) -> Recovery:
    public = _recovery_private(database_id, name, code).public_key().public_bytes_raw()
    return Recovery(name, public, sealed_keys(database_id, name.encode(), public, keys))


def with_recovered(file: KeyFile, keys: Keys, roles: tuple[Role, ...], recovery_code: str | None) -> Keys:
    """The keys at hand, and those a recovery code opens where a role needs more."""
    missing = [place for place, holder in HOLDERS.items() if holder in roles and not named(keys, place.value)]
    if missing and not recovery_code:
        raise UserError(NEEDS_CODE, field="recovery_code")
    for place in missing:
        keys = {**keys, **_recovered(file, place.value, read_code(recovery_code or ""))}
    return keys


def _recovered(file: KeyFile, name: str, code: bytes) -> Keys:
    private = _recovery_private(file.database_id, name, code)
    public = private.public_key().public_bytes_raw()
    recovery = next((found for found in file.recoveries if (found.name, found.public) == (name, public)), None)
    if recovery is None:
        raise UserError(WRONG_CODE, field="recovery_code")
    try:
        return opened_keys(file, name.encode(), recovery.keys, private)
    except InvalidTag as trouble:
        raise StorageTrouble(DAMAGED) from trouble


def _card_wrapping(database_id: bytes, database_key: bytes, public: bytes) -> tuple[bytes, bytes]:
    """The key and the associated data under which the station's private signing key lies."""
    key = derive(database_key, database_id, b"waystation card key")
    return key, canonical(["waystation card key", database_id, public])


def _new_card_key(database_id: bytes, database_key: bytes) -> CardKey:
    private = Ed25519PrivateKey.generate()
    public = private.public_key().public_bytes_raw()
    key, context = _card_wrapping(database_id, database_key, public)
    wrapped = wrap(key, private.private_bytes_raw(), context, secrets.token_bytes(NONCE_BYTES))
    return CardKey(card_key_id(public), public, wrapped)


def card_private(file: KeyFile, database_key: bytes) -> Ed25519PrivateKey:
    key, context = _card_wrapping(file.database_id, database_key, file.card.public)
    private = Ed25519PrivateKey.from_private_bytes(unwrap(key, file.card.wrapped, context))
    if private.public_key().public_bytes_raw() != file.card.public or file.card.key_id != card_key_id(file.card.public):
        raise ValueError("the card key does not match")
    return private


def card_key_id(public: bytes) -> int:
    """The short name of a card key: the first 56 bits of its SHA-256."""
    return int.from_bytes(sha256(public).digest()[:CARD_KEY_ID_BYTES], "big")
