"""What is typed or scanned at the store: catalogue, kits, rules, movements. Quantities in 1/scale of the unit."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from models.codes import (
    Handed,
    MovementReason,
    ReturnState,
    RulePer,
    Sex,
    SizeFrom,
    SupplyCategory,
)


@dataclass(frozen=True)
class ItemForm:
    """An item of the catalogue; `names`: (language, name) beside the plain one; `sizes` in their order."""

    id: UUID
    code: str
    name: str
    unit: str
    reorder_level: int = 0
    is_food: bool = False
    category: SupplyCategory = SupplyCategory.OTHER
    whole_only: bool = True
    sizes: tuple[str, ...] = ()
    tracks_lots: bool = False
    clinic_only: bool = False
    never_refused: bool = False
    is_lent: bool = False
    names: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class KitLineForm:
    item: str
    quantity: int = 1
    optional: bool = False
    size_from: SizeFrom = SizeFrom.NONE


@dataclass(frozen=True)
class KitForm:
    """A kit as it shall be from now on: saving makes its next version."""

    id: UUID
    code: str
    name: str
    lines: tuple[KitLineForm, ...]
    names: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class RuleForm:
    """An entitlement rule (domain, 4.4): `every_days` None is once; `instruction`: that must stand."""

    id: UUID
    name: str
    what: str
    quantity: int
    per: RulePer = RulePer.PERSON
    every_days: int | None = None
    sex: Sex | None = None
    age_from: int | None = None
    age_to: int | None = None
    instruction: str = ""
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True)
class ReceiptForm:
    """Stock that came in (or the opening count)."""

    id: UUID
    item: str
    quantity: int
    document_no: str = ""
    donor: str = ""
    size: str = ""
    lot: str = ""
    expires: date | None = None
    location: UUID | None = None


@dataclass(frozen=True)
class IssueForm:
    """One scan, one act. `kit` or `item` names what is given; `to` is scanned digits, a typed number, or a person id.

    `anyway` repeats an issue that was asked about; `left_out` are item codes not handed over; `sizes`: (item, size)
    where it differs from the person's; `override`: why a rule is passed, by who may; `collector` came for the person,
    with `consent`; `due_back`: lent until then."""

    id: UUID
    to: str | UUID
    kit: str = ""
    item: str = ""
    quantity: int = 1
    anyway: bool = False
    left_out: tuple[str, ...] = ()
    sizes: tuple[tuple[str, str], ...] = ()
    override: MovementReason | None = None
    collector: UUID | None = None
    consent: UUID | None = None
    handed: Handed = Handed.SCANNED
    witness: str = ""
    due_back: date | None = None


@dataclass(frozen=True)
class GroupIssueForm:
    """A kit to everybody of a group who is counted in, but not to `except_for`."""

    id: UUID
    group: UUID
    kit: str
    except_for: tuple[UUID, ...] = ()
    handed: Handed = Handed.NONE


@dataclass(frozen=True)
class SignedLine:
    """A row of the paper list as it came back: what each person took, signed or not."""

    person: UUID
    taken: bool
    handed: Handed = Handed.SIGNED
    left_out: tuple[str, ...] = ()
    witness: str = ""


@dataclass(frozen=True)
class SignedListForm:
    """A distribution list that was signed on paper and is entered afterwards, in one act."""

    id: UUID
    group: UUID
    kit: str
    lines: tuple[SignedLine, ...]
    document_no: str = ""


@dataclass(frozen=True)
class ReturnForm:
    """Something given or lent that came back."""

    id: UUID
    issue: UUID
    state: ReturnState = ReturnState.REUSABLE
    items: tuple[str, ...] = ()
    reason: MovementReason = MovementReason.RETURNED_UNUSED


@dataclass(frozen=True)
class TransferForm:
    """Stock carried from one place to another; None is the main store."""

    id: UUID
    item: str
    quantity: int
    from_place: UUID | None = None
    to_place: UUID | None = None
    size: str = ""
    lot: str = ""
    document_no: str = ""


@dataclass(frozen=True)
class WriteOffForm:
    id: UUID
    item: str
    quantity: int
    reason: MovementReason
    size: str = ""
    lot: str = ""
    location: UUID | None = None
    note: str = ""


@dataclass(frozen=True)
class ReserveForm:
    """Kept back for a person or a group, or (`release`) given free again."""

    id: UUID
    item: str
    quantity: int
    size: str = ""
    person: UUID | None = None
    group: UUID | None = None
    release: bool = False
    note: str = ""


@dataclass(frozen=True)
class CountLineForm:
    item: str
    counted: int
    size: str = ""
    lot: str = ""
    expires: date | None = None


@dataclass(frozen=True)
class StockCountForm:
    """A count of one place by two people; closing it posts the differences."""

    id: UUID
    counted_by: str
    second_by: str
    lines: tuple[CountLineForm, ...]
    location: UUID | None = None


@dataclass(frozen=True)
class PlaceForm:
    id: UUID
    name: str
    clinic: bool = False
    voided: bool = field(default=False)
