"""Brackets of a line that runs both ways belong to what they enclose (Unicode Standard Annex 9, rule N0).

The ordering that follows knows brackets only as neutral signs; letters of one direction, set beside them here and taken
away afterwards, say where each pair belongs.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

LEFT, RIGHT = "L", "R"
_CLOSING = {"(": ")", "[": "]", "{": "}", "«": "»", "⟨": "⟩"}
_GUIDES = {"L": "\ua4d2", "R": "\u07ca", "AL": "\u0780"}  # letters that no font here has
GUIDES = frozenset(_GUIDES.values())


def guided(line: str) -> str:
    """The line with a letter before and after each bracket whose direction is known."""
    kinds = _kinds(line)
    places: dict[int, str] = {}
    for start, end in sorted(_pairs(line)):
        direction = _direction(kinds, start, end)
        if direction:
            places[start] = places[end] = direction
            kinds[start] = kinds[end] = direction
    return "".join(_beside(sign, places.get(place)) for place, sign in enumerate(line))


def unguided(line: str) -> str:
    """An ordered line without those letters."""
    return "".join(sign for sign in line if sign not in GUIDES)


def _beside(sign: str, direction: str | None) -> str:
    return f"{_GUIDES[direction]}{sign}{_GUIDES[direction]}" if direction else sign


def _kinds(line: str) -> list[str]:
    """The strong direction of each character, empty for the others; a number goes with the letters before it."""
    kinds, last = [], _base([unicodedata.bidirectional(sign) for sign in line])
    for sign in line:
        kind = unicodedata.bidirectional(sign)
        if kind in {"L", "R", "AL"}:
            last = kind
        kinds.append(kind if kind in {"L", "R", "AL"} else last if kind in {"EN", "AN"} else "")
    return kinds


def _base(kinds: Sequence[str]) -> str:
    return next((kind for kind in kinds if kind in {"L", "R", "AL"}), LEFT)


def _pairs(line: str) -> Iterator[tuple[int, int]]:
    opened: list[tuple[str, int]] = []
    for place, sign in enumerate(line):
        if sign in _CLOSING:
            opened.append((_CLOSING[sign], place))
        for depth in reversed(range(len(opened))):
            if opened[depth][0] == sign:
                yield opened[depth][1], place
                del opened[depth:]
                break


def _direction(kinds: Sequence[str], start: int, end: int) -> str:
    """The line's own direction if anything inside runs so; else that of the inside, if the text before runs so too."""
    base = _base(kinds)
    inside = {_side(kind) for kind in kinds[start + 1 : end] if kind}
    before = next((kind for kind in reversed(kinds[:start]) if kind), base)
    if not inside:
        return ""
    return base if _side(base) in inside or _side(before) == _side(base) else before


def _side(kind: str) -> str:
    return LEFT if kind == LEFT else RIGHT
