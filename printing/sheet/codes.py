"""Digits as a QR code of a fixed version: one path of bars, so that no seams show between its modules."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from qrcode.constants import ERROR_CORRECT_Q
from qrcode.exceptions import DataOverflowError
from qrcode.main import QRCode
from qrcode.util import MODE_NUMBER, QRData

QUIET_MODULES = 4
MODULE_MM = 0.5  # four dots at 203 dpi, six at 300
LIST_MODULE_MM = 25.4 * 5 / 300  # five dots at 300 dpi, ten at 600: lists come from office printers
SHORT_VERSION, PROOF_VERSION = 2, 7


@dataclass(frozen=True)
class Bar:
    """Dark modules side by side: row and column of the first, counted without the quiet zone, and how many."""

    row: int
    column: int
    length: int


def side_mm(version: int, module: float = MODULE_MM) -> float:
    """Side of a code of this version in mm, quiet zone included."""
    return (17 + 4 * version + 2 * QUIET_MODULES) * module


@lru_cache(maxsize=256)
def path(digits: str, version: int) -> str:
    """The bars of a code as operators, a unit to the module, down from the corner of the quiet zone."""
    quiet = QUIET_MODULES
    return " ".join(f"{bar.column + quiet} {-bar.row - quiet - 1} {bar.length} 1 re" for bar in bars(digits, version))


@lru_cache(maxsize=256)
def bars(digits: str, version: int) -> tuple[Bar, ...]:
    """The dark bars of a code in numeric mode, level Q; ValueError for anything but digits that fit."""
    if not (digits.isascii() and digits.isdigit()):
        raise ValueError("a printed code holds digits only")
    return tuple(bar for row, cells in enumerate(_matrix(digits, version)) for bar in _bars(row, cells))


def _matrix(digits: str, version: int) -> list[list[bool]]:
    code = QRCode(version=version, error_correction=ERROR_CORRECT_Q, border=0)
    code.add_data(QRData(digits, mode=MODE_NUMBER))
    try:
        code.make(fit=False)
    except DataOverflowError as overflow:
        raise ValueError(f"too many digits for version {version}") from overflow
    return [[bool(cell) for cell in row] for row in code.get_matrix()]


def _bars(row: int, cells: list[bool]) -> Iterator[Bar]:
    start = None
    for column, dark in enumerate([*cells, False]):
        if dark and start is None:
            start = column
        elif not dark and start is not None:
            yield Bar(row, start, column - start)
            start = None
