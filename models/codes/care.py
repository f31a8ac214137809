"""Health and supplies (domain, 12.2, 12.3, 12.12, 3.7, 4.5)."""

from __future__ import annotations

from enum import StrEnum


class Triage(StrEnum):
    """Urgency chosen by eye (domain, 3.2 and 12.2). A refusal is an outcome, not a colour."""

    RED = "RED"
    YELLOW = "YELLOW"
    GREEN = "GREEN"
    NOT_YET = "NOT_YET"


class Consciousness(StrEnum):
    """ACVPU (domain, 12.22)."""

    ALERT = "A"
    CONFUSED = "C"
    VOICE = "V"
    PAIN = "P"
    UNRESPONSIVE = "U"


class ListState(StrEnum):
    """State of a list that must never be blank: allergies, medicines (domain, section 0.9)."""

    NONE_KNOWN = "NONE"
    LIST = "LIST"
    NOT_ASKED = "U"


class Outcome(StrEnum):
    """Outcome of a check (domain, 3.7)."""

    NO_FURTHER_CHECK = "NFC"
    TREATED = "TREATED"
    FOLLOW_UP = "FU"
    REFER = "REF"
    EMERGENCY = "EMERG"
    ISOLATE = "ISO"
    DECLINED = "DECL"
    INCOMPLETE = "INC"


class Instruction(StrEnum):
    """Work instructions: the only thing that leaves the clinic (domain, 12.12)."""

    TRAVEL_SEATED = "TR-SEAT"
    TRAVEL_ESCORT = "TR-ESC"
    TRAVEL_NO = "TR-NO"
    BED_LOW = "BED-LOW"
    BED_GROUND_FLOOR = "BED-GF"
    BED_SINGLE = "BED-SINGLE"
    BED_NEAR_STAFF = "BED-NEARSTAFF"
    EVACUATION_HELP = "EVAC-HELP"
    SMALL_MEALS = "DIET-REFEED"
    DIET_SOFT = "DIET-SOFT"
    DIET_DIABETIC = "DIET-DM"
    DIET_NUT_FREE = "DIET-NUT"
    FRIDGE = "MED-FRIDGE"
    MEDICINE_SUPERVISED = "MED-SUPERV"
    MASK = "MASK"
    OBSERVE = "OBSERVE"
    INTERPRETER = "INT-NEEDED"
    NO_FOOD_BEFORE_CLINICIAN = "NO-FOOD"


class Screening(StrEnum):
    """Questions of the first check (domain, 12.3, those of LOOK 05 and the remarks of the list)."""

    COUGH_2_WEEKS = "COUGH2W"
    FEVER = "FEVER"
    WEIGHT_LOSS = "WTLOSS"
    RASH_ITCH = "ITCH"
    DIARRHOEA_VOMITING = "DIARR"
    HARDLY_ATE_5_DAYS = "REFEED"
    PREGNANT = "PREG"
    SELF_HARM = "SELFHARM"


class MovementKind(StrEnum):
    """Stock ledger (domain, 4.5); the balance is the sum."""

    RECEIPT = "RCV"
    ISSUE = "ISS"
    RETURN = "RET"
    ADJUST = "ADJ"
    WRITE_OFF = "WOF"
    REVERSAL = "REV"


class Unit(StrEnum):
    PIECE = "piece"
    PAIR = "pair"
    PACK = "pack"
    BOTTLE = "bottle"
    LITRE = "litre"
    KILOGRAM = "kg"
    SET = "set"
    VOUCHER = "voucher"


class Priority(StrEnum):
    """Hours in which an answer is asked for: 24, 72, two weeks (domain, 12.20)."""

    EMERGENCY = "EMERGENCY"
    URGENT = "URGENT"
    NORMAL = "NORMAL"
