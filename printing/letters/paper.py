"""A letter of any kind as a paper: A4, over as many pages as it needs, with a reply slip on the last."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from models.codes import LetterKind
from printing.data import Foot, Printed, Progress
from printing.letters.body import body, signed
from printing.letters.data import LetterPaper
from printing.letters.foot import RECIPIENT, draw_foot, has_plain_words, whose
from printing.letters.hand_over import draw_hand_over
from printing.letters.head import head
from printing.letters.lines import CLOSE, LEFT, RIGHT, ROOMY, Writer
from printing.letters.plain import plain_words
from printing.letters.slip import SLIP_MM, draw_slip
from printing.phrases import Phrases, phrases
from printing.sheet import A4, Piece, Sheet, Style, draw_down, paginate, total

BODY_TOP, BODY_BOTTOM = 17.0, 278.0
SLIP_TOP, SLIP_GAP = A4[1] - SLIP_MM, 4.0
CONTINUED = Style(9.0, grey=0.2)
Drawing = Callable[[Sheet, LetterPaper, Phrases, Foot], None]


def render_letter(data: LetterPaper, foot: Foot, progress: Progress | None = None, invariant: bool = False) -> Printed:
    """All copies that `foot.copies` asks for in one PDF, each with its own pages; of three the foot says whose each is.

    Only the first has the reply slip; the person's own ends in plain words. Printed on one side of the paper. An
    ambulance hand-over is one page a copy. Warnings name what could not be printed whole."""
    said = phrases("letter", data.language)
    sheet = Sheet(A4, said.language, said.say("paper"), invariant)
    draw: Drawing = _draw_hand_over if data.kind is LetterKind.AMBULANCE else _draw_letter
    for copy in range(1, foot.copies + 1):
        draw(sheet, data, said, replace(foot, copy=copy))
        if progress:
            progress(copy, foot.copies)
    return sheet.finish()


def _draw_hand_over(sheet: Sheet, data: LetterPaper, said: Phrases, foot: Foot) -> None:
    with sheet.page():
        sheet.bookmark(whose(said, foot))
        draw_hand_over(sheet, data, said)
        draw_foot(sheet, data, said, foot, 1, 1)


def _draw_letter(sheet: Sheet, data: LetterPaper, said: Phrases, foot: Foot) -> None:
    counts = not data.superseded and not data.withdrawn
    with_slip = bool(data.slip_code) and counts and foot.copy == RECIPIENT
    pages = _pages(sheet, data, said, foot, SLIP_TOP - SLIP_GAP if with_slip else BODY_BOTTOM)
    for number, pieces in enumerate(pages, start=1):
        with sheet.page():
            if number == 1:
                sheet.bookmark(whose(said, foot))
            else:
                sheet.line(LEFT, 13.0, _continued(data, said), CONTINUED, RIGHT - LEFT)
            draw_down(pieces, BODY_TOP)
            if number == len(pages) and with_slip:
                draw_slip(sheet, data, said, SLIP_TOP)
            draw_foot(sheet, data, said, foot, number, len(pages))


def _pages(sheet: Sheet, data: LetterPaper, said: Phrases, foot: Foot, bottom: float) -> list[list[Piece]]:
    """Set with room around the lines, and closer only where that saves a page."""
    roomy = _paginated(_pieces(Writer(sheet, ROOMY), data, said, foot), bottom)
    close = _paginated(_pieces(Writer(sheet, CLOSE), data, said, foot), bottom) if len(roomy) > 1 else roomy
    return close if len(close) < len(roomy) else roomy


def _pieces(writer: Writer, data: LetterPaper, said: Phrases, foot: Foot) -> list[Piece]:
    pieces = signed(writer.sheet, [*head(writer, data, said), *body(writer, data, said)], data, said)
    return [*pieces, *plain_words(writer, data)] if has_plain_words(data, foot) else pieces


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
