"""What a shown card, a code or a typed number can turn out to be, and where a card was seen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class ScanMeaning(StrEnum):
    """What a scanned or typed code turned out to be."""

    PERSON = "PERSON"
    BLANK_CARD = "BLANK_CARD"
    REPLACED = "REPLACED"
    CANCELLED = "CANCELLED"
    EXPIRED = "EXPIRED"
    FOREIGN = "FOREIGN"
    FOREIGN_TRUSTED = "FOREIGN_TRUSTED"
    FORGED = "FORGED"
    OTHER_CENTRE = "OTHER_CENTRE"
    PACKAGE = "PACKAGE"
    LETTER = "LETTER"
    TRIP = "TRIP"
    WRONG_NUMBER = "WRONG_NUMBER"
    PART_OF_NUMBER = "PART_OF_NUMBER"
    UNKNOWN = "UNKNOWN"


@dataclass(frozen=True)
class SeenRow:
    """When and where a card was shown: the desk, the three digits of the station, whole minutes before now."""

    at: datetime
    desk: str
    station: int
    minutes: int
