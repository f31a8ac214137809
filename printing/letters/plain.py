"""What a letter is, in plain words in the person's own language: it stands at the end of the copy for the person."""

from __future__ import annotations

from collections.abc import Iterator

from models.codes import LetterField
from printing.letters.data import LetterPaper
from printing.letters.lines import LEFT, RIGHT, Writer
from printing.names import letter_line, letter_own_line
from printing.phrases import Phrases, phrases
from printing.sheet import Piece, Sheet, Style, joined, space

HEADING, TEXT = Style(13, bold=True), Style(12)


def plain_phrases(data: LetterPaper) -> Phrases:
    """The words of the person's language, or of the letter's where that is not known."""
    return phrases("letter", data.person_language or data.language)


def plain_words(writer: Writer, data: LetterPaper) -> Iterator[Piece]:
    """A heading that stays with its first sentence, then a sentence after the other."""
    heading, *sentences = plain_lines(data)
    first = joined(_rule(writer.sheet), *writer.block(heading, HEADING), space(1.6), *writer.block(sentences[0], TEXT))
    yield from (space(5.0), first)
    for sentence in sentences[1:]:
        yield from (space(1.2), *writer.block(sentence, TEXT))


def plain_lines(data: LetterPaper) -> list[str]:
    """The heading and the sentences."""
    said = plain_phrases(data)
    fields = ", ".join(said.word("fields", code) for code in told(data))
    to = ", ".join(part for part in (data.to_name, data.to_department) if part)
    lines = (
        said.say("plain"),
        data.plain,
        said.say("plain_goes", to=to) if to else "",
        said.say("plain_tells", fields=fields) if fields else "",
        said.say("plain_answer", within=said.word("within", data.priority)),
        said.say("plain_take_back") if data.agreed else "",
        said.say("plain_ask", phone=data.site.phone) if data.site.phone else "",
    )
    return [line for line in lines if line]


def told(data: LetterPaper) -> tuple[LetterField, ...]:
    """Which facts the letter carries, each once."""
    own = (
        (LetterField.NAME, letter_line(data)),
        (LetterField.OWN_NAME, letter_own_line(data)),
        (LetterField.NUMBER, data.number),
        *data.facts,
        (LetterField.SAFETY_LINE, data.safety),
    )
    return tuple(dict.fromkeys(code for code, value in own if value.strip()))


def _rule(sheet: Sheet) -> Piece:
    return Piece(4.0, lambda top: sheet.rule(LEFT, top, RIGHT, top, 0.6, grey=0.4))
