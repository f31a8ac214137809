"""Small numbers in a table of counts, left out so that nobody can work them out from its totals (domain, section 10).

A count from 1 to 4 is left out. A single gap in a row with a total is no gap, so each gap gets companions: the corners
of a box in the table (hypercube method: Repsilber 1994, as in tau-ARGUS). Along a box one person can be taken away and
added back corner by corner while every line still has its sum and no count falls below nought. So for each number left
out there is a second table, with another number in that place and all printed numbers the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import product

SMALL = 5
TOTAL = None
Place = tuple[str | None, ...]
Dimensions = Sequence[Sequence[str]]


def with_totals(cells: Mapping[Place, int], dimensions: Dimensions) -> dict[Place, int]:
    """Every place of the table and every total of it; TOTAL stands for a whole dimension."""
    found = dict.fromkeys(product(*((*each, TOTAL) for each in dimensions)), 0)
    for place, count in cells.items():
        for sums in product(*((code, TOTAL) for code in place)):
            found[sums] += count
    return found


def left_out(cells: Mapping[Place, int], dimensions: Dimensions) -> set[Place]:
    """The places whose number is not told: each small one, and the companions that keep it from being worked out."""
    whole = with_totals(cells, dimensions)
    hidden = {place for place, count in whole.items() if 0 < count < SMALL}
    for place in sorted(hidden, key=lambda each: (whole[each], _sortable(each))):
        hidden |= _cheapest(place, whole, dimensions, hidden)
    return hidden


def _cheapest(place: Place, whole: Mapping[Place, int], dimensions: Dimensions, hidden: set[Place]) -> set[Place]:
    """The corners of the box that hides this place and tells the least away."""
    boxes = (set(box) for box in _boxes(place, dimensions) if _moves(place, box, whole))
    return min(boxes, key=lambda box: (_cost(box - hidden, whole), sorted(map(_sortable, box))))


def _boxes(place: Place, dimensions: Dimensions) -> Iterator[list[Place]]:
    """Boxes with a corner at the place: in each dimension another code, or the total, stands opposite."""
    opposite = [[code for code in (*each, TOTAL) if code != own] for own, each in zip(place, dimensions, strict=True)]
    for other in product(*opposite):
        yield list(product(*zip(place, other, strict=True)))


def _moves(place: Place, box: Sequence[Place], whole: Mapping[Place, int]) -> bool:
    """Whether one person can be moved along the box, either way, with no count below nought."""
    signs = [_sign(place, corner) for corner in box]
    return any(all(whole[corner] + way * sign >= 0 for corner, sign in zip(box, signs, strict=True)) for way in (1, -1))


def _sign(place: Place, corner: Place) -> int:
    """How a corner changes when the place gets one more: a code across a code takes it back, a total goes along."""
    sign = 1
    for own, other in zip(place, corner, strict=True):
        if own != other and TOTAL not in (own, other):
            sign = -sign
    return sign


def _cost(places: set[Place], whole: Mapping[Place, int]) -> int:
    """What is lost: people, and totals more than parts."""
    return sum((whole[place] + 1) * 4 ** place.count(TOTAL) for place in places)


def _sortable(place: Place) -> tuple[str, ...]:
    return tuple("" if code is TOTAL else code for code in place)
