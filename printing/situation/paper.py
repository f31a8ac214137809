"""The situation report on one upright A4 page: numbers large, two plots by day, ages, stays and what is done."""

from __future__ import annotations

from printing.data import Foot, Printed, Progress
from printing.phrases import Phrases, phrases
from printing.sheet import A4, Align, Fitted, Sheet, Style, fit, paragraphs
from printing.situation.data import SituationData
from printing.situation.frame import LEFT, PAPER, PLAIN, RIGHT, SMALL, heading, number
from printing.situation.plots import DARK, LABEL, LIGHT, Area, legend, mirrored, stacked
from printing.situation.tables import draw_needs, draw_people, draw_stays
from printing.words import day, foot_text, known, moment, page_text

TITLE, NAME, BIG, CLASS = Style(21, bold=True), Style(12, bold=True), Style(18, bold=True), Style(15, bold=True)
AXIS, CLASS_MM, FOOT_RULE, MOST_DATES = 9.0, 44.0, 284.0, 7
NIGHTS, MOVES, TABLES, NEEDS = 63.0, 118.0, 162.0, 215.0


def render_situation(
    data: SituationData, foot: Foot, progress: Progress | None = None, invariant: bool = False
) -> Printed:
    """The report as a PDF of one page."""
    words = phrases(PAPER, known(data.language))
    sheet = Sheet(A4, words.language, "Situation report", invariant)
    with sheet.page():
        _top(sheet, data, words)
        _tiles(sheet, data, words)
        _nights(sheet, data, words)
        _moves(sheet, data, words)
        draw_people(sheet, data, words, LEFT, TABLES, 88.0)
        draw_stays(sheet, data, words, 110.0, TABLES, RIGHT - 110.0)
        draw_needs(sheet, data, words, NEEDS)
        _foot(sheet, words, foot)
    if progress:
        progress(1, 1)
    return sheet.finish()


def _top(sheet: Sheet, data: SituationData, words: Phrases) -> None:
    room = RIGHT - LEFT - CLASS_MM - 4.0
    sheet.line(LEFT, 20.0, words.say("title"), TITLE, room)
    name = fit(data.site.name, NAME, room, 6.0, 2, 9.0)
    sheet.fitted(LEFT, 22.4, sheet.kept(name, 2, room))
    span = words.say("span", first=day(data.first, words.language), last=day(data.last, words.language))
    as_of = words.say("as_of", when=moment(data.as_of, words.language), head=data.head)
    sheet.line(LEFT, 32.2, f"{span}. {as_of}", PLAIN, room)
    sheet.box(RIGHT - CLASS_MM, 12.5, CLASS_MM, 14.5, 1.0, 1.6)
    sheet.text(RIGHT - CLASS_MM / 2, 19.2, "S0", CLASS, Align.CENTRE)
    sheet.line(RIGHT - CLASS_MM / 2, 24.4, words.say("class"), SMALL, CLASS_MM - 3.0, Align.CENTRE)


def _tiles(sheet: Sheet, data: SituationData, words: Phrases) -> None:
    """Large numbers side by side, each over what it counts; under them who is away and why, as numbers."""
    wide = (RIGHT - LEFT) / max(len(data.tiles), 1)
    for place, (key, count) in enumerate(data.tiles):
        x = LEFT + place * wide
        sheet.tint(x, 34.6, wide - 1.4, 17.2, 0.94)
        sheet.line(x + wide / 2 - 0.7, 42.2, str(count), BIG, wide - 2.4, Align.CENTRE)
        label = fit(words.word("tile", key), LABEL, wide - 2.0, 6.8, 2, LABEL.size)
        sheet.fitted(x + wide / 2 - 0.7, 44.2, sheet.kept(label, 2, wide - 2.0), Align.CENTRE)
    parts = "; ".join(f"{words.word('away', key)} {number(count)}" for key, count in data.away)
    sheet.line(LEFT, 56.4, f"{words.say('away')}: {parts}.", PLAIN, RIGHT - LEFT)


def _nights(sheet: Sheet, data: SituationData, words: Phrases) -> None:
    heading(sheet, LEFT, RIGHT, NIGHTS, words.say("occupancy"), 80.0)
    samples = ((words.word("legend", "taken"), DARK), (words.word("legend", "hall"), LIGHT))
    legend(sheet, RIGHT, NIGHTS, (*samples, (words.word("legend", "open"), None)))
    area = Area(LEFT + AXIS, NIGHTS + 6.0, RIGHT - LEFT - AXIS, 38.0)
    stacked(sheet, area, [(each.beds_taken, each.hall) for each in data.days], [each.beds_open for each in data.days])
    _dates(sheet, area, data, words)


def _moves(sheet: Sheet, data: SituationData, words: Phrases) -> None:
    heading(sheet, LEFT, RIGHT, MOVES, words.say("moves"), 80.0)
    legend(sheet, RIGHT, MOVES, ((words.word("legend", "arrivals"), DARK), (words.word("legend", "departures"), LIGHT)))
    area = Area(LEFT + AXIS, MOVES + 6.0, RIGHT - LEFT - AXIS, 27.0)
    mirrored(sheet, area, [(each.arrivals, each.departures) for each in data.days])
    _dates(sheet, area, data, words)


def _dates(sheet: Sheet, area: Area, data: SituationData, words: Phrases) -> None:
    """The last day and, evenly before it, as many as have room."""
    slots = list(zip(area.slots(len(data.days)), data.days, strict=True))
    for (x, wide), each in slots[:: -max(1, -(-len(slots) // MOST_DATES))]:
        align = Align.RIGHT if each is data.days[-1] and len(slots) > MOST_DATES else Align.CENTRE
        sheet.text(x + wide * align.value, area.bottom + 4.6, day(each.day, words.language), LABEL, align)


def _foot(sheet: Sheet, words: Phrases, foot: Foot) -> None:
    note = f"{words.say('counted')} {words.say('hidden')}"
    lines = tuple(paragraphs(note, SMALL, RIGHT - LEFT))
    sheet.fitted(LEFT, FOOT_RULE - 0.8 - Fitted(lines, SMALL).height, Fitted(lines, SMALL))
    sheet.rule(LEFT, FOOT_RULE, RIGHT, FOOT_RULE, 0.6, grey=0.4)
    said = foot_text(foot, words.language, draft=words.draft)
    sheet.line(LEFT, FOOT_RULE + 4.2, said, SMALL, RIGHT - LEFT - 24.0)
    sheet.text(RIGHT, FOOT_RULE + 4.2, page_text(1, 1, words.language), SMALL, Align.RIGHT)
