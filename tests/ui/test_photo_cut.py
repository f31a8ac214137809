"""The frame of the face: it keeps the card's proportion and never leaves the picture."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.strangers.header import PORTRAIT
from ui.photo.cut import LEAST_HEIGHT, MOST_ZOOM, Cut

sides = st.integers(24, 6000)
steps = st.lists(
    st.one_of(
        st.tuples(st.just("move"), st.floats(-3, 3), st.floats(-3, 3)),
        st.tuples(st.just("zoom"), st.floats(0.05, 20), st.just(0.0)),
    ),
    max_size=12,
)


@given(sides, sides, steps)
def test_wherever_it_is_moved_it_stays_inside(width: int, height: int, moves: list[tuple[str, float, float]]) -> None:
    cut = Cut.largest(width, height)
    for what, first, second in moves:
        cut = cut.moved(first, second) if what == "move" else cut.zoomed(first)
        left, top, across, down = cut.rect
        assert left >= -1e-6
        assert top >= -1e-6
        assert left + across <= width + 1e-6
        assert top + down <= height + 1e-6
        assert abs(across / down - PORTRAIT[0] / PORTRAIT[1]) < 1e-6
        assert 1 <= cut.zoom <= MOST_ZOOM


@given(sides, sides)
def test_the_first_frame_is_the_largest_there_is(width: int, height: int) -> None:
    _left, _top, across, down = Cut.largest(width, height).rect
    assert abs(across - width) < 1e-6 or abs(down - height) < 1e-6


@given(sides, sides)
def test_so_close_that_nothing_is_seen_is_too_close(width: int, height: int) -> None:
    closest = Cut.largest(width, height).zoomed(1000)
    assert closest.size[1] >= min(LEAST_HEIGHT, Cut.largest(width, height).size[1]) - 1e-6


def test_a_step_is_a_part_of_the_frame() -> None:
    cut = Cut.largest(4000, 4000).zoomed(2)
    assert cut.moved(0.1, 0).x - cut.x == pytest.approx(cut.size[0] * 0.1)
    assert cut.y - cut.moved(0, -0.1).y == pytest.approx(cut.size[1] * 0.1)
