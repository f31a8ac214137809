"""A forgotten passphrase, an older key file, and keys destroyed on purpose: what the papers bring back."""

from __future__ import annotations

import shutil
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from app import keyfile
from app.errors import StorageTrouble, UserError
from app.forms import UserForm
from app.keyring import WRONG, RecoveryCodes
from app.night import SITE
from app.panic import DESTROYED
from app.rows import PaperCode
from app.sealing import Binding
from app.waystation import DATABASE, KEYS, codes_for, desks_of, first_run, is_set_up, panic, recover, unlock
from models.base import new_id
from models.codes import Compartment, Role
from tests.app.conftest import FLOOR, WORDS, check_whole

NEW_WORDS = "zebra tulip abacus abdomen"
HERE = Binding("medical_check", uuid4(), "note")
STAFF = ((Role.MEDIC, "Health"), (Role.INTAKE, "Intake 1"), (Role.LEGAL, "Legal"))


@dataclass
class House:
    folder: Path
    codes: RecoveryCodes

    def slot(self, desk: str) -> UUID:
        return next(found.slot_id for found in desks_of(self.folder) if found.label == desk)


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> House:
    folder = tmp_path_factory.mktemp("papers") / "data"
    done = first_run(folder, SITE, passphrase=WORDS, cost=FLOOR)
    for role, desk in STAFF:
        done.waystation.staff.add_user(done.waystation.actor, UserForm(new_id(), "Name", desk, role), WORDS, FLOOR)
    done.waystation.close()
    return House(folder, done.recovery)


@pytest.fixture
def house(made: House, tmp_path: Path) -> House:
    shutil.copytree(made.folder, tmp_path / "data")
    return House(tmp_path / "data", made.codes)


@pytest.mark.parametrize("desk", ["Lead", "Intake 1", "Legal"])
def test_three_steps_choose_the_desk_type_the_code_use_the_new_words(house: House, desk: str) -> None:
    slot = house.slot(desk)
    assert codes_for(house.folder, slot) == (PaperCode.STATION,)
    new = recover(house.folder, slot, [house.codes.station.lower()], cost=FLOOR)
    assert new.user.desk == desk
    waystation = unlock(house.folder, house.slot(desk), new.passphrase)
    check_whole(waystation)
    waystation.close()
    for old_slot in (slot, house.slot(desk)):
        with pytest.raises(UserError) as refusal:
            unlock(house.folder, old_slot, WORDS)
        assert refusal.value.sentence == WRONG


def test_a_medics_desk_needs_both_papers_and_reads_the_old_texts(house: House) -> None:
    slot = house.slot("Health")
    medic = unlock(house.folder, slot, WORDS)
    text = medic.house.vault.seal(Compartment.MEDICAL, b"coughs at night", HERE)
    medic.close()
    assert codes_for(house.folder, slot) == (PaperCode.STATION, PaperCode.MEDICAL)
    before = (house.folder / KEYS).read_bytes()
    for codes, field in (
        ([house.codes.station], "medical_code"),
        ([house.codes.medical], "recovery_code"),
        ([house.codes.station, house.codes.protection], "medical_code"),
        (["", house.codes.medical], "recovery_code"),
        ([], "recovery_code"),
    ):
        with pytest.raises(UserError) as refusal:
            recover(house.folder, slot, codes, passphrase=NEW_WORDS, cost=FLOOR)
        assert refusal.value.field == field
    assert (house.folder / KEYS).read_bytes() == before
    recover(house.folder, slot, [house.codes.station, house.codes.medical], passphrase=NEW_WORDS, cost=FLOOR)
    medic = unlock(house.folder, house.slot("Health"), NEW_WORDS)
    assert medic.house.vault.open(Compartment.MEDICAL, text, HERE) == b"coughs at night"
    assert medic.house.vault.holds(Compartment.EMERGENCY)
    medic.close()


def test_a_recovered_lead_reads_protection_notes_again_once_another_holder_is_there(house: House) -> None:
    lead = unlock(house.folder, house.slot("Lead"), WORDS)
    text = lead.house.vault.seal(Compartment.PROTECTION, b"brother is at risk", HERE)
    form = UserForm(new_id(), "Jurga", "Lead 2", Role.MANAGER)
    lead.staff.add_user(lead.actor, form, WORDS, FLOOR)
    lead.close()
    recover(house.folder, house.slot("Lead"), [house.codes.station], passphrase=NEW_WORDS, cost=FLOOR)
    lead = unlock(house.folder, house.slot("Lead"), NEW_WORDS)
    assert not lead.house.vault.holds(Compartment.PROTECTION)
    assert lead.house.vault.holds(Compartment.EMERGENCY)
    lead.close()
    unlock(house.folder, house.slot("Lead 2"), WORDS).close()
    lead = unlock(house.folder, house.slot("Lead"), NEW_WORDS)
    assert lead.house.vault.open(Compartment.PROTECTION, text, HERE) == b"brother is at risk"
    lead.close()


def test_with_the_protection_paper_too_a_lead_needs_nobody(house: House) -> None:
    codes = [house.codes.station, house.codes.protection]
    recover(house.folder, house.slot("Lead"), codes, passphrase=NEW_WORDS, cost=FLOOR)
    lead = unlock(house.folder, house.slot("Lead"), NEW_WORDS)
    assert lead.house.vault.holds(Compartment.PROTECTION)
    lead.close()


def test_codes_of_other_records_and_unknown_desks_change_nothing(house: House, tmp_path: Path) -> None:
    other = first_run(tmp_path / "other", SITE, passphrase=WORDS, cost=FLOOR)
    other.waystation.close()
    before = {path.name: path.read_bytes() for path in house.folder.iterdir()}
    for slot, code, sentence in (
        (house.slot("Lead"), other.recovery.station, "belongs to other records"),
        (house.slot("Lead"), house.codes.station[:-1], "not complete"),
        (uuid4(), house.codes.station, "not on this laptop"),
    ):
        with pytest.raises(UserError, match=sentence):
            recover(house.folder, slot, [code], passphrase=NEW_WORDS, cost=FLOOR)
    assert {path.name: path.read_bytes() for path in house.folder.iterdir()} == before


def test_who_was_shut_out_is_not_let_in_by_a_paper(house: House) -> None:
    lead = unlock(house.folder, house.slot("Lead"), WORDS)
    user = next(user.id for user in lead.staff.users(lead.actor) if user.desk == "Intake 1")
    lead.keys.suspend(lead.actor, user)
    lead.close()
    with pytest.raises(UserError, match="closed this desk"):
        recover(house.folder, house.slot("Intake 1"), [house.codes.station], passphrase=NEW_WORDS, cost=FLOOR)


def test_an_older_key_file_that_is_all_there_is_opens_by_the_paper(house: House) -> None:
    older = (house.folder / KEYS).read_bytes()
    lead = unlock(house.folder, house.slot("Lead"), WORDS)
    lead.keys.change_words(lead.actor, WORDS, NEW_WORDS, FLOOR)
    lead.close()
    for name in (KEYS, KEYS + ".bak"):
        (house.folder / name).write_bytes(older)
    with pytest.raises(StorageTrouble, match="older or a foreign"):
        unlock(house.folder, house.slot("Lead"), WORDS)
    recover(house.folder, house.slot("Lead"), [house.codes.station], passphrase=NEW_WORDS, cost=FLOOR)
    unlock(house.folder, house.slot("Lead"), NEW_WORDS).close()
    unlock(house.folder, house.slot("Intake 1"), WORDS).close()


def test_a_recovery_finishes_what_a_crash_left_ready(house: House) -> None:
    before = (house.folder / KEYS).read_bytes()
    lead = unlock(house.folder, house.slot("Lead"), WORDS)
    lead.staff.add_user(lead.actor, UserForm(new_id(), "Jurga", "Lead 2", Role.MANAGER), WORDS, FLOOR)
    lead.close()
    keyfile.staged_path(house.folder / KEYS).write_bytes((house.folder / KEYS).read_bytes())
    (house.folder / KEYS).write_bytes(before)
    recover(house.folder, house.slot("Lead"), [house.codes.station], passphrase=NEW_WORDS, cost=FLOOR)
    assert "Lead 2" in {desk.label for desk in desks_of(house.folder)}
    unlock(house.folder, house.slot("Lead 2"), WORDS).close()


def test_panic_leaves_no_key_within_two_seconds_while_a_print_hangs(house: House) -> None:
    lead = unlock(house.folder, house.slot("Lead"), WORDS)
    lead.copies.make(lead.actor)
    keyfile.stage(house.folder / KEYS, (house.folder / KEYS).read_bytes())
    hung, let_go = threading.Event(), threading.Event()

    def hang() -> None:
        with lead.house.store.read():
            hung.set()
            let_go.wait(30)

    printing = threading.Thread(target=hang)
    printing.start()
    assert hung.wait(30)
    begun = time.perf_counter()
    panic(house.folder, lead)
    taken = time.perf_counter() - begun
    let_go.set()
    printing.join()
    lead.house.store.close()
    assert taken < 2
    assert [path for path in house.folder.rglob("*") if path.is_file() and "keys" in path.name] == []
    with pytest.raises(UserError, match="locked"):
        lead.house.vault.database_key  # noqa: B018


def test_after_panic_the_laptop_says_so_and_a_copy_elsewhere_with_the_paper_brings_all_back(
    house: House, tmp_path: Path
) -> None:
    slot = house.slot("Lead")
    elsewhere = tmp_path / "elsewhere"
    shutil.copytree(house.folder, elsewhere)
    panic(house.folder)
    assert is_set_up(house.folder)
    for ask in (
        lambda: desks_of(house.folder),
        lambda: unlock(house.folder, slot, WORDS),
        lambda: recover(house.folder, slot, [house.codes.station]),
    ):
        with pytest.raises(StorageTrouble) as trouble:
            ask()
        assert trouble.value.sentence == DESTROYED
    for name in (KEYS, DATABASE):
        shutil.copy(elsewhere / name, house.folder / name)
    recover(house.folder, slot, [house.codes.station], passphrase=NEW_WORDS, cost=FLOOR)
    unlock(house.folder, house.slot("Lead"), NEW_WORDS).close()
