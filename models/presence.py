"""Who is in the house and who eats there (domain.md, 5.2, 11.27, 11.28)."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Index

from models.base import Tracked
from models.codes import Destination, PresenceSource, PresenceState
from models.columns import coded, moment, plain_id, refers, text


class RollCall(Tracked, table=True):
    """A roll-call: of a building, or of the whole house. Who is not marked was not seen, which is not absent."""

    building_id: UUID | None = refers("building.id", default=None)
    started_at: datetime = moment()
    closed_at: datetime | None = moment(default=None)
    by_id: UUID | None = refers("staffmember.id", default=None)
    note: str = text(200, default="")


class PresenceEvent(Tracked, table=True):
    """From `at` on somebody is in this state, until the next one. A later correction names the event that it
    `replaces_id` and a reason; the event that was wrong is voided, never lost."""

    __table_args__ = (Index(None, "person_id", "at", "id", "voided", "state"),)

    person_id: UUID = refers("person.id", index=False)
    state: PresenceState = coded(PresenceState)
    at: datetime = moment()
    source: PresenceSource = coded(PresenceSource)
    roll_call_id: UUID | None = refers("rollcall.id", default=None)
    replaces_id: UUID | None = plain_id(default=None)
    reason: str = text(200, default="")
    by_id: UUID | None = refers("staffmember.id", default=None)


class Leave(Tracked, table=True):
    """A leave over night that somebody agreed to. `contact`: where to reach the person meanwhile."""

    person_id: UUID = refers("person.id")
    starts_at: datetime = moment()
    until: datetime = moment()
    contact: str = text(120, default="")
    destination: Destination = coded(Destination, default=Destination.UNKNOWN)
    approved_by: UUID | None = refers("staffmember.id", default=None)
    returned_at: datetime | None = moment(default=None)


class HouseRule(Tracked, table=True):
    """What the house counts by, minutes after midnight: the hour of the night count, quiet hours; after how many hours
    of absence a task is raised; how many nights a leave may last. `fire_place`: where the fire list hangs;
    `fire_at_lock`: a fresh one is printed when a desk is locked. `words`: the rule as people are told it."""

    night_at: int = 0
    quiet_from: int | None = None
    quiet_until: int | None = None
    absent_hours: int = 24
    leave_nights: int = 7
    fire_place: str = text(120, default="")
    fire_at_lock: bool = False
    words: str = text(2000, default="")


class HeadCount(Tracked, table=True):
    """Staff and visitors in the house, by number: the newest count stands on the fire list."""

    at: datetime = moment()
    staff: int = 0
    visitors: int = 0
    by_id: UUID | None = refers("staffmember.id", default=None)


class MealType(Tracked, table=True):
    """A meal: from and until in minutes after midnight, how many one person gets in it, how many minutes must lie
    between two. `not_for`: codes of instructions with which somebody asks the clinic first."""

    name: str = text(60)
    starts: int
    ends: int
    most: int = 1
    apart: int = 0
    not_for: str = text(200, default="")
    position: int = 0
    valid_from: date | None = None
    valid_until: date | None = None


class Meal(Tracked, table=True):
    """Somebody ate. `day`: the day that the meal belongs to. `reason`: why a rule of the meal was passed."""

    __table_args__ = (Index(None, "day", "type_id"),)

    person_id: UUID = refers("person.id")
    type_id: UUID = refers("mealtype.id", index=False)
    day: date
    at: datetime = moment()
    reason: str = text(120, default="")
    by_id: UUID | None = refers("staffmember.id", default=None)
