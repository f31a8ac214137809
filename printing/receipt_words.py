"""What the pieces of a receipt are called, in the languages that people bring."""

from __future__ import annotations

from models.codes import BelongingKind, DocumentType
from printing.phrases import Phrases

PAPER = "receipt"


def name_of(what: DocumentType | BelongingKind, words: Phrases) -> str:
    """What a piece is called. What speaks of health or of a court is called papers or personal things."""
    if isinstance(what, DocumentType):
        return _word(words, "papers", what.value, DocumentType.ENVELOPE.value)
    return _word(words, "things", what.value, BelongingKind.OTHER.value)


def _word(words: Phrases, table: str, code: str, otherwise: str) -> str:
    return words.word(table, code if code in words.table[table] else otherwise)
