"""What a list leaves open and a person must say: of one cell, or once for a whole column. Nothing is guessed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class AskKind(StrEnum):
    """Why somebody is asked. The first six are the doubts of a birth date; of a whole column the first four may be."""

    DAY_MONTH_ORDER = "DAY_MONTH_ORDER"
    OTHER_CALENDAR = "OTHER_CALENDAR"
    SEX_LETTERS = "SEX_LETTERS"
    NAME_ORDER = "NAME_ORDER"
    PLACEHOLDER = "PLACEHOLDER"
    AGE_OR_YEAR = "AGE_OR_YEAR"
    IMPOSSIBLE = "IMPOSSIBLE"
    FUTURE = "FUTURE"
    NOT_UNDERSTOOD = "NOT_UNDERSTOOD"
    DIFFERS = "DIFFERS"
    MISSING = "MISSING"


class AskField(StrEnum):
    """Which part of a person the question is about."""

    NAME = "name"
    BORN = "dob"
    SEX = "sex"
    NATIONALITY = "nationality"
    DOCUMENTS = "documents"
    LANGUAGES = "languages"


@dataclass(frozen=True, repr=False, slots=True)
class Ask:
    """One question. `choices` are codes (DAY_FIRST) or ISO dates; `column` counts from 0 where a whole one is meant."""

    field: AskField
    kind: AskKind
    as_written: str = ""
    choices: tuple[str, ...] = ()
    column: int | None = None


@dataclass(frozen=True)
class ColumnAnswer:
    """What somebody said about a whole column: one of the `choices` of its question."""

    column: int
    kind: AskKind
    choice: str


def answer(answers: Iterable[ColumnAnswer], column: int, kind: AskKind) -> str:
    """The choice made for a column, empty while nobody has said."""
    return next((said.choice for said in answers if said.column == column and said.kind is kind), "")
