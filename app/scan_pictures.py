"""A page of a paper as a picture that a stranger's file holds: read in the child process, legible, without metadata."""

from __future__ import annotations

from app.decoding import decoded
from app.errors import UserError
from app.strangers.refusal import NotRead, Why

MOST_BYTES, STORED_BYTES = 20_000_000, 1_500_000
TOO_LARGE = (
    "This picture is too large (more than 24 million pixels or 20 MB). Nothing was kept. "
    "Scan the page again at 200 dots per inch."
)
TOO_SMALL = "This picture is too small to read a paper by. Nothing was kept. Scan the page again."
OTHER_KIND = (
    "This kind of file is not read here (HEIC, AVIF, TIFF, PDF and the like). Nothing was kept. "
    "Save the page as JPEG or PNG first."
)
NO_PICTURE = "This file is not a picture that can be read. Nothing was kept. Choose a JPEG or PNG of the page."
_SENTENCES = {Why.UNREADABLE: NO_PICTURE, Why.TOO_SMALL: TOO_SMALL, Why.OTHER_KIND: OTHER_KIND}


def prepare_page(raw: bytes) -> bytes:
    """A JPEG of the whole page, upright, its shorter side at most 1544 pixels (A4 at 187 dpi), at most 1.5 MB."""
    if len(raw) > MOST_BYTES:
        raise UserError(TOO_LARGE, "picture")
    try:
        read = decoded("page", raw)
    except NotRead as refusal:
        raise UserError(_SENTENCES.get(refusal.why, TOO_LARGE), "picture") from None
    assert isinstance(read, bytes)
    return read
