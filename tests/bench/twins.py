"""Twins looked for in a register of 10,000 and of 100,000: time against a floor, recall and false alarms by kind.

The names, spellings and mistakes are of `twin_names`, `twin_spellings` and `twin_changes`, made for this and not taken
from the program. The weights were chosen on half 0 of the names and other seeds; half 1, asked here, was only reported.
One author wrote the set and the program, so a register of real people may do worse.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import suppress
from itertools import cycle
from pathlib import Path

from rapidfuzz import process
from rapidfuzz.distance import OSA

from app.folding import fold_plain
from tests.bench.measure import Figure, pair
from tests.bench.twin_changes import strangers, twins
from tests.bench.twin_measure import index_of, measure, register

UNSEEN, SEED, QUESTIONS = 1, 2026, 2000


def looked_for(people: int) -> Figure:
    """One question to the whole register, as typing a form asks it."""
    world, humans, candidates = register(UNSEEN, SEED, people)
    before, began = _memory(), time.perf_counter()
    index = index_of(candidates)
    built, held = time.perf_counter() - began, _memory() - before
    questions = [*twins(world, humans, QUESTIONS), *strangers(world, humans, QUESTIONS)]
    scores = measure(index, questions)
    asked: Iterator = cycle([question.asked.candidate(-1) for question in questions])
    families = list({"".join(fold_plain(candidate.family)) for candidate in candidates})

    def floor() -> None:
        process.extract("".join(fold_plain(next(asked).family)), families, scorer=OSA.distance, limit=5)

    note = "\n".join(
        (
            f"{scores.total()}; put in memory in {built:.1f} s, {held:.0f} MB",
            *(f"    {line}" for line in scores.lines()),
        )
    )
    name = f"twins of one looked for among {people:,}"
    words = f"one rapidfuzz pass over {len(families):,} family names"
    return pair(name, lambda: index.likely(next(asked)), words, floor, runs=301, note=note)


def _memory() -> float:
    """Megabytes that the process holds, where the system tells."""
    with suppress(OSError):
        for line in Path("/proc/self/status").read_text().splitlines():
            if line.startswith("VmRSS"):
                return int(line.split()[1]) / 1024
    return 0.0


def twins_among_10_000() -> Figure:
    return looked_for(10_000)


def twins_among_100_000() -> Figure:
    return looked_for(100_000)


FIGURES = (twins_among_10_000, twins_among_100_000)
