"""Why a stranger's file is not read: a code that the parent turns into a sentence."""

from __future__ import annotations

from enum import StrEnum


class Why(StrEnum):
    TOO_LARGE = "TOO_LARGE"
    TOO_SMALL = "TOO_SMALL"
    OTHER_KIND = "OTHER_KIND"
    UNREADABLE = "UNREADABLE"
    TOO_SLOW = "TOO_SLOW"


class NotRead(Exception):
    """The file is not read; `why` says the kind of reason and nothing of the content."""

    def __init__(self, why: Why) -> None:
        super().__init__(why.value)
        self.why = why
