"""What the parts of a situation report share: the edges of the page, its styles, a heading with a line."""

from __future__ import annotations

from printing.sheet import Sheet, Style

PAPER, NOT_TOLD = "situation", "*"
LEFT, RIGHT = 14.0, 196.0
HEAD, PLAIN, BOLD, SMALL = Style(11, bold=True), Style(9), Style(9, bold=True), Style(7.6, grey=0.2)


def heading(sheet: Sheet, left: float, right: float, y: float, text: str, room: float | None = None) -> None:
    """A heading on a line that ends at `right`; `room` is what the words may take of it."""
    sheet.line(left, y, text, HEAD, room or right - left)
    sheet.rule(left, y + 1.6, right, y + 1.6, 0.8)


def number(count: int | None) -> str:
    """A number, or the sign for one that is not told."""
    return NOT_TOLD if count is None else str(count)
