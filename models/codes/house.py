"""Who works here, tasks, keys, acts of two persons."""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """Who works here (domain, section 13)."""

    INTAKE = "INT"
    MEDIC = "MED"
    AID = "AID"
    STORE = "STO"
    MANAGER = "SHM"
    CASE = "CAS"
    LEGAL = "LEG"
    GATE = "GAT"
    PROTECTION_OFFICER = "DPO"
    TECHNICIAN = "ADM"
    VOLUNTEER = "VOL"


class TaskKind(StrEnum):
    """Why a task stands: raised by the program itself, or written by a person."""

    CHILD_ALONE = "CHILD_ALONE"
    FULL_NOTICE = "FULL_NOTICE"
    FLAG_REVIEW = "FLAG_REVIEW"
    MESSAGE_WAITS = "MESSAGE_WAITS"
    LETTER_OVERDUE = "LETTER_OVERDUE"
    ABSENT = "ABSENT"
    LEAVE_OVER = "LEAVE_OVER"
    HANDED_ON = "HANDED_ON"
    OTHER = "OTHER"


class TaskState(StrEnum):
    OPEN = "OPEN"
    DONE = "DONE"
    DROPPED = "DROPPED"


class Compartment(StrEnum):
    """Sealed compartments (design, section 5): only their holders' keys open what is sealed to them."""

    MEDICAL = "medical"
    PROTECTION = "protection"
    EMERGENCY = "emergency"


class KeyAct(StrEnum):
    """Why the key file was written anew."""

    MADE = "MADE"
    USER_ADDED = "USER_ADDED"
    USER_REVOKED = "USER_REVOKED"
    SHIFT_OVER = "SHIFT_OVER"
    WORDS_CHANGED = "WORDS_CHANGED"
    ROTATED = "ROTATED"
    RECOVERED = "RECOVERED"
    CODE_CONFIRMED = "CODE_CONFIRMED"
    CODE_RENEWED = "CODE_RENEWED"


class TwoPerson(StrEnum):
    """Acts that a second person has to agree to (domain, section 13)."""

    EXPORT_BULK = "EXPORT_BULK"
    REVOKE_USER = "REVOKE_USER"


class Agreement(StrEnum):
    """Where a two-person act stands."""

    ASKED = "ASKED"
    AGREED = "AGREED"
    REFUSED = "REFUSED"
    USED = "USED"
