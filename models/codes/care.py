"""The first check (domain, 12.2, 12.3, 12.12, 3.7)."""

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
    """Work instructions: the only thing that leaves the clinic (domain, 12.12). What help somebody needs to get out is
    told in four kinds of its own."""

    TRAVEL_SEATED = "TR-SEAT"
    TRAVEL_ESCORT = "TR-ESC"
    TRAVEL_NO = "TR-NO"
    BED_LOW = "BED-LOW"
    BED_GROUND_FLOOR = "BED-GF"
    BED_SINGLE = "BED-SINGLE"
    BED_NEAR_STAFF = "BED-NEARSTAFF"
    BED_QUIET = "BED-NOISE"
    NO_STAIRS = "STAIRS-NO"
    EVACUATION_HELP = "EVAC-HELP"
    EVACUATION_CARRY = "EVAC-CARRY"
    EVACUATION_CHAIR = "EVAC-CHAIR"
    EVACUATION_GUIDE = "EVAC-GUIDE"
    EVACUATION_WAKE = "EVAC-WAKE"
    SMALL_MEALS = "DIET-REFEED"
    DIET_SOFT = "DIET-SOFT"
    DIET_DIABETIC = "DIET-DM"
    DIET_NUT_FREE = "DIET-NUT"
    DIET_LACTOSE_FREE = "DIET-LF"
    DIET_GLUTEN_FREE = "DIET-GF"
    DIET_VEGETARIAN = "DIET-VEG"
    DIET_HALAL = "DIET-HALAL"
    DIET_KOSHER = "DIET-KOSHER"
    FRIDGE = "MED-FRIDGE"
    MEDICINE_SUPERVISED = "MED-SUPERV"
    MASK = "MASK"
    OBSERVE = "OBSERVE"
    NO_HEAVY_WORK = "NO-HEAVY"
    EXTRA_HYGIENE = "HYG-EXTRA"
    INTERPRETER = "INT-NEEDED"
    NO_FOOD_BEFORE_CLINICIAN = "NO-FOOD"


EVACUATION = (
    Instruction.EVACUATION_HELP,
    Instruction.EVACUATION_CARRY,
    Instruction.EVACUATION_CHAIR,
    Instruction.EVACUATION_GUIDE,
    Instruction.EVACUATION_WAKE,
)
"""Help to get out of the house: that it is needed, and which."""


class Screening(StrEnum):
    """Questions of the check (domain, 12.3); which of them a page shows, and in what order, is data of `app`."""

    COUGH_2_WEEKS = "COUGH2W"
    BLOOD_IN_SPUTUM = "HAEMOPT"
    NIGHT_SWEATS = "NIGHTSWEAT"
    FEVER = "FEVER"
    WEIGHT_LOSS = "WTLOSS"
    TB_CONTACT = "TBCONTACT"
    TB_BEFORE = "TBPREV"
    RASH_ITCH = "ITCH"
    LICE = "LICE"
    RASH = "RASH"
    DIARRHOEA_VOMITING = "DIARR"
    BLOODY_DIARRHOEA = "BLOODDIARR"
    VOMITING = "VOMIT"
    JAUNDICE = "JAUNDICE"
    SORE_THROAT = "SORETHROAT"
    STIFF_NECK = "NECKSTIFF"
    WOUND = "WOUND"
    BURN = "BURN"
    CHEST_PAIN = "CHESTPAIN"
    SHORT_OF_BREATH = "SOB"
    BLEEDING = "BLEED"
    ABDOMINAL_PAIN = "ABDPAIN"
    DENTAL = "DENTAL"
    VISION = "VISION"
    HEARING = "HEARING"
    MOBILITY = "MOBILITY"
    FAINTING = "FAINT"
    SEIZURE = "SEIZURE"
    PREGNANT = "PREG"
    BREASTFEEDING = "BREASTF"
    INSULIN = "INSULIN"
    ANTIEPILEPTIC = "ANTIEPI"
    ANTICOAGULANT = "ANTICOAG"
    STEROID = "STEROID"
    ANTIRETROVIRAL = "ART"
    TB_MEDICINE = "TBDRUG"
    OPIOID_SUBSTITUTION = "OST"
    DIALYSIS = "DIALYSIS"
    ALCOHOL = "ALCW"
    OPIOIDS = "OPIW"
    BENZODIAZEPINES = "BENZOW"
    HARDLY_ATE_5_DAYS = "REFEED"
    HARDLY_ATE_10_DAYS = "REFEED10"
    WEIGHT_LOSS_10 = "WTLOSS10"
    WEIGHT_LOSS_15 = "WTLOSS15"
    LOW_ELECTROLYTES = "LOWSALTS"
    SLEEP = "SLEEP"
    SELF_HARM = "SELFHARM"
    DISORIENTED = "DISORIENT"
    DISTRESS = "DISTRESS"
    ILL_TREATED = "ILLTREAT"


class Priority(StrEnum):
    """Hours in which an answer is asked for: 24, 72, two weeks (domain, 12.20)."""

    EMERGENCY = "EMERGENCY"
    URGENT = "URGENT"
    NORMAL = "NORMAL"
