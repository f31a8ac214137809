"""What the page of doubles hands in and gets back: a decision on two records, and both side by side."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from app.forms import PaperInHand
from app.rows import NameText, PersonRow
from models.codes import Answer, Relation


@dataclass(frozen=True)
class RelativesForm:
    """Two people who are related: `a` is to `b` what `relation` says."""

    id: UUID
    a: UUID
    b: UUID
    relation: Relation


@dataclass(frozen=True, repr=False)
class RecordSheet:
    """One record as it stands by itself, with nothing of the other."""

    person: PersonRow
    names: tuple[NameText, ...]
    papers: tuple[PaperInHand, ...]
    nationality: str
    group: str
    arrived_at: datetime | None


@dataclass(frozen=True, repr=False)
class TwinSheet:
    """Two records side by side, and what speaks for one person."""

    a: RecordSheet
    b: RecordSheet
    likely: bool
    reasons: tuple[str, ...] = field(repr=False, default=())


@dataclass(frozen=True, repr=False)
class DecisionRow:
    """A decision that stands: YES is one person, shown under `kept`. `against`: other decisions say the opposite,
    so that somebody has to settle it."""

    id: UUID
    a: PersonRow
    b: PersonRow
    same: Answer
    relation: Relation | None
    kept: UUID | None
    at: datetime | None
    by: str
    against: bool
