"""`python -m app backup` and `restore`: a copy on a stick, a register lost, and the copy in its place."""

from __future__ import annotations

import io
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from app.__main__ import main
from app.restoring import found
from app.waystation import DATABASE, desks_of
from models.codes import Role
from tests.app.conftest import WORDS, Centre, check_whole, open_bus

Run = Callable[..., tuple[int, str]]
IN = f"1\n{WORDS}\n"


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """The exit code and everything that was printed; `typed` comes through a pipe."""

    def command(*words: object, typed: str) -> tuple[int, str]:
        monkeypatch.setattr("sys.stdin", io.StringIO(typed))
        code = main([str(word) for word in words])
        printed = capsys.readouterr()
        return code, printed.out + printed.err

    return command


@pytest.fixture
def stick(centre: Centre, tmp_path: Path, run: Run) -> Path:
    """A stick with one copy."""
    stick = tmp_path / "stick"
    stick.mkdir()
    code, printed = run("backup", "--to", stick, "--folder", centre.folder, typed=IN)
    assert code == 0, printed
    assert "safe to remove" in printed
    return stick


def test_a_copy_without_a_second_medium_says_so(centre: Centre, run: Run) -> None:
    code, printed = run("backup", "--folder", centre.folder, typed=IN)
    assert code == 0
    assert "There is no second medium" in printed


def test_wrong_words_make_no_copy(centre: Centre, run: Run) -> None:
    assert run("backup", "--folder", centre.folder, typed="1\nother words\n")[0] == 1
    assert found([centre.folder]) == ()


def test_a_desk_without_the_right_makes_no_copy(centre: Centre, run: Run) -> None:
    place = [desk.slot_id for desk in desks_of(centre.folder)].index(centre.slots[Role.INTAKE]) + 1
    assert run("backup", "--folder", centre.folder, typed=f"{place}\n{WORDS}\n")[0] == 1
    assert found([centre.folder]) == ()


def test_what_would_be_lost_is_said_and_nothing_done_without_a_yes(centre: Centre, run: Run, stick: Path) -> None:
    waystation = centre.unlock(Role.MANAGER)
    open_bus(waystation, waystation.actor)
    waystation.close()
    before = (centre.folder / DATABASE).read_bytes()
    code, printed = run("restore", centre.folder, stick, "--number", "077", typed=IN + "no\n")
    assert code == 1
    assert "WOULD BE LOST" in printed
    assert "Nothing was changed" in printed
    assert (centre.folder / DATABASE).read_bytes() == before


def test_a_lost_register_comes_back_under_a_new_number(centre: Centre, run: Run, stick: Path) -> None:
    shutil.rmtree(centre.folder)
    code, printed = run("restore", centre.folder, stick, typed=IN + "77\nyes\n")
    assert code == 0, printed
    assert "nothing can be lost" in printed
    assert "station 077" in printed
    waystation = centre.unlock(Role.MANAGER)
    assert waystation.station_number() == 77
    check_whole(waystation)
    waystation.close()


def test_a_number_that_cannot_be_changes_nothing(centre: Centre, run: Run, stick: Path) -> None:
    before = (centre.folder / DATABASE).read_bytes()
    for number in ("x", "1000", "-1"):
        code, printed = run("restore", centre.folder, stick, f"--number={number}", typed=IN + "yes\n")
        assert code == 1
        assert "three digits" in printed
    assert (centre.folder / DATABASE).read_bytes() == before


def test_a_damaged_copy_is_not_brought_back(centre: Centre, run: Run, stick: Path) -> None:
    (copy,) = found([stick])
    raw = bytearray(copy.register.read_bytes())
    raw[5000] ^= 1
    copy.register.write_bytes(raw)
    code, printed = run("restore", centre.folder, stick, "--number", "077", typed=IN + "yes\n")
    assert code == 1
    assert "no whole copy" in printed
