"""Catalogue, kits and the append-only stock ledger (domain.md, section 4)."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Index

from models.base import Tracked
from models.codes import (
    Handed,
    MovementKind,
    MovementReason,
    ReturnState,
    RulePer,
    Sex,
    SizeFrom,
    SupplyCategory,
    Unit,
)
from models.columns import coded, moment, plain_id, refers, text


class SupplyItem(Tracked, table=True):
    """An item of the catalogue. `scale`: quantities are kept in 1/scale of the unit (1: whole pieces only, 1000:
    thousandths). `sizes`: comma list, empty where there are none. `is_food`: held back from whoever must not eat before
    the clinician. `never_refused`: water and medicine, no rule stops them. `tracks_lots`: by lot and expiry."""

    code: str = text(40, index=True)
    name: str = text(120, default="")
    category: SupplyCategory = coded(SupplyCategory, default=SupplyCategory.OTHER)
    unit: Unit = coded(Unit)
    scale: int = 1
    sizes: str = text(400, default="")
    reorder_level: int
    is_food: bool
    tracks_lots: bool = False
    clinic_only: bool = False
    never_refused: bool = False
    is_lent: bool = False


class CatalogueName(Tracked, table=True):
    """The name of an item or kit in another language; `code` is theirs."""

    code: str = text(40, index=True)
    language: str = text(20)
    name: str = text(120)


class Kit(Tracked, table=True):
    """A bill of materials in one version; a changed kit is a new row with the next version, the old one voided."""

    code: str = text(40, index=True)
    name: str = text(120, default="")
    version: int = 1


class KitLine(Tracked, table=True):
    kit_id: UUID = refers("kit.id")
    item_id: UUID = refers("supplyitem.id")
    quantity: int
    position: int
    optional: bool = False
    size_from: SizeFrom = coded(SizeFrom, default=SizeFrom.NONE)


class StockLocation(Tracked, table=True):
    """A store or shelf; movements without one are of the main store."""

    name: str = text(120)
    clinic: bool = False


class StockMovement(Tracked, table=True):
    """One movement, never changed. `quantity` signed, in 1/scale of the item's unit. The balance of an item (size, lot,
    place) is the sum of all but RESERVE and UNRESERVE, whose own sum is what is kept back."""

    __table_args__ = (Index(None, "item_id", "at"),)

    kind: MovementKind = coded(MovementKind)
    item_id: UUID = refers("supplyitem.id", index=False)
    quantity: int
    at: datetime = moment()
    size: str = text(20, default="")
    lot: str = text(60, default="")
    expires: date | None = None
    location_id: UUID | None = refers("stocklocation.id", default=None)
    person_id: UUID | None = refers("person.id", default=None)
    group_id: UUID | None = refers("arrivalgroup.id", default=None)
    issue_id: UUID | None = refers("issue.id", default=None)
    count_id: UUID | None = refers("stockcount.id", default=None)
    reversed_of: UUID | None = refers("stockmovement.id", default=None)
    pair_id: UUID | None = plain_id(default=None)
    reason: MovementReason | None = coded(MovementReason, default=None)
    document_no: str = text(80, default="")
    donor: str = text(120, default="")
    note: str = text(200, default="")
    by_id: UUID | None = refers("staffmember.id", default=None)


class StockCount(Tracked, table=True):
    """A count of a place by two people; its differences are posted as movements when it is closed."""

    location_id: UUID | None = refers("stocklocation.id", default=None)
    opened_at: datetime = moment()
    counted_by: str = text(120, default="")
    second_by: str = text(120, default="")
    closed_at: datetime | None = moment(default=None)


class StockCountLine(Tracked, table=True):
    count_id: UUID = refers("stockcount.id")
    item_id: UUID = refers("supplyitem.id")
    size: str = text(20, default="")
    lot: str = text(60, default="")
    expires: date | None = None
    system: int
    counted: int


class Issue(Tracked, table=True):
    """One act of giving at the desk, to one person: the kit or item, and how it was taken. Undo voids nothing: it
    adds reversing movements and marks `undone_at`. `collector_id`: who came for it, with consent. `due_back`: lent."""

    __table_args__ = (Index(None, "person_id", "what"),)

    person_id: UUID = refers("person.id", index=False)
    what: str = text(40, default="")
    kit_id: UUID | None = refers("kit.id", default=None)
    quantity: int = 1
    at: datetime = moment(index=True)
    batch_id: UUID | None = plain_id(default=None, index=True)
    undone_at: datetime | None = moment(default=None)
    collector_id: UUID | None = refers("person.id", default=None)
    consent_id: UUID | None = refers("consent.id", default=None)
    handed: Handed = coded(Handed, default=Handed.NONE)
    witness: str = text(120, default="")
    override_reason: MovementReason | None = coded(MovementReason, default=None)
    override_by: UUID | None = refers("staffmember.id", default=None)
    rule_id: UUID | None = refers("entitlementrule.id", default=None)
    by_id: UUID | None = refers("staffmember.id", default=None)
    due_back: date | None = None
    returned_at: datetime | None = moment(default=None)
    returned_as: ReturnState | None = coded(ReturnState, default=None)


class Owed(Tracked, table=True):
    """A component that was missing or held back when a kit was given; voided when it is handed over or undone."""

    person_id: UUID = refers("person.id")
    issue_id: UUID = refers("issue.id")
    item_id: UUID = refers("supplyitem.id")
    quantity: int
    size: str = text(20, default="")
    held: bool


class EntitlementRule(Tracked, table=True):
    """What a person, household or room may get how often (domain, 4.4 and 11.23). `what`: code of an item or kit.
    `every_days` None: once. `instruction`: only whom this work instruction stands for. Ages in whole years."""

    name: str = text(120)
    what: str = text(40, index=True)
    per: RulePer = coded(RulePer)
    quantity: int
    every_days: int | None = None
    sex: Sex | None = coded(Sex, default=None)
    age_from: int | None = None
    age_to: int | None = None
    instruction: str = text(40, default="")
    valid_from: date | None = None
    valid_to: date | None = None
