"""Words of the house that may be edited: code lists, notices, letterheads, with days of validity (domain.md, 11.41)."""

from __future__ import annotations

from datetime import date

from models.base import Tracked
from models.codes import NoticeKind
from models.columns import coded, text


class CodeWord(Tracked, table=True):
    """How a code of a list is called in one language. The code itself never changes (domain, section 12)."""

    code_list: str = text(40, index=True)
    code: str = text(40)
    language: str = text(20, default="")
    word: str = text(120, default="")
    position: int | None = None
    hidden: bool = False
    valid_from: date | None = None
    valid_until: date | None = None


class NoticeVersion(Tracked, table=True):
    """A notice as this house words it, in one language. `content`: title, sentences, headed parts as JSON."""

    kind: NoticeKind = coded(NoticeKind)
    language: str = text(20, default="")
    version: str = text(40, default="")
    content: str = text(default="")
    draft: bool = True
    valid_from: date | None = None
    valid_until: date | None = None


class Letterhead(Tracked, table=True):
    """What stands at the head and foot of letters and papers, in one language."""

    language: str = text(20, default="")
    name: str = text(200, default="")
    address: str = text(300, default="")
    phone: str = text(60, default="")
    line: str = text(300, default="")
    valid_from: date | None = None
    valid_until: date | None = None
