"""Entitlement rules by hand-made tables (domain, 4.4): how much is left, when more is due, for whom a rule is meant."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.supplies.entitlement import Entitled, Given, Receiver, Rule, entitled, meant_for, strictest
from models.base import new_id
from models.codes import Instruction, RulePer, Sex

NOW = datetime(2026, 10, 10, 12, 0, tzinfo=UTC)
SOAP = Rule(new_id(), "Soap every 30 days", "SOAP250", RulePer.PERSON, 2, 30)
BLANKET = Rule(new_id(), "One blanket a person", "BLANKET", RulePer.PERSON, 1)
NOBODY = Receiver()


def before(*days_and_quantities: tuple[float, int]) -> list[Given]:
    return [Given(NOW - timedelta(days=days), quantity) for days, quantity in days_and_quantities]


@pytest.mark.parametrize(
    ("given_before", "left", "next_on"),
    [
        ([], 2, None),
        (before((3, 1)), 1, None),
        (before((3, 2)), 0, date(2026, 11, 6)),
        (before((20, 1), (3, 1)), 0, date(2026, 10, 20)),
        (before((29.999, 2)), 0, date(2026, 10, 10)),
        (before((30, 2)), 2, None),
        (before((20, 1), (10, 1), (3, 1)), 0, date(2026, 10, 30)),
        (before((3, 5)), 0, date(2026, 11, 6)),
    ],
)
def test_so_much_is_left_and_more_is_due_then(given_before: list[Given], left: int, next_on: date | None) -> None:
    found = entitled(SOAP, NOBODY, given_before, NOW)
    assert (found.left, found.next_on) == (left, next_on)
    assert found.last == max((each.at for each in given_before), default=None)


def test_once_is_once() -> None:
    found = entitled(BLANKET, NOBODY, before((4000, 1)), NOW)
    assert (found.left, found.next_on) == (0, None)


@pytest.mark.parametrize(
    ("rule", "person", "meant"),
    [
        ({"sex": Sex.FEMALE}, Receiver(Sex.FEMALE), True),
        ({"sex": Sex.FEMALE}, Receiver(Sex.MALE), False),
        ({"sex": Sex.FEMALE}, Receiver(Sex.NOT_ASKED), True),
        ({"age_to": 4}, Receiver(ages=(4, 4)), True),
        ({"age_to": 4}, Receiver(ages=(5, 5)), False),
        ({"age_to": 4}, Receiver(ages=(3, 7)), True),
        ({"age_to": 4}, Receiver(), True),
        ({"age_from": 60}, Receiver(ages=(59, 59)), False),
        ({"age_from": 60}, Receiver(ages=(60, 60)), True),
        ({"instruction": "HYG-EXTRA"}, Receiver(), False),
        ({"instruction": "HYG-EXTRA"}, Receiver(instructions=frozenset({Instruction("HYG-EXTRA")})), True),
    ],
)
def test_a_rule_is_meant_for_whom_it_says(rule: dict[str, object], person: Receiver, meant: bool) -> None:
    """What is not known speaks against nobody; an instruction must stand."""
    assert meant_for(replace(SOAP, **rule), person) is meant  # type: ignore[arg-type]
    assert entitled(replace(SOAP, **rule), person, [], NOW).for_others is not meant  # type: ignore[arg-type]


def test_a_rule_holds_between_its_days() -> None:
    rule = replace(SOAP, valid_from=date(2026, 10, 1), valid_to=date(2026, 10, 31))
    days = [date(2026, 9, 30), date(2026, 10, 1), date(2026, 10, 31), date(2026, 11, 1)]
    assert [rule.holds_on(day) for day in days] == [False, True, True, False]


def test_the_strictest_that_is_meant_for_somebody_counts() -> None:
    free, full = Entitled(SOAP, 2), Entitled(BLANKET, 0)
    others = Entitled(replace(SOAP, name="For women"), 0, for_others=True)
    assert strictest([free, full, others]) is full
    assert strictest([free, others]) is free
    assert strictest([others]) is others
    assert strictest([]) is None


@given(st.lists(st.tuples(st.floats(0, 90), st.integers(1, 3)), max_size=8), st.integers(1, 4), st.integers(1, 40))
@settings(max_examples=60, deadline=None)
def test_on_the_day_that_is_named_more_is_due_and_not_before(
    lines: list[tuple[float, int]], quantity: int, days: int
) -> None:
    rule = replace(SOAP, quantity=quantity, every_days=days)
    found = entitled(rule, NOBODY, before(*lines), NOW)
    if found.next_on is None:
        assert found.left > 0
        return
    end = datetime.combine(found.next_on + timedelta(days=1), datetime.min.time()).astimezone()
    start = datetime.combine(found.next_on, datetime.min.time()).astimezone()
    assert entitled(rule, NOBODY, before(*lines), end).left > 0
    assert start <= NOW or entitled(rule, NOBODY, before(*lines), start - timedelta(seconds=1)).left == 0
