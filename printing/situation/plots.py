"""Plots of a situation report as vectors: dark bars, light bars with a frame and lines, told apart without colour."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, repeat
from operator import mul

from printing.sheet import Align, Sheet, Style, width

DARK, LIGHT = 0.25, 0.78
FEW_DAYS, WIDEST, GAPPED, FRAMED = 31, 22.0, 1.2, 2.2
NUMBER, LABEL = Style(6.4), Style(7.4, grey=0.15)


@dataclass(frozen=True)
class Area:
    """Where a plot stands on the page, in mm; numbers of the axis stand left of it."""

    left: float
    top: float
    width: float
    height: float

    @property
    def bottom(self) -> float:
        return self.top + self.height

    def slots(self, many: int) -> Iterator[tuple[float, float]]:
        """Left end and width of each of so many bars, a gap between them where there is room."""
        step = self.width / max(many, 1)
        wide = min(step * 0.78, WIDEST) if step > GAPPED else step
        for place in range(many):
            yield self.left + place * step + (step - wide) / 2, wide


def rounded_up(value: int) -> int:
    """The end of an axis: 4, 6, 8, 10, 20, 40 and so on, with a number in its middle."""
    ends = (lead * ten for ten in accumulate(repeat(10), mul, initial=1) for lead in (1, 2, 4, 6, 8))
    return next(end for end in ends if end >= max(value, 4))


def axis(sheet: Sheet, area: Area, top: int, bottom: int = 0) -> None:
    """Level lines at the ends, at nought and in the middle, with their numbers."""
    for mark in sorted({bottom, bottom // 2, 0, top // 2, top}):
        y = height_of(area, mark, top, bottom)
        sheet.rule(area.left, y, area.left + area.width, y, 0.7 if mark == 0 else 0.3, grey=0.0 if mark == 0 else 0.6)
        sheet.text(area.left - 1.5, y + 0.9, str(abs(mark)), LABEL, Align.RIGHT)


def height_of(area: Area, value: float, top: int, bottom: int = 0) -> float:
    """The y of a value."""
    return area.bottom - (value - bottom) / (top - bottom) * area.height


def stacked(sheet: Sheet, area: Area, bars: Sequence[tuple[int, int]], line: Sequence[int]) -> None:
    """Dark bars with light ones on them, and a step line over all."""
    top = rounded_up(max((*map(sum, bars), *line), default=0))
    axis(sheet, area, top)
    slots = list(area.slots(len(bars)))
    for (x, wide), (dark, light) in zip(slots, bars, strict=True):
        middle, upper = height_of(area, dark, top), height_of(area, dark + light, top)
        _bar(sheet, x, middle, wide, area.bottom - middle, DARK)
        _bar(sheet, x, upper, wide, middle - upper, LIGHT)
    _steps(sheet, area, [height_of(area, level, top) for level in line])
    for (x, wide), bar in zip(slots if len(bars) <= FEW_DAYS else (), bars, strict=False):
        _told(sheet, x + wide / 2, height_of(area, sum(bar), top) - 0.7, sum(bar))


def mirrored(sheet: Sheet, area: Area, bars: Sequence[tuple[int, int]]) -> None:
    """Dark bars upwards and light ones downwards from a line in the middle."""
    end = rounded_up(max((max(bar) for bar in bars), default=0))
    axis(sheet, area, end, -end)
    nought = height_of(area, 0, end, -end)
    for (x, wide), (above, below) in zip(area.slots(len(bars)), bars, strict=True):
        upper, lower = height_of(area, above, end, -end), height_of(area, -below, end, -end)
        _bar(sheet, x, upper, wide, nought - upper, DARK)
        _bar(sheet, x, nought, wide, lower - nought, LIGHT)
        if len(bars) <= FEW_DAYS:
            _told(sheet, x + wide / 2, upper - 0.7, above)
            _told(sheet, x + wide / 2, lower + 2.5, below)


def _told(sheet: Sheet, x: float, y: float, count: int) -> None:
    """A number on white, so that no line runs through it; nought is not told."""
    if count:
        half = width(str(count), NUMBER) / 2 + 0.3
        sheet.tint(x - half, y - 2.0, half * 2, 2.2, 1.0)
        sheet.text(x, y, str(count), NUMBER, Align.CENTRE)


def _bar(sheet: Sheet, x: float, y: float, wide: float, high: float, grey: float) -> None:
    if high <= 0:
        return
    sheet.tint(x, y, wide, high, grey)
    if wide > FRAMED:
        sheet.box(x, y, wide, high, 0.4)


def _steps(sheet: Sheet, area: Area, levels: Sequence[float]) -> None:
    step = area.width / max(len(levels), 1)
    for place, y in enumerate(levels):
        x = area.left + place * step
        if place and levels[place - 1] != y:
            sheet.rule(x, levels[place - 1], x, y, 1.1)
        sheet.rule(x, y, x + step, y, 1.1)


def legend(sheet: Sheet, right: float, y: float, entries: Sequence[tuple[str, float | None]]) -> None:
    """Words with their sample, ending at `right`; without a grey the sample is a line."""
    x = right - sum(width(word, LABEL) + 8.5 for word, _ in entries)
    for word, grey in entries:
        if grey is None:
            sheet.rule(x, y - 1.0, x + 4.0, y - 1.0, 1.1)
        else:
            sheet.tint(x, y - 2.2, 4.0, 2.4, grey)
            sheet.box(x, y - 2.2, 4.0, 2.4, 0.4)
        sheet.text(x + 5.0, y, word, LABEL)
        x += width(word, LABEL) + 8.5


def level_bar(
    sheet: Sheet, x: float, y: float, room: float, share: float, grey: float = DARK, high: float = 2.4
) -> None:
    """A short bar that lies, `share` of the room long."""
    if share > 0:
        sheet.tint(x, y, room * share, high, grey)
        sheet.box(x, y, room * share, high, 0.3)
