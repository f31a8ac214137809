"""Who slept where, made certain: whatever two laptops wrote, nobody is in two beds and no bed holds two people.

A stay counts from its start. A later one of the same person ends the one before; one that begins in a bed that is
taken does not count at all and is told, because nobody may sleep off the record without anybody knowing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True)
class Slept:
    """A stay as it was written, or as it counts. `bed` None: in a hall. `ends_at` None: still there."""

    id: UUID
    person: UUID
    room: UUID
    bed: UUID | None
    starts_at: datetime
    ends_at: datetime | None = None
    shares: bool = False

    def at(self, moment: datetime) -> bool:
        """Whether it holds at a moment: from its start, until before its end."""
        return self.starts_at <= moment and (self.ends_at is None or moment < self.ends_at)


@dataclass(frozen=True)
class Nights:
    """The stays that count, and those that begin in a bed that is taken."""

    counted: tuple[Slept, ...]
    contested: tuple[Slept, ...]

    def at(self, moment: datetime) -> dict[UUID, Slept]:
        """Where each person is in bed at a moment."""
        return {stay.person: stay for stay in self.counted if stay.at(moment)}

    @property
    def now(self) -> dict[UUID, Slept]:
        """Where each person is in bed as far as is written: what has not ended."""
        return {stay.person: stay for stay in self.counted if stay.ends_at is None}

    @property
    def without(self) -> frozenset[UUID]:
        """Who was put into a bed that was taken, and is in none."""
        open_ones = (stay.person for stay in self.contested if stay.ends_at is None)
        return frozenset(open_ones) - frozenset(self.now)


def nights(written: Iterable[Slept]) -> Nights:
    """What counts of all that was written, the same on every laptop that holds the same stays."""
    counted: dict[UUID, Slept] = {}
    contested: list[Slept] = []
    last_of: dict[UUID, UUID] = {}
    in_bed: dict[UUID, list[UUID]] = {}
    for stay in sorted(written, key=lambda stay: (stay.starts_at, stay.id)):
        if stay.ends_at is not None and stay.ends_at <= stay.starts_at:
            continue
        before = last_of.get(stay.person)
        others = [counted[each] for each in in_bed.get(stay.bed, ())] if stay.bed else []
        if not _is_free(stay, [each for each in others if each.person != stay.person]):
            contested.append(stay)
            continue
        if before is not None:
            counted[before] = _cut(counted[before], stay.starts_at)
        counted[stay.id] = stay
        last_of[stay.person] = stay.id
        if stay.bed is not None:
            in_bed.setdefault(stay.bed, []).append(stay.id)
    kept = (stay for stay in counted.values() if stay.ends_at is None or stay.ends_at > stay.starts_at)
    return Nights(tuple(kept), tuple(contested))


def _is_free(stay: Slept, others: list[Slept]) -> bool:
    """One person a bed; an infant may share the bed of one other."""
    there = [each for each in others if each.at(stay.starts_at)]
    return not there or (len(there) == 1 and there[0].shares is not stay.shares)


def _cut(stay: Slept, at: datetime) -> Slept:
    return replace(stay, ends_at=at) if stay.ends_at is None or stay.ends_at > at else stay
