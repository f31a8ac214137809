"""What the read log hands back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from models.codes import Role


class LogKind(StrEnum):
    """What sort of thing stands in a line of the read log."""

    READ = "READ"
    CHANGE = "CHANGE"
    PRINT = "PRINT"
    CARD_SHOWN = "CARD_SHOWN"
    REFUSED = "REFUSED"
    OTHER = "OTHER"


@dataclass(frozen=True, repr=False)
class ReadRow:
    """One line: when, who at which desk, what in plain words, whom it was about (number).
    `role`: the role in use where it is certain: the user has but one, or the fact says it."""

    at: datetime
    user: UUID
    who: str
    desk: str
    kind: LogKind
    what: str
    role: Role | None = None
    person: UUID | None = None
    number: str = ""


@dataclass(frozen=True)
class ReadFilter:
    """Which lines of the whole register: of one user, of some kinds, since and until (UTC). Empty: all."""

    user: UUID | None = None
    kinds: frozenset[LogKind] = frozenset()
    since: datetime | None = None
    until: datetime | None = None
