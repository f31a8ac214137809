"""The hybrid clock: sixty-four bits, milliseconds << 16, never behind anything this store has seen."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

WallClock = Callable[[], datetime]
SteadyClock = Callable[[], float]
FORWARD, BACKWARD = timedelta(minutes=10), timedelta(seconds=-1)  # within these the clock is being trimmed, not set
LONG_CLOSED = timedelta(days=30)
BACK = (
    "The clock of this laptop was put back, or shows a time before the last entry. What was saved is safe and keeps "
    "its order. Set the clock right; until then times on papers are wrong."
)
AHEAD = (
    "The clock of this laptop has jumped ahead. What was saved is safe and keeps its order. "
    "Look whether date and time are right, and set them; until then times on papers may be wrong."
)
_ZERO = datetime(1970, 1, 1, tzinfo=UTC)


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


def steady() -> float:
    """Seconds that only go on, through a sleep of the machine too; nobody sets this clock."""
    for name in ("CLOCK_BOOTTIME", "CLOCK_MONOTONIC"):
        if hasattr(time, name):
            return time.clock_gettime(getattr(time, name))
    return time.monotonic()


class ClockWatch:
    """Compares the wall with a steady clock while a desk is open, and with the newest entry when it is opened.

    A night with the lid closed is no jump. `wrong_by`: how far the wall went from the time that was believed."""

    def __init__(self, wall_clock: WallClock, newest: datetime | None, steady_clock: SteadyClock = steady) -> None:
        self._wall, self._steady = wall_clock, steady_clock
        now = wall_clock()
        self._offset = self._offset_of(now)
        self.jump = self.wrong_by = timedelta()
        if newest is not None and now - newest < BACKWARD:
            self.jump = self.wrong_by = now - newest
        elif newest is not None and now - newest > LONG_CLOSED:
            self.wrong_by = now - newest

    def look(self) -> timedelta:
        """How far the wall has jumped since the last `settle`; zero when it goes as it should."""
        offset = self._offset_of(self._wall())
        step, self._offset = offset - self._offset, offset
        if not BACKWARD <= step <= FORWARD:
            corrected = self.wrong_by and (step > timedelta()) != (self.wrong_by > timedelta())
            self.jump += step
            self.wrong_by += step
            if corrected and abs(self.wrong_by) < FORWARD:
                self.wrong_by = timedelta()
        return self.jump

    def settle(self) -> None:
        """The jump was written down."""
        self.jump = timedelta()

    def _offset_of(self, now: datetime) -> timedelta:
        return now - _ZERO - timedelta(seconds=self._steady())

    @property
    def warning(self) -> str:
        """The yellow sentence, empty when the clock goes as it should."""
        self.look()
        if self.wrong_by < timedelta():
            return BACK
        return AHEAD if self.wrong_by else ""

    def believed(self, now: datetime) -> datetime:
        """The moment it should be: what has expired does not come back with a clock put back."""
        return now - self.wrong_by

    def earlier(self, now: datetime) -> datetime:
        """Of the moment on the wall and the one it should be, the earlier: what is due by a date is not cut short."""
        return now - max(self.wrong_by, timedelta())
