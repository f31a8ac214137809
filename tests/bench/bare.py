"""A paper drawn again by bare reportlab: the same texts, lines, grounds, codes and photos at the same places.

What the paper draws is noted beforehand and outside the timing, so that the floor neither measures nor breaks lines.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BytesIO
from types import ModuleType

import qrcode
from PIL import Image, ImageOps
from qrcode.constants import ERROR_CORRECT_Q
from qrcode.util import MODE_NUMBER, QRData
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from printing.data import Printed
from printing.sheet.codes import MODULE_MM, QUIET_MODULES
from printing.sheet.page import Align, Sheet
from printing.sheet.photo import DOTS_PER_MM, QUALITY
from printing.sheet.text import Line, Style, laid
from printing.sheet.units import MM

Stroke = Callable[[Canvas], None]


class Noted(Sheet):
    """A sheet that notes each of its strokes as a call of bare reportlab."""

    strokes: list[Stroke]

    @contextmanager
    def page(self) -> Iterator[None]:
        with super().page():
            yield
        self.strokes.append(Canvas.showPage)

    def text(self, x: float, y: float, text: str, style: Style, align: Align = Align.LEFT) -> None:
        line = laid(text, style.bold)
        left, baseline = self._point(x, y)
        left -= line.width * style.size * align.value
        self.strokes.append(lambda canvas: _text(canvas, left, baseline, line, style))
        super().text(x, y, text, style, align)

    def rule(self, x: float, y: float, x2: float, y2: float, pt: float = 0.6, grey: float = 0.0) -> None:
        ends = (*self._point(x, y), *self._point(x2, y2))
        self.strokes.append(lambda canvas: _rule(canvas, ends, pt, grey))
        super().rule(x, y, x2, y2, pt, grey)

    def box(
        self, x: float, y: float, w: float, h: float, pt: float = 0.8, radius: float = 0.0, grey: float = 0.0
    ) -> None:
        corner = self._point(x, y + h)
        self.strokes.append(lambda canvas: _box(canvas, (*corner, w * MM, h * MM), pt, radius * MM, grey))
        super().box(x, y, w, h, pt, radius, grey)

    def tint(self, x: float, y: float, w: float, h: float, grey: float) -> None:
        corner = self._point(x, y + h)
        self.strokes.append(lambda canvas: _ground(canvas, (*corner, w * MM, h * MM), grey))
        super().tint(x, y, w, h, grey)

    def code(self, x: float, y: float, digits: str, version: int, module: float = MODULE_MM) -> None:
        corner = self._point(x + QUIET_MODULES * module, y + QUIET_MODULES * module)
        self.strokes.append(lambda canvas: _code(canvas, corner, digits, version, module * MM))
        super().code(x, y, digits, version, module)

    def photo(self, x: float, y: float, w: float, h: float, jpeg: bytes | None) -> None:
        corner = self._point(x, y + h)
        if jpeg:
            self.strokes.append(lambda canvas: _photo(canvas, corner, w, h, jpeg))
        super().photo(x, y, w, h, jpeg)


def noted(drawer: ModuleType, draw: Callable[[], Printed]) -> Callable[[], bytes]:
    """The floor of a paper whose module makes its own `Sheet`: a function that draws the same by bare reportlab."""

    strokes: list[Stroke] = []
    pages: list[tuple[float, float]] = []

    class Here(Noted):
        def __init__(self, size: tuple[float, float], language: str, title: str, invariant: bool = False) -> None:
            pages.append(size)
            self.strokes = strokes
            super().__init__(size, language, title, invariant)

    before, drawer.Sheet = drawer.Sheet, Here  # type: ignore[attr-defined]
    try:
        draw()
    finally:
        drawer.Sheet = before  # type: ignore[attr-defined]
    width, height = pages[0]
    return lambda: _drawn(strokes, (width * MM, height * MM))


def _drawn(strokes: list[Stroke], size: tuple[float, float]) -> bytes:
    out = BytesIO()
    canvas = Canvas(out, size, pageCompression=1)
    for stroke in strokes:
        stroke(canvas)
    canvas.save()
    return out.getvalue()


def _text(canvas: Canvas, left: float, baseline: float, line: Line, style: Style) -> None:
    canvas.setFillGray(style.grey)
    if len(line.runs) == 1 and line.runs[0].seen:
        canvas.setFont(line.runs[0].font, style.size)
        canvas.drawString(left, baseline, line.runs[0].text)
        return
    written = canvas.beginText(left, baseline)
    for run in line.runs:
        written.setFont(run.font, style.size)
        written.setTextRenderMode(0 if run.seen else 3)
        written.textOut(run.text)
    written.setTextRenderMode(0)
    canvas.drawText(written)
    for accent in line.accents:
        canvas.setFont(accent.font, style.size)
        canvas.drawString(left + accent.x * style.size, baseline + accent.up * style.size, accent.sign)


def _rule(canvas: Canvas, ends: tuple[float, ...], pt: float, grey: float) -> None:
    canvas.setLineWidth(pt)
    canvas.setStrokeGray(grey)
    canvas.line(*ends)


def _box(canvas: Canvas, place: tuple[float, ...], pt: float, radius: float, grey: float) -> None:
    canvas.setLineWidth(pt)
    canvas.setStrokeGray(grey)
    canvas.roundRect(*place, radius) if radius else canvas.rect(*place)


def _ground(canvas: Canvas, place: tuple[float, ...], grey: float) -> None:
    canvas.setFillGray(grey)
    canvas.rect(*place, stroke=0, fill=1)


def _code(canvas: Canvas, corner: tuple[float, float], digits: str, version: int, module: float) -> None:
    """Bars of dark modules side by side, as the paper draws them: a path of single modules would be slower."""
    code = qrcode.QRCode(version=version, error_correction=ERROR_CORRECT_Q, border=0)
    code.add_data(QRData(digits, mode=MODE_NUMBER))
    code.make(fit=False)
    path, (left, top) = canvas.beginPath(), corner
    for row, cells in enumerate(code.get_matrix()):
        start = None
        for column, dark in enumerate([*cells, False]):
            if dark and start is None:
                start = column
            elif not dark and start is not None:
                path.rect(left + start * module, top - (row + 1) * module, (column - start) * module, module)
                start = None
    canvas.setFillGray(0)
    canvas.drawPath(path, stroke=0, fill=1)


def _photo(canvas: Canvas, corner: tuple[float, float], w: float, h: float, jpeg: bytes) -> None:
    size = (round(w * DOTS_PER_MM), round(h * DOTS_PER_MM))
    with Image.open(BytesIO(jpeg)) as picture:
        picture.draft("RGB", (size[0] * 2, size[1] * 2))
        shown = ImageOps.fit(ImageOps.exif_transpose(picture).convert("RGB"), size, centering=(0.5, 0.4))
    kept = BytesIO()
    shown.save(kept, "JPEG", quality=QUALITY)
    canvas.drawImage(ImageReader(kept), *corner, w * MM, h * MM)
