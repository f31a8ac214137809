"""Strokes and lines of text as operators of a page, in points from the lower left corner.

The canvas' own calls do the same one object at a time; a list of thousands of rows is drawn here in half the time.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from reportlab.lib.rl_accel import escapePDF
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from printing.sheet.text import Accent, Line, Style

VISIBLE, INVISIBLE = 0, 3  # PDF text rendering modes


class Pen:
    """Writes to the page in hand of one document."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._fonts: dict[str, Letters] = {}

    def rule(self, x: float, y: float, x2: float, y2: float, pt: float, grey: float) -> None:
        """A straight line."""
        self._add(f"{pt:g} w {grey:g} G {x:.3f} {y:.3f} m {x2:.3f} {y2:.3f} l S")

    def frame(self, x: float, y: float, w: float, h: float, pt: float, grey: float) -> None:
        """An empty box with square corners."""
        self._add(f"{pt:g} w {grey:g} G {x:.3f} {y:.3f} {w:.3f} {h:.3f} re S")

    def ground(self, x: float, y: float, w: float, h: float, grey: float) -> None:
        """A plain ground without a frame."""
        self._add(f"{grey:g} g {x:.3f} {y:.3f} {w:.3f} {h:.3f} re f")

    def squares(self, x: float, y: float, scale: float, path: str) -> None:
        """A path of rectangles in black, `scale` points to its unit."""
        self._add(f"q 0 g {scale:.5f} 0 0 {scale:.5f} {x:.3f} {y:.3f} cm {path} f Q")

    def line(self, x: float, y: float, line: Line, style: Style) -> None:
        """A line of text with its marks; what is unseen is there to be read back."""
        drawn, mode = [f"BT 1 0 0 1 {x:.3f} {y:.3f} Tm {style.grey:g} g"], VISIBLE
        for run in line.runs:
            wanted = VISIBLE if run.seen else INVISIBLE
            if wanted != mode:
                drawn.append(f"{wanted} Tr")
                mode = wanted
            drawn.append(self._shown(run.font, run.text, style.size))
        drawn.append("ET" if mode == VISIBLE else "0 Tr ET")
        self._add(" ".join(drawn))
        for accent in line.accents:
            self._accent(x, y, accent, style)

    def _accent(self, x: float, y: float, accent: Accent, style: Style) -> None:
        """Seen, but with an empty text: the mark is read back from its run, next to its letter."""
        at = f"{x + accent.x * style.size:.3f} {y + accent.up * style.size:.3f}"
        shown = self._shown(accent.font, accent.sign, style.size)
        self._add(f"/Span <</ActualText ()>> BDC BT 1 0 0 1 {at} Tm {shown} ET EMC")

    def _shown(self, font: str, text: str, size: float) -> str:
        letters = self._fonts.get(font)
        if letters is None:
            letters = self._fonts[font] = Letters(self._canvas, font)
        return " ".join(f"{name} {size:g} Tf ({codes}) Tj" for name, codes in letters.chunks(text))

    def _add(self, operators: str) -> None:
        self._canvas._code.append(operators)


class Letters:
    """The characters of one font as codes of its parts in one document: a part holds at most 256 characters."""

    def __init__(self, canvas: Canvas, font: str) -> None:
        self._font, self._doc = pdfmetrics.getFont(font), canvas._doc
        self._known: set[str] = set()
        self._first: dict[int, str] = {}
        self._others: dict[str, tuple[int, str]] = {}
        self._names: dict[int, str] = {}

    def chunks(self, text: str) -> Iterator[tuple[str, str]]:
        """Name of a part and the codes of a string in it, escaped; nearly every text is one chunk."""
        if not self._known.issuperset(text):
            self._learn(text)
        if self._others and not self._others.keys().isdisjoint(text):
            yield from self._mixed(text)
        else:
            yield self._name(0), text.translate(self._first)

    def _mixed(self, text: str) -> Iterator[tuple[str, str]]:
        placed = (self._others.get(sign) or (0, self._first[ord(sign)]) for sign in text)
        for part, codes in groupby(placed, key=lambda each: each[0]):
            yield self._name(part), "".join(code for _, code in codes)

    def _learn(self, text: str) -> None:
        for sign in dict.fromkeys(text):
            self._known.add(sign)
            ((part, code),) = self._font.splitString(sign, self._doc)
            if part:
                self._others[sign] = (part, escapePDF(code))
            else:
                self._first[ord(sign)] = escapePDF(code)

    def _name(self, part: int) -> str:
        if part not in self._names:
            self._names[part] = self._font.getSubsetInternalName(part, self._doc)
        return self._names[part]
