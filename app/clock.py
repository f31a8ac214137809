"""The hybrid clock: sixty-four bits, milliseconds << 16, never behind anything this store has seen."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

WallClock = Callable[[], datetime]


def wall() -> datetime:
    """The machine's own clock, aware and in UTC."""
    return datetime.now(UTC)


def millis(moment: datetime) -> int:
    """Whole milliseconds since 1970; a naive moment raises."""
    if moment.tzinfo is None:
        raise ValueError("a moment without a time zone")
    return int(moment.timestamp() * 1000)


def tick(at: int, highest: int) -> int:
    """The next stamp at wall time `at` (milliseconds) when `highest` was seen: a clock put back cannot reorder."""
    return max(at << 16, highest + 1)
