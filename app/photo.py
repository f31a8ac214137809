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
    "This picture is too large (more than 24 million pixels or 20 MB). The person is not changed. "
    "Take it again with a smaller size."
)
NO_PICTURE = "This file is not a picture that can be read. The person is not changed. Choose a JPEG or PNG photo."


def prepare_photo(raw: bytes) -> bytes:
    """A JPEG of at most 480 x 620 pixels and 200 kB without metadata. UserError for bombs and unreadable files."""
    if len(raw) > MOST_BYTES:
        raise UserError(TOO_LARGE, "photo")
    try:
        portrait = decoded("portrait", raw)
    except NotRead as refusal:
        raise UserError(NO_PICTURE if refusal.why is Why.UNREADABLE else TOO_LARGE, "photo") from None
    assert isinstance(portrait, bytes)
    return portrait


def keep_photo(session: Session, photo: bytes) -> bytes:
    """Store a prepared photograph; the digest that names it is salted, so that it tells nothing of the picture."""
    salt = os.urandom(16)
    digest = hashlib.sha256(salt + photo).digest()
    session.add(Blob(digest=digest, salt=salt, data=photo))
    return digest
