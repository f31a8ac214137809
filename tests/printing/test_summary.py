"""The medical summary: two pages, every word of it reads back in each language, and nothing stands blank."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from unicodedata import normalize

import pytest

from models.codes import (
    AllergySeverity,
    FollowUpKind,
    Instruction,
    ListState,
    Outcome,
    Pregnancy,
    Sex,
    VaccineSource,
)
from printing.phrases import languages_of, phrases
from printing.summary import (
    CarriedAllergy,
    CarriedFollowUp,
    CarriedMedicine,
    CarriedShot,
    SummaryData,
    render_summary,
)
from printing.summary.telling import PAPER
from tests.printing import night
from tests.printing.papers import HANNA
from tests.printing.reading import dense, keep_picture, text

AT = datetime(2025, 11, 14, 1, 20)
FOOT = replace(night.FOOT, destroy_after=None)
EMPTY = SummaryData(**vars(HANNA), number="123-00052-03", language="lt", site=night.SITE, at=AT)
TEXTS = ("penicillin", "tėvo pusės: анафілаксія", "Левотироксин 75 мкг (levothyroxine)", "½ tablet", "ҳипотиреоз")
FULL = replace(
    EMPTY,
    born="1983-04",
    sex=Sex.FEMALE,
    languages=("беларуская", "русский"),
    interpreter=True,
    checked_at=AT,
    checked_by="Dr Petraitė",
    allergies_state=ListState.LIST,
    allergies=(CarriedAllergy(TEXTS[0], TEXTS[1], AllergySeverity.LIFE_THREATENING), CarriedAllergy("pollen")),
    medicines_state=ListState.LIST,
    medicines=(
        CarriedMedicine(TEXTS[2], TEXTS[3], "12 Nov", 0, time_critical=True, gap=True),
        CarriedMedicine("Amoxicillin 500", times="08:00, 20:00"),
    ),
    conditions_state=ListState.LIST,
    conditions=(TEXTS[4], "hypertension (I10)"),
    pregnancy=Pregnancy.YES,
    weeks=14,
    measures=((AT, (("pressure", "128/84 mmHg"), ("pulse", "88 /min"), ("temperature", "36.8 °C"), ("air", ""))),),
    outcome=Outcome.FOLLOW_UP,
    instructions=(Instruction.FRIDGE, Instruction.DIET_HALAL),
    follow_ups=(CarriedFollowUp(FollowUpKind.TEST, "TSH", AT),),
    shots=(CarriedShot("MMR", 2, "2019-05", "BY", VaccineSource.CARD, "A12"), CarriedShot("Td")),
)


@pytest.mark.parametrize("language", sorted(languages_of(PAPER)))
def test_every_word_reads_back_on_the_page_of_its_language(language: str) -> None:
    paper = render_summary(replace(FULL, language=language), FOOT)
    said, pages = phrases(PAPER, language), 1 if language == "en" else 2
    assert (paper.pages, paper.warnings) == (pages, ())
    page = dense(text(paper, "-layout", "-f", str(pages)))
    wanted = (*TEXTS, "Amoxicillin 500", "128/84 mmHg", "TSH", "MMR", "2019-05", "A12", "Dr Petraitė", "I10")
    told = (said.say("restart"), said.say("time_critical"), said.word("severities", AllergySeverity.LIFE_THREATENING))
    assert [word for word in (*wanted, *told, said.say("title")) if dense(normalize("NFKC", word)) not in page] == []
    keep_picture(paper, f"summary-{language}", pages)


def test_nothing_is_blank_where_nothing_was_asked() -> None:
    page = " ".join(text(render_summary(replace(EMPTY, language="en"), FOOT), "-layout").split())
    said = phrases(PAPER, "en")
    for heading in ("allergies", "medicines", "conditions", "pregnancy"):
        assert f"{said.word('sections', heading)} Not asked" in page
    assert "Measures Not measured" in page
    assert "Vaccinations None written down here." in page
    assert "No signed check yet. Ask everything again." in page
    assert "Born not known" in page


def test_none_known_is_said_in_both_languages() -> None:
    none = ListState.NONE_KNOWN
    read = text(render_summary(replace(EMPTY, allergies_state=none, medicines_state=none, conditions_state=none), FOOT))
    assert read.count("None known") == 3
    assert read.count("Nežinoma jokių") == 3


def test_a_listed_entry_stands_even_where_its_state_was_left() -> None:
    read = text(render_summary(replace(FULL, allergies_state=ListState.NOT_ASKED), FOOT))
    assert read.count("penicillin") == 2


def test_a_long_record_is_set_smaller_and_then_goes_on() -> None:
    many = tuple(CarriedMedicine(f"Medicine {number}", "1 tablet") for number in range(30))
    assert render_summary(replace(FULL, medicines=many), FOOT).pages == 2
    whole = render_summary(replace(FULL, medicines=many * 4), FOOT)
    assert whole.pages > 2
    assert "Medicine 29" in text(whole)


def test_a_draft_translation_says_so() -> None:
    paper = render_summary(FULL, FOOT)
    assert "Draft" not in text(paper, "-l", "1")
    assert "Vertimo juodraštis" in text(paper, "-f", "2")
