"""What the health desk gets back: earlier checks as their owner reads them, and the sheet of one person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from app.check_forms import AddendumForm, CheckForm
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
class CheckSheet:
    """The health page for one person: the draft to go on with (or a fresh form) and the earlier, signed checks."""

    person: PersonRow
    languages: tuple[str, ...]
    interpreter: Answer
    form: CheckForm
    earlier: tuple[CheckRow, ...]
    hints: tuple[ProposalRow, ...] = ()
