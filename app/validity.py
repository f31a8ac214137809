"""Days between which words of the house are right. What is over is shown as such and never offered."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from app.errors import UserError

ENDS_FIRST = "The last day lies before the first. Nothing was saved. Correct the days."


class Validity(StrEnum):
    """How a day stands to the days of validity."""

    NOW = "NOW"
    COMING = "COMING"
    OVER = "OVER"


def validity(first: date | None, last: date | None, today: date) -> Validity:
    """Both days belong to it; None is no limit."""
    if last is not None and last < today:
        return Validity.OVER
    return Validity.COMING if first is not None and today < first else Validity.NOW


def require_order(first: date | None, last: date | None) -> None:
    """UserError at `valid_until` where the last day lies before the first."""
    if first and last and last < first:
        raise UserError(ENDS_FIRST, "valid_until")
