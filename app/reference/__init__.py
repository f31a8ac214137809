"""Words of the house that it edits itself: letterheads, notices, what codes are called."""

from app.reference.letterheads import Letterheads
from app.reference.notices import NoticeVersions
from app.reference.words import CodeList, CodeWordForm, CodeWords

__all__ = ["CodeList", "CodeWordForm", "CodeWords", "Letterheads", "NoticeVersions"]
