"""Words that several papers share. Papers have their own language, apart from the screen's.

Lithuanian texts are drafts: a native speaker checks them before anything is printed for real.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from models.codes import Sex
from printing.data import Foot

_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


@dataclass(frozen=True)
class FootWords:
    """The foot of a page; the placeholders are filled by `foot_text` and `page_text`."""

    printed: str
    preview: str
    by: str
    desk: str
    journal: str
    copy: str
    destroy: str
    page: str


FOOT = {
    "en": FootWords(
        printed="Print {number}, {at}",
        preview="Preview, not a print, {at}",
        by=", by {by}",
        desk=", {desk}",
        journal="Journal {head}",
        copy="Copy {copy} of {copies}",
        destroy="Destroy after {when}",
        page="Page {page} of {pages}",
    ),
    "lt": FootWords(
        printed="Spaudinys {number}, {at}",
        preview="Peržiūra, ne spaudinys, {at}",
        by=", {by}",
        desk=", {desk}",
        journal="Žurnalas {head}",
        copy="{copy} egz. iš {copies}",
        destroy="Sunaikinti po {when}",
        page="{page} psl. iš {pages}",
    ),
}

SEX = {
    "en": {Sex.FEMALE: "F", Sex.MALE: "M", Sex.OTHER: "X", Sex.NOT_ASKED: "–"},
    "lt": {Sex.FEMALE: "M", Sex.MALE: "V", Sex.OTHER: "X", Sex.NOT_ASKED: "–"},
}


def known(language: str) -> str:
    """The language of a paper: English where the program has no words in the one asked for."""
    return language if language in FOOT else "en"


def day(day: date, language: str) -> str:
    """A date as it is written in this language: "14 Nov 2025", or "2025-11-14" on Lithuanian paper."""
    return day.strftime("%Y-%m-%d") if language == "lt" else f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def moment(at: datetime, language: str) -> str:
    """A date with its time of day, as it stands: the caller gives local time."""
    return f"{day(at, language)} {at:%H:%M}"


def copy_text(foot: Foot, language: str) -> str:
    """Copy x of y."""
    return FOOT[known(language)].copy.format(copy=foot.copy, copies=foot.copies)


def foot_text(foot: Foot, language: str, with_copy: bool = True) -> str:
    """Who printed this, when, the head of the journal, the copy, when to destroy it."""
    words = FOOT[known(language)]
    parts = [_printed(foot, words, language), words.journal.format(head=foot.journal_head)]
    if with_copy:
        parts.append(copy_text(foot, language))
    if foot.destroy_after:
        parts.append(words.destroy.format(when=moment(foot.destroy_after, language)))
    return ". ".join(parts) + "."


def _printed(foot: Foot, words: FootWords, language: str) -> str:
    pattern = words.printed if foot.print_number else words.preview
    printed = pattern.format(number=foot.print_number, at=moment(foot.at, language))
    by = words.by.format(by=foot.by) if foot.by else ""
    return printed + by + (words.desk.format(desk=foot.desk) if foot.desk else "")


def page_text(page: int, pages: int, language: str) -> str:
    """Page x of y."""
    return FOOT[known(language)].page.format(page=page, pages=pages)
