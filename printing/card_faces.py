"""Front and back of an ID-1 card, 85.6 x 53.98 mm. No birth date, nationality, room, flag or diagnosis."""

from __future__ import annotations

from printing.card_name import draw_name
from printing.card_words import (
    EMERGENCY,
    FOUND_RETURN,
    SERIAL,
    STAMPS,
    VALID_UNTIL,
    CardWords,
    spoken_on_card,
)
from printing.data import BlankCard, CardData
from printing.names import is_nameless
from printing.sheet import PROOF_VERSION, SHORT_VERSION, Align, Sheet, Style, side_mm
from printing.words import day

WIDTH, HEIGHT = 85.6, 53.98
LEFT, RIGHT = 3.7, 81.6
PHOTO_W, PHOTO_H = 20.5, 26.4
NAME_X, NAME_W, BODY_Y = 26.2, 38.6, 13.9
CODE_X, CODE_Y = 66.1, 12.9
BACK_X, BACK_W = 34.2, 47.4

AnyCard = CardData | BlankCard


def draw_front(sheet: Sheet, card: AnyCard) -> None:
    """The side with photo, name, number and the short code."""
    words = spoken_on_card(card.holder_language)
    draw_titles(sheet, words, LEFT, 5.1, RIGHT - LEFT, 7.0)
    sheet.rule(LEFT, 12.2, RIGHT, 12.2, 0.8)
    sheet.photo(LEFT, BODY_Y, PHOTO_W, PHOTO_H, card.photo if isinstance(card, CardData) else None)
    with sheet.moved(NAME_X, BODY_Y):
        draw_holder(sheet, card, words, NAME_W, PHOTO_H)
    sheet.code(CODE_X, CODE_Y, card.short_code, SHORT_VERSION)
    _front_right(sheet, card, words)
    sheet.line(LEFT, 50.0, card.number, Style(22, bold=True), 50.0)


def draw_titles(sheet: Sheet, words: tuple[CardWords, ...], x: float, y: float, room: float, pt: float) -> None:
    """What this paper is and is not, a line for each language."""
    for place, spoken in enumerate(words):
        sheet.line(x, y + place * pt * 0.414, spoken.title, Style(pt, bold=place == 0), room)


def draw_holder(
    sheet: Sheet, card: AnyCard, words: tuple[CardWords, ...], width: float, height: float, scale: float = 1.0
) -> None:
    """Name and languages; ruled lines where there is no name yet."""
    speaks = ", ".join(card.languages) if isinstance(card, CardData) and not card.cautious else ""
    below = (7.0 if speaks else 4.0) * scale  # beside the day of expiry nothing else is written
    if isinstance(card, BlankCard) or is_nameless(card):
        _name_lines(sheet, width, height - below)
    else:
        draw_name(sheet, card, (width, height - below), scale)
    if speaks:
        label = ", ".join(spoken.language for spoken in words) + ":"
        sheet.line(0, height - 3.6 * scale, label, Style(7.0 * scale), width)
        sheet.line(0, height - 0.5 * scale, speaks, Style(7.0 * scale, bold=True), width * 0.92)


def _name_lines(sheet: Sheet, width: float, height: float) -> None:
    for place in (1, 2, 3):
        sheet.rule(0, height * place / 3 - 0.5, width, height * place / 3 - 0.5, 0.5, grey=0.4)


def _front_right(sheet: Sheet, card: AnyCard, words: tuple[CardWords, ...]) -> None:
    for place, text in enumerate(VALID_UNTIL):
        sheet.text(RIGHT, 32.8 + 2.9 * place, text, Style(7.0), Align.RIGHT)
    sheet.text(RIGHT, 39.8, day(card.valid_until, "en"), Style(9.0, bold=True), Align.RIGHT)
    sheet.line(RIGHT, 46.6, " ".join(spoken.help for spoken in words), Style(7.0), 27.0, Align.RIGHT)
    sheet.line(RIGHT, 50.0, card.site.phone, Style(9.0, bold=True), 27.0, Align.RIGHT)


def draw_back(sheet: Sheet, card: AnyCard) -> None:
    """The side with the proof, where to show the card, whom to call, and boxes for stamps."""
    side = side_mm(PROOF_VERSION)
    sheet.code(LEFT, LEFT, card.proof, PROOF_VERSION)
    middle = LEFT + side / 2
    sheet.line(middle, 34.6, card.number, Style(10.5, bold=True), 28.0, Align.CENTRE)
    sheet.line(middle, 38.2, serial_text(card), Style(6.6), 28.0, Align.CENTRE)
    _back_right(sheet, card)
    draw_stamps(sheet, STAMPS, LEFT, 43.6, RIGHT - LEFT, 7.2)


def serial_text(card: AnyCard) -> str:
    """How often this person's card was printed, and when this one was."""
    return SERIAL.format(serial=card.serial, day=day(card.issued, "en"))


def _back_right(sheet: Sheet, card: AnyCard) -> None:
    words = spoken_on_card(card.holder_language)
    for place, spoken in enumerate(words):
        sheet.line(BACK_X, 5.6 + 3.4 * place, spoken.show, Style(7.6, bold=place == 0), BACK_W)
    sheet.rule(BACK_X, 14.6, RIGHT, 14.6, 0.6, grey=0.45)
    sheet.line(BACK_X, 18.4, ", ".join(spoken.day_and_night for spoken in words), Style(7.6), BACK_W)
    sheet.line(BACK_X, 23.9, card.site.phone, Style(12.5, bold=True), 35.5)
    draw_emergency(sheet, RIGHT, 19.9, 4.9)
    sheet.rule(BACK_X, 26.6, RIGHT, 26.6, 0.6, grey=0.45)
    for place, (text, bold) in enumerate(return_lines(card, words)):
        sheet.line(BACK_X, 30.4 + 3.3 * place, text, Style(7.6, bold), BACK_W)


def draw_emergency(sheet: Sheet, right: float, top: float, height: float) -> None:
    """112 in its own box, so that it is never read as part of a number beside it."""
    sheet.box(right - 9.6, top, 9.6, height, 1.0, radius=0.9)
    sheet.text(right - 4.8, top + height * 0.79, EMERGENCY, Style(height * 2.3, bold=True), Align.CENTRE)


def return_lines(card: AnyCard, words: tuple[CardWords, ...]) -> list[tuple[str, bool]]:
    """Where a found card goes; the cautious card names no place, only the telephone."""
    if card.cautious:
        return [(spoken.found_call, place == 0) for place, spoken in enumerate(words)]
    return [(FOUND_RETURN, False), (card.site.name, True), (card.site.address, False)]


def draw_stamps(sheet: Sheet, names: tuple[str, ...], x: float, y: float, width: float, height: float) -> None:
    """Boxes to be stamped, side by side."""
    gap = 1.1
    each = (width - gap * (len(names) - 1)) / len(names)
    for place, name in enumerate(names):
        left = x + place * (each + gap)
        sheet.box(left, y, each, height, 0.8, grey=0.45)
        sheet.line(left + 0.8, y + 2.7, name, Style(6.6, grey=0.2), each - 1.4)
