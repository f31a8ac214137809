"""The sheet of a briefing: the words in their language, a line to sign for everybody, no line lost over pages."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from models.codes import BriefingKind
from printing.briefing import PAPER, render_briefing
from printing.data import BriefingData, BriefingSigner, Foot
from printing.phrases import languages_of
from tests.printing import night
from tests.printing.papers import HANNA
from tests.printing.reading import dense, keep_picture, text

FOOT = Foot(57, datetime(2025, 11, 14, 1, 3), "Lina Žemaitė", "7Q3K-9XWM", desk="Intake 1")
RULES = BriefingData(
    language="be",
    site=night.SITE,
    kind=BriefingKind.HOUSE_RULES,
    title="Правілы нашага дома",
    content="Дзверы зачынены з 23:00 да 6:00. Званок ёсць заўсёды.\n\nКурыць можна толькі ў двары.",
    draft=False,
    at=datetime(2025, 11, 14, 0, 58),
    place="dining hall",
    given_by="Lina Žemaitė",
    interpreter="Piotr Wrona",
    signers=tuple(BriefingSigner(number=f"123-000{n}-03", **vars(HANNA)) for n in range(11, 23)),
)


def test_the_words_and_everybody_who_signs_stand_on_it() -> None:
    paper = render_briefing(RULES, FOOT, invariant=True)
    assert paper.warnings == ()
    read = dense(text(paper))
    for words in (RULES.title, "Званок ёсць заўсёды", "Курыць можна", "dining hall", "Piotr Wrona", "Правілы дома"):
        assert dense(words) in read
    assert read.count(dense("Шыпшынка")) == 12
    assert dense("Мне гэта расказалі") in read


def test_a_long_list_goes_over_pages_and_none_is_lost() -> None:
    many = tuple(BriefingSigner(number=f"123-{n:05}-03", **vars(HANNA)) for n in range(1, 121))
    paper = render_briefing(replace(RULES, signers=many), FOOT, invariant=True)
    assert paper.pages > 4
    read = text(paper)
    assert all(read.count(f"123-{n:05}-03") == 1 for n in range(1, 121))


@pytest.mark.parametrize("language", languages_of(PAPER))
def test_every_language_fits_and_is_printable(language: str) -> None:
    for kind in BriefingKind:
        plain = replace(RULES, language=language, kind=kind, title="", content="", signers=RULES.signers[:1])
        paper = render_briefing(plain, FOOT, invariant=True)
        assert (paper.warnings, paper.pages) == ((), 1)


def test_a_picture_of_the_sheet_is_kept_to_look_at() -> None:
    assert keep_picture(render_briefing(RULES, FOOT), "briefing").exists()
