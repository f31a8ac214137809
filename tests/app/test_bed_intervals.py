"""Whatever two laptops wrote: nobody in two beds, no bed with two people, the same answer in any order of reading."""

from __future__ import annotations

import os
from collections import Counter
from datetime import UTC, datetime, timedelta
from random import Random
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from app.shelter.intervals import Slept, nights

EXAMPLES = settings(max_examples=int(os.environ.get("WAYSTATION_STAYS", "150")), deadline=None)
START = datetime(2025, 11, 14, 20, tzinfo=UTC)
ROOM, BEDS, PEOPLE = UUID(int=900), [UUID(int=n) for n in (501, 502, 503)], [UUID(int=n) for n in (1, 2, 3, 4)]


def at(hour: int) -> datetime:
    return START + timedelta(hours=hour)


def stay(number: int, person: int, bed: int | None, start: int, end: int | None = None, shares: bool = False) -> Slept:
    place = None if bed is None else BEDS[bed]
    return Slept(UUID(int=number), PEOPLE[person], ROOM, place, at(start), None if end is None else at(end), shares)


STAYS = st.lists(
    st.builds(
        stay,
        st.integers(1, 10_000),
        st.integers(0, 3),
        st.none() | st.integers(0, 2),
        st.integers(0, 12),
        st.none() | st.integers(0, 14),
        st.booleans(),
    ),
    max_size=14,
    unique_by=lambda each: each.id,
)


@EXAMPLES
@given(STAYS, st.integers(0, 99))
def test_one_person_a_bed_and_one_bed_a_person_at_every_instant(written: list[Slept], seed: int) -> None:
    found = nights(written)
    for half_hour in range(30):
        now = START + timedelta(minutes=30 * half_hour)
        there = [each for each in found.counted if each.at(now)]
        assert max(Counter(each.person for each in there).values(), default=0) <= 1
        alone = Counter(each.bed for each in there if each.bed and not each.shares)
        beds = Counter(each.bed for each in there if each.bed)
        assert max(alone.values(), default=0) <= 1
        assert max(beds.values(), default=0) <= 2
    mixed = list(written)
    Random(seed).shuffle(mixed)
    assert nights(mixed) == found


@EXAMPLES
@given(STAYS)
def test_every_stay_counts_is_contested_or_was_over_at_once(written: list[Slept]) -> None:
    found = nights(written)
    told = {each.id for each in (*found.counted, *found.contested)}
    for each in written:
        over = each.ends_at is not None and each.ends_at <= each.starts_at
        replaced = any(other.person == each.person and other.starts_at == each.starts_at for other in found.counted)
        assert each.id in told or over or replaced
    assert not found.without & set(found.now)


def test_a_bed_given_away_twice_stays_with_the_first_and_the_second_is_told() -> None:
    found = nights([stay(1, 0, 0, 1), stay(2, 1, 0, 2)])
    assert found.now == {PEOPLE[0]: stay(1, 0, 0, 1)}
    assert found.without == {PEOPLE[1]}


def test_one_person_in_two_beds_is_in_the_later_one() -> None:
    found = nights([stay(1, 0, 0, 1), stay(2, 0, 1, 2)])
    assert [each.bed for each in found.now.values()] == [BEDS[1]]
    assert found.at(at(1))[PEOPLE[0]].bed == BEDS[0]


def test_an_infant_shares_the_bed_of_one_other_only() -> None:
    found = nights([stay(1, 0, 0, 1), stay(2, 1, 0, 2, shares=True), stay(3, 2, 0, 3, shares=True)])
    assert set(found.now) == {PEOPLE[0], PEOPLE[1]}
