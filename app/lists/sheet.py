"""A list as it was read, before anybody says what it means."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from app.errors import UserError

MAX_BYTES, MAX_ROWS, MAX_COLUMNS, MAX_CELL = 10_000_000, 20_000, 200, 10_000
SPACES = "  "  # two or more of them
DELIMITERS = (";", ",", "\t", "|", "^", "~", "*", "#", ":", SPACES)


class ListError(UserError):
    """A list that cannot be read: what happened, what is safe, what to do now."""


class Meaning(StrEnum):
    """What a column holds; a person may correct the guess in the preview."""

    ORDER = "ORDER"
    FAMILY = "FAMILY"
    GIVEN = "GIVEN"
    PATRONYMIC = "PATRONYMIC"
    FULL_NAME = "FULL_NAME"
    SEX = "SEX"
    BORN = "BORN"
    NATIONALITY = "NATIONALITY"
    DOCUMENTS = "DOCUMENTS"
    LANGUAGES = "LANGUAGES"
    REMARK = "REMARK"
    PHONE = "PHONE"
    IGNORE = "IGNORE"


@dataclass(frozen=True, repr=False)
class Sheet:
    """Every cell exactly as decoded. Each row is as wide as `columns`; the lines around the table are kept apart.
    `epoch_1904`: a workbook whose days without a format count from 1904."""

    encoding: str
    delimiter: str
    titles: tuple[str, ...]
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    totals: tuple[str, ...]
    columns: tuple[Meaning, ...]
    warnings: tuple[str, ...] = ()
    epoch_1904: bool = False

    @property
    def declared_total(self) -> int | None:
        """The number of people that the total line names, to be compared with the rows."""
        found = re.search(r"(?<!\d)\d{1,6}(?!\d)", self.totals[0]) if self.totals else None
        return int(found[0]) if found else None
