"""From text to a sheet: the delimiter, quoted line breaks, and which lines are title, header, people and total."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import islice

from app.lists.encodings import BROKEN, ENCODINGS, decode, refuse_large
from app.lists.headings import guess_columns, heading, meanings_of, names_people
from app.lists.page import charset, is_page, page_rows
from app.lists.sheet import DELIMITERS, MAX_CELL, MAX_COLUMNS, MAX_ROWS, SPACES, ListError, Meaning, Sheet
from app.lists.workbook import XLSX, is_packed, workbook_rows

Row = tuple[str, ...]
_USUAL, _RARE = (";", ",", "\t", "|"), ("^", "~", "*", "#", SPACES, ":")
_SAMPLE, _SAMPLE_ROWS, _HEADER_WITHIN, _SUMMARY_CELLS = 200_000, 200, 30, 3
_MOST_LINES = 500_000
_DAMAGED = f"Some signs of this file are damaged and shown as {BROKEN}; compare those rows with the list on paper."
_TOTAL = re.compile(
    r"(?:итого|всего|усяго|разам|усього|iš viso|viso|bendras skaičius|razem|total|insgesamt)(?![^\W\d_])", re.I
)
_QUOTES_DIFFER = "The quotation marks of this file do not match; they are shown as they stand. Look at the columns."
_ROWS_IN_CELL = "A cell holds several lines that look like rows of their own. Look at the rows and their number."


def read_list(raw: bytes, encoding: str | None = None, delimiter: str | None = None) -> Sheet:
    """Read a CSV list (RFC 4180 and its relatives), encoding and delimiter recognised unless given; or a workbook."""
    if is_packed(raw):
        return _read_workbook(raw)
    if is_page(raw):
        return _read_page(raw, encoding)
    text, encoding = decode(raw, encoding)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text, said = _said_delimiter(text)
    delimiter = delimiter or said
    if delimiter and delimiter not in DELIMITERS:
        raise ListError("This delimiter is not offered. Nothing was imported. Choose one of the list.", "delimiter")
    delimiter = delimiter or _sniff(text[:_SAMPLE])
    lines, warnings = _parse(text, delimiter)
    damaged = (_DAMAGED,) if BROKEN in text else ()
    return _sheet(_some(lines), encoding, delimiter, (*warnings, *damaged))


def _read_workbook(raw: bytes) -> Sheet:
    refuse_large(raw)
    book = workbook_rows(raw)
    sheet = _sheet(_some(_limited(book.rows)), XLSX, "", book.warnings)
    return replace(sheet, epoch_1904=book.epoch_1904)


def _read_page(raw: bytes, encoding: str | None) -> Sheet:
    """The page's own word for its encoding is taken where it is one of ours and fits."""
    refuse_large(raw)
    try:
        text, encoding = decode(raw, encoding or _known(charset(raw)))
    except ListError:
        text, encoding = decode(raw)
    return _sheet(_some(_limited(page_rows(text))), encoding, "", ())


def _known(name: str) -> str | None:
    said = name.replace("windows-", "cp").replace("iso-8859", "iso8859")
    return said if said in ENCODINGS and said != "utf-16" else None


def read_pasted(text: str, html: str = "") -> bytes:
    """What the clipboard holds as the bytes of a list: its table where it is one, else its lines."""
    if is_page(html.encode("utf-8", "replace")) or "<table" in html[:100_000].casefold():
        return ("<html>" + html).encode("utf-8", "replace")
    return text.encode("utf-8", "replace")


def _said_delimiter(text: str) -> tuple[str, str | None]:
    """Excel's own first line, "sep=;", is no row."""
    match = re.match(r"(?i)\ufeff?\"?sep=(.)\"?\n", text)
    return (text[match.end() :], match[1]) if match and match[1] in DELIMITERS else (text, None)


def _some(lines: list[Row]) -> list[Row]:
    if not lines:
        raise ListError("The file holds no rows. Nothing was imported. Check that it is the right file.")
    return lines


def _sniff(text: str) -> str:
    """The delimiter that makes the most even rows; a rare sign or spaces only where the usual ones make none."""
    usual = max(_USUAL, key=lambda sign: _regularity(text, sign))
    if _regularity(text, usual):
        return usual
    rare = max(_RARE, key=lambda sign: _regularity(text, sign))
    return rare if _is_even(text, rare) else usual


def _is_even(text: str, delimiter: str) -> bool:
    """Whether nearly all of at least three lines are cut into the same number of cells."""
    widths = Counter(len(_cut(line, delimiter)) for line in text.split("\n")[:_SAMPLE_ROWS] if line.strip())
    width, count = widths.most_common(1)[0] if widths else (1, 0)
    return width > 1 and count >= 3 and count >= 0.8 * widths.total()


def _cut(line: str, delimiter: str) -> list[str]:
    return re.split(r"\s{2,}", line.strip()) if delimiter == SPACES else line.split(delimiter)


def _regularity(text: str, delimiter: str) -> int:
    """How many cells stand in rows of the commonest width: high for the true delimiter, near zero for another."""
    if delimiter == SPACES:
        widths = Counter(len(_cut(line, delimiter)) for line in text.split("\n")[:_SAMPLE_ROWS] if line.strip())
        return max(((width - 1) * count for width, count in widths.items()), default=0)
    try:
        rows = islice(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), _SAMPLE_ROWS)
        widths = Counter(len(row) for row in rows if any(row))
    except csv.Error:
        return 0
    return max(((width - 1) * count for width, count in widths.items()), default=0)


def _parse(text: str, delimiter: str) -> tuple[list[Row], tuple[str, ...]]:
    if delimiter == SPACES:
        return _parse_literally(text, delimiter), ()
    try:
        lines = _limited(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error:
        return _parse_literally(text, delimiter), (_QUOTES_DIFFER,)
    swallowed = any("\n" in cell and cell.count(delimiter) >= 3 for row in lines for cell in row)
    return lines, (_ROWS_IN_CELL,) if swallowed else ()


def _parse_literally(text: str, delimiter: str) -> list[Row]:
    """A stray quotation mark would swallow the people after it, so here it is a letter like any other."""
    rows = (_cut(line, delimiter) for line in text.split("\n"))
    return _limited(rows)


def _limited(rows: Iterable[Sequence[str]]) -> list[Row]:
    lines: list[Row] = []
    for number, row in enumerate(rows):
        if len(row) > MAX_COLUMNS:
            raise ListError("A row has more than 200 columns. Nothing was imported. Check the delimiter.", "delimiter")
        if any(len(cell) > MAX_CELL for cell in row):
            raise ListError("A cell is longer than 10,000 characters. Nothing was imported. Check the quotation marks.")
        if any(cell.strip() for cell in row):
            lines.append(tuple(row))
        if len(lines) > MAX_ROWS or number > _MOST_LINES:
            raise ListError("The list has more than 20,000 rows. Nothing was imported. Split it and import each part.")
    return lines


def _sheet(lines: list[Row], encoding: str, delimiter: str, warnings: tuple[str, ...]) -> Sheet:
    at = _header_at(lines)
    header = lines[at] if at is not None else ()
    body = lines if at is None else lines[at + 1 :]
    people, totals, between = _apart(body, header)
    width = max(len(row) for row in (header, *people)) or max(map(len, lines))
    header = _padded(header, width) if header else ()
    rows = tuple(_padded(row, width) for row in people)
    return Sheet(
        encoding=encoding,
        delimiter=delimiter,
        titles=(*(_spoken(row) for row in lines[: at or 0]), *between),
        header=tuple(cell.strip() for cell in header),
        rows=rows,
        totals=totals,
        columns=guess_columns(header, rows, width),
        warnings=warnings,
    )


def _header_at(lines: list[Row]) -> int | None:
    """The line among the first thirty with the most heading words: two of them, or one that can only head names."""
    counts = [len(set(meanings_of(row))) for row in lines[:_HEADER_WITHIN]]
    best = max(counts)
    if best >= 2:
        return counts.index(best)
    return next((place for place, row in enumerate(lines[:_HEADER_WITHIN]) if names_people(row)), None)


def _apart(body: list[Row], header: Row) -> tuple[list[Row], tuple[str, ...], tuple[str, ...]]:
    """People, the lines that sum up or close the list, and those between; a header repeated on a page is nobody."""
    people: list[Row] = []
    totals: list[str] = []
    between: list[str] = []
    few = min(2, sum(bool(cell.strip()) for cell in header) - 1) if header else 2
    for row in body:
        if header and (row == header or (not people and _numbers_columns(row))):
            continue
        filled = [cell.strip() for cell in row if cell.strip()]
        closing = bool(totals) and len(filled) <= few and not filled[0].isdigit()
        if closing or _sums_up(filled):
            totals.append(_spoken(row))
        elif _is_rule(filled) or _heads_a_part(row, filled, header):
            between.append(_spoken(row))
        else:
            people.append(row)
    return people, tuple(totals), tuple(between)


def _is_rule(filled: list[str]) -> bool:
    """A line drawn with signs."""
    return not any(sign.isalnum() for cell in filled for sign in cell)


def _heads_a_part(row: Row, filled: list[str], header: Row) -> bool:
    """Words alone in the column of numbers: "Women", "Bus 2"."""
    if len(filled) != 1 or filled[0][0].isdigit():
        return False
    place = next(index for index, cell in enumerate(row) if cell.strip())
    return place < len(header) and heading(header[place]) is Meaning.ORDER


def _numbers_columns(row: Row) -> bool:
    """1, 2, 3 ... under the headings of a printed form."""
    figures = [cell.strip() for cell in row]
    return len(figures) > 2 and figures == [str(number) for number in range(1, len(figures) + 1)]


def _sums_up(filled: list[str]) -> bool:
    """A total word with figures and nothing else; a person whose name looks like one has other cells."""
    figures = all(re.search(r"\d", cell) for cell in (filled[1:] or filled))
    return len(filled) <= _SUMMARY_CELLS and figures and _TOTAL.match(filled[0]) is not None


def _padded(row: Row, width: int) -> Row:
    return row + ("",) * (width - len(row))


def _spoken(row: Row) -> str:
    return " ".join(cell.strip() for cell in row if cell.strip())
