"""Pairs of timings taken in turn, so that a noisy machine disturbs both alike; medians and their ratio."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


class Unmeasured(Exception):
    """A figure this machine cannot give, and why."""


@dataclass(frozen=True)
class Figure:
    """`ours` and `floor` in milliseconds (medians), and how often the floor fits into ours."""

    name: str
    floor_name: str
    ours: float
    floor: float
    runs: int
    note: str = ""

    @property
    def ratio(self) -> float:
        return self.ours / self.floor

    def line(self) -> str:
        words = f"{self.name:<44} {self.ours:9.2f} ms   floor {self.floor:9.2f} ms ({self.floor_name})"
        return f"{words}   ratio {self.ratio:6.2f}   n={self.runs}  {self.note}"


def milliseconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def pair(
    name: str,
    ours: Callable[[], object],
    floor_name: str,
    floor: Callable[[], object],
    runs: int = 7,
    note: str = "",
) -> Figure:
    """Run ours and the floor in turn after one warm-up of each."""
    ours(), floor()
    taken = [(milliseconds(ours), milliseconds(floor)) for _ in range(runs)]
    mine, theirs = (statistics.median(times) for times in zip(*taken, strict=True))
    return Figure(name, floor_name, mine, theirs, runs, note)
