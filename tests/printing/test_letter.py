"""Letters: nothing silent, as many pages as needed, a slip without a name."""

from __future__ import annotations

from dataclasses import replace

import pytest

from models.codes import ListState
from printing.data import Named
from printing.letter import render_letter
from printing.letter_words import LETTER
from tests.printing import night
from tests.printing.papers import HANNA, letter
from tests.printing.reading import dense, strokes, text, text_in

LETTER_STROKES = "93c33ae3bf1d462b/054c416e058c647b"
LONG = "\n".join(f"Paragraph {n} with O<Brien and <b>marks</b>. " + "Words that go on. " * 12 for n in range(25))


def test_all_that_was_written_is_read_back() -> None:
    data = letter()
    read = dense(text(render_letter(data, night.FOOT)))
    for part in (data.situation, data.background, data.assessment, data.vitals, data.vitals_at, data.request):
        assert dense(part) in read
    for part in (data.safety, data.basis, data.to_name, data.to_address, data.born, data.interpreter, data.signed_by):
        assert dense(part) in read
    assert dense("Hanna SHYPSHYNKA") in read
    assert dense("Ганна Шыпшынка") in read
    assert dense("Urgency: 72 hours") in read


@pytest.mark.parametrize("name", night.names(), ids=lambda name: name.latin_family)
def test_every_name_of_the_night_reads_back_on_a_letter(name: Named) -> None:
    read = dense(text_in(render_letter(letter(name), night.FOOT), 1, 60, 60, 140, 40))
    assert dense(name.own_given + name.own_family) in read
    assert dense(name.latin_given) in read


@pytest.mark.parametrize("language", ["en", "lt"])
def test_no_answer_and_none_known_are_said(language: str) -> None:
    words = LETTER[language]
    data = letter(
        language=language,
        allergies_state=ListState.NONE_KNOWN,
        allergies="",
        medicines_state=ListState.NOT_ASKED,
    )
    read = text(render_letter(data, night.FOOT))
    assert f"{words.allergies}: {words.states[ListState.NONE_KNOWN]}" in read
    assert f"{words.medicines}: {words.states[ListState.NOT_ASKED]}" in read


def test_the_slip_has_no_name_and_is_72_mm_high() -> None:
    slip = text_in(render_letter(letter(), night.FOOT), 1, 0, 297 - 72 - 1.5, 210, 73)
    assert "Reply slip, No. 2025-0118" in slip
    assert not any(part.casefold() in slip.casefold() for part in (HANNA.latin_family, HANNA.own_family, "Hanna"))


def test_a_long_letter_flows_and_the_slip_is_on_its_last_page_only() -> None:
    paper = render_letter(letter(background=LONG), night.FOOT)
    pages = text(paper).split("\f")[:-1]
    assert len(pages) == paper.pages > 2
    assert ["Reply slip" in page for page in pages] == [False] * (paper.pages - 1) + [True]
    assert all(f"Page {number} of {paper.pages}" in page for number, page in enumerate(pages, start=1))
    for number in range(25):
        assert f"Paragraph {number} with O<Brien and <b>marks</b>." in " ".join(" ".join(pages).split())


@pytest.mark.parametrize("lines", range(1, 60, 3))
def test_nobody_signs_an_empty_page_whatever_the_length(lines: int) -> None:
    paper = render_letter(letter(background="line\n" * lines), night.FOOT)
    last = text(paper).split("\f")[paper.pages - 1]
    assert "Prepared by" in last
    assert "Basis for sharing" in last


def test_of_three_copies_each_says_whose_it_is() -> None:
    whose = [text(render_letter(letter(), replace(night.FOOT, copy=copy, copies=3))) for copy in (1, 2, 3)]
    for said, words in zip(whose, ("recipient", "the person", "centre"), strict=True):
        assert f"of 3: {words}" in said


def test_the_foot_says_what_was_printed_and_when() -> None:
    read = text(render_letter(letter(), night.FOOT))
    assert "Print 18, 14 Nov 2025 00:47, by Rasa, Desk 3. Journal 0003F2-9A41C07E55-M. " in read
    assert "Destroy after 14 Nov 2025 08:00." in read
    assert "Confidential. For the recipient only. Copy 1 of 1" in read


def test_a_draft_says_so() -> None:
    assert "DRAFT, not signed" in text(render_letter(letter(draft=True), night.FOOT))
    assert "DRAFT" not in text(render_letter(letter(), night.FOOT))


def test_nothing_moved_on_the_letter() -> None:
    """Look at the new pages before this digest is changed."""
    papers = [render_letter(letter(language=language), night.FOOT, invariant=True) for language in ("en", "lt")]
    assert "/".join(strokes(paper) for paper in papers) == LETTER_STROKES
    assert render_letter(letter(), night.FOOT, invariant=True).pdf == papers[0].pdf
