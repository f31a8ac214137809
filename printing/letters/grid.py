"""Rows of label and text between rules: two short ones share a row, an empty one is a place to write on by hand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from printing.letters.lines import LEFT, RIGHT, WIDTH, from_the_right
from printing.sheet import Fitted, Sheet, Style, line_height, paragraphs, width, wrap

LABEL_MM, GAP = 44.0, 4.0
SECOND = 102.0  # where the second of two short facts begins
PAD_MM, BY_HAND_MM, MOST_BY_HAND_MM = 1.5, 13.0, 30.0
LABEL_STEP, LABEL = 3.0, Style(11.6, bold=True)
BASE = 0.78  # of a line's height stands above its base
PAGE_LINES = 60  # more than any page holds
Fact = tuple[str, str, Style]


@dataclass(frozen=True)
class Cell:
    """A label and its text in lines; `left` and `text_left` mm from the left edge of the row. Without text there are
    `by_hand` mm to write on."""

    title: str
    label: Fitted
    text: Fitted
    left: float = 0.0
    text_left: float = LABEL_MM
    by_hand: float = BY_HAND_MM

    @property
    def height(self) -> float:
        """Height in mm, without the room around it."""
        return max(self.text.height if self.text.lines else self.by_hand, self.lift + self.label.height)

    @property
    def lift(self) -> float:
        """How far down the label stands, so that it shares its base with the text, in mm."""
        step = line_height(self.text.style) if self.text.lines else 0.0
        return max(0.0, step - line_height(self.label.style)) * BASE


@dataclass(frozen=True)
class Row:
    """One or two cells beside one another."""

    cells: tuple[Cell, ...]

    @property
    def height(self) -> float:
        """Height in mm."""
        return max(cell.height for cell in self.cells) + 2 * PAD_MM

    @property
    def empty(self) -> bool:
        """Whether it is a place to write on by hand."""
        return not any(cell.text.lines for cell in self.cells)

    @property
    def lines(self) -> int:
        """How many lines its longest text has."""
        return max(len(cell.text.lines) for cell in self.cells)

    def cut(self, lines: int) -> Row:
        """At most this many lines, the last with a sign that there is more; only a row of one cell is long."""
        if self.lines <= lines:
            return self
        (cell,) = self.cells
        return Row((replace(cell, text=cell.text.cut(lines, WIDTH - LABEL_MM)),))


def row(label: str, text: str, style: Style) -> Row:
    """A label and a text that takes the rest of the width."""
    return Row((_cell(label, text, style),))


def pair(facts: Iterable[Fact]) -> Iterator[Row]:
    """A row for each fact; two that follow one another share one if both are short."""
    held: Cell | None = None
    for fact in facts:
        second = _second(*fact) if held else None
        if held and second:
            yield Row((held, second))
            held = None
            continue
        yield from [Row((held,))] if held else []
        held = _cell(*fact)
        if not _fits(held, SECOND - GAP):
            yield Row((held,))
            held = None
    yield from [Row((held,))] if held else []


def _second(label: str, text: str, style: Style) -> Cell | None:
    """The fact as the second of its row; None if it is too long for that."""
    text_left = SECOND + width(label, LABEL) + GAP
    cell = Cell(
        label, Fitted((label,), LABEL), Fitted(paragraphs(text.strip(), style, WIDTH), style), SECOND, text_left
    )
    return cell if _fits(cell, WIDTH) else None


def _fits(cell: Cell, right: float) -> bool:
    """Whether label and text are a line each, run from the left, and end left of `right` mm."""
    one_line = len(cell.label.lines) == len(cell.text.lines) == 1
    return (
        one_line
        and not from_the_right(cell.text.lines[0])
        and cell.text_left + width(cell.text.lines[0], cell.text.style) <= right
    )


def height(rows: Iterable[Row]) -> float:
    """Height of rows one under the other, in mm."""
    return sum(each.height for each in rows)


def roomier(rows: list[Row], room: float) -> list[Row]:
    """The rows with what is left of `room` mm shared out among those that are written on by hand."""
    many = sum(each.empty for each in rows)
    by_hand = min(MOST_BY_HAND_MM, BY_HAND_MM + (room - height(rows)) / many) if many else BY_HAND_MM
    return [_written_on(each, by_hand) if each.empty else each for each in rows]


def _written_on(each: Row, by_hand: float) -> Row:
    return Row(tuple(replace(cell, by_hand=by_hand) for cell in each.cells))


def shortened(sheet: Sheet, rows: list[Row], room: float) -> list[Row]:
    """The rows in `room` mm: the longest texts end earlier, marked; which they are is reported."""
    limits = _limits(rows, room)
    for each, limit in zip(rows, limits, strict=True):
        if each.lines > limit:
            sheet.warn(f"the text under “{each.cells[0].title}” is longer than its place; its end is marked")
    return _cut(rows, limits)


def _limits(rows: list[Row], room: float) -> list[int]:
    """Lines for each row: as many as fit for all alike, then one more from the top down while there is room."""
    most = min(PAGE_LINES, max(each.lines for each in rows))
    while most > 1 and height(_cut(rows, [most] * len(rows))) > room:
        most -= 1
    limits = [most] * len(rows)
    for place in range(len(rows)):
        more = [*limits[:place], most + 1, *limits[place + 1 :]]
        limits = more if height(_cut(rows, more)) <= room else limits
    return limits


def _cut(rows: list[Row], limits: list[int]) -> list[Row]:
    return [each.cut(limit) for each, limit in zip(rows, limits, strict=True)]


def draw_rows(sheet: Sheet, rows: Iterable[Row], top: float) -> None:
    """Rows one under the other, a rule above each and below the last."""
    for each in rows:
        sheet.rule(LEFT, top, RIGHT, top, 0.5, grey=0.5)
        for cell in each.cells:
            _draw_cell(sheet, cell, top + PAD_MM)
        top += each.height
    sheet.rule(LEFT, top, RIGHT, top, 0.5, grey=0.5)


def _draw_cell(sheet: Sheet, cell: Cell, top: float) -> None:
    sheet.fitted(LEFT + cell.left, top + cell.lift, cell.label)
    sheet.fitted(LEFT + cell.text_left, top, cell.text)


def _cell(label: str, text: str, style: Style) -> Cell:
    lines = paragraphs(text.strip(), style, WIDTH - LABEL_MM)
    return Cell(label, Fitted(wrap(label, LABEL, LABEL_MM - GAP), LABEL), Fitted(lines, style))
