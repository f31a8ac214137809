"""A list that came as a workbook (XLSX): read in a child process, then treated like any other table."""

from __future__ import annotations

from typing import Any, NamedTuple, cast

from app.decoding import decoded
from app.lists.sheet import ListError
from app.strangers.refusal import NotRead, Why

XLSX = "xlsx"
PACKED = b"PK\x03\x04"
NO_WORKBOOK = (
    "This packed file is not an Excel workbook that can be read. Nothing was imported. "
    "Open it where it was made, save the table as CSV, and import that file."
)
TOO_LARGE = (
    "This workbook is larger than any list of people: more than 25,000 rows, or far too much when unpacked. Nothing "
    "was imported. Copy the table alone into a new workbook, or save it as CSV, and import that file."
)
CALCULATED = "Some cells of this workbook are calculated; compare them with the file as it looks in its own program."
HIDDEN_ROWS = "Some rows are hidden in this workbook; they are on the list here. Look whether they belong to it."
SEVERAL = "The workbook has several sheets with rows; only the first is read. Import the others as lists of their own."


def is_packed(raw: bytes) -> bool:
    return raw.startswith(PACKED)


class Book(NamedTuple):
    """The rows of the first sheet with any, what the person who imports must know, and where its days count from."""

    rows: list[list[str]]
    warnings: tuple[str, ...]
    epoch_1904: bool


def workbook_rows(raw: bytes) -> Book:
    """A workbook as rows of text. ListError when it is not read."""
    try:
        read = cast("dict[str, Any]", decoded("workbook", raw))
    except NotRead as refusal:
        raise ListError(NO_WORKBOOK if refusal.why is Why.UNREADABLE else TOO_LARGE) from None
    doubts = ((CALCULATED, read["calculated"]), (SEVERAL, read["sheets"] > 1), (HIDDEN_ROWS, read["hidden"]))
    return Book(read["rows"], tuple(sentence for sentence, holds in doubts if holds), read["epoch_1904"])
