"""What the supplies desk gets back: stock, kits, the result of a scan, the ledger. Frozen, like all rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from app.rows import PersonRow
from models.codes import MovementKind


@dataclass(frozen=True)
class StockRow:
    code: str
    name: str
    unit: str
    balance: int
    reorder_level: int
    is_kit: bool = False

    @property
    def low(self) -> bool:
        return self.balance <= self.reorder_level


@dataclass(frozen=True)
class KitRow:
    code: str
    name: str
    lines: tuple[tuple[str, str, int], ...]


class IssueKind(StrEnum):
    GIVEN = "GIVEN"
    ASK = "ASK"
    STOP = "STOP"


@dataclass(frozen=True)
class IssueLine:
    item: str
    name: str
    quantity: int
    state: str = "given"


@dataclass(frozen=True)
class IssueRow:
    """Result of one scan at the supplies desk. `lines` state: given, owed, held, left_out. STOP carries no person."""

    kind: IssueKind
    sentence: str
    issue: UUID | None = None
    person: PersonRow | None = None
    what: str = ""
    lines: tuple[IssueLine, ...] = ()


@dataclass(frozen=True)
class GroupIssueRow:
    issue: UUID
    what: str
    given: int
    skipped: tuple[tuple[PersonRow, str], ...]
    owed: tuple[tuple[str, int], ...]


@dataclass(frozen=True, repr=False)
class ScanRow:
    at: datetime
    kind: IssueKind
    who: str
    word: str
    issue: UUID | None = None


@dataclass(frozen=True)
class LedgerRow:
    at: datetime
    kind: MovementKind
    item: str
    quantity: int
    balance: int
    note: str
    by: str
