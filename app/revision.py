"""The next key file: what each change makes of the file in place. Nothing is written here."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from app.amendment import Change, NewCode, NewKey, NewWords
from app.errors import Refused, UserError
from app.keyfile import Written, amended, decode, encode
from app.keyparts import ADMIN, DATABASE, CompartmentKey, KeyFile, KeyName, Sealed, Slot
from app.keyring import (
    EMERGENCY,
    HOLDERS,
    MEDICAL,
    PROTECTION,
    RECOVERED,
    STATION,
    Keys,
    admins,
    card_private,
    card_under,
    granted,
    named,
    new_code,
    public_half,
    sealed_keys,
    unwrapped,
    with_recovered,
)
from app.passphrase import require_strength
from app.sealing import KdfCost, calibrate
from app.slots import Newcomer, under
from models.codes import Compartment

NOT_THE_KEYS = "Only a manager's desk holds the keys, so nothing was changed. Ask the manager to do it."
NOT_THIS_KEY = "The key that is needed is not on this desk, so nothing was changed. Let a desk that holds it do it."
OLD_SLOT = (
    "The key of this desk was made by an earlier version of this program, so nothing was changed. "
    "Let the shift lead add the desk anew."
)
SAME_DESK = "There is a desk with this name already. Nothing was changed; choose another name for the new one."


@dataclass(frozen=True, repr=False)
class Opened:
    """What is in memory while a desk is unlocked. `at_hand` also holds what only the creating session may pass on."""

    written: Written
    slot: Slot
    at_hand: Keys
    signer: Ed25519PrivateKey
    card: Ed25519PrivateKey

    @property
    def file(self) -> KeyFile:
        return self.written.file

    @property
    def keys(self) -> Keys:
        """What the roles of this desk open."""
        return granted(self.at_hand, self.slot.roles)

    @property
    def database_key(self) -> bytes:
        return database_key(self.file, self.at_hand)

    @property
    def admin(self) -> Ed25519PrivateKey:
        """The key that signs the key file; Refused where it is not held."""
        found = admins(self.at_hand)
        if not found:
            raise Refused(NOT_THE_KEYS)
        return found[0]


@dataclass(frozen=True, repr=False)
class Revision:
    """The next key file, and the keys at hand once it counts."""

    written: Written
    at_hand: Keys

    @property
    def database_key(self) -> bytes:
        return database_key(self.written.file, self.at_hand)


def database_key(file: KeyFile, keys: Keys) -> bytes:
    return keys[KeyName(DATABASE, file.database_version)]


def signed(file: KeyFile, keys: Keys) -> Revision:
    """The file as its next version, signed by the admin key among these."""
    grown = replace(file, version=file.version + 1)
    return Revision(Written(grown, encode(grown, admins(keys)[0])), keys)


def with_user(opened: Opened, person: Newcomer, recovery_code: str | None = None) -> Revision:
    """One more slot; a role that opens a compartment needs its key here, or the recovery code."""
    file = opened.file
    require_free(file, person.desk)
    _ = opened.admin
    keys = with_recovered(file, opened.at_hand, person.roles, recovery_code)
    grown = signed(replace(file, slots=(*file.slots, person.slot(file, keys))), keys)
    return replace(grown, at_hand=opened.at_hand)


def require_free(file: KeyFile, desk: str) -> None:
    if any(slot.desk.casefold() == desk.casefold() for slot in file.slots):
        raise UserError(SAME_DESK, field="desk")


def without(opened: Opened, users: Collection[UUID]) -> Revision:
    """The slots of these users cut; every key stays as it is."""
    _ = opened.admin
    return signed(_cut(opened.file, users), opened.at_hand)


def revoked(opened: Opened, user: UUID) -> Revision:
    """A user's slot cut, a new database key, new keys of `protection` and `emergency`; the medical key is marked due
    when the user held it."""
    _ = opened.admin
    left = [slot for slot in opened.file.slots if slot.user_id == user]
    file, keys = _new_database_key(_cut(opened.file, {user}), opened.at_hand)
    for place in (PROTECTION, EMERGENCY):
        if any(slot.holds(place) for slot in left):
            change, private = _next_key(file, place)
            file = change.over(file)
            keys = {**keys, KeyName(place.value, change.key.version): private}
    if any(slot.holds(MEDICAL) for slot in left) and MEDICAL not in file.due:
        file = replace(file, due=(*file.due, MEDICAL))
    return signed(file, keys)


def _cut(file: KeyFile, users: Collection[UUID]) -> KeyFile:
    return replace(file, slots=tuple(slot for slot in file.slots if slot.user_id not in users))


def _new_database_key(file: KeyFile, keys: Keys) -> tuple[KeyFile, Keys]:
    """A new database key, sealed to all who remain; the card key wrapped anew, since it comes from the database key."""
    card, name = card_private(file, database_key(file, keys)), KeyName(DATABASE, file.database_version + 1)
    fresh = {name: secrets.token_bytes(32)}
    others = {found: key for found, key in keys.items() if found.purpose != DATABASE}

    def resealed(holder: bytes, public: bytes, before: Sealed) -> Sealed:
        kept = tuple(item for item in before if item[0].purpose != DATABASE)
        return (*sealed_keys(file.database_id, holder, public, fresh), *kept)

    file = replace(
        file,
        database_version=name.version,
        card=card_under(card, file.database_id, fresh[name]),
        slots=_each_slot(file, lambda slot: resealed(slot.slot_id.bytes, slot.public, slot.keys)),
        recoveries=tuple(
            replace(code, keys=resealed(code.name.encode(), code.public, code.keys)) if code.name == STATION else code
            for code in file.recoveries
        ),
    )
    return file, {**others, **fresh}


def _each_slot(file: KeyFile, keys: Callable[[Slot], Sealed]) -> tuple[Slot, ...]:
    return tuple(replace(slot, keys=keys(slot)) for slot in file.slots)


def _next_key(file: KeyFile, place: Compartment) -> tuple[NewKey, bytes]:
    """A new key of a compartment, sealed to every slot whose roles hold it and to the codes that open it."""
    before = file.newest(place)
    name = KeyName(place.value, before.version + 1 if before else 1)
    private = X25519PrivateKey.generate().private_bytes_raw()

    def sealed(holder: bytes, public: bytes) -> Sealed:
        return sealed_keys(file.database_id, holder, public, {name: private})

    slots = [slot for slot in file.slots if HOLDERS[place] & frozenset(slot.roles)]
    codes = [code for code in file.recoveries if place.value in RECOVERED.get(code.name, ())]
    change = NewKey(
        CompartmentKey(place, name.version, public_half(private)),
        tuple((slot.slot_id, sealed(slot.slot_id.bytes, slot.public)) for slot in slots),
        tuple((code.name, sealed(code.name.encode(), code.public)) for code in codes),
    )
    return change, private


def rotated(opened: Opened, place: Compartment) -> Revision:
    """A new key of a compartment by one of its holders; the keys before stay with their holders, for older texts."""
    if not named(opened.keys, place.value):
        raise Refused(NOT_THIS_KEY)
    change, private = _next_key(opened.file, place)
    return _amended(opened, change, {**opened.at_hand, KeyName(place.value, change.key.version): private})


def with_words(opened: Opened, old: str, new: str, cost: KdfCost | None = None) -> Revision:
    """The user's own key under other words. UserError: the old words are wrong, or the new ones too weak."""
    require_strength(new)
    file, slot = opened.file, opened.slot
    private = unwrapped(file, slot, old)
    changed = under(file, replace(slot, cost=cost or calibrate()), private, new)
    return _amended(opened, NewWords(changed.cost, changed.salt, changed.wrapped), opened.at_hand)


def with_code(opened: Opened, name: str) -> tuple[Revision, str]:
    """A new recovery code instead of the one of this name; whoever makes it must hold every key it opens."""
    file = opened.file
    there = {key.compartment.value for key in file.compartments} | {DATABASE, ADMIN}
    if any(purpose in there and not named(opened.at_hand, purpose) for purpose in RECOVERED[name]):
        raise Refused(NOT_THIS_KEY)
    recovery, code = new_code(file.database_id, name, opened.at_hand)
    if admins(opened.at_hand):
        return signed(NewCode(recovery).over(file), opened.at_hand), code
    return _amended(opened, NewCode(recovery), opened.at_hand), code


def _amended(opened: Opened, change: Change, keys: Keys) -> Revision:
    """A lead signs the whole file; everybody else adds an amendment."""
    if admins(keys):
        return signed(change.applied(opened.file, opened.slot), keys)
    if not opened.slot.signer:
        raise Refused(OLD_SLOT)
    raw = amended(opened.written.raw, opened.slot, change, opened.signer)
    return Revision(Written(decode(raw), raw), keys)


def completed(opened: Opened) -> Revision | None:
    """Sealed to each slot what its roles open and it lacks, as far as this desk holds it, and a key for a compartment
    that the file is older than; None when nothing lacks."""
    file, keys = opened.file, opened.at_hand
    _ = opened.admin
    for place in (place for place in HOLDERS if file.newest(place) is None):
        change, private = _next_key(file, place)
        file, keys = change.over(file), {**keys, KeyName(place.value, change.key.version): private}
    slots = _each_slot(file, lambda slot: (*slot.keys, *_missing(file, slot, opened.keys)))
    done = replace(file, slots=slots)
    return None if done == opened.file else signed(done, keys)


def _missing(file: KeyFile, slot: Slot, keys: Keys) -> Sealed:
    there = {name for name, _ in slot.keys}
    wanted = {name: key for name, key in granted(keys, slot.roles).items() if name not in there}
    return sealed_keys(file.database_id, slot.slot_id.bytes, slot.public, wanted)


def recovered_desk(file: KeyFile, keys: Keys, person: Newcomer) -> Revision:
    """A user's slots replaced by a new one under new words, by who holds the codes."""
    kept = _cut(file, {person.user_id})
    return signed(replace(kept, slots=(*kept.slots, person.slot(kept, keys))), keys)
