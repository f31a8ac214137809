"""English words for the code lists, as every page says them. Each is a function, so that a language can be switched."""

from __future__ import annotations

from app.reference import CodeList
from app.safety_words import HIDDEN, INSTRUCTIONS
from models.codes import (
    AbsenceReason,
    ActNow,
    Answer,
    CardState,
    Condition,
    Consciousness,
    Custody,
    DocumentType,
    Instruction,
    ListState,
    Outcome,
    ProposalKind,
    ProposalState,
    Role,
    SafetyFlag,
    Sex,
    Triage,
)
from ui.house_words import worded
from ui.words import _

TRIAGE_SHAPES = {Triage.RED: "stop", Triage.YELLOW: "ask", Triage.GREEN: "done", Triage.NOT_YET: "not_asked"}
TRIAGE_TONES = {Triage.RED: "stop", Triage.YELLOW: "att", Triage.GREEN: "ok", Triage.NOT_YET: "wait"}


def triage() -> dict[Triage, str]:
    return {
        Triage.RED: _("Red"),
        Triage.YELLOW: _("Yellow"),
        Triage.GREEN: _("Green"),
        Triage.NOT_YET: _("Not yet"),
    }


def answers() -> dict[Answer, str]:
    return {
        Answer.YES: _("Yes"),
        Answer.NO: _("No"),
        Answer.UNKNOWN: _("Not known"),
        Answer.NOT_ASKED: _("Not asked"),
        Answer.DECLINED: _("Declined"),
    }


def sexes() -> dict[Sex, str]:
    return {
        Sex.FEMALE: _("Female"),
        Sex.MALE: _("Male"),
        Sex.OTHER: _("Other"),
        Sex.NOT_ASKED: _("Sex not asked"),
    }


def roles() -> dict[Role, str]:
    return {
        Role.INTAKE: _("Intake"),
        Role.MEDIC: _("Health"),
        Role.STORE: _("Supplies"),
        Role.MANAGER: _("Shift lead"),
        Role.AID: _("First aid"),
        Role.CASE: _("Case work"),
        Role.LEGAL: _("Legal help"),
        Role.GATE: _("Gate"),
        Role.PROTECTION_OFFICER: _("Data protection"),
        Role.TECHNICIAN: _("Technician"),
        Role.VOLUNTEER: _("Volunteer"),
    }


def absence_reasons() -> dict[AbsenceReason, str]:
    words = {
        AbsenceReason.NOT_ON_BUS: _("Not on the bus"),
        AbsenceReason.REFUSED_TO_LEAVE: _("Refused to leave"),
        AbsenceReason.KEPT_BACK: _("Kept back"),
        AbsenceReason.HOSPITAL: _("Hospital"),
        AbsenceReason.SENT_ELSEWHERE: _("Sent elsewhere"),
        AbsenceReason.NOT_KNOWN: _("Not known"),
    }
    return worded(CodeList.ABSENCE, words)


def acts_now() -> dict[ActNow, str]:
    return {
        ActNow.DOCTOR_NOW: _("Doctor now"),
        ActNow.COLD_OR_WET: _("Cold or wet"),
        ActNow.DAILY_MEDICINE: _("Daily medicine"),
        ActNow.NOT_EATING: _("Not eating"),
        ActNow.HELP_TO_WALK: _("Needs help to walk"),
        ActNow.ALONE_MINOR: _("Alone and under 18"),
        ActNow.NO_OUTSIDE_CONTACT: _("No outside contact"),
    }


def instructions() -> dict[Instruction, str]:
    """Work instructions: what to do, never why."""
    return {
        Instruction.NO_FOOD_BEFORE_CLINICIAN: _("No food before the clinician"),
        Instruction.SMALL_MEALS: _("Small meals first"),
        Instruction.DIET_SOFT: _("Soft food"),
        Instruction.DIET_DIABETIC: _("Diabetic meals"),
        Instruction.DIET_NUT_FREE: _("No nuts"),
        Instruction.DIET_LACTOSE_FREE: _("No milk sugar"),
        Instruction.DIET_GLUTEN_FREE: _("No gluten"),
        Instruction.DIET_VEGETARIAN: _("Vegetarian"),
        Instruction.DIET_HALAL: _("Halal"),
        Instruction.DIET_KOSHER: _("Kosher"),
        Instruction.BED_LOW: _("Lower bunk"),
        Instruction.BED_GROUND_FLOOR: _("Ground floor"),
        Instruction.BED_SINGLE: _("Single room"),
        Instruction.BED_NEAR_STAFF: _("Bed near staff"),
        Instruction.BED_QUIET: _("Quiet bed"),
        Instruction.NO_STAIRS: _("No stairs"),
        Instruction.EVACUATION_HELP: _("Needs help to get out"),
        Instruction.EVACUATION_CARRY: _("To get out: two people carry"),
        Instruction.EVACUATION_CHAIR: _("To get out: a wheelchair"),
        Instruction.EVACUATION_GUIDE: _("To get out: lead by the hand"),
        Instruction.EVACUATION_WAKE: _("To get out: wake in person"),
        Instruction.OBSERVE: _("Look in often"),
        Instruction.NO_HEAVY_WORK: _("No heavy lifting"),
        Instruction.EXTRA_HYGIENE: _("More washing and clean clothes"),
        Instruction.MASK: _("Offer a mask"),
        Instruction.FRIDGE: _("Fridge place"),
        Instruction.MEDICINE_SUPERVISED: _("Medicine handed out by Health"),
        Instruction.INTERPRETER: _("Interpreter needed"),
        Instruction.TRAVEL_SEATED: _("Can travel sitting"),
        Instruction.TRAVEL_ESCORT: _("Travel with an escort"),
        Instruction.TRAVEL_NO: _("Do not travel yet"),
    }


INSTRUCTION_ICONS = {
    Instruction.BED_LOW: "bed",
    Instruction.BED_GROUND_FLOOR: "bed",
    Instruction.BED_SINGLE: "bed",
    Instruction.BED_NEAR_STAFF: "bed",
    Instruction.INTERPRETER: "languages",
}


def safety_chip() -> str:
    """The same words whatever the reason, so that the chip says nothing about it (LOOK, section 7)."""
    return _("Ask shift lead before any outside contact")


def safety_text() -> str:
    return _(HIDDEN)


def safety_flags() -> dict[SafetyFlag, str]:
    """What staff do, for each flag; the reason stands nowhere."""
    return {code: _(words) for code, words in INSTRUCTIONS.items()}


def documents() -> dict[DocumentType, str]:
    words = {
        DocumentType.PASSPORT: _("Passport"),
        DocumentType.ID_CARD: _("Identity card"),
        DocumentType.A4_CERTIFICATE: _("A4 certificate"),
        DocumentType.RELEASE_CERTIFICATE: _("Release certificate"),
        DocumentType.VERDICT: _("Court papers"),
        DocumentType.MEDICAL_EXTRACT: _("Medical papers"),
        DocumentType.LETTERS: _("Letters"),
        DocumentType.RESIDENCE_PERMIT: _("Residence permit"),
        DocumentType.PHONE_IMAGE: _("Picture on a phone"),
        DocumentType.ENVELOPE: _("Envelope with papers"),
        DocumentType.INTERNAL_PASSPORT: _("Internal passport"),
        DocumentType.RETURN_CERTIFICATE: _("Return certificate"),
        DocumentType.REFUGEE_DOCUMENT: _("Refugee travel document"),
        DocumentType.VISA: _("Visa"),
        DocumentType.BIRTH_CERTIFICATE: _("Birth certificate"),
        DocumentType.MARRIAGE_CERTIFICATE: _("Marriage certificate"),
        DocumentType.DRIVING_LICENCE: _("Driving licence"),
        DocumentType.MILITARY_ID: _("Military card"),
        DocumentType.PENSION_CERTIFICATE: _("Pension certificate"),
        DocumentType.WORK_BOOK: _("Work book"),
        DocumentType.DIPLOMA: _("Diploma"),
        DocumentType.COURT_RULING: _("Court ruling"),
        DocumentType.PARDON: _("Pardon decree"),
        DocumentType.DETENTION_RECORD: _("Detention record"),
        DocumentType.INVENTORY: _("List of belongings"),
        DocumentType.PRESCRIPTION: _("Prescription"),
        DocumentType.VACCINATION_CARD: _("Vaccination card"),
        DocumentType.POWER_OF_ATTORNEY: _("Power of attorney"),
        DocumentType.BORDER_STAMP: _("Border stamp"),
        DocumentType.AUTHORITY_RECEIPT: _("Receipt of an authority"),
        DocumentType.APPLICANT_CERTIFICATE: _("Applicant's certificate"),
        DocumentType.OTHER: _("Another paper"),
        DocumentType.NONE: _("No papers at all"),
    }
    return worded(CodeList.DOCUMENT, words)


def conditions() -> dict[Condition, str]:
    return {
        Condition.UNKNOWN: _("Condition not asked"),
        Condition.GOOD: _("Good"),
        Condition.WORN: _("Worn"),
        Condition.TORN: _("Torn"),
        Condition.MUTILATED_BY_AUTHORITY: _("Cut or stamped by an authority"),
        Condition.WATER: _("Water damage"),
        Condition.EXPIRED: _("Expired"),
        Condition.COPY: _("Copy"),
        Condition.PHONE_IMAGE: _("Picture on a phone"),
        Condition.ILLEGIBLE: _("Cannot be read"),
        Condition.INCOMPLETE: _("Pages missing"),
    }


def custody() -> dict[Custody, str]:
    return {
        Custody.PERSON: _("In hand"),
        Custody.COPIED_RETURNED: _("Copied, given back"),
        Custody.CENTRE_SAFE: _("In our safe"),
        Custody.BORDER_GUARD: _("With the border guard"),
        Custody.MIGRATION_DEPARTMENT: _("With the Migration Department"),
        Custody.RECEPTION_AGENCY: _("With the reception agency"),
        Custody.COURT: _("With the court"),
        Custody.LAWYER: _("With the lawyer"),
        Custody.HOSPITAL: _("In the hospital"),
        Custody.CONFISCATED_BEFORE: _("Taken away before"),
        Custody.LEFT_HOME: _("Left at home"),
        Custody.LOST: _("Lost"),
        Custody.NEVER_HAD: _("Never had"),
        Custody.UNKNOWN: _("Place not known"),
    }


def card_states() -> dict[CardState, str]:
    return {
        CardState.BLANK: _("Blank"),
        CardState.ISSUED: _("Valid"),
        CardState.REPLACED: _("Replaced"),
        CardState.CANCELLED: _("Cancelled"),
        CardState.EXPIRED: _("Expired"),
    }


def proposals() -> dict[ProposalKind, str]:
    """What a remark of the list asks somebody to look at; hints, not facts."""
    return {
        ProposalKind.DOCTOR_NOW: _("Doctor now"),
        ProposalKind.NO_FOOD_BEFORE_CLINICIAN: _("No food before the clinician"),
        ProposalKind.MASK: _("Offer a mask"),
        ProposalKind.NO_CONSULATE: _("No outside contact"),
        ProposalKind.NOT_ARRIVED: _("Did not arrive"),
        ProposalKind.INTERPRETER: _("Interpreter needed"),
        ProposalKind.DAILY_MEDICINE: _("Ask about daily medicine"),
        ProposalKind.ALLERGY_ASK: _("Ask about allergies"),
        ProposalKind.PREGNANCY_ASK: _("Ask about pregnancy"),
        ProposalKind.MOBILITY: _("Help to walk"),
        ProposalKind.GLASSES: _("Glasses"),
        ProposalKind.HEARING: _("Hearing"),
        ProposalKind.WARM_CLOTHES: _("Warm clothes"),
        ProposalKind.POSSIBLE_DOUBLE: _("May be on the list twice"),
    }


def proposal_states() -> dict[ProposalState, str]:
    return {
        ProposalState.PROPOSED: _("Not confirmed yet"),
        ProposalState.CONFIRMED: _("Confirmed"),
        ProposalState.DISMISSED: _("Dismissed"),
    }


def consciousness() -> dict[Consciousness, str]:
    """ACVPU, in words and with its letter."""
    return {
        Consciousness.ALERT: _("Alert"),
        Consciousness.CONFUSED: _("Confused, new"),
        Consciousness.VOICE: _("Answers to voice"),
        Consciousness.PAIN: _("Answers to pain"),
        Consciousness.UNRESPONSIVE: _("No answer"),
    }


def allergy_states() -> dict[ListState, str]:
    return {
        ListState.NONE_KNOWN: _("None known"),
        ListState.LIST: _("List"),
        ListState.NOT_ASKED: _("Not asked"),
    }


def outcomes() -> dict[Outcome, str]:
    return {
        Outcome.NO_FURTHER_CHECK: _("No further check"),
        Outcome.TREATED: _("Treated"),
        Outcome.FOLLOW_UP: _("Follow up"),
        Outcome.REFER: _("Refer"),
        Outcome.EMERGENCY: _("Ambulance"),
        Outcome.ISOLATE: _("Isolate"),
        Outcome.DECLINED: _("Declined"),
        Outcome.INCOMPLETE: _("Incomplete"),
    }


def languages() -> dict[str, str]:
    """The start list of spoken languages (domain, 12.9), those met most often first."""
    return {
        "be": _("Belarusian"), "ru": _("Russian"), "uk": _("Ukrainian"), "lt": _("Lithuanian"),
        "en": _("English"), "pl": _("Polish"), "lv": _("Latvian"), "et": _("Estonian"),
        "de": _("German"), "fr": _("French"), "es": _("Spanish"), "ar": _("Arabic"),
        "fa": _("Persian"), "prs": _("Dari"), "ps": _("Pashto"), "ckb": _("Kurdish, Sorani"),
        "kmr": _("Kurdish, Kurmanji"), "tr": _("Turkish"), "az": _("Azerbaijani"), "hy": _("Armenian"),
        "ka": _("Georgian"), "tg": _("Tajik"), "uz": _("Uzbek"), "ky": _("Kyrgyz"),
        "kk": _("Kazakh"), "tk": _("Turkmen"), "so": _("Somali"), "am": _("Amharic"),
        "ti": _("Tigrinya"), "sw": _("Swahili"), "ur": _("Urdu"), "hi": _("Hindi"),
        "bn": _("Bengali"), "ta": _("Tamil"), "pa": _("Punjabi"), "vi": _("Vietnamese"),
        "zh": _("Chinese"), "rom": _("Romani"), "sgn-LT": _("Lithuanian sign language"),
        "sgn-RU": _("Russian sign language"),
    }  # fmt: skip
