"""Check digits: weights 7, 3, 1, modulo 10, A is 10 and the filler 0 (Doc 9303-3, section 4.9)."""

from __future__ import annotations

from itertools import cycle

from app.mrz.layout import FILLER, Layout, Place, cut

_VALUES = {sign: value for value, sign in enumerate("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")}


def check_digit(text: str) -> str:
    """The check digit of a text; a sign outside the alphabet counts as nothing."""
    return str(sum(_VALUES.get(sign, 0) * weight for sign, weight in zip(text, cycle((7, 3, 1)), strict=False)) % 10)


def number_places(layout: Layout, lines: tuple[str, ...]) -> tuple[tuple[Place, ...], Place]:
    """Where the document number stands and its check digit; a long one goes on in the optional data (Doc 9303-5)."""
    number, digit = layout.fields["document_number"], layout.digits["document_number"]
    if layout.long_numbers and cut(lines, digit) == FILLER and not cut(lines, number).endswith(FILLER):
        more = layout.fields[layout.long_numbers]
        length = len(cut(lines, more).partition(FILLER)[0])
        if length > 1:
            last = more.start + length - 1
            return (number, more._replace(stop=last)), Place(more.line, last, last + 1)
    return (number,), digit


def covered(layout: Layout, lines: tuple[str, ...], check: str) -> tuple[tuple[Place, ...], Place]:
    """What a check digit runs over, and where it stands."""
    if check == "composite":
        return layout.composite, layout.digits[check]
    if check == "document_number":
        return number_places(layout, lines)
    return (layout.fields[check],), layout.digits[check]


def holds(layout: Layout, lines: tuple[str, ...], check: str) -> bool:
    """Whether one check digit is right; a filler may stand for the 0 of an empty field."""
    places, digit_place = covered(layout, lines, check)
    text, digit = "".join(cut(lines, place) for place in places), cut(lines, digit_place)
    return digit == check_digit(text) or (digit == FILLER and not text.strip(FILLER))


def failing(layout: Layout, lines: tuple[str, ...]) -> list[str]:
    return [check for check in layout.digits if not holds(layout, lines, check)]
