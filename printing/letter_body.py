"""What a referral letter says, as pieces that flow over its pages."""

from __future__ import annotations

from collections.abc import Iterator

from models.codes import ListState
from printing.data import LetterData
from printing.letter_words import LetterWords
from printing.names import letter_line, letter_own_line
from printing.sheet import (
    SHORT_VERSION,
    Align,
    Fitted,
    Piece,
    Sheet,
    Style,
    joined,
    line_height,
    paragraphs,
    space,
    total,
    wrap,
)

LEFT, RIGHT = 22.0, 190.0
WIDTH, VALUE_X, CODE_X = RIGHT - LEFT, 68.0, 175.5
TEXT, BOLD, LABEL = Style(10), Style(10, bold=True), Style(10, grey=0.3)
LINES_TOGETHER = 2
ENDING_MM = 120.0  # what is longer flows, and the signature alone stays together


def body(sheet: Sheet, data: LetterData, words: LetterWords) -> list[Piece]:
    """Everything from the letter head to the last section."""
    return [
        _head(sheet, data),
        _reference(sheet, data, words),
        *_addressee(sheet, data, words),
        *_title(sheet, data, words),
        *_person(sheet, data, words),
        *_sections(
            sheet,
            (words.situation, data.situation),
            (words.background, _background(data, words)),
            (words.assessment, _assessment(data, words)),
            (words.request, data.request),
        ),
    ]


def ending(sheet: Sheet, data: LetterData, words: LetterWords) -> list[Piece]:
    """Safety, basis and signature: one piece, so that nobody signs an empty page; in pieces only if very long."""
    sections = [*_sections(sheet, (words.safety, data.safety), (words.basis, data.basis))]
    signature = _signature(sheet, data, words)
    return [joined(*sections, signature)] if total(sections) < ENDING_MM else [*sections, signature]


def _signature(sheet: Sheet, data: LetterData, words: LetterWords) -> Piece:
    who = " ".join(part for part in (data.signed_role, data.signed_by) if part)
    prepared = f"{words.prepared}: {who}, {words.signature}" if who else f"{words.prepared}, {words.signature}"

    def draw(top: float) -> None:
        sheet.rule(LEFT, top + 12, LEFT + 78, top + 12, 0.7)
        sheet.line(LEFT, top + 16.4, prepared, Style(9.4), 78.0)
        sheet.rule(LEFT + 90, top + 12, RIGHT, top + 12, 0.7)
        sheet.text(LEFT + 90, top + 16.4, words.date, Style(9.4))

    return Piece(18.0, draw)


def _head(sheet: Sheet, data: LetterData) -> Piece:
    def draw(top: float) -> None:
        sheet.line(LEFT, top + 3.0, data.site.name, Style(13, bold=True), 150.0)
        sheet.line(LEFT, top + 8.8, data.site.address, TEXT, 150.0)
        sheet.line(LEFT, top + 14.2, data.site.phone, TEXT, 150.0)
        sheet.code(CODE_X, top - 2.0, data.code, SHORT_VERSION)
        sheet.rule(LEFT, top + 19.0, RIGHT, top + 19.0, 0.7)

    return Piece(19.0, draw)


def _reference(sheet: Sheet, data: LetterData, words: LetterWords) -> Piece:
    text = words.reference.format(reference=data.reference, day=data.written_on)

    def draw(top: float) -> None:
        sheet.line(LEFT, top + 6.2, text, TEXT, 110.0)
        sheet.text(RIGHT, top + 6.2, words.priorities[data.priority], BOLD, Align.RIGHT)

    return Piece(11.0, draw)


def _addressee(sheet: Sheet, data: LetterData, words: LetterWords) -> Iterator[Piece]:
    yield _line(sheet, LEFT, words.to, TEXT)
    yield from _lines(sheet, LEFT, data.to_name, BOLD, WIDTH)
    yield from _lines(sheet, LEFT, data.to_address, TEXT, WIDTH)
    yield space(4.0)


def _title(sheet: Sheet, data: LetterData, words: LetterWords) -> Iterator[Piece]:
    if data.draft:
        yield _line(sheet, LEFT, words.draft, Style(12, bold=True))
    yield _line(sheet, LEFT, words.title, Style(16.5, bold=True))
    yield space(2.0)


def _person(sheet: Sheet, data: LetterData, words: LetterWords) -> Iterator[Piece]:
    facts = (
        (words.name, letter_line(data), BOLD),
        (words.own, letter_own_line(data), TEXT),
        (words.number, data.number, TEXT),
        (words.born, data.born, TEXT),
        (words.sex, words.sexes[data.sex], TEXT),
        (words.languages, data.languages, TEXT),
        (words.interpreter, data.interpreter, TEXT),
    )
    for label, value, style in facts:
        if value:
            yield _fact(sheet, label, value, style)
    yield space(2.0)


def _fact(sheet: Sheet, label: str, value: str, style: Style) -> Piece:
    """One row of the person's block: a label and its value, which may take several lines."""
    lines = Fitted(wrap(value, style, RIGHT - VALUE_X), style)

    def draw(top: float) -> None:
        sheet.fitted(LEFT, top, Fitted((label,), LABEL))
        sheet.fitted(VALUE_X, top, lines)

    return Piece(max(lines.height, line_height(style)) + 0.9, draw)


def _sections(sheet: Sheet, *sections: tuple[str, str]) -> Iterator[Piece]:
    for heading, text in sections:
        if text.strip():
            yield from _section(sheet, heading, text)


def _background(data: LetterData, words: LetterWords) -> str:
    allergies = _stated(data.allergies_state, data.allergies, words)
    medicines = _stated(data.medicines_state, data.medicines, words)
    stated = f"{words.allergies}: {allergies}\n{words.medicines}: {medicines}"
    return f"{data.background.rstrip()}\n{stated}" if data.background.strip() else stated


def _stated(state: ListState, listed: str, words: LetterWords) -> str:
    """A list, or in words that there is none or that nobody asked; never a blank."""
    return listed if state is ListState.LIST and listed.strip() else words.states[state]


def _assessment(data: LetterData, words: LetterWords) -> str:
    measured = words.measured.format(at=data.vitals_at, vitals=data.vitals) if data.vitals.strip() else ""
    return "\n".join(part for part in (measured, data.assessment) if part.strip())


def _section(sheet: Sheet, heading: str, text: str) -> Iterator[Piece]:
    """A heading that stays with the first lines of its text, then line after line."""
    lines = _lines(sheet, LEFT, text, TEXT, WIDTH)
    yield joined(_line(sheet, LEFT, heading, BOLD), *lines[:LINES_TOGETHER])
    yield from lines[LINES_TOGETHER:]
    yield space(2.2)


def _lines(sheet: Sheet, x: float, text: str, style: Style, width: float) -> list[Piece]:
    return [_line(sheet, x, line, style) for line in paragraphs(text, style, width)]


def _line(sheet: Sheet, x: float, text: str, style: Style) -> Piece:
    return Piece(line_height(style), lambda top: sheet.fitted(x, top, Fitted((text,), style)))
