"""The test page of a printer: rulers, crosses front and back, codes to try, numbers to read off.

The front is measured from the edges of the paper, the back against the front with the page held to the light."""

from __future__ import annotations

from printing.card_sheets import SHEETS, CardSheet, module_mm
from printing.data import CardLayout, Foot, Printed, PrinterData
from printing.sheet import SHORT_VERSION, Align, Sheet, Style, side_mm
from printing.words import foot_text

TITLE = "Test page"
SAMPLE = "1234567890123456789012345678901234567890123"
REACH = 6  # half millimetres
ARM, SHORT_ARM = 6.0, 4.0
TWO_SIDED = (CardLayout.ID1_ON_A4, CardLayout.ID1_SINGLE)
LARGE = 100.0
HOW = (
    "Print at 100 %, do not scale, both sides, turned on the long edge.",
    "Front: the rulers above and at the left count from the edge of the paper. Lay a ruler on them: where they say 20",
    "and the ruler says 20.4, the front sits 0.4 mm off.",
    "Back: hold the page to the light, the back towards you. The cross of the front points to a number on the scales:",
    "so far the back sits off. To the right and down are plus, to the left and up are minus.",
    "Add what you read to the numbers that are set, and print again: the second page shows none.",
)


def render_test_page(layout: CardLayout, foot: Foot, printer: PrinterData, invariant: bool = False) -> Printed:
    """A front, and a back where the layout has one, on paper of the layout's size and with the printer's offsets."""
    frame = SHEETS[layout]
    sheet = Sheet(frame.size, "en", TITLE, invariant)
    with sheet.page(), sheet.moved(*printer.front):
        _rulers(sheet)
        for x, y in _points(frame):
            _cross(sheet, x, y, ARM if layout in TWO_SIDED else SHORT_ARM)
        _middle(sheet, frame, foot, printer)
    if layout in TWO_SIDED:
        with sheet.page(), sheet.moved(*printer.back):
            for x, y in _points(frame):
                _scale(sheet, x, y)
    return sheet.finish()


def _points(frame: CardSheet) -> list[tuple[float, float]]:
    """Where crosses stand: the corners of the cards' block, some way in, the same from either side of the paper."""
    across, down = frame.cuts()
    inset = 12.0 if frame.size[1] > 40 else 8.0
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


def _cross(sheet: Sheet, x: float, y: float, arm: float) -> None:
    sheet.rule(x - arm, y, x + arm, y, 0.4)
    sheet.rule(x, y - arm, x, y + arm, 0.4)


def _scale(sheet: Sheet, x: float, y: float) -> None:
    """Two scales of half millimetres, below and beside where the cross of the front should be, its arms reach them. A
    cross that shows further right means that the back sits too far left, so the numbers run from plus to minus."""
    near, style = ARM - 2.6, Style(4.5)
    for step in range(-REACH, REACH + 1):
        off, far = step / 2, near + (2.6 if step == 0 else 1.8 if step % 2 == 0 else 1.1)
        sheet.rule(x + off, y + near, x + off, y + far, 0.25)
        sheet.rule(x + near, y + off, x + far, y + off, 0.25)
    sheet.text(x - REACH / 2 - 1.5, y + near + 1.4, f"+{REACH / 2:g}", style, Align.CENTRE)
    sheet.text(x + near + 0.9, y - REACH / 2 - 0.6, f"+{REACH / 2:g}", style, Align.CENTRE)


def _middle(sheet: Sheet, frame: CardSheet, foot: Foot, printer: PrinterData) -> None:
    """What to do, the printer as it is set, and samples of the code."""
    told = f"{printer.dpi or 'unknown'} dpi, module {module_mm(printer.dpi):.3f} mm"
    offsets = "front {:+.2f} {:+.2f}, back {:+.2f} {:+.2f}".format(*printer.front, *printer.back)
    if frame.size[1] <= LARGE:
        _small(sheet, frame, (told, offsets), module_mm(printer.dpi))
        return
    lines = (*HOW, f"{told}; moved in mm: {offsets}", foot_text(foot, "en"))
    top, style = (44.0, Style(9)) if frame.size[1] > frame.size[0] else (20.0, Style(6.2))
    for place, line in enumerate(lines):
        sheet.line(frame.size[0] / 2, top + place * 4.6, line, style, frame.size[0] - 30, Align.CENTRE)
    _samples(sheet, frame, printer, top + 2 + len(lines) * 4.6)


def _small(sheet: Sheet, frame: CardSheet, lines: tuple[str, ...], module: float) -> None:
    """On a card or a label: the code as it will be printed, and beside it the printer as it is set."""
    side, middle = side_mm(SHORT_VERSION, module), frame.size[0] / 2
    for place, line in enumerate(lines):
        sheet.line(middle, 8.8 + place * 2.5, line, Style(4.8), frame.size[0] - 28, Align.CENTRE)
    sheet.code(middle - side / 2, frame.size[1] - side, SAMPLE, SHORT_VERSION, module)


def _samples(sheet: Sheet, frame: CardSheet, printer: PrinterData, top: float) -> None:
    """The front code as it will be printed, and with other modules, their size below."""
    for place, dpi in enumerate((printer.dpi, 203, 300, 360)):
        side, x = module_mm(dpi), frame.size[0] / 2 + (place - 1.5) * 24
        sheet.code(x - side_mm(SHORT_VERSION, side) / 2, top, SAMPLE, SHORT_VERSION, side)
        sheet.text(x, top + 21.5, f"{side:.3f} mm, {dpi or 'any'} dpi", Style(6), Align.CENTRE)
