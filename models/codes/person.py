"""A person: who they are, where they stand, what lists say of them."""

from __future__ import annotations

from enum import StrEnum


class Answer(StrEnum):
    """Every question's state; a blank never means no (design, section 12)."""

    YES = "Y"
    NO = "N"
    UNKNOWN = "UNK"
    NOT_ASKED = "U"
    DECLINED = "X"


class GroupKind(StrEnum):
    BUS = "BUS"
    FOOT = "FOOT"
    VEHICLE = "VEHICLE"
    AIR = "AIR"
    AMBULANCE = "AMBULANCE"
    TRANSFER_IN = "TRANSFER_IN"
    SELF = "SELF"


class Arrival(StrEnum):
    """Where a person stands between the list and the bus door: listed is not arrived."""

    LISTED = "LISTED"
    COUNTED = "COUNTED"
    NOT_ARRIVED = "NOT_ARRIVED"


class AbsenceReason(StrEnum):
    """Why somebody on the list did not arrive (LOOK, section 0)."""

    NOT_ON_BUS = "NOT_ON_BUS"
    REFUSED_TO_LEAVE = "REFUSED_TO_LEAVE"
    KEPT_BACK = "KEPT_BACK"
    HOSPITAL = "HOSPITAL"
    SENT_ELSEWHERE = "SENT_ELSEWHERE"
    NOT_KNOWN = "NOT_KNOWN"


class Sex(StrEnum):
    FEMALE = "F"
    MALE = "M"
    OTHER = "X"
    NOT_ASKED = "U"


class DatePrecision(StrEnum):
    """How much of a birth date is known (domain, 2.4). No false 1 January is ever made."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    AGE = "age"
    ESTIMATE = "est"
    UNKNOWN = "unknown"


class DataSource(StrEnum):
    DOCUMENT = "DOCUMENT"
    STATED = "STATED"
    LIST = "LIST"
    RELATIVE = "RELATIVE"
    OTHER_AGENCY = "OTHER_AGENCY"
    GUESS = "GUESS"


class NameKind(StrEnum):
    DOCUMENT = "DOCUMENT"
    LIST = "LIST"
    AS_HEARD = "AS_HEARD"
    KNOWN_AS = "KNOWN_AS"
    BIRTH = "BIRTH"
    MAIDEN = "MAIDEN"
    PRISON_FILE = "PRISON_FILE"
    ALIAS = "ALIAS"


class ActNow(StrEnum):
    """What must happen before any form; ticked at the door or the desk, without a reason (LOOK 03)."""

    DOCTOR_NOW = "DOCTOR_NOW"
    COLD_OR_WET = "COLD_OR_WET"
    DAILY_MEDICINE = "DAILY_MEDICINE"
    NOT_EATING = "NOT_EATING"
    HELP_TO_WALK = "HELP_TO_WALK"
    ALONE_MINOR = "ALONE_MINOR"
    NO_OUTSIDE_CONTACT = "NO_OUTSIDE_CONTACT"


class ProposalKind(StrEnum):
    """What a remark of the list proposes; it counts only when a person has confirmed it."""

    DOCTOR_NOW = "DOCTOR_NOW"
    NO_FOOD_BEFORE_CLINICIAN = "NO_FOOD_BEFORE_CLINICIAN"
    MASK = "MASK"
    NO_CONSULATE = "NO_CONSULATE"
    NOT_ARRIVED = "NOT_ARRIVED"
    INTERPRETER = "INTERPRETER"
    DAILY_MEDICINE = "DAILY_MEDICINE"
    ALLERGY_ASK = "ALLERGY_ASK"
    PREGNANCY_ASK = "PREGNANCY_ASK"
    MOBILITY = "MOBILITY"
    GLASSES = "GLASSES"
    HEARING = "HEARING"
    WARM_CLOTHES = "WARM_CLOTHES"
    POSSIBLE_DOUBLE = "POSSIBLE_DOUBLE"


class ProposalState(StrEnum):
    PROPOSED = "PROPOSED"
    CONFIRMED = "CONFIRMED"
    DISMISSED = "DISMISSED"


class Relation(StrEnum):
    """What somebody is to another person, or to the focal point of a family (domain, 12.6)."""

    FOCAL = "FOCAL"
    SPOUSE = "SPOUSE"
    PARTNER = "PARTNER"
    PARENT = "PARENT"
    CHILD = "CHILD"
    STEPCHILD = "STEPCHILD"
    FOSTER_CHILD = "FOSTER_CHILD"
    SIBLING = "SIBLING"
    GRANDPARENT = "GRANDPARENT"
    GRANDCHILD = "GRANDCHILD"
    AUNT_UNCLE = "AUNT_UNCLE"
    NIECE_NEPHEW = "NIECE_NEPHEW"
    COUSIN = "COUSIN"
    PARENT_IN_LAW = "PARENT_IN_LAW"
    SIBLING_IN_LAW = "SIBLING_IN_LAW"
    GUARDIAN = "GUARDIAN"
    WARD = "WARD"
    CARER = "CARER"
    FRIEND = "FRIEND"
    LAWYER = "LAWYER"
    COLLEAGUE = "COLLEAGUE"
    CELLMATE = "CELLMATE"
    OTHER_RELATIVE = "OTHER_REL"
    NO_RELATION = "NO_REL"
    UNKNOWN = "UNKNOWN"


class Literacy(StrEnum):
    READS = "READS"
    READS_LITTLE = "READS_LITTLE"
    DOES_NOT_READ = "NO"
    NOT_ASKED = "U"


class AgeBasis(StrEnum):
    """What an age rests on (domain, 12.24)."""

    DOCUMENT = "DOCUMENT"
    STATED = "STATED"
    ESTIMATED = "ESTIMATED"
    ASSESSED = "ASSESSED"
    NOT_ASKED = "U"
