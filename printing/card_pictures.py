"""Small pictures of what a stamp is for: lines in a square of side one, from its top left corner."""

from __future__ import annotations

from itertools import pairwise

from printing.sheet import Sheet

Line = tuple[tuple[float, float], ...]
_BOWL: tuple[Line, ...] = (
    ((0.0, 0.5), (1.0, 0.5), (0.8, 0.9), (0.2, 0.9), (0.0, 0.5)),
    ((0.35, 0.35), (0.35, 0.1)),
    ((0.65, 0.35), (0.65, 0.1)),
)
_BOX: tuple[Line, ...] = (
    ((0.05, 0.35), (0.95, 0.35), (0.95, 0.95), (0.05, 0.95), (0.05, 0.35), (0.25, 0.1), (0.75, 0.1), (0.95, 0.35)),
    ((0.5, 0.35), (0.5, 0.6)),
)
_SHIRT_LEFT = ((0.28, 0.43), (0.18, 0.52), (0.02, 0.3), (0.35, 0.08))
_SHIRT: tuple[Line, ...] = (
    (
        *((0.35, 0.08), (0.5, 0.2), (0.65, 0.08), (0.98, 0.3), (0.82, 0.52), (0.72, 0.43), (0.72, 0.95), (0.28, 0.95)),
        *_SHIRT_LEFT,
    ),
)
_BED: tuple[Line, ...] = (
    ((0.0, 0.15), (0.0, 0.92)),
    ((0.0, 0.75), (1.0, 0.75)),
    ((1.0, 0.92), (1.0, 0.5), (0.35, 0.5), (0.35, 0.75)),
    ((0.0, 0.55), (0.35, 0.55)),
)
_CHIP: tuple[Line, ...] = (
    ((0.15, 0.05), (0.6, 0.05), (0.85, 0.3), (0.85, 0.95), (0.15, 0.95), (0.15, 0.05)),
    ((0.35, 0.5), (0.68, 0.5), (0.68, 0.78), (0.35, 0.78), (0.35, 0.5)),
)
_DAY: tuple[Line, ...] = (
    ((0.05, 0.2), (0.95, 0.2), (0.95, 0.95), (0.05, 0.95), (0.05, 0.2)),
    ((0.05, 0.42), (0.95, 0.42)),
    ((0.3, 0.05), (0.3, 0.3)),
    ((0.7, 0.05), (0.7, 0.3)),
)
PICTURES: dict[str, tuple[Line, ...]] = {
    "MEAL_1": _BOWL,
    "MEAL_2": _BOWL,
    "MEAL_3": _BOWL,
    "KIT": _BOX,
    "CLOTHES": _SHIRT,
    "BED": _BED,
    "SIM": _CHIP,
    "VISIT": _DAY,
}


def draw_picture(sheet: Sheet, stamp: str, x: float, y: float, side: float) -> None:
    """The picture of a stamp in a square of `side` mm."""
    for line in PICTURES[stamp]:
        for (x1, y1), (x2, y2) in pairwise(line):
            sheet.rule(x + x1 * side, y + y1 * side, x + x2 * side, y + y2 * side, 0.55, grey=0.35)
