"""Hostile cells under every heading: never another failure than a sentence, little time and room, no sign lost.

WAYSTATION_LIST_CASES makes a longer run.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import random
import resource
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import app
from app.lists import AskKind, ColumnAnswer, ListError, column_asks, interpret, read_list
from app.reading_commands import tell_list

ROOT, NIGHT = Path(app.__file__).parent.parent, date(2025, 9, 11)
PEOPLE = int(os.environ.get("WAYSTATION_LIST_PEOPLE", "1000"))
CASES = int(os.environ.get("WAYSTATION_LIST_CASES", "60"))
HEADINGS = "№;ФИО;Пол;Дата рождения;Возраст;Гражданство;Паспорт;Языки;Телефон;Примечание;Адрес;Автобус"
WIDTH = len(HEADINGS.split(";"))
SIGNS = st.text(st.sampled_from("0123456789./-–~, ()ІIмMжV۱۲ٱя\u200cé\u202eاg.р"), max_size=14)
CELL = st.one_of(SIGNS, st.text(max_size=30).filter(lambda text: not set(text) & set('";\r\n\0')))
ROWS = st.lists(st.lists(CELL, min_size=WIDTH, max_size=WIDTH), min_size=1, max_size=6)
CHOSEN = argparse.Namespace(encoding="utf-8", delimiter=";")
LONG = {
    "letters": "я" * 9_000,
    "brackets": "(" * 9_000,
    "commas": "паспорт," * 1_100,
    "words": "Ан " * 3_000,
    "figures": "1/" * 4_500,
    "streets": "ул " * 3_000,
    "initials": "І." * 4_500,
    "addresses": "a@" * 4_500,
    "patronymics": "ович" * 2_200,
    "marks": "\u0301" * 9_000,
}
LARGEST = """
import resource, sys
from datetime import date
from pathlib import Path
resource.setrlimit(resource.RLIMIT_CPU, (12, 12))
from app.lists import column_asks, interpret, read_list
sheet = read_list(sys.stdin.buffer.read())
people = interpret(sheet, sheet.columns, date(2025, 9, 11))
column_asks(sheet, sheet.columns, date(2025, 9, 11))
print(len(people), Path("/proc/self/status").read_text().split("VmHWM:")[1].split()[0])
"""


def listed(rows: list[list[str]]) -> bytes:
    return "\n".join([HEADINGS, *(";".join(row) for row in rows)]).encode("utf-8", "replace")


@settings(max_examples=CASES, deadline=None)
@given(ROWS, st.sampled_from(["", "DAY_FIRST", "MONTH_FIRST"]), st.sampled_from(["", "SOLAR_HIJRI", "AS_WRITTEN"]))
def test_any_cells_are_read_and_asked_and_kept(rows: list[list[str]], order: str, calendar: str) -> None:
    try:
        sheet = read_list(listed(rows), "utf-8", ";")
    except ListError:
        return
    kinds = ((AskKind.DAY_MONTH_ORDER, order), (AskKind.OTHER_CALENDAR, calendar))
    answers = [ColumnAnswer(place, kind, said) for place in range(WIDTH) for kind, said in kinds if said]
    people = interpret(sheet, sheet.columns, NIGHT, answers)
    assert [person.cells for person in people] == list(sheet.rows)
    for person in people:
        assert all(ask.as_written or ask.kind is AskKind.MISSING for ask in person.asks)
        assert set(person.sealed) <= set(range(WIDTH))
    assert all(ask.column is not None and ask.choices for ask in column_asks(sheet, sheet.columns, NIGHT))


@settings(max_examples=CASES, deadline=None)
@given(ROWS)
def test_the_answer_of_the_command_holds_every_cell(rows: list[list[str]]) -> None:
    out = io.BytesIO()
    raw = listed(rows)
    try:
        tell_list(raw, CHOSEN, NIGHT, out)
    except ListError:
        return
    told = json.loads(out.getvalue())
    kept = [cell for person in told["people"] for cell in person["original"]]
    assert kept == [cell for row in read_list(raw, "utf-8", ";").rows for cell in row]


@pytest.mark.parametrize("kind", sorted(LONG))
def test_long_cells_cost_little_under_every_heading(kind: str) -> None:
    sheet = read_list(listed([["1", *[LONG[kind]] * (WIDTH - 1)]]), "utf-8", ";")
    before = resource.getrusage(resource.RUSAGE_SELF)
    people = interpret(sheet, sheet.columns, NIGHT)
    column_asks(sheet, sheet.columns, NIGHT)
    after = resource.getrusage(resource.RUSAGE_SELF)
    assert after.ru_utime - before.ru_utime < 2
    assert people[0].cells[1] == LONG[kind]


def test_the_largest_list_takes_little_room() -> None:
    """Every cell another one, so that nothing is found again; 20,000 people by WAYSTATION_LIST_PEOPLE."""
    chance = random.Random(4)  # an invented list, no secret
    words = iter("".join(chance.choices("абвгдежзиклмнопрстуфхцчшэюя", k=8)).title() for _ in range(9 * PEOPLE))
    rows = [_strange_row(number, words) for number in range(1, PEOPLE)]
    done = subprocess.run(
        [sys.executable, "-c", LARGEST], input=listed(rows), capture_output=True, cwd=ROOT, check=False
    )
    assert done.returncode == 0, done.stderr
    people, kilobytes = map(int, done.stdout.split())
    assert people == PEOPLE - 1
    assert kilobytes < 200_000


def _strange_row(number: int, words: Iterator[str]) -> list[str]:
    born = f"{number % 28 + 1}/{number % 12 + 1}/{1950 + number % 50}"
    name = f"{next(words)} {next(words)} {next(words)}вич"
    country, paper, language, remark, address = (next(words) for _ in range(5))
    phone = f"+370 600 {number:05}"
    return [str(number), name, "м", born, "", country, paper, language, phone, remark, address, str(number % 9)]
