"""Lists: every person once, heads repeated, no row torn, totals and signatures."""

from __future__ import annotations

from dataclasses import fields

import pytest

from printing.data import Named, RosterRow
from printing.lists import render_bus_list, render_roster
from printing.names import latin_line, own_line
from tests.printing import night
from tests.printing.papers import bus_list, roster
from tests.printing.reading import dense, strokes, text

ROSTER_STROKES = "656d55f065a31225"
BUS_STROKES = "f682e32802d14965"
WORDY = Named(
    latin_family="Alpha-" + "Verylongfamily-" * 9 + "Omega",
    latin_given="Given",
    own_family="Альфа-" + "Оченьдлинная-" * 9 + "Омега",
    own_given="Имя",
)


def test_every_name_of_the_night_reads_back_on_the_roster() -> None:
    read = dense(text(render_roster(roster(night.names()), night.FOOT), "-layout"))
    for name in night.names():
        assert dense(latin_line(name)) in read
        assert dense(own_line(name)) in read


def test_every_name_of_the_night_reads_back_on_the_bus_list() -> None:
    read = dense(text(render_bus_list(bus_list(night.names()), night.FOOT), "-layout"))
    for name in night.names():
        assert dense(latin_line(name)) in read
        assert dense(own_line(name)) in read


@pytest.mark.parametrize("people", [0, 1, 21, 52, 200])
def test_each_person_stands_there_once_and_the_head_on_every_page(people: int) -> None:
    names = (night.names() * 4)[:people]
    paper = render_roster(roster(names), night.FOOT)
    pages = text(paper, "-layout").split("\f")[:-1]
    assert len(pages) == paper.pages
    assert all("Own spelling" in page and f"Page {n} of {paper.pages}" in page for n, page in enumerate(pages, 1))
    for running in range(1, people + 1):
        assert sum(page.count(night.number(running)) for page in pages) == 1


@pytest.mark.parametrize("before", range(14, 24))
def test_no_row_is_torn(before: int) -> None:
    """A tall row after so many low ones: its first and last words are on the page of its number."""
    names = (*night.names()[:before], WORDY, *night.names()[before:])
    for paper in (render_roster(roster(names), night.FOOT), render_bus_list(bus_list(names), night.FOOT)):
        with_number = [page for page in text(paper, "-layout").split("\f") if night.number(before + 1) in page]
        assert len(with_number) == 1
        assert all(word in dense(with_number[0]) for word in ("Alpha-", "Omega", "Альфа-", "Омега"))


def test_a_roster_has_an_age_band_and_no_birth_date() -> None:
    assert "age_band" in {field.name for field in fields(RosterRow)}
    assert "born" not in {field.name for field in fields(RosterRow)}
    assert "40–44" in text(render_roster(roster(night.names()[:3]), night.FOOT))


def test_the_bus_list_ends_with_the_absent_the_totals_and_both_signatures() -> None:
    names = night.names()
    paper = render_bus_list(bus_list(names[:51], absent=(names[44],)), night.FOOT)
    last = text(paper, "-layout").split("\f")[paper.pages - 1]
    for words in ("Did not arrive", "refused to leave", "52 on the list, 51 counted, 1 did not arrive."):
        assert words in last
    assert all(words in last for words in ("Handed over: authority", "Received: centre", "ĶIRŠKALNS Ģirts"))


@pytest.mark.parametrize("absent", [0, 8, 40])
def test_many_absent_people_are_all_named(absent: int) -> None:
    names = night.names()
    paper = render_bus_list(bus_list(names[:5], absent=names[:absent]), night.FOOT)
    assert text(paper).count("refused to leave") == absent


def test_a_list_says_as_of_copy_and_when_to_destroy_it() -> None:
    read = text(render_roster(roster(night.names()), night.FOOT))
    assert "As of 14 Nov 2025 00:47." in read
    assert "52 people." in read
    assert "Copy 1 of 1, printed by Rasa" in read
    assert "Destroy after 14 Nov 2025 08:00." in read


def test_a_text_too_long_for_a_page_is_reported() -> None:
    paper = render_roster(roster((Named(latin_family="word " * 900),)), night.FOOT)
    assert paper.warnings == ("A text under “Name” is too long to be printed whole.",)


def test_nothing_moved_on_the_lists() -> None:
    """Look at the new pages before these digests are changed."""
    assert strokes(render_roster(roster(night.names()), night.FOOT, invariant=True)) == ROSTER_STROKES
    names = night.names()
    assert strokes(render_bus_list(bus_list(names[:51], names[51:]), night.FOOT, invariant=True)) == BUS_STROKES
