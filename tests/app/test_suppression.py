"""Small counts are left out, and none of them can be worked out from the numbers that are printed beside them."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from app.rosters.suppression import SMALL, TOTAL, Place, left_out, with_totals

DIMENSIONS = (("here", "left"), ("child", "grown"), ("F", "M"))
FLAT = (("0", "1"), ("F", "M", "U"))
EXAMPLES = settings(max_examples=int(os.environ.get("WAYSTATION_PAPER_EXAMPLES", "25")), deadline=None)
COUNTS = st.one_of(st.integers(0, 6), st.integers(0, 30))


def tables(dimensions: tuple[tuple[str, ...], ...]) -> st.SearchStrategy[dict[Place, int]]:
    places = list(product(*dimensions))
    return st.lists(COUNTS, min_size=len(places), max_size=len(places)).map(
        lambda counts: dict(zip(places, counts, strict=True))
    )


@given(tables(DIMENSIONS))
@EXAMPLES
def test_no_number_left_out_can_be_worked_out_over_three_dimensions(cells: dict[Place, int]) -> None:
    assert_hidden(cells, DIMENSIONS)


@given(tables(FLAT))
@EXAMPLES
def test_no_number_left_out_can_be_worked_out_over_two(cells: dict[Place, int]) -> None:
    assert_hidden(cells, FLAT)


def test_a_single_gap_gets_companions() -> None:
    cells = {("0", "F"): 3, ("0", "M"): 40, ("1", "F"): 50, ("1", "M"): 60}
    hidden = left_out(cells, (("0", "1"), ("F", "M")))
    assert hidden == set(product(("0", "1"), ("F", "M")))


def test_large_numbers_stay_and_a_whole_that_is_small_is_not_told() -> None:
    assert left_out({("0", "F"): 5, ("1", "M"): 9}, (("0", "1"), ("F", "M"))) == set()
    assert (TOTAL, TOTAL) in left_out({("0", "F"): 2, ("1", "M"): 2}, (("0", "1"), ("F", "M")))


def assert_hidden(cells: Mapping[Place, int], dimensions: tuple[tuple[str, ...], ...]) -> None:
    """For every place left out, another table of whole people has all the printed numbers and another one there."""
    whole, hidden = with_totals(cells, dimensions), left_out(cells, dimensions)
    assert {place for place, count in whole.items() if 0 < count < SMALL} <= hidden
    printed = {place: count for place, count in whole.items() if place not in hidden}
    moved = {place for sums in alternatives(cells, dimensions, printed) for place in hidden if sums[place]}
    assert moved == hidden


def alternatives(
    cells: Mapping[Place, int], dimensions: tuple[tuple[str, ...], ...], printed: Mapping[Place, int]
) -> Iterator[Mapping[Place, int]]:
    """Found apart from the rule under test: every way to take one from a cell, leave it, or add one, that leaves all
    printed numbers as they are; how much each place changes."""
    for steps in ways(dimensions):
        if not any(steps[place] for place in printed) and all(cells[place] + steps[place] >= 0 for place in cells):
            yield steps


@cache
def ways(dimensions: tuple[tuple[str, ...], ...]) -> tuple[Mapping[Place, int], ...]:
    """What every step of at most one in each cell does to all places."""
    places = list(product(*dimensions))
    found = (dict(zip(places, steps, strict=True)) for steps in product((-1, 0, 1), repeat=len(places)))
    return tuple(with_totals(steps, dimensions) for steps in found)
