"""Text as runs of fonts: what is drawn, how wide it is, and which characters no font has."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import groupby

from printing.sheet.fonts import MISSING, font_for, font_names, has, signs_of
from printing.sheet.marks import advance, letter
from printing.sheet.shaping import visual
from printing.sheet.units import MM

_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
_ORDERED = frozenset({"R", "AL", "AN", "RLE", "RLO", "RLI", "LRE", "LRO", "LRI", "PDF", "PDI", "FSI"})
_OWN_PLACES = frozenset({"R", "AL", "AN", "NSM", "BN"})  # fonts of these scripts place their marks themselves
_JOINERS = frozenset("\u200c\u200d\u200e\u200f")  # belong to the spelling; a font's picture of them is a thin bar


@dataclass(frozen=True, slots=True)
class Style:
    """How a text is drawn: size in pt, weight, grey (0 black, 1 white)."""

    size: float
    bold: bool = False
    grey: float = 0.0

    def sized(self, size: float) -> Style:
        """The same style at another size in pt."""
        return Style(size, self.bold, self.grey)


@dataclass(frozen=True, slots=True)
class Run:
    """Characters that one font draws one after the other; unseen ones are only there to be read back."""

    font: str
    text: str
    seen: bool = True


@dataclass(frozen=True, slots=True)
class Accent:
    """A mark where it is seen, `x` and `up` em from the start of the line; its run has it unseen, to be read back."""

    font: str
    sign: str
    x: float
    up: float


@dataclass(frozen=True, slots=True)
class Line:
    """A line as it is drawn from left to right: its width in em, and which characters it could not show."""

    runs: tuple[Run, ...]
    accents: tuple[Accent, ...]
    width: float
    missing: tuple[str, ...] = ()


def clean(text: str) -> str:
    """A value as one line: composed (NFC), each stretch of white space one space, no-break spaces kept; a mark without
    a letter stands over a no-break space."""
    composed = text if text.isascii() else unicodedata.normalize("NFC", text)
    if composed and unicodedata.category(composed[0]) in {"Mn", "Me"}:
        composed = f"\u00a0{composed}"
    if composed.isprintable() and "  " not in composed and composed[:1] != " " != composed[-1:]:
        return composed
    return " ".join(part for part in _white_to_space(composed).split(" ") if part)


def _white_to_space(text: str) -> str:
    return "".join(" " if sign.isspace() and sign not in "\u00a0\u202f" else sign for sign in text)


def unprintable(text: str) -> tuple[str, ...]:
    """The characters of a text that cannot be shown on paper, each once, in the order of the text."""
    shown = clean(text)
    return () if plain(False).issuperset(shown) else _missing(shown)


def _missing(shown: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(sign for sign in shown if not _printable(sign)))


@cache
def plain(bold: bool) -> frozenset[str]:
    """Characters of the first font that stand one after the other as they are written: nothing to order or to place."""
    return frozenset(sign for sign in signs_of(font_names(bold)[0]) if _stands(sign))


def _stands(sign: str) -> bool:
    if unicodedata.bidirectional(sign) in _ORDERED or unicodedata.category(sign) in {"Mn", "Me"}:
        return False
    return sign.isprintable() and _printable(sign)


@lru_cache(maxsize=20_000)
def _printable(sign: str) -> bool:
    if unicodedata.category(sign) in _UNSEEN and sign not in _JOINERS:
        return False
    return font_for(sign, False) is not None


@lru_cache(maxsize=60_000)
def laid(line: str, bold: bool) -> Line:
    """A line ready to be drawn; a character without a picture becomes U+FFFD, never a blank."""
    shown = clean(line)
    if plain(bold).issuperset(shown):
        font = font_names(bold)[0]
        return Line((Run(font, shown),) if shown else (), (), advance(font, shown))
    return _composed(shown, bold)


def _composed(shown: str, bold: bool) -> Line:
    drawn = visual("".join(sign if _printable(sign) else MISSING for sign in shown))
    signs, accents = [], []
    x, base = 0.0, None
    for font, sign in _fonts(drawn, bold):
        placed = base is not None and unicodedata.category(sign) == "Mn"
        if base and placed:
            base, right, up = base.marked(font, sign)
            accents.append(Accent(font, sign, x + right, up))
        else:
            base = None if unicodedata.bidirectional(sign) in _OWN_PLACES else letter(font, sign)
        signs.append(Run(font, sign, seen=sign not in _JOINERS and not placed))
        x += advance(font, sign)
    return Line(tuple(_grouped(signs)), tuple(accents), x, _missing(shown))


def _fonts(drawn: str, bold: bool) -> Iterator[tuple[str, str]]:
    font = ""
    for sign in drawn:
        font = font if font and _weak(sign) and has(font, sign) else font_for(sign, bold) or font
        yield font, sign


def _grouped(signs: list[Run]) -> Iterator[Run]:
    for (font, seen), alike in groupby(signs, key=lambda run: (run.font, run.seen)):
        yield Run(font, "".join(run.text for run in alike), seen)


def _weak(sign: str) -> bool:
    """Spaces, marks and joiners stay in the font of the letter before them."""
    return sign == " " or unicodedata.category(sign) in {"Mn", "Cf"}


def width(line: str, style: Style) -> float:
    """Width of a line in mm."""
    return laid(line, style.bold).width * style.size / MM
