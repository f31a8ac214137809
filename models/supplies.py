"""Catalogue, kits and the append-only stock ledger (domain.md, section 4)."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from models.base import Tracked
from models.codes import MovementKind, Unit
from models.columns import coded, moment, plain_id, refers, text


class SupplyItem(Tracked, table=True):
    """An item of the catalogue. `is_food`: held back from whoever must not eat before the clinician."""

    code: str = text(40, index=True)
    name: str = text(120, default="")
    unit: Unit = coded(Unit)
    reorder_level: int
    is_food: bool


class Kit(Tracked, table=True):
    """A bill of materials; issuing it posts the movements of its components."""

    code: str = text(40, index=True)
    name: str = text(120, default="")


class KitLine(Tracked, table=True):
    kit_id: UUID = refers("kit.id")
    item_id: UUID = refers("supplyitem.id")
    quantity: int
    position: int


class StockMovement(Tracked, table=True):
    """One movement; the balance of an item is the sum of its quantities (in the item's unit, signed)."""

    kind: MovementKind = coded(MovementKind)
    item_id: UUID = refers("supplyitem.id")
    quantity: int
    at: datetime = moment()
    person_id: UUID | None = refers("person.id", default=None)
    issue_id: UUID | None = refers("issue.id", default=None)
    reversed_of: UUID | None = refers("stockmovement.id", default=None)
    document_no: str = text(80, default="")
    donor: str = text(120, default="")


class Issue(Tracked, table=True):
    """One act of giving at the desk, to one person: the kit or item, and how it was taken. Undo voids nothing: it
    adds reversing movements and marks `undone_at`."""

    person_id: UUID = refers("person.id")
    what: str = text(40, default="")
    at: datetime = moment()
    batch_id: UUID | None = plain_id(default=None)
    undone_at: datetime | None = moment(default=None)


class Owed(Tracked, table=True):
    """A component that was missing or held back when a kit was given; voided when it is handed over or undone."""

    person_id: UUID = refers("person.id")
    issue_id: UUID = refers("issue.id")
    item_id: UUID = refers("supplyitem.id")
    quantity: int
    held: bool
