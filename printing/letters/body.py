"""What a letter says of the person, what it asks, why it may be sent, and who signs it."""

from __future__ import annotations

from collections.abc import Iterator

from models.codes import LetterField
from printing.letters.data import LetterPaper
from printing.letters.lines import BOLD, LEFT, RIGHT, TEXT, beside, fact, name_beside, section
from printing.names import letter_line, letter_own_line
from printing.phrases import Phrases
from printing.sheet import Piece, Sheet, Style, joined, space, total

SMALL, SIGN = Style(8.6, grey=0.2), Style(9.4)
APART = {LetterField.NAME, LetterField.OWN_NAME, LetterField.NUMBER, LetterField.SAFETY_LINE}
"""Fields that a letter has a place of its own for."""
KEEP_MM = 26.0  # of the text stays with the signature: nobody signs an empty page


def facts_of(data: LetterPaper, said: Phrases) -> Iterator[tuple[str, str, Style]]:
    """Label, value and style of all that was pulled in; a list that nobody asked for says so in its value."""
    yield said.word("fields", LetterField.NAME), letter_line(data), BOLD
    yield said.word("fields", LetterField.OWN_NAME), letter_own_line(data), TEXT
    yield said.word("fields", LetterField.NUMBER), data.number, TEXT
    for code, value in data.facts:
        if code not in APART:
            yield said.word("fields", code), value, TEXT


def body(sheet: Sheet, data: LetterPaper, said: Phrases) -> Iterator[Piece]:
    """The facts, the sections, and the lines that say why and how safely this is shared."""
    facts = [(label, value, style) for label, value, style in facts_of(data, said) if value.strip()]
    latin, own = letter_line(data), letter_own_line(data)
    if latin.strip() and own.strip() and beside(latin, own):
        yield from name_beside(sheet, facts[0][0], latin, own)
        facts = facts[2:]
    for label, value, style in facts:
        yield from fact(sheet, label, value, style)
    yield space(2.4)
    for heading, text in data.sections:
        yield from section(sheet, heading, text)
    yield from section(sheet, said.say("safety"), data.safety)
    yield from section(sheet, said.say("basis"), data.basis)
    yield from section(sheet, said.say("enclosures"), "; ".join(data.enclosures))


def signed(sheet: Sheet, pieces: list[Piece], data: LetterPaper, said: Phrases) -> list[Piece]:
    """The pieces with the signature at their end, the last lines of the text in one piece with it."""
    taken: list[Piece] = []
    while pieces and total(taken) + pieces[-1].height <= KEEP_MM:
        taken.insert(0, pieces.pop())
    return [*pieces, joined(*taken, signature(sheet, data, said))]


def signature(sheet: Sheet, data: LetterPaper, said: Phrases) -> Piece:
    """Two lines to write on, and what was signed at the desk below them."""
    prepared, sealed = signer(data, said), seal_line(data, said)

    def draw(top: float) -> None:
        sheet.rule(LEFT, top + 12, LEFT + 78, top + 12, 0.7)
        sheet.line(LEFT, top + 16.4, prepared, SIGN, 78.0)
        sheet.rule(LEFT + 90, top + 12, RIGHT, top + 12, 0.7)
        sheet.text(LEFT + 90, top + 16.4, said.say("date"), SIGN)
        sheet.line(LEFT, top + 20.6, sealed, SMALL, RIGHT - LEFT)

    return Piece(22.0 if sealed else 18.0, draw)


def signer(data: LetterPaper, said: Phrases) -> str:
    """The words under the line to sign on."""
    who = " ".join(part for part in (data.signed_role, data.signed_by) if part)
    return said.say("prepared", who=who) if who else said.say("prepared_nobody")


def seal_line(data: LetterPaper, said: Phrases) -> str:
    """When this was signed at the desk, and the beginning of its digest; nothing for a draft."""
    return said.say("signed", at=data.signed_at, digest=data.digest[:16]) if data.signed_at else ""
