"""What a cell may bring into a field: text in NFC without the invisible signs that hide or turn a name around."""

from __future__ import annotations

import unicodedata

# Bidi embeddings, overrides, isolates and marks (UAX 9), byte-order mark, zero-width space and soft hyphen. The
# zero-width non-joiner U+200C stays: it stands inside Persian names. The joiner U+200D stays with it.
_HIDDEN = frozenset("\u200b\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\u00ad")


def is_hidden(sign: str) -> bool:
    """A control character (C0, C1) or one of the invisible signs that have no place in a field."""
    return sign in _HIDDEN or unicodedata.category(sign) == "Cc"


def clean(cell: str) -> str:
    """The cell as a field keeps it: NFC, white space folded, hidden signs out."""
    if cell.isprintable():  # no sign but letters, figures and spaces: nothing to take out
        return " ".join(unicodedata.normalize("NFC", cell).split())
    spaced = "".join(" " if sign.isspace() else "" if is_hidden(sign) else sign for sign in cell)
    return " ".join(unicodedata.normalize("NFC", spaced).split())


def hides_signs(cell: str) -> bool:
    """Whether `clean` takes something invisible out, which is to be said to the person who imports."""
    return not cell.isprintable() and any(is_hidden(sign) and not sign.isspace() for sign in cell)
