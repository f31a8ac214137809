"""Tables: a head that is repeated, rows with every second one tinted, text that wraps inside its cell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from printing.sheet.codes import side_mm
from printing.sheet.fit import Fitted, line_height, wrap
from printing.sheet.flow import Piece, joined
from printing.sheet.page import Sheet
from printing.sheet.text import Style

CELL_PT, HEAD_PT = 10.0, 9.6
PAD_X, PAD_Y = 1.8, 1.3
TICK_MM, MOST_LINES = 4.6, 24
CODE_VERSION, WHITE = 1, 1.0
ZEBRA, LINE_GREY, RULE_MM = 0.94, 0.6, 0.2


@dataclass(frozen=True)
class Column:
    """Title and width in mm."""

    title: str
    width: float


@dataclass(frozen=True)
class Cell:
    """What stands in one place of a row: lines of text, a box to tick, or the code of a person's number (ten digits)."""

    text: str = ""
    bold: bool = False
    tick: bool = False
    code: str = ""


def table(sheet: Sheet, left: float, columns: Sequence[Column], rows: Sequence[Sequence[Cell]]) -> list[Piece]:
    """A table as pieces: the head stays with the first row and stands above every row that begins a page."""
    head = _head(sheet, left, columns)
    pieces = [_row(sheet, left, columns, row, place % 2 == 0, head) for place, row in enumerate(rows)]
    return [joined(head, pieces[0]), *pieces[1:]] if pieces else [head]


def _head(sheet: Sheet, left: float, columns: Sequence[Column]) -> Piece:
    style = Style(HEAD_PT, bold=True)

    def draw(top: float) -> None:
        for x, column in zip(_lefts(left, columns), columns, strict=True):
            sheet.line(x + PAD_X, top + 4.6, column.title, style, column.width - PAD_X, floor=7.0)
        sheet.rule(left, top + 7.0, left + _width(columns), top + 7.0, 0.9)

    return Piece(7.0, draw)


def _row(
    sheet: Sheet, left: float, columns: Sequence[Column], cells: Sequence[Cell], tinted: bool, head: Piece
) -> Piece:
    fitted = [_set(sheet, cell, column) for cell, column in zip(cells, columns, strict=True)]
    height = max(line_height(Style(CELL_PT)), *(block.height for block in fitted)) + 2 * PAD_Y
    height = max(height, side_mm(CODE_VERSION)) if any(cell.code for cell in cells) else height

    def draw(top: float) -> None:
        if tinted:
            sheet.tint(left, top + RULE_MM, _width(columns), height - RULE_MM, ZEBRA)
        for x, cell, block in zip(_lefts(left, columns), cells, fitted, strict=True):
            _draw_cell(sheet, x + PAD_X, top, height, cell, block)
        sheet.rule(left, top + height, left + _width(columns), top + height, 0.5, LINE_GREY)

    return Piece(height, draw, head)


def _set(sheet: Sheet, cell: Cell, column: Column) -> Fitted:
    style = Style(CELL_PT, cell.bold)
    lines = tuple(line for part in cell.text.splitlines() for line in wrap(part, style, column.width - 1.5 * PAD_X))
    if len(lines) > MOST_LINES:
        sheet.warn(f"a text under “{column.title}” is too long to be printed whole")
    return Fitted(lines[:MOST_LINES], style)


def _draw_cell(sheet: Sheet, x: float, top: float, height: float, cell: Cell, block: Fitted) -> None:
    if cell.tick:
        sheet.box(x, top + (height - TICK_MM) / 2, TICK_MM, TICK_MM, 0.9)
    if cell.code:
        side = side_mm(CODE_VERSION)
        sheet.tint(x, top + RULE_MM, side, height - RULE_MM, WHITE)
        sheet.code(x, top + (height - side) / 2, cell.code, CODE_VERSION)
    sheet.fitted(x, top + (height - block.height) / 2, block)


def _lefts(left: float, columns: Sequence[Column]) -> list[float]:
    return [left + sum(column.width for column in columns[:place]) for place in range(len(columns))]


def _width(columns: Sequence[Column]) -> float:
    return sum(column.width for column in columns)
