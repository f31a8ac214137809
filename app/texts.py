"""What every text of a row must keep to, whatever page it came from: it fits its column and can be written at all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

from app.errors import UserError
from models.base import Tracked
from models.columns import nfc, text_columns

_NO_SIGN = re.compile("[\0\ud800-\udfff]")
NO_LETTERS = "A text holds signs that are no letters. Nothing was saved. Type it again by hand."


def require_writable(row: Tracked) -> None:
    """UserError naming the field, never its value, where a text is too long or holds what no file can hold."""
    for name, longest in text_columns(row.__table__).items():  # type: ignore[attr-defined]
        value = getattr(row, name)
        if type(value) is str:
            require_signs(value, name)
            if longest and len(nfc(value)) > longest:
                raise UserError(f"A text is longer than {longest} characters. Nothing was saved. Shorten it.", name)


@contextmanager
def only_letters() -> Iterator[None]:
    """A text with half a surrogate pair cannot be written; Python's own failure would carry the whole text along."""
    try:
        yield
    except UnicodeEncodeError:
        raise UserError(NO_LETTERS) from None


def require_signs(text: str, field: str | None = None) -> None:
    """Half a surrogate pair and the sign zero are no text: neither database nor paper can hold them."""
    if _NO_SIGN.search(text):
        raise UserError(NO_LETTERS, field)
