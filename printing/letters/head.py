"""The first page of a letter from its head to the title: who writes, which letter, to whom, about what."""

from __future__ import annotations

from collections.abc import Iterator

from printing.letters.data import LetterPaper
from printing.letters.lines import LEFT, RIGHT, WIDTH, Writer
from printing.phrases import Phrases
from printing.sheet import SHORT_VERSION, Align, Fitted, Piece, Sheet, Style, space, wrap

NAME, TITLE, MARK = Style(13, bold=True), Style(16.5, bold=True), Style(11, bold=True)
CODE_X, BESIDE_CODE = 173.5, 148.0


def head(writer: Writer, data: LetterPaper, said: Phrases) -> Iterator[Piece]:
    """Everything above the person's facts."""
    yield _organisation(writer, data)
    yield _reference(writer, data, said)
    yield from _marks(writer, data, said)
    yield from writer.block(said.say("to"))
    yield from writer.block(data.to_name, writer.setting.bold)
    yield from writer.block(data.to_department)
    yield from writer.block(data.to_address)
    yield space(4.0)
    yield from writer.block(data.title, TITLE)
    yield space(1.0)
    yield from writer.block(data.opening)
    yield space(writer.setting.after_section)


def marks(data: LetterPaper, said: Phrases) -> tuple[str, ...]:
    """What must be seen before anything is read: a draft, or a version that no longer counts."""
    marked = ((data.draft, "draft"), (data.superseded, "superseded"), (data.withdrawn, "withdrawn"))
    return tuple(said.say(key) for holds, key in marked if holds)


def version_line(data: LetterPaper, said: Phrases) -> str:
    """Which version this is; nothing for a first one."""
    if data.replaces:
        return said.say("replaces", version=data.version, reference=data.replaces)
    return said.say("version", version=data.version) if data.version > 1 else ""


def _organisation(writer: Writer, data: LetterPaper) -> Piece:
    sheet, text = writer.sheet, writer.setting.text
    name = Fitted(wrap(data.site.name, NAME, BESIDE_CODE), NAME)
    lines = (data.site.address, data.site.phone, data.site.line)
    where = Fitted(tuple(line for each in lines for line in wrap(each, text, BESIDE_CODE)), text)
    height = max(20.0, name.height + where.height + 4.0)

    def draw(top: float) -> None:
        sheet.fitted(LEFT, sheet.fitted(LEFT, top, name) + 0.6, where)
        sheet.code(CODE_X, top - 1.5, data.code, SHORT_VERSION)
        sheet.rule(LEFT, top + height, RIGHT, top + height, 0.7)

    return Piece(height, draw)


def _reference(writer: Writer, data: LetterPaper, said: Phrases) -> Piece:
    sheet, setting = writer.sheet, writer.setting
    reference = f"{said.say('reference', reference=data.reference)}, {data.written_on}"
    urgency = said.word("priorities", data.priority)

    def draw(top: float) -> None:
        sheet.line(LEFT, top + 6.4, reference, setting.text, 108.0)
        sheet.text(RIGHT, top + 6.4, urgency, setting.bold, Align.RIGHT)

    return Piece(8.6, draw)


def _marks(writer: Writer, data: LetterPaper, said: Phrases) -> Iterator[Piece]:
    yield from writer.block(version_line(data, said))
    yield space(2.4)
    for words in marks(data, said):
        yield _boxed(writer.sheet, words)
        yield space(2.4)


def _boxed(sheet: Sheet, words: str) -> Piece:
    lines = Fitted(wrap(words, MARK, WIDTH - 8.0), MARK)

    def draw(top: float) -> None:
        sheet.box(LEFT, top, WIDTH, lines.height + 3.0, 1.2)
        sheet.fitted(LEFT + 4.0, top + 1.5, lines)

    return Piece(lines.height + 3.0, draw)
