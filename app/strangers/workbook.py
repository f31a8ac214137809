"""A workbook (XLSX, ISO/IEC 29500) as rows of text: the first visible sheet that holds anything."""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from typing import Any
from zipfile import ZipFile

from app.strangers.refusal import NotRead, Why

MOST_PARTS, MOST_UNPACKED, MOST_CELLS = 300, 24_000_000, 600_000
MOST_ROWS, MOST_COLUMNS = 25_000, 250
MIDNIGHT = time(0)
END_OF_DIRECTORY = b"PK\x05\x06"  # APPNOTE 4.3.16; the number of parts stands ten bytes on
_HIDDEN_ROW = re.compile(rb'<row [^>]{0,400}hidden="(?:1|true)"')
Row = list[str]


def rows(raw: bytes) -> dict[str, Any]:
    """`rows` of text, `sheets` that hold rows, whether cells are `calculated` or rows `hidden`, whether days count from
    1904 (`epoch_1904`). NotRead: too large."""
    calculated, hidden = _looked_through(raw)
    from openpyxl import load_workbook  # a bomb is refused before this much is imported

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = load_workbook(io.BytesIO(raw), read_only=True, data_only=True, keep_links=False)
        filled = [found for found in map(_rows, _visible(book)) if found]
    return {
        "rows": filled[0] if filled else [],
        "sheets": len(filled),
        "calculated": calculated,
        "hidden": hidden,
        "epoch_1904": book.epoch.year == 1904,
    }


def _looked_through(raw: bytes) -> tuple[bool, bool]:
    """Sizes from the directory before anything is unpacked (a part never yields more than it declares), then no
    document types in any part; the answer is whether a sheet has formulas, and whether it has hidden rows."""
    end = raw.rfind(END_OF_DIRECTORY)
    if end < 0 or int.from_bytes(raw[end + 10 : end + 12], "little") > MOST_PARTS:
        raise NotRead(Why.TOO_LARGE if end >= 0 else Why.UNREADABLE)
    with ZipFile(io.BytesIO(raw)) as packed:
        parts = packed.infolist()
        if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
            raise NotRead(Why.TOO_LARGE)
        if "xl/workbook.xml" not in {part.filename for part in parts}:
            raise ValueError("not a plain workbook")
        calculated = hidden = False
        for part in parts:
            if part.filename.endswith((".xml", ".rels")):
                text = packed.read(part)
                if b"<!DOCTYPE" in text or b"<!ENTITY" in text:
                    raise ValueError("not a plain workbook")
                if _last_row(text) > MOST_ROWS or text.count(b"<row") > MOST_ROWS or text.count(b"<c ") > MOST_CELLS:
                    raise NotRead(Why.TOO_LARGE)
                if part.filename.startswith("xl/worksheets/"):
                    calculated |= b"<f>" in text or b"<f " in text
                    hidden |= _HIDDEN_ROW.search(text) is not None
    return calculated, hidden


def _last_row(sheet: bytes) -> int:
    """The number that the last row of a sheet claims."""
    last = sheet.rfind(b'<row r="')
    digits = sheet[last + 8 : last + 18].split(b'"')[0] if last >= 0 else b""
    return int(digits) if digits.isdigit() else 0


def _visible(book: Any) -> Iterator[Any]:
    return (sheet for sheet in book.worksheets if sheet.sheet_state == "visible")


def _rows(sheet: Any) -> list[Row]:
    """The rows with anything in them; the sheet's own claim of its size is not believed."""
    sheet.reset_dimensions()
    found: list[Row] = []
    cells = 0
    for number, row in enumerate(sheet.iter_rows(values_only=True)):
        cells += len(row)
        if number >= MOST_ROWS or len(row) > MOST_COLUMNS or cells > MOST_CELLS:
            raise NotRead(Why.TOO_LARGE)
        texts = [_text(value) for value in row]
        if any(texts):
            found.append(texts)
    return _even(found)


def _even(found: Sequence[Row]) -> list[Row]:
    width = max((len(row) for row in found), default=0)
    return [row + [""] * (width - len(row)) for row in found]


def _text(value: object) -> str:
    """A cell as somebody would have typed it; a date in the one order that nobody can misread (ISO 8601)."""
    match value:
        case None:
            return ""
        case bool():
            return "1" if value else "0"
        case datetime():
            return value.date().isoformat() if value.time() == MIDNIGHT else value.isoformat(" ", "minutes")
        case date() | time():
            return value.isoformat()
        case float() if value.is_integer() and abs(value) < 1e15:
            return str(int(value))
    return str(value)
