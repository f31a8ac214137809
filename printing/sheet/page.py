"""A document of pages, drawn in mm from the top left corner and made in memory."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum
from io import BytesIO

from reportlab import rl_config
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from printing.data import Printed
from printing.sheet.codes import MODULE_MM, path
from printing.sheet.fit import Fitted, fit, line_height
from printing.sheet.fonts import font_names
from printing.sheet.pen import Pen
from printing.sheet.photo import portrait
from printing.sheet.text import Style, laid
from printing.sheet.units import MM

A4, A4_LANDSCAPE, A6_LANDSCAPE = (210.0, 297.0), (297.0, 210.0), (148.0, 105.0)
PDF_VERSION = (1, 7)
rl_config.useA85 = 0  # plain binary streams: a third of the time with photos


class Align(Enum):
    LEFT = 0.0
    CENTRE = 0.5
    RIGHT = 1.0


class Sheet:
    """Pages of one size. What cannot be printed as recorded is collected and handed back with the bytes."""

    def __init__(self, size: tuple[float, float], language: str, title: str, invariant: bool = False) -> None:
        self.width, self.height = size
        self.subject = ""
        self._bytes, self._origin, self._pages, self._marks = BytesIO(), (0.0, 0.0), 0, 0
        self._warnings: dict[str, None] = {}
        points = (self.width * MM, self.height * MM)
        self._canvas = Canvas(
            self._bytes,
            points,
            pdfVersion=PDF_VERSION,
            invariant=int(invariant),
            lang=language,
            initialFontName=font_names(False)[0],
        )
        self._canvas.setTitle(title)
        self._canvas.setViewerPreference("DisplayDocTitle", "true")
        self._pen = Pen(self._canvas)

    @contextmanager
    def page(self) -> Iterator[None]:
        """One page, from the first stroke to the last."""
        yield
        self._canvas.showPage()
        self._pages += 1

    @contextmanager
    def moved(self, x: float, y: float) -> Iterator[None]:
        """Everything inside is drawn `x` mm further right and `y` mm further down."""
        before = self._origin
        self._origin = (before[0] + x, before[1] + y)
        yield
        self._origin = before

    def text(self, x: float, y: float, text: str, style: Style, align: Align = Align.LEFT) -> None:
        """One line with its baseline at `y`; `x` is its left end, middle or right end."""
        line = laid(text, style.bold)
        for sign in line.missing:
            self._report(sign)
        left, baseline = self._point(x, y)
        self._pen.line(left - line.width * style.size * align.value, baseline, line, style)

    def line(
        self, x: float, y: float, text: str, style: Style, room: float, align: Align = Align.LEFT, floor: float = 5.0
    ) -> None:
        """One line that shrinks to fit into `room` mm; too long at `floor` pt, it is cut, marked and reported."""
        fitted = self.kept(fit(text, style, room, floor), 1, room)
        for shown in fitted.lines:
            self.text(x, y, shown, fitted.style, align)

    def kept(self, fitted: Fitted, lines: int, room: float) -> Fitted:
        """At most so many lines of `room` mm; where that cuts the text off, it says so itself and is reported."""
        if len(fitted.lines) > lines:
            self.warn("a text is longer than its place")
        return fitted.cut(lines, room)

    def fitted(self, x: float, top: float, fitted: Fitted, align: Align = Align.LEFT) -> float:
        """Lines one under the other from `top`; gives the y under the last one, in mm."""
        step = line_height(fitted.style)
        for place, line in enumerate(fitted.lines):
            self.text(x, top + step * (place + 0.78), line, fitted.style, align)
        return top + fitted.height

    def rule(self, x: float, y: float, x2: float, y2: float, pt: float = 0.6, grey: float = 0.0) -> None:
        """A straight line, `pt` thick."""
        self._pen.rule(*self._point(x, y), *self._point(x2, y2), pt, grey)

    def dashes(self, x: float, y: float, x2: float) -> None:
        """A level line to cut along."""
        self._canvas.setDash(3, 2)
        self.rule(x, y, x2, y, 0.6)
        self._canvas.setDash()

    def box(
        self, x: float, y: float, w: float, h: float, pt: float = 0.8, radius: float = 0.0, grey: float = 0.0
    ) -> None:
        """An empty frame with corners rounded by `radius` mm."""
        left, bottom = self._point(x, y + h)
        if not radius:
            self._pen.frame(left, bottom, w * MM, h * MM, pt, grey)
            return
        self._canvas.setLineWidth(pt)
        self._canvas.setStrokeGray(grey)
        self._canvas.roundRect(left, bottom, w * MM, h * MM, radius * MM)

    def tint(self, x: float, y: float, w: float, h: float, grey: float) -> None:
        """A plain grey ground without a frame."""
        self._pen.ground(*self._point(x, y + h), w * MM, h * MM, grey)

    def code(self, x: float, y: float, digits: str, version: int, module: float = MODULE_MM) -> None:
        """A QR code with modules of `module` mm; `x`, `y` is the corner of its quiet zone."""
        self._pen.squares(*self._point(x, y), module * MM, path(digits, version))

    def bookmark(self, title: str, level: int = 0) -> None:
        """An entry of the document's outline that leads to this page; a title without names of people."""
        self._marks += 1
        key = f"m{self._marks}"
        self._canvas.bookmarkPage(key)
        self._canvas.addOutlineEntry(title, key, level)

    def photo(self, x: float, y: float, w: float, h: float, jpeg: bytes | None) -> None:
        """A framed portrait; the frame stays empty without one, and a broken picture is reported."""
        shown = portrait(jpeg, w, h) if jpeg else None
        if jpeg and shown is None:
            self.warn("the photo cannot be read; the frame is left empty")
        if shown:
            self._canvas.drawImage(ImageReader(BytesIO(shown)), *self._point(x, y + h), w * MM, h * MM)
        self.box(x, y, w, h, 0.7, grey=0.3)

    def warn(self, sentence: str) -> None:
        """Something a person must know before this is printed; named with the subject in hand."""
        whole = f"{self.subject}: {sentence}." if self.subject else f"{sentence[:1].upper()}{sentence[1:]}."
        self._warnings[whole] = None

    def finish(self) -> Printed:
        """The finished document; its outline is shown where there is more than one place to go to."""
        if self._marks > 1:
            self._canvas.showOutline()
        self._canvas.save()
        return Printed(self._bytes.getvalue(), tuple(self._warnings), self._pages)

    def _report(self, sign: str) -> None:
        name = unicodedata.name(sign, "no name")
        self.warn(f"no font has the character U+{ord(sign):04X} ({name})")

    def _point(self, x: float, y: float) -> tuple[float, float]:
        return (self._origin[0] + x) * MM, (self.height - self._origin[1] - y) * MM
