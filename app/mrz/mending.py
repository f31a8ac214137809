"""Misread signs, put right only where the alphabet of the field or its check digit proves what stood there."""

from __future__ import annotations

from collections.abc import Iterator

from app.mrz.digits import covered, failing, holds
from app.mrz.layout import DIGITS_ONLY, FILLER, LETTERS_ONLY, Layout, Place, cut, put
from app.mrz.zone import Correction

_TO_DIGIT = str.maketrans("OQDILZSGB", "000112568")
_TO_LETTER = str.maketrans("012568", "OIZSGB")
_ALIKE = {
    **{"O": "0", "Q": "0", "D": "0", "I": "1", "Z": "2", "S": "5", "G": "6", "B": "8", "U": "V", "V": "U"},
    **{"0": "OQD", "1": "I", "2": "Z", "5": "S", "6": "G", "8": "B"},
}
_WHICH = {"optional_data_2": "optional_data"}

Lines = tuple[str, ...]


def mend(layout: Layout, lines: Lines) -> tuple[Lines, tuple[Correction, ...]]:
    """The lines as they must have stood, and what was changed."""
    mended = _by_alphabet(layout, lines)
    for check in ("document_number", "personal_number"):
        if check in layout.digits and not holds(layout, mended, check):
            proven = list(_proven(layout, mended, check))
            mended = proven[0] if len(proven) == 1 else mended
    return mended, _corrections(layout, lines, mended)


def _by_alphabet(layout: Layout, lines: Lines) -> Lines:
    for name, place in layout.fields.items():
        if name in LETTERS_ONLY:
            lines = put(lines, place, cut(lines, place).translate(_TO_LETTER))
        elif name in DIGITS_ONLY:
            lines = put(lines, place, cut(lines, place).translate(_TO_DIGIT))
    for place in layout.digits.values():
        lines = put(lines, place, cut(lines, place).translate(_TO_DIGIT))
    return lines


def _proven(layout: Layout, lines: Lines, check: str) -> Iterator[Lines]:
    """Every way of changing one sign that makes the field's own check digit and the composite right."""
    places, digit = covered(layout, lines, check)
    long = [digit] if digit != layout.digits[check] else []
    for place in (*places, *long):
        for position in range(place.start, place.stop):
            spot = Place(place.line, position, position + 1)
            for other in _ALIKE.get(cut(lines, spot), ""):
                changed = put(lines, spot, other)
                if _may_be(layout, lines, spot, other) and not {check, "composite"} & set(failing(layout, changed)):
                    yield changed


def _may_be(layout: Layout, lines: Lines, spot: Place, other: str) -> bool:
    """A visa has no composite, and one digit in ten agrees by chance: there only a letter after a digit is mended."""
    before = cut(lines, Place(spot.line, max(spot.start - 1, 0), spot.start))
    return "composite" in layout.digits or (before.isdigit() and other.isdigit())


def _corrections(layout: Layout, before: Lines, after: Lines) -> tuple[Correction, ...]:
    changed = (
        Correction(_WHICH.get(name, name), cut(before, place).strip(FILLER), cut(after, place).strip(FILLER))
        for name, place in layout.fields.items()
        if cut(before, place) != cut(after, place)
    )
    digits = (
        Correction(f"{name}_check", cut(before, place), cut(after, place))
        for name, place in layout.digits.items()
        if cut(before, place) != cut(after, place)
    )
    return (*changed, *digits)
