"""Letters of every kind: all that was written is on them, on as many pages as needed, and no name on the slip."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pytest
from pypdf import PdfReader
from pypdf.generic import Destination

from models.codes import LetterKind
from printing.data import Named, Printed
from printing.letters.data import LetterPaper
from printing.letters.lines import split_beside
from printing.letters.paper import SLIP_TOP, render_letter
from printing.names import letter_line, letter_own_line
from printing.phrases import phrases
from printing.sheet import Style, width
from printing.sheet.fit import CUT
from printing.sheet.text import clean
from printing.sheet.units import MM
from tests.printing import night
from tests.printing.letters import CODE, LANGUAGES, SLIP_CODE, letter_paper
from tests.printing.reading import codes, dense, picture, strokes, text, text_in

ARTEFACTS = Path(os.environ.get("WAYSTATION_ARTEFACTS", "artefacts"))
STROKES = "f8761ea9d7b55a19/f02f48963b952204/8ded96ca4129f1c1"
THREE = replace(night.FOOT, copies=3)
LONG = "\n".join(f"Paragraph {n} with O<Brien and <b>marks</b>. " + "Words that go on. " * 12 for n in range(25))
NOTES = (
    "Дыктуе сама, па-беларуску: «Мікалай – мой брат».",
    "الاسم محمد",
    "שם המשפחה כהן",
    "ქართული და հայերեն",
    "Ąžuolų g. 5 – 38,4 °C; SpO₂ 94 %",
    "e\u0301 і\u0301 combined; (brackets) [and] {more} & <less>",
)
NAMES = (
    Named(latin_family="Shypshynka", latin_given="Hanna", own_family="Шыпшынка", own_given="Ганна"),
    Named(latin_family="Rezaei", latin_given="Zahra", own_family="رضایی", own_given="زهرا"),
    Named(latin_family="Kohen", latin_given="Miryam", own_family="כהן", own_given="מרים"),
    Named(latin_family="Gelashvili", latin_given="Nino", own_family="გელაშვილი", own_given="ნინო"),
    Named(latin_family="Šešelgytė-Žąsinienė", latin_given="Eglė", latin_confirmed=True),
    Named(own_family="Սարգսյան", own_given="Անի"),
    Named(latin_family="Verylongname" * 25, latin_given="Long " * 60, own_family="Вельмі доўгае " * 21),
)


def written(data: LetterPaper) -> Iterator[str]:
    """Every text of a letter as its paper must show it."""
    yield from (letter_line(data), letter_own_line(data), data.number, data.reference, data.written_on, data.title)
    yield from (data.to_name, data.to_department, data.opening, data.safety, data.basis, data.signed_by)
    yield from (value for _, value in data.facts)
    yield from (part for section in data.sections for part in section)
    yield from data.enclosures


def flat(text: str) -> str:
    """A text as `text` reads it back, without white space."""
    return dense(unicodedata.normalize("NFKC", text))


def check_written(data: LetterPaper, read: str) -> None:
    """That every text is in what was read, however its lines were broken."""
    found = flat(read)
    missing = [each for each in written(data) if flat(each) not in found]
    assert not missing


def pages_of(paper: Printed) -> list[str]:
    return text(paper).split("\f")[:-1]


@pytest.mark.parametrize("kind", list(LetterKind))
def test_every_kind_says_all_of_it_in_every_language(kind: LetterKind) -> None:
    for language in LANGUAGES:
        data, said = letter_paper(kind, language), phrases("letter", language)
        paper = render_letter(data, night.FOOT)
        assert paper.warnings == ()
        read = text(paper)
        check_written(data, read)
        assert all(flat(said.word("fields", code)) in flat(read) for code, _ in data.facts)
        urgent = flat(said.word("priorities", data.priority)) in flat(read)
        assert urgent == (kind is not LetterKind.AMBULANCE)
        assert (flat(said.say("slip", reference=data.reference)) in flat(read)) == bool(data.slip_code)


@pytest.mark.parametrize("name", NAMES, ids=range(len(NAMES)))
def test_every_script_reads_back_exactly(name: Named) -> None:
    data = letter_paper(name=name, opening=NOTES[1], sections=tuple(("Note", note) for note in NOTES))
    data = replace(data, facts=tuple((code, note) for (code, _), note in zip(data.facts, NOTES, strict=False)))
    data = replace(data, enclosures=NOTES[:2], to_name=NOTES[2])
    paper = render_letter(data, night.FOOT)
    assert paper.warnings == ()
    check_written(data, "".join(map(body_of, pages_of(paper))))


def test_an_empty_letter_is_drawn_and_says_nothing_of_what_there_is_not() -> None:
    empty = letter_paper(
        name=Named(), to_department="", to_address="", number="", facts=(), sections=(), opening="", safety="",
        basis="", signed_by="", signed_role="", signed_at="", digest="", slip_code="",
    )  # fmt: skip
    read = text(render_letter(empty, night.FOOT))
    for words in ("Name", "Card number", "Safety", "Basis", "Reply slip", "Enclosed", "Signed", "Version"):
        assert words not in read
    assert "Prepared by, signature" in read


def test_the_slip_has_its_own_code_no_name_and_is_72_mm_high() -> None:
    for name in (*NAMES[:6], Named(latin_family="Šaltinis", latin_given="Ana", own_family="Іна")):
        paper = render_letter(letter_paper(LetterKind.MEDICAL, name=name, sections=(("S", LONG[:900]),)), night.FOOT)
        slip = text_in(paper, paper.pages, 0, 297 - 72 - 1.5, 210, 73.5)
        assert "Reply slip, No. 2026-001-0005" in slip
        for part in vars(name).values():
            assert not (isinstance(part, str) and part and dense(part).casefold() in dense(slip).casefold())
        assert "123-00052-03" not in slip


@pytest.mark.parametrize("language", LANGUAGES)
def test_slip_and_letter_are_read_from_the_page_at_150_dpi(language: str) -> None:
    paper = render_letter(letter_paper(language=language), night.FOOT)
    found = codes(paper, 1, 150)
    assert set(found) == {CODE, SLIP_CODE}
    assert found[CODE][1] < 40
    assert found[SLIP_CODE][1] > SLIP_TOP
    said = phrases("letter", language)
    slip = dense(text_in(paper, 1, 0, SLIP_TOP - 1.5, 210, 73.5))
    for word in said.table["declines"].values():
        assert dense(word) in slip
    for key in ("accept", "wait", "appointment", "hour", "decline", "answered_by", "phone"):
        assert flat(said.say(key)) in slip


def test_a_long_letter_flows_and_the_slip_is_on_its_last_page_only() -> None:
    paper = render_letter(letter_paper(sections=(("Background", LONG),)), night.FOOT)
    pages = pages_of(paper)
    assert len(pages) == paper.pages > 2
    assert ["Reply slip" in page for page in pages] == [False] * (paper.pages - 1) + [True]
    assert all(f"Page {number} of {paper.pages}" in page for number, page in enumerate(pages, start=1))
    assert all("No. 2026-001-0005, card 123-00052-03, continued" in page for page in pages[1:])
    assert dense(LONG) in dense("".join(body_of(page) for page in pages))


def body_of(page: str) -> str:
    """A page without its head and foot, from what was read."""
    lines = page.splitlines()
    start = next((place + 1 for place, line in enumerate(lines) if line.endswith("continued")), 0)
    end = next((place for place, line in enumerate(lines) if line.startswith("Confidential.")), len(lines))
    return "\n".join(lines[start:end])


@pytest.mark.parametrize("slip", [SLIP_CODE, ""], ids=["slip", "no slip"])
def test_nobody_signs_an_empty_page_and_no_heading_stands_alone(slip: str) -> None:
    for lines in range(2, 62, 5):
        texts = (("Before", "line\n" * lines), ("After", "first\nsecond\nthird\nfourth\nfifth"))
        data = letter_paper(sections=texts, facts=(), safety="", basis="", slip_code=slip)
        pages = pages_of(render_letter(data, night.FOOT))
        last = body_of(pages[-1])
        assert "fifth" in last.partition("Prepared by")[0]
        (page,) = (page for page in pages if "After." in page)
        assert "second" in page


def test_three_copies_say_whose_they_are_and_the_first_alone_has_the_slip() -> None:
    paper = render_letter(letter_paper(sections=(("Background", LONG[:3000]),)), THREE)
    pages = pages_of(paper)
    whose = [page.partition("of 3: ")[2].splitlines()[0] for page in pages]
    assert list(dict.fromkeys(whose)) == ["for the receiving agency only", "for the person", "for the referring agency"]
    assert [number for number, page in enumerate(pages) if "Reply slip" in page] == [whose.index("for the person") - 1]
    assert all("Page 1 of" in pages[whose.index(each)] for each in whose)


def test_the_copy_for_the_person_ends_in_plain_words_in_their_language() -> None:
    data, said = letter_paper(LetterKind.LEGAL, "lt"), phrases("letter", "be")
    first, second, third = pages_of(render_letter(data, THREE))
    plain = flat(second.partition(said.say("plain"))[2])
    assert dense(data.plain) in plain
    assert flat(said.say("plain_goes", to=f"{data.to_name}, {data.to_department}")) in plain
    for code, _ in data.facts:
        assert flat(said.word("fields", code)) in plain
    assert flat(said.say("plain_take_back")) in plain
    assert said.say("plain") not in first + third
    refused = pages_of(render_letter(replace(data, agreed=False, person_language=""), THREE))[1]
    assert flat(said.say("plain_take_back")) not in flat(refused)
    assert phrases("letter", "lt").say("plain") in refused


def test_a_version_a_draft_and_a_letter_that_was_replaced_say_so() -> None:
    for kind in (LetterKind.SOCIAL, LetterKind.AMBULANCE):
        plain = text(render_letter(letter_paper(kind), night.FOOT))
        assert not any(words in plain for words in ("Version", "DRAFT", "Replaced", "Withdrawn"))
        later = letter_paper(kind, version=2, replaces="2026-001-0004", superseded=True, draft=True)
        read = text(render_letter(later, night.FOOT))
        assert "Version 2, replaces No. 2026-001-0004" in read
        assert "DRAFT, not signed" in read
        assert "Replaced by a newer version. No longer valid." in read
        withdrawn = text(render_letter(letter_paper(kind, withdrawn=True), night.FOOT))
        assert "Withdrawn. No longer valid." in withdrawn
        assert "Reply slip" not in withdrawn + read


def test_a_signed_letter_shows_the_beginning_of_its_seal() -> None:
    assert "Signed 14 Nov 2025 00:47, seal 5e5e5e5e5e5e5e5e\n" in text(render_letter(letter_paper(), night.FOOT))


def test_the_foot_says_what_was_printed_and_when_and_progress_is_told() -> None:
    told: list[tuple[int, int]] = []
    read = text(render_letter(letter_paper(), THREE, lambda done, total: told.append((done, total))))
    assert "Print 18, 14 Nov 2025 00:47, by Rasa, Desk 3. Journal 0003F2-9A41C07E55-M. " in read
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_the_document_says_its_language_and_leads_to_each_copy_without_a_name() -> None:
    read = PdfReader(BytesIO(render_letter(letter_paper(language="lt"), THREE).pdf))
    titles = [entry.title for entry in read.outline if isinstance(entry, Destination)]
    assert titles == list(phrases("letter", "lt").table["copies"].values())
    assert read.metadata is not None
    assert read.metadata.title == "Raštas"
    assert str(read.root_object["/Lang"]) == "lt"


def test_words_that_nobody_confirmed_are_said_to_be_a_draft() -> None:
    words = {language: phrases("foot", language).say("draft") for language in LANGUAGES}
    for language in LANGUAGES:
        assert (words[language] in text(render_letter(letter_paper(language=language), night.FOOT))) == (
            language != "en"
        )
    assert words["en"] in text(render_letter(letter_paper(template_draft=True), night.FOOT))
    assert [words["en"] in page for page in pages_of(render_letter(letter_paper(), THREE))] == [False, True, False]


def test_nothing_moved_on_letters() -> None:
    """Look at the new pages before this digest is changed."""
    kinds = ((LetterKind.LEGAL, "lt"), (LetterKind.MEDICAL, "en"), (LetterKind.AMBULANCE, "ru"))
    papers = [render_letter(letter_paper(kind, language), THREE, invariant=True) for kind, language in kinds]
    assert "/".join(strokes(paper) for paper in papers) == STROKES
    assert render_letter(letter_paper(LetterKind.AMBULANCE, "ru"), THREE, invariant=True).pdf == papers[-1].pdf


def sizes(paper: Printed, page: int = 1) -> set[float]:
    """The sizes in pt that texts of a page are set in."""
    contents = PdfReader(BytesIO(paper.pdf)).pages[page - 1].get_contents()
    assert contents is not None
    found = re.findall(rb"/F\S+ ([\d.]+) Tf", contents.get_data())
    return {float(size) for size in found}


@pytest.mark.parametrize(("times", "large"), [(1, True), (2, False), (40, False)])
def test_an_ambulance_hand_over_is_one_page_in_large_letters_and_never_silently_cut(times: int, large: bool) -> None:
    told = "Fell from a step, hit the head, was unconscious for two minutes, vomited twice. "
    heads = [heading for heading, _ in letter_paper(LetterKind.AMBULANCE).sections]
    data = letter_paper(LetterKind.AMBULANCE, sections=tuple((heading, told * times) for heading in heads))
    paper = render_letter(data, night.FOOT)
    assert paper.pages == 1
    assert (16.0 in sizes(paper)) == large
    assert (10.0 in sizes(paper)) != large
    read = dense(text(paper))
    if times < 40:
        assert paper.warnings == ()
        check_written(data, text(paper))
    else:
        assert [warning.split("”")[0] for warning in paper.warnings] == [f"The text under “{head}" for head in heads]
        assert read.count(flat(CUT)) == len(heads)
    assert "Preparedby" in read
    assert dense("Basis for sharing") in read


def test_what_is_empty_on_an_ambulance_hand_over_has_room_to_write_by_hand() -> None:
    heads = [heading for heading, _ in letter_paper(LetterKind.AMBULANCE).sections]
    data = letter_paper(LetterKind.AMBULANCE, sections=tuple((heading, "") for heading in heads), facts=())
    paper = render_letter(data, night.FOOT)
    assert [line for line in text(paper).splitlines() if line in heads] == heads
    tops = re.findall(r'yMin="([\d.]+)"[^>]*>[TMIS]:<', text(paper, "-bbox"))
    spaces = [(float(low) - float(high)) / MM for high, low in pairwise(tops)]
    assert len(spaces) == len(heads) - 1
    assert min(spaces) > 28


def test_a_hand_over_full_of_long_facts_stays_on_its_page() -> None:
    name = Named(latin_family="Verylongname" * 25, own_family="Вельмі доўгае " * 21)
    data = letter_paper(
        LetterKind.AMBULANCE, name=name, safety="Long. " * 200, to_name="Long " * 60, title="Long " * 40
    )
    paper = render_letter(replace(data, facts=tuple((code, "Long. " * 300) for code, _ in data.facts)), night.FOOT)
    assert paper.pages == 1
    assert "Page 1 of 1" in text(paper)
    assert len(paper.warnings) > len(data.facts)


@pytest.mark.parametrize(
    ("kind", "language"), list(zip(LetterKind, ("lt", "en", "lt", "uk", "be", "ru", "pl", "en", "lt"), strict=True))
)
def test_a_picture_of_every_kind_is_kept_to_look_at(kind: LetterKind, language: str) -> None:
    """Beside the look's own picture 13; both codes and the signature stand on the paper with ink around them."""
    paper = render_letter(letter_paper(kind, language), night.FOOT)
    drawn = picture(paper, paper.pages, 100)
    ARTEFACTS.mkdir(exist_ok=True)
    drawn.save(ARTEFACTS / f"paper-letter-{kind.value.lower()}-{language}.png")
    margins = [drawn.crop(box) for box in ((0, 0, 60, 850), (765, 0, 827, 850), (0, 0, 827, 40))]
    assert all(margin.getextrema() == (255, 255) for margin in margins)


@pytest.mark.parametrize(
    "text", [*NOTES, "Anna-Maria - Sofija – Ona‑Liucija " * 9, "x" * 300, " \u00a0 two  spaces\tand\na tab", LONG]
)
def test_a_text_beside_its_heading_goes_on_below_it_without_loss(text: str) -> None:
    first, rest = split_beside(text, Style(10.4), 60.0)
    assert first + rest == clean(text)
    assert width(first, Style(10.4)) <= 60.0
