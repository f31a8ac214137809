"""One list and its reading: for each person `family|given|patronymic|birth|sex|citizenship|what is asked`."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Example:
    """`birth` is a date, a month or a year in ISO, `~63` for an age, empty for nothing certain; `asks` are of columns.

    What is asked of a person: `dob:PLACEHOLDER`, `name:NAME_ORDER`, ..., with spaces between several.
    """

    name: str
    encoding: str
    text: str
    people: str
    asks: str = ""
