"""`python -m app read-list`: one JSON document, a sentence for what is no list, nothing stored, no window loaded."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import app

ROOT = Path(app.__file__).parent.parent
NIGHT_BUS = ROOT / "app" / "data" / "night_bus.csv"
LOADED = """
import sys
from app.__main__ import main
code = main(["read-list", sys.argv[1]])
loaded = [name for name in ("PySide6", "sqlmodel", "sqlalchemy", "sqlcipher3", "app.store") if name in sys.modules]
print(" ".join(loaded), file=sys.stderr)
sys.exit(code)
"""


def run(*arguments: str, **surroundings: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, *arguments],
        capture_output=True,
        cwd=ROOT,
        check=False,
        env={**os.environ, **surroundings},
    )


def told(path: Path) -> dict[str, Any]:
    done = run("-m", "app", "read-list", str(path))
    assert (done.returncode, done.stderr) == (0, b"")
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def test_the_night_bus_is_told_with_what_must_be_asked() -> None:
    answer = told(NIGHT_BUS)
    assert (answer["encoding"], answer["delimiter"], answer["warnings"]) == ("utf-8", ";", [])
    assert [column["meaning"] for column in answer["columns"]][:3] == ["ORDER", "FAMILY", "GIVEN"]
    assert answer["columns"][5] == {"meaning": "BORN", "header": "Дата рожд."}
    people = answer["people"]
    assert len(people) == answer["declared_total"] == 52
    assert [person["row"] for person in people if person["ask"]] == [1, 15, 31, 38, 46, 51]
    first, second, fifth, persian = people[0], people[1], people[4], people[50]
    assert (first["family"], first["given"], first["patronymic"]) == ("Крыжовик", "Сергей", "Петрович")
    assert (first["dob"], first["dob_as_written"], first["ask"][0]["kind"]) == ("1983", "01.01.1983", "PLACEHOLDER")
    assert (second["dob"], second["sex"], second["nationality"]) == ("1955-11", "M", "BLR")
    assert (fifth["dob"], fifth["age"], fifth["dob_precision"]) == (None, 63, "age")
    assert (persian["dob"], persian["ask"][0]["kind"]) == (None, "OTHER_CALENDAR")
    assert persian["original"][1] == "زنبق\u200cپور"


def test_the_answer_is_utf_8_whatever_the_machine_speaks() -> None:
    done = run("-m", "app", "read-list", str(NIGHT_BUS), LC_ALL="C", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert "Крыжовик" in done.stdout.decode("utf-8")


def test_no_window_and_no_database_is_loaded_and_nothing_is_stored(tmp_path: Path) -> None:
    done = run("-c", LOADED, str(NIGHT_BUS), HOME=str(tmp_path), XDG_DATA_HOME=str(tmp_path))
    assert (done.returncode, done.stderr.strip()) == (0, b"")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("raw", [b"", b"%PDF-1.7", b"PK\x03\x04 and so on", b"a\0b\0\0\0c"])
def test_what_is_no_list_is_said_in_a_sentence(tmp_path: Path, raw: bytes) -> None:
    path = tmp_path / "list"
    path.write_bytes(raw)
    done = run("-m", "app", "read-list", str(path))
    assert (done.returncode, done.stdout) == (1, b"")
    assert done.stderr.count(b"\n") == 1
    assert done.stderr.count(b".") >= 3
    assert b"Traceback" not in done.stderr


def test_a_file_that_is_not_there_is_said_in_a_sentence(tmp_path: Path) -> None:
    for path in (tmp_path / "none", tmp_path):
        done = run("-m", "app", "read-list", str(path))
        assert (done.returncode, done.stderr.count(b"\n")) == (1, 1)


def test_rows_without_names_are_told_as_they_stand(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(b"17.04.1983;+370 600 00000\n1961;+370 600 00001\n")
    answer = told(path)
    assert [person["original"][0] for person in answer["people"]] == ["17.04.1983", "1961"]
    assert all(
        person["ask"][0] == {"field": "name", "kind": "MISSING", "choices": [], "as_written": ""}
        for person in answer["people"]
    )
    assert answer["warnings"]
