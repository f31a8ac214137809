"""Papers and belongings, cards and what is printed (domain, 12.4, 12.5, 12.13)."""

from __future__ import annotations

from enum import StrEnum


class DocumentType(StrEnum):
    """Papers in hand (domain, 12.4); the first ones are those met at a bus door."""

    PASSPORT = "PPT"
    ID_CARD = "IDC"
    A4_CERTIFICATE = "OGIM"
    RELEASE_CERTIFICATE = "REL"
    VERDICT = "VERD"
    MEDICAL_EXTRACT = "MEDX"
    LETTERS = "LETTER"
    RESIDENCE_PERMIT = "RP"
    PHONE_IMAGE = "PHOTO"
    ENVELOPE = "ENVELOPE"
    INTERNAL_PASSPORT = "PPT-INT"
    RETURN_CERTIFICATE = "LAISSEZ"
    REFUGEE_DOCUMENT = "CTD"
    VISA = "VISA"
    BIRTH_CERTIFICATE = "BC"
    MARRIAGE_CERTIFICATE = "MC"
    DRIVING_LICENCE = "DL"
    MILITARY_ID = "MIL"
    PENSION_CERTIFICATE = "PENS"
    WORK_BOOK = "WORK"
    DIPLOMA = "EDU"
    COURT_RULING = "RULING"
    PARDON = "PARDON"
    DETENTION_RECORD = "DETN"
    INVENTORY = "INV"
    PRESCRIPTION = "PRESC"
    VACCINATION_CARD = "VACC"
    POWER_OF_ATTORNEY = "POA"
    BORDER_STAMP = "STAMP"
    AUTHORITY_RECEIPT = "MDREC"
    APPLICANT_CERTIFICATE = "FRC"
    OTHER = "OTHER"
    NONE = "NONE"


class Condition(StrEnum):
    GOOD = "GOOD"
    WORN = "WORN"
    TORN = "TORN"
    MUTILATED_BY_AUTHORITY = "MUTILATED_BY_AUTHORITY"
    WATER = "WATER"
    EXPIRED = "EXPIRED"
    COPY = "COPY"
    PHONE_IMAGE = "PHONE_IMAGE"
    ILLEGIBLE = "ILLEGIBLE"
    INCOMPLETE = "INCOMPLETE"
    UNKNOWN = "U"


class Custody(StrEnum):
    PERSON = "PERSON"
    COPIED_RETURNED = "COPIED_RETURNED"
    CENTRE_SAFE = "CENTRE_SAFE"
    BORDER_GUARD = "VSAT"
    MIGRATION_DEPARTMENT = "MD"
    RECEPTION_AGENCY = "PIA"
    COURT = "COURT"
    LAWYER = "LAWYER"
    HOSPITAL = "HOSPITAL"
    CONFISCATED_BEFORE = "CONFISCATED_BEFORE"
    LEFT_HOME = "LEFT_HOME"
    LOST = "LOST"
    NEVER_HAD = "NEVER_HAD"
    UNKNOWN = "UNKNOWN"


class BelongingKind(StrEnum):
    """What somebody carried with them (domain, 12.13)."""

    PAPERS = "PAPERS"
    MONEY = "MONEY"
    PHONE = "PHONE"
    CLOTHES = "CLOTHES"
    MEDICINE = "MEDICINE"
    JEWELLERY = "JEWELLERY"
    KEYS = "KEYS"
    PHOTOS_LETTERS = "PHOTOS_LETTERS"
    CARDS = "CARDS"
    DEVICE = "DEVICE"
    RELIGIOUS = "RELIGIOUS"
    FOOD = "FOOD"
    BAG = "BAG"
    OTHER = "OTHER"
    NONE = "NONE"


class ZoneState(StrEnum):
    """How the machine zone of a paper read: its check digits (ICAO Doc 9303-3, section 4.9)."""

    NOT_READ = "NOT_READ"
    CHECKS_OK = "OK"
    PARTIAL = "PARTIAL"
    FAILED = "FAILED"


class CardState(StrEnum):
    """Life of a card (domain, 7.1). BLANK: printed ahead, not yet bound to a person."""

    BLANK = "BLANK"
    ISSUED = "ISSUED"
    REPLACED = "REPLACED"
    CANCELLED = "CANCELLED"
    EXPIRED = "EXPIRED"


class PaperKind(StrEnum):
    """What the print log names (domain, 11.35)."""

    CARDS = "CARDS"
    BLANK_CARDS = "BLANK_CARDS"
    LETTER = "LETTER"
    ROSTER = "ROSTER"
    BUS_LIST = "BUS_LIST"
    OWN_RECORD = "OWN_RECORD"
    OWN_SHEET = "OWN_SHEET"
    PROCESSING = "PROCESSING"
    RECEIPT = "RECEIPT"
    NOTICE = "NOTICE"
    TEST_PAGE = "TEST_PAGE"
    MEDICAL_SUMMARY = "MEDICAL_SUMMARY"
    MEDICAL_FILE = "MEDICAL_FILE"
    STOCK = "STOCK"
    SHIFT = "SHIFT"
    SITUATION = "SITUATION"
    VOUCHER = "VOUCHER"
    BRIEFING = "BRIEFING"


class ScanKind(StrEnum):
    """What a card was shown for (domain, 11.36)."""

    OPEN = "OPEN"
    SUPPLIES = "SUPPLIES"
    BIND = "BIND"
    MEAL = "MEAL"
    GATE = "GATE"
    ROLL_CALL = "ROLL_CALL"
    TRIP = "TRIP"
    BRIEFING = "BRIEFING"
