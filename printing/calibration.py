"""The test page of a printer: rulers, crosses front and back, codes to try, numbers to read off.

The front is measured from the edges of the paper, the back against the front with the page held to the light."""

from __future__ import annotations

from printing.card_faces import QUIET
from printing.card_sheets import SHEETS, CardSheet, module_mm
from printing.data import CardLayout, Foot, Printed, PrinterData
from printing.sheet import SHORT_VERSION, Align, Sheet, Style, side_mm
from printing.words import foot_text

TITLE = "Test page"
SAMPLE = "1234567890123456789012345678901234567890123"
REACH, STEP = 3.0, 0.5
CROSS = 4.0
TWO_SIDED = (CardLayout.ID1_ON_A4, CardLayout.ID1_SINGLE)
LARGE = 100.0
HOW = (
    "Print at 100 %, do not scale. The long rulers begin at the edge of the paper: lay a ruler along them. Where",
    "the paper says 20 and your ruler 20.4, the front is off by 0.4: type -40 (hundredths, right and down are plus).",
    "Turn on the long edge, print the back, hold the page to the light: the cross of the front shows on the scale",
    "of the back how far the back is off. Type that number. Print again: a second page shows none.",
)


def render_test_page(layout: CardLayout, foot: Foot, printer: PrinterData, invariant: bool = False) -> Printed:
    """A front, and a back where the layout has one, on paper of the layout's size and with the printer's offsets."""
    frame = SHEETS[layout]
    sheet = Sheet(frame.size, "en", TITLE, invariant)
    with sheet.page(), sheet.moved(*printer.front):
        _rulers(sheet)
        for x, y in _points(frame):
            _cross(sheet, x, y)
        _middle(sheet, frame, foot, printer)
    if layout in TWO_SIDED:
        with sheet.page(), sheet.moved(*printer.back):
            for x, y in _points(frame):
                _scale(sheet, x, y)
    return sheet.finish()


def _points(frame: CardSheet) -> list[tuple[float, float]]:
    """Where crosses stand: the corners of the cards' block, 10 mm in, the same from either side of the paper."""
    across, down = frame.cuts()
    inset = 10.0 if frame.size[1] > 40 else 8.0
    return [(x, y) for x in (across[0] + inset, across[-1] - inset) for y in (down[0] + inset, down[-1] - inset)]


def _rulers(sheet: Sheet) -> None:
    """A tick for every millimetre along the top and the left, counted from the edge of the paper."""
    for tick in range(1, int(sheet.width)):
        sheet.rule(tick, 0, tick, _length(tick), 0.3)
    for tick in range(1, int(sheet.height)):
        sheet.rule(0, tick, _length(tick), tick, 0.3)
    for tick in range(10, int(sheet.width), 10):
        sheet.text(tick, 5.6, str(tick), Style(5.5), Align.CENTRE)
    for tick in range(20, int(sheet.height), 10):
        sheet.text(3.4, tick + 0.7, str(tick), Style(5.5))


def _length(tick: int) -> float:
    return 3.0 if tick % 10 == 0 else 2.2 if tick % 5 == 0 else 1.4


def _cross(sheet: Sheet, x: float, y: float) -> None:
    sheet.rule(x - CROSS, y, x + CROSS, y, 0.4)
    sheet.rule(x, y - CROSS, x, y + CROSS, 0.4)


def _scale(sheet: Sheet, x: float, y: float) -> None:
    """Ticks each half millimetre to both sides of where the front's cross should be, zero the longest."""
    for step in range(-int(REACH / STEP), int(REACH / STEP) + 1):
        off = step * STEP
        length = 3.0 if step == 0 else 2.0 if step % 2 == 0 else 1.2
        sheet.rule(x + off, y - length, x + off, y + length, 0.25)
        sheet.rule(x - length, y + off, x + length, y + off, 0.25)
    sheet.text(x + REACH + 0.6, y + 0.6, f"{REACH:g} mm", Style(4.5))


def _middle(sheet: Sheet, frame: CardSheet, foot: Foot, printer: PrinterData) -> None:
    """What to do, the printer as it is set, and samples of the code."""
    middle, top = frame.size[0] / 2, frame.size[1] * 0.3
    told = f"{printer.dpi or 'unknown'} dpi, module {module_mm(printer.dpi):.3f} mm"
    offsets = "front {:+.2f} {:+.2f}, back {:+.2f} {:+.2f} mm".format(*printer.front, *printer.back)
    lines = (*HOW, told + ", " + offsets, foot_text(foot, "en")) if frame.size[1] > LARGE else (told, offsets)
    room = frame.size[0] - 34
    for place, line in enumerate(lines):
        sheet.line(middle, top + place * (4.6 if frame.size[1] > LARGE else 2.6), line, Style(9), room, Align.CENTRE)
    _samples(sheet, frame, printer, top + len(lines) * 4.6)


def _samples(sheet: Sheet, frame: CardSheet, printer: PrinterData, top: float) -> None:
    """The front code as it will be printed; on a large page also with other modules, their size in dots below."""
    module = module_mm(printer.dpi)
    if frame.size[1] <= LARGE:
        side = side_mm(SHORT_VERSION, module)
        sheet.code((frame.size[0] - side) / 2, frame.size[1] - side + QUIET * module / 2, SAMPLE, SHORT_VERSION, module)
        return
    for place, dpi in enumerate((printer.dpi, 203, 300, 360)):
        side, x = module_mm(dpi), frame.size[0] / 2 + (place - 1.5) * 24
        sheet.code(x - side_mm(SHORT_VERSION, side) / 2, top, SAMPLE, SHORT_VERSION, side)
        sheet.text(x, top + 21.5, f"{side:.3f} mm, {dpi or 'any'} dpi", Style(6), Align.CENTRE)
