"""A picture of any of five formats, made into a small JPEG: size from the header first, upright, no metadata."""

from __future__ import annotations

import io
import warnings

from PIL import Image, ImageOps

from app.strangers.header import MOST_PIXELS, PORTRAIT
from app.strangers.refusal import NotRead, Why

STORED_BYTES, PAGE_BYTES = 200_000, 1_500_000
LEAST_SIDE = 24
FORMATS = ("JPEG", "PNG", "WEBP", "BMP", "GIF")
ROOMY, STRIP = 2, 64
QUALITIES = (85, 75, 60, 45, 30, 20, 10)
VIEWED_QUALITY = 92
ORIENTATION = 0x0112
TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
SIXTEEN_BITS = ("I;16", "I;16B", "I;16L", "I;16N", "I")


def portrait(raw: bytes) -> bytes:
    """A JPEG of the card's proportion, at most 600 x 772 pixels and 200 kB, without metadata. NotRead: too large."""
    image = _read(raw)
    room = min(image.width / PORTRAIT[0], image.height / PORTRAIT[1], 1)
    return _compressed(ImageOps.fit(image, (max(round(PORTRAIT[0] * room), 1), max(round(PORTRAIT[1] * room), 1))))


def upright(raw: bytes) -> bytes:
    """The whole picture as a JPEG to be looked at and cut by hand: upright, its shorter side at most 1544 pixels."""
    out = io.BytesIO()
    _read(raw).save(out, "JPEG", quality=VIEWED_QUALITY)
    return out.getvalue()


def page(raw: bytes) -> bytes:
    """The whole page of a paper, upright and legible, its shorter side at most 1544 pixels, at most 1.5 MB."""
    return _compressed(_read(raw), PAGE_BYTES)


def _read(raw: bytes) -> Image.Image:
    try:
        with _opened(raw) as image:
            if image.width * image.height > MOST_PIXELS:
                raise NotRead(Why.TOO_LARGE)
            if min(image.size) < LEAST_SIDE:
                raise NotRead(Why.TOO_SMALL)
            return _small_and_upright(image)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise NotRead(Why.TOO_LARGE) from None


def _opened(raw: bytes) -> Image.Image:
    """The picture with only its header read; Pillow's own alarm at huge sizes is taken as a refusal."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        return Image.open(io.BytesIO(raw), formats=FORMATS)


def _small_and_upright(image: Image.Image) -> Image.Image:
    """Shrunk before it is turned, so that a large picture is in memory once; either way round both sides suffice."""
    least = ROOMY * max(PORTRAIT)
    image.draft("RGB", (least, least))
    turn = _turn(image)
    small = _reduced(image, max(min(image.size) // least, 1))
    shrink = min(small.size) / least
    if shrink > 1:
        small.thumbnail((round(small.width / shrink), round(small.height / shrink)))
    return small if turn is None else small.transpose(turn)


def _reduced(image: Image.Image, factor: int) -> Image.Image:
    """Made plain and smaller by a whole factor, strip by strip: there is no room for a second one of full size."""
    if factor == 1:
        return _plain(image)
    small = Image.new("RGB", (-(-image.width // factor), -(-image.height // factor)))
    for top in range(0, image.height, STRIP * factor):
        strip = image.crop((0, top, image.width, min(top + STRIP * factor, image.height)))
        small.paste(_plain(strip).reduce(factor), (0, top // factor))
    return small


def _turn(image: Image.Image) -> Image.Transpose | None:
    """How the camera says it was held; a picture with broken words about itself is shown as it lies."""
    try:
        return TURNS.get(image.getexif().get(ORIENTATION, 1))
    except Exception:  # whatever these few bytes can make the library raise
        return None


def _plain(image: Image.Image) -> Image.Image:
    """Three colours of eight bits, and nothing beside the pixels; what is transparent lies on white."""
    if image.mode in SIXTEEN_BITS:
        image = image.convert("I").point(lambda light: light / 256).convert("L")
    if image.has_transparency_data:
        seen = image.convert("RGBA")
        white = Image.new("RGB", seen.size, "white")
        white.paste(seen, mask=seen.getchannel("A"))
        return white
    plain = image.convert("RGB")
    plain.info.clear()
    return plain


def _compressed(image: Image.Image, most: int = STORED_BYTES) -> bytes:
    """The best quality that fits; noise at its worst is made smaller, too."""
    while True:
        for quality in QUALITIES:
            out = io.BytesIO()
            image.save(out, "JPEG", quality=quality, optimize=True)
            if out.tell() <= most:
                return out.getvalue()
        image = image.resize((image.width * 3 // 4, image.height * 3 // 4))
