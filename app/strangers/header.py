"""How many pixels a picture claims, read from its first bytes, before any library is loaded."""

from __future__ import annotations

MOST_PIXELS = 24_000_000


def claims_too_much(raw: bytes) -> bool:
    """Whether a PNG (IHDR), GIF (logical screen) or BMP (DIB header) claims more than 24 million pixels."""
    if raw.startswith(b"\x89PNG\r\n\x1a\n") and raw[12:16] == b"IHDR":
        size = int.from_bytes(raw[16:20], "big"), int.from_bytes(raw[20:24], "big")
    elif raw.startswith((b"GIF87a", b"GIF89a")):
        size = int.from_bytes(raw[6:8], "little"), int.from_bytes(raw[8:10], "little")
    elif raw.startswith(b"BM"):
        size = tuple(abs(int.from_bytes(raw[at : at + 4], "little", signed=True)) for at in (18, 22))  # type: ignore[assignment]
    else:
        return False
    return size[0] * size[1] > MOST_PIXELS
