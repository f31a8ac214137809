"""What was read from a machine zone, and how far it can be trusted."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, repr=False)
class Correction:
    """A misread sign put right because the field's alphabet or its check digit proves it."""

    field: str
    read: str
    taken: str


@dataclass(frozen=True, repr=False)
class Zone:
    """The fields of one zone without fillers. Dates are ISO, partial or empty; `sex` is F, M, X or empty.

    `failing`: fields whose check digit or date is wrong; `uncovered`: what no check digit speaks for;
    `missing_lines` and `restored_lines` count from 1."""

    format: str
    lines: tuple[str, ...]
    document_type: str
    issuer: str
    document_number: str
    nationality: str
    birth_date: str
    birth_precision: str
    sex: str
    expiry_date: str
    surname: str
    given: str
    optional_data: str
    personal_number: str
    failing: tuple[str, ...]
    uncovered: tuple[str, ...]
    corrected: tuple[Correction, ...]
    name_truncated: bool
    missing_lines: tuple[int, ...] = ()
    restored_lines: tuple[int, ...] = ()

    @property
    def checks_ok(self) -> bool:
        """Whether every check digit of the format is there and right, and every date is one."""
        return not self.failing

    @property
    def text(self) -> str:
        return "\n".join(self.lines)
