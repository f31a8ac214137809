"""What the page of versions shows and asks: one field, what each laptop says, and the choice."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from app.rows import NameText

Said = StrEnum | str | bool | int | date | datetime | None  # as a person reads it; the window puts it into words


@dataclass(frozen=True, repr=False)
class VersionRow:
    """One of the versions: `key` names it in a SettleForm. `said` is None when empty or sealed to this desk."""

    key: str
    said: Said
    at: datetime
    by: str
    laptop: str


@dataclass(frozen=True, repr=False)
class ConflictRow:
    """A field that laptops wrote differently, the version now in use first. `sealed`: to this desk it stays closed.
    `may_settle`: the role may choose; `may_type`: it may also write something else."""

    row: UUID
    table: str
    field: str
    about: str
    name: NameText
    number: str
    person: UUID | None
    sealed: bool
    may_settle: bool
    may_type: bool
    versions: tuple[VersionRow, ...]


@dataclass(frozen=True, repr=False)
class SettleForm:
    """The choice: the key of a version, or with an empty key what was typed instead."""

    row: UUID
    field: str
    version: str = ""
    typed: str = ""
