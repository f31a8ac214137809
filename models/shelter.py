"""Buildings, rooms, beds and who slept where (domain.md, 5.1, 11.24, 11.25)."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Index

from models.base import Tracked
from models.codes import BedKind, RoomRule, StayKind
from models.columns import coded, moment, refers, text


class Building(Tracked, table=True):
    site_id: UUID = refers("site.id")
    name: str = text(60)
    assembly_point: str = text(120, default="")
    position: int = 0


class Room(Tracked, table=True):
    """A room of a floor (0: ground). `area`: tenths of a square metre. `kept_for`: words on the board, never a reason.
    A hall has no beds and always accepts people."""

    building_id: UUID = refers("building.id")
    floor: int = 0
    name: str = text(40)
    position: int = 0
    rule: RoomRule = coded(RoomRule, default=RoomRule.ANYONE)
    area: int | None = None
    step_free: bool = False
    own_toilet: bool = False
    near_staff: bool = False
    quiet: bool = False
    lockable: bool = False
    kept_for: str = text(120, default="")


class Bed(Tracked, table=True):
    """`closed_because`: why nobody is placed here now; empty while it is open."""

    room_id: UUID = refers("room.id")
    name: str = text(20)
    position: int = 0
    kind: BedKind = coded(BedKind, default=BedKind.SINGLE)
    accessible: bool = False
    closed_because: str = text(120, default="")


class BedStay(Tracked, table=True):
    """Somebody in a bed from `starts_at` until `ends_at` (None: still), or kept away for (`HOLD`). No bed: in a hall.
    `shares`: an infant in the bed of a parent. `passed`: codes of soft rules that `reason` answers."""

    __table_args__ = (Index(None, "bed_id", "starts_at"), Index(None, "person_id", "starts_at"))

    kind: StayKind = coded(StayKind, default=StayKind.STAY)
    person_id: UUID = refers("person.id", index=False)
    room_id: UUID = refers("room.id")
    bed_id: UUID | None = refers("bed.id", default=None, index=False)
    starts_at: datetime = moment()
    ends_at: datetime | None = moment(default=None)
    until: date | None = None
    shares: bool = False
    passed: str = text(200, default="")
    reason: str = text(200, default="")
    by_id: UUID | None = refers("staffmember.id", default=None)
