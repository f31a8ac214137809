"""The store: catalogue, ledger, rules (domain, 4 and 12.7, 12.8)."""

from __future__ import annotations

from enum import StrEnum


class MovementKind(StrEnum):
    """Stock ledger (domain, 4.5). The balance is the sum of all but the two of a reservation, which have their own."""

    RECEIPT = "RCV"
    ISSUE = "ISS"
    RETURN = "RET"
    TRANSFER_OUT = "TRF-OUT"
    TRANSFER_IN = "TRF-IN"
    ADJUST = "ADJ"
    WRITE_OFF = "WOF"
    RESERVE = "RES"
    UNRESERVE = "UNRES"
    REVERSAL = "REV"


class MovementReason(StrEnum):
    """Why something was written off, given out of turn, or put right (domain, 12.8)."""

    LOST = "LOST"
    STOLEN = "STOLEN"
    SOILED = "SOILED"
    WRONG_SIZE = "WRONG_SIZE"
    DAMAGED = "DAMAGED"
    EXPIRED = "EXPIRED"
    MEDICAL = "MEDICAL"
    COLD = "COLD"
    NEWBORN = "NEWBORN"
    EXTRA_APPROVED = "EXTRA_APPROVED"
    STOCK_OUT_OWED = "STOCK_OUT_OWED"
    RETURNED_UNUSED = "RETURNED_UNUSED"
    COUNT_DIFF = "COUNT_DIFF"
    DONATION = "DONATION"
    DATA_ERROR = "DATA_ERROR"
    OTHER = "OTHER"


class Unit(StrEnum):
    PIECE = "piece"
    PAIR = "pair"
    PACK = "pack"
    BOTTLE = "bottle"
    LITRE = "litre"
    KILOGRAM = "kg"
    GRAM = "g"
    SET = "set"
    VOUCHER = "voucher"
    TABLET = "tablet"


class SupplyCategory(StrEnum):
    """Groups of the starter catalogue (domain, 12.7)."""

    WATER = "WATER"
    FOOD = "FOOD"
    BEDDING = "BEDDING"
    HYGIENE = "HYGIENE"
    CLOTHES = "CLOTHES"
    PHONE = "PHONE"
    PAPER = "PAPER"
    AID = "AID"
    MEDICINE = "MEDICINE"
    VOUCHER = "VOUCHER"
    BABY = "BABY"
    OTHER = "OTHER"


class SizeFrom(StrEnum):
    """Which size of the person a line of a kit takes."""

    NONE = "NONE"
    CLOTHES = "CLOTHES"
    SHOES = "SHOES"
    ASK = "ASK"


class Handed(StrEnum):
    """How the taking of something is shown; never a condition of help (domain, 4.5)."""

    SIGNED = "SIGNED"
    SCANNED = "SCANNED"
    WITNESSED = "WITNESSED"
    NONE = "NONE"


class RulePer(StrEnum):
    PERSON = "PERSON"
    HOUSEHOLD = "HOUSEHOLD"
    ROOM = "ROOM"


class ReturnState(StrEnum):
    """In what state something came back."""

    REUSABLE = "REUSABLE"
    DISCARD = "DISCARD"
