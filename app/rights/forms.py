"""Forms and rows of the rights of a person. Reasons are free text and never a heading, a title or a log line."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from app.errors import UserError
from app.forms import PersonForm
from models.codes import RetentionAct, RetentionArea, SubjectRight

LEAST_REASON = 5
NO_REASON = "A reason is needed. Nothing was changed. Write it in a few words."


def require_reason(text: str) -> str:
    """The reason without outer spaces; UserError when it says nothing."""
    if len(text.strip()) < LEAST_REASON:
        raise UserError(NO_REASON, "reason")
    return text.strip()


@dataclass(frozen=True, repr=False)
class StandingForm:
    """A restriction or a legal hold on one record."""

    id: UUID
    person: UUID
    reason: str


@dataclass(frozen=True, repr=False)
class StandingRow:
    id: UUID
    person: UUID
    number: str
    reason: str
    since: datetime
    lifted_at: datetime | None


@dataclass(frozen=True, repr=False)
class RequestForm:
    """What a person asks about their own record."""

    id: UUID
    person: UUID
    right: SubjectRight


@dataclass(frozen=True, repr=False)
class RequestRow:
    """`days_left` until the month is over (GDPR, article 12.3); negative when it is."""

    id: UUID
    person: UUID
    number: str
    right: SubjectRight
    received_at: datetime
    due_at: datetime
    days_left: int
    answered_at: datetime | None
    outcome: str


@dataclass(frozen=True, repr=False)
class ErasureForm:
    person: UUID
    area: RetentionArea
    reason: str


@dataclass(frozen=True, repr=False)
class ErasureRow:
    """What was erased. `outside`: where older copies of it may still be, in words."""

    person: UUID
    number: str
    area: RetentionArea
    at: datetime
    reason: str
    outside: tuple[str, ...] = ()


@dataclass(frozen=True, repr=False)
class RuleForm:
    id: UUID
    area: RetentionArea
    days: int
    act: RetentionAct
    basis: str


@dataclass(frozen=True, repr=False)
class RuleRow:
    id: UUID
    area: RetentionArea
    days: int
    act: RetentionAct
    basis: str


@dataclass(frozen=True, repr=False)
class ReviewRow:
    """A part of a record whose time is over; `held`: a legal hold keeps it."""

    person: UUID
    number: str
    area: RetentionArea
    act: RetentionAct
    departed_at: datetime
    over_since: datetime
    held: bool


@dataclass(frozen=True, repr=False)
class IncidentForm:
    """A breach of personal data as far as it is known; saved again as more is known."""

    id: UUID
    known_at: datetime
    what: str
    people: int = 0
    happened_at: datetime | None = None
    consequences: str = ""
    measures: str = ""
    authority_told_at: datetime | None = None
    people_told_at: datetime | None = None
    closed_at: datetime | None = None


@dataclass(frozen=True, repr=False)
class IncidentRow:
    """`hours_left` of the 72 until the authority is told (GDPR, article 33); None when it was told or it is closed."""

    form: IncidentForm
    due_at: datetime
    hours_left: float | None


@dataclass(frozen=True, repr=False)
class CorrectionForm:
    """What the record shall say from now on, and why; `id` is that of the request that asks for it."""

    id: UUID
    record: PersonForm
    reason: str


@dataclass(frozen=True, repr=False)
class CorrectionRow:
    """One value that a field of the record had: since when, written by whom."""

    field: str
    value: str
    at: datetime
    by: str
    act: str


@dataclass(frozen=True, repr=False)
class OwnRecord:
    """The copy for the person: a paper and the same as data (JSON, UTF-8)."""

    number: str
    count: int
    data: bytes = field(repr=False)
