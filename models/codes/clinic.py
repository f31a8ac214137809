"""The clinic beyond the first look (domain, 3.4, 3.5, 3.6, 11.15-11.17, 12.3)."""

from __future__ import annotations

from enum import StrEnum


class Qualification(StrEnum):
    """Who checked (domain, 11.15)."""

    DOCTOR = "DOCTOR"
    FELDSHER = "FELDSHER"
    PARAMEDIC = "PARAMEDIC"
    NURSE = "NURSE"
    FIRST_AIDER = "FIRST_AIDER"
    NOT_SAID = "U"


class NotMeasured(StrEnum):
    """Why a vital sign has no value."""

    REFUSED = "REFUSED"
    NO_DEVICE = "NO_DEVICE"
    NOT_POSSIBLE = "NOT_POSSIBLE"
    NOT_NEEDED = "NOT_NEEDED"
    LATER = "LATER"


class Method(StrEnum):
    """How a vital sign was taken, where that changes its reading."""

    EAR = "EAR"
    FOREHEAD = "FOREHEAD"
    MOUTH = "MOUTH"
    ARMPIT = "ARMPIT"
    RECTAL = "RECTAL"
    ARM = "ARM"
    WRIST = "WRIST"
    SCALES = "SCALES"
    STATED = "STATED"
    FASTING = "FASTING"
    AFTER_FOOD = "AFTER_FOOD"


class TestOffer(StrEnum):
    """Tests offered to newly arrived people (domain, 3.4 and 12.3); the program decides nothing about them."""

    __test__ = False

    CHEST_XRAY = "CXR"
    TB_IGRA = "IGRA"
    HIV = "HIV"
    HEPATITIS_B = "HBV"
    HEPATITIS_C = "HCV"
    SYPHILIS = "SYPH"
    SCHISTOSOMIASIS = "SCHISTO"
    STRONGYLOIDIASIS = "STRONGY"
    PREGNANCY = "PREGT"
    GLUCOSE = "GLUC"


class OfferState(StrEnum):
    OFFERED = "OFFERED"
    ACCEPTED = "ACCEPTED"
    DECLINED = "DECLINED"
    DONE_ELSEWHERE = "DONE_ELSEWHERE"


class Pregnancy(StrEnum):
    """Asked, never assumed: `NOT_ASKED` is an answer of its own (domain, 3.4)."""

    NOT_ASKED = "U"
    NOT_APPLICABLE = "NA"
    NO = "N"
    POSSIBLE = "P"
    YES = "Y"
    BREASTFEEDING = "BF"
    DECLINED = "X"


class Substance(StrEnum):
    ALCOHOL = "ALCW"
    OPIOIDS = "OPIW"
    BENZODIAZEPINES = "BENZOW"


class AllergySeverity(StrEnum):
    MILD = "MILD"
    SEVERE = "SEVERE"
    LIFE_THREATENING = "LIFE"
    NOT_KNOWN = "U"


class BodyView(StrEnum):
    """The drawings of the body map (domain, 3.5)."""

    FRONT = "FRONT"
    BACK = "BACK"
    LEFT = "LEFT"
    RIGHT = "RIGHT"
    HEAD = "HEAD"
    HANDS = "HANDS"
    FEET = "FEET"


class BodyRegion(StrEnum):
    """Where a mark is, in words that a reader without the drawing understands; the side stands beside it."""

    HEAD = "HEAD"
    FACE = "FACE"
    EYE = "EYE"
    EAR = "EAR"
    MOUTH_TEETH = "TEETH"
    NECK = "NECK"
    SHOULDER = "SHOULDER"
    UPPER_ARM = "UPPER_ARM"
    ELBOW = "ELBOW"
    FOREARM = "FOREARM"
    WRIST = "WRIST"
    HAND = "HAND"
    FINGERS = "FINGERS"
    CHEST = "CHEST"
    ABDOMEN = "ABDOMEN"
    UPPER_BACK = "UPPER_BACK"
    LOWER_BACK = "LOWER_BACK"
    GROIN = "GROIN"
    BUTTOCKS = "BUTTOCKS"
    HIP = "HIP"
    THIGH = "THIGH"
    KNEE = "KNEE"
    LOWER_LEG = "LOWER_LEG"
    ANKLE = "ANKLE"
    FOOT = "FOOT"
    TOES = "TOES"


class BodySide(StrEnum):
    LEFT = "L"
    RIGHT = "R"
    MIDDLE = "M"


class InjuryKind(StrEnum):
    BRUISE = "BRUISE"
    ABRASION = "ABRASION"
    LACERATION = "LACERATION"
    BURN = "BURN"
    SCAR = "SCAR"
    SWELLING = "SWELLING"
    FRACTURE_SIGN = "FRACTURE_SIGN"
    DEFORMITY = "DEFORMITY"
    TENDERNESS = "TENDERNESS"
    MISSING_TOOTH = "MISSING_TOOTH"
    OTHER = "OTHER"


class IstanbulTerm(StrEnum):
    """Degree of consistency (Istanbul Protocol; domain, 3.5). Only a trained clinician chooses one."""

    NOT_ASSESSED = "NOT_ASSESSED"
    NOT_CONSISTENT = "NC"
    CONSISTENT = "C"
    HIGHLY_CONSISTENT = "HC"
    TYPICAL = "T"
    DIAGNOSTIC = "D"


class FollowUpKind(StrEnum):
    """What has to be done after a check."""

    SEE_AGAIN = "SEE_AGAIN"
    TEST = "TEST"
    REFER = "REFER"
    MEDICINE = "MEDICINE"
    PHOTOGRAPH_MARKS = "PHOTOGRAPH_MARKS"
    OTHER = "OTHER"


class VaccineSource(StrEnum):
    CARD = "CARD"
    STATED = "STATED"
    GIVEN_HERE = "GIVEN_HERE"


class DoseState(StrEnum):
    """What became of a dose of the round."""

    GIVEN = "GIVEN"
    REFUSED = "REFUSED"
    NOT_HERE = "NOT_HERE"
    HELD = "HELD"
