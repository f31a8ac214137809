"""Words of the rights of a person, and days as they are said."""

from __future__ import annotations

from datetime import datetime

from models.codes import RetentionAct, RetentionArea, SubjectRight
from ui.words import _, ngettext


def areas() -> dict[RetentionArea, str]:
    return {
        RetentionArea.PHOTO: _("Photo"),
        RetentionArea.LISTS: _("List the person came with"),
        RetentionArea.PERSON: _("Names, birth date, papers"),
        RetentionArea.HEALTH: _("Health checks and letters"),
        RetentionArea.PROTECTION: _("Safety flags and case notes"),
        RetentionArea.SUPPLIES: _("What was given"),
        RetentionArea.AUDIT: _("Who did what"),
    }


def rights() -> dict[SubjectRight, str]:
    return {
        SubjectRight.ACCESS: _("A copy of the record"),
        SubjectRight.RECTIFY: _("A correction"),
        SubjectRight.ERASE: _("Erasing"),
        SubjectRight.RESTRICT: _("That it is kept and not used"),
        SubjectRight.OBJECT: _("An objection"),
    }


def acts() -> dict[RetentionAct, str]:
    return {
        RetentionAct.REVIEW: _("look at it again"),
        RetentionAct.PSEUDONYMISE: _("take the name off"),
        RetentionAct.ERASE: _("erase it"),
    }


def day(at: datetime) -> str:
    return f"{at.astimezone():%d %b %Y}"


def moment(at: datetime) -> str:
    return f"{at.astimezone():%d %b %Y %H:%M}"


def days_left(days: int) -> str:
    """How long there is to answer."""
    if days < 0:
        late = -days
        return ngettext("{n} day late", "{n} days late", late).format(n=late)
    return ngettext("{n} day left", "{n} days left", days).format(n=days)


def time_kept(days: int) -> str:
    """Whole years as years, everything else as days."""
    if days and days % 365 == 0:
        return ngettext("{n} year", "{n} years", days // 365).format(n=days // 365)
    return ngettext("{n} day", "{n} days", days).format(n=days)
