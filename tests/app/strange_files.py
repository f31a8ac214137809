"""Files as strangers make them: sound ones broken at random, and bombs that are small until they are opened."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Sequence
from functools import cache
from random import Random

from openpyxl import Workbook
from PIL import Image


def broken(sound: bytes, chance: Random) -> bytes:
    """The file with bits turned, bytes cut out, doubled, or put in."""
    raw = bytearray(sound)
    for _ in range(chance.choice((1, 2, 5, 40))):
        at = chance.randrange(len(raw)) if raw else 0
        length = chance.choice((1, 1, 4, 64))
        match chance.randrange(5):
            case 0:
                raw[at : at + 1] = bytes([(raw[at] if raw else 0) ^ 1 << chance.randrange(8)])
            case 1:
                del raw[at : at + length]
            case 2:
                raw[at:at] = raw[at : at + length]
            case 3:
                raw[at : at + length] = chance.randbytes(length)
            case 4:
                raw[at : at + length] = b"\xff" * length
    return bytes(raw[: chance.randrange(len(raw) + 1)] if chance.random() < 0.1 else raw)


def broken_by(sound: bytes, wrong: Sequence[tuple[int, float, bytes]]) -> bytes:
    """The file with each change made in turn: its kind, where in the file, with what."""
    raw = bytearray(sound)
    for kind, where, what in wrong:
        at = int(where * len(raw))
        match kind:
            case 0:
                raw[at : at + len(what)] = what
            case 1:
                raw[at:at] = what
            case 2:
                del raw[at : at + len(what)]
            case 3:
                raw[at:at] = raw[at : at + 64]
            case 4 if len(what) == 1:
                del raw[at:]
    return bytes(raw)


@cache
def pictures() -> dict[str, bytes]:
    """One small sound picture of each format, and some kinds of pixels."""
    made = {}
    image = Image.effect_noise((40, 50), 60)
    for form in ("JPEG", "PNG", "WEBP", "BMP", "GIF"):
        for mode in ("L", "RGB", "P"):
            out = io.BytesIO()
            (image.convert(mode) if (form, mode) != ("JPEG", "P") else image).save(out, form)
            made[f"{form} {mode}"] = out.getvalue()
    return made


@cache
def largest(name: str) -> bytes:
    """A picture with as many pixels as are taken (24 million, a WebP 8), each with something to decode."""
    form, mode = name.split()
    size = (3200, 2500) if form == "WEBP" else (6000, 4000)
    image = Image.effect_noise((200, 200), 60).convert(mode).resize(size)
    out = io.BytesIO()
    image.save(out, form, **{"WEBP": {"method": 0}, "PNG": {"compress_level": 1}}.get(form, {}))
    return out.getvalue()


def png(width: int, height: int, more: bytes = b"") -> bytes:
    """A PNG that claims a size and holds one bit a pixel; all of it compresses to almost nothing."""
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    rows = zlib.compress(b"\0" * ((width // 8 + 1) * min(height, 20_000)), 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + more + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


@cache
def picture_bombs() -> dict[str, bytes]:
    text = chunk(b"zTXt", b"Comment\0\0" + zlib.compress(b"x" * 80_000_000, 9))
    bmp = struct.pack("<2sIHHI", b"BM", 54, 0, 0, 54) + struct.pack("<IiiHHIIiiII", 40, 60_000, 60_000, 1, 24, *[0] * 6)
    gif = (
        b"GIF89a"
        + struct.pack("<HHBBB", 65_535, 65_535, 0, 0, 0)
        + b"\x2c"
        + struct.pack("<HHHHB", 0, 0, 65_535, 65_535, 0)
    )
    return {
        "169 million pixels": png(13_000, 13_000),
        "4 thousand million pixels": png(65_000, 65_000),
        "a long text": png(10, 10, text),
        "BMP header": bmp,
        "GIF header": gif + b"\x02\x02\x4c\x01\x00\x3b",
    }


def workbook(rows: Sequence[Sequence[object]], hidden_first: bool = False, more: bool = False) -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    if hidden_first:
        sheet.append(["not this one"])
        sheet.sheet_state = "hidden"
        sheet = book.create_sheet("list")
    for row in rows:
        sheet.append(list(row))
    if more:
        book.create_sheet("more").append(["a", "b"])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def with_part(sound: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """The same workbook with one part changed, packed again."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(sound)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            text = old.read(part)
            new.writestr(part.filename, change(text) if part.filename == name else text)
    return out.getvalue()


SHEET = "xl/worksheets/sheet1.xml"


@cache
def workbook_bombs() -> dict[str, bytes]:
    sound = workbook([["Фамилия", "Имя"], ["Верасень", "Кірыл"]])
    cell = b'<row r="9"><c r="A9" t="inlineStr"><is><t>x</t></is></c></row>'
    lol = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    return {
        "a part of 300 MB": with_part(sound, SHEET, lambda xml: xml + b" " * 300_000_000),
        "half a million rows": with_part(
            sound, SHEET, lambda xml: xml.replace(b"</sheetData>", cell * 500_000 + b"</sheetData>")
        ),
        "entities": with_part(sound, SHEET, lambda xml: xml.replace(b"<worksheet", lol + b"<worksheet", 1)),
        "a row at the end of the world": with_part(
            sound,
            SHEET,
            lambda xml: xml.replace(
                b"</sheetData>", cell.replace(b"9", b"1048576").replace(b"A1", b"XFD1") + b"</sheetData>"
            ),
        ),
        "many parts": _many_parts(sound),
    }


def _many_parts(sound: bytes) -> bytes:
    out = io.BytesIO(sound)
    with zipfile.ZipFile(out, "a") as packed:
        for number in range(20_000):
            packed.writestr(f"xl/media/{number}", b"")
    return out.getvalue()
