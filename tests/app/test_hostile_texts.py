"""Broken lists and scans by the thousand: a sheet or a sentence, never anything else, in bounded time."""

from __future__ import annotations

import os
import time
from datetime import date
from pathlib import Path
from random import Random

import app
from app.errors import UserError
from app.lists import interpret, read_list
from app.scanning import fold, recognise
from app.token import verify_proof
from tests.app.strange_files import broken

CASES = int(os.environ.get("WAYSTATION_HOSTILE", "1000"))
NIGHT_BUS = (Path(app.__file__).parent / "data" / "night_bus.csv").read_bytes()
NIGHT = date(2025, 9, 11)


def test_broken_lists_are_read_or_refused() -> None:
    chance, lines = Random(20260911), NIGHT_BUS.splitlines(keepends=True)
    read = refused = 0
    slowest = 0.0
    for _ in range(CASES):
        few = b"".join(lines[:1] + chance.sample(lines[1:], 4))
        raw = broken(few.decode("utf-8-sig").encode(chance.choice(("utf-8", "utf-16", "cp1251")), "replace"), chance)
        begun = time.process_time()
        try:
            sheet = read_list(raw)
            interpret(sheet, sheet.columns, NIGHT)
            read += 1
        except UserError:
            refused += 1
        slowest = max(slowest, time.process_time() - begun)
    assert read + refused == CASES
    assert min(read, refused) > CASES / 100
    assert slowest < 2


def test_broken_scans_are_no_codes() -> None:
    chance = Random(20260911)
    sound = "0" * 43
    for _ in range(CASES):
        typed = broken(sound.encode(), chance).decode("utf-8", "replace") * chance.choice((1, 1, 5))
        recognise(fold(typed))
        assert verify_proof(fold(typed), {}, NIGHT).value
