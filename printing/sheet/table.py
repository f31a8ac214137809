"""Tables: a head that is repeated, rows with every second one tinted, text that wraps inside its cell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from printing.sheet.codes import LIST_MODULE_MM, side_mm
from printing.sheet.fit import Fitted, line_height, wrap
from printing.sheet.flow import Piece, joined
from printing.sheet.page import Align, Sheet
from printing.sheet.text import Style

CELL_PT, SMALL_PT, HEAD_PT = 10.0, 8.4, 9.6
PAD_X, PAD_Y = 1.8, 1.3
TICK_MM, MOST_LINES = 4.6, 24
CODE_VERSION, WHITE = 1, 1.0
CODE_MM = side_mm(CODE_VERSION, LIST_MODULE_MM)
ROW = {bold: Style(CELL_PT, bold) for bold in (False, True)}
LEAST_MM = line_height(ROW[False]) + 2 * PAD_Y
ZEBRA, LINE_GREY, RULE_MM = 0.94, 0.6, 0.2


@dataclass(frozen=True, slots=True)
class Column:
    """Title and width in mm, and where the texts of its cells stand."""

    title: str
    width: float
    align: Align = Align.LEFT

    @property
    def room(self) -> float:
        """Width of a text in mm."""
        return self.width - 1.5 * PAD_X

    def anchor(self, left: float) -> float:
        """The x from which a text is placed, in a column that begins at `left`."""
        return left + PAD_X + self.room * self.align.value


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in one place of a row: lines of text, a box to tick, a line to write on, or the code of a person's
    number (at most 27 digits)."""

    text: str = ""
    bold: bool = False
    tick: bool = False
    code: str = ""
    ruled: bool = False


@dataclass(frozen=True)
class Grid:
    """The columns of a table where they stand."""

    sheet: Sheet
    left: float
    columns: tuple[Column, ...]
    least: float

    @cached_property
    def width(self) -> float:
        return sum(column.width for column in self.columns)

    @cached_property
    def lefts(self) -> tuple[float, ...]:
        return tuple(self.left + sum(each.width for each in self.columns[:place]) for place in range(len(self.columns)))


def table(
    sheet: Sheet, left: float, columns: Sequence[Column], rows: Sequence[Sequence[Cell]], least: float = 0.0
) -> list[Piece]:
    """A table as pieces: the head stays with the first row and stands above every row that begins a page. No row is
    lower than `least` mm."""
    grid = Grid(sheet, left, tuple(columns), least)
    head = _head(grid)
    pieces = [_row(grid, row, place % 2 == 0, head) for place, row in enumerate(rows)]
    return [joined(head, pieces[0]), *pieces[1:]] if pieces else [head]


def _head(grid: Grid) -> Piece:
    style = Style(HEAD_PT, bold=True)

    def draw(top: float) -> None:
        for x, column in zip(grid.lefts, grid.columns, strict=True):
            room = column.width - PAD_X
            grid.sheet.line(column.anchor(x), top + 4.6, column.title, style, room, column.align, floor=7.0)
        grid.sheet.rule(grid.left, top + 7.0, grid.left + grid.width, top + 7.0, 0.9)

    return Piece(7.0, draw)


def _row(grid: Grid, cells: Sequence[Cell], tinted: bool, head: Piece) -> Piece:
    fitted = [_set(grid.sheet, cell, column) for cell, column in zip(cells, grid.columns, strict=True)]
    height = max(block.height for block in fitted) + 2 * PAD_Y
    height = max(height, LEAST_MM, grid.least, CODE_MM if any(cell.code for cell in cells) else 0.0)

    def draw(top: float) -> None:
        if tinted:
            grid.sheet.tint(grid.left, top + RULE_MM, grid.width, height - RULE_MM, ZEBRA)
        for x, column, cell, block in zip(grid.lefts, grid.columns, cells, fitted, strict=True):
            _draw_cell(grid.sheet, column, x, top, height, cell)
            if block.lines:
                grid.sheet.fitted(column.anchor(x), top + (height - block.height) / 2, block, column.align)
        grid.sheet.rule(grid.left, top + height, grid.left + grid.width, top + height, 0.5, LINE_GREY)

    return Piece(height, draw, head)


def _set(sheet: Sheet, cell: Cell, column: Column) -> Fitted:
    """The lines of a cell, a step smaller where they are too many; what is still too long is cut, marked and told."""
    whole = _lines(cell, ROW[cell.bold], column.room)
    if len(whole.lines) <= MOST_LINES:
        return whole
    smaller = _lines(cell, Style(SMALL_PT, cell.bold), column.room)
    if len(smaller.lines) > MOST_LINES:
        sheet.warn(f"a text under “{column.title}” is too long to be printed whole")
    return smaller.cut(MOST_LINES, column.room)


def _lines(cell: Cell, style: Style, room: float) -> Fitted:
    if not cell.text:
        return Fitted((), style)
    return Fitted(tuple(line for part in cell.text.splitlines() for line in wrap(part, style, room)), style)


def _draw_cell(sheet: Sheet, column: Column, x: float, top: float, height: float, cell: Cell) -> None:
    """What a cell has apart from its text."""
    if cell.tick:
        sheet.box(x + PAD_X, top + (height - TICK_MM) / 2, TICK_MM, TICK_MM, 0.9)
    if cell.ruled:
        sheet.rule(x + PAD_X, top + height - PAD_Y, x + column.width - PAD_X, top + height - PAD_Y, 0.5, LINE_GREY)
    if cell.code:
        sheet.tint(x + PAD_X, top + RULE_MM, CODE_MM, height - RULE_MM, WHITE)
        sheet.code(x + PAD_X, top + (height - CODE_MM) / 2, cell.code, CODE_VERSION, LIST_MODULE_MM)
