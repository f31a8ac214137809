"""Combining marks over and under their letters: the fonts place them for a letter of middle width only."""

from __future__ import annotations

import struct
import unicodedata
from dataclasses import dataclass
from functools import cache

from reportlab.pdfbase import pdfmetrics

from printing.sheet.fonts import has

ABOVE = 230  # canonical combining class
GAP_EM = 0.03
SOFT_DOTTED = frozenset("ijįі")  # their dot gives way to a mark, so the mark sits where the dot is


@dataclass(frozen=True)
class Ink:
    """Edges of what is drawn of a character, from its origin, in em."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2


@dataclass(frozen=True)
class Letter:
    """A letter in its font and how high it reaches with the marks it has so far, in em."""

    font: str
    sign: str
    top: float

    def marked(self, font: str, mark: str) -> tuple[Letter, float, float]:
        """The letter with one more mark, and how far right and up (em) that is drawn of where the letter ends."""
        drawn = ink(font, mark)
        right = ink(self.font, self.sign).middle - advance(self.font, self.sign) - drawn.middle
        if unicodedata.combining(mark) != ABOVE:
            return self, right, 0.0
        up = max(0.0, self.top + GAP_EM - drawn.bottom)
        return Letter(self.font, self.sign, drawn.top + up), right, up


def letter(font: str, sign: str) -> Letter:
    """A letter that has no mark yet; a mark over an empty place stands as over an x."""
    if ink(font, sign).top == ink(font, sign).bottom and has(font, "x"):
        return letter(font, "x")
    return Letter(font, sign, ink(font, "x" if sign in SOFT_DOTTED else sign).top)


@cache
def ink(font: str, sign: str) -> Ink:
    """The edges of a character's picture, read from the font; all zero for an empty one."""
    face = pdfmetrics.getFont(font).face
    glyph = face.charToGlyph[ord(sign)]
    if face.glyphPos[glyph] == face.glyphPos[glyph + 1]:
        return Ink(0.0, 0.0, 0.0, 0.0)
    start = face.get_table_pos("glyf")[0] + face.glyphPos[glyph]
    edges = struct.unpack(">hhhh", face._ttf_data[start + 2 : start + 10])
    return Ink(*(edge / face.unitsPerEm for edge in edges))


def advance(font: str, text: str) -> float:
    """Width of characters of one font in em."""
    return sum(map(_widths(font).__getitem__, text)) / 1000


class _Widths(dict[str, float]):
    """Widths of single characters of one font in thousandths of an em, measured once each."""

    def __init__(self, font: str) -> None:
        super().__init__()
        self.font = font

    def __missing__(self, sign: str) -> float:
        self[sign] = float(pdfmetrics.stringWidth(sign, self.font, 1000))
        return self[sign]


@cache
def _widths(font: str) -> _Widths:
    return _Widths(font)
