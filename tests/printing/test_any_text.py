"""Whatever stands in a record, every paper says it, whole or marked, and opens no file and no address while drawing.

WAYSTATION_PAPER_EXAMPLES texts go to every paper, by default a few.
"""

from __future__ import annotations

import os
import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from printing.data import Printed
from printing.sheet import CUT, MISSING, unprintable
from printing.sheet.text import clean
from tests.printing.every_paper import PAPERS, Paper
from tests.printing.inside import not_drawable
from tests.printing.reading import dense, text

TEXTS = int(os.environ.get("WAYSTATION_PAPER_EXAMPLES", "40"))
PHASES = [Phase.generate]
MARKUP = ["O<Brien", "<img src='file:///etc/hostname'/>", "&lt;b&gt;", "%s{0}", "\\u0041", "</para>", "(a\\)", "ET Q"]
LEFTWARD = ("Hebrew", "Arabic", "Persian")
SCRIPTS = {
    "Latin": "AaĄąĖėŁłßÐþžȘŐ’'-.  ",
    "Cyrillic": "АаЁёІіЎўЇїҐґЩщЪъЬь’-  ",
    "Greek": "ΑαΆάΩωςΐ ",
    "Georgian": "აბგდჟღჭჯჰ ",
    "Armenian": "ԱբգդԵևօֆ՛ ",
    "Hebrew": "אבגדהוםןץש ",
    "Arabic": "ابةتثجحخدذرزسشصضطظعغفقكلمنهوىيءآأؤإئ ",
    "Persian": "آاپچژگکیهمنز\u200cرسد ",
}
ACROSS = [
    st.sampled_from(MARKUP),
    *(st.text(st.sampled_from(signs), max_size=40) for script, signs in SCRIPTS.items() if script not in LEFTWARD),
    st.text(st.sampled_from("aéЙ\u0300\u0301\u0302\u0323\u0327\u0338\u20dd😀"), max_size=12),
    st.text(st.sampled_from("ab\0\x07\x1b\x7f\x85\ufeff\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2069"), max_size=20),
    st.sampled_from(SCRIPTS["Latin"] + SCRIPTS["Cyrillic"]).map(lambda sign: sign * 300),
    st.text(st.sampled_from("WЖш-  "), min_size=300, max_size=300),
]
BOTH_WAYS = [
    st.text(max_size=60),
    *(st.text(st.sampled_from(SCRIPTS[script]), max_size=40) for script in LEFTWARD),
    st.text(st.sampled_from("abЖž ()-123\u0301\u200c\u200d\u200fشعلیאבגğ😀\n\t"), max_size=40),
]
_heard: list[str] | None = None


def _listen(event: str, details: tuple[object, ...]) -> None:
    if _heard is not None and event.split(".")[0] in {"open", "socket", "urllib", "subprocess", "os", "shutil"}:
        _heard.append(f"{event} {details[:1]}")


sys.addaudithook(_listen)


@contextmanager
def nothing_opened() -> Iterator[None]:
    global _heard
    _heard = []
    try:
        yield
        assert _heard == []
    finally:
        _heard = None


@pytest.fixture(scope="module", autouse=True)
def drawn_once() -> None:
    """Fonts, words and lazily imported parts are loaded before anybody listens."""
    for paper in PAPERS:
        paper.fill(iter(["Ab ≤"] * paper.many))


@pytest.mark.parametrize("paper", PAPERS, ids=str)
def test_any_text_is_on_every_paper(paper: Paper) -> None:
    @settings(
        max_examples=-(-TEXTS // paper.many), deadline=None, phases=PHASES, suppress_health_check=list(HealthCheck)
    )
    @given(texts(ACROSS, paper) | texts([*ACROSS, *BOTH_WAYS], paper))
    def check(given: list[str]) -> None:
        with nothing_opened():
            printed, said = paper.fill(iter(given))
        check_said(printed, said)
        assert not_drawable(printed) == []

    check()


def texts(kinds: list[st.SearchStrategy[str]], paper: Paper) -> st.SearchStrategy[list[str]]:
    """As many texts as a paper takes."""
    return st.lists(st.one_of(kinds), min_size=paper.many, max_size=paper.many)


def check_said(printed: Printed, said: tuple[str, ...]) -> None:
    """That every text is on the paper as recorded; what cannot be shown or has no room is marked there, and told."""
    found = dense(text(printed, "-raw")) + dense(text(printed)) + dense(text(printed, "-raw", *BETWEEN))
    cut = any("longer than its place" in each or "too long" in each for each in printed.warnings)
    mixed = any(map(FROM_THE_RIGHT.search, said))
    for each in said:
        assert is_said(shown(each), found, cut, mixed), (nearest(shown(each), found), each, printed.warnings)
        for sign in unprintable(each):
            assert cut or any(f"U+{ord(sign):04X}" in warning for warning in printed.warnings)


BETWEEN = ("-x", "0", "-y", "43", "-W", "600", "-H", "753")
"""An A4 page without its head and foot, in points: a text goes on there from page to page."""


def nearest(wanted: str, found: str) -> str:
    """Where the reading and the record part, for whoever reads a failure."""
    end = max(end for end in range(len(wanted) + 1) if wanted[:end] in found)
    place = found.index(wanted[:end]) + end
    return f"{wanted[:end][-20:]!r} then {found[place : place + 20]!r}, not {wanted[end : end + 20]!r}"


def shown(recorded: str) -> str:
    """A text as a paper shows it."""
    gaps = dict.fromkeys(map(ord, unprintable(recorded)), MISSING)
    return dense(unicodedata.normalize("NFKC", clean(recorded).translate(gaps)))


def is_said(wanted: str, found: str, cut: bool, mixed: bool) -> bool:
    """Word for word. Where texts of both directions may share a line, every character: their order is then a guess of
    whoever reads the file back, but for a text of one direction from the right."""
    if wanted in found:
        return True
    if mixed and not from_the_right(wanted) and Counter(unmirrored(found)) >= Counter(unmirrored(wanted)):
        return True
    mark = unicodedata.normalize("NFKC", CUT)
    return cut and mark in found and (mixed or any(wanted[:end] + mark in found for end in range(len(wanted) + 1)))


FROM_THE_RIGHT = re.compile("[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefc]")


def from_the_right(wanted: str) -> bool:
    """Whether a text has letters that run from the right, and nothing else."""
    return bool(wanted) and all(unicodedata.bidirectional(sign) in {"R", "AL"} for sign in wanted)


def unmirrored(text: str) -> str:
    """Brackets of both sides as one sign: a reader of a PDF does not turn back what was turned round to be drawn. Marks
    apart from their letters: the reader joins them in the order in which it meets them."""
    return "".join("(" if unicodedata.mirrored(sign) else sign for sign in unicodedata.normalize("NFKD", text))
