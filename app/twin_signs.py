"""One thing compared in two records: what it says for or against one person, in bits and in words."""

from __future__ import annotations

from enum import IntEnum
from typing import NamedTuple


class Stand(IntEnum):
    """Where a sign stands, best first; only what stands well may raise an alert."""

    AGREES = 0
    FITS = 1
    SLIPPED = 2
    SILENT = 3
    DIFFERS = 4


class Sign(NamedTuple):
    """`bits`: the binary logarithm of how much likelier this is for one person than for two taken at random."""

    bits: float
    stand: Stand
    words: str = ""


SILENT = Sign(0.0, Stand.SILENT)
