"""PHQ-4 by its published table, questions as data, and what "the rest no" may answer."""

from datetime import datetime, timedelta
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.check_forms import CheckForm, FilledQuestionnaire
from app.errors import UserError
from app.health.questionnaires import check_answers, definitions, is_first_night, languages, offered, result
from app.health.questions import ASKED_ONE_BY_ONE, answer, answer_of, rest_no, sections, show
from app.ids import new_id
from models.codes import Answer, Screening

EMPTY = CheckForm(new_id(), new_id())


def phq(*answers: int | None) -> FilledQuestionnaire:
    return FilledQuestionnaire("PHQ-4", 1, "en", answers)


@pytest.mark.parametrize(
    ("answers", "points", "band"),
    [
        ((0, 0, 0, 0), 0, "none"),
        ((1, 1, 0, 0), 2, "none"),
        ((1, 1, 1, 0), 3, "mild"),
        ((3, 2, 0, 0), 5, "mild"),
        ((3, 3, 0, 0), 6, "moderate"),
        ((2, 2, 2, 2), 8, "moderate"),
        ((3, 2, 2, 2), 9, "severe"),
        ((3, 3, 3, 3), 12, "severe"),
    ],
)
def test_phq4_at_the_edge_of_every_band(answers: tuple[int, ...], points: int, band: str) -> None:
    found = result(phq(*answers))
    assert (found.score, found.band, found.missing) == (points, band, ())


def test_every_answer_there_can_be_has_the_sum_and_both_parts() -> None:
    for answers in product(range(4), repeat=4):
        found = result(phq(*answers))
        worry, mood = found.parts
        assert found.score == sum(answers)
        assert (worry.key, worry.score, worry.positive) == ("GAD-2", sum(answers[:2]), sum(answers[:2]) >= 3)
        assert (mood.key, mood.score, mood.positive) == ("PHQ-2", sum(answers[2:]), sum(answers[2:]) >= 3)


@given(st.lists(st.none() | st.integers(0, 3), max_size=4))
def test_an_item_not_answered_never_gives_a_score(answers: list[int | None]) -> None:
    found = result(phq(*answers))
    whole = len(answers) == 4 and None not in answers
    assert (found.score is not None) == bool(found.band) == (not found.missing) == whole


def test_a_part_has_its_score_though_the_other_was_not_asked() -> None:
    worry, mood = result(phq(3, 3)).parts
    assert (worry.score, worry.positive, mood.score, mood.positive) == (6, True, None, None)


def test_answers_the_tool_does_not_have_are_refused_and_an_unknown_tool_scores_nothing() -> None:
    for wrong in (phq(4, 0, 0, 0), phq(-1), phq(0, 0, 0, 0, 0)):
        with pytest.raises(UserError):
            check_answers((wrong,))
    check_answers((phq(None, 3),))
    assert result(FilledQuestionnaire("PHQ-4", 99, "en", (1, 1, 1, 1))).score is None
    assert result(FilledQuestionnaire("ours", 1, "en", (1,))).score is None


def test_the_tool_is_there_in_six_languages_and_english_stands_in_for_others() -> None:
    assert set(languages("PHQ-4")) == {"en", "ru", "be", "uk", "pl", "lt"}
    assert definitions("be")[0].draft
    assert definitions("be")[0].language == "be"
    assert definitions("am")[0].language == "en"
    assert not definitions("am")[0].draft
    assert all(len(definitions(language)[0].items) == 4 for language in languages("PHQ-4"))


OWN = """
id = "OURS"
version = 2
licence = "ours"
not_on_first_night = false
points = [0, 1]
bands = [{ code = "low", from = 0, to = 0 }, { code = "high", from = 1, to = %d }]
[language.en]
draft = false
title = "Ours"
lead = "Yes or no"
items = ["One", "Two"]
answers = ["No", "Yes"]
"""


def test_a_site_adds_a_tool_as_a_file_and_a_wrong_file_is_named(tmp_path: Path) -> None:
    right, wrong = tmp_path / "right", tmp_path / "wrong"
    for folder, top in ((right, 2), (wrong, 3)):
        folder.mkdir()
        (folder / "ours.toml").write_text(OWN % top, encoding="utf-8")
    assert result(FilledQuestionnaire("OURS", 2, "en", (1, 1)), right).band == "high"
    with pytest.raises(ValueError, match=r"ours\.toml"):
        definitions("en", wrong)


@pytest.mark.parametrize(
    ("arrived", "ends"),
    [
        ("2026-11-23 22:00", "2026-11-24 08:00"),
        ("2026-11-24 00:00", "2026-11-24 08:00"),
        ("2026-11-24 00:01", "2026-11-25 08:00"),
        ("2026-11-24 03:00", "2026-11-25 08:00"),
        ("2026-11-24 14:00", "2026-11-25 08:00"),
    ],
)
def test_off_until_the_morning_after_a_rest(arrived: str, ends: str) -> None:
    came, end = datetime.fromisoformat(arrived).astimezone(), datetime.fromisoformat(ends).astimezone()
    assert is_first_night(came, end - timedelta(minutes=1))
    assert not is_first_night(came, end)
    assert "PHQ-4" not in [tool.id for tool in offered(came, end - timedelta(minutes=1))]
    assert "PHQ-4" in [tool.id for tool in offered(came, end)]
    assert not offered(None, end)


def test_every_question_stands_in_the_list_once() -> None:
    listed = [question for section in sections() for question in section.questions]
    assert sorted(listed) == sorted(Screening)


def test_the_rest_no_answers_only_what_was_shown_and_not_yet_answered() -> None:
    lungs = next(section for section in sections() if section.key == "lungs")
    assert rest_no(EMPTY, lungs) == EMPTY
    form = rest_no(answer(show(EMPTY, lungs), Screening.FEVER, Answer.YES), lungs)
    assert answer_of(form, Screening.FEVER) is Answer.YES
    assert answer_of(form, Screening.COUGH_2_WEEKS) is Answer.NO
    assert set(form.asked_together) == set(lungs.questions) - {Screening.FEVER}
    assert all(code in lungs.questions for code, _ in form.screening)
    again = answer(form, Screening.COUGH_2_WEEKS, Answer.NO)
    assert Screening.COUGH_2_WEEKS not in again.asked_together
    assert rest_no(again, lungs) == again


def test_the_rest_no_never_answers_what_must_be_asked_alone() -> None:
    form = EMPTY
    for section in sections():
        form = rest_no(show(form, section), section)
    for alone in ASKED_ONE_BY_ONE:
        assert answer_of(form, alone) is Answer.NOT_ASKED
    never = {Screening.PREGNANT, Screening.SELF_HARM, Screening.ILL_TREATED, Screening.INSULIN, Screening.DIALYSIS}
    assert never <= ASKED_ONE_BY_ONE
    assert form.allergies_state == EMPTY.allergies_state
    assert form.medicines_state == EMPTY.medicines_state
    assert form.pregnancy == EMPTY.pregnancy


def test_a_list_that_names_a_question_twice_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "screening.toml"
    path.write_text('[[section]]\nkey="a"\ntitle="A"\nquestions=["FEVER","FEVER"]\n', encoding="utf-8")
    with pytest.raises(ValueError, match="twice"):
        sections(path)
