"""The receipt of a hand-over: two halves of an A4 with a line to cut along, one for the person and one for the site."""

from __future__ import annotations

from collections.abc import Sequence

from printing.data import Foot, Printed, ReceiptData, ReceiptItem
from printing.names import letter_line, letter_own_line, spaced
from printing.phrases import Phrases, phrases
from printing.receipt_words import PAPER, name_of
from printing.sheet import A4, Align, Cell, Column, Piece, Sheet, Style, draw_down, paginate, table, total, width
from printing.words import foot_text, known, page_text

LEFT, RIGHT, VALUE_X = 20.0, 192.0, 44.0
HALF = A4[1] / 2
TABLE_TOP, TABLE_ROOM = 52.0, 56.0
SIGN_LINE, FOOT_TOP, SIGN_MM = 120.5, 133.0, 74.0
TITLE, STRONG, TEXT = Style(14.5, bold=True), Style(10.4, bold=True), Style(10.0)
LABEL, SMALL = Style(9.0, grey=0.3), Style(7.4, grey=0.2)
COLUMNS = (8.0, 106.0, 18.0, 40.0)


def render_receipt(data: ReceiptData, foot: Foot, invariant: bool = False) -> Printed:
    """The receipt as a PDF: the upper half in the person's language, the lower one in English."""
    sheet = Sheet(A4, known(data.language), "Receipt", invariant)
    halves = (phrases(PAPER, data.language), phrases(PAPER, "en"))
    tables = [_pages(sheet, data, words) for words in halves]
    count = max(map(len, tables))
    for number in range(count):
        with sheet.page():
            for place, (words, pages) in enumerate(zip(halves, tables, strict=True)):
                with sheet.moved(0, place * HALF):
                    _draw_half(sheet, data, words, place == 0, pages[number : number + 1], foot, (number + 1, count))
            _draw_cut(sheet, halves[0])
    return sheet.finish()


def _pages(sheet: Sheet, data: ReceiptData, words: Phrases) -> list[list[Piece]]:
    titles = ("", words.say("what"), words.say("count"), words.say("seal"))
    columns = [Column(title, wide) for title, wide in zip(titles, COLUMNS, strict=True)]
    rows = [_row(place, item, words) for place, item in enumerate(data.items, start=1)]
    pages = paginate(table(sheet, LEFT, columns, rows), TABLE_ROOM)
    if any(total(pieces) > TABLE_ROOM for pieces in pages):
        sheet.warn("a description is too long for its half of the page")
    return pages


def _row(place: int, item: ReceiptItem, words: Phrases) -> Sequence[Cell]:
    parts = (name_of(item.what, words), item.money, item.description)
    counted = words.say("counted", one=item.counted_by[0], other=item.counted_by[1]) if item.counted_by else ""
    what = ", ".join(part for part in (*parts, counted) if part)
    return Cell(f"{place}"), Cell(what), Cell(f"{item.count}"), Cell(item.seal)


def _draw_half(
    sheet: Sheet,
    data: ReceiptData,
    words: Phrases,
    for_person: bool,
    pages: Sequence[Sequence[Piece]],
    foot: Foot,
    page: tuple[int, int],
) -> None:
    whose = words.say("for_person") if for_person else words.say("for_site")
    sheet.line(LEFT, 14.0, words.say("title", number=foot.print_number), TITLE, 110.0)
    sheet.line(RIGHT, 14.0, whose, STRONG, 58.0, Align.RIGHT)
    sheet.line(LEFT, 19.4, spaced(data.site.name, data.site.phone), LABEL, RIGHT - LEFT)
    person = ", ".join(part for part in (data.number, letter_line(data), letter_own_line(data)) if part)
    sheet.line(LEFT, 26.0, person, STRONG, RIGHT - LEFT)
    _draw_lines(sheet, data, words)
    for pieces in pages:
        draw_down(pieces, TABLE_TOP)
    _draw_signatures(sheet, data, words)
    if for_person:
        sheet.line(LEFT, FOOT_TOP - 2.6, words.say("keep"), LABEL, RIGHT - LEFT)
    sheet.rule(LEFT, FOOT_TOP, RIGHT, FOOT_TOP, 0.5, grey=0.4)
    sheet.line(LEFT, FOOT_TOP + 4.0, foot_text(foot, "en", with_copy=False, draft=words.draft), SMALL, 140.0)
    sheet.text(RIGHT, FOOT_TOP + 4.0, page_text(*page, "en"), SMALL, Align.RIGHT)


def _draw_lines(sheet: Sheet, data: ReceiptData, words: Phrases) -> None:
    where = ", ".join(part for part in (data.at.strftime(words.say("day")), data.place) if part)
    why = ", ".join(part for part in (data.purpose, data.kept_in and f"{words.say('kept_in')}: {data.kept_in}") if part)
    lines = (
        (words.say("giver"), data.from_whom),
        (words.say("taker"), data.to_whom),
        (words.say("when"), where),
        (words.say("purpose"), why),
    )
    for place, (name, value) in enumerate(lines):
        if value:
            y = 32.4 + 5.2 * place
            sheet.line(LEFT, y, name, LABEL, VALUE_X - LEFT - 2.0)
            sheet.line(VALUE_X, y, value, TEXT, RIGHT - VALUE_X)


def _draw_signatures(sheet: Sheet, data: ReceiptData, words: Phrases) -> None:
    signers = ((LEFT, words.say("gives"), data.from_whom), (RIGHT - SIGN_MM, words.say("takes"), data.to_whom))
    for x, signs, who in signers:
        sheet.rule(x, SIGN_LINE, x + SIGN_MM, SIGN_LINE, 0.6)
        sheet.line(x, SIGN_LINE + 4.0, f"{signs}: {who}", LABEL, SIGN_MM)


def _draw_cut(sheet: Sheet, words: Phrases) -> None:
    style = Style(8.0, grey=0.2)
    sheet.dashes(0, HALF, LEFT - 2)
    sheet.text(LEFT, HALF + 1.0, words.say("cut"), style)
    sheet.dashes(LEFT + width(words.say("cut"), style) + 2, HALF, A4[0])
