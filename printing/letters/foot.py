"""The foot of a letter's page: whose copy this is, and which print."""

from __future__ import annotations

from printing.data import Foot
from printing.letters.lines import LEFT, RIGHT
from printing.phrases import Phrases
from printing.sheet import Align, Sheet, Style
from printing.words import copy_text, foot_text, page_text

RULE, STYLE = 283.0, Style(7.6, grey=0.2)
RECIPIENT, PERSON, SENDER = 1, 2, 3
"""Whose the copies are, when there are three."""


def is_for(foot: Foot, whose: int) -> bool:
    """Whether this is the copy of one of the three."""
    return foot.copies == SENDER and foot.copy == whose


def draw_foot(sheet: Sheet, said: Phrases, foot: Foot, page: int, pages: int) -> None:
    """Two lines below a rule at the end of every page."""
    whose = said.word("copies", str(foot.copy)) if foot.copies == SENDER else copy_text(foot, said.language)
    sheet.rule(LEFT, RULE, RIGHT, RULE, 0.6, grey=0.4)
    sheet.line(LEFT, RULE + 4.2, f"{said.say('confidential')} {whose}", STYLE, 140.0)
    sheet.text(RIGHT, RULE + 4.2, page_text(page, pages, said.language), STYLE, Align.RIGHT)
    sheet.line(LEFT, RULE + 7.8, foot_text(foot, said.language, with_copy=False), STYLE, RIGHT - LEFT)
