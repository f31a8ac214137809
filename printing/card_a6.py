"""The A6 card, 148 x 105 mm, one side: everything larger, and the proof alone."""

from __future__ import annotations

from dataclasses import replace

from printing.card_faces import (
    CardRun,
    draw_code,
    draw_emergency,
    draw_holder,
    draw_stamps,
    draw_titles,
    return_lines,
    serial_text,
)
from printing.card_words import STAMPS_A6, AnyCard, spoken_here, spoken_on_card
from printing.data import CardData, Foot
from printing.phrases import Phrases
from printing.sheet import PROOF_VERSION, Align, Sheet, Style
from printing.words import day, foot_text

LEFT, RIGHT = 7.0, 141.0
PHOTO_W, PHOTO_H = 31.0, 40.0
BODY_Y = 26.5
NAME_X, NAME_W = 43.0, 68.0


def draw_a6(sheet: Sheet, card: AnyCard, run: CardRun) -> None:
    """One card on a page of its own."""
    words = spoken_on_card(card)
    draw_titles(sheet, words, LEFT, 10.0, RIGHT - LEFT, 11.2)
    sheet.rule(LEFT, 23.4, RIGHT, 23.4, 0.8)
    sheet.photo(LEFT, BODY_Y, PHOTO_W, PHOTO_H, card.photo if isinstance(card, CardData) else None)
    with sheet.moved(NAME_X, BODY_Y):
        draw_holder(sheet, card, words, NAME_W, PHOTO_H, scale=1.48)
    draw_code(sheet, card.proof, PROOF_VERSION, RIGHT, BODY_Y, run.module)
    _validity(sheet, card)
    sheet.line(LEFT, 78.5, card.number, Style(29, bold=True), 66.0)
    _telephones(sheet, card, words)
    _return(sheet, card)
    draw_stamps(sheet, card, STAMPS_A6, LEFT, 88.4, RIGHT - LEFT, 10.4)
    _foot(sheet, card, run.foot)


def _validity(sheet: Sheet, card: AnyCard) -> None:
    until = ", ".join(spoken.say("valid_until") for spoken in spoken_here(card))
    sheet.line(RIGHT, 58.6, until, Style(7.6), 30.0, Align.RIGHT)
    sheet.text(RIGHT, 63.2, day(card.valid_until, "en"), Style(11.5, bold=True), Align.RIGHT)


def _telephones(sheet: Sheet, card: AnyCard, words: tuple[Phrases, ...]) -> None:
    always = ", ".join(spoken.say("day_and_night") for spoken in words)
    sheet.line(RIGHT, 72.4, always, Style(9), 64.0, Align.RIGHT)
    sheet.line(RIGHT - 12.0, 78.4, card.site.phone, Style(13, bold=True), 52.0, Align.RIGHT)
    draw_emergency(sheet, RIGHT, 74.2, 5.4)


def _return(sheet: Sheet, card: AnyCard) -> None:
    text = " ".join(text for text, _ in return_lines(card))
    sheet.line(LEFT, 84.8, text, Style(7.6), RIGHT - LEFT, floor=6.6)


def _foot(sheet: Sheet, card: AnyCard, foot: Foot) -> None:
    """The card stays with its holder: no name of staff, no desk, nothing to destroy."""
    style, foot = Style(6.6, grey=0.2), replace(foot, by="", desk="", destroy_after=None)
    sheet.line(LEFT, 102.4, serial_text(card), style, 40.0)
    sheet.line(RIGHT, 102.4, foot_text(foot, "en", with_copy=False), style, 92.0, Align.RIGHT)
