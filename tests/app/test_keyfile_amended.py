"""What a user who is no manager may change in the key file, and what no signature lets through."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from uuid import uuid4

import cbor2
import pytest

from app import keyfile
from app.amendment import NewCode, NewKey, NewWords
from app.errors import Refused, StorageTrouble
from app.keyfile import MAGIC, amended, decode, encode
from app.keyparts import ADMIN, CompartmentKey, KeyName
from app.keyring import EMERGENCY, MEDICAL, PROTECTION, new_code
from app.revision import completed, rotated, with_user, with_words
from app.sealing import FLOOR, Binding, KdfCost, canonical
from app.slots import Newcomer
from app.vault import Vault
from models.codes import Role

WORDS, OTHER_WORDS = "zebra tulip abacus abdomen", "correct horse battery staple"
HERE = Binding("medical_check", uuid4(), "note")


@dataclass
class Desks:
    path: Path
    lead: Vault
    medic: Vault
    intake: Vault

    @property
    def raw(self) -> bytes:
        return self.path.read_bytes()


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, dict[Role, object]]:
    path = tmp_path_factory.mktemp("keys") / "keys"
    lead, _ = Vault.create(path, uuid4(), "Lead", (Role.MANAGER,), WORDS, FLOOR)
    for role in (Role.MEDIC, Role.INTAKE):
        lead.stage(with_user(lead.opened, Newcomer.checked(uuid4(), role.name, (role,), WORDS, FLOOR)))
        lead.adopt()
    return path.read_bytes(), {slot.roles[0]: slot.slot_id for slot in keyfile.read(path).slots}


@pytest.fixture
def desks(made: tuple[bytes, dict[Role, object]], tmp_path: Path) -> Desks:
    raw, slots = made
    path = tmp_path / "keys"
    path.write_bytes(raw)
    roles = (Role.MANAGER, Role.MEDIC, Role.INTAKE)
    return Desks(path, *(Vault.unlock(path, slots[role], WORDS) for role in roles))  # type: ignore[arg-type]


def refused(raw: bytes) -> None:
    with pytest.raises(StorageTrouble) as trouble:
        decode(raw)
    assert trouble.value.sentence == keyfile.DAMAGED


def some_words(vault: Vault) -> NewWords:
    slot = vault.opened.slot
    return NewWords(slot.cost, bytes(16), slot.wrapped)


def test_amendments_follow_one_another_and_count_as_versions(desks: Desks) -> None:
    before = decode(desks.raw)
    once = amended(desks.raw, desks.intake.opened.slot, some_words(desks.intake), desks.intake.opened.signer)
    twice = amended(once, desks.medic.opened.slot, some_words(desks.medic), desks.medic.opened.signer)
    assert [decode(raw).version - before.version for raw in (desks.raw, once, twice)] == [0, 1, 2]
    assert decode(twice).slot(desks.intake.opened.slot.slot_id).salt == bytes(16)  # type: ignore[union-attr]
    magic, body, signature, (first, second) = cbor2.loads(twice)
    for cut in ([second], [second, first], [first, first], [first, second, first]):
        refused(canonical([magic, body, signature, cut]))
    refused(canonical([magic, body, signature, []]))


def test_nobody_signs_for_another(desks: Desks) -> None:
    intake, medic = desks.intake.opened, desks.medic.opened
    refused(amended(desks.raw, medic.slot, some_words(desks.medic), intake.signer))
    refused(amended(desks.raw, replace(intake.slot, slot_id=uuid4()), some_words(desks.intake), intake.signer))
    raw = amended(desks.raw, intake.slot, some_words(desks.intake), intake.signer)
    for place in range(len(desks.raw), len(raw), 3):
        refused(raw[:place] + bytes([raw[place] ^ 1]) + raw[place + 1 :])


def test_new_words_cannot_weaken_the_cost(desks: Desks) -> None:
    class Weak(KdfCost):
        def __post_init__(self) -> None:
            """Anything goes, as in a hostile program."""

    intake = desks.intake.opened
    words = replace(some_words(desks.intake), cost=Weak(8, 1, 1))
    refused(amended(desks.raw, intake.slot, words, intake.signer))


def test_only_a_holder_makes_a_compartment_new_and_only_the_next_key_of_it(desks: Desks) -> None:
    medic, intake, file = desks.medic.opened, desks.intake.opened, decode(desks.raw)

    def key(place: object, version: int, *names: KeyName) -> NewKey:
        sealed = tuple((name, bytes(80)) for name in names)
        made = CompartmentKey(place, version, bytes(range(32)))  # type: ignore[arg-type]
        return NewKey(made, ((intake.slot.slot_id, sealed),), ())

    decode(amended(desks.raw, medic.slot, key(MEDICAL, 2, KeyName("medical", 2)), medic.signer))
    for change in (
        key(PROTECTION, 2),
        key(MEDICAL, 1),
        key(MEDICAL, 3),
        key(MEDICAL, 2, KeyName(ADMIN, 1)),
        key(MEDICAL, 2, KeyName("medical", 1)),
    ):
        refused(amended(desks.raw, medic.slot, change, medic.signer))
    refused(amended(desks.raw, intake.slot, key(MEDICAL, 2), intake.signer))
    for by, name in ((intake, "medical"), (medic, "protection"), (medic, "station"), (medic, "another")):
        recovery, _ = new_code(file.database_id, name if name != "another" else "medical", medic.at_hand)
        refused(amended(desks.raw, by.slot, NewCode(replace(recovery, name=name)), by.signer))


def test_a_lead_takes_amendments_into_the_signed_body(desks: Desks) -> None:
    desks.intake.stage(with_words(desks.intake.opened, WORDS, OTHER_WORDS, FLOOR))
    desks.intake.adopt()
    lead = Vault.unlock(desks.path, desks.lead.desk.slot_id, WORDS)
    assert len(cbor2.loads(desks.raw)) == 4
    lead.stage(with_user(lead.opened, Newcomer.checked(uuid4(), "New", (Role.STORE,), WORDS, FLOOR)))
    lead.adopt()
    assert len(cbor2.loads(desks.raw)) == 3
    assert cbor2.loads(desks.raw)[0] == MAGIC
    Vault.unlock(desks.path, desks.intake.desk.slot_id, OTHER_WORDS)


def test_who_does_not_hold_the_medical_key_cannot_make_it_new(desks: Desks) -> None:
    for vault in (desks.intake, desks.lead):
        with pytest.raises(Refused):
            rotated(vault.opened, MEDICAL)


def test_a_key_file_from_before_the_emergency_compartment_is_read_and_completed_by_a_lead(desks: Desks) -> None:
    file = decode(desks.raw)
    older = replace(
        file,
        compartments=tuple(key for key in file.compartments if key.compartment is not EMERGENCY),
        slots=tuple(
            replace(slot, signer=b"", keys=tuple(item for item in slot.keys if item[0].purpose != EMERGENCY.value))
            for slot in file.slots
        ),
    )
    desks.path.write_bytes(encode(older, desks.lead.opened.admin))
    medic = Vault.unlock(desks.path, desks.medic.desk.slot_id, WORDS)
    assert not medic.holds(EMERGENCY)
    with pytest.raises(Exception, match="from before this kind"):
        medic.seal(EMERGENCY, b"nuts", HERE)
    lead = Vault.unlock(desks.path, desks.lead.desk.slot_id, WORDS)
    revision = completed(lead.opened)
    assert revision is not None
    lead.stage(revision)
    lead.adopt()
    assert completed(lead.opened) is None
    sealed = lead.seal(EMERGENCY, b"nuts", HERE)
    assert Vault.unlock(desks.path, desks.medic.desk.slot_id, WORDS).open(EMERGENCY, sealed, HERE) == b"nuts"
