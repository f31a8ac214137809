"""The medical referral letter: SBAR, portrait A4, over as many pages as it needs, with a reply slip on the last."""

from __future__ import annotations

from printing.data import Foot, LetterData, Printed
from printing.letter_body import body, ending
from printing.letter_slip import SLIP_MM, draw_slip
from printing.letter_words import LETTER, LetterWords
from printing.sheet import A4, Align, Piece, Sheet, Style, draw_down, paginate, total
from printing.words import copy_text, foot_text, page_text

LEFT, RIGHT = 22.0, 190.0
BODY_TOP, BODY_BOTTOM, FOOT_RULE = 17.0, 278.0, 283.0
SLIP_TOP, SLIP_GAP = A4[1] - SLIP_MM, 4.0
FOOT_PT = 7.6


def render_letter(data: LetterData, foot: Foot, invariant: bool = False) -> Printed:
    """One copy of a letter as a PDF; of three copies the foot says whose this one is."""
    words = LETTER[_written(data)]
    sheet = Sheet(A4, _written(data), words.title, invariant)
    pages = _paginated([*body(sheet, data, words), *ending(sheet, data, words)])
    for number, pieces in enumerate(pages, start=1):
        with sheet.page():
            if number > 1:
                _draw_continued(sheet, data, words)
            draw_down(pieces, BODY_TOP)
            if number == len(pages):
                draw_slip(sheet, data, words, SLIP_TOP)
            _draw_foot(sheet, data, foot, number, len(pages))
    return sheet.finish()


def _paginated(pieces: list[Piece]) -> list[list[Piece]]:
    """Pages of pieces; the last piece stands above the reply slip, on a page of its own if there is no room."""
    pages = paginate(pieces, BODY_BOTTOM - BODY_TOP)
    if total(pages[-1]) > SLIP_TOP - SLIP_GAP - BODY_TOP:
        pages.append([pages[-1].pop()])
    return pages


def _draw_continued(sheet: Sheet, data: LetterData, words: LetterWords) -> None:
    text = words.continued.format(reference=data.reference, number=data.number)
    sheet.line(LEFT, 13.0, text, Style(9.0, grey=0.2), RIGHT - LEFT)


def _draw_foot(sheet: Sheet, data: LetterData, foot: Foot, page: int, pages: int) -> None:
    words, style = LETTER[_written(data)], Style(FOOT_PT, grey=0.2)
    copy = words.copies[foot.copy - 1] if foot.copies == len(words.copies) else copy_text(foot, data.language)
    sheet.rule(LEFT, FOOT_RULE, RIGHT, FOOT_RULE, 0.6, grey=0.4)
    sheet.line(LEFT, FOOT_RULE + 4.2, f"{words.confidential} {copy}", style, 140.0)
    sheet.text(RIGHT, FOOT_RULE + 4.2, page_text(page, pages, data.language), style, Align.RIGHT)
    sheet.line(LEFT, FOOT_RULE + 7.8, foot_text(foot, data.language, with_copy=False), style, RIGHT - LEFT)


def _written(data: LetterData) -> str:
    return data.language if data.language in LETTER else "en"
