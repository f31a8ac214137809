"""Lines, facts and sections of a letter as pieces that flow over pages."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from printing.sheet import Fitted, Piece, Sheet, Style, joined, line_height, paragraphs, space, width, wrap
from printing.sheet.text import clean

LEFT, RIGHT, VALUE_X = 22.0, 190.0, 68.0
WIDTH = RIGHT - LEFT
TOGETHER, RUN_IN, AFTER_HEADING = 2, 0.5, 1.4


@dataclass(frozen=True)
class Setting:
    """How close the text of a letter is set: size in pt, and in mm what is added below a line, a fact, a section."""

    size: float
    lead: float
    after_fact: float
    after_section: float

    @property
    def text(self) -> Style:
        """The style of running text."""
        return Style(self.size)

    @property
    def bold(self) -> Style:
        """The style of names and headings."""
        return Style(self.size, bold=True)

    @property
    def label(self) -> Style:
        """The style of labels of facts."""
        return Style(self.size, grey=0.3)


ROOMY, CLOSE = Setting(10.8, 0.5, 1.7, 3.8), Setting(10.2, 0.0, 1.0, 2.4)


class Writer:
    """Makes pieces of a sheet in one setting."""

    def __init__(self, sheet: Sheet, setting: Setting) -> None:
        self.sheet, self.setting = sheet, setting

    def block(self, text: str, style: Style | None = None) -> list[Piece]:
        """A text over the whole width, a piece a line; nothing for an empty one."""
        style = style or self.setting.text
        return [self._line(line, style) for line in paragraphs(text.strip(), style, WIDTH)]

    def fact(self, label: str, value: str, bold: bool = False) -> Iterator[Piece]:
        """A label and its value, which may take several lines; the label stands beside the first."""
        style = self.setting.bold if bold else self.setting.text
        labels = wrap(label, self.setting.label, VALUE_X - LEFT - 3.0)
        values = paragraphs(value.strip(), style, RIGHT - VALUE_X)
        rows = range(max(len(labels), len(values)))
        yield from kept([self._row(labels[row : row + 1], values[row : row + 1], style) for row in rows])
        yield space(self.setting.after_fact)

    def beside(self, latin: str, own: str) -> bool:
        """Whether both spellings of a name stand in one line: they have room, and run the same way."""
        return not from_the_right(latin + own) and self._after_name(latin) + width(own, self.setting.text) <= RIGHT

    def name_beside(self, label: str, latin: str, own: str) -> Iterator[Piece]:
        """The name in Latin letters, bold, and after it the own spelling."""

        def draw(top: float) -> None:
            self.sheet.fitted(LEFT, top, Fitted((label,), self.setting.label))
            self.sheet.fitted(VALUE_X, top, Fitted((f"{latin},",), self.setting.bold))
            self.sheet.fitted(self._after_name(latin), top, Fitted((own,), self.setting.text))

        yield from (Piece(self._height(self.setting.text), draw), space(self.setting.after_fact))

    def section(self, heading: str, text: str) -> Iterator[Piece]:
        """A bold heading that the text follows in the same line, then line after line; nothing for an empty text."""
        if text.strip():
            yield from kept(self._headed(heading, text.strip()))
            yield space(self.setting.after_section)

    def _headed(self, heading: str, text: str) -> list[Piece]:
        title = _ended(heading)
        indent = width(title, self.setting.bold) + AFTER_HEADING if title else 0.0
        if indent > WIDTH * RUN_IN or from_the_right(text):
            return [*self.block(title, self.setting.bold), *self.block(text)]
        opening, _, others = text.partition("\n")
        first, rest = split_beside(opening, self.setting.text, WIDTH - indent)
        after = [self._line(line, self.setting.text) for line in paragraphs(others, self.setting.text, WIDTH)]
        return [self._titled(title, first, indent), *self.block(rest), *after]

    def _titled(self, title: str, first: str, indent: float) -> Piece:
        def draw(top: float) -> None:
            self.sheet.fitted(LEFT, top, Fitted((title,), self.setting.bold))
            self.sheet.fitted(LEFT + indent, top, Fitted((first,), self.setting.text))

        return Piece(self._height(self.setting.text), draw)

    def _row(self, label: tuple[str, ...], value: tuple[str, ...], style: Style) -> Piece:
        def draw(top: float) -> None:
            self.sheet.fitted(LEFT, top, Fitted(label, self.setting.label))
            self.sheet.fitted(VALUE_X, top, Fitted(value, style))

        return Piece(self._height(style), draw)

    def _line(self, line: str, style: Style) -> Piece:
        return Piece(self._height(style), lambda top: self.sheet.fitted(LEFT, top, Fitted((line,), style)))

    def _height(self, style: Style) -> float:
        return line_height(style) + self.setting.lead

    def _after_name(self, latin: str) -> float:
        return VALUE_X + width(f"{latin},", self.setting.bold) + AFTER_HEADING


def kept(lines: Sequence[Piece]) -> Iterator[Piece]:
    """Lines of which neither the first nor the last stands alone on a page."""
    if len(lines) <= 2 * TOGETHER:
        yield from [joined(*lines)] if lines else []
    else:
        yield joined(*lines[:TOGETHER])
        yield from lines[TOGETHER:-TOGETHER]
        yield joined(*lines[-TOGETHER:])


def split_beside(text: str, style: Style, room: float) -> tuple[str, str]:
    """What of a text stands beside its heading in `room` mm, and what follows below over the whole width."""
    lines = wrap(text, style, room)
    first = lines[0] if lines else ""
    return first, clean(text)[len(first) :]


def from_the_right(text: str) -> bool:
    """Whether any of it runs from right to left: then it shares no line, for a reader would guess at the order."""
    return any(unicodedata.bidirectional(sign) in {"R", "AL"} for sign in text)


def _ended(heading: str) -> str:
    heading = heading.strip()
    return f"{heading}." if heading and heading[-1].isalnum() else heading
