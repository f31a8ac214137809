"""The receipt of a hand-over: two halves of an A4 with a line to cut along, one for the person and one for the site."""

from __future__ import annotations

from collections.abc import Sequence

from printing.data import Foot, Printed, ReceiptData, ReceiptItem
from printing.halves import (
    HALF,
    LEFT,
    RIGHT,
    STRONG,
    draw_bottom,
    draw_cut,
    draw_lines,
    draw_signatures,
    draw_top,
)
from printing.names import letter_line, letter_own_line
from printing.phrases import Phrases, phrases
from printing.receipt_words import PAPER, name_of
from printing.sheet import A4, Cell, Column, Piece, Sheet, draw_down, paginate, table, total
from printing.words import known

TABLE_TOP, TABLE_ROOM = 52.0, 56.0
COLUMNS = (8.0, 106.0, 18.0, 40.0)


def render_receipt(data: ReceiptData, foot: Foot, invariant: bool = False) -> Printed:
    """The receipt as a PDF: the upper half in the person's language, the lower one in English."""
    sheet = Sheet(A4, known(data.language), "Receipt", invariant)
    said = (phrases(PAPER, data.language), phrases(PAPER, "en"))
    halves = [words.worded("papers", data.called.get(words.language, {})) for words in said]
    tables = [_pages(sheet, data, words) for words in halves]
    count = max(map(len, tables))
    for number in range(count):
        with sheet.page():
            for place, (words, pages) in enumerate(zip(halves, tables, strict=True)):
                with sheet.moved(0, place * HALF):
                    _draw_half(sheet, data, words, place == 0, pages[number : number + 1], foot, (number + 1, count))
            draw_cut(sheet, halves[0])
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
    draw_top(sheet, words, data.site, words.say("title", number=foot.print_number), for_person)
    person = ", ".join(part for part in (data.number, letter_line(data), letter_own_line(data)) if part)
    sheet.line(LEFT, 26.0, person, STRONG, RIGHT - LEFT)
    _draw_lines(sheet, data, words)
    for pieces in pages:
        draw_down(pieces, TABLE_TOP)
    signers = (("gives", data.from_whom), ("takes", data.to_whom))
    draw_signatures(sheet, [f"{words.say(signs)}: {who}" for signs, who in signers])
    draw_bottom(sheet, words, words.say("keep") if for_person else "", foot, page)


def _draw_lines(sheet: Sheet, data: ReceiptData, words: Phrases) -> None:
    where = ", ".join(part for part in (data.at.strftime(words.say("day")), data.place) if part)
    why = ", ".join(part for part in (data.purpose, data.kept_in and f"{words.say('kept_in')}: {data.kept_in}") if part)
    lines = (
        (words.say("giver"), data.from_whom),
        (words.say("taker"), data.to_whom),
        (words.say("when"), where),
        (words.say("purpose"), why),
    )
    draw_lines(sheet, 32.4, lines)
