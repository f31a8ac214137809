"""What is compared when two records may be one person, and what comes of it."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Generic, TypeVar

from app.folding import fold_tokens
from models.codes import Sex
from models.values.partial_date import PartialDate

KeyT = TypeVar("KeyT", bound=Hashable)


class Level(StrEnum):
    """LIKELY is worth an alert, POSSIBLE a look."""

    LIKELY = "LIKELY"
    POSSIBLE = "POSSIBLE"
    NONE = "NONE"


@dataclass(frozen=True)
class Likeness:
    """How alike two records are, from 0 to 1, and why, in words; `odds` for and against in bits, for ranking."""

    score: float
    reasons: tuple[str, ...]
    level: Level
    odds: float = 0.0

    @property
    def likely(self) -> bool:
        return self.level is Level.LIKELY


@dataclass(frozen=True)
class Candidate(Generic[KeyT]):
    """What is compared: names as written, sex and birth; `full` is used where the parts are not known."""

    key: KeyT
    family: str
    given: str
    patronymic: str
    full: str
    sex: Sex
    born: PartialDate | None

    @cached_property
    def family_tokens(self) -> tuple[str, ...]:
        return fold_tokens(self.family)

    @cached_property
    def given_tokens(self) -> tuple[str, ...]:
        return fold_tokens(self.given)

    @cached_property
    def all_tokens(self) -> frozenset[str]:
        return frozenset(fold_tokens(self.full or f"{self.family} {self.given}"))
