"""The foot of a letter's page: whose copy this is, and which print."""

from __future__ import annotations

from models.codes import LetterKind
from printing.data import Foot
from printing.letters.data import LetterPaper
from printing.letters.lines import LEFT, RIGHT
from printing.letters.plain import plain_phrases
from printing.phrases import Phrases
from printing.sheet import Align, Sheet, Style
from printing.words import copy_text, foot_text, page_text

RULE, STYLE = 283.0, Style(7.6, grey=0.2)
RECIPIENT, PERSON, SENDER = 1, 2, 3
"""Whose the copies are, when there are three."""


def has_plain_words(data: LetterPaper, foot: Foot) -> bool:
    """Whether this copy ends in plain words: the person's own, but of a hand-over, which is one page."""
    return foot.copies == SENDER and foot.copy == PERSON and data.kind is not LetterKind.AMBULANCE


def whose(said: Phrases, foot: Foot) -> str:
    """Which copy this is, and of three whose."""
    return said.word("copies", str(foot.copy)) if foot.copies == SENDER else copy_text(foot, said.language)


def draw_foot(sheet: Sheet, data: LetterPaper, said: Phrases, foot: Foot, page: int, pages: int) -> None:
    """Two lines below a rule at the end of every page; they say so where nobody has confirmed the words."""
    last = foot_text(foot, said.language, with_copy=False, draft=_is_draft(data, said, foot))
    sheet.rule(LEFT, RULE, RIGHT, RULE, 0.6, grey=0.4)
    sheet.line(LEFT, RULE + 4.2, f"{said.say('confidential')} {whose(said, foot)}", STYLE, 140.0)
    sheet.text(RIGHT, RULE + 4.2, page_text(page, pages, said.language), STYLE, Align.RIGHT)
    sheet.line(LEFT, RULE + 7.8, last, STYLE, RIGHT - LEFT)


def _is_draft(data: LetterPaper, said: Phrases, foot: Foot) -> bool:
    plain = has_plain_words(data, foot) and plain_phrases(data).draft
    return said.draft or data.template_draft or plain
