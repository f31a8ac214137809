"""A list as a file for other programs: XLSX or CSV, where no name can become a formula (domain, section 9)."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Sequence

from app.errors import UserError
from app.exporting import LONGEST_CELL, MOST_ROWS, TOO_LONG, TOO_MANY, visible
from app.rosters.forms import TableFormat
from models.codes import RosterKind
from printing.rosters.data import RosterPaper, RosterTable

BOM = "\ufeff"
FORMULA = frozenset("=+-@")
HXL = {"F": "#affected+f", "M": "#affected+m", "X": "#affected+other", "U": "#affected+unknown", "ALL": "#affected"}
Rows = list[tuple[str, ...]]


def as_file(paper: RosterPaper, notes: Sequence[tuple[str, str]], format_: TableFormat) -> bytes:
    """The list as bytes of a file. `notes`: what the note sheet of a workbook says, as title and text."""
    return rows_as_file(rows_of_paper(paper), notes, format_)


def rows_as_file(rows: Rows, notes: Sequence[tuple[str, str]], format_: TableFormat) -> bytes:
    """Any table, its head first, as bytes of a file in which every cell is text."""
    if len(rows) > MOST_ROWS:
        raise UserError(TOO_MANY)
    return _csv(rows) if format_ is TableFormat.CSV else _xlsx(rows, notes)


def rows_of_paper(paper: RosterPaper) -> Rows:
    """Head and rows. A second table (who did not arrive) stands below under the same heads, its own columns after
    them; a heading of a block is a first column; counts carry the row of HXL tags."""
    tables = (paper.table, *paper.more)
    grouped = any(block.heading for table in tables for block in table.blocks)
    codes = list(dict.fromkeys(column.code for table in tables for column in table.columns))
    titles = {column.code: column.title for table in tables for column in table.columns}
    head = (*([""] if grouped else []), *(titles[code] for code in codes))
    rows: Rows = [head]
    if paper.kind is RosterKind.STATISTICS:
        rows.append(("#status", "#affected+age", *(HXL[code] for code in codes[1:])))
    for table in tables:
        rows += _rows(table, codes, grouped)
    return rows


def _rows(table: RosterTable, codes: Sequence[str], grouped: bool) -> Rows:
    places = {column.code: place for place, column in enumerate(table.columns)}
    return [
        (*([block.heading] if grouped else []), *(row[places[code]] if code in places else "" for code in codes))
        for block in table.blocks
        for row in block.rows
    ]


def neutral(text: str) -> str:
    """The text as a cell that no program takes for a formula: an apostrophe before one that begins like one, also
    after blanks, signs that cannot be seen, or in full width; what cannot be seen is written as its number."""
    return f"'{fitting(text)}" if begins_a_formula(text) else fitting(text)


def fitting(text: str) -> str:
    """The text with what cannot be seen made visible; UserError where a cell could not hold all of it."""
    shown = visible(text)
    if len(shown.encode("utf-16-le")) // 2 > LONGEST_CELL:
        raise UserError(TOO_LONG)
    return shown


def begins_a_formula(text: str) -> bool:
    """Whether any program may take the text for a formula."""
    if text[:1] in ("\t", "\r", "\n"):
        return True
    first = next((sign for sign in text if not _is_skipped(sign)), "")
    return any(sign in FORMULA for sign in unicodedata.normalize("NFKC", first))


def _is_skipped(sign: str) -> bool:
    """Blanks and what is not seen: a program may drop them before it looks for a formula."""
    return sign.isspace() or unicodedata.category(sign) in ("Cc", "Cf", "Zs", "Zl", "Zp", "Mn")


def _csv(rows: Rows) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\r\n").writerows([map(neutral, row) for row in rows])
    return (BOM + text.getvalue()).encode("utf-8")


def _xlsx(rows: Rows, notes: Sequence[tuple[str, str]]) -> bytes:
    """Every cell is text and nothing else; one that begins like a formula has the workbook's own mark of a text."""
    import xlsxwriter

    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True, "constant_memory": False})
    as_text = book.add_format({"num_format": "@"})
    as_said = book.add_format({"num_format": "@", "quote_prefix": True})
    for name, table in (("list", rows), ("about", list(notes))):
        sheet = book.add_worksheet(name)
        for down, row in enumerate(table):
            for across, cell in enumerate(row):
                if cell:
                    sheet.write_string(down, across, fitting(cell), as_said if begins_a_formula(cell) else as_text)
    book.close()
    return target.getvalue()
