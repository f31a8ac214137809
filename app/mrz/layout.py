"""The five formats: where each field and each check digit stands (Doc 9303 part 4, 5, 6 and 7)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple

FILLER = "<"


class Place(NamedTuple):
    """A run of signs: line, first position, position after the last."""

    line: int
    start: int
    stop: int


@dataclass(frozen=True)
class Layout:
    """One format. `digits`: the position of each field's check digit; `composite`: what the last one runs over."""

    name: str
    lines: int
    width: int
    fields: dict[str, Place]
    digits: dict[str, Place]
    composite: tuple[Place, ...] = ()
    long_numbers: str = ""  # the field in which a document number goes on that is longer than nine signs

    @property
    def is_visa(self) -> bool:
        return not self.composite

    def data_ends(self, line: int) -> bool:
        """Whether a line ends in data that may be followed by fillers, not in a check digit."""
        return all(place.line != line or place.stop != self.width for place in self.digits.values())


_TD1 = Layout(
    "TD1",
    3,
    30,
    {
        "document_type": Place(0, 0, 2),
        "issuer": Place(0, 2, 5),
        "document_number": Place(0, 5, 14),
        "optional_data": Place(0, 15, 30),
        "birth_date": Place(1, 0, 6),
        "sex": Place(1, 7, 8),
        "expiry_date": Place(1, 8, 14),
        "nationality": Place(1, 15, 18),
        "optional_data_2": Place(1, 18, 29),
        "names": Place(2, 0, 30),
    },
    {
        "document_number": Place(0, 14, 15),
        "birth_date": Place(1, 6, 7),
        "expiry_date": Place(1, 14, 15),
        "composite": Place(1, 29, 30),
    },
    (Place(0, 5, 30), Place(1, 0, 7), Place(1, 8, 15), Place(1, 18, 29)),
    "optional_data",
)
_TWO_LINES = {
    "document_type": Place(0, 0, 2),
    "issuer": Place(0, 2, 5),
    "names": Place(0, 5, 36),
    "document_number": Place(1, 0, 9),
    "nationality": Place(1, 10, 13),
    "birth_date": Place(1, 13, 19),
    "sex": Place(1, 20, 21),
    "expiry_date": Place(1, 21, 27),
}
_THREE_DIGITS = {
    "document_number": Place(1, 9, 10),
    "birth_date": Place(1, 19, 20),
    "expiry_date": Place(1, 27, 28),
}
_PERSON = (Place(1, 0, 10), Place(1, 13, 20))
_TD2 = Layout(
    "TD2",
    2,
    36,
    _TWO_LINES | {"optional_data": Place(1, 28, 35)},
    _THREE_DIGITS | {"composite": Place(1, 35, 36)},
    (*_PERSON, Place(1, 21, 35)),
    "optional_data",
)
_TD3 = Layout(
    "TD3",
    2,
    44,
    _TWO_LINES | {"names": Place(0, 5, 44), "personal_number": Place(1, 28, 42)},
    _THREE_DIGITS | {"personal_number": Place(1, 42, 43), "composite": Place(1, 43, 44)},
    (*_PERSON, Place(1, 21, 43)),
)
_MRV_B = Layout("MRV-B", 2, 36, _TWO_LINES | {"optional_data": Place(1, 28, 36)}, _THREE_DIGITS)
_MRV_A = replace(
    _MRV_B,
    name="MRV-A",
    width=44,
    fields=_TWO_LINES | {"names": Place(0, 5, 44), "optional_data": Place(1, 28, 44)},
)
LAYOUTS = (_TD3, _TD1, _TD2, _MRV_A, _MRV_B)

LETTERS_ONLY = ("document_type", "issuer", "nationality", "sex", "names")
DIGITS_ONLY = ("birth_date", "expiry_date")


def cut(lines: tuple[str, ...], place: Place) -> str:
    return lines[place.line][place.start : place.stop]


def put(lines: tuple[str, ...], place: Place, text: str) -> tuple[str, ...]:
    """The lines with this text, of the same length, in the place."""
    line = lines[place.line]
    changed = line[: place.start] + text + line[place.stop :]
    return (*lines[: place.line], changed, *lines[place.line + 1 :])
