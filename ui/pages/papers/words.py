"""The plain words for papers, lists, classes and card layouts, as the page, the print log and the read log say them."""

from __future__ import annotations

from collections.abc import Sequence

from app.card_acts import CardLayout
from models.codes import CardReason, PaperClass, PaperKind, RosterKind
from ui.words import _, ngettext

TOLD = 4


def kind_word(kind: PaperKind) -> str:
    """The plain name of a paper."""
    return {
        PaperKind.CARDS: _("Cards"),
        PaperKind.BLANK_CARDS: _("Blank cards"),
        PaperKind.LETTER: _("Letter"),
        PaperKind.ROSTER: _("List"),
        PaperKind.BUS_LIST: _("Bus list"),
        PaperKind.OWN_RECORD: _("Copy of an own record"),
        PaperKind.OWN_SHEET: _("Own sheet"),
        PaperKind.PROCESSING: _("Record of processing"),
        PaperKind.RECEIPT: _("Receipt"),
        PaperKind.NOTICE: _("Privacy notice"),
        PaperKind.MEDICAL_SUMMARY: _("Medical summary"),
        PaperKind.MEDICAL_FILE: _("Medical file"),
        PaperKind.TEST_PAGE: _("Test page"),
        PaperKind.STOCK: _("Sheet of the store"),
        PaperKind.SHIFT: _("Hand-over of the shift"),
        PaperKind.SITUATION: _("Situation report"),
        PaperKind.VOUCHER: _("Receipt for a voucher"),
        PaperKind.BRIEFING: _("Sheet of a briefing"),
    }[kind]


def roster_words() -> dict[RosterKind, str]:
    """The lists of the house, in the order in which the page offers them."""
    return {
        RosterKind.NAMES: _("Name list"),
        RosterKind.FIRE: _("Fire list"),
        RosterKind.ROOMS: _("Room list"),
        RosterKind.ROLL_CALL: _("Roll-call"),
        RosterKind.DISTRIBUTION: _("Distribution"),
        RosterKind.DIET: _("Meals and diet"),
        RosterKind.CHILDREN: _("Children"),
        RosterKind.INTERPRETERS: _("Interpreters"),
        RosterKind.APPOINTMENTS: _("Appointments of the day"),
        RosterKind.ACTIONS: _("What is to be done"),
        RosterKind.MANIFEST: _("Bus manifest"),
        RosterKind.HAND_OVER: _("Hand-over to the authority"),
        RosterKind.MEDICAL_FOLLOW_UP: _("Medical follow-up"),
        RosterKind.MEDICINES: _("Medicines round"),
        RosterKind.STATISTICS: _("Numbers, no names"),
    }


def layout_words() -> dict[str, str]:
    """What cards are printed on."""
    return {
        "ID1_ON_A4": _("Ten on A4"),
        "ID1_SINGLE": _("Card printer"),
        "A6": _("A6"),
        "LABEL_62": _("Label 62 mm"),
        "LABEL_100X50": _("Label 100 × 50"),
    }


def language_words() -> list[tuple[str, str]]:
    """The languages of papers, each in its own words."""
    return [
        ("en", "English"),
        ("lt", "Lietuvių"),
        ("ru", "Русский"),
        ("be", "Беларуская"),
        ("uk", "Українська"),
        ("pl", "Polski"),
    ]


def layouts() -> list[tuple[CardLayout, str]]:
    words = layout_words()
    return [(layout, words.get(layout.value, layout.value)) for layout in CardLayout]


def reason_words() -> dict[CardReason, str]:
    """Why a card is made anew."""
    return {
        CardReason.LOST: _("Lost"),
        CardReason.DAMAGED: _("Damaged"),
        CardReason.DATA_CHANGED: _("Something on it changed"),
        CardReason.EXPIRED: _("Expired"),
        CardReason.STOLEN: _("Stolen"),
        CardReason.PRINTER: _("Spoilt by the printer"),
    }


def class_word(paper_class: PaperClass) -> str:
    """Who a paper is for, by its class."""
    return {
        PaperClass.S0: _("Numbers only"),
        PaperClass.S1: _("Work paper"),
        PaperClass.S2: _("Personal"),
        PaperClass.S3: _("Medical"),
        PaperClass.S4: _("Protected"),
    }[paper_class]


def paper_word(kind: PaperKind, detail: str) -> str:
    """A paper with what it is in detail: the list by its name, cards with their size."""
    code, _space, as_file = detail.partition(" ")
    rosters = {each.value: word for each, word in roster_words().items()}
    if kind in (PaperKind.ROSTER, PaperKind.BUS_LIST) and code in rosters:
        return f"{rosters[code]}, {as_file}" if as_file else rosters[code]
    layout = layout_words().get(detail)
    return f"{kind_word(kind)}, {layout}" if layout else kind_word(kind)


def warning_words(warnings: Sequence[str]) -> str:
    """The first few warnings of a paper, and how many more there are."""
    more = len(warnings) - TOLD
    words = ngettext("{n} more like this.", "{n} more like these.", more).format(n=more)
    return " ".join([*warnings[:TOLD], *([words] if more > 0 else [])])
