"""Front and back of an ID-1 card, 85.6 x 53.98 mm. No birth date, nationality, room, flag or diagnosis."""

from __future__ import annotations

from dataclasses import dataclass

from printing.card_name import draw_name
from printing.card_pictures import draw_picture
from printing.card_words import EMERGENCY, STAMPS, AnyCard, spoken_here, spoken_on_card
from printing.data import BlankCard, CardData, Foot
from printing.names import is_nameless
from printing.phrases import Phrases
from printing.sheet import PROOF_VERSION, SHORT_VERSION, Align, Sheet, Style, side_mm
from printing.words import day

LEFT, RIGHT = 3.7, 81.6
PHOTO_W, PHOTO_H = 20.5, 26.4
NAME_X, NAME_W, BODY_Y = 26.2, 38.6, 13.9
BACK_X, BACK_W = 34.2, 47.4
QUIET = 4


@dataclass(frozen=True)
class CardRun:
    """What all cards of a print share: the side of a module in mm, and the foot."""

    module: float
    foot: Foot


def draw_front(sheet: Sheet, card: AnyCard, run: CardRun) -> None:
    """The side with photo, name, number and the short code."""
    words = spoken_on_card(card)
    draw_titles(sheet, words, LEFT, 5.1, RIGHT - LEFT, 7.0)
    sheet.rule(LEFT, 12.2, RIGHT, 12.2, 0.8)
    sheet.photo(LEFT, BODY_Y, PHOTO_W, PHOTO_H, card.photo if isinstance(card, CardData) else None)
    with sheet.moved(NAME_X, BODY_Y):
        draw_holder(sheet, card, words, NAME_W, PHOTO_H)
    draw_code(sheet, card.short_code, SHORT_VERSION, RIGHT, 14.9, run.module)
    _front_right(sheet, card, words)
    sheet.line(LEFT, 50.0, card.number, Style(22, bold=True), 50.0)


def draw_code(sheet: Sheet, digits: str, version: int, right: float, top: float, module: float) -> None:
    """A code whose dark corner is at `right` and `top`; its quiet zone lies around that."""
    quiet = QUIET * module
    sheet.code(right + quiet - side_mm(version, module), top - quiet, digits, version, module)


def draw_titles(sheet: Sheet, words: tuple[Phrases, ...], x: float, y: float, room: float, pt: float) -> None:
    """What this paper is and is not, a line for each language."""
    for place, spoken in enumerate(words):
        sheet.line(x, y + place * pt * 0.414, spoken.say("title"), Style(pt, bold=place == 0), room)


def draw_holder(
    sheet: Sheet, card: AnyCard, words: tuple[Phrases, ...], width: float, height: float, scale: float = 1.0
) -> None:
    """Name and languages; ruled lines where there is no name yet."""
    speaks = ", ".join(card.languages) if isinstance(card, CardData) and not card.cautious else ""
    below = (7.0 if speaks else 4.0) * scale  # beside the day of expiry nothing else is written
    draw_bearer(sheet, card, width, height - below, scale)
    if speaks:
        label = ", ".join(spoken.say("language") for spoken in words) + ":"
        sheet.line(0, height - 3.6 * scale, label, Style(7.0 * scale), width)
        sheet.line(0, height - 0.5 * scale, speaks, Style(7.0 * scale, bold=True), width * 0.92)


def draw_bearer(sheet: Sheet, card: AnyCard, width: float, height: float, scale: float = 1.0) -> None:
    """The name, or lines to write it on."""
    if isinstance(card, CardData) and not is_nameless(card):
        draw_name(sheet, card, (width, height), scale)
        return
    for place in (1, 2, 3):
        sheet.rule(0, height * place / 3 - 0.5, width, height * place / 3 - 0.5, 0.5, grey=0.4)


def _front_right(sheet: Sheet, card: AnyCard, words: tuple[Phrases, ...]) -> None:
    for place, spoken in enumerate(spoken_here(card)):
        sheet.text(RIGHT, 33.2 + 2.9 * place, spoken.say("valid_until"), Style(7.0), Align.RIGHT)
    sheet.text(RIGHT, 40.1, day(card.valid_until, "en"), Style(9.0, bold=True), Align.RIGHT)
    sheet.line(RIGHT, 46.6, " ".join(spoken.say("help") for spoken in words), Style(7.0), 27.0, Align.RIGHT)
    sheet.line(RIGHT, 50.0, card.site.phone, Style(9.0, bold=True), 27.0, Align.RIGHT)


def draw_back(sheet: Sheet, card: AnyCard, run: CardRun) -> None:
    """The side with the proof, where to show the card, whom to call, and boxes for stamps."""
    side = side_mm(PROOF_VERSION, run.module)
    sheet.code(LEFT, LEFT, card.proof, PROOF_VERSION, run.module)
    middle, below = LEFT + side / 2, max(34.6, LEFT + side + 2.8)
    sheet.line(middle, below, card.number, Style(10.5, bold=True), 28.0, Align.CENTRE)
    sheet.line(middle, below + 3.6, serial_text(card), Style(6.6), 28.0, Align.CENTRE)
    _back_right(sheet, card)
    draw_stamps(sheet, card, STAMPS, LEFT, 43.6, RIGHT - LEFT, 7.2)


def serial_text(card: AnyCard) -> str:
    """How often this person's card was issued, and when this one was."""
    here = spoken_here(card)[0]
    return here.say("serial", serial=card.serial, day=day(card.issued, here.language))


def _back_right(sheet: Sheet, card: AnyCard) -> None:
    words = spoken_on_card(card)
    for place, spoken in enumerate(words):
        sheet.line(BACK_X, 5.6 + 3.4 * place, spoken.say("show"), Style(7.6, bold=place == 0), BACK_W)
    sheet.rule(BACK_X, 14.6, RIGHT, 14.6, 0.6, grey=0.45)
    always = ", ".join(spoken.say("day_and_night") for spoken in words)
    sheet.line(BACK_X, 18.4, always, Style(7.6), BACK_W)
    sheet.line(BACK_X, 23.9, card.site.phone, Style(12.5, bold=True), 35.5)
    draw_emergency(sheet, RIGHT, 19.9, 4.9)
    sheet.rule(BACK_X, 26.6, RIGHT, 26.6, 0.6, grey=0.45)
    for place, (text, bold) in enumerate(return_lines(card)):
        sheet.line(BACK_X, 30.2 + 3.3 * place, text, Style(7.6, bold), BACK_W)


def draw_emergency(sheet: Sheet, right: float, top: float, height: float) -> None:
    """112 in its own box, so that it is never read as part of a number beside it."""
    sheet.box(right - 9.6, top, 9.6, height, 1.0, radius=0.9)
    sheet.text(right - 4.8, top + height * 0.79, EMERGENCY, Style(height * 2.3, bold=True), Align.CENTRE)


def return_lines(card: AnyCard) -> list[tuple[str, bool]]:
    """Where a found card goes; the cautious card names no place, only the telephone."""
    if card.cautious:
        return [(spoken.say("found_call"), place == 0) for place, spoken in enumerate(spoken_on_card(card))]
    asked = [(spoken.say("found_return"), False) for spoken in spoken_here(card)]
    return [*asked, (card.site.name, True), (card.site.address, False)]


def draw_stamps(
    sheet: Sheet, card: BlankCard | CardData, stamps: tuple[str, ...], x: float, y: float, width: float, height: float
) -> None:
    """Boxes to be stamped, side by side: a word in the language of the site, and a picture for everybody else."""
    gap, here = 1.1, spoken_here(card)[0]
    each = (width - gap * (len(stamps) - 1)) / len(stamps)
    for place, stamp in enumerate(stamps):
        left = x + place * (each + gap)
        sheet.box(left, y, each, height, 0.8, grey=0.45)
        sheet.line(left + 0.8, y + 2.7, here.word("stamp", stamp), Style(6.6, grey=0.2), each - 1.4)
        draw_picture(sheet, stamp, left + 0.9, y + height - 3.7, 3.0)
