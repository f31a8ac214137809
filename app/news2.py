"""NEWS2, the National Early Warning Score 2 (Royal College of Physicians, 2017, chart 1), SpO2 scale 1.

A total exists only with all seven inputs; before that there is "at least N, not complete" (domain, section 3.3)."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from app.check_forms import Vitals
from models.codes import Consciousness

# Upper bounds of each band (inclusive, stored units) and the points of the bands; the last band is open.
_RESPIRATION = ((8, 11, 20, 24), (3, 1, 0, 2, 3))
_SATURATION = ((91, 93, 95), (3, 2, 1, 0))
_SYSTOLIC = ((90, 100, 110, 219), (3, 2, 1, 0, 3))
_PULSE = ((40, 50, 90, 110, 130), (3, 1, 0, 1, 2, 3))
_TEMPERATURE = ((350, 360, 380, 390), (3, 1, 0, 1, 2))

INPUTS = ("respiration", "saturation", "on_air", "systolic", "pulse", "temperature", "consciousness")


@dataclass(frozen=True)
class News2:
    """`points` by input; `total` is None until all seven are in; `at_least` is the sum so far."""

    points: dict[str, int]

    @property
    def missing(self) -> tuple[str, ...]:
        return tuple(name for name in INPUTS if name not in self.points)

    @property
    def at_least(self) -> int:
        return sum(self.points.values())

    @property
    def total(self) -> int | None:
        return None if self.missing else self.at_least

    @property
    def alarm(self) -> str:
        """'emergency' at 7 and more, 'urgent' at 5 or any single 3, else empty; complete or not."""
        if self.at_least >= 7:
            return "emergency"
        return "urgent" if self.at_least >= 5 or 3 in self.points.values() else ""


def _band(value: int, table: tuple[tuple[int, ...], tuple[int, ...]]) -> int:
    bounds, points = table
    return points[bisect_left(bounds, value)]


def news2(vitals: Vitals) -> News2:
    """Points of each measured input of one set of vital signs."""
    tables = {
        "respiration": _RESPIRATION,
        "saturation": _SATURATION,
        "systolic": _SYSTOLIC,
        "pulse": _PULSE,
        "temperature": _TEMPERATURE,
    }
    points = {
        name: _band(value, table) for name, table in tables.items() if (value := getattr(vitals, name)) is not None
    }
    if vitals.on_air is not None:
        points["on_air"] = 0 if vitals.on_air else 2
    if vitals.consciousness is not None:
        points["consciousness"] = 0 if vitals.consciousness is Consciousness.ALERT else 3
    return News2(points)
