"""The way onward: trips and departure (domain, 11.29, 11.30, 12.10)."""

from __future__ import annotations

from enum import StrEnum


class TripState(StrEnum):
    PLANNED = "PLANNED"
    LEFT = "LEFT"
    ARRIVED = "ARRIVED"
    CANCELLED = "CANCELLED"


class SeatState(StrEnum):
    """Where somebody on a manifest stands: counted out of the house, counted in at the other end."""

    BOOKED = "BOOKED"
    OUT = "OUT"
    IN = "IN"
    NOT_COME = "NOT_COME"


class DepartureReason(StrEnum):
    """Why somebody left for good (domain, 12.10)."""

    OWN_HOUSING = "OWN_HOUSING"
    FAMILY_FRIENDS = "FAMILY_FRIENDS"
    OTHER_CENTRE = "OTHER_CENTRE"
    OTHER_CITY_PROGRAM = "OTHER_CITY_PROGRAM"
    OTHER_EU_STATE = "OTHER_EU_STATE"
    THIRD_STATE = "THIRD_STATE"
    HOSPITAL_LONG = "HOSPITAL_LONG"
    CHILD_CARE = "CHILD_CARE"
    DETENTION = "DETENTION"
    RETURN_VOLUNTARY = "RETURN_VOLUNTARY"
    RETURN_FORCED = "RETURN_FORCED"
    RESETTLE = "RESETTLE"
    LEFT_NO_NOTICE = "LEFT_NO_NOTICE"
    EXCLUDED_RULES = "EXCLUDED_RULES"
    DECEASED = "DECEASED"
    DUPLICATE = "DUPLICATE"
    ERROR = "ERROR"
    OTHER = "OTHER"


class Destination(StrEnum):
    """Where somebody goes, as a class (domain, 11.30). Unknown is the first: an erased code reads as that."""

    UNKNOWN = "UNKNOWN"
    LT_ADDRESS = "LT_ADDRESS"
    LT_CENTRE = "LT_CENTRE"
    OTHER_EU = "OTHER_EU"
    OTHER = "OTHER"
