"""Lists: every person once, heads repeated, no row torn, totals and signatures, a code in every row."""

from __future__ import annotations

import pytest

from printing.data import Named, Printed
from printing.names import latin_line, own_line
from printing.rosters import RosterPaper, render_roster
from tests.printing import night
from tests.printing.papers import bus_list, fire, roster
from tests.printing.reading import codes, dense, text

WORDY = Named(
    latin_family="Alpha-" + "Verylongfamily-" * 5 + "Omega",
    latin_given="Given",
    own_family="Альфа-" + "Оченьдлинная-" * 5 + "Омега",
    own_given="Имя",
)


def drawn(paper: RosterPaper) -> Printed:
    return render_roster(paper, night.FOOT)


def test_every_name_of_the_night_reads_back_on_each_list() -> None:
    for paper in (roster(night.names()), bus_list(night.names())):
        read = dense(text(drawn(paper), "-layout"))
        for name in night.names():
            assert dense(latin_line(name)) in read
            assert dense(own_line(name)) in read


@pytest.mark.parametrize("people", [0, 1, 21, 52])
def test_each_person_stands_there_once_and_the_head_on_every_page(people: int) -> None:
    paper = drawn(roster(night.names()[:people]))
    pages = text(paper, "-layout").split("\f")[:-1]
    assert len(pages) == paper.pages
    assert all("Own spelling" in page and f"Page {n} of {paper.pages}" in page for n, page in enumerate(pages, 1))
    for running in range(1, people + 1):
        assert sum(page.count(night.number(running)) for page in pages) == 1


@pytest.mark.parametrize("before", [8, 9, 10, 11])
def test_no_row_is_torn(before: int) -> None:
    """A tall row after so many low ones: its first and last words are on the page of its number."""
    names = (*night.names()[:before], WORDY, *night.names()[before : before + 3])
    paper = drawn(roster(names))
    with_number = [page for page in text(paper, "-layout").split("\f") if night.number(before + 1) in page]
    assert len(with_number) == 1
    assert all(word in dense(with_number[0]) for word in ("Alpha-", "Omega", "Альфа-", "Омега"))


def test_the_hand_over_list_ends_with_the_absent_the_totals_and_both_signatures() -> None:
    names = night.names()
    paper = drawn(bus_list(names[:51], absent=(names[44],)))
    last = text(paper, "-layout").split("\f")[paper.pages - 1]
    for words in ("Did not arrive", "refused to leave", "52 on the list, 51 counted, 1 did not arrive."):
        assert words in last
    assert all(words in last for words in ("Handed over: authority", "Received: centre", "ĶIRŠKALNS Ģirts"))


@pytest.mark.parametrize("absent", [0, 8, 40])
def test_many_absent_people_are_all_named(absent: int) -> None:
    names = night.names()
    assert text(drawn(bus_list(names[:5], absent=names[:absent]))).count("refused to leave") == absent


def test_a_list_says_as_of_copy_and_when_to_destroy_it() -> None:
    for paper in (roster(night.names()[:3]), fire(night.names()[:3])):
        read = dense(text(drawn(paper)))
        for words in ("As of 14 Nov 2025 00:47.", "3 people.", "Destroy after 14 Nov 2025 08:00.", "Copy 1 of 1"):
            assert dense(words) in read


def test_a_fire_list_has_its_total_in_large_room_to_write_and_help_without_why() -> None:
    paper = drawn(fire(night.names()))
    pages = text(paper, "-layout").split("\f")[:-1]
    assert all("Leaving the house" in page and f"Page {n} of {paper.pages}" in page for n, page in enumerate(pages, 1))
    read = "".join(pages)
    assert read.count("NEEDS HELP") == 18
    assert "should be here" in read
    assert all(word in pages[-1] for word in ("Not on the list", "Counted", "Missing", "Staff", "Visitors"))
    for name in night.names():
        assert dense(latin_line(name) or own_line(name)) in dense(read)


@pytest.mark.parametrize("dpi", [150, 300])
def test_every_row_scans_back(dpi: int) -> None:
    names = night.names()[:30]
    wanted = {night.number(running).replace("-", "") for running in range(1, len(names) + 1)}
    for data in (roster(names), fire(names)):
        paper = drawn(data)
        found = {digits for page in range(1, paper.pages + 1) for digits in codes(paper, page, dpi)}
        assert found == wanted


def test_a_text_too_long_for_a_page_is_reported() -> None:
    for paper in (roster((Named(latin_family="word " * 900),)), fire((Named(latin_family="word " * 900),))):
        assert drawn(paper).warnings == ("A text under “Name” is too long to be printed whole.",)
