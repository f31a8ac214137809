"""The site and its stations. Agencies and sites are data, never constants (domain.md, section 0.1)."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from models.base import Tracked
from models.codes import Role
from models.columns import coded, moment, refers, text


class Site(Tracked, table=True):
    """The reception site whose name and phone stand on papers."""

    name: str = text(200, default="")
    address: str = text(300, default="")
    phone: str = text(60, default="")
    language: str = text(20, default="")


class Station(Tracked, table=True):
    """One laptop (or one desk on PostgreSQL). `number` is the three printed digits, `chain` its journal chain id."""

    site_id: UUID = refers("site.id")
    chain: str = text(20, default="")
    number: int
    card_key_id: str = text(20, default="")
    card_key: bytes


class StaffMember(Tracked, table=True):
    """A user. The row id is the actor id of the journal; the key slot lies in the key file. `further_roles`: codes
    with spaces between; `until`: the end of a shift pass; `ended_at`: revoked or over."""

    name: str = text(120, default="")
    desk: str = text(60, default="")
    role: Role = coded(Role)
    further_roles: str = text(60, default="")
    until: datetime | None = moment(default=None)
    ended_at: datetime | None = moment(default=None)
