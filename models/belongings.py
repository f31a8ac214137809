"""What somebody carried, who holds it, and each hand-over with both names (domain.md, 2.6, 2.7, 11.7, 11.8)."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from models.base import Tracked
from models.codes import Answer, BelongingKind, Custody
from models.columns import coded, moment, plain_id, refers, sealed, text


class Belonging(Tracked, table=True):
    """A thing of somebody's: who holds it, where, under which seal. Money in minor units, counted by two people."""

    person_id: UUID = refers("person.id")
    kind: BelongingKind = coded(BelongingKind)
    description: str = text(300, default="")
    quantity: int
    custody: Custody = coded(Custody, default=Custody.PERSON)
    location: str = text(120, default="")
    seal_number: str = text(40, default="")
    currency: str = text(3, default="")
    amount: int | None = None
    counted_by: str = text(120, default="")
    counted_by_second: str = text(120, default="")
    returned_at: datetime | None = moment(default=None)
    void_reason: str = text(200, default="")


class HandOver(Tracked, table=True):
    """A paper or a thing went from one hand to another: both names, when, where, why, and who signed. `custody` and
    `location`: who holds it since; `..._before`: who did until then. A wrong line is voided, with the reason, and the
    right one says which it `replaces_id`."""

    person_id: UUID = refers("person.id")
    document_id: UUID | None = refers("identitydocument.id", default=None)
    belonging_id: UUID | None = refers("belonging.id", default=None)
    at: datetime = moment()
    from_whom: str = text(120)
    to_whom: str = text(120)
    place: str = text(120, default="")
    purpose: str = text(200, default="")
    from_signed: Answer = coded(Answer)
    to_signed: Answer = coded(Answer)
    custody: Custody = coded(Custody)
    location: str = text(120, default="")
    custody_before: Custody = coded(Custody)
    location_before: str = text(120, default="")
    receipt_number: int | None = None
    void_reason: str = text(200, default="")
    replaces_id: UUID | None = plain_id(default=None)


class PaperScan(Tracked, table=True):
    """A page of a paper: its key, sealed to protection; the picture itself is kept encrypted under that key in the
    table of photographs, named by `digest`."""

    person_id: UUID = refers("person.id")
    document_id: UUID = refers("identitydocument.id")
    page: int
    at: datetime = moment()
    digest: bytes
    key: bytes = sealed()
