"""Photographs: refused from the header when too large, cropped, shrunk under 200 kB, stripped of metadata."""

from __future__ import annotations

import hashlib
import io
import os
import warnings

from PIL import Image, ImageOps, UnidentifiedImageError
from sqlmodel import Session

from app.errors import UserError
from models.derived import Blob

MOST_BYTES, MOST_PIXELS, STORED_BYTES = 20_000_000, 24_000_000, 200_000
SIDE = (480, 620)
FORMATS = ("JPEG", "PNG", "WEBP", "BMP", "GIF")


def prepare_photo(raw: bytes) -> bytes:
    """A JPEG of at most 480 x 620 pixels and 200 kB without metadata. UserError for bombs and unreadable files."""
    if len(raw) > MOST_BYTES:
        raise _too_large()
    try:
        with _opened(raw) as image:
            if image.width * image.height > MOST_PIXELS:
                raise _too_large()
            image.draft("RGB", (SIDE[0] * 2, SIDE[1] * 2))
            upright = ImageOps.exif_transpose(image).convert("RGB")
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise _too_large() from None
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError):
        raise UserError(
            "This file is not a picture that can be read. The person is not changed. Choose a JPEG or PNG photo.",
            "photo",
        ) from None
    return _compressed(ImageOps.fit(upright, SIDE) if upright.width > SIDE[0] or upright.height > SIDE[1] else upright)


def _opened(raw: bytes) -> Image.Image:
    """The picture with only its header read; Pillow's own alarm at huge sizes is taken as a refusal."""
    with warnings.catch_warnings():
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        return Image.open(io.BytesIO(raw), formats=FORMATS)


def _compressed(image: Image.Image) -> bytes:
    for quality in (85, 75, 60, 45, 30):
        out = io.BytesIO()
        image.save(out, "JPEG", quality=quality, optimize=True)
        if out.tell() <= STORED_BYTES:
            break
    return out.getvalue()


def _too_large() -> UserError:
    return UserError(
        "This picture is too large (more than 24 million pixels or 20 MB). The person is not changed. "
        "Take it again with a smaller size.",
        "photo",
    )


def keep_photo(session: Session, photo: bytes) -> bytes:
    """Store a prepared photograph; the digest that names it is salted, so that it tells nothing of the picture."""
    salt = os.urandom(16)
    digest = hashlib.sha256(salt + photo).digest()
    session.add(Blob(digest=digest, salt=salt, data=photo))
    return digest
