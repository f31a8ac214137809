"""What a letter says of the person, what it asks, why it may be sent, and who signs it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from models.codes import LetterField
from printing.letters.data import LetterPaper
from printing.letters.lines import LEFT, RIGHT, Writer
from printing.names import letter_line, letter_own_line
from printing.phrases import Phrases
from printing.sheet import Piece, Sheet, Style, joined, space, total

SMALL, SIGN = Style(8.6, grey=0.2), Style(9.4)
APART = {LetterField.NAME, LetterField.OWN_NAME, LetterField.NUMBER, LetterField.SAFETY_LINE}
"""Fields that a letter has a place of its own for."""
KEEP_MM = 26.0  # of the text stays with the signature: nobody signs an empty page


@dataclass(frozen=True)
class Fact:
    """A label and its value, in words; the name is bold."""

    label: str
    value: str
    bold: bool = False


def facts_of(data: LetterPaper, said: Phrases) -> list[Fact]:
    """All that was pulled in, the name first; nothing without a value."""
    facts = [
        Fact(said.word("fields", LetterField.NAME), letter_line(data), bold=True),
        Fact(said.word("fields", LetterField.OWN_NAME), letter_own_line(data)),
        Fact(said.word("fields", LetterField.NUMBER), data.number),
        *(Fact(said.word("fields", code), value) for code, value in data.facts if code not in APART),
    ]
    return [fact for fact in facts if fact.value.strip()]


def body(writer: Writer, data: LetterPaper, said: Phrases) -> Iterator[Piece]:
    """The facts, the sections, and the lines that say why and how safely this is shared."""
    yield from _facts(writer, data, said)
    yield space(writer.setting.after_fact)
    for heading, text in data.sections:
        yield from writer.section(heading, text)
    yield from writer.section(said.say("safety"), data.safety)
    yield from writer.section(said.say("basis"), data.basis)
    yield from writer.section(said.say("enclosures"), "; ".join(data.enclosures))


def _facts(writer: Writer, data: LetterPaper, said: Phrases) -> Iterator[Piece]:
    facts, latin, own = facts_of(data, said), letter_line(data), letter_own_line(data)
    if latin.strip() and own.strip() and writer.beside(latin, own):
        yield from writer.name_beside(facts[0].label, latin, own)
        facts = facts[2:]
    for fact in facts:
        yield from writer.fact(fact.label, fact.value, fact.bold)


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
