"""Cards for people: on a sheet to be cut, one a page for a card printer, on A6 or on a label."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from printing.card_a6 import draw_a6
from printing.card_faces import CardRun, draw_back, draw_front
from printing.card_labels import draw_label_62, draw_label_100
from printing.card_sheets import SHEETS, CardSheet, module_mm
from printing.card_words import AnyCard, some_drafts
from printing.data import CardLayout, Foot, Printed, PrinterData, Progress
from printing.sheet import Align, Sheet, Style
from printing.words import foot_text, page_text

__all__ = ["AnyCard", "render_cards"]

TITLE = "Cards"
MARK_GAP, MARK_LENGTH = 2.0, 3.6
FOOT_PT, FOOT_EDGE = 6.6, 6.6
NO_PRINTER = PrinterData()
Face = Callable[[Sheet, AnyCard, CardRun], None]
FACES: dict[CardLayout, tuple[Face, ...]] = {
    CardLayout.ID1_ON_A4: (draw_front, draw_back),
    CardLayout.ID1_SINGLE: (draw_front, draw_back),
    CardLayout.A6: (draw_a6,),
    CardLayout.LABEL_62: (draw_label_62,),
    CardLayout.LABEL_100X50: (draw_label_100,),
}


def render_cards(
    cards: Sequence[AnyCard],
    layout: CardLayout,
    foot: Foot,
    progress: Progress | None = None,
    invariant: bool = False,
    printer: PrinterData = NO_PRINTER,
) -> Printed:
    """Cards as a PDF: a page of fronts, then a page of their backs where the layout has any; for this printer.

    `progress` is called after every sheet and may raise to cancel. ValueError when there is no card.
    """
    if not cards:
        raise ValueError("no card to print")
    frame, run = SHEETS[layout], CardRun(module_mm(printer.dpi), foot)
    sheet = Sheet(frame.size, cards[0].site.language, TITLE, invariant)
    sheets = [cards[start : start + frame.many] for start in range(0, len(cards), frame.many)]
    for number, some in enumerate(sheets):
        for back, face in enumerate(FACES[layout]):
            with sheet.page(), sheet.moved(*(printer.back if back else printer.front)):
                if not back:
                    sheet.bookmark(_numbers(some))
                _draw_side(sheet, frame, some, face, bool(back), run)
                if frame.marks:
                    _crop_marks(sheet, frame)
                    _draw_foot(sheet, frame, some, foot, (number * 2 + back + 1, len(sheets) * 2))
        if progress:
            progress(min((number + 1) * frame.many, len(cards)), len(cards))
    return sheet.finish()


def _draw_side(sheet: Sheet, frame: CardSheet, cards: Sequence[AnyCard], face: Face, back: bool, run: CardRun) -> None:
    for index, card in enumerate(cards):
        sheet.subject = card.number
        with sheet.moved(*frame.place(index, back)):
            face(sheet, card, run)
    sheet.subject = ""


def _crop_marks(sheet: Sheet, frame: CardSheet) -> None:
    across, down = frame.cuts()
    for x in across:
        sheet.rule(x, down[0] - MARK_GAP, x, down[0] - MARK_GAP - MARK_LENGTH, 0.7)
        sheet.rule(x, down[-1] + MARK_GAP, x, down[-1] + MARK_GAP + MARK_LENGTH, 0.7)
    for y in down:
        sheet.rule(across[0] - MARK_GAP, y, across[0] - MARK_GAP - MARK_LENGTH, y, 0.7)
        sheet.rule(across[-1] + MARK_GAP, y, across[-1] + MARK_GAP + MARK_LENGTH, y, 0.7)


def _draw_foot(sheet: Sheet, frame: CardSheet, cards: Sequence[AnyCard], foot: Foot, page: tuple[int, int]) -> None:
    """Numbers and times above and below the marks, no names of people on the cards; it is cut off."""
    style, left, right = Style(FOOT_PT, grey=0.2), frame.left, frame.size[0] - frame.left
    sheet.line(left, FOOT_EDGE, _cards_text(cards), style, 120)
    sheet.text(right, FOOT_EDGE, page_text(*page, "en"), style, Align.RIGHT)
    whole = foot_text(foot, "en", draft=some_drafts(cards))
    sheet.line(left, frame.size[1] - FOOT_EDGE + 1, whole, style, right - left)


def _cards_text(cards: Sequence[AnyCard]) -> str:
    many = f"{len(cards)} cards" if len(cards) > 1 else "1 card"
    return f"{many} {_numbers(cards)}. Print at 100 %, do not scale. Cut along the marks."


def _numbers(cards: Sequence[AnyCard]) -> str:
    first, last = cards[0].number, cards[-1].number
    return f"{first} to {last}" if len(cards) > 1 else first
