"""The rules of figures, by themselves: occupancy, visits, lengths of stay, what is not told; against naive counts."""

from __future__ import annotations

import os
from collections import Counter
from datetime import UTC, datetime, timedelta
from itertools import product
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from app.figures.forms import Whose
from app.figures.occupancy import occupied, open_then
from app.figures.telling import told, told_alone, told_line
from app.figures.visits import Visit, stay_figures, visits
from app.presence.timeline import Known, in_house
from app.rosters.suppression import SMALL
from app.shelter.intervals import Slept, nights
from models.codes import PresenceState

RUNS = int(os.environ.get("WAYSTATION_FIGURES_RUNS", "40"))
START = datetime(2026, 3, 1, tzinfo=UTC)
IDS = [UUID(int=number) for number in range(1, 9)]


def hour(number: int) -> datetime:
    return START + timedelta(hours=number)


@st.composite
def stays(draw: st.DrawFn) -> list[Slept]:
    """Any stays of few people in few beds, with overlaps and wrong orders as two laptops may leave them."""
    found = []
    for number in range(draw(st.integers(0, 14))):
        first = draw(st.integers(0, 90))
        long = draw(st.one_of(st.none(), st.integers(0, 60)))
        bed = draw(st.sampled_from([None, *IDS[:4]]))
        end = None if long is None else hour(first + long)
        person = draw(st.sampled_from(IDS))
        found.append(Slept(UUID(int=100 + number), person, IDS[0], bed, hour(first), end, draw(st.booleans())))
    return found


@settings(max_examples=RUNS, deadline=None)
@given(stays(), stays(), st.lists(st.integers(-5, 160), min_size=1, max_size=8, unique=True))
def test_occupancy_equals_a_naive_count_of_any_stays(written: list[Slept], holds: list[Slept], at: list[int]) -> None:
    moments = [hour(each) for each in sorted(at)]
    counted = nights(written).counted
    doors = [set(IDS[2:6]) for _ in moments]
    found = occupied(counted, holds, moments)
    for moment, then, opened in zip(moments, found, open_then(doors, found), strict=True):
        there = [each for each in counted if each.starts_at <= moment and (not each.ends_at or each.ends_at > moment)]
        waits = [each for each in holds if each.starts_at <= moment and (not each.ends_at or each.ends_at > moment)]
        beds = {each.bed for each in there if each.bed}
        kept = {each.bed for each in waits if each.bed}
        assert then.taken == beds
        assert then.hall == sum(each.bed is None for each in there)
        assert then.lying == {each.person for each in there}
        assert then.kept == kept - beds
        assert opened == len(set(IDS[2:6]) | beds | kept)


@settings(max_examples=RUNS, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 200), st.sampled_from(list(PresenceState))), max_size=12))
def test_visits_hold_exactly_where_the_house_reckons_with_somebody(marks: list[tuple[int, PresenceState]]) -> None:
    story = [Known(hour(at), (0, IDS[place % 8]), state) for place, (at, state) in enumerate(sorted(marks))]
    found = visits(story)
    for at in range(-1, 202):
        known = [each.state for each in story if each.at <= hour(at)]
        here = bool(known) and in_house(known[-1])
        assert here == any(v.came <= hour(at) and (v.left is None or v.left > hour(at)) for v in found)
    ends = [each for visit in found for each in (visit.came, visit.left) if each]
    assert ends == sorted(ends)
    assert all(visit.left for visit in found[:-1])


def test_two_records_of_one_arrival_are_one_visit_and_coming_back_is_another() -> None:
    here, gone = PresenceState.PRESENT, PresenceState.DEPARTED
    story = [Known(hour(at), (0, IDS[at % 8]), state) for at, state in ((0, here), (1, here), (30, gone), (31, gone))]
    assert visits(story) == [Visit(hour(0), hour(30))]
    again = [*story, Known(hour(99), (0, IDS[0]), here)]
    assert visits(again) == [Visit(hour(0), hour(30)), Visit(hour(99))]
    assert visits([]) == visits(story[2:]) == []


def test_the_middle_of_stays_is_told_where_enough_people_are_on_either_side() -> None:
    few = stay_figures(Whose.LEFT, [1, 2, 3, 40])
    assert (few.people, few.lower, few.median, few.upper) == (4, None, None, None)
    assert {count for _, count in few.bands} == {None}
    whole = stay_figures(Whose.LEFT, [0, 3, 4, 7, 8, 14, 15, 30, 31, 90, 91, 400])
    assert [count for _, count in whole.bands] == [None] * 6
    assert (whole.lower, whole.median, whole.upper) == (None, 14, None)
    assert stay_figures(Whose.LEFT, [1] * 9).median is None
    assert stay_figures(Whose.LEFT, [1] * 19).upper is None
    many = stay_figures(Whose.HERE, [1] * 10 + [5] * 10 + [20] * 10)
    assert (many.lower, many.median, many.upper) == (1, 5, 20)
    assert dict(many.bands) == {"0-3": 10, "4-7": 10, "8-14": 0, "15-30": 10, "31-90": 0, "91+": 0}
    assert stay_figures(Whose.HERE, []).bands == tuple((code, 0) for code, _ in many.bands)


ANY_TABLE = st.lists(st.sampled_from([0, 0, 1, 2, 4, 5, 9]), min_size=6, max_size=6)


@settings(max_examples=RUNS, deadline=None)
@given(ANY_TABLE)
def test_no_small_number_can_be_worked_out_even_by_who_knows_how_many_people_there_are(counts: list[int]) -> None:
    """Every other table with the same printed numbers and the same sum: each number left out has another value in one
    of them."""
    cells = {(band, sex): counts[place] for place, (band, sex) in enumerate(product("abc", "FM"))}
    shown = told(cells, ("abc", "FM"))
    assert not any(count is not None and 0 < count < SMALL for count in shown.values())
    if sum(counts) == 0:
        assert set(shown.values()) == {0}
        return
    assert (shown[None, None] is None) == all(count is None for count in shown.values())
    hidden = {place for place in cells if shown[place] is None}
    if shown[None, None] is not None and hidden:
        assert all(_moves(place, cells, shown) for place in hidden if cells[place])


def _moves(
    place: tuple[str, str], cells: dict[tuple[str, str], int], shown: dict[tuple[str | None, ...], int | None]
) -> bool:
    """Whether another table that prints the same has another number here, one person moved along a path of four."""
    for way in (1, -1):
        for other_band, other_sex in product("abc", "FM"):
            box = [place, (other_band, place[1]), (place[0], other_sex), (other_band, other_sex)]
            changed = Counter(cells)
            for corner, sign in zip(box, (way, -way, -way, way), strict=True):
                changed[corner] += sign
            if changed[place] != cells[place] and _prints(changed, shown):
                return True
        for band, sex in product("abc", "FM"):
            changed = Counter(cells)
            changed[place] += way
            changed[band, sex] -= way
            if changed[place] != cells[place] and _prints(changed, shown):
                return True
    return False


def _prints(cells: Counter[tuple[str, str]], shown: dict[tuple[str | None, ...], int | None]) -> bool:
    if min(cells.values()) < 0:
        return False
    sums: Counter[tuple[str | None, ...]] = Counter()
    for (band, sex), count in cells.items():
        for place in product((band, None), (sex, None)):
            sums[place] += count
    return all(count is None or sums[place] == count for place, count in shown.items())


def test_a_line_whose_sum_is_known_tells_nothing_of_a_few_people() -> None:
    assert told_line({"leave": 2, "hospital": 1}) == {"leave": None, "hospital": None}
    assert told_line({"leave": 0, "hospital": 0}) == {"leave": 0, "hospital": 0}
    shown = told_line({"leave": 20, "hospital": 2, "absent": 6})
    assert (shown["hospital"], shown["leave"]) == (None, 20)
    assert shown["absent"] is None
    assert [told_alone(count) for count in (0, 1, 4, 5)] == [0, None, None, 5]
