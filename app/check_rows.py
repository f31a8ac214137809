"""What the health desk gets back: earlier checks as their owner reads them, and the sheet of one person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from app.check_forms import AddendumForm, CheckForm, FollowUpForm, Vitals
from app.rows import PersonRow, ProposalRow
from models.codes import Answer


@dataclass(frozen=True, repr=False)
class CheckRow:
    """An earlier check as its owner reads it (medics only)."""

    form: CheckForm
    started_at: datetime
    signed_at: datetime | None
    signed_by: str
    addenda: tuple[AddendumForm, ...] = ()


@dataclass(frozen=True, repr=False)
class TrendPoint:
    """One set of vital signs of the past, from a signed check, or taken beside one: then `note` is its id."""

    at: datetime
    vitals: Vitals
    by: str = ""
    note: UUID | None = None


@dataclass(frozen=True, repr=False)
class InjuryPhotoRow:
    """A photograph of a mark that there is; the picture itself is opened one by one."""

    id: UUID
    injury: UUID
    check: UUID | None
    at: datetime
    by: str


@dataclass(frozen=True, repr=False)
class FollowUpRow:
    """What is to be done, by whom. `latest`: past this moment it is too late, where there is such a moment."""

    form: FollowUpForm
    person: PersonRow
    due_at: datetime | None
    latest: datetime | None
    owner: str
    done_at: datetime | None
    done_by: str
    overdue: bool


@dataclass(frozen=True, repr=False)
class AppointmentRow:
    """Somebody is expected at the clinic; what for stays there."""

    person: PersonRow
    at: datetime


@dataclass(frozen=True, repr=False)
class CheckSheet:
    """The health page for one person: the draft to go on with (or a fresh form) and the earlier, signed checks.
    `trend`: earlier vital signs, the oldest first. `age`: least and greatest. `questionnaires_offered`: tonight is not
    the night of arrival, so that they may be asked. `clinic`: who may own a follow-up, by name."""

    person: PersonRow
    languages: tuple[str, ...]
    interpreter: Answer
    form: CheckForm
    earlier: tuple[CheckRow, ...]
    hints: tuple[ProposalRow, ...] = ()
    trend: tuple[TrendPoint, ...] = ()
    photos: tuple[InjuryPhotoRow, ...] = ()
    follow_ups: tuple[FollowUpRow, ...] = ()
    age: tuple[int, int] | None = None
    questionnaires: tuple[str, ...] = ()
    clinic: tuple[tuple[UUID, str], ...] = ()
