"""A plain report: headings, lines of label and value, notes. The copy of an own record and the record of processing."""

from __future__ import annotations

from collections.abc import Iterator

from printing.data import Foot, Printed, ReportData, ReportSection
from printing.sheet import A4, Align, Fitted, Piece, Sheet, Style, line_height, paginate, paragraphs, space, wrap
from printing.sheet import draw_down as draw
from printing.words import foot_text, known, page_text

LEFT, RIGHT, VALUE_X = 22.0, 190.0, 74.0
TOP, BOTTOM, FOOT_RULE = 17.0, 278.0, 283.0
TITLE, HEADING, LABEL, TEXT = Style(16.5, bold=True), Style(11.5, bold=True), Style(9.6, grey=0.3), Style(9.6)
NOTE, SMALL = Style(9.2, grey=0.2), Style(7.6, grey=0.2)


def render_report(data: ReportData, foot: Foot, invariant: bool = False) -> Printed:
    """The report as a PDF, over as many pages as it needs."""
    language = known(data.language)
    sheet = Sheet(A4, language, "Report", invariant)
    pages = paginate([*_head(sheet, data), *_body(sheet, data)], BOTTOM - TOP)
    for number, pieces in enumerate(pages, start=1):
        with sheet.page():
            draw(pieces, TOP)
            sheet.rule(LEFT, FOOT_RULE, RIGHT, FOOT_RULE, 0.6, grey=0.4)
            sheet.line(LEFT, FOOT_RULE + 4.2, data.confidential, SMALL, 130.0)
            sheet.text(RIGHT, FOOT_RULE + 4.2, page_text(number, len(pages), language), SMALL, Align.RIGHT)
            sheet.line(LEFT, FOOT_RULE + 7.8, foot_text(foot, language), SMALL, RIGHT - LEFT)
    return sheet.finish()


def _head(sheet: Sheet, data: ReportData) -> Iterator[Piece]:
    for text, style in (
        (data.site.name, Style(12, bold=True)),
        (data.site.address, TEXT),
        (data.site.phone, TEXT),
        (data.site.line, TEXT),
    ):
        if text:
            yield from _lines(sheet, text, style)
    yield space(4.0)
    yield from _lines(sheet, data.title, TITLE)
    yield from _lines(sheet, data.intro, NOTE)
    yield space(3.0)


def _body(sheet: Sheet, data: ReportData) -> Iterator[Piece]:
    for section in data.sections:
        yield _heading(sheet, section)
        for label, value in section.lines:
            yield from _line(sheet, label, value)
        yield from _lines(sheet, section.note, NOTE)
        yield space(3.5)


def _heading(sheet: Sheet, section: ReportSection) -> Piece:
    block = Fitted(wrap(section.heading, HEADING, RIGHT - LEFT), HEADING)

    def at(top: float) -> None:
        sheet.fitted(LEFT, top, block)
        sheet.rule(LEFT, top + block.height + 0.8, RIGHT, top + block.height + 0.8, 0.5, grey=0.5)

    return Piece(block.height + 2.4, at)


def _line(sheet: Sheet, label: str, value: str) -> Iterator[Piece]:
    """The label stands beside the first line of its value."""
    labels = wrap(label, LABEL, VALUE_X - LEFT - 3.0)
    values = paragraphs(value, TEXT, RIGHT - VALUE_X)
    for number in range(max(len(labels), len(values))):
        yield _pair(sheet, labels[number : number + 1], values[number : number + 1])


def _pair(sheet: Sheet, label: tuple[str, ...], value: tuple[str, ...]) -> Piece:
    def at(top: float) -> None:
        sheet.fitted(LEFT, top, Fitted(label, LABEL))
        sheet.fitted(VALUE_X, top, Fitted(value, TEXT))

    return Piece(line_height(TEXT) + 0.5, at)


def _lines(sheet: Sheet, text: str, style: Style) -> Iterator[Piece]:
    for line in paragraphs(text, style, RIGHT - LEFT) if text else ():
        block = Fitted((line,), style)
        yield Piece(block.height, lambda top, block=block: sheet.fitted(LEFT, top, block))  # type: ignore[misc]
