"""One thing compared in two records: what it says for or against one person, in bits and in words."""

from __future__ import annotations

from enum import IntEnum
from typing import NamedTuple


class Stand(IntEnum):
    """Where a sign stands, best first. A doubtful one is worth a look and never an alert."""

    AGREES = 0
    FITS = 1
    SLIPPED = 2
    DOUBTFUL = 3
    SILENT = 4
    DIFFERS = 5


class Sign(NamedTuple):
    """`bits`: the binary logarithm of how much likelier this is for one person than for two taken at random."""

    bits: float
    stand: Stand
    words: str = ""


SILENT = Sign(0.0, Stand.SILENT)
