"""Dates of papers: read as far as they go, never guessed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.values.paper_date import read_paper_date, show_paper_date


@pytest.mark.parametrize(
    ("typed", "kept", "shown"),
    [
        ("17.04.2019", "2019-04-17", "17 Apr 2019"),
        ("17.4.2019", "2019-04-17", "17 Apr 2019"),
        ("2019-04-17", "2019-04-17", "17 Apr 2019"),
        ("4.2019", "2019-04", "Apr 2019"),
        ("2031-11", "2031-11", "Nov 2031"),
        ("2031", "2031", "2031"),
        ("", "", ""),
    ],
)
def test_a_date_goes_as_far_as_it_was_read(typed: str, kept: str, shown: str) -> None:
    assert read_paper_date(typed) == kept
    assert show_paper_date(kept) == shown


@pytest.mark.parametrize("typed", ["04/05/2019", "31.02.2020", "13.2019", "19", "1371", "soon", "17.04.19", "٢٠١٩"])
def test_what_can_be_read_two_ways_or_not_at_all_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match=r"of a paper|month|day"):
        read_paper_date(typed)


@given(st.text(max_size=20))
def test_hostile_texts_are_read_or_refused_and_what_is_read_reads_again(typed: str) -> None:
    try:
        kept = read_paper_date(typed)
    except ValueError:
        return
    assert read_paper_date(kept) == kept
    assert show_paper_date(kept) or not kept
