"""What the supplies desk and the store get back. Frozen, like all rows; quantities in 1/scale of the unit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from app.rows import PersonRow
from models.codes import MovementKind, MovementReason, SizeFrom, SupplyCategory


@dataclass(frozen=True)
class StockRow:
    """What is left of an item or kit. `sizes`: the sizes it comes in; `kept_back`: reserved of it; `short`: below zero
    until it is counted. `parts` of a kit: codes of its items."""

    code: str
    name: str
    unit: str
    balance: int
    reorder_level: int
    is_kit: bool = False
    scale: int = 1
    sizes: tuple[str, ...] = ()
    kept_back: int = 0
    parts: tuple[str, ...] = ()
    is_lent: bool = False

    @property
    def low(self) -> bool:
        return self.balance - self.kept_back <= self.reorder_level

    @property
    def short(self) -> bool:
        return self.balance < 0


@dataclass(frozen=True)
class KitRow:
    """A kit in its newest version; `lines`: code, name, quantity."""

    code: str
    name: str
    lines: tuple[tuple[str, str, int], ...]


@dataclass(frozen=True)
class ItemRow:
    """An item of the catalogue as it is edited."""

    id: UUID
    code: str
    name: str
    category: SupplyCategory
    unit: str
    scale: int
    sizes: tuple[str, ...]
    reorder_level: int
    is_food: bool
    tracks_lots: bool
    clinic_only: bool
    never_refused: bool
    is_lent: bool
    names: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class KitPart:
    item: str
    name: str
    quantity: int
    optional: bool
    size_from: SizeFrom
    scale: int = 1


@dataclass(frozen=True)
class KitSheet:
    """A kit as it is edited, in its newest version."""

    id: UUID
    code: str
    name: str
    version: int
    parts: tuple[KitPart, ...]
    names: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class PlaceRow:
    id: UUID
    name: str
    clinic: bool


class IssueKind(StrEnum):
    GIVEN = "GIVEN"
    ASK = "ASK"
    STOP = "STOP"


@dataclass(frozen=True)
class IssueLine:
    """What became of one item: given, owed, held, not_due (had it before), left_out."""

    item: str
    name: str
    quantity: int
    state: str = "given"
    size: str = ""
    scale: int = 1


@dataclass(frozen=True)
class IssueRow:
    """Result of one scan at the supplies desk; STOP carries no person. `rule`: the name of the rule that refused, with
    the day on which more is due; `reasons`: those by which this role may pass it. `short`: items now below zero."""

    kind: IssueKind
    sentence: str
    issue: UUID | None = None
    person: PersonRow | None = None
    what: str = ""
    lines: tuple[IssueLine, ...] = ()
    rule: str = ""
    next_on: date | None = None
    reasons: tuple[MovementReason, ...] = ()
    can_pass: bool = False
    short: tuple[str, ...] = ()


@dataclass(frozen=True)
class GroupIssueRow:
    issue: UUID
    what: str
    given: int
    skipped: tuple[tuple[PersonRow, str], ...]
    owed: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class EntitledRow:
    """What a person may still get of one thing; `left` None: no rule limits it. `had`: when it was given last."""

    code: str
    name: str
    left: int | None
    why_not: str = ""
    next_on: date | None = None
    had: datetime | None = None
    size: str = ""
    household: bool = False


@dataclass(frozen=True, repr=False)
class EntitledSheet:
    """What somebody and the people of their household may still receive; the one who was scanned first."""

    people: tuple[tuple[PersonRow, tuple[EntitledRow, ...]], ...]
    household: tuple[EntitledRow, ...]
    lent: tuple[LoanRow, ...] = ()


@dataclass(frozen=True, repr=False)
class LoanRow:
    """Something lent and not brought back."""

    issue: UUID
    person: PersonRow
    what: str
    at: datetime
    due_back: date | None
    overdue: bool


@dataclass(frozen=True, repr=False)
class OwedRow:
    """Something owed to somebody. `held`: food held back until a medic has seen them; `in_stock`: can be given now."""

    id: UUID
    person: PersonRow
    item: str
    name: str
    quantity: int
    scale: int
    size: str
    held: bool
    in_stock: bool


@dataclass(frozen=True, repr=False)
class ScanRow:
    at: datetime
    kind: IssueKind
    who: str
    word: str
    issue: UUID | None = None


@dataclass(frozen=True)
class LedgerRow:
    """One line of a stock card. `id`: the movement, to reverse it; `undone`: it was reversed."""

    at: datetime
    kind: MovementKind
    item: str
    quantity: int
    balance: int
    note: str
    by: str
    id: UUID | None = None
    size: str = ""
    lot: str = ""
    place: str = ""
    undone: bool = False
    reason: MovementReason | None = None


@dataclass(frozen=True)
class LotRow:
    """What is left of a lot of a size in a place. `expired`: its day is over."""

    lot: str
    expires: date | None
    size: str
    place: str
    quantity: int
    expired: bool


@dataclass(frozen=True)
class StockCardRow:
    """The stock card of an item. `a_day`: consumption in 1/scale a day over the last fortnight; `days_left`: how long
    the balance lasts at that pace (None: nothing is used). `by_day`: the balance at the end of each of 28 days."""

    item: ItemRow
    balance: int
    kept_back: int
    lines: tuple[LedgerRow, ...]
    lots: tuple[LotRow, ...]
    a_day: float
    days_left: int | None
    by_day: tuple[tuple[date, int], ...]


@dataclass(frozen=True)
class CountLine:
    """A line of a stock count: what the ledger says, to be counted."""

    item: str
    name: str
    unit: str
    scale: int
    size: str
    lot: str
    expires: date | None
    system: int
    counted: int | None = None

    @property
    def difference(self) -> int:
        return 0 if self.counted is None else self.counted - self.system


@dataclass(frozen=True)
class CountSheetRow:
    """A stock count of one place, to be filled in or as it was closed."""

    id: UUID
    place: str
    at: datetime
    lines: tuple[CountLine, ...]
    counted_by: str = ""
    second_by: str = ""
