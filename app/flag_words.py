"""Flags in force, and the sentences they put before the staff: each once, whatever the reasons behind it."""

from __future__ import annotations

from collections.abc import Iterable

from app.safety_words import INSTRUCTIONS
from models.person import PersonFlag


def in_force(flags: Iterable[PersonFlag]) -> list[PersonFlag]:
    """Those that nobody has lifted."""
    return [flag for flag in flags if flag.cleared_at is None and not flag.voided]


def words_of(flag: PersonFlag) -> str:
    """What staff do for this flag: its own text, or the usual one."""
    return flag.instruction or INSTRUCTIONS[flag.code]


def sentences(flags: Iterable[PersonFlag]) -> tuple[str, ...]:
    """What staff must do; one sentence is said once, so that their number says nothing."""
    order = list(INSTRUCTIONS)
    sorted_flags = sorted(in_force(flags), key=lambda flag: order.index(flag.code))
    return tuple(dict.fromkeys(map(words_of, sorted_flags)))
