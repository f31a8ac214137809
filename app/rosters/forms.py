"""What the page of lists hands over and gets back."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from models.codes import PaperClass, RosterKind


class TableFormat(StrEnum):
    """A list as a file for other programs."""

    XLSX = "XLSX"
    CSV = "CSV"


@dataclass(frozen=True)
class RosterForm:
    """A list as it is asked for. `group` None: everybody here. Empty `columns`, `order`: as the kind has them.
    `only`: codes with spaces between, such as "sex=F child"; `copies`: how many are printed;
    `trip`: whose manifest it is."""

    kind: RosterKind
    group: UUID | None = None
    columns: tuple[str, ...] = ()
    order: str = ""
    group_by: str = ""
    only: str = ""
    numbers_only: bool = False
    language: str = "en"
    for_whom: str = ""
    copies: int = 1
    trip: UUID | None = None


@dataclass(frozen=True)
class ColumnOffer:
    """A column that a list may have. `chosen`: it stands there unless left out; the others may be added."""

    code: str
    title: str
    chosen: bool
    personal: bool = False


@dataclass(frozen=True)
class Choice:
    """A code and its words; `values`: what may follow it after "=", as code and words (none: it stands alone)."""

    code: str
    title: str
    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class RosterOffer:
    """A kind of list as a role may have it. `needs_group`: it is about one group. `asks_for_whom`: its class asks who
    gets it. `tables`: how it may leave as a file; `needs_second`: with names only after a second person agreed when
    they are many."""

    kind: RosterKind
    title: str
    paper_class: PaperClass
    columns: tuple[ColumnOffer, ...] = ()
    orders: tuple[Choice, ...] = ()
    groupings: tuple[Choice, ...] = ()
    filters: tuple[Choice, ...] = ()
    numbers_only: bool = True
    needs_group: bool = False
    asks_for_whom: bool = False
    tables: tuple[TableFormat, ...] = ()


@dataclass(frozen=True)
class LayoutForm:
    """A list as somebody set it up, to be kept under a name."""

    id: UUID
    name: str
    roster: RosterForm


@dataclass(frozen=True)
class LayoutRow:
    """A kept layout; `roster` is ready to be printed (the group is chosen each time)."""

    id: UUID
    name: str
    roster: RosterForm
