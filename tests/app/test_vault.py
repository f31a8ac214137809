"""The vault: who gets in, who opens which compartment, and what a changed key file can not do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from app import keyfile
from app.errors import Refused, StorageTrouble, UserError
from app.keyparts import Slot
from app.keyring import WRONG
from app.revision import with_user
from app.sealing import FLOOR, KdfCost
from app.slots import Newcomer
from app.vault import Binding, Desk, RecoveryCodes, Vault, desks
from models.codes import Compartment, Role

MEDICAL, PROTECTION = Compartment.MEDICAL, Compartment.PROTECTION
WORDS = "zebra tulip abacus abdomen"
HERE = Binding("medical_check", uuid4(), "note")
MANAGER_ID = uuid4()


@dataclass(frozen=True)
class Centre:
    """One laptop with four desks, made once; each desk is unlocked from the file as written."""

    path: Path
    codes: RecoveryCodes
    slots: dict[Role, UUID]
    open: dict[Role, Vault]


def let_in(
    vault: Vault,
    user_id: UUID,
    desk: str,
    roles: tuple[Role, ...],
    passphrase: str,
    code: str | None = None,
    cost: KdfCost = FLOOR,
) -> Desk:
    """A user added to the key file alone, without a register."""
    vault.stage(with_user(vault.opened, Newcomer.checked(user_id, desk, roles, passphrase, cost), code))
    vault.adopt()
    return next(found for found in desks(vars(vault)["_path"]) if found.label == " ".join(desk.split()))


@pytest.fixture(scope="module")
def centre(tmp_path_factory: pytest.TempPathFactory) -> Centre:
    path = tmp_path_factory.mktemp("centre") / "keys"
    first, codes = Vault.create(path, MANAGER_ID, "Shift lead", (Role.MANAGER,), WORDS, FLOOR)
    slots = {Role.MANAGER: first.desk.slot_id}
    for role in (Role.INTAKE, Role.MEDIC, Role.STORE):
        slots[role] = let_in(first, uuid4(), f"Desk {role.name}", (role,), WORDS, cost=FLOOR).slot_id
    return Centre(path, codes, slots, {role: Vault.unlock(path, slot, WORDS) for role, slot in slots.items()})


@pytest.fixture
def copy(centre: Centre, tmp_path: Path) -> Iterator[Path]:
    path = tmp_path / "keys"
    path.write_bytes(centre.path.read_bytes())
    yield path
    assert not list(tmp_path.glob("*.new"))


def test_every_desk_gets_the_same_database(centre: Centre) -> None:
    assert len({vault.database_key for vault in centre.open.values()}) == 1
    assert {len(vault.database_key) for vault in centre.open.values()} == {32}
    assert {len(vault.database_id) for vault in centre.open.values()} == {16}
    assert centre.open[Role.MANAGER].user_id == MANAGER_ID
    assert centre.open[Role.STORE].roles == (Role.STORE,)
    assert centre.open[Role.STORE].version == 4


def test_desks_are_listed_without_a_secret(centre: Centre) -> None:
    assert desks(centre.path) == (
        Desk(centre.slots[Role.MANAGER], "Shift lead"),
        Desk(centre.slots[Role.INTAKE], "Desk INTAKE"),
        Desk(centre.slots[Role.MEDIC], "Desk MEDIC"),
        Desk(centre.slots[Role.STORE], "Desk STORE"),
    )


def test_wrong_passphrases_and_desks_hear_one_sentence(centre: Centre) -> None:
    tries = ["", WORDS[:-1], WORDS + "s", "abdomen abacus tulip zebra", "x" * 5000, "\0", WORDS.replace("e", "е")]
    for passphrase in tries:
        _kept_out(centre.path, centre.slots[Role.INTAKE], passphrase)
    _kept_out(centre.path, uuid4(), WORDS)


def test_typing_is_forgiven(centre: Centre) -> None:
    assert Vault.unlock(centre.path, centre.slots[Role.INTAKE], " Zebra  TULIP abacus\tabdomen\n").roles == (
        Role.INTAKE,
    )


@pytest.mark.parametrize("role", [Role.INTAKE, Role.STORE, Role.MANAGER])
def test_everyone_seals_medical_text_and_only_the_medic_opens_it(centre: Centre, role: Role) -> None:
    sealed = centre.open[role].seal(MEDICAL, b"coughs at night", HERE)
    assert b"cough" not in sealed
    assert not centre.open[role].holds(MEDICAL)
    assert centre.open[Role.MEDIC].holds(MEDICAL)
    assert centre.open[Role.MEDIC].open(MEDICAL, sealed, HERE) == b"coughs at night"
    with pytest.raises(Refused):
        centre.open[role].open(MEDICAL, sealed, HERE)


def test_protection_is_the_managers(centre: Centre) -> None:
    sealed = centre.open[Role.INTAKE].seal(PROTECTION, b"brother is at risk", HERE)
    assert centre.open[Role.MANAGER].open(PROTECTION, sealed, HERE) == b"brother is at risk"
    for role in (Role.INTAKE, Role.MEDIC, Role.STORE):
        with pytest.raises(Refused):
            centre.open[role].open(PROTECTION, sealed, HERE)


def test_a_slot_holds_no_more_keys_than_its_role(centre: Centre) -> None:
    held = {slot.roles[0]: {name.purpose for name, _ in slot.keys} for slot in keyfile.read(centre.path).slots}
    assert held == {
        Role.INTAKE: {"database"},
        Role.STORE: {"database"},
        Role.MEDIC: {"database", "medical", "emergency"},
        Role.MANAGER: {"database", "protection", "emergency", "admin"},
    }


def test_cards_are_signed_alike_by_every_desk(centre: Centre) -> None:
    signatures = {vault.sign_card(b"card") for vault in centre.open.values()}
    assert len(signatures) == 1
    public = Ed25519PublicKey.from_public_bytes(centre.open[Role.STORE].card_public_key)
    public.verify(signatures.pop(), b"card")
    assert 0 <= centre.open[Role.STORE].card_key_id < 2**56


def test_locking_drops_everything(centre: Centre) -> None:
    vault = Vault.unlock(centre.path, centre.slots[Role.MEDIC], WORDS)
    sealed = vault.seal(MEDICAL, b"text", HERE)
    vault.lock()
    vault.lock()
    for name in ("database_key", "database_id", "user_id", "roles", "desk", "version", "card_key_id"):
        with pytest.raises(UserError, match="locked"):
            getattr(vault, name)
    for use in (
        lambda: vault.open(MEDICAL, sealed, HERE),
        lambda: vault.seal(MEDICAL, b"text", HERE),
        lambda: vault.sign_card(b"card"),
        lambda: vault.holds(MEDICAL),
    ):
        with pytest.raises(UserError, match="locked"):
            use()
    assert vars(vault)["_in_memory"] is None


def test_core_dumps_are_off(centre: Centre) -> None:
    resource = pytest.importorskip("resource")
    assert resource.getrlimit(resource.RLIMIT_CORE) == (0, 0)


@pytest.mark.parametrize("role", [Role.INTAKE, Role.MEDIC, Role.STORE])
def test_only_a_manager_adds_users(centre: Centre, role: Role) -> None:
    with pytest.raises(Refused):
        let_in(centre.open[role], uuid4(), "Desk 9", (Role.STORE,), WORDS, cost=FLOOR)


def _shift_lead(centre: Centre, path: Path) -> Vault:
    return Vault.unlock(path, centre.slots[Role.MANAGER], WORDS)


def test_a_later_medic_needs_the_recovery_code(centre: Centre, copy: Path) -> None:
    lead = _shift_lead(centre, copy)
    sealed = lead.seal(MEDICAL, b"text", HERE)
    for code in (None, "", "00000", centre.codes.protection, centre.codes.station):
        with pytest.raises(UserError) as refusal:
            let_in(lead, uuid4(), "Clinic 2", (Role.MEDIC,), WORDS, code, FLOOR)
        assert refusal.value.field == "recovery_code"
    assert len(desks(copy)) == 4
    desk = let_in(lead, uuid4(), "Clinic 2", (Role.MEDIC,), WORDS, centre.codes.medical.lower(), FLOOR)
    assert Vault.unlock(copy, desk.slot_id, WORDS).open(MEDICAL, sealed, HERE) == b"text"
    with pytest.raises(Refused):
        lead.open(MEDICAL, sealed, HERE)


def test_a_manager_who_is_a_medic_grants_the_next_medic(tmp_path: Path) -> None:
    path = tmp_path / "keys"
    first, _ = Vault.create(path, uuid4(), "Lead", (Role.MEDIC, Role.MANAGER), WORDS, FLOOR)
    both = Vault.unlock(path, first.desk.slot_id, WORDS)
    assert both.roles == (Role.MEDIC, Role.MANAGER)
    desk = let_in(both, uuid4(), "Clinic", (Role.MEDIC,), WORDS, cost=FLOOR)
    sealed = both.seal(MEDICAL, b"text", HERE)
    assert Vault.unlock(path, desk.slot_id, WORDS).open(MEDICAL, sealed, HERE) == b"text"


def test_the_first_session_of_a_manager_may_grant_but_not_read(tmp_path: Path) -> None:
    first, _ = Vault.create(tmp_path / "keys", uuid4(), "Lead", (Role.MANAGER,), WORDS, FLOOR)
    sealed = first.seal(MEDICAL, b"text", HERE)
    assert not first.holds(MEDICAL)
    with pytest.raises(Refused):
        first.open(MEDICAL, sealed, HERE)


@pytest.mark.parametrize(
    ("field", "desk", "roles", "passphrase"),
    [
        ("desk", "shift  LEAD", (Role.STORE,), WORDS),
        ("desk", " ", (Role.STORE,), WORDS),
        ("desk", "x" * 61, (Role.STORE,), WORDS),
        ("desk", "Desk\u202e 9", (Role.STORE,), WORDS),
        ("roles", "Desk 9", (), WORDS),
        ("passphrase", "Desk 9", (Role.STORE,), "1234"),
    ],
)
def test_what_cannot_be_added_names_its_field(
    centre: Centre, copy: Path, field: str, desk: str, roles: tuple[Role, ...], passphrase: str
) -> None:
    with pytest.raises(UserError) as refusal:
        let_in(_shift_lead(centre, copy), uuid4(), desk, roles, passphrase, cost=FLOOR)
    assert refusal.value.field == field
    assert passphrase not in refusal.value.sentence
    assert copy.read_bytes() == centre.path.read_bytes()


def test_a_station_is_never_made_over_another(centre: Centre, copy: Path) -> None:
    with pytest.raises(StorageTrouble, match="already"):
        Vault.create(copy, uuid4(), "Lead", (Role.MANAGER,), WORDS, FLOOR)
    with pytest.raises(UserError) as refusal:
        Vault.create(copy.with_name("other"), uuid4(), "Lead", (Role.MEDIC,), WORDS, FLOOR)
    assert refusal.value.field == "roles"
    assert copy.read_bytes() == centre.path.read_bytes()


def test_an_older_file_put_back_is_noticed_before_writing(centre: Centre, copy: Path) -> None:
    lead, before = _shift_lead(centre, copy), copy.read_bytes()
    let_in(lead, uuid4(), "Desk 9", (Role.STORE,), WORDS, cost=FLOOR)
    copy.write_bytes(before)
    with pytest.raises(StorageTrouble):
        let_in(lead, uuid4(), "Desk 10", (Role.STORE,), WORDS, cost=FLOOR)


def _changed(path: Path, slot_id: UUID, **fields: object) -> None:
    """An intruder's file: one slot changed and everything signed again by a key of his own."""
    intruder = Ed25519PrivateKey.generate()
    file = keyfile.read(path)
    slots = tuple(replace(slot, **fields) if slot.slot_id == slot_id else slot for slot in file.slots)
    keyfile.write(path, replace(file, slots=slots, admin=intruder.public_key().public_bytes_raw()), intruder)


@pytest.mark.parametrize(
    "fields",
    [
        {"roles": (Role.INTAKE, Role.MEDIC)},
        {"desk": "Shift lead 2"},
        {"user_id": MANAGER_ID},
        {"cost": KdfCost(FLOOR.memory, FLOOR.iterations + 1, FLOOR.lanes)},
        {"salt": bytes(16)},
        {"wrapped": b""},
        {"wrapped": bytes(60)},
        {},
    ],
)
def test_a_changed_slot_signed_by_a_stranger_does_not_open(
    centre: Centre, copy: Path, fields: dict[str, object]
) -> None:
    _changed(copy, centre.slots[Role.INTAKE], **fields)
    _kept_out(copy, centre.slots[Role.INTAKE], WORDS)


def _slot(path: Path, slot_id: UUID) -> Slot:
    return next(slot for slot in keyfile.read(path).slots if slot.slot_id == slot_id)


def _signed_by_admin(centre: Centre, path: Path, **fields: object) -> None:
    admin = vars(centre.open[Role.MANAGER])["_in_memory"].admin
    keyfile.write(path, replace(keyfile.read(path), **fields), admin)


def test_even_the_admin_cannot_swap_keys_between_slots(centre: Centre, copy: Path) -> None:
    medic, intake = _slot(copy, centre.slots[Role.MEDIC]), _slot(copy, centre.slots[Role.INTAKE])
    _signed_by_admin(centre, copy, slots=(replace(intake, keys=medic.keys),))
    with pytest.raises(StorageTrouble, match="damaged"):
        Vault.unlock(copy, intake.slot_id, WORDS)


def test_a_swapped_compartment_key_is_noticed_by_its_holder(centre: Centre, copy: Path) -> None:
    places = tuple(replace(place, public=bytes(range(32))) for place in keyfile.read(copy).compartments)
    _signed_by_admin(centre, copy, compartments=places)
    with pytest.raises(StorageTrouble, match="damaged"):
        Vault.unlock(copy, centre.slots[Role.MEDIC], WORDS)


def test_a_damaged_recovery_is_told_as_damage(centre: Centre, copy: Path) -> None:
    broken = [replace(found, keys=((found.keys[0][0], bytes(80)),)) for found in keyfile.read(copy).recoveries]
    _signed_by_admin(centre, copy, recoveries=tuple(broken))
    with pytest.raises(StorageTrouble, match="damaged"):
        let_in(_shift_lead(centre, copy), uuid4(), "Clinic 2", (Role.MEDIC,), WORDS, centre.codes.medical, FLOOR)


def test_a_damaged_card_key_is_noticed(centre: Centre, copy: Path) -> None:
    _signed_by_admin(centre, copy, card=replace(keyfile.read(copy).card, wrapped=bytes(60)))
    with pytest.raises(StorageTrouble, match="damaged"):
        Vault.unlock(copy, centre.slots[Role.INTAKE], WORDS)


def test_a_flipped_byte_anywhere_stops_everything(centre: Centre, copy: Path) -> None:
    raw = copy.read_bytes()
    for place in range(0, len(raw), 7):
        copy.write_bytes(raw[:place] + bytes([raw[place] ^ 1]) + raw[place + 1 :])
        with pytest.raises(StorageTrouble):
            Vault.unlock(copy, centre.slots[Role.INTAKE], WORDS)
        with pytest.raises(StorageTrouble):
            desks(copy)


def test_nothing_secret_in_what_is_shown_of_an_object(centre: Centre) -> None:
    medic = centre.open[Role.MEDIC]
    file = keyfile.read(centre.path)
    shown = " ".join(map(repr, (medic, centre.codes, file, file.slots, file.card, vars(medic), desks(centre.path))))
    for secret in (repr(medic.database_key)[2:10], WORDS, centre.codes.medical, str(medic.user_id)):
        assert secret not in shown


def _kept_out(path: Path, slot_id: UUID, passphrase: str) -> None:
    with pytest.raises(UserError) as refusal:
        Vault.unlock(path, slot_id, passphrase)
    assert (refusal.value.sentence, refusal.value.field) == (WRONG, "passphrase")
