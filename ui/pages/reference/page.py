"""The words of the house, edited: letterheads, notices, words of codes, texts of briefings."""

from __future__ import annotations

from app.access import Act
from ui.pages.reference.codes import WordSection
from ui.pages.reference.sections import LetterheadSection, NoticeSection, TextSection
from ui.pages.section import SectionsPage
from ui.words import _


class ReferencePage(SectionsPage):
    """What is over stays on its list, as over, and is offered nowhere."""

    TITLE = _("Words of the house")
    SECTIONS = (
        ("letterheads", _("Letterhead"), Act.SEE_REFERENCE, LetterheadSection),
        ("notices", _("Notices"), Act.SEE_REFERENCE, NoticeSection),
        ("words", _("Lists"), Act.SEE_REFERENCE, WordSection),
        ("texts", _("Briefing texts"), Act.SEE_REFERENCE, TextSection),
    )
    KEYS = (
        (_("Alt 1 to 4"), _("letterhead, notices, lists, briefing texts")),
        ("Enter", _("on the list: change the chosen one")),
        ("Alt N", _("a new one")),
        ("Alt V", _("a new version of the chosen one")),
        ("Alt F", _("notices: fill with the words in use")),
        ("Ctrl Enter", _("save")),
    )
