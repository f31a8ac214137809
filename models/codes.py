"""Code lists of the domain (domain.md, section 12). The value is what is stored and exported; labels are translated."""

from __future__ import annotations

from enum import StrEnum


class Answer(StrEnum):
    """Every question's state; a blank never means no (design, section 12)."""

    YES = "Y"
    NO = "N"
    UNKNOWN = "UNK"
    NOT_ASKED = "U"
    DECLINED = "X"


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


class SafetyFlag(StrEnum):
    """Protection flags (domain, 2.10). Staff outside see the instruction, never the reason."""

    NO_COO = "NO_COO"
    HIDE = "HIDE"
    NO_MEDIA = "NO_MEDIA"
    MEDIA_LIMITED = "MEDIA_OK_LIMITED"
    RELATIVES_AT_RISK = "REL_RISK"
    KEEP_APART = "KEEP_APART"
    TRAFFICKING = "TRAFFICK"
    GENDER_VIOLENCE = "GBV"
    SELF_HARM = "SELFHARM"
    INFECTION = "INFECT"
    CHILD = "CHILD"
    PHONE_RISK = "PHONE_RISK"
    ELEVATED_THREAT = "VIP_THREAT"
    INTERPRETER_NOT = "INTERP_NO"


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


class CardState(StrEnum):
    """Life of a card (domain, 7.1). BLANK: printed ahead, not yet bound to a person."""

    BLANK = "BLANK"
    ISSUED = "ISSUED"
    REPLACED = "REPLACED"
    CANCELLED = "CANCELLED"
    EXPIRED = "EXPIRED"


class Priority(StrEnum):
    """Hours in which an answer is asked for: 24, 72, two weeks (domain, 12.20)."""

    EMERGENCY = "EMERGENCY"
    URGENT = "URGENT"
    NORMAL = "NORMAL"


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


class NoticeKind(StrEnum):
    """The short notice at the desk, the full one within a day (domain, 2.9)."""

    SHORT = "SHORT"
    FULL = "FULL"


class NoticeChannel(StrEnum):
    READ_ALOUD = "READ_ALOUD"
    PAPER = "PAPER"
    POSTER = "POSTER"
    AUDIO = "AUDIO"


class ConsentPurpose(StrEnum):
    """What somebody is asked to agree to (domain, 12.14)."""

    CARD_PHOTO = "CARD_PHOTO"
    SHARE_MEDICAL = "SHARE_MED"
    SHARE_LEGAL = "SHARE_LEGAL"
    SHARE_NGO = "SHARE_NGO"
    SHARE_AUTHORITY = "SHARE_AUTH_OPTIONAL"
    SHARE_FAMILY_LINKS = "SHARE_RFL"
    CONTACT_FAMILY = "CONTACT_FAMILY"
    PUBLISH_NAME = "PUBLISH_NAME"
    MEDIA_PHOTO = "MEDIA_PHOTO"
    MEDIA_INTERVIEW = "MEDIA_INTERVIEW"
    RESEARCH = "RESEARCH"
    FOLLOW_UP = "FOLLOWUP_CONTACT"
    INTERPRETER_PRESENT = "INTERPRETER_PRESENT"
    INJURY_PHOTO = "INJURY_PHOTO"
    EVIDENCE_COPY = "EVIDENCE_COPY"


class ConsentState(StrEnum):
    GIVEN = "GIVEN"
    REFUSED = "REFUSED"
    WITHDRAWN = "WITHDRAWN"
    NOT_ABLE = "NOT_ABLE"


class ConsentMethod(StrEnum):
    SIGNED = "SIGNED"
    ORAL_WITNESS = "ORAL_WITNESS"
    ORAL = "ORAL"


class SafeToCall(StrEnum):
    """Whether a contact may be called (domain, 2.11)."""

    YES = "Y"
    NO = "N"
    ONLY_VIA = "ONLY_VIA"
    NOT_ASKED = "U"


class CallState(StrEnum):
    """The first call home (domain, section 1, stage 10)."""

    OFFERED = "OFFERED"
    MADE = "MADE"
    NO_ANSWER = "NO_ANSWER"
    DECLINED = "DECLINED"


class EnquiryState(StrEnum):
    """Where the message of a caller stands; it is passed only to who chose to be reachable by that caller."""

    TAKEN = "TAKEN"
    PASSED = "PASSED"
    NOT_PASSED = "NOT_PASSED"
    CLOSED = "CLOSED"


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


class TaskKind(StrEnum):
    """Why a task stands: raised by the program itself, or written by a person."""

    CHILD_ALONE = "CHILD_ALONE"
    FULL_NOTICE = "FULL_NOTICE"
    FLAG_REVIEW = "FLAG_REVIEW"
    MESSAGE_WAITS = "MESSAGE_WAITS"
    OTHER = "OTHER"


class TaskState(StrEnum):
    OPEN = "OPEN"
    DONE = "DONE"
    DROPPED = "DROPPED"


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


class ScanKind(StrEnum):
    """What a card was shown for (domain, 11.36)."""

    OPEN = "OPEN"
    SUPPLIES = "SUPPLIES"
    BIND = "BIND"


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


class SubjectRight(StrEnum):
    """What a person may ask about their own record (GDPR, articles 15-18 and 21)."""

    ACCESS = "ACCESS"
    RECTIFY = "RECTIFY"
    ERASE = "ERASE"
    RESTRICT = "RESTRICT"
    OBJECT = "OBJECT"


class RetentionArea(StrEnum):
    """Parts of the register that are kept for different times (domain, section 10)."""

    PERSON = "PERSON"
    HEALTH = "HEALTH"
    PROTECTION = "PROTECTION"
    SUPPLIES = "SUPPLIES"
    LISTS = "LISTS"
    PHOTO = "PHOTO"
    AUDIT = "AUDIT"


class RetentionAct(StrEnum):
    """What is proposed when the time is over; a person decides."""

    REVIEW = "REVIEW"
    PSEUDONYMISE = "PSEUDONYMISE"
    ERASE = "ERASE"
