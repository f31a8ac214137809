"""The words of the page of one person: names with what is suggested marked, age, state, times."""

from __future__ import annotations

from datetime import date, datetime

from app.rows import NameText, PersonPage, PersonRow, StepRow
from models.codes import Answer, Arrival, DatePrecision, PresenceState, Sex
from models.values.partial_date import SHORT_MONTHS, show
from ui.labels import absence_reasons, languages, sexes
from ui.words import _, ngettext

STEP_ICONS = {
    "arrived": "bus",
    "registered": "user-plus",
    "notice": "languages",
    "card": "id-card",
    "supplies": "package",
    "health": "heart-pulse",
    "letter": "mail",
}


def headline(row: PersonRow) -> str:
    """FAMILY Given in Latin letters; in brackets where nobody has confirmed them."""
    latin = family_first(row.name.latin_family, row.name.latin_given)
    if not latin:
        return row.name.short or _("No name yet")
    return latin if row.name.latin_confirmed else f"[{latin}]"


def family_first(family: str, given: str) -> str:
    return " ".join(part for part in (family.upper(), given) if part)


def is_suggested(name: NameText) -> bool:
    """Whether the Latin form is only a suggestion."""
    return bool(name.latin) and not name.latin_confirmed


def own_spelling(name: NameText) -> str:
    """The name as written, with its language; empty where the headline already says it."""
    written = " ".join(part for part in (name.family, name.given, name.patronymic) if part) or name.as_written
    if not written or written == name.latin or not name.latin:
        return ""
    return with_language(written, name.language)


def with_language(written: str, language: str) -> str:
    word = languages().get(language, "")
    return f"{written}, {word}" if word else written


def about_person(page: PersonPage, today: date) -> tuple[str, ...]:
    """Sex, age, birth date, languages, interpreter: each a short text of its own."""
    spoken = ", ".join(languages().get(tag, tag) for tag in page.languages)
    parts = (
        sexes()[page.person.sex] if page.person.sex is not Sex.NOT_ASKED else _("Sex not asked"),
        *born(page.person, today),
        spoken or _("Languages not asked"),
        interpreter(page.interpreter),
        _("Citizenship {code}").format(code=page.nationality) if page.nationality else "",
        *where_now(page),
    )
    return tuple(part for part in parts if part)


def where_now(page: PersonPage) -> tuple[str, ...]:
    """The room and bed, and where the person is who is not in the house."""
    away = {
        PresenceState.ABSENT_UNKNOWN: _("away, not known where"),
        PresenceState.LEAVE: _("on leave"),
        PresenceState.HOSPITAL: _("in hospital"),
        PresenceState.APPOINTMENT: _("at an appointment"),
        PresenceState.COURT: _("at an appointment"),
    }
    room, bed = page.sleeps
    place = _("room {name}").format(name=room) if room else ""
    return tuple(part for part in (f"{place}, {bed}" if place and bed else place, away.get(page.presence, "")) if part)


def born(row: PersonRow, today: date) -> tuple[str, ...]:
    """ "42 years", "17 Apr 1983"; or what is known, which already says the age."""
    if row.birth is None or row.birth.precision is DatePrecision.UNKNOWN:
        return (_("Age not known") if row.birth else _("Age not asked"),)
    words = show(row.birth, today)
    age = row.birth.about(today)
    if row.birth.precision is not DatePrecision.DAY or age is None:
        return (words,)
    return (ngettext("{n} year", "{n} years", age).format(n=age), words)


def interpreter(answer: Answer) -> str:
    return {
        Answer.YES: _("Needs an interpreter"),
        Answer.NO: _("No interpreter"),
        Answer.DECLINED: _("Wants no interpreter"),
    }.get(answer, _("Interpreter not asked"))


def state(row: PersonRow) -> tuple[str, str, str]:
    """Where the person stands between list and door: words, tone, shape."""
    if row.left:
        return _("Left the house"), "wait", "note"
    if row.arrival is Arrival.COUNTED:
        return _("In the centre"), "ok", "done"
    if row.arrival is Arrival.NOT_ARRIVED:
        reason = absence_reasons().get(row.absence, "") if row.absence else ""
        words = _("Did not arrive: {reason}").format(reason=reason.lower()) if reason else _("Did not arrive")
        return words, "wait", "stop"
    return _("Not counted yet"), "att", "waiting"


def clock(at: datetime, today: date) -> str:
    """ "00:44" today, "13 Nov 23:41" on another day."""
    local = at.astimezone()
    time = f"{local:%H:%M}"
    return time if local.date() == today else f"{local.day} {SHORT_MONTHS[local.month - 1]} {time}"


def day(at: date) -> str:
    return f"{at.day} {SHORT_MONTHS[at.month - 1]} {at.year}"


def timeline(steps: tuple[StepRow, ...], today: date) -> tuple[tuple[str, str, str, str, str], ...]:
    """The steps as the timeline takes them: time, icon, title, detail, who."""
    return tuple(
        (clock(step.at, today), STEP_ICONS.get(step.kind, "circle-check"), step.title, step.detail, step.by)
        for step in steps
    )
