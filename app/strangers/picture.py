"""A picture of any of five formats, made into a small JPEG: size from the header first, upright, no metadata."""

from __future__ import annotations

import io
import warnings

from PIL import Image, ImageOps

from app.strangers.header import MOST_PIXELS
from app.strangers.refusal import NotRead, Why

STORED_BYTES = 200_000
SIDE = (480, 620)
FORMATS = ("JPEG", "PNG", "WEBP", "BMP", "GIF")
ROOMY = 2


def portrait(raw: bytes) -> bytes:
    """A JPEG of at most 480 x 620 pixels and 200 kB without metadata. NotRead: too large."""
    try:
        with _opened(raw) as image:
            if image.width * image.height > MOST_PIXELS:
                raise NotRead(Why.TOO_LARGE)
            upright = _small_and_upright(image)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise NotRead(Why.TOO_LARGE) from None
    return _compressed(ImageOps.fit(upright, SIDE) if upright.width > SIDE[0] or upright.height > SIDE[1] else upright)


def _opened(raw: bytes) -> Image.Image:
    """The picture with only its header read; Pillow's own alarm at huge sizes is taken as a refusal."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        return Image.open(io.BytesIO(raw), formats=FORMATS)


def _small_and_upright(image: Image.Image) -> Image.Image:
    """Shrunk before it is turned, so that a large picture is in memory once; either way round both sides suffice."""
    least = ROOMY * max(SIDE)
    image.draft("RGB", (least, least))
    shrink = min(image.size) / least
    if shrink > 1:
        image.thumbnail((round(image.width / shrink), round(image.height / shrink)))
    return ImageOps.exif_transpose(image).convert("RGB")


def _compressed(image: Image.Image) -> bytes:
    for quality in (85, 75, 60, 45, 30):
        out = io.BytesIO()
        image.save(out, "JPEG", quality=quality, optimize=True)
        if out.tell() <= STORED_BYTES:
            break
    return out.getvalue()
