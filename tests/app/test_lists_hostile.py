"""Lists as nobody should send them: only a sentence ever comes out, in little time and room, and no letter is lost."""

from __future__ import annotations

import csv
import io
import os
import subprocess
import sys
from datetime import date
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.decoding import ROOT
from app.lists import DELIMITERS, ENCODINGS, ListError, Sheet, interpret, read_list
from tests.app.strange_files import broken

NIGHT = date(2025, 9, 11)
CASES = int(os.environ.get("WAYSTATION_HOSTILE_LISTS", "150"))
SOUND = (
    "№;Фамилия;Имя;Дата рождения;Пол\n1;Верасень;Кірыл;17.04.1983;м\n2;Луг;Анна;04/05/1990;ж\n".encode("cp1251"),
    'Pavardė,Vardas,Gimimo data\nŽaliukas,Jonas,1971-02-03\n"Bor, st.",Ona,~63\n'.encode("utf-16"),
    b"<html><table><tr><td>Surname</td><td>Given names</td></tr><tr><td>ODELL</td><td>Sian</td></tr></table></html>",
    b"sep=|\nSurname|Born\nODELL|1371\n",
)


def read(raw: bytes) -> Sheet | None:
    """The sheet, or None where a sentence was said; anything else fails the test."""
    try:
        sheet = read_list(raw)
        interpret(sheet, sheet.columns, NIGHT)
    except ListError as refusal:
        said = refusal.sentence
    else:
        return sheet
    assert "Nothing was imported" in said
    return None


@settings(max_examples=CASES, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_are_a_list_or_a_sentence(raw: bytes) -> None:
    read(raw)


@settings(max_examples=CASES, deadline=None)
@given(st.sampled_from([raw for raw in SOUND if not raw.startswith(b"<")]), st.integers(0, 2**32))
def test_a_broken_list_is_a_list_or_a_sentence(raw: bytes, seed: int) -> None:
    read(broken(raw, Random(seed)))


@pytest.mark.parametrize("seed", range(6))
def test_a_broken_page_is_a_list_or_a_sentence(seed: int) -> None:
    read(broken(SOUND[2], Random(seed)))


CELLS = st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")), max_size=30)


@settings(max_examples=CASES, deadline=None)
@given(st.lists(st.lists(CELLS, min_size=2, max_size=5), min_size=1, max_size=8), st.sampled_from(DELIMITERS[:4]))
def test_no_cell_loses_a_letter(rows: list[list[str]], delimiter: str) -> None:
    """Whatever the rows are taken for (people, a heading, a total), every cell stands somewhere as it was written."""
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter).writerows([["Фамилия", "Имя"], *rows])
    try:
        sheet = read_list(text.getvalue().encode(), "utf-8", delimiter)
    except ListError:
        assert not any(cell.strip() for row in rows for cell in row)
        return
    kept = "\n".join([*sheet.titles, *sheet.totals, *sheet.header, *(cell for row in sheet.rows for cell in row)])
    header_again = [["Фамилия", "Имя"]]
    assert all(cell.strip() in kept for row in rows if row not in header_again for cell in row)


@settings(max_examples=CASES, deadline=None)
@given(st.text(max_size=120), st.sampled_from(ENCODINGS))
def test_the_originals_of_a_person_are_the_cells_of_the_file(text: str, encoding: str) -> None:
    sheet = read(f"Surname;Note\nODELL;{text}\n".encode(encoding, "ignore"))
    if sheet is not None and sheet.rows and "\0" not in text:
        people = interpret(sheet, sheet.columns, NIGHT) if len(set(sheet.columns)) > 1 else ()
        assert [person.cells for person in people] == list(sheet.rows)[: len(people)]


WORST = {
    "one cell": 'b"a" * 9_900_000',
    "quotation marks": "b'\"a' * 4_900_000",
    "empty lines": 'b"\\n" * 9_900_000',
    "letters of no language": "bytes(range(192, 256)) * 150_000",
    "wide rows": 'b"a;" * 4_900_000',
    "a page of marks": 'b"<table>" + b"<" * 3_000_000',
    "a page of cells": 'b"<table>" + b"<tr><td>a<td>b" * 280_000',
}
PROGRAM = """
import resource, sys
from pathlib import Path
resource.setrlimit(resource.RLIMIT_CPU, (4, 4))
from app.lists import ListError, read_list
try:
    read_list({raw})
except ListError:
    print(Path("/proc/self/status").read_text().split("VmHWM:")[1].split()[0])
"""


@pytest.mark.parametrize("kind", sorted(WORST))
def test_the_largest_files_are_refused_in_little_time_and_room(kind: str) -> None:
    """The processor time is limited by the system; the room taken is told by the process itself, in kilobytes."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM.format(raw=WORST[kind])], capture_output=True, text=True, cwd=ROOT, check=False
    )
    assert done.stdout, done.stderr
    assert int(done.stdout) < 200_000
