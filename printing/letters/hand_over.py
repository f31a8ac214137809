"""The hand-over to an ambulance: one page, always, in letters that are read at arm's length."""

from __future__ import annotations

from collections.abc import Iterator

from printing.letters.body import facts_of, signature
from printing.letters.data import LetterPaper
from printing.letters.grid import LABEL_STEP, Row, draw_rows, height, pair, roomier, row, shortened
from printing.letters.head import marks, version_line
from printing.letters.lines import LEFT, WIDTH
from printing.phrases import Phrases
from printing.sheet import SHORT_VERSION, Piece, Sheet, Style, draw_down

TOP, BOTTOM, CODE_X = 14.0, 280.0, 173.5
SIZES = (16.0, 13.0)
"""One step smaller, and no further: what does not fit then is marked on the page and reported."""
SITE, TITLE, TEXT, MARK = Style(11, bold=True), Style(22, bold=True), Style(10.4), Style(12, bold=True)


def draw_hand_over(sheet: Sheet, data: LetterPaper, said: Phrases) -> None:
    """The whole page but its foot."""
    top = draw_down([_head(sheet, data, said), *_marks(sheet, data, said)], TOP)
    end = signature(sheet, data, said)
    draw_rows(sheet, _fitted(sheet, data, said, BOTTOM - end.height - top), top)
    end.draw(BOTTOM - end.height)


def _fitted(sheet: Sheet, data: LetterPaper, said: Phrases, room: float) -> list[Row]:
    for size in SIZES:
        rows = list(_rows(data, said, size))
        if height(rows) <= room:
            return roomier(rows, room)
    return shortened(sheet, rows, room)


def _rows(data: LetterPaper, said: Phrases, size: float) -> Iterator[Row]:
    yield from pair((fact.label, fact.value, Style(size, bold=fact.bold)) for fact in facts_of(data, said))
    for label, text in (("", data.opening), *data.sections):
        if label or text.strip():
            yield row(label, text, Style(size))
    for key, text in (("safety", data.safety), ("basis", data.basis), ("enclosures", "; ".join(data.enclosures))):
        if text.strip():
            yield row(said.say(key), text, Style(size - LABEL_STEP))


def _head(sheet: Sheet, data: LetterPaper, said: Phrases) -> Piece:
    reference = said.say("reference", reference=data.reference)
    to = ", ".join(part for part in (data.to_name, data.to_department, data.to_address) if part)

    def draw(top: float) -> None:
        sheet.line(LEFT, top + 4.0, data.site.name, SITE, 148.0)
        sheet.line(LEFT, top + 9.0, f"{data.site.address}, {data.site.phone}", TEXT, 148.0)
        sheet.code(CODE_X, top - 1.0, data.code, SHORT_VERSION)
        sheet.line(LEFT, top + 20.4, data.title, TITLE, WIDTH)
        sheet.line(LEFT, top + 27.2, f"{reference}, {data.written_on}", TEXT, WIDTH)
        sheet.line(LEFT, top + 32.2, to, TEXT, WIDTH)

    return Piece(34.4 if to else 30.0, draw)


def _marks(sheet: Sheet, data: LetterPaper, said: Phrases) -> Iterator[Piece]:
    words = " ".join(part for part in (*marks(data, said), version_line(data, said)) if part)
    if words:
        yield Piece(6.4, lambda top: sheet.line(LEFT, top + 4.4, words, MARK, WIDTH))
