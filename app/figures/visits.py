"""From when until when people were in the house, and how long: read from what is known of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from statistics import quantiles

from app.figures.forms import StayFigures, Whose
from app.figures.telling import told_line
from app.presence.timeline import Known, in_house
from app.rosters.suppression import SMALL

BANDS = (("0-3", 3), ("4-7", 7), ("8-14", 14), ("15-30", 30), ("31-90", 90))
LONGER = "91+"


@dataclass(frozen=True)
class Visit:
    """From coming to leaving; None: still here. Away for a while and expected back is no leaving."""

    came: datetime
    left: datetime | None = None


def visits(story: Sequence[Known]) -> list[Visit]:
    """The visits of one human being, in order. Two records of the same arrival are one visit."""
    found, came = list[Visit](), None
    for known in story:
        if in_house(known.state):
            came = came or known.at
        elif came is not None:
            found.append(Visit(came, known.at))
            came = None
    return [*found, Visit(came)] if came is not None else found


class Days:
    """The day on the wall of a moment; a quarter of an hour is asked for once, since moments are many."""

    def __init__(self) -> None:
        self._known: dict[datetime, date] = {}

    def of(self, at: datetime) -> date:
        quarter = at.replace(minute=at.minute // 15 * 15, second=0, microsecond=0)
        if quarter not in self._known:
            self._known[quarter] = quarter.astimezone().date()
        return self._known[quarter]


def by_day(moments: Iterable[datetime], days: Days) -> Counter[date]:
    """How many of the moments fall on each day."""
    return Counter(map(days.of, moments))


def stay_figures(whose: Whose, nights: Sequence[int]) -> StayFigures:
    """Median, quartiles and bands of lengths in nights; of few people only how many they are."""
    counts = Counter(map(_band, nights))
    bands = told_line({code: counts[code] for code in (*(code for code, _ in BANDS), LONGER)})
    lower, median, upper = _quartiles(nights)
    return StayFigures(whose, len(nights), lower, median, upper, tuple(bands.items()))


def _band(nights: int) -> str:
    return next((code for code, most in BANDS if nights <= most), LONGER)


def _quartiles(nights: Sequence[int]) -> tuple[int | None, int | None, int | None]:
    """In whole nights; half a night is rounded to the even number. On either side of a number that is told are at
    least as many people as are told of."""
    if len(nights) < 2 * SMALL:
        return (None, None, None)
    lower, median, upper = (round(each) for each in quantiles(nights, n=4, method="inclusive"))
    return (lower, median, upper) if len(nights) >= 4 * SMALL else (None, median, None)
