"""The lower half of a situation report: age and sex, lengths of stay, what is done for people, each beside its bars."""

from __future__ import annotations

from printing.phrases import Phrases, phrases
from printing.sheet import Align, Fitted, Sheet, paragraphs
from printing.situation.data import SituationData, SituationStay
from printing.situation.frame import BOLD, LEFT, PLAIN, RIGHT, SMALL, heading, number
from printing.situation.plots import DARK, LIGHT, level_bar

ROW, NEED_MM, BAND_MM, NUMBER_MM = 4.6, 4.9, 21.0, 11.0
CARE = "instructions"


def draw_people(sheet: Sheet, data: SituationData, words: Phrases, left: float, top: float, wide: float) -> None:
    """A row a band, a column a sex, and a bar for all of the band."""
    heading(sheet, left, left + wide, top, words.say("people"))
    columns = [left + BAND_MM + NUMBER_MM * (place + 1) for place in range(len(data.sexes) + 1)]
    for x, title in zip(columns, (*(words.word("sex", sex) for sex in data.sexes), words.say("all")), strict=True):
        sheet.line(x, top + 6.2, title, SMALL, NUMBER_MM, Align.RIGHT)
    most = max((counts[-1] or 0 for _, counts in data.people[:-1]), default=0)
    bars, room = columns[-1] + 3.0, left + wide - columns[-1] - 3.0
    for place, (band, counts) in enumerate(data.people):
        y, is_all = top + 11.2 + place * ROW, place == len(data.people) - 1
        style = BOLD if is_all else PLAIN
        sheet.line(left, y, words.say("all") if is_all else words.word("band", band), style, BAND_MM)
        for x, count in zip(columns, counts, strict=True):
            sheet.text(x, y, number(count), style, Align.RIGHT)
        if not is_all and most:
            level_bar(sheet, bars, y - 2.4, room, (counts[-1] or 0) / most)


def draw_stays(sheet: Sheet, data: SituationData, words: Phrases, left: float, top: float, wide: float) -> None:
    """A row a band, a dark and a light bar for who is here and who left; under it the middle ones in words."""
    heading(sheet, left, left + wide, top, words.say("stays"))
    columns = [left + BAND_MM + 14.0 * (place + 1) for place in range(len(data.stays))]
    for x, stay in zip(columns, data.stays, strict=True):
        sheet.line(x, top + 6.2, words.word("stay", stay.whose), SMALL, 13.5, Align.RIGHT)
    counted = [count or 0 for stay in data.stays for _, count in stay.bands]
    bars, room = columns[-1] + 3.0, left + wide - columns[-1] - 3.0
    for place, (code, _) in enumerate(data.stays[0].bands):
        y = top + 11.2 + place * ROW
        sheet.line(left, y, words.word("stay", code), PLAIN, BAND_MM)
        for turn, (x, stay) in enumerate(zip(columns, data.stays, strict=True)):
            count = stay.bands[place][1]
            sheet.text(x, y, number(count), PLAIN, Align.RIGHT)
            if count:
                level_bar(sheet, bars, y - 3.0 + turn * 2.0, room, count / max(counted), LIGHT if turn else DARK, 1.8)
    y = top + 11.2 + len(data.stays[0].bands) * ROW - 3.0
    for stay in data.stays:
        y = sheet.fitted(left, y, Fitted(tuple(paragraphs(_middle(stay, words), SMALL, wide)), SMALL))


def _middle(stay: SituationStay, words: Phrases) -> str:
    whose = words.word("stay", stay.whose)
    key = "few" if stay.median is None else "half" if stay.lower is None else "middle"
    numbers = {"people": stay.people, "lower": stay.lower, "median": stay.median, "upper": stay.upper}
    return words.say(key, whose=whose, **numbers)


def draw_needs(sheet: Sheet, data: SituationData, words: Phrases, top: float) -> None:
    """Three columns of what is done and for how many."""
    heading(sheet, LEFT, RIGHT, top, words.say("needs"))
    if not data.needs:
        text = words.say("no_needs" if data.needs is None else "nobody_needs")
        sheet.line(LEFT, top + 6.6, text, PLAIN, RIGHT - LEFT)
        return
    wide = (RIGHT - LEFT + 6.0) / 3
    down = max(4, -(-len(data.needs) // 3))
    step = min(NEED_MM, 54.0 / down)
    for place, (code, count) in enumerate(data.needs):
        x, y = LEFT + place // down * wide, top + 6.6 + place % down * step
        sheet.line(x, y, _done(code, words), PLAIN, wide - 16.0)
        sheet.text(x + wide - 6.0, y, number(count), BOLD, Align.RIGHT)


def _done(code: str, words: Phrases) -> str:
    if code in words.table["action"]:
        return words.word("action", code)
    return phrases("care", words.language).word(CARE, code)
