"""The page around a list: title, as of, count, site and copy above; who printed it, when to destroy it below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from printing.data import Foot, Progress, SecondCode, SiteData
from printing.phrases import phrases
from printing.sheet import (
    LIST_MODULE_MM,
    SHORT_VERSION,
    Align,
    Piece,
    Sheet,
    Style,
    draw_down,
    paginate,
    side_mm,
    width,
)
from printing.words import foot_text, moment, page_text

LEFT, RIGHT = 12.0, 285.0
BODY_TOP, BODY_BOTTOM, FOOT_RULE = 31.0, 192.5, 196.0
TITLE_PT, TEXT_PT, FOOT_PT = 19.0, 10.6, 8.2
NOTE_MM, COPY_MM = 5.0, 80.0
CODE_TOP, CODE_MM = 11.0, 17.0


@dataclass(frozen=True)
class ListTop:
    """What stands at the top of every page; `count` is a sentence, `note` (empty: none) a line of its own, `code`
    (empty: none) the digits of a code at the end, `second` another one before it with a line of its own."""

    title: str
    as_of: datetime
    count: str
    site: SiteData
    language: str
    note: str = ""
    code: str = ""
    second: SecondCode | None = None

    @property
    def bottom(self) -> float:
        """Where the body of a page begins, in mm."""
        return BODY_TOP + NOTE_MM * (bool(self.note) + (self.second is not None))


def draw_pages(
    sheet: Sheet, pieces: Sequence[Piece], top: ListTop, foot: Foot, keep: str, progress: Progress | None = None
) -> None:
    """All pages of a list; `keep` is the sentence of confidence at the foot."""
    draft = phrases("lists", top.language).draft
    pages = paginate(pieces, BODY_BOTTOM - top.bottom)
    for number, page in enumerate(pages, start=1):
        with sheet.page():
            _draw_top(sheet, top, foot)
            draw_down(page, top.bottom)
            said = f"{keep} {foot_text(foot, top.language, draft=draft)}"
            _draw_foot(sheet, said, page_text(number, len(pages), top.language))
        if progress:
            progress(number, len(pages))


def _draw_top(sheet: Sheet, top: ListTop, foot: Foot) -> None:
    words, text = phrases("lists", top.language), Style(TEXT_PT)
    as_of = words.say("as_of", when=moment(top.as_of, top.language))
    copy = words.say("copy", copy=foot.copy, copies=foot.copies, by=foot.by)
    sheet.line(LEFT, 18.5, top.title, Style(TITLE_PT, bold=True), 190.0, floor=10.0)
    sheet.text(LEFT, 25.2, as_of, text)
    left = LEFT + width(as_of, text) + 1.6
    sheet.line(left, 25.2, top.count, Style(TEXT_PT, bold=True), RIGHT - COPY_MM - left, floor=8.0)
    sheet.line(LEFT, 30.2, top.note, Style(10.0), RIGHT - LEFT, floor=7.0)
    end = RIGHT - CODE_MM * (bool(top.code) + (top.second is not None))
    sheet.line(end, 18.5, top.site.name, Style(10.0), COPY_MM - RIGHT + end, Align.RIGHT)
    sheet.line(end, 25.2, copy, Style(10.0), COPY_MM - RIGHT + end, Align.RIGHT)
    _draw_codes(sheet, top)
    if top.second is not None:
        line = top.bottom - BODY_TOP + 25.2
        sheet.line(LEFT, line, top.second.words, Style(10.0), RIGHT - LEFT, floor=7.0)


def _draw_codes(sheet: Sheet, top: ListTop) -> None:
    """Side by side; which is the first and which the second say figures above them, outside of their quiet zones."""
    side, codes = side_mm(SHORT_VERSION, LIST_MODULE_MM), [top.code] if top.code else []
    codes += [top.second.digits] if top.second is not None else []
    for number, digits in enumerate(codes, start=1):
        left = RIGHT - CODE_MM * (len(codes) - number) - side
        sheet.code(left, CODE_TOP, digits, SHORT_VERSION, LIST_MODULE_MM)
        if len(codes) > 1:
            sheet.text(left + side / 2, CODE_TOP, str(number), Style(9.0, bold=True), Align.CENTRE)


def _draw_foot(sheet: Sheet, text: str, page: str) -> None:
    style = Style(FOOT_PT, grey=0.2)
    sheet.rule(LEFT, FOOT_RULE, RIGHT, FOOT_RULE, 0.6, grey=0.4)
    sheet.line(LEFT, FOOT_RULE + 4.6, text, style, 245.0)
    sheet.text(RIGHT, FOOT_RULE + 4.6, page, style, Align.RIGHT)
