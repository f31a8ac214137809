"""Lists on landscape A4: a code in every row, the head on every page, no row torn, signatures where both sides sign."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from printing.data import Foot, Printed, Progress
from printing.list_page import LEFT, RIGHT, TEXT_PT, ListTop, draw_pages
from printing.phrases import Phrases, phrases
from printing.rosters.data import Look, RosterBlock, RosterColumn, RosterPaper, RosterTable
from printing.rosters.muster import render_muster
from printing.sheet import A4_LANDSCAPE, Cell, Column, Piece, Sheet, Style, joined, space, table, total
from printing.words import known

SIGNING_MM, ENDING_MM, LINE_MM = 30.0, 90.0, 12.0
BY_HAND, WRITING_MM = (Look.BLANK, Look.SIGNATURE), 10.0
FIXED_MM = {Look.TICK: 15.0, Look.CODE: 14.3}


def render_roster(data: RosterPaper, foot: Foot, progress: Progress | None = None, invariant: bool = False) -> Printed:
    """A list of any kind as PDF; a fire list stands upright, with large boxes."""
    if data.fire is not None:
        return render_muster(data, foot, progress, invariant)
    words = phrases("lists", known(data.language))
    sheet = Sheet(A4_LANDSCAPE, words.language, data.kind.value.capitalize().replace("_", " "), invariant)
    pieces = [*_pieces(sheet, _with_spare(data)), *_ending(sheet, data, words)]
    note, second = " ".join(data.notes), data.second
    top = ListTop(data.title, data.as_of, data.total, data.site, words.language, note, data.code, second)
    draw_pages(sheet, pieces, top, foot, data.keep, progress)
    return sheet.finish()


def _pieces(sheet: Sheet, listed: RosterTable) -> list[Piece]:
    """The rows of all blocks; a heading stays with the head of its block and its first row."""
    columns, pieces = _columns(listed.columns), list[Piece]()
    least = WRITING_MM if any(column.look in BY_HAND for column in listed.columns) else 0.0
    for place, block in enumerate(listed.blocks, start=1):
        rows = _rows(listed.columns, block.rows)
        first, *rest = table(sheet, LEFT, columns, rows, least)
        heading = _heading(sheet, block.heading, f"{place}/{len(listed.blocks)}") if block.heading else space(0.0)
        pieces += [joined(heading, first), *rest]
    return pieces


def _rows(columns: Sequence[RosterColumn], rows: Sequence[tuple[str, ...]]) -> list[list[Cell]]:
    """The cells; of a large word that stands in several rows only the first is bold, so that rooms are seen at once."""
    found, before = list[list[Cell]](), ("",) * len(columns)
    for row in rows:
        cells = [_cell(column, text) for column, text in zip(columns, row, strict=True)]
        again = [text == old for text, old in zip(row, before, strict=True)]
        parts = zip(columns, cells, again, strict=True)
        found.append([_plain(column, cell) if same else cell for column, cell, same in parts])
        before = row
    return found


def _plain(column: RosterColumn, cell: Cell) -> Cell:
    return replace(cell, bold=False) if column.look is Look.BIG else cell


def _with_spare(data: RosterPaper) -> RosterTable:
    """The table with empty rows at its end, for who or what is not on it."""
    empty = tuple("" for _ in data.table.columns)
    blocks = data.table.blocks or (RosterBlock("", ()),)
    last = replace(blocks[-1], rows=(*blocks[-1].rows, *(empty for _ in range(data.spare))))
    return replace(data.table, blocks=(*blocks[:-1], last))


def _columns(columns: Sequence[RosterColumn]) -> tuple[Column, ...]:
    """Boxes, codes and what is always as long keep their width; the others share the rest by their weights."""
    known = {column.code: FIXED_MM.get(column.look, column.weight) for column in columns if _is_fixed(column)}
    weights = sum(column.weight for column in columns if not _is_fixed(column)) or 1.0
    one = (RIGHT - LEFT - sum(known.values())) / weights
    return tuple(Column(column.title, known.get(column.code, column.weight * one)) for column in columns)


def _is_fixed(column: RosterColumn) -> bool:
    return column.look is Look.FIT or column.look in FIXED_MM


def _cell(column: RosterColumn, text: str) -> Cell:
    if column.look is Look.TICK:
        return Cell(text, tick=not text)
    if column.look is Look.CODE:
        return Cell(code=text)
    if column.look in (*BY_HAND, Look.BIG) and not text:
        return Cell(ruled=True)
    return Cell(text, bold=column.look in (Look.NAME, Look.BIG, Look.BADGE))


def _heading(sheet: Sheet, text: str, mark: str = "") -> Piece:
    """The heading of a block; the outline leads to it by its number, for a heading may be anybody's words."""

    def draw(top: float) -> None:
        if mark:
            sheet.bookmark(mark)
        sheet.line(LEFT, top + 8.0, text, Style(13, bold=True), RIGHT - LEFT)

    return Piece(10.6, draw)


def _ending(sheet: Sheet, data: RosterPaper, words: Phrases) -> list[Piece]:
    """Further tables, totals and signatures: one piece where they are few, so that nobody signs an empty page."""
    further = [piece for each in data.more for piece in _further(sheet, each)]
    signed = [joined(_total(sheet, data.total), _signatures(sheet, words))] if data.signed else []
    lines = [_lines(sheet, data.ending)] if data.ending else []
    closing = [*signed, *lines]
    if not closing:
        return further
    return [joined(*further, *closing)] if total(further) < ENDING_MM else [*further, joined(*closing)]


def _further(sheet: Sheet, listed: RosterTable) -> list[Piece]:
    first, *rest = _pieces(sheet, listed)
    return [joined(space(5.0), _heading(sheet, listed.title), first), *rest]


def _total(sheet: Sheet, text: str) -> Piece:
    return Piece(14.0, lambda top: sheet.text(LEFT, top + 10.0, text, Style(12, bold=True)))


def _lines(sheet: Sheet, words: Sequence[str]) -> Piece:
    """Words side by side, each with a line to write on."""
    step = (RIGHT - LEFT) / len(words)

    def draw(top: float) -> None:
        for place, word in enumerate(words):
            x = LEFT + place * step
            sheet.text(x, top + 6.0, word, Style(TEXT_PT, bold=True))
            sheet.rule(x, top + 18.0, x + step - 6.0, top + 18.0, 0.7)

    return Piece(LINE_MM + 8.0, draw)


def _signatures(sheet: Sheet, words: Phrases) -> Piece:
    def draw(top: float) -> None:
        for x, side in ((LEFT, words.say("handed")), (LEFT + 145, words.say("received"))):
            sheet.text(x, top + 5.0, side, Style(TEXT_PT, bold=True))
            sheet.rule(x, top + 22.0, x + 128, top + 22.0, 0.7)
            sheet.text(x, top + 26.6, words.say("signature"), Style(10.0, grey=0.2))

    return Piece(SIGNING_MM, draw)
