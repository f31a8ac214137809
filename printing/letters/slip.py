"""The reply slip at the foot of a letter: 72 mm, its own code, and no name."""

from __future__ import annotations

from dataclasses import dataclass

from models.codes import DeclineReason
from printing.letters.data import LetterPaper
from printing.letters.lines import LEFT, RIGHT
from printing.phrases import Phrases
from printing.sheet import A4, SHORT_VERSION, Sheet, Style, width

SLIP_MM, CODE_X = 72.0, 173.5
TEXT, SMALLEST, STEP, CUT, TITLE, NOTE = Style(10.4), 7.0, 0.3, Style(8.6), Style(13, bold=True), Style(9.0)
BOX_MM, AFTER_BOX, BETWEEN = 4.2, 1.8, 5.0
COLUMNS, INDENT, ROW_MM = 3, 6.0, 6.6


@dataclass(frozen=True)
class Part:
    """A piece of a row: words, before them a box to tick, after them a line of `blank` mm to write on."""

    words: str
    box: bool = False
    blank: float = 0.0

    def room(self, style: Style) -> float:
        """Width in mm."""
        box = BOX_MM + AFTER_BOX if self.box else 0.0
        return box + width(self.words, style) + (self.blank + 2.0 if self.blank else 0.0)


def draw_slip(sheet: Sheet, data: LetterPaper, said: Phrases, top: float) -> None:
    """Everything from the line to cut along down to the foot of the page."""
    _draw_cut(sheet, said.say("cut"), top)
    sheet.line(LEFT, top + 10.0, said.say("slip", reference=data.reference), TITLE, CODE_X - LEFT - 3.0)
    sheet.code(CODE_X, top + 4.0, data.slip_code, SHORT_VERSION)
    _draw_row(sheet, _answers(said), top + 18.4, CODE_X - LEFT - 3.0)
    _draw_row(sheet, [Part(said.say("decline"), box=True)], top + 26.0, RIGHT - LEFT)
    reasons = [Part(said.word("declines", reason), box=True) for reason in DeclineReason]
    _draw_columns(sheet, reasons, top + 32.6)
    _draw_row(sheet, _answerer(said), top + 48.4, RIGHT - LEFT)
    where = said.say("give_back", site=data.site.name, phone=data.site.phone)
    sheet.line(LEFT, top + 54.6, where, NOTE, RIGHT - LEFT)


def _answers(said: Phrases) -> list[Part]:
    return [
        Part(said.say("accept"), box=True),
        Part(said.say("wait"), box=True),
        Part(said.say("appointment"), box=True, blank=22.0),
        Part(said.say("hour"), blank=15.0),
    ]


def _answerer(said: Phrases) -> list[Part]:
    return [Part(said.say("answered_by"), blank=52.0), Part(said.say("phone"), blank=42.0)]


def _draw_cut(sheet: Sheet, words: str, top: float) -> None:
    sheet.dashes(0, top, LEFT - 2)
    sheet.text(LEFT, top + 1.0, words, CUT)
    sheet.dashes(LEFT + width(words, CUT) + 2, top, A4[0])


def _draw_row(sheet: Sheet, parts: list[Part], y: float, room: float) -> None:
    style, x = _style_for(parts, room), LEFT
    for part in parts:
        x = _draw_part(sheet, part, x, y, style) + BETWEEN


def _draw_columns(sheet: Sheet, parts: list[Part], y: float) -> None:
    """Parts in rows of three, so that the boxes stand one under the other."""
    step = (RIGHT - LEFT - INDENT) / COLUMNS
    style = min((_style_for([part], step - 3.0) for part in parts), key=lambda each: each.size)
    for place, part in enumerate(parts):
        row, column = divmod(place, COLUMNS)
        _draw_part(sheet, part, LEFT + INDENT + step * column, y + ROW_MM * row, style)


def _style_for(parts: list[Part], room: float) -> Style:
    """The size at which the parts stand beside one another in `room` mm, never below the smallest."""
    style = TEXT
    while style.size > SMALLEST and sum(part.room(style) + BETWEEN for part in parts) - BETWEEN > room:
        style = style.sized(round(style.size - STEP, 2))
    return style


def _draw_part(sheet: Sheet, part: Part, x: float, y: float, style: Style) -> float:
    if part.box:
        sheet.box(x, y - 3.6, BOX_MM, BOX_MM, 0.9)
        x += BOX_MM + AFTER_BOX
    sheet.text(x, y, part.words, style)
    x += width(part.words, style)
    if part.blank:
        sheet.rule(x + 2.0, y + 0.6, x + 2.0 + part.blank, y + 0.6, 0.6)
        x += part.blank + 2.0
    return x
