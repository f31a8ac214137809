"""Words that all papers share, above all their foot. Papers have their own language, apart from the screen's."""

from __future__ import annotations

from datetime import date, datetime

from printing.data import Foot
from printing.phrases import FALLBACK, Phrases, languages_of, phrases


def known(language: str) -> str:
    """The language of a paper: English where the program has no words in the one asked for."""
    return language if language in languages_of("foot") else FALLBACK


def day(day: date, language: str) -> str:
    """A date as it is written in this language: "14 Nov 2025", or "2025-11-14" on Lithuanian paper."""
    months = str(_said(language).table["months"]).split()
    return f"{day.day} {months[day.month - 1]} {day.year}" if months else f"{day:%Y-%m-%d}"


def moment(at: datetime, language: str) -> str:
    """A date with its time of day, as it stands: the caller gives local time."""
    return f"{day(at, language)} {at:%H:%M}"


def copy_text(foot: Foot, language: str) -> str:
    """Copy x of y."""
    return _said(language).say("copy", copy=foot.copy, copies=foot.copies)


def foot_text(foot: Foot, language: str, with_copy: bool = True, draft: bool = False) -> str:
    """Who printed this, when, the head of the journal, the copy, when to destroy it; first of all "draft translation",
    where `draft` says so or nobody has confirmed the words of this language."""
    said = _said(language)
    parts = [said.say("draft")] if draft or said.draft else []
    parts += [_printed(foot, said), said.say("journal", head=foot.journal_head)]
    if with_copy:
        parts.append(copy_text(foot, language))
    if foot.destroy_after:
        parts.append(said.say("destroy", when=moment(foot.destroy_after, language)))
    return ". ".join(part.removesuffix(".") for part in parts) + "."


def _printed(foot: Foot, said: Phrases) -> str:
    printed = said.say("printed" if foot.print_number else "preview", number=foot.print_number, at=_at(foot, said))
    by = said.say("by", by=foot.by) if foot.by else ""
    return printed + by + (said.say("desk", desk=foot.desk) if foot.desk else "")


def _at(foot: Foot, said: Phrases) -> str:
    return moment(foot.at, said.language)


def page_text(page: int, pages: int, language: str) -> str:
    """Page x of y."""
    return _said(language).say("page", page=page, pages=pages)


def _said(language: str) -> Phrases:
    return phrases("foot", language)
