"""Whether two records may be one person. A suggestion with its reasons, never a merge; remarks never take part."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from app.likeness import Candidate, KeyT, Level, Likeness
from app.twin_index import TwinIndex

__all__ = ["Candidate", "KeyT", "Level", "Likeness", "compare", "pairs"]


def compare(one: Candidate[KeyT], other: Candidate[KeyT], today: date) -> Likeness:
    """Two records alone, weighed as in a small register where nobody was counted yet."""
    return TwinIndex[KeyT](today=lambda: today).weigh(one, other)


def pairs(candidates: Sequence[Candidate[KeyT]], today: date) -> list[tuple[KeyT, KeyT, Likeness]]:
    """All pairs of a list that are at least possible, best first."""
    index = TwinIndex(candidates, lambda: today)
    places = {candidate.key: place for place, candidate in enumerate(candidates)}
    found: dict[tuple[KeyT, KeyT], Likeness] = {}
    for candidate in candidates:
        for key, likeness in index.likely(candidate, limit=len(candidates)):
            first, second = sorted((candidate.key, key), key=lambda each: places[each])
            found.setdefault((first, second), likeness)
    return sorted(((a, b, likeness) for (a, b), likeness in found.items()), key=lambda pair: -pair[2].odds)
