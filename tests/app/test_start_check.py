"""The check of the file: before unlocking with no key, after it piece by piece, and what each fault is called."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app import keychange, keyfile, panic, sqlcipher, trouble
from app.access import Act
from app.chain_walk import START, BrokenChain, walk
from app.errors import Refused, StorageTrouble
from app.start_check import CHECKED, FaultKind, fault_of
from app.waystation import DATABASE, KEYS, Waystation, desks_of, fault_here
from models.codes import Role
from models.derived import LocalSetting
from tests.app.conftest import WORDS, Centre, as_role, open_bus


def faults(waystation: Waystation) -> list[FaultKind]:
    return [fault for fault in waystation.start_check.watch(waystation.actor) if fault is not None]


# Before unlocking


def test_nothing_is_wrong_with_a_whole_folder_nor_with_an_empty_one(centre: Centre, tmp_path: Path) -> None:
    assert fault_here(centre.folder) is None
    assert fault_here(tmp_path / "nothing") is None


def test_a_plain_file_is_seen_before_anything_is_typed(centre: Centre) -> None:
    (centre.folder / DATABASE).unlink()
    plain = sqlite3.connect(centre.folder / DATABASE)
    plain.execute("CREATE TABLE person (name)")
    plain.close()
    assert fault_here(centre.folder) is FaultKind.PLAIN_FILE


def test_half_of_a_register_is_told_apart(centre: Centre) -> None:
    (centre.folder / KEYS).rename(centre.folder / "kept")
    assert fault_here(centre.folder) is FaultKind.KEYS_MISSING
    (centre.folder / "kept").rename(centre.folder / KEYS)
    (centre.folder / DATABASE).unlink()
    assert fault_here(centre.folder) is FaultKind.REGISTER_MISSING


def test_damaged_keys_are_seen(centre: Centre) -> None:
    flip(centre.folder / KEYS, 200)
    assert fault_here(centre.folder) is FaultKind.KEYS_DAMAGED


def test_destroyed_keys_are_called_so(centre: Centre) -> None:
    panic.destroy_keys(centre.folder, KEYS)
    assert fault_here(centre.folder) is FaultKind.KEYS_DESTROYED


@pytest.mark.parametrize(
    ("sentence", "fault"),
    [
        (trouble.READ_ONLY, FaultKind.READ_ONLY),
        (trouble.NEWER, FaultKind.NEWER_PROGRAM),
        (trouble.TAMPERED, FaultKind.ALTERED),
        (keyfile.NEWER, FaultKind.NEWER_PROGRAM),
        (keychange.OLDER, FaultKind.KEYS_OLDER),
        (trouble.LOCKED, None),
        (trouble.FULL, None),
    ],
)
def test_a_refusal_to_open_has_a_name_when_a_page_can_help(sentence: str, fault: FaultKind | None) -> None:
    assert fault_of(StorageTrouble(sentence)) is fault


def test_a_damaged_register_is_told_when_it_is_opened(centre: Centre) -> None:
    (centre.folder / DATABASE).write_bytes(os.urandom(8192))
    with pytest.raises(StorageTrouble) as failure:
        centre.unlock(Role.MANAGER)
    assert fault_of(failure.value) is FaultKind.DAMAGED
    assert fault_of(ValueError()) is None
    assert [desk.label for desk in desks_of(centre.folder)]
    assert WORDS


def flip(path: Path, place: int) -> None:
    raw = bytearray(path.read_bytes())
    raw[place] ^= 1
    path.write_bytes(raw)


# After it


def test_a_whole_register_has_no_fault_and_is_remembered_as_whole(manager: Waystation) -> None:
    assert faults(manager) == []
    head = manager.house.store.head()
    with manager.house.store.read() as session:
        setting = session.get_one(LocalSetting, f"{CHECKED}{head.station}")
    assert setting.value == f"{head.seq} {head.hash.hex()}"


def test_the_next_check_goes_on_where_the_last_one_ended(manager: Waystation) -> None:
    assert faults(manager) == []
    assert len(list(manager.start_check.watch(manager.actor))) == 1  # the pages, and nothing of the chain
    open_bus(manager, as_role(manager, Role.INTAKE))
    assert len(list(manager.start_check.watch(manager.actor))) == 2


def test_the_desk_can_save_between_the_pieces(manager: Waystation) -> None:
    pieces = manager.start_check.watch(manager.actor)
    next(pieces)
    open_bus(manager, as_role(manager, Role.INTAKE))
    assert [fault for fault in pieces if fault is not None] == []


def test_a_page_that_rots_is_found(centre: Centre) -> None:
    waystation = centre.unlock(Role.MANAGER)
    flip(centre.folder / DATABASE, (centre.folder / DATABASE).stat().st_size - 3000)
    assert faults(waystation) == [FaultKind.DAMAGED]
    assert waystation.start_check.check(waystation.actor) is FaultKind.DAMAGED
    waystation.close()


@pytest.fixture
def tampered(centre: Centre) -> Iterator[Waystation]:
    """Somebody with the key has altered an entry in the middle, past every guard."""
    waystation = centre.unlock(Role.MANAGER)
    raw = sqlcipher.connect(centre.folder / DATABASE, waystation.house.vault.database_key)
    guard = raw.execute("SELECT sql FROM sqlite_master WHERE name = 'guard_journal_update'").fetchone()[0]
    raw.execute("DROP TRIGGER guard_journal_update")
    raw.execute("UPDATE journal SET at = at + 1 WHERE seq = 3")
    raw.execute(guard)
    raw.close()
    yield waystation
    waystation.close()


def test_an_altered_entry_is_found(tampered: Waystation) -> None:
    assert faults(tampered) == [FaultKind.BROKEN_CHAIN]
    assert tampered.start_check.check(tampered.actor) is FaultKind.BROKEN_CHAIN
    with tampered.house.store.read() as session, pytest.raises(BrokenChain) as broken:
        list(walk(session.connection(), {}))
    assert broken.value.seq == 3


def test_what_was_found_whole_must_still_stand_there(manager: Waystation) -> None:
    head = manager.house.store.head()
    with manager.house.store.read() as session, pytest.raises(BrokenChain):
        list(walk(session.connection(), {head.station: START._replace(seq=head.seq)}))


def test_pieces_of_any_size_say_the_same(manager: Waystation) -> None:
    with manager.house.store.read() as session:
        whole = [list(walk(session.connection(), {}, piece))[-1] for piece in (1, 2, 7, 5000)]
    assert all(marks == whole[0] for marks in whole)


def test_a_clock_behind_the_last_entry_is_told_and_nothing_else(manager: Waystation) -> None:
    manager.house.clock = lambda: datetime.now(UTC) - timedelta(days=1)
    assert faults(manager) == [FaultKind.CLOCK]
    assert not FaultKind.CLOCK.is_grave


def test_the_whole_check_by_hand_belongs_to_three_roles_and_is_journaled(manager: Waystation) -> None:
    assert manager.start_check.check(manager.actor) is None
    for role in (Role.TECHNICIAN, Role.PROTECTION_OFFICER):
        assert manager.start_check.check(as_role(manager, role)) is None
    with pytest.raises(Refused):
        manager.start_check.check(as_role(manager, Role.INTAKE))
    assert Act.CHECK_FILE == "check_file"
