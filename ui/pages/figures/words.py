"""What the figures say in words: days, numbers that are not told, codes of what is done."""

from __future__ import annotations

from datetime import date, timedelta

from app.figures import FiguresSheet, StayFigures, Whose
from models.codes import Instruction
from ui.labels import instructions
from ui.words import _

NOT_TOLD = "*"


def told(count: int | None) -> str:
    """A number, or that it is not told; the companions of small ones carry the same sign."""
    return NOT_TOLD if count is None else str(count)


def short_day(day: date) -> str:
    return f"{day:%d.%m.}"


def long_day(day: date) -> str:
    return f"{day:%d.%m.%Y}"


def spans() -> dict[str, tuple[str, int]]:
    """Words of a span, and how many days it has; the last of them are chosen by hand."""
    return {"night": (_("Night"), 2), "week": (_("Week"), 7), "month": (_("Month"), 30), "own": (_("Own days"), 0)}


def ends_of(key: str, today: date) -> tuple[date, date]:
    return today - timedelta(days=spans()[key][1] - 1), today


def actions() -> dict[str, str]:
    """What flags ask of the staff, and never why."""
    return {
        "TELL_NOBODY": _("Tell nobody that they are here"),
        "NO_EMBASSY": _("No embassy, no authority abroad"),
        "NO_MEDIA": _("No photos, no media"),
        "ASK_CONTACT": _("Ask first: calls, contacts outside"),
        "ASK_PLACE": _("Ask first: room, bed, seat"),
        "ASK_LEAD": _("The shift lead decides"),
    }


def done(code: str) -> str:
    return actions().get(code) or instructions().get(Instruction(code), code)


def lengths() -> dict[str, str]:
    return {
        "0-3": _("0–3 nights"),
        "4-7": _("4–7 nights"),
        "8-14": _("8–14 nights"),
        "15-30": _("15–30 nights"),
        "31-90": _("31–90 nights"),
        "91+": _("91 nights and more"),
    }


def middle(stay: StayFigures) -> str:
    """The middle of a length of stay in a sentence."""
    whose = _("{n} here now") if stay.whose is Whose.HERE else _("{n} left in these days")
    said = whose.format(n=stay.people)
    if stay.median is None:
        return said + (_(": too few for a middle figure.") if stay.people else ".")
    said += _(": half of them {median} nights or less").format(median=stay.median)
    if stay.lower is None:
        return f"{said}."
    return said + _(", the middle half {lower} to {upper}.").format(lower=stay.lower, upper=stay.upper)


def as_of(sheet: FiguresSheet) -> str:
    """Which days are shown, and when the last of them was counted."""
    at = f"{sheet.as_of:%d.%m.%Y %H:%M}"
    first, last = long_day(sheet.days[0].day), long_day(sheet.last.day)
    days = first if first == last else _("{first} to {last}").format(first=first, last=last)
    return f"{days}. " + (_("Counted now, {at}") if sheet.last.so_far else _("Counted {at}")).format(at=at)
