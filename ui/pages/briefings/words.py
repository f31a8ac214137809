"""What the pages say of briefings."""

from __future__ import annotations

from app.briefings.forms import AttendLine, BriefingRow, BriefingTextForm, ToldRow
from app.reference import CodeList
from models.codes import Answer, BriefingKind
from ui.house_words import worded
from ui.labels import languages
from ui.words import _


def kinds() -> dict[BriefingKind, str]:
    words = {
        BriefingKind.LEGAL: _("Rights and asylum"),
        BriefingKind.HOUSE_RULES: _("Rules of the house"),
        BriefingKind.HEALTH: _("Health and care"),
        BriefingKind.RED_CROSS: _("Red Cross: finding family"),
        BriefingKind.MEDIA: _("Press and photographs"),
        BriefingKind.PATHWAYS: _("Ways onward"),
    }
    return worded(CodeList.BRIEFING, words)


def language(code: str) -> str:
    return languages().get(code, code)


def text_words(text: BriefingTextForm) -> str:
    """A text in a list of choices."""
    words = f"{kinds()[text.kind]}, {language(text.language)}: {text.title}"
    return words + _(" (draft)") if text.draft else words


def what(row: BriefingRow | ToldRow) -> str:
    return f"{kinds()[row.kind]}: {row.title}" if row.title else kinds()[row.kind]


def when(row: BriefingRow | ToldRow) -> str:
    return f"{row.at.astimezone():%d.%m. %H:%M}"


def how(row: BriefingRow | ToldRow) -> str:
    """By whom, in which language, with whose help."""
    parts = [language(row.language), row.given_by]
    parts += [_("interpreter {name}").format(name=row.interpreter)] if row.interpreter else []
    return ", ".join(part for part in parts if part)


def presence(line: AttendLine | ToldRow) -> str:
    if line.attended is Answer.NO:
        return _("Was not there")
    if line.attended is not Answer.YES:
        return _("Not marked yet")
    if line.understood is Answer.YES:
        return _("Was there, understood")
    return _("Was there, did not understand") if line.understood is Answer.NO else _("Was there")


def counted(row: BriefingRow) -> str:
    return _("{present} of {listed}").format(present=row.present, listed=row.listed)
