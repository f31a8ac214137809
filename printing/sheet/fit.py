"""Making text fit: smaller by steps, then over more lines, never cut without a sign of it."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from printing.sheet.text import Style, clean, width
from printing.sheet.units import MM

LEADING = 1.24
STEP_PT = 0.3
LOOK_AHEAD = 400  # letters; more than any line holds
CUT = "[…]"
"""Stands where the rest of a text had no room; no record is written so."""
_PIECES = re.compile(r"[^ \-\u2010\u2013]*(?:[\-\u2010\u2013]+ *| +|$)")


@dataclass(frozen=True, slots=True)
class Fitted:
    """Lines of text in a style; `whole` is False when they are more than were asked for."""

    lines: tuple[str, ...]
    style: Style
    whole: bool = True

    @property
    def height(self) -> float:
        """Height of all lines in mm."""
        return len(self.lines) * line_height(self.style)

    def cut(self, lines: int, room: float) -> Fitted:
        """At most so many lines of `room` mm; where the rest is missing, the last ends in the sign of a cut."""
        if len(self.lines) <= lines:
            return self
        last = _clusters(self.lines[lines - 1])
        while last and width(f"{''.join(last).rstrip()} {CUT}", self.style) > room:
            last.pop()
        marked = f"{''.join(last).rstrip()} {CUT}".lstrip()
        return Fitted((*self.lines[: lines - 1], marked), self.style, whole=False)


def line_height(style: Style) -> float:
    """Distance from one line to the next in mm."""
    return style.size * LEADING / MM


def wrap(text: str, style: Style, room: float) -> tuple[str, ...]:
    """The text in lines of at most `room` mm: broken after spaces and hyphens, a longer word broken anywhere."""
    shown = clean(text)
    if width(shown, style) <= room:
        return (shown,) if shown else ()
    lines, line = [], ""
    for piece in _pieces(shown):
        if line and width((line + piece).rstrip(" "), style) > room:
            lines.append(line.rstrip(" "))
            line = ""
        *full, line = _torn(line + piece, style, room)
        lines += full
    return (*lines, line.rstrip(" ")) if line.rstrip(" ") else tuple(lines)


def paragraphs(text: str, style: Style, room: float) -> tuple[str, ...]:
    """A text of several paragraphs in lines of at most `room` mm; an empty paragraph is an empty line."""
    found: list[str] = []
    for paragraph in text.splitlines():
        found += wrap(paragraph, style, room) or ("",)
    return tuple(found)


def fit(text: str, style: Style, room: float, floor: float, lines: int = 1, breaking: float = 0.0) -> Fitted:
    """One line, shrunk from the style's size to `floor` pt; then up to `lines` lines, from `breaking` pt down."""
    natural = width(text, style.sized(1))
    for size in _sizes(style.size, floor):
        if natural * size <= room:
            return Fitted(wrap(text, style.sized(size), room), style.sized(size))
    return _over_lines(text, style, room, floor, lines, breaking or floor)


def _over_lines(text: str, style: Style, room: float, floor: float, lines: int, breaking: float) -> Fitted:
    for size in _sizes(min(style.size, breaking), floor) if lines > 1 else ():
        wrapped = wrap(text, style.sized(size), room)
        if len(wrapped) <= lines and not _tears(text, style.sized(size), room):
            return Fitted(wrapped, style.sized(size))
    smallest = style.sized(floor)
    wrapped = wrap(text, smallest, room)
    return Fitted(wrapped, smallest, len(wrapped) <= lines)


def _sizes(top: float, floor: float) -> Iterator[float]:
    size = top
    while size > floor:
        yield round(size, 2)
        size -= STEP_PT
    yield floor


def _tears(text: str, style: Style, room: float) -> bool:
    return any(width(piece.rstrip(" "), style) > room for piece in _pieces(clean(text)))


def _pieces(text: str) -> list[str]:
    return [piece for piece in _PIECES.findall(text) if piece]


def _torn(piece: str, style: Style, room: float) -> list[str]:
    """A word too long for a line, in parts; no sign is added, for none stands in the record."""
    parts, signs = [], _clusters(piece)
    while signs and width("".join(signs[:LOOK_AHEAD]).rstrip(" "), style) > room:
        ahead = range(1, min(len(signs), LOOK_AHEAD) + 1)
        taken = max(1, bisect_right(ahead, room, key=lambda many: width("".join(signs[:many]), style)))
        parts.append("".join(signs[:taken]))
        signs = signs[taken:]
    return [*parts, "".join(signs)]


def _clusters(text: str) -> list[str]:
    """Letters with their combining marks."""
    found: list[str] = []
    for sign in text:
        if found and (unicodedata.combining(sign) or unicodedata.category(sign) in {"Mn", "Me", "Cf"}):
            found[-1] += sign
        else:
            found.append(sign)
    return found
