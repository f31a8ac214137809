"""What every text of a row must keep to, whatever page it came from: it fits its column and can be written at all."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.orm import object_mapper

from app.errors import UserError
from models.base import Tracked
from models.columns import NfcText, nfc

NO_LETTERS = "A text holds signs that are no letters. Nothing was saved. Type it again by hand."


def require_writable(row: Tracked) -> None:
    """UserError naming the field, never its value, where a text is too long or holds what no file can hold."""
    for name, column in object_mapper(row).local_table.columns.items():
        value = getattr(row, name)
        if isinstance(column.type, NfcText) and type(value) is str:
            require_signs(value, name)
            if column.type.longest and len(nfc(value)) > column.type.longest:
                raise UserError(
                    f"A text is longer than {column.type.longest} characters. Nothing was saved. Shorten it.", name
                )


@contextmanager
def only_letters() -> Iterator[None]:
    """A text with half a surrogate pair cannot be written; Python's own failure would carry the whole text along."""
    try:
        yield
    except UnicodeEncodeError:
        raise UserError(NO_LETTERS) from None


def require_signs(text: str, field: str | None = None) -> None:
    """Half a surrogate pair and the sign zero are no text: neither database nor paper can hold them."""
    if any(sign == "\0" or "\ud800" <= sign <= "\udfff" for sign in text):
        raise UserError(NO_LETTERS, field)
