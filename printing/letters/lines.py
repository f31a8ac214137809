"""Lines, facts and sections of a letter as pieces that flow over pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from printing.sheet import Fitted, Piece, Sheet, Style, joined, line_height, paragraphs, space, width, wrap
from printing.sheet.text import clean

LEFT, RIGHT, VALUE_X = 22.0, 190.0, 68.0
WIDTH = RIGHT - LEFT
TEXT, BOLD, LABEL = Style(10.4), Style(10.4, bold=True), Style(10.4, grey=0.3)
TOGETHER, RUN_IN, AFTER_HEADING = 2, 0.5, 1.6


def block(sheet: Sheet, text: str, style: Style) -> list[Piece]:
    """A text over the whole width, a piece a line; nothing for an empty one."""
    return [_line(sheet, LEFT, line, style) for line in paragraphs(text.strip(), style, WIDTH)]


def fact(sheet: Sheet, label: str, value: str, style: Style = TEXT) -> Iterator[Piece]:
    """A label and its value, which may take several lines; the label stands beside the first."""
    labels = wrap(label, LABEL, VALUE_X - LEFT - 3.0)
    values = paragraphs(value.strip(), style, RIGHT - VALUE_X)
    rows = max(len(labels), len(values))
    yield from kept([_row(sheet, labels[row : row + 1], values[row : row + 1], style) for row in range(rows)])
    yield space(1.0)


def beside(latin: str, own: str) -> bool:
    """Whether both spellings of a name stand in one line."""
    return width(f"{latin},", BOLD) + AFTER_HEADING + width(own, TEXT) <= RIGHT - VALUE_X


def name_beside(sheet: Sheet, label: str, latin: str, own: str) -> Iterator[Piece]:
    """The name in Latin letters, bold, and after it the own spelling, each in its own direction."""
    after = VALUE_X + width(f"{latin},", BOLD) + AFTER_HEADING

    def draw(top: float) -> None:
        sheet.fitted(LEFT, top, Fitted((label,), LABEL))
        sheet.fitted(VALUE_X, top, Fitted((f"{latin},",), BOLD))
        sheet.fitted(after, top, Fitted((own,), TEXT))

    yield from (Piece(line_height(TEXT) + 0.3, draw), space(1.0))


def section(sheet: Sheet, heading: str, text: str) -> Iterator[Piece]:
    """A bold heading that the text follows in the same line, then line after line; nothing for an empty text."""
    if text.strip():
        yield from kept(_headed(sheet, heading, text.strip()))
        yield space(2.6)


def kept(lines: Sequence[Piece]) -> Iterator[Piece]:
    """Lines of which neither the first nor the last stands alone on a page."""
    if len(lines) <= 2 * TOGETHER:
        yield from [joined(*lines)] if lines else []
    else:
        yield joined(*lines[:TOGETHER])
        yield from lines[TOGETHER:-TOGETHER]
        yield joined(*lines[-TOGETHER:])


def _headed(sheet: Sheet, heading: str, text: str) -> list[Piece]:
    title = _ended(heading)
    indent = width(title, BOLD) + AFTER_HEADING if title else 0.0
    if indent > WIDTH * RUN_IN:
        return [*block(sheet, title, BOLD), *block(sheet, text, TEXT)]
    opening, _, others = text.partition("\n")
    first, rest = _split(opening, WIDTH - indent)
    return [_titled(sheet, title, first, indent), *block(sheet, rest, TEXT), *_after(sheet, others)]


def _after(sheet: Sheet, text: str) -> Iterable[Piece]:
    return [_line(sheet, LEFT, line, TEXT) for line in paragraphs(text, TEXT, WIDTH)]


def _ended(heading: str) -> str:
    heading = heading.strip()
    return f"{heading}." if heading and heading[-1].isalnum() else heading


def _split(text: str, room: float) -> tuple[str, str]:
    """What stands beside the heading, and what follows below it over the whole width."""
    lines = wrap(text, TEXT, room)
    first = lines[0] if lines else ""
    return first, clean(text)[len(first) :]


def _titled(sheet: Sheet, title: str, first: str, indent: float) -> Piece:
    def draw(top: float) -> None:
        sheet.fitted(LEFT, top, Fitted((title,), BOLD))
        sheet.fitted(LEFT + indent, top, Fitted((first,), TEXT))

    return Piece(line_height(TEXT), draw)


def _row(sheet: Sheet, label: tuple[str, ...], value: tuple[str, ...], style: Style) -> Piece:
    def draw(top: float) -> None:
        sheet.fitted(LEFT, top, Fitted(label, LABEL))
        sheet.fitted(VALUE_X, top, Fitted(value, style))

    return Piece(line_height(TEXT) + 0.3, draw)


def _line(sheet: Sheet, x: float, line: str, style: Style) -> Piece:
    return Piece(line_height(style), lambda top: sheet.fitted(x, top, Fitted((line,), style)))
