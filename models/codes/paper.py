"""Cards, letters, lists and their printing (domain, 5.3, 6, 7, 12.11, 12.20, 12.21)."""

from __future__ import annotations

from enum import StrEnum


class PaperClass(StrEnum):
    """How sensitive a paper is: number or statistics, operational, casework, medical, protection (domain, 11)."""

    S0 = "S0"
    S1 = "S1"
    S2 = "S2"
    S3 = "S3"
    S4 = "S4"


class RosterKind(StrEnum):
    """The lists of the house (domain, 5.3)."""

    NAMES = "NAMES"
    ROOMS = "ROOMS"
    FIRE = "FIRE"
    ROLL_CALL = "ROLL_CALL"
    DIET = "DIET"
    DISTRIBUTION = "DISTRIBUTION"
    MANIFEST = "MANIFEST"
    HAND_OVER = "HAND_OVER"
    MEDICAL_FOLLOW_UP = "MEDICAL_FOLLOW_UP"
    MEDICINES = "MEDICINES"
    INTERPRETERS = "INTERPRETERS"
    APPOINTMENTS = "APPOINTMENTS"
    CHILDREN = "CHILDREN"
    ACTIONS = "ACTIONS"
    STATISTICS = "STATISTICS"


class StockSheet(StrEnum):
    """Sheets of the store."""

    STOCK_CARD = "STOCK_CARD"
    STOCK_COUNT = "STOCK_COUNT"


class CardReason(StrEnum):
    """Why a card was printed again or replaced (domain, 7.1)."""

    PRINTER = "PRINTER"
    LOST = "LOST"
    DAMAGED = "DAMAGED"
    DATA_CHANGED = "DATA_CHANGED"
    EXPIRED = "EXPIRED"
    STOLEN = "STOLEN"


class LetterKind(StrEnum):
    """What a letter is for (domain, 6.2 and 12.11). The kind is sealed with the letter: it tells a need."""

    MEDICAL = "MEDICAL"
    AMBULANCE = "AMBULANCE"
    LEGAL = "LEGAL"
    MIGRATION = "MIGRATION"
    RED_CROSS = "RED_CROSS"
    TRAUMA = "TRAUMA"
    SOCIAL = "SOCIAL"
    CHILD = "CHILD"
    GENERIC = "GENERIC"


class LetterState(StrEnum):
    """The life of a letter (domain, 6.3)."""

    DRAFT = "DRAFT"
    SIGNED = "SIGNED"
    SENT = "SENT"
    RECEIVED = "RECEIVED"
    ACCEPTED = "ACCEPTED"
    DECLINED = "DECLINED"
    WAITLISTED = "WAITLISTED"
    APPOINTMENT = "APPOINTMENT"
    ATTENDED = "ATTENDED"
    MISSED = "MISSED"
    CLOSED = "CLOSED"
    CANCELLED = "CANCELLED"
    REVOKED = "REVOKED"
    SUPERSEDED = "SUPERSEDED"


class DeclineReason(StrEnum):
    """Why an organisation cannot help (domain, 6.3)."""

    NO_CAPACITY = "NO_CAPACITY"
    NOT_ELIGIBLE = "NOT_ELIGIBLE"
    WRONG_SERVICE = "WRONG_SERVICE"
    CANNOT_REACH = "CANNOT_REACH"
    PERSON_DECLINED = "PERSON_DECLINED"
    CONSENT_WITHDRAWN = "CONSENT_WITHDRAWN"


class Delivery(StrEnum):
    """How a letter goes (domain, 12.21)."""

    BY_HAND = "BY_HAND"
    PERSON_CARRIES = "PERSON_CARRIES"
    PHONE = "PHONE"
    EMAIL_ENCRYPTED = "EMAIL_ENC"
    POST = "POST"
    COURIER = "COURIER"


class SharingBasis(StrEnum):
    """On what ground a letter may leave the house (domain, 6.1; GDPR 6 and 9)."""

    CONSENT = "CONSENT"
    VITAL_INTEREST = "VITAL_INTEREST"
    LEGAL_DUTY = "LEGAL_DUTY"
    CHILD_PROTECTION = "CHILD_PROTECTION"


class LetterField(StrEnum):
    """A fact that a person may pull into a letter, one by one; nothing is poured in by itself (domain, 6.3)."""

    NAME = "NAME"
    OWN_NAME = "OWN_NAME"
    NUMBER = "NUMBER"
    BIRTH = "BIRTH"
    AGE = "AGE"
    SEX = "SEX"
    LANGUAGES = "LANGUAGES"
    INTERPRETER = "INTERPRETER"
    NATIONALITY = "NATIONALITY"
    BIRTH_PLACE = "BIRTH_PLACE"
    DOCUMENTS = "DOCUMENTS"
    DOCUMENT_NUMBERS = "DOCUMENT_NUMBERS"
    CONTACT = "CONTACT"
    ADDRESS = "ADDRESS"
    FAMILY_HERE = "FAMILY_HERE"
    ARRIVED = "ARRIVED"
    ALLERGIES = "ALLERGIES"
    MEDICINES = "MEDICINES"
    VITALS = "VITALS"
    CONDITIONS = "CONDITIONS"
    PREGNANCY = "PREGNANCY"
    FINDINGS = "FINDINGS"
    OUTCOME = "OUTCOME"
    INSTRUCTIONS = "INSTRUCTIONS"
    SAFETY_LINE = "SAFETY_LINE"
