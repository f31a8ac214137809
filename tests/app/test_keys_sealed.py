"""What a thief with the files and one role's passphrase gets: 0 of 1,000 sealed notes of another role. And who types
wrong words or damages a slot gets one sentence. WAYSTATION_WRONG=1000 tries that many passphrases (60 at a commit)."""

from __future__ import annotations

import os
import random
from dataclasses import dataclass, replace
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from sqlmodel import Session

from app import keyfile, sqlcipher
from app.errors import StorageTrouble, UserError
from app.forms import CountForm, UserForm
from app.keyparts import Slot
from app.keyring import WRONG
from app.sealing import Binding, Envelope, InvalidTag, open_envelope
from app.vault import Vault, desks
from app.waystation import DATABASE, KEYS, Waystation
from models.base import new_id
from models.codes import Compartment, Role
from models.health import MedicalCheck
from models.trust import EmergencyExtract, ProtectionNote
from tests.app.conftest import FLOOR, WORDS, Centre, as_role

MEDICAL, PROTECTION, EMERGENCY = Compartment.MEDICAL, Compartment.PROTECTION, Compartment.EMERGENCY
EACH, DAMAGED_FILES, DAMAGED_SLOTS = 500, 1970, 30
WRONG_TRIES = int(os.environ.get("WAYSTATION_WRONG", "30"))
SECRET = b"a note that only its holders may read "
PLACES = {MEDICAL: "medicalcheck", PROTECTION: "protectionnote", EMERGENCY: "emergencyextract"}
HOLDERS = {
    MEDICAL: {Role.MEDIC},
    PROTECTION: {Role.MANAGER, Role.LEGAL},
    EMERGENCY: {Role.MEDIC, Role.MANAGER},
}


@dataclass
class Thief:
    """Somebody with both files and the words of one desk."""

    vault: Vault
    notes: dict[Compartment, list[tuple[UUID, bytes]]]

    def readable(self, place: Compartment) -> int:
        """How many notes of a compartment any key of the desk's slot opens, with their true place known."""
        keys = [X25519PrivateKey.from_private_bytes(key) for key in self.vault.opened.at_hand.values()]
        return sum(any(self._opens(key, place, *note) for key in keys) for note in self.notes[place])

    def _opens(self, key: X25519PrivateKey, place: Compartment, row: UUID, sealed: bytes) -> bool:
        envelope = Envelope.parse(sealed)
        assert envelope is not None
        try:
            text = open_envelope(key, envelope, self.vault.database_id, Binding(PLACES[place], row, "content"))
        except InvalidTag:
            return False
        return text.startswith(SECRET)


def test_no_role_opens_the_notes_of_another_with_the_files_and_its_own_words(
    centre: Centre, manager: Waystation, group: UUID
) -> None:
    legal = UserForm(new_id(), "Asta", "Legal", Role.LEGAL)
    manager.staff.add_user(manager.actor, legal, WORDS, FLOOR)
    _write_notes(manager, group)
    database_key = manager.house.vault.database_key
    notes = {place: _stolen(centre.folder, database_key, table) for place, table in PLACES.items()}
    assert [len(found) for found in notes.values()] == [EACH, EACH, 20]
    assert _canaries(centre.folder, database_key) == 0
    for desk in desks(centre.folder / KEYS):
        vault = Vault.unlock(centre.folder / KEYS, desk.slot_id, WORDS)
        assert vault.database_key == database_key
        thief = Thief(vault, notes)
        for place, found in notes.items():
            held = bool(HOLDERS[place] & set(vault.roles))
            assert (vault.roles, place, thief.readable(place)) == (vault.roles, place, len(found) if held else 0)


def _write_notes(manager: Waystation, group: UUID) -> None:
    person = manager.arrivals.count_in(as_role(manager, Role.INTAKE), CountForm(new_id(), group, False)).person.id
    me, now, vault = manager.actor.user, manager.house.now(), manager.house.vault

    def sealed(place: Compartment, row: UUID, number: int) -> bytes:
        return vault.seal(place, SECRET + str(number).encode(), Binding(PLACES[place], row, "content"))

    def work(session: Session) -> None:
        for number in range(EACH):
            check, note = uuid4(), uuid4()
            medical, protection = sealed(MEDICAL, check, number), sealed(PROTECTION, note, number)
            session.add(MedicalCheck(id=check, person_id=person, started_at=now, clinician_id=me, content=medical))
            session.add(ProtectionNote(id=note, person_id=person, at=now, by_id=me, content=protection))
        for number in range(20):
            row = uuid4()
            content = sealed(EMERGENCY, row, number)
            session.add(EmergencyExtract(id=row, person_id=person, content=content, released_at=now))

    manager.house.store.run(me, "save_check", work)


def _stolen(folder: Path, key: bytes, table: str) -> list[tuple[UUID, bytes]]:
    connection = sqlcipher.connect(folder / DATABASE, key)
    rows = connection.execute(f"SELECT id, content FROM {table}").fetchall()
    connection.close()
    return [(UUID(bytes=row) if isinstance(row, bytes) else UUID(row), content) for row, content in rows]


def _canaries(folder: Path, key: bytes) -> int:
    """How often the plain text of a note stands anywhere in the decrypted register."""
    connection = sqlcipher.connect(folder / DATABASE, key)
    tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    cells = [cell for table in tables for row in connection.execute(f'SELECT * FROM "{table}"') for cell in row]
    connection.close()
    return sum(SECRET in cell if isinstance(cell, bytes) else SECRET.decode() in str(cell) for cell in cells)


def test_wrong_passphrases_all_hear_the_same_sentence(centre: Centre) -> None:
    chance, slot = random.Random(17), centre.slots[Role.INTAKE]
    words = WORDS.split()
    for number in range(WRONG_TRIES):
        typed = " ".join(chance.sample(words, 4)) + chance.choice(["", "x", " extra", "0"])
        _kept_out(centre.folder / KEYS, slot, f"{typed} {number}" if typed == WORDS else typed)


def test_two_thousand_damaged_key_files_and_slots_are_refused_without_a_crash(centre: Centre) -> None:
    path, chance = centre.folder / KEYS, random.Random(18)
    raw, slot = path.read_bytes(), centre.slots[Role.INTAKE]
    admin = centre.unlock(Role.MANAGER)
    key = admin.house.vault.opened.admin
    admin.close()
    for _ in range(DAMAGED_FILES):
        damaged = _damaged(raw, chance)
        if damaged != raw:
            with pytest.raises(StorageTrouble):
                keyfile.decode(damaged)
    file = keyfile.decode(raw)
    for number in range(DAMAGED_SLOTS):
        slots = tuple(_damaged_slot(found, chance, number) if found.slot_id == slot else found for found in file.slots)
        path.write_bytes(keyfile.encode(replace(file, slots=slots), key))
        with pytest.raises((UserError, StorageTrouble)) as trouble:
            Vault.unlock(path, slot, WORDS)
        assert trouble.value.sentence in (WRONG, keyfile.DAMAGED)


def _damaged(raw: bytes, chance: random.Random) -> bytes:
    start, length = chance.randrange(len(raw)), chance.randrange(1, 40)
    kinds = (
        lambda: raw[:start] + bytes([raw[start] ^ chance.randrange(1, 256)]) + raw[start + 1 :],
        lambda: raw[:start],
        lambda: raw[:start] + raw[start + length :],
        lambda: raw[:start] + chance.randbytes(length) + raw[start:],
        lambda: raw[:start] + chance.randbytes(length) + raw[start + length :],
    )
    return chance.choice(kinds)()


def _damaged_slot(slot: Slot, chance: random.Random, number: int) -> Slot:
    """Signed again by the lead's own key, so that only the slot itself can tell."""
    name, sealed = slot.keys[0]
    field: dict[str, object] = [
        {"wrapped": _flipped(slot.wrapped, chance)},
        {"salt": _flipped(slot.salt, chance)},
        {"public": _flipped(slot.public, chance)},
        {"signer": _flipped(slot.signer, chance)},
        {"keys": ((name, _flipped(sealed, chance)),)},
        {"keys": ()},
        {"wrapped": slot.wrapped[: chance.randrange(len(slot.wrapped))]},
        {"roles": (Role.MANAGER,)},
        {"keys": ((replace(name, version=2), sealed),)},
        {"user_id": uuid4()},
    ][number % 10]
    return replace(slot, **field)


def _flipped(raw: bytes, chance: random.Random) -> bytes:
    place = chance.randrange(len(raw))
    return raw[:place] + bytes([raw[place] ^ 1 << chance.randrange(8)]) + raw[place + 1 :]


def _kept_out(path: Path, slot_id: UUID, passphrase: str) -> None:
    with pytest.raises(UserError) as refusal:
        Vault.unlock(path, slot_id, passphrase)
    assert (refusal.value.sentence, refusal.value.field) == (WRONG, "passphrase")
