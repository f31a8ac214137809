"""A letter of any kind as a paper: A4, over as many pages as it needs, with a reply slip on the last."""

from __future__ import annotations

from printing.data import Foot, Printed, Progress
from printing.letters.body import body, signed
from printing.letters.data import LetterPaper
from printing.letters.head import head
from printing.letters.lines import LEFT, RIGHT
from printing.letters.slip import SLIP_MM, draw_slip
from printing.phrases import Phrases, phrases
from printing.sheet import A4, Align, Piece, Sheet, Style, draw_down, paginate, total
from printing.words import copy_text, foot_text, page_text

BODY_TOP, BODY_BOTTOM, FOOT_RULE = 17.0, 278.0, 283.0
SLIP_TOP, SLIP_GAP = A4[1] - SLIP_MM, 4.0
CONTINUED, FOOT_STYLE = Style(9.0, grey=0.2), Style(7.6, grey=0.2)
RECIPIENT, PERSON, SENDER = 1, 2, 3
"""Whose the copies are, when there are three."""


def render_letter(data: LetterPaper, foot: Foot, progress: Progress | None = None, invariant: bool = False) -> Printed:
    """One copy as a PDF; of three copies the foot says whose it is. Warnings name what could not be printed whole."""
    said = phrases("letter", data.language)
    sheet = Sheet(A4, said.language, data.title, invariant)
    with_slip = bool(data.slip_code)
    pages = _paginated(_pieces(sheet, data, said), SLIP_TOP - SLIP_GAP if with_slip else BODY_BOTTOM)
    for number, pieces in enumerate(pages, start=1):
        with sheet.page():
            if number > 1:
                sheet.line(LEFT, 13.0, _continued(data, said), CONTINUED, RIGHT - LEFT)
            draw_down(pieces, BODY_TOP)
            if number == len(pages) and with_slip:
                draw_slip(sheet, data, said, SLIP_TOP)
            _draw_foot(sheet, said, foot, number, len(pages))
        if progress:
            progress(number, len(pages))
    return sheet.finish()


def _pieces(sheet: Sheet, data: LetterPaper, said: Phrases) -> list[Piece]:
    return signed(sheet, [*head(sheet, data, said), *body(sheet, data, said)], data, said)


def _paginated(pieces: list[Piece], last_bottom: float) -> list[list[Piece]]:
    """Pages of pieces; the last piece, with the signature, stands above `last_bottom`, on a new page if need be."""
    pages = paginate(pieces, BODY_BOTTOM - BODY_TOP)
    if total(pages[-1]) > last_bottom - BODY_TOP:
        pages.append([pages[-1].pop()])
    return pages


def _continued(data: LetterPaper, said: Phrases) -> str:
    if data.number:
        return said.say("continued", reference=data.reference, number=data.number)
    return said.say("continued_nameless", reference=data.reference)


def _draw_foot(sheet: Sheet, said: Phrases, foot: Foot, page: int, pages: int) -> None:
    whose = said.word("copies", str(foot.copy)) if foot.copies == SENDER else copy_text(foot, said.language)
    sheet.rule(LEFT, FOOT_RULE, RIGHT, FOOT_RULE, 0.6, grey=0.4)
    sheet.line(LEFT, FOOT_RULE + 4.2, f"{said.say('confidential')} {whose}", FOOT_STYLE, 140.0)
    sheet.text(RIGHT, FOOT_RULE + 4.2, page_text(page, pages, said.language), FOOT_STYLE, Align.RIGHT)
    sheet.line(LEFT, FOOT_RULE + 7.8, foot_text(foot, said.language, with_copy=False), FOOT_STYLE, RIGHT - LEFT)
