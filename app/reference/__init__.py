"""Words of the house that it edits itself: letterheads, notices, what codes are called."""

from app.reference.letterheads import Letterheads
from app.reference.notices import NoticeVersions

__all__ = ["Letterheads", "NoticeVersions"]
