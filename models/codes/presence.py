"""Who is in the house, meals, appointments, briefings (domain, 5.2, 11.27, 11.32, 11.37, 12.16)."""

from __future__ import annotations

from enum import StrEnum


class PresenceState(StrEnum):
    """Where somebody is as far as the house knows (domain, 5.2). Not marked is not absent."""

    PRESENT = "PRESENT"
    ABSENT_UNKNOWN = "ABSENT_UNKNOWN"
    LEAVE = "LEAVE"
    HOSPITAL = "HOSPITAL"
    APPOINTMENT = "APPOINTMENT"
    COURT = "COURT"
    TRANSFERRED = "TRANSFERRED"
    DEPARTED = "DEPARTED"


class PresenceSource(StrEnum):
    """How the house came to know it."""

    ARRIVAL = "ARRIVAL"
    ROLL_CALL = "ROLL_CALL"
    GATE = "GATE"
    MANUAL = "MANUAL"
    LEAVE = "LEAVE"
    TRIP = "TRIP"
    APPOINTMENT = "APPOINTMENT"
    DEPARTURE = "DEPARTURE"
    CORRECTION = "CORRECTION"


class AppointmentKind(StrEnum):
    """What an appointment is for. A medical one says no more than that: the speciality is sealed."""

    HEALTH = "HEALTH"
    MIGRATION = "MIGRATION"
    LAWYER = "LAWYER"
    COURT = "COURT"
    SOCIAL = "SOCIAL"
    SCHOOL = "SCHOOL"
    WORK = "WORK"
    RED_CROSS = "RED_CROSS"
    OTHER = "OTHER"


class AppointmentState(StrEnum):
    PLANNED = "PLANNED"
    ATTENDED = "ATTENDED"
    MISSED = "MISSED"
    CANCELLED = "CANCELLED"


class Transport(StrEnum):
    """How somebody gets there."""

    NONE = "NONE"
    ON_FOOT = "ON_FOOT"
    PUBLIC = "PUBLIC"
    HOUSE_CAR = "HOUSE_CAR"
    TAXI = "TAXI"
    AMBULANCE = "AMBULANCE"
    FETCHED = "FETCHED"


class BriefingKind(StrEnum):
    """What people are told of (domain, 11.37)."""

    LEGAL = "LEGAL"
    HOUSE_RULES = "HOUSE_RULES"
    HEALTH = "HEALTH"
    RED_CROSS = "RED_CROSS"
    MEDIA = "MEDIA"
    PATHWAYS = "PATHWAYS"


class VoucherKind(StrEnum):
    """Money's worth that is handed to somebody (domain, 12.7)."""

    BUS_TICKET = "BUSTICKET"
    TAXI = "TAXI-V"
    FOOD = "FOOD-V"
    CLOTHES = "CLOTH-V"
    CASH = "CASH"
