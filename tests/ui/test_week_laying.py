"""Where the blocks of a week stand: no two of a day over each other, every appointment shown or counted, mirrored."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import combinations
from typing import cast
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from app.appointments.forms import AppointmentRow
from app.rows import PersonRow
from models.codes import AppointmentKind, AppointmentState, Transport
from ui.pages.calendar.laying import HEAD, HOURS, WORKING, WeekPlan, height_of, plan_of

MONDAY = date(2026, 3, 9)
EXAMPLES = int(os.environ.get("WAYSTATION_WEEKS", "40"))
PLANNED = AppointmentState.PLANNED
PERSON = cast("PersonRow", None)


def row(
    number: int, day: int, minute: int, long: int = 0, state: AppointmentState = AppointmentState.PLANNED
) -> AppointmentRow:
    at = datetime.combine(MONDAY + timedelta(days=day), time(*divmod(minute, 60))).astimezone()
    ends = at + timedelta(minutes=long) if long else None
    return AppointmentRow(
        UUID(int=number), PERSON, AppointmentKind.LAWYER, at.astimezone(UTC), ends,
        "", Transport.NONE, None, "", "", "", state,
    )  # fmt: skip


ROWS = st.lists(
    st.tuples(
        st.integers(0, 6),
        st.integers(0, 1439),
        st.one_of(st.just(0), st.integers(1, 4000)),
        st.sampled_from(sorted(AppointmentState)),
    ),
    max_size=60,
).map(lambda found: [row(number, *each) for number, each in enumerate(found)])


def inside(plan: WeekPlan, width: int) -> bool:
    """Each block in the column of its day, below the head, above the end."""
    return all(
        plan.days[block.day].left() <= block.rect.left()
        and block.rect.right() <= plan.days[block.day].right()
        and (HEAD if block.fixed else plan.top) <= block.rect.top()
        and block.rect.bottom() < (plan.top if block.fixed else plan.top + plan.height)
        and 0 < block.rect.width() < width
        for block in plan.blocks
    )


@settings(max_examples=EXAMPLES, deadline=None)
@given(rows=ROWS, width=st.integers(430, 2000), room=st.integers(150, 1200), mirrored=st.booleans())
def test_every_appointment_is_shown_or_counted_and_none_lies_over_another(
    rows: list[AppointmentRow], width: int, room: int, mirrored: bool
) -> None:
    plan = plan_of(MONDAY, rows, width, room, mirrored)
    assert inside(plan, width)
    assert {each.id for block in plan.blocks for each in block.rows} == {each.id for each in rows}
    for day in range(7):
        blocks = plan.of_day(day)
        told = [each.id for block in blocks for each in block.rows]
        assert len(told) == len(set(told))
        assert not [1 for one, other in combinations(blocks, 2) if one.rect.intersects(other.rect)]
        for block in blocks:
            found = plan.at(block.rect.center(), 0)
            assert found is block


def test_only_hours_that_hold_something_are_shown_beside_the_working_day() -> None:
    plan = plan_of(MONDAY, [row(1, 0, 190), row(2, 2, 22 * 60 + 30, 200)], 1000, 600)
    assert plan.hours == (3, 4, *WORKING, 22, 23)
    assert height_of(plan.hours, 6 * 60) == 2
    assert height_of(plan.hours, 24 * 60) == len(plan.hours)
    late = next(block for block in plan.blocks if block.row.id == UUID(int=2))
    assert late.rect.bottom() < plan.top + plan.height


def test_what_is_called_off_gives_way_and_the_rest_is_a_number() -> None:
    off = [row(number, 1, 600, 60, AppointmentState.CANCELLED) for number in range(2)]
    rows = [*off, *(row(number, 1, 600, 60) for number in range(2, 5))]
    blocks = plan_of(MONDAY, rows, HOURS + 7 * 150, 600).of_day(1)
    assert [block.more for block in blocks] == [False, True]
    assert blocks[0].row.state is PLANNED
    assert len(blocks[1].rows) == 4
    wide = plan_of(MONDAY, rows, HOURS + 7 * 400, 600).of_day(1)
    assert [block.more for block in wide] == [False] * 5


def test_what_has_no_room_is_told_by_the_hour() -> None:
    rows = [row(number, 1, 480 + 10 * number) for number in range(24)]
    blocks = plan_of(MONDAY, rows, HOURS + 7 * 150, 600).of_day(1)
    assert [len(block.rows) for block in blocks if block.more] == [5, 5, 5, 5]
    assert len({block.rect.height() for block in blocks if block.more}) <= 2


def test_without_an_hour_it_stands_above_on_each_of_its_days() -> None:
    rows = [row(1, 3, 0), row(2, 4, 600, 30 * 60), *(row(number, 0, 0) for number in range(3, 8))]
    plan = plan_of(MONDAY, rows, 1000, 600)
    assert [(block.day, len(block.rows), block.more) for block in plan.blocks] == [
        (0, 1, False), (0, 1, False), (0, 3, True), (3, 1, False), (4, 1, False), (5, 1, False),
    ]  # fmt: skip
    assert all(block.fixed for block in plan.blocks)
    assert replace(plan, band=0).top < plan.top
