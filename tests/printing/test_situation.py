"""The situation report: one page however long and large, its numbers read back, its plots as high as its numbers."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PIL import Image

from printing.data import Printed
from printing.phrases import languages_of, phrases
from printing.situation import SituationData, SituationDay, render_situation
from printing.situation.plots import rounded_up
from tests.printing import night
from tests.printing.reading import dense, keep_picture, picture, text
from tests.printing.situation import FIRST, report_of

SIZES = {"one-day": (1, 60), "two-weeks": (14, 180), "quarter-5000": (90, 5000), "year": (366, 2000), "empty": (7, 0)}


def drawn(data: SituationData) -> Printed:
    paper = render_situation(data, night.FOOT)
    assert (paper.pages, paper.warnings) == (1, ())
    return paper


@pytest.mark.parametrize("size", sorted(SIZES))
def test_it_is_one_page_for_any_house_and_any_days(size: str) -> None:
    data = report_of(*SIZES[size])
    paper = drawn(data)
    keep_picture(paper, f"situation-{size}")
    whole = dense(text(paper))
    for key, count in data.tiles:
        assert str(count) in whole, key
    assert data.head in whole
    assert "S0" in whole


@pytest.mark.parametrize("language", languages_of("situation"))
def test_every_word_of_every_language_has_its_place(language: str) -> None:
    paper, said = drawn(replace(report_of(14), language=language)), phrases("situation", language)
    whole = dense(text(paper, "-raw"))
    for table in ("legend", "away", "action", "band"):
        for code, words in said.table[table].items():
            assert dense(words) in whole, code
    over = drawn(replace(report_of(2), language=language, needs=None))
    assert dense(said.say("no_needs")) in dense(text(over, "-raw"))


def test_bars_are_as_high_as_their_numbers() -> None:
    """Twice the people make a bar twice as high; nobody makes none; it is dark enough to be copied."""
    days = tuple(SituationDay(FIRST + timedelta(days=at), 100, beds, 0, 0, 0) for at, beds in enumerate((0, 40, 80)))
    page = picture(drawn(replace(report_of(3), days=days)), 1, 100)
    high = [_dark(page, 23.0 + (at + 0.5) * 173.0 / 3 + 6.0) for at in range(3)]
    assert high[0] <= 3
    assert high[2] == pytest.approx(2 * high[1], abs=4)
    assert high[2] == pytest.approx(38.0 * 0.8 * 100 / 25.4, abs=5)


def _dark(page: Image.Image, x: float) -> int:
    """Dark points of a column of the first plot, `x` mm from the left."""
    column = [page.getpixel((round(x * 100 / 25.4), y)) for y in range(round(68 * 100 / 25.4), round(107 * 100 / 25.4))]
    return sum(point < 128 for point in column if isinstance(point, int))


def test_the_axis_ends_above_every_number() -> None:
    for value in (0, 1, 4, 5, 9, 10, 11, 99, 100, 101, 640, 4999, 70_000):
        assert rounded_up(value) >= value
        assert rounded_up(value) <= max(4, 2 * value)
