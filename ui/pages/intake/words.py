"""What the codes of the quick form are called on the screen."""

from __future__ import annotations

from models.codes import ActNow, Condition, Custody, DocumentType
from ui.words import _


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


def documents() -> dict[DocumentType, str]:
    return {
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
        DocumentType.OTHER: _("Another paper"),
        DocumentType.NONE: _("No papers at all"),
    }


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
        Condition.PHONE_IMAGE: _("Phone picture"),
        Condition.ILLEGIBLE: _("Cannot be read"),
        Condition.INCOMPLETE: _("Pages missing"),
    }


def custodies() -> dict[Custody, str]:
    return {
        Custody.PERSON: _("With the person"),
        Custody.COPIED_RETURNED: _("Copied and given back"),
        Custody.CENTRE_SAFE: _("In the centre's safe"),
        Custody.BORDER_GUARD: _("With the border guard"),
        Custody.MIGRATION_DEPARTMENT: _("With the Migration Department"),
        Custody.CONFISCATED_BEFORE: _("Taken away before"),
        Custody.LEFT_HOME: _("Left at home"),
        Custody.LOST: _("Lost"),
        Custody.NEVER_HAD: _("Never had"),
        Custody.UNKNOWN: _("Place not known"),
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
