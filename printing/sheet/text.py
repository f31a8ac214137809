"""Text as runs of fonts: what is drawn, how wide it is, and which characters no font has."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from reportlab.pdfbase import pdfmetrics

from printing.sheet.fonts import MISSING, font_for, has
from printing.sheet.shaping import visual
from printing.sheet.units import MM

_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
_JOINERS = frozenset("\u200c\u200d\u200e\u200f")  # belong to the spelling; a font's picture of them is a thin bar


@dataclass(frozen=True)
class Style:
    """How a text is drawn: size in pt, weight, grey (0 black, 1 white)."""

    size: float
    bold: bool = False
    grey: float = 0.0

    def sized(self, size: float) -> Style:
        """The same style at another size in pt."""
        return Style(size, self.bold, self.grey)


@dataclass(frozen=True)
class Run:
    """Characters that one font draws one after the other; unseen ones are only there to be read back."""

    font: str
    text: str
    seen: bool = True


def clean(text: str) -> str:
    """A value as one line: composed (NFC), each stretch of white space one space, no-break spaces kept."""
    composed = unicodedata.normalize("NFC", text)
    return " ".join(part for part in _white_to_space(composed).split(" ") if part)


def _white_to_space(text: str) -> str:
    return "".join(" " if sign.isspace() and sign not in "\u00a0\u202f" else sign for sign in text)


def unprintable(text: str) -> tuple[str, ...]:
    """The characters of a text that cannot be shown on paper, each once, in the order of the text."""
    return tuple(dict.fromkeys(sign for sign in clean(text) if not _printable(sign)))


@lru_cache(maxsize=20_000)
def _printable(sign: str) -> bool:
    if unicodedata.category(sign) in _UNSEEN and sign not in _JOINERS:
        return False
    return font_for(sign, False) is not None


@lru_cache(maxsize=20_000)
def runs(line: str, bold: bool) -> tuple[Run, ...]:
    """A line as it is drawn from left to right; a character without a picture becomes U+FFFD, never a blank."""
    drawn = visual("".join(sign if _printable(sign) else MISSING for sign in clean(line)))
    return tuple(_runs(drawn, bold))


def _runs(drawn: str, bold: bool) -> Iterator[Run]:
    run = Run("", "")
    for sign in drawn:
        font = run.font if run.font and _weak(sign) and has(run.font, sign) else font_for(sign, bold) or run.font
        seen = sign not in _JOINERS
        if (font, seen) != (run.font, run.seen) and run.text:
            yield run
            run = Run("", "")
        run = Run(font, run.text + sign, seen)
    if run.text:
        yield run


def _weak(sign: str) -> bool:
    """Spaces, marks and joiners stay in the font of the letter before them."""
    return sign == " " or unicodedata.category(sign) in {"Mn", "Cf"}


def width(line: str, style: Style) -> float:
    """Width of a line in mm."""
    return sum(_advance(run) for run in runs(line, style.bold)) * style.size / MM


@lru_cache(maxsize=20_000)
def _advance(run: Run) -> float:
    return float(pdfmetrics.stringWidth(run.text, run.font, 1000)) / 1000
