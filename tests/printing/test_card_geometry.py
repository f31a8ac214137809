"""Where things stand on cards, measured on what is drawn: cuts, backs behind fronts, modules, quiet zones."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from PIL import ImageStat
from pypdf import PdfReader

from printing.calibration import render_test_page
from printing.card_sheets import SHEETS, module_mm
from printing.cards import render_cards
from printing.data import CardLayout, Printed, PrinterData
from printing.sheet import PROOF_VERSION, SHORT_VERSION, side_mm
from tests.printing import night
from tests.printing.reading import codes, keep_picture, picture, text

MM = 72 / 25.4
NEAR = 0.3
DPIS = (203, 300, 360, 400, 600, 720, 1200)
CODE = re.compile(r"q 0 g ([\d.]+) 0 0 [\d.]+ ([-\d.]+) ([-\d.]+) cm")
RULE = re.compile(r"0\.7 w 0 G ([-\d.]+) ([-\d.]+) m ([-\d.]+) ([-\d.]+) l S")
CODES = {
    CardLayout.ID1_ON_A4: (SHORT_VERSION, PROOF_VERSION),
    CardLayout.ID1_SINGLE: (SHORT_VERSION, PROOF_VERSION),
    CardLayout.A6: (PROOF_VERSION,),
    CardLayout.LABEL_62: (SHORT_VERSION,),
    CardLayout.LABEL_100X50: (PROOF_VERSION,),
}
Rule = tuple[float, float, float, float]


@pytest.fixture(scope="module")
def sheet() -> Printed:
    return render_cards(night.cards()[:10], CardLayout.ID1_ON_A4, night.FOOT, invariant=True)


def operators(paper: Printed, page: int) -> str:
    content = PdfReader(BytesIO(paper.pdf)).pages[page - 1].get_contents()
    assert content is not None
    return content.get_data().decode("latin-1")


def drawn_codes(paper: Printed, page: int, high: float) -> list[tuple[float, float, float]]:
    """Module, left and top of the quiet zone of every code, in mm."""
    found = CODE.findall(operators(paper, page))
    return [(float(m) / MM, float(x) / MM, high - float(y) / MM) for m, x, y in found]


def marks(paper: Printed, page: int) -> list[Rule]:
    """The marks to cut along in mm, from the top left corner."""
    found = [[float(part) / MM for part in rule] for rule in RULE.findall(operators(paper, page))]
    return [(x, 297 - y, x2, 297 - y2) for x, y, x2, y2 in found]


def test_cards_fill_the_sheet_between_its_cut_marks(sheet: Printed) -> None:
    upright = sorted({round(x, 2) for x, _, x2, _ in marks(sheet, 1) if x == x2})
    level = sorted({round(y, 2) for _, y, _, y2 in marks(sheet, 1) if y == y2})
    assert upright == pytest.approx([19.4, 105.0, 190.6], abs=0.01)
    assert level == pytest.approx([13.55 + 53.98 * row for row in range(6)], abs=0.01)
    for x, y, x2, y2 in marks(sheet, 1):  # outside the cards
        assert max(x, x2) < 19.4 or min(x, x2) > 190.6 or max(y, y2) < 13.55 or min(y, y2) > 283.45


def test_marks_of_the_back_meet_those_of_the_front_when_the_sheet_is_turned(sheet: Printed) -> None:
    def turned(rule: Rule) -> Rule:
        return 210 - rule[0], rule[1], 210 - rule[2], rule[3]

    front, back = sorted(marks(sheet, 1)), sorted(map(turned, marks(sheet, 2)))
    ends = [
        sorted({(round(x, 1), round(y, 1)) for x, y, x2, y2 in each for x, y in ((x, y), (x2, y2))})
        for each in (front, back)
    ]
    assert len(front) == len(back) == 18
    assert ends[0] == ends[1]


def test_a_printed_sheet_has_every_code_within_a_third_of_a_millimetre(sheet: Printed) -> None:
    fronts, backs = codes(sheet, 1, 300), codes(sheet, 2, 300)
    for index, card in enumerate(night.cards()[:10]):
        front, back = SHEETS[CardLayout.ID1_ON_A4].place(index, False), SHEETS[CardLayout.ID1_ON_A4].place(index, True)
        assert fronts[card.short_code] == pytest.approx((front[0] + 75.35, front[1] + 21.15), abs=NEAR)
        assert backs[card.proof] == pytest.approx((back[0] + 16.95, back[1] + 16.95), abs=NEAR)
        assert 210 - back[0] - 85.6 == pytest.approx(front[0], abs=0.01)


@pytest.mark.parametrize("dpi", DPIS)
def test_a_module_is_the_smallest_whole_number_of_dots_from_half_a_millimetre(dpi: int) -> None:
    dots = module_mm(dpi) * dpi / 25.4
    assert dots == pytest.approx(round(dots), abs=1e-9)
    assert module_mm(dpi) >= 0.5 > (round(dots) - 1) * 25.4 / dpi
    for layout, versions in CODES.items():
        high = SHEETS[layout].size[1]
        paper = render_cards(night.cards()[:1], layout, night.FOOT, printer=PrinterData(dpi))
        for page, _ in enumerate(versions, start=1):
            ((module, _, _),) = drawn_codes(paper, page, high)
            assert module * dpi / 25.4 == pytest.approx(round(dots), abs=0.001)


def test_without_a_profile_the_sides_are_those_of_the_design(sheet: Printed) -> None:
    assert {round(module, 3) for module, _, _ in drawn_codes(sheet, 1, 297)} == {0.5}
    assert {round(side_mm(version, module_mm(300)), 1) for version in (SHORT_VERSION, PROOF_VERSION)} == {16.8, 26.9}
    assert [module_mm(dpi) * dpi / 25.4 for dpi in (203, 300, 600)] == pytest.approx([4, 6, 12])


@pytest.mark.parametrize("dpi", [0, 360])
@pytest.mark.parametrize("layout", list(CardLayout))
def test_the_quiet_zone_stays_white_also_with_the_widest_modules(layout: CardLayout, dpi: int) -> None:
    """Four modules on each side, inside the page, with nothing drawn in them."""
    frame, module = SHEETS[layout], module_mm(dpi)
    paper = render_cards(night.cards()[:1], layout, night.FOOT, printer=PrinterData(dpi))
    for page, version in enumerate(CODES[layout], start=1):
        ((_, left, top),) = drawn_codes(paper, page, frame.size[1])
        side, quiet = side_mm(version, module), 4 * module
        assert min(left, top) >= 0
        assert (left + side <= frame.size[0], top + side <= frame.size[1]) == (True, True)
        shown, dots = picture(paper, page, 300), 300 / 25.4
        for x, y, w, h in (
            (left, top, side, quiet),
            (left, top + side - quiet, side, quiet),
            (left, top, quiet, side),
            (left + side - quiet, top, quiet, side),
        ):
            box = (round(x * dots) + 2, round(y * dots) + 2, round((x + w) * dots) - 2, round((y + h) * dots) - 2)
            assert ImageStat.Stat(shown.crop(box)).extrema == [(255, 255)], (layout, page)


def test_the_offsets_of_a_printer_move_the_fronts_and_the_backs(sheet: Printed) -> None:
    moved = render_cards(
        night.cards()[:10], CardLayout.ID1_ON_A4, night.FOOT, printer=PrinterData(0, (0.4, -0.2), (-1.0, 0.3))
    )
    for page, (right, down) in ((1, (0.4, -0.2)), (2, (-1.0, 0.3))):
        for (_, x, y), (_, was_x, was_y) in zip(
            drawn_codes(moved, page, 297), drawn_codes(sheet, page, 297), strict=True
        ):
            assert (x - was_x, y - was_y) == pytest.approx((right, down), abs=0.01)


@pytest.mark.parametrize("layout", list(CardLayout))
def test_a_test_page_is_made_for_every_layout(layout: CardLayout) -> None:
    printer = PrinterData(300, (0.25, 0.0), (0.0, -0.5))
    paper = render_test_page(layout, night.FOOT, printer)
    assert (paper.warnings, paper.pages) == ((), len(CODES[layout]))
    assert "+0.25 +0.00" in text(paper)
    assert len(codes(paper, 1, 300)) == 1
    assert keep_picture(paper, f"test-page-{layout.value.lower()}").exists()


def test_crosses_of_the_front_lie_behind_the_scales_of_the_back() -> None:
    paper = render_test_page(CardLayout.ID1_ON_A4, night.FOOT, PrinterData())
    crosses = re.findall(r"0\.4 w 0 G ([\d.]+) ([\d.]+) m ([\d.]+) ([\d.]+) l S", operators(paper, 1))
    upright = {
        (round(float(x) / MM, 2), round((float(y) + float(y2)) / 2 / MM, 2)) for x, y, x2, y2 in crosses if x == x2
    }
    ticks = re.findall(r"0\.25 w 0 G ([\d.]+) ([\d.]+) m ([\d.]+) ([\d.]+) l S", operators(paper, 2))
    longest = {round(float(x) / MM, 2) for x, y, x2, y2 in ticks if x == x2 and abs(float(y) - float(y2)) > 2.5 * MM}
    assert len(upright) == 4
    assert {round(210 - x, 2) for x, _ in upright} == longest
