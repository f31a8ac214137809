"""Practice: a register that is not the real one, says so, and leaves nothing behind."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from app.errors import StorageTrouble, UserError
from app.house import site_of
from app.practice import WORDS, Practice, begin, end, practice_folder
from app.waystation import Waystation, desks_of, is_set_up, unlock
from models.codes import Role
from tests.app.conftest import Centre, check_whole


@pytest.fixture
def real(centre: Centre, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("WAYSTATION_DATA", str(centre.folder))
    return centre.folder


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def the_desk_of(practice: Practice, label: str) -> Waystation:
    slot = next(desk.slot_id for desk in desks_of(practice.folder) if desk.label == label)
    return unlock(practice.folder, slot, practice.words)


def test_a_night_is_practised_beside_the_real_records_and_nothing_is_left(real: Path) -> None:
    before = contents(real)
    practice = begin()
    assert practice.folder == practice_folder()
    assert real not in practice.folder.parents
    assert practice.waystation.practice
    lead = practice.waystation
    group = lead.arrivals.groups(lead.actor)[0]
    assert len(lead.arrivals.list_of(lead.actor, group.id)) == 52
    assert [building.beds for building in lead.beds.board(lead.actor).buildings] == [52]
    assert "PRACTICE" in _site_name(lead)
    check_whole(lead)
    lead.close()
    clinic = the_desk_of(practice, "Health")
    assert (clinic.practice, clinic.actor.role) == (True, Role.MEDIC)
    end(practice.folder, clinic)
    assert not practice.folder.exists()
    assert contents(real) == before


def _site_name(waystation: Waystation) -> str:
    with waystation.house.store.read() as session:
        return site_of(session).name


def test_a_real_register_is_never_practice_nor_taken_for_it(real: Path, centre: Centre, tmp_path: Path) -> None:
    before = contents(real)
    for place in (real, real / "inside", real.parent):
        with pytest.raises(UserError, match="folder of its own"):
            begin(place)
    elsewhere = tmp_path / "elsewhere"
    shutil.copytree(real, elsewhere / "data")
    for place in (elsewhere, elsewhere / "data"):
        with pytest.raises(StorageTrouble, match="something else"):
            begin(place)
        with pytest.raises(StorageTrouble, match="something else"):
            end(place)
    assert is_set_up(elsewhere / "data")
    assert contents(real) == before
    lead = centre.unlock(Role.MANAGER)
    assert not lead.practice
    lead.close()


def test_what_a_crash_left_of_practice_goes_before_the_next_one(real: Path) -> None:
    first = begin()
    first.waystation.close()
    (first.folder / "left.over").touch()
    again = begin()
    assert not (again.folder / "left.over").exists()
    assert again.words == WORDS
    end(again.folder, again.waystation)
