"""A portrait, cut to its frame and made small: without the camera's notes on place and time."""

from __future__ import annotations

from io import BytesIO

from PIL import Image, ImageOps

DOTS_PER_MM = 12  # 300 dpi
QUALITY = 85
_BROKEN = (OSError, ValueError, SyntaxError, Image.DecompressionBombError, Image.DecompressionBombWarning)


def portrait(jpeg: bytes, width: float, height: float) -> bytes | None:
    """The middle of a JPEG as a JPEG for a frame in mm; None when the bytes are no whole picture."""
    size = (round(width * DOTS_PER_MM), round(height * DOTS_PER_MM))
    try:
        with Image.open(BytesIO(jpeg), formats=["JPEG"]) as picture:
            picture.draft("RGB", (size[0] * 2, size[1] * 2))
            upright = ImageOps.exif_transpose(picture).convert("RGB")
    except _BROKEN:
        return None
    return _encoded(ImageOps.fit(upright, size, centering=(0.5, 0.4)))


def _encoded(picture: Image.Image) -> bytes:
    shown = BytesIO()
    Image.frombytes("RGB", picture.size, picture.tobytes()).save(shown, "JPEG", quality=QUALITY)
    return shown.getvalue()
