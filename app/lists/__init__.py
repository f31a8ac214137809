"""Lists of arrivals as others write them: bytes in, a sheet to preview, then people as listed. Nothing is dropped."""

from __future__ import annotations

from app.lists.asks import Ask, AskField, AskKind, ColumnAnswer
from app.lists.columns import column_asks
from app.lists.documents import DocumentGuess
from app.lists.encodings import ENCODINGS
from app.lists.people import ListedPerson, interpret
from app.lists.reading import read_list, read_pasted
from app.lists.sheet import DELIMITERS, ListError, Meaning, Sheet

__all__ = [
    "DELIMITERS",
    "ENCODINGS",
    "Ask",
    "AskField",
    "AskKind",
    "ColumnAnswer",
    "DocumentGuess",
    "ListError",
    "ListedPerson",
    "Meaning",
    "Sheet",
    "column_asks",
    "interpret",
    "read_list",
    "read_pasted",
]
