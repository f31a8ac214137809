"""The name on a card: as large as it can be, in as little room as there is, never cut without a word."""

from __future__ import annotations

from dataclasses import dataclass

from printing.data import CardData
from printing.names import big_name, second_name, spaced
from printing.sheet import Fitted, Sheet, Style, fit, line_height

FAMILY_PT, FAMILY_FLOOR_PT, TWO_LINES_PT = 12.5, 8.6, 10.0
LEAST_PT, UNREADABLE_PT = 6.6, 4.0


@dataclass(frozen=True)
class NamePlan:
    """Sizes in pt for one way to set a name; `joined` puts the own family and given name on one line."""

    family: float
    family_floor: float
    given: float
    own: float
    joined: bool
    lines: int = 2


PLANS = (
    NamePlan(FAMILY_PT, FAMILY_FLOOR_PT, 12.5, 9.6, joined=False, lines=1),
    NamePlan(FAMILY_PT, FAMILY_FLOOR_PT, 12.5, 9.6, joined=False),
    NamePlan(FAMILY_PT, FAMILY_FLOOR_PT, 9.6, 7.8, joined=True),
    NamePlan(FAMILY_FLOOR_PT, 7.8, 7.8, 7.2, joined=True, lines=3),
    NamePlan(LEAST_PT, LEAST_PT, LEAST_PT, LEAST_PT, joined=True, lines=9),
    NamePlan(5.2, 5.2, 5.2, 5.2, joined=True, lines=12),
    NamePlan(UNREADABLE_PT, UNREADABLE_PT, UNREADABLE_PT, UNREADABLE_PT, joined=True, lines=40),
)


def draw_name(sheet: Sheet, card: CardData, room: tuple[float, float], scale: float = 1.0) -> float:
    """The name inside `room` (width and height in mm), from the top left corner; gives the y below it in mm."""
    blocks, whole = _set(card, room, scale)
    if not whole:
        sheet.warn("the name is too long to be printed whole")
    elif blocks and min(block.style.size for block in blocks) < LEAST_PT:
        sheet.warn("the name is long and is printed very small")
    return _draw(sheet, blocks if whole else _shared(blocks, *room))


def _set(card: CardData, room: tuple[float, float], scale: float) -> tuple[list[Fitted], bool]:
    blocks: list[Fitted] = []
    for plan in PLANS:
        blocks = _blocks(card, plan, room[0], scale)
        if sum(block.height for block in blocks) <= room[1] and all(block.whole for block in blocks):
            return blocks, True
    return blocks, False


def _blocks(card: CardData, plan: NamePlan, width: float, scale: float) -> list[Fitted]:
    family, given = big_name(card)
    own = second_name(card)
    small = [spaced(*own)] if plan.joined else list(own)
    return [
        _block(family, Style(plan.family * scale, bold=True), plan.family_floor * scale, width, plan.lines),
        _block(given, Style(plan.given * scale), min(plan.given, FAMILY_FLOOR_PT) * scale, width, plan.lines),
        *(_block(text, Style(plan.own * scale), min(plan.own, 7.8) * scale, width, plan.lines) for text in small),
    ]


def _block(text: str, style: Style, floor: float, width: float, lines: int) -> Fitted:
    return fit(text, style, width, floor, lines, breaking=max(floor, min(style.size, TWO_LINES_PT)))


def _shared(blocks: list[Fitted], width: float, height: float) -> list[Fitted]:
    """Names that have no room even so: each keeps its beginning, and a sign where it was cut."""
    written = [block for block in blocks if block.lines]
    step = max(line_height(block.style) for block in written)
    kept, left = [], int(height / step)
    for place, block in enumerate(written):
        kept.append(block.cut(max(1, left // (len(written) - place)), width))
        left -= len(kept[-1].lines)
    return kept


def _draw(sheet: Sheet, blocks: list[Fitted]) -> float:
    top = 0.0
    for block in blocks:
        top = sheet.fitted(0, top, block)
    return top
