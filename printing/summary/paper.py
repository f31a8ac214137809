"""The medical summary: a page in English, a page in the second language, the vaccinations as a table on each.

A text that is longer than its page is set smaller, step by step; what does not fit then goes on to a further page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from printing.data import Foot, Printed
from printing.names import letter_line, letter_own_line
from printing.phrases import Phrases, phrases
from printing.sheet import (
    A4,
    Align,
    Cell,
    Column,
    Fitted,
    Piece,
    Sheet,
    Style,
    draw_down,
    joined,
    line_height,
    paginate,
    paragraphs,
    space,
    table,
    total,
    wrap,
)
from printing.summary.data import CarriedShot, SummaryData
from printing.summary.telling import PAPER, sections, seen, who
from printing.words import foot_text, known, page_text

LEFT, RIGHT, VALUE_X = 18.0, 192.0, 56.0
TOP, BOTTOM, FOOT_RULE = 15.0, 278.0, 283.0
SIZES = (10.6, 9.8, 9.0, 8.2)
TITLE, NAME = Style(17, bold=True), Style(14, bold=True)
SMALL = Style(7.6, grey=0.2)
COLUMNS = (48.0, 24.0, 26.0, 24.0, 28.0, 24.0)
HEADS = ("vaccine", "dose", "when", "country", "source", "lot")


def render_summary(data: SummaryData, foot: Foot, invariant: bool = False) -> Printed:
    """The summary as a PDF; in English alone it is one page."""
    sheet = Sheet(A4, known(data.language), "Medical summary", invariant)
    tongues = dict.fromkeys(("en", phrases(PAPER, data.language).language))
    halves = [(said, _pages(sheet, data, said)) for said in map(_said, tongues)]
    count, number = sum(len(pages) for _, pages in halves), 0
    for said, pages in halves:
        for pieces in pages:
            number += 1
            with sheet.page():
                draw_down(pieces, TOP)
                _foot(sheet, said, data.number, foot, number, count)
    return sheet.finish()


def _said(language: str) -> Phrases:
    return phrases(PAPER, language)


def _pages(sheet: Sheet, data: SummaryData, said: Phrases) -> list[list[Piece]]:
    """One page in the largest size that fits; in the smallest one as many as it needs."""
    pieces: list[Piece] = []
    for size in SIZES:
        pieces = [*_head(sheet, data, said, size), *_body(sheet, data, said, size), *_shots(sheet, data, said, size)]
        if total(pieces) <= BOTTOM - TOP:
            return [pieces]
    return paginate(pieces, BOTTOM - TOP)


def _head(sheet: Sheet, data: SummaryData, said: Phrases, size: float) -> Iterator[Piece]:
    yield from _block(sheet, said.say("title"), TITLE)
    yield from _block(sheet, said.say("yours"), Style(size - 1, grey=0.2))
    yield space(1.5)
    for text in (letter_line(data), letter_own_line(data)):
        yield from _block(sheet, text, NAME)
    yield space(1.0)
    for label, value in who(data, said):
        yield from _pair(sheet, label, (value,), size)
    yield from _block(sheet, seen(data, said), Style(size, bold=data.checked_at is None))
    yield space(1.5)


def _body(sheet: Sheet, data: SummaryData, said: Phrases, size: float) -> Iterator[Piece]:
    for heading, lines in sections(data, said):
        yield _rule(sheet)
        yield from _pair(sheet, heading, lines, size, bold=True)


def _rule(sheet: Sheet) -> Piece:
    return Piece(1.6, lambda top: sheet.rule(LEFT, top + 0.7, RIGHT, top + 0.7, 0.5, grey=0.5))


def _pair(sheet: Sheet, label: str, texts: Sequence[str], size: float, bold: bool = False) -> Iterator[Piece]:
    """The label beside the first line of its text; a piece for each line, so that a long one may be torn."""
    style, named = Style(size), Style(size, bold=bold, grey=0.0 if bold else 0.3)
    labels = wrap(label, named, VALUE_X - LEFT - 3.0)
    values = [line for text in texts for line in paragraphs(text, style, RIGHT - VALUE_X)]
    for place in range(max(len(labels), len(values))):
        yield _line(sheet, Fitted(labels[place : place + 1], named), Fitted(tuple(values[place : place + 1]), style))


def _line(sheet: Sheet, label: Fitted, value: Fitted) -> Piece:
    def at(top: float) -> None:
        sheet.fitted(LEFT, top, label)
        sheet.fitted(VALUE_X, top, value)

    return Piece(line_height(value.style) + 0.5, at)


def _block(sheet: Sheet, text: str, style: Style) -> Iterator[Piece]:
    for line in paragraphs(text, style, RIGHT - LEFT) if text else ():
        block = Fitted((line,), style)
        yield Piece(block.height + 0.4, lambda top, block=block: sheet.fitted(LEFT, top, block))  # type: ignore[misc]


def _shots(sheet: Sheet, data: SummaryData, said: Phrases, size: float) -> Iterator[Piece]:
    """The vaccinations, the heading kept with the first of them."""
    heading = joined(space(3.0), *_block(sheet, said.word("sections", "vaccinations"), Style(size, bold=True)))
    if not data.shots:
        yield joined(heading, *_block(sheet, said.say("no_vaccination"), Style(size)))
        return
    columns = [Column(said.say(name), wide) for name, wide in zip(HEADS, COLUMNS, strict=True)]
    first, *rest = table(sheet, LEFT, columns, [_shot(shot, said) for shot in data.shots])
    yield joined(heading, first)
    yield from rest


def _shot(shot: CarriedShot, said: Phrases) -> Sequence[Cell]:
    """Never a blank cell: what is not known is said."""
    unknown = said.say("not_known")
    texts = (shot.vaccine, str(shot.dose or ""), shot.on, shot.country, said.word("sources", shot.source), shot.lot)
    return tuple(Cell(text or unknown) for text in texts)


def _foot(sheet: Sheet, said: Phrases, card: str, foot: Foot, number: int, pages: int) -> None:
    sheet.rule(LEFT, FOOT_RULE, RIGHT, FOOT_RULE, 0.6, grey=0.4)
    sheet.line(LEFT, FOOT_RULE + 4.2, f"{said.say('title')}. {said.say('number')}: {card}", SMALL, 130.0)
    sheet.text(RIGHT, FOOT_RULE + 4.2, page_text(number, pages, said.language), SMALL, Align.RIGHT)
    words = foot_text(foot, said.language, with_copy=False, draft=said.draft)
    sheet.line(LEFT, FOOT_RULE + 7.8, words, SMALL, RIGHT - LEFT)
