"""What strangers made is read under limits: broken files and bombs become a sentence, never a crash."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import date, datetime
from functools import cache

import pytest

from app.decoding import ROOT
from app.errors import UserError
from app.lists import ListError, interpret, read_list
from app.lists.workbook import CALCULATED, SEVERAL
from app.photo import prepare_photo
from app.strangers.child import MOST_MEMORY
from tests.app import strange_files as strange

CASES = int(os.environ.get("WAYSTATION_HOSTILE", "1000"))
ROOM, TIME = 200_000_000, 2.0
NIGHT = date(2025, 9, 11)
PEOPLE = [
    ["Nr", "Фамилия", "Имя", "Дата рождения"],
    [1, "Верасень", "Кірыл", datetime(1987, 6, 5)],
    [2, "O'Brien", "=1+1", 1990],
]


def test_a_workbook_is_a_list_like_any_other() -> None:
    sheet = read_list(strange.workbook(PEOPLE))
    assert (sheet.encoding, sheet.delimiter) == ("xlsx", "")
    assert sheet.rows == (("1", "Верасень", "Кірыл", "1987-06-05"), ("2", "O'Brien", "", "1990"))
    read = interpret(sheet, sheet.columns, NIGHT)
    assert [(person.family, person.row) for person in read] == [("Верасень", 1), ("O'Brien", 2)]
    assert sheet.warnings == (CALCULATED,)


def test_a_hidden_sheet_is_not_the_list_and_a_second_one_is_told() -> None:
    hidden = read_list(strange.workbook([["Surname", "Given names"], ["ODELL", "Sian"]], hidden_first=True))
    assert hidden.rows == (("ODELL", "Sian"),)
    assert SEVERAL not in hidden.warnings
    assert SEVERAL in read_list(strange.workbook([["Surname", "Given names"], ["ODELL", "Sian"]], more=True)).warnings


@pytest.mark.parametrize("name", strange.picture_bombs())
def test_a_picture_that_bursts_is_refused(name: str) -> None:
    with pytest.raises(UserError, match="The person is not changed"):
        prepare_photo(strange.picture_bombs()[name])


@pytest.mark.parametrize("name", strange.workbook_bombs())
def test_a_workbook_that_bursts_is_refused(name: str) -> None:
    with pytest.raises(ListError, match="Nothing was imported"):
        read_list(strange.workbook_bombs()[name])


FUZZ = """
import json, sys, time
from random import Random
from app.strangers.child import answer, limit
from tests.app import strange_files as strange
kind, cases, seed = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
chance = Random(seed)
sound = list(strange.pictures().values()) if kind == "portrait" else [
    strange.workbook([["No", "Name"], [1, "x"], [2.5, "y"]]), strange.workbook([["a"]], hidden_first=True)]
limit(600)
read = refused = 0
slowest = 0.0
for _ in range(cases):
    raw = chance.choice(sound)
    if kind == "workbook" and chance.random() < 0.6:
        raw = strange.with_part(raw, strange.SHEET, lambda xml: strange.broken(xml, chance))
    else:
        raw = strange.broken(raw, chance)
    begun = time.process_time()
    whole, _answer = answer(kind, raw)
    slowest = max(slowest, time.process_time() - begun)
    read, refused = read + whole, refused + (not whole)
peak = next(int(line.split()[1]) * 1024 for line in open("/proc/self/status") if line.startswith("VmHWM"))
print(json.dumps([read, refused, slowest, peak]))
"""


@cache
def fuzzed(kind: str) -> tuple[int, int, float, int]:
    """Read, refused, slowest (processor seconds), most memory (bytes) of one child that lives through every case."""
    command = [sys.executable, "-c", FUZZ, kind, str(CASES), "20260911"]
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, check=False, env=os.environ | {"PYTHONPATH": str(ROOT)}
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return tuple(json.loads(done.stdout))


@pytest.mark.parametrize("kind", ["portrait", "workbook"])
def test_broken_files_never_raise(kind: str) -> None:
    read, refused, slowest, peak = fuzzed(kind)
    assert read + refused == CASES
    assert min(read, refused) > CASES / 50
    assert slowest < TIME
    assert peak <= min(MOST_MEMORY, ROOM)


ONE = """
import json, sys, resource
from app.strangers.child import answer, limit
limit()
whole, said = answer(sys.argv[1], sys.stdin.buffer.read())
used = resource.getrusage(resource.RUSAGE_SELF)
peak = next(int(line.split()[1]) * 1024 for line in open("/proc/self/status") if line.startswith("VmHWM"))
print(json.dumps([whole, used.ru_utime + used.ru_stime, peak]))
"""


@pytest.mark.parametrize("name", ["PNG RGB", "PNG RGBA", "PNG L", "JPEG CMYK", "JPEG RGB", "GIF P", "WEBP RGB"])
def test_the_largest_pictures_are_read_within_the_limits(name: str) -> None:
    command = [sys.executable, "-c", ONE, "portrait"]
    raw = strange.largest(name)
    done = subprocess.run(
        command, input=raw, cwd=ROOT, capture_output=True, check=True, env=os.environ | {"PYTHONPATH": str(ROOT)}
    )
    whole, seconds, peak = json.loads(done.stdout)
    assert whole
    assert seconds < TIME
    assert peak <= ROOM
