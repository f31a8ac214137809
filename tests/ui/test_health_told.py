"""A signed check is read back whole: whatever was found stands in its lines, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from app.check_forms import (
    CheckForm,
    Condition,
    FilledQuestionnaire,
    FollowUpForm,
    Injury,
    MeasureNote,
    Medicine,
    Vitals,
)
from app.ids import new_id
from models.codes import (
    Answer,
    BodyRegion,
    BodySide,
    BodyView,
    FollowUpKind,
    InjuryKind,
    ListState,
    Method,
    NotMeasured,
    OfferState,
    Outcome,
    Pregnancy,
    Qualification,
    Screening,
    Substance,
    TestOffer,
)
from ui.pages.health.told import summary

PERSON = new_id()


def check(**parts: object) -> list[str]:
    return summary(replace(CheckForm(new_id(), PERSON), **parts))  # type: ignore[arg-type]


def test_an_empty_check_tells_only_that_nothing_was_asked() -> None:
    assert check() == ["No result", "Allergies: not asked", "Medicines: not asked", "Illnesses: not asked"]


def test_who_checked_and_what_was_measured_or_not() -> None:
    lines = check(
        outcome=Outcome.NO_FURTHER_CHECK,
        senior_asked=Answer.YES,
        consent=Answer.YES,
        qualification=Qualification.DOCTOR,
        interpreter_name="Ivan",
        vitals=Vitals(temperature=358),
        measures=(MeasureNote("temperature", Method.EAR), MeasureNote("pulse", None, NotMeasured.REFUSED)),
    )
    assert lines[0] == "No further check. A senior was asked"
    assert lines[1] == "Agreed to the check: yes, doctor, interpreter: Ivan"
    assert lines[3] == "Temperature: ear; Pulse: not measured, declined"


def test_answers_are_told_apart() -> None:
    yes, no, together, declined = Screening.FEVER, Screening.WEIGHT_LOSS, Screening.RASH_ITCH, Screening.SELF_HARM
    said = ((yes, Answer.YES), (no, Answer.NO), (together, Answer.NO), (declined, Answer.DECLINED))
    lines = check(screening=said, asked_together=(together,))
    assert "Yes: Fever" in lines
    assert "No: Lost weight" in lines
    assert "No, asked together: Itching, worse at night" in lines
    assert "Declined: Thoughts of self-harm" in lines


def test_lists_and_what_was_folded() -> None:
    box = Medicine("Eutirox", "levothyroxine", "1", "today", 0, "75 mcg", times="08:00", time_critical=True)
    lines = check(
        medicines_state=ListState.LIST,
        medicines=(box,),
        conditions_state=ListState.LIST,
        conditions=(Condition("asthma", "J45"),),
        pregnancy=Pregnancy.YES,
        pregnancy_weeks=20,
        withdrawal=((Substance.ALCOHOL, "2 days ago"),),
        offers=((TestOffer.HIV, OfferState.DECLINED),),
        questionnaires=(FilledQuestionnaire("PHQ-4", 1, "en", (2, 2, 0, 1)),),
    )
    assert "Medicines: Eutirox, levothyroxine, 75 mcg, 1, 08:00, today, 0 days left, must not stop" in lines
    assert "Illnesses: asthma, J45" in lines
    assert "Pregnancy: yes, 20 weeks" in lines
    assert "Withdrawal: Alcohol: 2 days ago" in lines
    assert "Tests: HIV declined" in lines
    assert "PHQ-4: 5, mild. Ask more about: worry" in lines


def test_marks_and_what_is_to_be_done() -> None:
    injury = Injury(new_id(), BodyView.FRONT, 500, 250, BodyRegion.CHEST, BodySide.LEFT, InjuryKind.BRUISE, 40, "blue")
    due = datetime(2026, 11, 24, 9, tzinfo=UTC)
    lines = check(
        injuries=(replace(injury, cause="«a baton»", fresh=Answer.YES),),
        statement="said so",
        follow_ups=(FollowUpForm(new_id(), PERSON, FollowUpKind.TEST, "Chest X-ray", due),),
    )
    assert "Mark 1: Chest (left), bruise, 40 mm, blue, fresh, «a baton», noted, to be referred" in lines
    assert "said so" in lines
    assert any(line.startswith("To do: Test, Chest X-ray, 24.11.") for line in lines)
