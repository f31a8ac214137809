"""How many pixels a picture claims, and of which kind it is, read from its bytes before any library is loaded."""

from __future__ import annotations

from collections.abc import Callable, Iterator

MOST_PIXELS = 24_000_000
MOST_PIXELS_WEBP = 8_000_000  # its library holds the picture three times
PORTRAIT = (600, 772)  # the proportion of the frame on the card (20.5 x 26.4 mm), within 0.1 % of 35 x 45
Size = tuple[int, int]

_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_ALONE = frozenset((0x01, *range(0xD0, 0xD9)))
_OTHER_BRANDS = (b"hei", b"hev", b"mif1", b"msf1", b"avi", b"crx ", b"jxl ")
_OTHER_STARTS = (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+", b"\xff\x0a", b"\0\0\0\x0cJXL ", b"\0\0\0\x0cjP  ", b"%PDF-")


def claims_too_much(raw: bytes) -> bool:
    """Whether a picture of the five formats claims more pixels than the child has room for, anywhere in its headers."""
    most = MOST_PIXELS_WEBP if raw.startswith(b"RIFF") else MOST_PIXELS
    return any(width * height > most for width, height in claimed(raw))


def claimed(raw: bytes) -> Iterator[Size]:
    """Every size that the headers claim; nothing for what is no picture."""
    for signature, read in _READERS:
        if raw.startswith(signature):
            yield from read(raw)


def is_other_kind(raw: bytes) -> bool:
    """Whether it is a picture or paper of a kind that is not read here: HEIC, AVIF, JPEG XL, JPEG 2000, TIFF, PDF."""
    return raw.startswith(_OTHER_STARTS) or (raw[4:8] == b"ftyp" and raw[8:12].startswith(_OTHER_BRANDS))


def _png(raw: bytes) -> Iterator[Size]:
    if raw[12:16] == b"IHDR":
        yield _big(raw, 16, 4), _big(raw, 20, 4)


def _gif(raw: bytes) -> Iterator[Size]:
    yield _little(raw, 6, 2), _little(raw, 8, 2)


def _bmp(raw: bytes) -> Iterator[Size]:
    if _little(raw, 14, 4) == 12:
        yield _little(raw, 18, 2), _little(raw, 20, 2)
    else:
        yield abs(_signed(raw, 18)), abs(_signed(raw, 22))


def _jpeg(raw: bytes) -> Iterator[Size]:
    """The frame headers among the segments before the first scan."""
    at = 2
    while at + 4 <= len(raw) and raw[at] == 0xFF:
        kind = raw[at + 1]
        if kind == 0xDA:
            return
        if kind in _FRAMES:
            yield _big(raw, at + 7, 2), _big(raw, at + 5, 2)
        at += 1 if kind == 0xFF else 2 if kind in _ALONE else 2 + max(_big(raw, at + 2, 2), 2)


def _webp(raw: bytes) -> Iterator[Size]:
    """The canvas of an extended file, or the frame of a plain one."""
    kind = raw[8:16]
    if kind == b"WEBPVP8X":
        yield _little(raw, 24, 3) + 1, _little(raw, 27, 3) + 1
    elif kind == b"WEBPVP8 ":
        yield _little(raw, 26, 2) & 0x3FFF, _little(raw, 28, 2) & 0x3FFF
    elif kind == b"WEBPVP8L":
        bits = _little(raw, 21, 4)
        yield (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1


def _big(raw: bytes, at: int, length: int) -> int:
    return int.from_bytes(raw[at : at + length], "big")


def _little(raw: bytes, at: int, length: int) -> int:
    return int.from_bytes(raw[at : at + length], "little")


def _signed(raw: bytes, at: int) -> int:
    return int.from_bytes(raw[at : at + 4], "little", signed=True)


_READERS: tuple[tuple[bytes, Callable[[bytes], Iterator[Size]]], ...] = (
    (b"\x89PNG\r\n\x1a\n", _png),
    (b"GIF8", _gif),
    (b"BM", _bmp),
    (b"\xff\xd8", _jpeg),
    (b"RIFF", _webp),
)
