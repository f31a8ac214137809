"""Lines of the wrong length: fillers lost at the end or in a run are put back, surplus ones cut."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, product
from typing import NamedTuple

from app.mrz.layout import FILLER, Layout

MOST_LOST, MOST_SURPLUS, SHORTEST = 25, 10, 6
SHORTEST_LAST = {"TD1": SHORTEST, "TD2": 20, "TD3": 20, "MRV-A": 20, "MRV-B": 20}
_RUN = re.compile(f"{FILLER}+")


class Fit(NamedTuple):
    """Lines of the right length, how many fillers were added or cut, and which lines had to be guessed as empty."""

    lines: tuple[str, ...]
    edits: float
    restored: tuple[int, ...] = ()
    missing: tuple[int, ...] = ()


def fits(layout: Layout, lines: Sequence[str]) -> Iterator[Fit]:
    """Every way to read these lines as the lines of a format."""
    for arranged, missing in _arranged(layout, lines):
        ways = [list(_line_fits(layout, number, line)) for number, line in enumerate(arranged)]
        for chosen in product(*ways):
            restored = tuple(
                number
                for number, (line, (_, edits)) in enumerate(zip(arranged, chosen, strict=True), 1)
                if edits and line
            )
            yield Fit(tuple(line for line, _ in chosen), sum(edits for _, edits in chosen), restored, missing)


def _arranged(layout: Layout, lines: Sequence[str]) -> Iterator[tuple[list[str], tuple[int, ...]]]:
    """The lines in their places: as they are, with one line missing, or one string cut into lines."""
    if len(lines) == layout.lines:
        yield list(lines), ()
    elif len(lines) < layout.lines:
        for there in combinations(range(layout.lines), len(lines)):
            found = dict(zip(there, lines, strict=True))
            gone = tuple(number + 1 for number in range(layout.lines) if number not in found)
            yield [found.get(number, "") for number in range(layout.lines)], gone
    if len(lines) == 1 and len(lines[0]) >= layout.width * (layout.lines - 1) + SHORTEST_LAST[layout.name]:
        for split in _splits(layout, lines[0]):
            yield split, ()


def _splits(layout: Layout, text: str) -> Iterator[list[str]]:
    """One string: cut at the exact width first, then a little before or after it."""
    width, near = layout.width, (0, -1, 1, -2, 2, -3, 3)
    if layout.lines == 2:
        for off in (*near, *range(-4, -MOST_LOST, -1)):
            yield [text[: width + off], text[width + off :]]
        return
    for first, second in product(near[:5], repeat=2):
        one, two = width + first, 2 * width + first + second
        yield [text[:one], text[one:two], text[two:]]


def _line_fits(layout: Layout, number: int, line: str) -> Iterator[tuple[str, float]]:
    lost = layout.width - len(line)
    if not line:
        yield FILLER * layout.width, 0.0
    elif lost == 0:
        yield line, 0.0
    elif len(line) >= SHORTEST and 0 < lost <= layout.width:
        yield from _lengthened(layout.data_ends(number), line, lost)
    elif -MOST_SURPLUS <= lost < 0:
        yield from _shortened(line, -lost)


def _lengthened(at_end: bool, line: str, lost: int) -> Iterator[tuple[str, float]]:
    if at_end:
        yield line + FILLER * lost, 0.1 + lost / 100
        return
    if lost > MOST_LOST:
        return
    for run in _RUN.finditer(line):
        yield line[: run.end()] + FILLER * lost + line[run.end() :], lost / (1 + len(run[0]))
    for kept in (1, 2):
        yield line[:-kept] + FILLER * lost + line[-kept:], float(lost)


def _shortened(line: str, surplus: int) -> Iterator[tuple[str, float]]:
    if line.endswith(FILLER * surplus):
        yield line[:-surplus], 0.1 + surplus / 100
    for run in _RUN.finditer(line):
        if len(run[0]) >= surplus and run.end() < len(line):
            yield line[: run.end() - surplus] + line[run.end() :], surplus / len(run[0])
