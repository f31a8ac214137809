"""Tables that are not journaled: search tokens and stock levels (derived, rebuilt at will), photographs (named by
salted digest), and what belongs to this laptop alone and never travels: half-typed forms and settings."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Index
from sqlmodel import Field

from models.base import Derived
from models.columns import RowId, moment, plain_id, refers, text


class NameToken(Derived, table=True):
    """One folded name token of a person (design, section 7)."""

    __table_args__ = (Index(None, "token", "person_id"),)

    id: int | None = Field(default=None, primary_key=True)
    person_id: UUID = refers("person.id")
    token: str = text(120)


class StockLevel(Derived, table=True):
    """What the movements of one hour add to an item in one size, place and lot; made anew from the ledger, so that a
    balance is a short sum. `kept`: of what is kept back, not of what is there."""

    __table_args__ = (
        Index(None, "item_id", "hour"),
        Index(None, "item_id", "kept", "location_id", "size", "lot", "expires", "quantity"),
    )

    id: int | None = Field(default=None, primary_key=True)
    hour: datetime = moment()
    item_id: UUID = refers("supplyitem.id", index=False)
    size: str = text(20, default="")
    location_id: UUID | None = refers("stocklocation.id", default=None, index=False)
    lot: str = text(60, default="")
    expires: date | None = None
    kept: bool
    quantity: int


class Blob(Derived, table=True):
    """A photograph. `digest` = SHA-256 of salt and data; the tracked row holds the digest."""

    id: int | None = Field(default=None, primary_key=True)
    digest: bytes = Field(unique=True)
    salt: bytes
    data: bytes


class Draft(Derived, table=True):
    """A half-typed form: the id of what it will save, whose it is, and its fields (CBOR, sealed where they must be)."""

    id: UUID = Field(primary_key=True, sa_type=RowId)
    user_id: UUID = plain_id(index=True)
    page: str = text(40)
    saved_at: datetime = moment()
    content: bytes


class LocalSetting(Derived, table=True):
    """A setting of this laptop: where copies go, when the last good one was made."""

    name: str = text(60, primary_key=True)
    value: str = text(1000, default="")
