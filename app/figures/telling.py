"""Which numbers are told: none from which a few people could be recognised (domain, sections 9 and 10)."""

from __future__ import annotations

from collections.abc import Mapping

from app.rosters.suppression import SMALL, TOTAL, Dimensions, Place, left_out, with_totals


def told(cells: Mapping[Place, int], dimensions: Dimensions) -> dict[Place, int | None]:
    """Every place and total of a table, None where it is not told. How many people the table is about is known from
    elsewhere, so that it cannot be hidden: where it would have to be, nothing of the table is told."""
    whole, hidden = with_totals(cells, dimensions), left_out(cells, dimensions)
    if (TOTAL,) * len(dimensions) in hidden:
        return dict.fromkeys(whole)
    return {place: None if place in hidden else count for place, count in whole.items()}


def told_line(counts: Mapping[str, int]) -> dict[str, int | None]:
    """The same of a single line of counts, whose sum is known."""
    codes = tuple(counts)
    shown = told({(code,): count for code, count in counts.items()}, (codes,))
    return {code: shown[code,] for code in codes}


def told_alone(count: int) -> int | None:
    """A count that adds up with no other one."""
    return None if 0 < count < SMALL else count
