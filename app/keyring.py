"""The keys themselves: how they are made, whom they are sealed to, and that each half fits the other."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from app.errors import StorageTrouble, UserError
from app.keyparts import (
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

MEDICAL, PROTECTION, EMERGENCY = Compartment.MEDICAL, Compartment.PROTECTION, Compartment.EMERGENCY
HOLDERS: Mapping[Compartment, frozenset[Role]] = {
    MEDICAL: frozenset({Role.MEDIC}),
    PROTECTION: frozenset({Role.MANAGER, Role.LEGAL, Role.CASE}),
    EMERGENCY: frozenset({Role.MEDIC, Role.MANAGER}),
}
STATION = "station"
RECOVERED: Mapping[str, tuple[str, ...]] = {
    STATION: (DATABASE, ADMIN, EMERGENCY.value),
    MEDICAL.value: (MEDICAL.value, EMERGENCY.value),
    PROTECTION.value: (PROTECTION.value,),
}
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
OTHER_CODE = (
    "This recovery code is not the one needed here. Nothing was changed; look for the paper with the right name."
)

NO_MEMORY = (
    "This laptop has too little free memory to unlock. What was saved is safe. Close other programs and try again."
)

Keys = Mapping[KeyName, bytes]


@dataclass(frozen=True, repr=False)
class RecoveryCodes:
    """Shown once, kept on paper: one for the records and their keys, one for each of two sealed compartments."""

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
    made = {name: new_code(database_id, name, keys) for name in RECOVERED}
    recoveries = tuple(recovery for recovery, _ in made.values())
    codes = RecoveryCodes(*(code for _, code in made.values()))
    admin = Ed25519PrivateKey.from_private_bytes(keys[KeyName(ADMIN, 1)]).public_key().public_bytes_raw()
    card = _new_card_key(database_id, keys[KeyName(DATABASE, 1)])
    places = tuple(CompartmentKey(place, 1, public_half(keys[KeyName(place.value, 1)])) for place in HOLDERS)
    return KeyFile(database_id, 1, 1, admin, card, places, (), recoveries), codes


def new_code(database_id: bytes, name: str, keys: Keys) -> tuple[Recovery, str]:
    """A recovery code of 160 random bits, and what it opens of these keys."""
    secret = secrets.token_bytes(CODE_BYTES)
    public = public_half(_recovery_private(database_id, name, secret).private_bytes_raw())
    sealed = sealed_keys(database_id, name.encode(), public, named(keys, *RECOVERED[name]))
    return Recovery(name, public, sealed), write_code(secret)


def public_half(private: bytes) -> bytes:
    return X25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw()


def named(keys: Keys, *purposes: str) -> Keys:
    return {name: key for name, key in keys.items() if name.purpose in purposes}


def granted(keys: Keys, roles: Iterable[Role]) -> Keys:
    """What these roles open: the database for all, a compartment for its holders, the admin key for managers."""
    mine = frozenset(roles)
    held = [place.value for place, holders in HOLDERS.items() if holders & mine]
    return named(keys, DATABASE, *held, *([ADMIN] if Role.MANAGER in mine else []))


def sealed_keys(database_id: bytes, holder: bytes, public: bytes, keys: Keys) -> Sealed:
    return tuple((name, seal_to(public, key, key_info(database_id, holder, name))) for name, key in keys.items())


def opened_keys(file: KeyFile, holder: bytes, sealed: Sealed, private: X25519PrivateKey) -> Keys:
    return {name: open_with(private, key, key_info(file.database_id, holder, name)) for name, key in sealed}


def unwrapped(file: KeyFile, slot: Slot, passphrase: str) -> X25519PrivateKey:
    """The user's own private key; UserError, always with one sentence, when the words are not the right ones."""
    context = slot_context(file.database_id, file.admin, slot)
    try:
        key = stretch(normalise(passphrase).encode(), slot.salt, slot.cost)
        return X25519PrivateKey.from_private_bytes(unwrap(key, slot.wrapped, context))
    except MemoryError as trouble:
        raise StorageTrouble(NO_MEMORY) from trouble
    except (InvalidTag, ValueError):
        raise UserError(WRONG, field="passphrase") from None


def signer_of(database_id: bytes, private: X25519PrivateKey) -> Ed25519PrivateKey:
    """The key a user signs amendments of the key file with; it comes from the user's own private key."""
    secret = derive(private.private_bytes_raw(), database_id, b"waystation slot signer")
    return Ed25519PrivateKey.from_private_bytes(secret)


def require_matching(file: KeyFile, slot: Slot, private: X25519PrivateKey, keys: Keys) -> None:
    """Every private half opened must be the half of what the file publishes."""
    halves = {KeyName(key.compartment.value, key.version): key.public for key in file.compartments}
    pairs = [(private.public_key().public_bytes_raw(), slot.public)]
    pairs += [(public_half(key), halves[name]) for name, key in keys.items() if name.purpose not in (DATABASE, ADMIN)]
    signing = [(admin, file.admin) for admin in admins(keys)]
    signing += [(signer_of(file.database_id, private), slot.signer)] if slot.signer else []
    pairs += [(key.public_key().public_bytes_raw(), published) for key, published in signing]
    if any(derived != published for derived, published in pairs):
        raise ValueError("a key does not match")


def admins(keys: Keys) -> list[Ed25519PrivateKey]:
    return [Ed25519PrivateKey.from_private_bytes(key) for key in named(keys, ADMIN).values()]


def _recovery_private(database_id: bytes, name: str, code: bytes) -> X25519PrivateKey:
    return X25519PrivateKey.from_private_bytes(derive(code, database_id, b"waystation recovery " + name.encode()))


def code_name(file: KeyFile, typed: str) -> str | None:
    """Which of the file's recovery codes was typed; None: a code of other records. UserError: not a code at all."""
    found = _of_code(file, read_code(typed))
    return found[0].name if found else None


def _of_code(file: KeyFile, code: bytes) -> tuple[Recovery, X25519PrivateKey] | None:
    for recovery in file.recoveries:
        private = _recovery_private(file.database_id, recovery.name, code)
        if private.public_key().public_bytes_raw() == recovery.public:
            return recovery, private
    return None


def recovered(file: KeyFile, typed: str) -> Keys:
    """What a recovery code opens. UserError: not a code, or one of other records."""
    found = _of_code(file, read_code(typed))
    if found is None:
        raise UserError(WRONG_CODE, field="recovery_code")
    recovery, private = found
    try:
        return opened_keys(file, recovery.name.encode(), recovery.keys, private)
    except InvalidTag as trouble:
        raise StorageTrouble(DAMAGED) from trouble


def with_recovered(file: KeyFile, keys: Keys, roles: Iterable[Role], recovery_code: str | None) -> Keys:
    """The keys at hand, and those a recovery code opens where a role needs more."""
    if not lacking(file, keys, roles):
        return keys
    if not recovery_code:
        raise UserError(NEEDS_CODE, field="recovery_code")
    grown = {**keys, **named(recovered(file, recovery_code), *(place.value for place in HOLDERS))}
    if lacking(file, grown, roles):
        raise UserError(OTHER_CODE, field="recovery_code")
    return grown


def lacking(file: KeyFile, keys: Keys, roles: Iterable[Role]) -> tuple[Compartment, ...]:
    """The compartments these roles open and these keys do not."""
    mine = frozenset(roles)
    wanted = (place for place, holders in HOLDERS.items() if holders & mine and file.newest(place))
    return tuple(place for place in wanted if not named(keys, place.value))


def _card_wrapping(database_id: bytes, database_key: bytes, public: bytes) -> tuple[bytes, bytes]:
    """The key and the associated data under which the station's private signing key lies."""
    key = derive(database_key, database_id, b"waystation card key")
    return key, canonical(["waystation card key", database_id, public])


def _new_card_key(database_id: bytes, database_key: bytes) -> CardKey:
    return card_under(Ed25519PrivateKey.generate(), database_id, database_key)


def card_under(private: Ed25519PrivateKey, database_id: bytes, database_key: bytes) -> CardKey:
    """The station's signing key, wrapped under a key that comes from this database key."""
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
