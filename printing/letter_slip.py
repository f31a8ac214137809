"""The reply slip at the foot of a letter: its own code, and no name."""

from __future__ import annotations

from printing.data import LetterData
from printing.letter_words import LetterWords
from printing.sheet import A4, SHORT_VERSION, Sheet, Style, width

SLIP_MM = 72.0
LEFT, RIGHT, CODE_X = 22.0, 190.0, 175.5
TEXT, BOX_MM = Style(10.4), 4.6


def draw_slip(sheet: Sheet, data: LetterData, words: LetterWords, top: float) -> None:
    """Everything below the line to cut along, down to the foot of the page."""
    _draw_cut(sheet, words, top)
    title = words.slip.format(reference=data.reference)
    sheet.line(LEFT, top + 10.4, title, Style(13, bold=True), 148.0)
    sheet.code(CODE_X, top + 5.0, data.slip_code or data.code, SHORT_VERSION)
    after = _choice(sheet, LEFT, top + 19.6, words.accept)
    after = _choice(sheet, after + 6.0, top + 19.6, words.appointment)
    after = _blank(sheet, after + 2.0, top + 19.6, 22.0)
    sheet.text(after + 2.0, top + 19.6, words.hour, TEXT)
    _blank(sheet, after + 4.0 + width(words.hour, TEXT), top + 19.6, 16.0)
    after = _choice(sheet, LEFT, top + 28.0, words.decline)
    _blank(sheet, after + 2.0, top + 28.0, 165.0 - after)
    _answerer(sheet, words, top + 37.0)
    where = words.give_back.format(site=data.site.name, phone=data.site.phone)
    sheet.line(LEFT, top + 46.0, f"{where} {words.nameless}", Style(9.0), RIGHT - LEFT)


def _draw_cut(sheet: Sheet, words: LetterWords, top: float) -> None:
    style = Style(8.6)
    sheet.dashes(0, top, LEFT - 2)
    sheet.text(LEFT, top + 1.0, words.cut, style)
    sheet.dashes(LEFT + width(words.cut, style) + 2, top, A4[0])


def _choice(sheet: Sheet, x: float, y: float, text: str) -> float:
    sheet.box(x, y - 3.8, BOX_MM, BOX_MM, 0.9)
    sheet.text(x + BOX_MM + 2.0, y, text, TEXT)
    return x + BOX_MM + 2.0 + width(text, TEXT)


def _blank(sheet: Sheet, x: float, y: float, length: float) -> float:
    sheet.rule(x, y + 0.6, x + length, y + 0.6, 0.6)
    return x + length


def _answerer(sheet: Sheet, words: LetterWords, y: float) -> None:
    sheet.text(LEFT, y, words.answered_by, TEXT)
    after = _blank(sheet, LEFT + 2.0 + width(words.answered_by, TEXT), y, 44.0)
    sheet.text(after + 4.0, y, words.phone, TEXT)
    _blank(sheet, after + 6.0 + width(words.phone, TEXT), y, 40.0)
