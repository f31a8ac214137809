"""Photographs: refused when too large, cropped, shrunk under 200 kB, stripped of metadata, kept by salted digest."""

from __future__ import annotations

import hashlib
import os

from sqlmodel import Session

from app.decoding import decoded
from app.errors import UserError
from app.strangers.refusal import NotRead, Why
from models.derived import Blob

MOST_BYTES = 20_000_000
TOO_LARGE = (
    "This picture is too large (at most 24 million pixels, a WebP 8, and 20 MB). The person is not changed. "
    "Take it again with a smaller size."
)
TOO_SMALL = (
    "This picture is too small to know a face by (a side has less than 24 pixels). The person is not changed. "
    "Choose a larger one."
)
OTHER_KIND = (
    "This kind of picture is not read here (HEIC, AVIF, TIFF, PDF and the like). The person is not changed. "
    "Save it as JPEG or PNG first, or take the photo with the camera."
)
NO_PICTURE = "This file is not a picture that can be read. The person is not changed. Choose a JPEG or PNG photo."
SENTENCES = {Why.UNREADABLE: NO_PICTURE, Why.TOO_SMALL: TOO_SMALL, Why.OTHER_KIND: OTHER_KIND}


def prepare_photo(raw: bytes) -> bytes:
    """A JPEG of the card's proportion, at most 600 x 772 pixels and 200 kB, without metadata. UserError for bombs and
    unreadable files."""
    return _read("portrait", raw)


def upright_picture(raw: bytes) -> bytes:
    """The whole picture, upright and without metadata, as a JPEG of our own that a window may show. UserError as
    above."""
    return _read("upright", raw)


def _read(kind: str, raw: bytes) -> bytes:
    if len(raw) > MOST_BYTES:
        raise UserError(TOO_LARGE, "photo")
    try:
        read = decoded(kind, raw)
    except NotRead as refusal:
        raise UserError(SENTENCES.get(refusal.why, TOO_LARGE), "photo") from None
    assert isinstance(read, bytes)
    return read


def keep_photo(session: Session, photo: bytes) -> bytes:
    """Store a prepared photograph; the digest that names it is salted, so that it tells nothing of the picture."""
    salt = os.urandom(16)
    digest = hashlib.sha256(salt + photo).digest()
    session.add(Blob(digest=digest, salt=salt, data=photo))
    return digest
