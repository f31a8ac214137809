"""Where somebody was at which moment, from what was written of them: the last that is known counts until the next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from models.codes import PresenceState

GONE = frozenset({PresenceState.DEPARTED, PresenceState.TRANSFERRED})


@dataclass(frozen=True, order=True)
class Known:
    """From `at` on the person was in this state. `rank`: of two of one moment the higher one counts."""

    at: datetime
    rank: tuple[int, UUID]
    state: PresenceState


def states(story: Sequence[Known], moments: Sequence[datetime]) -> list[PresenceState | None]:
    """The state at each moment, both in order; None: not yet in the house."""
    found, last, place = list[PresenceState | None](), None, 0
    for moment in moments:
        while place < len(story) and story[place].at <= moment:
            last = story[place].state
            place += 1
        found.append(last)
    return found


def in_house(state: PresenceState | None) -> bool:
    """Whether the house still reckons with somebody: here, or away and expected back."""
    return state is not None and state not in GONE


def first_of_last(story: Sequence[Known]) -> datetime:
    """Since when somebody is in the state that holds at the end of the story."""
    since = story[-1].at
    for known in reversed(story):
        if known.state is not story[-1].state:
            break
        since = known.at
    return since


def night_of(day: date, minutes: int) -> datetime:
    """The moment at which the night that begins on the evening of `day` is counted: the first time after that day's
    noon at which the clock on the wall shows `minutes` after midnight. Local time, so that a night of 23 or 25 hours
    is one night."""
    noon = 12 * 60
    on = day if minutes >= noon else day + timedelta(days=1)
    return datetime.combine(on, time(minutes // 60, minutes % 60)).astimezone()
