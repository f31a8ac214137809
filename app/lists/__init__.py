"""Lists of arrivals as others write them: bytes in, a sheet to preview, then people as listed. Nothing is dropped."""

from __future__ import annotations

from app.lists.documents import DocumentGuess
from app.lists.encodings import ENCODINGS
from app.lists.people import ListedPerson, interpret
from app.lists.reading import read_list, read_pasted
from app.lists.sheet import DELIMITERS, ListError, Meaning, Sheet

__all__ = [
    "DELIMITERS",
    "ENCODINGS",
    "DocumentGuess",
    "ListError",
    "ListedPerson",
    "Meaning",
    "Sheet",
    "interpret",
    "read_list",
    "read_pasted",
]
