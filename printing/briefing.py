"""The sheet of a briefing: what is told, and who signs that they were told. All in the language it is told in."""

from __future__ import annotations

from collections.abc import Iterator

from printing.data import BriefingData, Foot, Printed
from printing.names import letter_line, letter_own_line, spaced
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
    line_height,
    paginate,
    paragraphs,
    space,
    table,
)
from printing.sheet import draw_down as draw
from printing.words import foot_text, known, moment, page_text

PAPER = "briefing"
LEFT, RIGHT, VALUE_X = 20.0, 192.0, 50.0
TOP, BOTTOM, FOOT_RULE = 17.0, 278.0, 283.0
TITLE, STRONG, TEXT = Style(16.5, bold=True), Style(10.4, bold=True), Style(10.4)
LABEL, SMALL = Style(9.4, grey=0.3), Style(7.6, grey=0.2)
COLUMNS, ROW_MM = (10.0, 30.0, 74.0, 58.0), 10.0


def render_briefing(data: BriefingData, foot: Foot, invariant: bool = False) -> Printed:
    """The sheet as a PDF, over as many pages as it needs."""
    language, words = known(data.language), phrases(PAPER, data.language)
    words = words.worded("kinds", data.called.get(words.language, {}))
    sheet = Sheet(A4, language, "Briefing", invariant)
    pages = paginate([*_head(sheet, data, words), *_told(sheet, data), *_signers(sheet, data, words)], BOTTOM - TOP)
    draft = words.draft or data.draft
    for number, pieces in enumerate(pages, start=1):
        with sheet.page():
            draw(pieces, TOP)
            sheet.rule(LEFT, FOOT_RULE, RIGHT, FOOT_RULE, 0.6, grey=0.4)
            sheet.line(LEFT, FOOT_RULE + 4.2, foot_text(foot, language, draft=draft), SMALL, 148.0)
            sheet.text(RIGHT, FOOT_RULE + 4.2, page_text(number, len(pages), language), SMALL, Align.RIGHT)
    return sheet.finish()


def _head(sheet: Sheet, data: BriefingData, words: Phrases) -> Iterator[Piece]:
    yield from _lines(sheet, spaced(data.site.name, data.site.phone), LABEL)
    yield space(2.0)
    kind = words.word("kinds", data.kind.value)
    yield from _lines(sheet, data.title or kind, TITLE)
    if data.title:
        yield from _lines(sheet, kind, STRONG)
    yield space(2.0)
    facts = (
        ("when", moment(data.at, words.language)),
        ("place", data.place),
        ("given_by", data.given_by),
        ("interpreter", data.interpreter),
    )
    for key, value in facts:
        if value:
            yield _fact(sheet, words.say(key), value)
    yield space(4.0)


def _fact(sheet: Sheet, name: str, value: str) -> Piece:
    def at(top: float) -> None:
        sheet.line(LEFT, top + 4.0, name, LABEL, VALUE_X - LEFT - 2.0)
        sheet.line(VALUE_X, top + 4.0, value, TEXT, RIGHT - VALUE_X)

    return Piece(5.6, at)


def _told(sheet: Sheet, data: BriefingData) -> Iterator[Piece]:
    yield from _lines(sheet, data.content, TEXT)
    yield space(5.0)


def _signers(sheet: Sheet, data: BriefingData, words: Phrases) -> Iterator[Piece]:
    if not data.signers:
        return
    yield from _lines(sheet, words.say("signed"), STRONG)
    yield space(1.5)
    titles = [words.say(key) for key in ("nr", "number", "name", "signature")]
    columns = [Column(title, wide) for title, wide in zip(titles, COLUMNS, strict=True)]
    rows = []
    for place, signer in enumerate(data.signers, start=1):
        name = ", ".join(part for part in (letter_line(signer), letter_own_line(signer)) if part)
        rows.append((Cell(f"{place}"), Cell(signer.number), Cell(name), Cell(ruled=True)))
    yield from table(sheet, LEFT, columns, rows, ROW_MM)


def _lines(sheet: Sheet, text: str, style: Style) -> Iterator[Piece]:
    for line in paragraphs(text, style, RIGHT - LEFT) if text else ():
        block = Fitted((line,), style)
        height = block.height or line_height(style)
        yield Piece(height, lambda top, block=block: sheet.fitted(LEFT, top, block))  # type: ignore[misc]
