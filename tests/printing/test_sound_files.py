"""Files that other programs read without a fault: sound for qpdf, fonts inside with a way back to characters, a
language, a title without names; and words that nobody has confirmed say so."""

from __future__ import annotations

import shutil
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import cycle

import pytest
from pypdf.generic import DictionaryObject

from printing.cards import render_cards
from printing.data import CardLayout, Named, Printed
from printing.phrases import CATALOGUE, catalogues, languages_of, phrases
from printing.rosters import render_roster
from printing.rosters.data import RosterBlock, RosterColumn, RosterTable
from tests.printing import night
from tests.printing.every_paper import PAPERS, SPOKEN, Paper
from tests.printing.inside import characters, drawn, faults, fonts, not_drawable, program, reader
from tests.printing.papers import roster
from tests.printing.reading import dense, text

NAMES = ("Ąžuolaitė", "Шыпшынка", "زنبق‌پور (12)", "M̂i Ệ", "שרה 7", "შოთა", "Նարեկ", "Ὠραία", "x" * 300)


@cache
def filled(paper: Paper) -> Printed:
    """A paper with a name of every script, and one too long."""
    return paper.fill(cycle(NAMES))[0]


def all_filled() -> Iterator[Printed]:
    return (filled(paper) for paper in PAPERS)


def test_qpdf_finds_no_fault() -> None:
    assert shutil.which("qpdf"), "the set-up installs qpdf"
    assert faults(all_filled()) == []


@pytest.mark.parametrize("paper", PAPERS, ids=str)
def test_every_font_is_inside_and_leads_back_to_characters(paper: Paper) -> None:
    printed = filled(paper)
    by_name = fonts(printed)
    assert not_drawable(printed) == []
    for name in drawn(printed):
        font = by_name[name]
        assert font["/Subtype"] == "/TrueType"
        assert "+NotoSans" in font["/BaseFont"]
        assert len(program(font)) > 1000
        assert characters(font)


@pytest.mark.parametrize("paper", PAPERS, ids=str)
def test_a_file_says_its_language_and_a_title_without_names(paper: Paper) -> None:
    found = reader(filled(paper))
    root = found.trailer["/Root"].get_object()
    assert isinstance(root, DictionaryObject)
    assert root["/Lang"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]  # type: ignore[index]
    assert found.pdf_header == "%PDF-1.7"
    said = [found.metadata.title or "", *titles(found.outline)] if found.metadata else []
    assert said[0]
    assert not any(name in each for name in NAMES for each in said)


def titles(outline: list[object]) -> Iterator[str]:
    for entry in outline:
        if isinstance(entry, list):
            yield from titles(entry)
        else:
            yield str(entry["/Title"])  # type: ignore[index]


def test_every_catalogue_has_a_flag_and_the_same_words_as_its_english_one() -> None:
    for found in catalogues():
        assert set(flat(found.table)) == set(flat(phrases(found.paper, "en").table)), found
        assert isinstance(found.table["draft"], bool)
        assert found.draft == (found.language != "en"), "a native speaker confirms a language in its catalogue"


def flat(table: dict[str, object], above: str = "") -> Iterator[str]:
    for key, value in table.items():
        yield f"{above}{key}"
        if isinstance(value, dict):
            yield from flat(value, f"{above}{key}.")


def test_the_catalogues_that_nobody_confirmed_are_counted() -> None:
    """Printed by pytest -s: a list for the native speakers who are asked."""
    waiting: defaultdict[str, list[str]] = defaultdict(list)
    for found in catalogues():
        if found.draft:
            waiting[found.language].append(found.paper)
    for language, papers in sorted(waiting.items()):
        print(f"{language}: {len(papers)} unconfirmed: {', '.join(papers)}")
    every = list(CATALOGUE.glob("*.toml"))
    assert sum(map(len, waiting.values())) == len(every) - len([each for each in every if ".en." in each.name])


@pytest.mark.parametrize("language", languages_of("foot"))
def test_a_paper_in_words_that_nobody_confirmed_says_so_in_its_foot(language: str) -> None:
    said, marks = phrases("foot", language), [dense(phrases("foot", each).say("draft")) for each in (language, "en")]
    for fill in SPOKEN:
        read = dense(text(fill(language, cycle(["Ab"]))[0]))
        assert any(mark in read for mark in marks) == said.draft


def test_cards_in_three_languages_say_so_on_their_sheet() -> None:
    (sheet,) = (paper for paper in PAPERS if paper.name == "cards on A4")
    assert dense(phrases("foot", "en").say("draft")) in dense(text(filled(sheet)))


def test_the_outline_leads_by_numbers() -> None:
    groups = RosterBlock("Šiaurė", (("1",),)), RosterBlock("Verasen", (("2",), ("3",)))
    table = RosterTable((RosterColumn("NUMBER", "Number", 1),), groups)
    listed = reader(render_roster(replace(roster(()), table=table), night.FOOT))
    assert list(titles(listed.outline)) == ["1/2", "2/2"]
    assert listed.page_mode == "/UseOutlines"
    many = reader(
        render_cards([night.card(Named(), number) for number in range(1, 12)], CardLayout.ID1_ON_A4, night.FOOT)
    )
    assert list(titles(many.outline)) == [f"{night.number(1)} to {night.number(10)}", night.number(11)]
