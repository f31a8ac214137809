"""Whatever stands in a record, every paper is drawn, no file is opened, and what is missing is said."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from models.codes import LetterKind
from printing.cards import render_cards
from printing.data import CardLayout, Named, SiteData
from printing.letters.paper import render_letter
from printing.phrases import phrases
from printing.rosters import render_roster
from printing.sheet import unprintable
from tests.printing import night
from tests.printing.letters import letter_paper
from tests.printing.papers import bus_list, fire, roster

ANY = st.text(max_size=60)
MARKUP = st.sampled_from(["O<Brien", "<img src='file:///etc/hostname'/>", "&lt;b&gt;", "%s{0}", "\\u0041", "</para>"])
MIXED = st.text(st.sampled_from("abЖž ()-123\u0301\u200c\u200d\u200fشعلیאבגğ😀\n\t"), max_size=40)
VALUES = st.one_of(ANY, MARKUP, MIXED)
NAMES = st.builds(
    Named,
    latin_family=VALUES,
    latin_given=VALUES,
    latin_confirmed=st.booleans(),
    own_family=VALUES,
    own_given=VALUES,
)
FEW = settings(max_examples=30, deadline=None)
_opened: list[str] | None = None


def _listen(event: str, details: tuple[object, ...]) -> None:
    if event == "open" and _opened is not None:
        _opened.append(str(details[0]))


sys.addaudithook(_listen)


@contextmanager
def no_file_opened() -> Iterator[None]:
    global _opened
    _opened = []
    try:
        yield
        assert _opened == []
    finally:
        _opened = None


def signs_of(name: Named) -> str:
    return " ".join((name.latin_family, name.latin_given, name.own_family, name.own_given))


def setup_module() -> None:
    """Fonts and lazily imported parts are loaded once, before anybody listens."""
    render_cards(night.cards()[:1], CardLayout.A6, night.FOOT)
    render_letter(letter_paper(), replace(night.FOOT, copies=3))


@given(NAMES, VALUES, st.sampled_from(CardLayout), st.booleans())
@FEW
def test_any_name_on_a_card(name: Named, site: str, layout: CardLayout, cautious: bool) -> None:
    card = night.card(name, site=SiteData(site, site, "+370 5 000 0000"), cautious=cautious, languages=(site,))
    with no_file_opened():
        paper = render_cards([card], layout, night.FOOT)
    assert bool(unprintable(signs_of(name))) <= bool(paper.warnings)


@given(NAMES, VALUES, VALUES, st.sampled_from(LetterKind))
@FEW
def test_any_text_in_a_letter(name: Named, text: str, other: str, kind: LetterKind) -> None:
    data = letter_paper(kind, name=name, sections=(("Note", text),), safety=other, to_name=other, opening=text)
    with no_file_opened():
        paper = render_letter(data, replace(night.FOOT, copies=3))
    for sign in unprintable(text + other):
        assert any(f"U+{ord(sign):04X}" in warning for warning in paper.warnings)


@given(st.lists(NAMES, max_size=4), VALUES)
@FEW
def test_any_name_on_a_list(names: list[Named], title: str) -> None:
    phrases("lists", "en")
    with no_file_opened():
        rendered = render_roster(roster(tuple(names), title), night.FOOT)
        render_roster(bus_list(tuple(names), tuple(names)), night.FOOT)
        render_roster(fire(tuple(names), title), night.FOOT)
    for sign in unprintable(" ".join(map(signs_of, names))):
        assert any(f"U+{ord(sign):04X}" in warning for warning in rendered.warnings)
