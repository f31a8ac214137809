"""An A4 in two halves with a line to cut along: the upper one for the person, the lower one for the site."""

from __future__ import annotations

from collections.abc import Sequence

from printing.data import Foot, SiteData
from printing.names import spaced
from printing.phrases import Phrases
from printing.sheet import A4, Align, Sheet, Style, width
from printing.words import foot_text, page_text

LEFT, RIGHT, VALUE_X = 20.0, 192.0, 44.0
HALF = A4[1] / 2
SIGN_LINE, FOOT_TOP, BETWEEN = 120.5, 133.0, 8.0
TITLE, STRONG, TEXT = Style(14.5, bold=True), Style(10.4, bold=True), Style(10.0)
LABEL, SMALL = Style(9.0, grey=0.3), Style(7.4, grey=0.2)


def draw_top(sheet: Sheet, words: Phrases, site: SiteData, title: str, for_person: bool) -> None:
    """What this is, whose half it is, and which house it comes from."""
    whose = words.say("for_person") if for_person else words.say("for_site")
    sheet.line(LEFT, 14.0, title, TITLE, 110.0)
    sheet.line(RIGHT, 14.0, whose, STRONG, 58.0, Align.RIGHT)
    sheet.line(LEFT, 19.4, spaced(site.name, site.phone), LABEL, RIGHT - LEFT)


def draw_lines(sheet: Sheet, top: float, lines: Sequence[tuple[str, str]], step: float = 5.2) -> None:
    """Labels and values one under the other; an empty value leaves its place free."""
    for place, (name, value) in enumerate(lines):
        if value:
            sheet.line(LEFT, top + step * place, name, LABEL, VALUE_X - LEFT - 2.0)
            sheet.line(VALUE_X, top + step * place, value, TEXT, RIGHT - VALUE_X)


def draw_signatures(sheet: Sheet, signers: Sequence[str]) -> None:
    """A line to sign on for each, side by side."""
    wide = min(74.0, (RIGHT - LEFT - BETWEEN * (len(signers) - 1)) / len(signers))
    for place, who in enumerate(signers):
        x = LEFT + place * (RIGHT - LEFT - wide) / max(1, len(signers) - 1)
        sheet.rule(x, SIGN_LINE, x + wide, SIGN_LINE, 0.6)
        sheet.line(x, SIGN_LINE + 4.0, who, LABEL, wide)


def draw_bottom(sheet: Sheet, words: Phrases, sentence: str, foot: Foot, page: tuple[int, int]) -> None:
    """A sentence to the person where there is one, the foot of the print, the page."""
    if sentence:
        sheet.line(LEFT, FOOT_TOP - 2.6, sentence, LABEL, RIGHT - LEFT)
    sheet.rule(LEFT, FOOT_TOP, RIGHT, FOOT_TOP, 0.5, grey=0.4)
    sheet.line(LEFT, FOOT_TOP + 4.0, foot_text(foot, "en", with_copy=False, draft=words.draft), SMALL, 140.0)
    sheet.text(RIGHT, FOOT_TOP + 4.0, page_text(*page, "en"), SMALL, Align.RIGHT)


def draw_cut(sheet: Sheet, words: Phrases) -> None:
    """The line to cut along, between the halves."""
    style = Style(8.0, grey=0.2)
    sheet.dashes(0, HALF, LEFT - 2)
    sheet.text(LEFT, HALF + 1.0, words.say("cut"), style)
    sheet.dashes(LEFT + width(words.say("cut"), style) + 2, HALF, A4[0])
