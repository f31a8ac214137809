"""The receipt for money or money's worth: two halves of an A4, both signed, by three where cash was counted out."""

from __future__ import annotations

from printing.data import Foot, Printed, VoucherData
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
from printing.sheet import A4, Sheet, Style
from printing.words import known

PAPER = "voucher"
WHAT = Style(22.0, bold=True)
RECEIVED = Style(10.4)


def render_voucher(data: VoucherData, foot: Foot, invariant: bool = False) -> Printed:
    """The receipt as a PDF: the upper half in the person's language, the lower one in English."""
    sheet = Sheet(A4, known(data.language), "Receipt", invariant)
    said = (phrases(PAPER, data.language), phrases(PAPER, "en"))
    halves = [words.worded("kinds", data.called.get(words.language, {})) for words in said]
    with sheet.page():
        for place, words in enumerate(halves):
            with sheet.moved(0, place * HALF):
                _draw_half(sheet, data, words, place == 0, foot)
        draw_cut(sheet, halves[0])
    return sheet.finish()


def _draw_half(sheet: Sheet, data: VoucherData, words: Phrases, for_person: bool, foot: Foot) -> None:
    draw_top(sheet, words, data.site, words.say("title", number=data.receipt), for_person)
    person = ", ".join(part for part in (data.number, letter_line(data), letter_own_line(data)) if part)
    sheet.line(LEFT, 27.0, person, STRONG, RIGHT - LEFT)
    what = ", ".join(part for part in (words.word("kinds", data.kind.value), data.money) if part)
    sheet.line(LEFT, 42.0, what, WHAT, RIGHT - LEFT)
    lines = (
        (words.say("ticket"), data.ticket),
        (words.say("purpose"), data.purpose),
        (words.say("when"), data.at.strftime(words.say("day"))),
        (words.say("given_by"), data.given_by),
        (words.say("witness"), data.witness),
    )
    draw_lines(sheet, 54.0, [line for line in lines if line[1]], 7.0)
    sheet.line(LEFT, 98.0, words.say("received"), RECEIVED, RIGHT - LEFT)
    signers = ("signs_person", "signs_giver", "signs_witness") if data.witness else ("signs_person", "signs_giver")
    draw_signatures(sheet, [words.say(who) for who in signers])
    draw_bottom(sheet, words, words.say("free") if for_person else "", foot, (1, 1))
