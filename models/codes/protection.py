"""Protection and data protection: flags, notices, consents, contacts, rights."""

from __future__ import annotations

from enum import StrEnum


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
    COLLECT = "COLLECT"
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
