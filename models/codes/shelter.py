"""The house: rooms, beds, stays (domain, 5.1)."""

from __future__ import annotations

from enum import StrEnum


class RoomRule(StrEnum):
    """Who a room is for. A hall takes everybody, always, so that nobody sleeps off the record."""

    ANYONE = "ANYONE"
    MEN = "MEN"
    WOMEN = "WOMEN"
    FAMILY = "FAMILY"
    COUPLE = "COUPLE"
    CHILDREN = "CHILDREN"
    ISOLATION = "ISOLATION"
    HALL = "HALL"


class BedKind(StrEnum):
    SINGLE = "SINGLE"
    BUNK_LOW = "BUNK_LOW"
    BUNK_UP = "BUNK_UP"
    COT = "COT"


class StayKind(StrEnum):
    """`HOLD`: nobody sleeps there, the bed is kept for somebody who is away."""

    STAY = "STAY"
    HOLD = "HOLD"


class BedRule(StrEnum):
    """What speaks against a bed (domain, 5.1); what a screen says of it never tells why."""

    CLOSED = "CLOSED"
    TAKEN = "TAKEN"
    CHILD_WITH_STRANGERS = "CHILD_WITH_STRANGERS"
    APART = "APART"
    SEX = "SEX"
    MIXED = "MIXED"
    KEPT = "KEPT"
    FAMILY_SPLIT = "FAMILY_SPLIT"
    OTHER_FAMILY = "OTHER_FAMILY"
    AREA = "AREA"
    UPPER_BUNK = "UPPER_BUNK"
    STAIRS = "STAIRS"
    OWN_ROOM = "OWN_ROOM"
    NEAR_STAFF = "NEAR_STAFF"
    QUIET = "QUIET"
    ROOM_FOR_OTHERS = "ROOM_FOR_OTHERS"
