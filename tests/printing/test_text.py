"""Characters: what is drawn is what was recorded."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from printing.sheet import Style, fit, unprintable, width, wrap
from printing.sheet.fonts import FAMILIES, font_for, font_names, sign_fonts
from printing.sheet.shaping import visual
from printing.sheet.text import clean, laid
from tests.printing import night

ARABIC = st.text(st.sampled_from("ابپتجدرزسعقلمنوهیکگئآ ءة\u200c\u200dـ()12۳aB-"), max_size=25)
BRACKETS = (
    ("Name: שרה (רחל) x", "Name: (לחר) הרש x"),
    ("כהן (12) A4", "A4 (12) ןהכ"),
    ("שרה (Sara) 12", "12 (Sara) הרש"),
    ("Sara (שרה) x", "Sara (הרש) x"),
    ("aאב12(ג)b", "a(ג)12באb"),
    ("(א", "א)"),
    ("x [א] y", "x [א] y"),
)
PRINTABLE = st.text(st.characters(exclude_categories=("C", "Z")), max_size=30).filter(
    lambda text: not unprintable(text)
)
STYLE = Style(10)


def same_signs(drawn: str, recorded: str) -> bool:
    return sorted(unicodedata.normalize("NFKC", drawn)) == sorted(unicodedata.normalize("NFKC", recorded))


@given(ARABIC)
def test_shaping_neither_drops_nor_adds_a_character(text: str) -> None:
    assert same_signs(mirrored_back(visual(text)), mirrored_back(text))


@pytest.mark.parametrize(("recorded", "drawn"), BRACKETS)
def test_brackets_stand_around_what_they_enclose(recorded: str, drawn: str) -> None:
    """Left to right as it is drawn, after rule N0 of Unicode Standard Annex 9."""
    assert visual(recorded) == drawn


def mirrored_back(text: str) -> str:
    """Brackets are drawn as their mirror images in a line from the right."""
    return text.replace(")", "(")


@given(PRINTABLE)
def test_runs_hold_every_character_once(text: str) -> None:
    drawn = "".join(run.text for run in laid(text, False).runs)
    assert len(unicodedata.normalize("NFKC", drawn)) == len(unicodedata.normalize("NFKC", clean(text)))


@given(st.text())
def test_every_run_has_a_picture_for_each_of_its_characters(text: str) -> None:
    for run in laid(text, True).runs:
        assert run.font in (*font_names(True), *sign_fonts())
        assert all(sign.isspace() or font_for(sign, True) for sign in run.text)


def test_both_weights_cover_the_same_characters() -> None:
    assert len(font_names(False)) == len(font_names(True)) == len(FAMILIES)
    for code in range(0x20, 0x3000):
        assert bool(font_for(chr(code), False)) == bool(font_for(chr(code), True))


def test_what_medics_type_can_be_printed() -> None:
    assert unprintable("SpO₂ ≥ 94 %, ≤ 5 µg, ≈ 3 ×, BP ↑ ↓, → ward, ± 0,5 °C, Δ ½ ✓ ✗ ♀ ♂") == ()


def test_every_name_of_the_night_can_be_printed() -> None:
    for name in night.names():
        assert unprintable("".join((name.latin_family, name.latin_given, name.own_family, name.own_given))) == ()


@pytest.mark.parametrize(
    ("text", "reported"),
    [
        ("Ганна", ()),
        ("O<Brien & <b>", ()),
        ("Шыпшынка 😀 x 😀", ("😀",)),
        ("李 Li", ("李",)),
        ("a\u202eb", ("\u202e",)),
        ("tab\tand\nline", ()),
        ("nul\0", ("\0",)),
        ("A\u0301\u0323ė́", ()),
        ("შოთა Նարեկ שרה زنبق‌پور", ()),
    ],
)
def test_what_cannot_be_printed_is_named_once(text: str, reported: tuple[str, ...]) -> None:
    assert unprintable(text) == reported


def test_a_character_without_a_picture_leaves_a_mark_not_a_blank() -> None:
    assert "".join(run.text for run in laid("x😀y", False).runs) == "x\ufffdy"


def test_the_joiner_in_a_persian_name_is_there_and_not_seen() -> None:
    unseen = [run.text for run in laid("زنبق‌پور", False).runs if not run.seen]
    assert unseen == ["\u200c"]


def test_a_mark_is_drawn_over_its_letter_and_read_back_once() -> None:
    line = laid("M̂i", False)
    assert [(run.text, run.seen) for run in line.runs] == [("M", True), ("\u0302", False), ("i", True)]
    assert [accent.sign for accent in line.accents] == ["\u0302"]
    assert line.accents[0].up > 0


@given(st.text(max_size=80), st.floats(15, 60))
def test_wrapped_lines_fit_and_lose_nothing(text: str, room: float) -> None:
    lines = wrap(text, STYLE, room)
    assert "".join("".join(lines).split(" ")) == "".join(clean(text).split(" "))
    assert all(width(line, STYLE) <= room or len(line) < 4 for line in lines if visual(line) == line)


def test_a_long_name_breaks_after_its_hyphens() -> None:
    fitted = fit("Dunin-Verbalozava-Yasianetskaia", Style(12.5, bold=True), 38.6, 8.6, lines=2)
    assert fitted.whole
    assert fitted.lines == ("Dunin-Verbalozava-", "Yasianetskaia")


def test_a_name_shrinks_before_it_breaks() -> None:
    fitted = fit("HEATHERWICK-O’DELL", Style(12.5, bold=True), 38.6, 8.6, lines=2)
    assert fitted.lines == ("HEATHERWICK-O’DELL",)
    assert 8.6 <= fitted.style.size < 12.5


def test_what_does_not_fit_says_so_and_keeps_its_end() -> None:
    fitted = fit("Ж" * 300, Style(12.5), 38.6, 8.6, lines=2)
    assert not fitted.whole
    assert "".join(fitted.lines) == "Ж" * 300
