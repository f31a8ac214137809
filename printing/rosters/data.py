"""What a list is made of: columns, blocks of rows and the sentences around them, all in words of the paper."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum

from models.codes import RosterKind, StockSheet
from printing.data import SecondCode, SiteData

HOW = ": "
"""Between the word of a badge and what stands under it."""


class Look(Enum):
    """How the cells of a column are drawn. FIT: a text of known length, whose weight is its width in mm."""

    TEXT = "text"
    FIT = "fit"
    NAME = "name"
    OWN = "own"
    BIG = "big"
    BADGE = "badge"
    TICK = "tick"
    BLANK = "blank"
    SIGNATURE = "signature"
    CODE = "code"


@dataclass(frozen=True)
class RosterColumn:
    """A column: code of the list, title on the paper, share of the width, how it looks."""

    code: str
    title: str
    weight: float
    look: Look = Look.TEXT


@dataclass(frozen=True)
class RosterBlock:
    """Rows under a heading of their own; an empty heading stands nowhere. A cell of a code column holds ten digits."""

    heading: str
    rows: tuple[tuple[str, ...], ...] = field(repr=False)


@dataclass(frozen=True)
class RosterTable:
    """A table with a title of its own (empty for the first one)."""

    columns: tuple[RosterColumn, ...]
    blocks: tuple[RosterBlock, ...] = field(repr=False)
    title: str = ""


@dataclass(frozen=True)
class FireTop:
    """What stands large on a fire list: how many should be here, and where to meet (empty: a line to write on)."""

    count: int
    meet: str = ""


@dataclass(frozen=True, kw_only=True)
class RosterPaper:
    """A whole list. `total`: a sentence that adds up; `keep`: one of confidence; `notes`: what is left out and why;
    `ending`: words, each followed by a line to write on; `code`, `second`: codes at the head; `signed`: both sides of
    a hand-over sign; `spare`: empty rows for who is missing."""

    kind: RosterKind | StockSheet
    language: str
    title: str
    as_of: datetime
    site: SiteData
    total: str
    keep: str
    table: RosterTable = field(repr=False)
    notes: tuple[str, ...] = ()
    more: tuple[RosterTable, ...] = field(default=(), repr=False)
    ending: tuple[str, ...] = ()
    code: str = ""
    second: SecondCode | None = None
    signed: bool = False
    spare: int = 0
    fire: FireTop | None = None
