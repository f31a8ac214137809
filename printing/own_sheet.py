"""A person's own sheet (LOOK, picture 16): who helps, what was done, where papers and things are, in their language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from models.codes import Custody, DocumentType
from printing.data import Foot, KeptThing, OwnSheetData, Printed
from printing.names import bracketed, capitals, spaced
from printing.own_sheet_words import OwnSheetWords, words
from printing.sheet import A4, Align, Fitted, Piece, Sheet, Style, draw_down, line_height, paginate, paragraphs, space
from printing.sheet import wrap as wrapped
from printing.words import foot_text, known

LEFT, RIGHT, VALUE_X = 15.0, 195.0, 52.0
TOP, BOTTOM, FOOT_RULE = 16.0, 278.0, 284.0
CODE_VERSION, CODE_MM = 7, 27.0
TITLE, SECOND = Style(21, bold=True), Style(10.5, grey=0.25)
NAME, LATIN, NUMBER = Style(15, bold=True), Style(14.5), Style(17, bold=True)
HEADING, TEXT, LABEL = Style(13, bold=True), Style(12.4), Style(12.4, grey=0.15)
BIG, SMALL = Style(15, bold=True), Style(8.4, grey=0.2)
IN_HAND = (Custody.PERSON, Custody.COPIED_RETURNED)


def render_own_sheet(data: OwnSheetData, foot: Foot, invariant: bool = False) -> Printed:
    """The sheet as a PDF, one page where it fits; the second line says its title in the other languages."""
    said = words(data.language)
    sheet = Sheet(A4, known(data.language), said.say("title"), invariant)
    pages = paginate([*_head(sheet, data, said), *_sections(sheet, data, said)], BOTTOM - TOP)
    for number, pieces in enumerate(pages, start=1):
        with sheet.page():
            if number == 1 and data.code:
                sheet.code(RIGHT - CODE_MM, TOP, data.code, CODE_VERSION)
            draw_down(pieces, TOP)
            _foot(sheet, said, foot, number, len(pages))
    return sheet.finish()


def _foot(sheet: Sheet, said: OwnSheetWords, foot: Foot, number: int, pages: int) -> None:
    sheet.rule(LEFT, FOOT_RULE, RIGHT, FOOT_RULE, 0.6, grey=0.4)
    sheet.line(LEFT, FOOT_RULE + 4.0, said.say("yours"), SMALL, 150.0)
    sheet.text(RIGHT, FOOT_RULE + 4.0, said.say("page").format(page=number, pages=pages), SMALL, Align.RIGHT)
    sheet.line(LEFT, FOOT_RULE + 7.6, foot_text(foot, known(said.language), with_copy=False), SMALL, RIGHT - LEFT)


def _head(sheet: Sheet, data: OwnSheetData, said: OwnSheetWords) -> Iterator[Piece]:
    room = RIGHT - LEFT - (CODE_MM + 6.0 if data.code else 0.0)
    others = [words(language).say("title") for language in ("en", "lt") if language != said.language]
    own = spaced(data.own_given, data.own_family)
    latin = bracketed(spaced(capitals(data.latin_family), data.latin_given), data.latin_confirmed)
    for text, style in (
        (said.say("title"), TITLE),
        (". ".join(others) + ".", SECOND),
        (own, NAME),
        (latin, LATIN if own else NAME),
        (data.number, NUMBER),
    ):
        yield from _block(sheet, text, style, room)


def _sections(sheet: Sheet, data: OwnSheetData, said: OwnSheetWords) -> Iterator[Piece]:
    yield from _section(sheet, said.say("where"), _who_helps(data, said))
    yield from _section(
        sheet,
        said.say("done"),
        (
            (said.moment(step.at), said.step(step.kind, said.day(step.day) if step.day else step.about), TEXT)
            for step in data.steps
        ),
    )
    yield from _section(sheet, said.say("things"), _things(data, said))
    yield from _section(sheet, said.say("next"), _next(data, said))
    yield _heading(sheet, said.say("rights"))
    yield from _block(sheet, said.say("rights_text"), TEXT, RIGHT - LEFT)


Line = tuple[str, str, Style]


def _who_helps(data: OwnSheetData, said: OwnSheetWords) -> Iterator[Line]:
    if data.place is not None:
        yield said.say("centre"), ", ".join(part for part in (data.place.name, data.place.address) if part), TEXT
    if data.phone:
        yield said.say("phone"), data.phone, BIG
    yield said.say("emergency"), "112", BIG


def _things(data: OwnSheetData, said: OwnSheetWords) -> Iterator[Line]:
    here = [said.paper(kind) for kind, custody in data.papers if custody in IN_HAND]
    here += [said.belonging(kind) for kind in data.in_hand]
    if any(here):
        yield said.say("with_you"), ", ".join(dict.fromkeys(part for part in here if part)), TEXT
    here_kept = [thing for thing in data.kept if thing.custody is Custody.CENTRE_SAFE]
    safe = [said.paper(kind) for kind, custody in data.papers if custody is Custody.CENTRE_SAFE]
    kept = [part for part in (*safe, *(_kept(thing, said) for thing in here_kept)) if part]
    if kept:
        yield said.say("with_us"), f"{'; '.join(kept)}. {said.say('give_back')}", TEXT
    away = [part for part in (_away(*paper, said) for paper in data.papers) if part]
    away += [
        f"{_kept(thing, said)}: {said.custody(thing.custody)}" for thing in data.kept if said.custody(thing.custody)
    ]
    if away:
        yield said.say("elsewhere"), "; ".join(away), TEXT


def _kept(thing: KeptThing, said: OwnSheetWords) -> str:
    what = thing.description or said.belonging(thing.kind)
    seal = f"{said.say('seal')} {thing.seal}" if thing.seal else ""
    return ", ".join(part for part in (what, seal, thing.location) if part)


def _away(kind: DocumentType, custody: Custody, said: OwnSheetWords) -> str:
    holder = said.custody(custody)
    return f"{said.paper(kind)}: {holder}" if holder and said.paper(kind) else ""


def _next(data: OwnSheetData, said: OwnSheetWords) -> Iterator[Line]:
    if data.owed:
        yield said.say("owed"), ", ".join(data.owed), TEXT


def _section(sheet: Sheet, heading: str, lines: Iterable[Line]) -> Iterator[Piece]:
    """Nothing at all where there is nothing to say."""
    shown = list(lines)
    if shown:
        yield _heading(sheet, heading)
    for label, value, style in shown:
        yield from _line(sheet, label, value, style)
    if shown:
        yield space(2.5)


def _heading(sheet: Sheet, text: str) -> Piece:
    block = Fitted(wrapped(text, HEADING, RIGHT - LEFT), HEADING)

    def at(top: float) -> None:
        sheet.fitted(LEFT, top + 3.0, block)
        sheet.rule(LEFT, top + block.height + 4.2, RIGHT, top + block.height + 4.2, 0.6, grey=0.2)

    return Piece(block.height + 6.4, at)


def _line(sheet: Sheet, label: str, value: str, style: Style) -> Iterator[Piece]:
    labels = wrapped(label, LABEL, VALUE_X - LEFT - 3.0)
    values = paragraphs(value, style, RIGHT - VALUE_X)
    for number in range(max(len(labels), len(values))):
        yield _pair(sheet, labels[number : number + 1], values[number : number + 1], style)
    yield space(1.2)


def _pair(sheet: Sheet, label: tuple[str, ...], value: tuple[str, ...], style: Style) -> Piece:
    def at(top: float) -> None:
        sheet.fitted(LEFT, top, Fitted(label, LABEL))
        sheet.fitted(VALUE_X, top, Fitted(value, style))

    return Piece(max(line_height(style), line_height(LABEL)) + 0.4, at)


def _block(sheet: Sheet, text: str, style: Style, room: float) -> Iterator[Piece]:
    for line in paragraphs(text, style, room) if text else ():
        block = Fitted((line,), style)
        yield Piece(block.height + 0.8, lambda top, block=block: sheet.fitted(LEFT, top, block))  # type: ignore[misc]
