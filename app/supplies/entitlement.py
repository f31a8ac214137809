"""Entitlement: how much of what a person, a household or a room may get how often (domain, 4.4), as rules of data."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from models.codes import Instruction, RulePer, Sex


@dataclass(frozen=True)
class Rule:
    """One rule. `every_days` None: once for ever. No condition stands for everybody."""

    id: UUID
    name: str
    what: str
    per: RulePer
    quantity: int
    every_days: int | None = None
    sex: Sex | None = None
    age_from: int | None = None
    age_to: int | None = None
    instruction: str = ""
    valid_from: date | None = None
    valid_to: date | None = None

    def holds_on(self, day: date) -> bool:
        return not (
            (self.valid_from is not None and day < self.valid_from)
            or (self.valid_to is not None and day > self.valid_to)
        )


@dataclass(frozen=True)
class Receiver:
    """What the rules ask of a person. An age or sex that is not known speaks against nobody."""

    sex: Sex = Sex.NOT_ASKED
    ages: tuple[int, int] | None = None
    instructions: frozenset[Instruction] = frozenset()


@dataclass(frozen=True)
class Given:
    """What was given before, in 1/scale of the unit."""

    at: datetime
    quantity: int


@dataclass(frozen=True)
class Entitled:
    """What a rule says: `left` of it now, when more is due (`next_on`), and when something was given `last`."""

    rule: Rule
    left: int
    last: datetime | None = None
    next_on: date | None = None
    for_others: bool = False


def meant_for(rule: Rule, person: Receiver) -> bool:
    """Whether the conditions of a rule can be true of a person."""
    if rule.sex is not None and person.sex not in (rule.sex, Sex.NOT_ASKED):
        return False
    if rule.instruction and rule.instruction not in {each.value for each in person.instructions}:
        return False
    low, high = person.ages or (rule.age_from or 0, rule.age_to or 200)
    return not ((rule.age_from is not None and high < rule.age_from) or (rule.age_to is not None and low > rule.age_to))


def entitled(rule: Rule, person: Receiver, given: Iterable[Given], now: datetime) -> Entitled:
    """What this one rule leaves to somebody who got `given` before."""
    before = sorted(given, key=lambda each: each.at)
    last = before[-1].at if before else None
    if not meant_for(rule, person):
        return Entitled(rule, 0, last, for_others=True)
    within = [each for each in before if rule.every_days is None or now - each.at < timedelta(days=rule.every_days)]
    left = max(rule.quantity - sum(each.quantity for each in within), 0)
    return Entitled(rule, left, last, _next(rule, within))


def _next(rule: Rule, within: Sequence[Given]) -> date | None:
    """The day on which at least one more is due; None: now, or never."""
    if rule.every_days is None or sum(each.quantity for each in within) < rule.quantity:
        return None
    over = sum(each.quantity for each in within) - rule.quantity + 1
    for each in within:
        over -= each.quantity
        if over <= 0:
            return (each.at + timedelta(days=rule.every_days)).astimezone().date()
    return None


def strictest(found: Sequence[Entitled]) -> Entitled | None:
    """The rule that leaves least, of those meant for the person; else one that is meant for others."""
    meant = [each for each in found if not each.for_others]
    return min(meant or found, key=lambda each: (each.left, each.rule.name), default=None)
