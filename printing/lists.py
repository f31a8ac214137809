"""Rosters and bus lists: landscape A4, 10 pt, head on every page, no row torn."""

from __future__ import annotations

from collections.abc import Sequence

from printing.data import AbsentRow, BusListData, BusListRow, Foot, Named, Printed, RosterData, RosterRow
from printing.list_page import LEFT, TEXT_PT, ListTop, draw_pages
from printing.list_words import LISTS, ListWords
from printing.names import latin_line, own_line
from printing.sheet import A4_LANDSCAPE, Cell, Column, Piece, Sheet, Style, joined, space, table, total
from printing.words import SEX, known

SIGNING_MM, ENDING_MM = 30.0, 90.0
ROSTER_MM = (34, 82, 74, 14, 22, 33, 14)
BUS_MM = (12, 32, 58, 54, 32, 12, 27, 46)
ABSENT_MM = (12, 62, 58, 32, 12, 42, 55)


def render_roster(data: RosterData, foot: Foot, invariant: bool = False) -> Printed:
    """People by name with a box to tick for each; an age band, never a birth date."""
    language = known(data.language)
    words = LISTS[language]
    sheet = Sheet(A4_LANDSCAPE, language, "Roster", invariant)
    pieces = table(sheet, LEFT, _roster_columns(words), [_roster_cells(row, language) for row in data.rows])
    people = words.one_person if data.count == 1 else words.people.format(count=data.count)
    draw_pages(sheet, pieces, ListTop(data.title, data.as_of, people, data.site, language), foot, words.keep)
    return sheet.finish()


def render_bus_list(data: BusListData, foot: Foot, invariant: bool = False) -> Printed:
    """The authority's list for the hand-over: who arrived, who did not and why, the totals, both signatures."""
    language = known(data.language)
    words = LISTS[language]
    sheet = Sheet(A4_LANDSCAPE, language, "Bus list", invariant)
    totals = words.totals.format(listed=data.listed, counted=len(data.rows), absent=len(data.absent))
    if data.doubled:
        totals = f"{totals} {words.doubled.format(doubled=data.doubled)}"
    pieces = table(sheet, LEFT, _bus_columns(words), [_bus_cells(row, language) for row in data.rows])
    pieces += _ending(sheet, data, words, totals)
    draw_pages(sheet, pieces, ListTop(data.title, data.as_of, totals, data.site, language), foot, words.handle)
    return sheet.finish()


def _roster_columns(words: ListWords) -> tuple[Column, ...]:
    titles = (words.number, words.name, words.own, words.sex, words.age, words.since, words.here)
    return _columns(titles, ROSTER_MM)


def _columns(titles: Sequence[str], widths: Sequence[float]) -> tuple[Column, ...]:
    return tuple(Column(title, width) for title, width in zip(titles, widths, strict=True))


def _roster_cells(row: RosterRow, language: str) -> tuple[Cell, ...]:
    return (
        Cell(row.number),
        *_names(row),
        Cell(SEX[language][row.sex]),
        Cell(row.age_band),
        Cell(row.since),
        Cell(tick=True),
    )


def _names(row: Named) -> tuple[Cell, Cell]:
    return Cell(latin_line(row), bold=True), Cell(own_line(row))


def _bus_columns(words: ListWords) -> tuple[Column, ...]:
    who = (words.position, words.number, words.name, words.own)
    return _columns((*who, words.born, words.sex, words.nationality, words.document), BUS_MM)


def _bus_cells(row: BusListRow, language: str) -> tuple[Cell, ...]:
    return (
        Cell(str(row.position or "")),
        Cell(row.number),
        *_names(row),
        Cell(row.born),
        Cell(SEX[language][row.sex]),
        Cell(row.nationality),
        Cell(row.document),
    )


def _absent_pieces(sheet: Sheet, rows: Sequence[AbsentRow], words: ListWords, language: str) -> list[Piece]:
    title = Piece(8.0, lambda top: sheet.text(LEFT, top + 5.6, words.absent, Style(13, bold=True)))
    first, *rest = table(sheet, LEFT, _absent_columns(words), [_absent_cells(row, words, language) for row in rows])
    return [joined(space(5.0), title, first), *rest]


def _absent_columns(words: ListWords) -> tuple[Column, ...]:
    titles = (words.position, words.name, words.own, words.born, words.sex, words.reason, words.said)
    return _columns(titles, ABSENT_MM)


def _absent_cells(row: AbsentRow, words: ListWords, language: str) -> tuple[Cell, ...]:
    return (
        Cell(str(row.position or "")),
        *_names(row),
        Cell(row.born),
        Cell(SEX[language][row.sex]),
        Cell(words.reasons[row.reason]),
        Cell(row.said),
    )


def _ending(sheet: Sheet, data: BusListData, words: ListWords, totals: str) -> list[Piece]:
    """Absent people, totals and signatures: one piece where they are few, so that nobody signs an empty page."""
    absent = _absent_pieces(sheet, data.absent, words, known(data.language)) if data.absent else []
    signed = joined(_totals_piece(sheet, totals), _signatures(sheet, words))
    return [joined(*absent, signed)] if total(absent) < ENDING_MM else [*absent, signed]


def _totals_piece(sheet: Sheet, totals: str) -> Piece:
    return Piece(14.0, lambda top: sheet.text(LEFT, top + 10.0, totals, Style(12, bold=True)))


def _signatures(sheet: Sheet, words: ListWords) -> Piece:
    def draw(top: float) -> None:
        for x, side in ((LEFT, words.handed), (LEFT + 145, words.received)):
            sheet.text(x, top + 5.0, side, Style(TEXT_PT, bold=True))
            sheet.rule(x, top + 22.0, x + 128, top + 22.0, 0.7)
            sheet.text(x, top + 26.6, words.signature, Style(10.0, grey=0.2))

    return Piece(SIGNING_MM, draw)
