"""Cards for people: ten ID-1 cards on an A4 sheet, or one A6 card a page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from printing.card_a6 import draw_a6
from printing.card_faces import HEIGHT, WIDTH, AnyCard, draw_back, draw_front
from printing.data import CardLayout, Foot, Printed, Progress
from printing.sheet import A4, A6_LANDSCAPE, Align, Sheet, Style
from printing.words import foot_text, page_text

TITLE = "Cards"
MARK_GAP, MARK_LENGTH = 2.0, 3.6
FOOT_PT, FOOT_EDGE = 6.6, 6.6


@dataclass(frozen=True)
class Imposition:
    """How cards stand on a sheet, in mm: no gutters, equal margins left and right."""

    columns: int = 2
    rows: int = 5

    @property
    def many(self) -> int:
        return self.columns * self.rows

    @property
    def left(self) -> float:
        return (A4[0] - self.columns * WIDTH) / 2

    @property
    def top(self) -> float:
        return (A4[1] - self.rows * HEIGHT) / 2

    def place(self, index: int, back: bool) -> tuple[float, float]:
        """Top left corner of a card; the columns of the back run the other way, for a flip on the long edge."""
        row, column = divmod(index, self.columns)
        if back:
            column = self.columns - 1 - column
        return self.left + column * WIDTH, self.top + row * HEIGHT


ID1_SHEET = Imposition()


def render_cards(
    cards: Sequence[AnyCard],
    layout: CardLayout,
    foot: Foot,
    progress: Progress | None = None,
    invariant: bool = False,
) -> Printed:
    """Cards as a PDF: pages of fronts, each followed by its mirrored backs (ID-1), or one page each (A6).

    `progress` is called after every card and may raise to cancel. ValueError when there is no card.
    """
    if not cards:
        raise ValueError("no card to print")
    size, draw = (A4, _draw_sheets) if layout is CardLayout.ID1_ON_A4 else (A6_LANDSCAPE, _draw_pages)
    sheet = Sheet(size, "lt", TITLE, invariant)
    draw(sheet, cards, foot, progress or _unwatched)
    return sheet.finish()


def _unwatched(done: int, total: int) -> None:
    """Nobody is waiting for the count."""


def _draw_pages(sheet: Sheet, cards: Sequence[AnyCard], foot: Foot, progress: Progress) -> None:
    for done, card in enumerate(cards, start=1):
        with sheet.page():
            sheet.subject = card.number
            draw_a6(sheet, card, foot)
        progress(done, len(cards))


def _draw_sheets(sheet: Sheet, cards: Sequence[AnyCard], foot: Foot, progress: Progress) -> None:
    sheets = [cards[start : start + ID1_SHEET.many] for start in range(0, len(cards), ID1_SHEET.many)]
    for number, some in enumerate(sheets):
        for back, draw in enumerate((draw_front, draw_back)):
            with sheet.page():
                _draw_side(sheet, some, draw, bool(back))
                _crop_marks(sheet)
                _draw_foot(sheet, some, foot, number * 2 + back + 1, len(sheets) * 2)
        progress(min((number + 1) * ID1_SHEET.many, len(cards)), len(cards))


def _draw_side(sheet: Sheet, cards: Sequence[AnyCard], draw: Callable[[Sheet, AnyCard], None], back: bool) -> None:
    for index, card in enumerate(cards):
        sheet.subject = card.number
        with sheet.moved(*ID1_SHEET.place(index, back)):
            draw(sheet, card)
    sheet.subject = ""


def _crop_marks(sheet: Sheet) -> None:
    left, top = ID1_SHEET.left, ID1_SHEET.top
    right, bottom = A4[0] - left, A4[1] - top
    for column in range(ID1_SHEET.columns + 1):
        x = left + column * WIDTH
        sheet.rule(x, top - MARK_GAP, x, top - MARK_GAP - MARK_LENGTH, 0.7)
        sheet.rule(x, bottom + MARK_GAP, x, bottom + MARK_GAP + MARK_LENGTH, 0.7)
    for row in range(ID1_SHEET.rows + 1):
        y = top + row * HEIGHT
        sheet.rule(left - MARK_GAP, y, left - MARK_GAP - MARK_LENGTH, y, 0.7)
        sheet.rule(right + MARK_GAP, y, right + MARK_GAP + MARK_LENGTH, y, 0.7)


def _draw_foot(sheet: Sheet, cards: Sequence[AnyCard], foot: Foot, page: int, pages: int) -> None:
    """Numbers and times above and below the marks, no names of people on the cards."""
    style, left, right = Style(FOOT_PT, grey=0.2), ID1_SHEET.left, A4[0] - ID1_SHEET.left
    sheet.line(left, FOOT_EDGE, _cards_text(cards), style, 120)
    sheet.text(right, FOOT_EDGE, page_text(page, pages, "en"), style, Align.RIGHT)
    sheet.line(left, A4[1] - FOOT_EDGE + 1, foot_text(foot, "en"), style, right - left)


def _cards_text(cards: Sequence[AnyCard]) -> str:
    first, last = cards[0].number, cards[-1].number
    numbers = f"{len(cards)} cards {first} to {last}" if len(cards) > 1 else f"1 card {first}"
    return f"{numbers}. Print at 100 %, do not scale. Cut along the marks."
