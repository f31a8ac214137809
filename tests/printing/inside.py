"""What is inside a PDF: which pictures of its fonts are drawn, how they are embedded, what qpdf finds."""

from __future__ import annotations

import re
import struct
import subprocess
import tempfile
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path

from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from printing.data import Printed

_SHOWN = re.compile(rb"/(F\d+\+\d+) [\d.]+ Tf \(((?:[^\\()]|\\.)*)\) Tj", re.DOTALL)
_ESCAPE = re.compile(rb"\\(\d{3}|.)", re.DOTALL)
_LETTERS = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


def reader(paper: Printed) -> PdfReader:
    return PdfReader(BytesIO(paper.pdf))


def drawn(paper: Printed) -> dict[str, set[int]]:
    """The codes that each font of a paper is asked to draw, by the font's name in the file."""
    found: dict[str, set[int]] = {}
    for page in reader(paper).pages:
        contents = page.get_contents()
        written = contents.get_data() if contents is not None else b""
        assert written.count(b" Tj") == len(_SHOWN.findall(written))
        for name, codes in _SHOWN.findall(written):
            found.setdefault(name.decode(), set()).update(_ESCAPE.sub(_plain, codes))
    return found


def _plain(escape: re.Match[bytes]) -> bytes:
    sign = escape[1]
    return bytes([int(sign, 8)]) if len(sign) == 3 else _LETTERS.get(sign, sign)


def fonts(paper: Printed) -> dict[str, DictionaryObject]:
    """Every font of a paper by its name in the file."""
    return {
        name.removeprefix("/"): font.get_object()
        for page in reader(paper).pages
        for name, font in page["/Resources"]["/Font"].items()  # type: ignore[index]
    }


def not_drawable(paper: Printed) -> list[tuple[str, int]]:
    """Codes that are drawn and lead to glyph 0 (.notdef) of their font, or back to no character."""
    by_name = fonts(paper)
    return [
        (name, code)
        for name, codes in drawn(paper).items()
        for code in codes
        if not glyphs(program(by_name[name])).get(code) or code not in characters(by_name[name])
    ]


def program(font: DictionaryObject) -> bytes:
    """The embedded font file; KeyError where there is none."""
    return bytes(font["/FontDescriptor"]["/FontFile2"].get_data())  # type: ignore[index]


@cache
def glyphs(file: bytes) -> dict[int, int]:
    """The map of a TrueType file from codes to its glyphs (format 6, the only one that is written here)."""
    tables = {file[at : at + 4]: struct.unpack(">L", file[at + 8 : at + 12])[0] for at in range(12, 12 + 16 * 16, 16)}
    start = tables[b"cmap"]
    (at,) = struct.unpack(">L", file[start + 8 : start + 12])
    kind, _, _, first, count = struct.unpack(">5H", file[start + at : start + at + 10])
    assert kind == 6
    return dict(enumerate(struct.unpack(f">{count}H", file[start + at + 10 : start + at + 10 + 2 * count]), first))


def characters(font: DictionaryObject) -> dict[int, str]:
    """The font's way back from codes to characters (ToUnicode)."""
    lines = re.findall(rb"<(..)> <([0-9A-F]{4})>", font["/ToUnicode"].get_data())  # type: ignore[attr-defined]
    return {int(code, 16): chr(int(sign, 16)) for code, sign in lines if int(sign, 16)}


def faults(papers: Iterator[Printed]) -> list[str]:
    """What qpdf says of papers, each as a file of its own; nothing when all are sound."""
    found = []
    with tempfile.TemporaryDirectory() as folder:
        for paper in papers:
            file = Path(folder) / "paper.pdf"
            file.write_bytes(paper.pdf)
            checked = subprocess.run(["qpdf", "--check", file], capture_output=True, text=True, check=False)
            if checked.returncode or "WARNING" in checked.stderr:
                found.append(checked.stderr.strip())
    return found
