"""The clinic on a real encrypted register: vital signs by an assistant, food held back, follow-ups, terms, secrecy."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from sqlmodel import select

from app.check_forms import (
    CheckForm,
    Condition,
    FilledQuestionnaire,
    FollowUpForm,
    Injury,
    MeasureNote,
    Medicine,
    Vitals,
    VitalsForm,
)
from app.errors import Refused, UserError
from app.health.alert_words import Code
from app.waystation import Waystation
from models.base import new_id
from models.codes import (
    ActNow,
    Answer,
    BodyRegion,
    BodySide,
    BodyView,
    Consciousness,
    DatePrecision,
    FollowUpKind,
    Instruction,
    IstanbulTerm,
    LetterField,
    LetterKind,
    ListState,
    Method,
    NotMeasured,
    Outcome,
    Pregnancy,
    Qualification,
    Role,
    Screening,
    Sex,
    Triage,
)
from models.trust import ProtectionNote
from models.values.partial_date import PartialDate
from tests.app.clinic_desk import arrived, clinic, joined, staffed
from tests.app.conftest import as_role

__all__ = ["clinic", "staffed"]  # fixtures

WELL = Vitals(16, 98, True, 120, 80, 70, 370, Consciousness.ALERT)
ILL = replace(WELL, pulse=140)
HOLD = Instruction.NO_FOOD_BEFORE_CLINICIAN
HUNGRY = ((Screening.HARDLY_ATE_5_DAYS, Answer.YES),)
MARK = Injury(new_id(), BodyView.BACK, 480, 310, BodyRegion.UPPER_BACK, BodySide.LEFT, cause="палкай", fresh=Answer.YES)


def draft(clinic: Waystation, person: UUID, **more: object) -> CheckForm:
    return replace(clinic.health.open_check(clinic.actor, person).form, **more)  # type: ignore[arg-type]


def sign(clinic: Waystation, person: UUID, **more: object) -> CheckForm:
    form = draft(clinic, person, **more)
    clinic.health.sign_check(clinic.actor, form)
    return form


def test_the_queue_holds_everybody_counted_in_and_dangerous_signs_come_first(clinic: Waystation) -> None:
    group, unregistered = arrived(clinic)
    aid = as_role(clinic, Role.AID)
    (row,) = clinic.health.queue(aid, group)
    assert (row.id, row.registered, row.triage) == (unregistered, False, Triage.NOT_YET)
    assert row.waiting_since is not None
    answer = clinic.health.record_vitals(aid, VitalsForm(new_id(), unregistered, ILL))
    assert {alert.code for alert in answer.alerts} == {Code.SENIOR_REVIEW, Code.NEWS2}
    assert ActNow.DOCTOR_NOW in clinic.health.queue(aid, group)[0].acts_now
    sign(clinic, unregistered, outcome=Outcome.NO_FURTHER_CHECK)
    assert not clinic.health.queue(aid, group)
    clinic.health.record_vitals(aid, VitalsForm(new_id(), unregistered, WELL))
    assert not clinic.health.queue(aid, group)
    clinic.health.record_vitals(aid, VitalsForm(new_id(), unregistered, ILL))
    assert [row.id for row in clinic.health.queue(aid, group)] == [unregistered]


def test_an_assistant_writes_vital_signs_and_reads_none(clinic: Waystation) -> None:
    _, person = arrived(clinic)
    aid = as_role(clinic, Role.AID)
    note = VitalsForm(new_id(), person, WELL, (MeasureNote("temperature", Method.EAR),))
    clinic.health.record_vitals(aid, note)
    clinic.health.record_vitals(aid, note)
    with pytest.raises(Refused):
        clinic.health.open_check(aid, person)
    with pytest.raises(Refused):
        clinic.health.record_vitals(as_role(clinic, Role.INTAKE), note)
    later = replace(WELL, temperature=385)
    sign(clinic, person, vitals=later)
    points = clinic.health.open_check(clinic.actor, person).trend
    assert [(point.vitals, point.note) for point in points] == [(WELL, note.id), (later, None)]
    with pytest.raises(Refused):
        clinic.health.drop_vitals(aid, note.id)
    clinic.health.drop_vitals(clinic.actor, note.id)
    with pytest.raises(UserError):
        clinic.health.drop_vitals(clinic.actor, note.id)
    assert [point.vitals for point in clinic.health.open_check(clinic.actor, person).trend] == [later]


@pytest.mark.parametrize(
    "wrong",
    [
        {"vitals": Vitals()},
        {"vitals": Vitals(pulse=400)},
        {"vitals": WELL, "measured_at": datetime(2099, 1, 1, tzinfo=UTC)},
        {"vitals": WELL, "measures": (MeasureNote("pulse", not_measured=NotMeasured.REFUSED),)},
    ],
)
def test_senseless_vital_signs_are_refused(clinic: Waystation, wrong: dict[str, object]) -> None:
    with pytest.raises(UserError):
        clinic.health.record_vitals(clinic.actor, VitalsForm(new_id(), new_id(), **wrong))  # type: ignore[arg-type]


def test_a_count_is_not_undone_under_the_clinics_hands(clinic: Waystation) -> None:
    _, person = arrived(clinic)
    clinic.health.record_vitals(as_role(clinic, Role.AID), VitalsForm(new_id(), person, WELL))
    with pytest.raises(UserError, match="A medic has written"):
        clinic.arrivals.undo_count(as_role(clinic, Role.INTAKE), person)


def test_vital_signs_of_a_child_call_no_senior_by_limits_of_adults(clinic: Waystation) -> None:
    _, child = arrived(clinic, given="Maja", birth=PartialDate(DatePrecision.YEAR, 2021), sex=Sex.FEMALE)
    answer = clinic.health.record_vitals(clinic.actor, VitalsForm(new_id(), child, ILL))
    assert not answer.alerts
    assert clinic.health.open_check(clinic.actor, child).age == (4, 5)


def test_who_hardly_ate_is_held_back_from_food_as_soon_as_it_is_written(clinic: Waystation) -> None:
    _, person = arrived(clinic)
    form = draft(clinic, person, screening=HUNGRY)
    assert clinic.health.save_check(clinic.actor, form).instructions == (HOLD,)
    clinic.health.save_check(clinic.actor, form)
    assert clinic.health.sign_check(clinic.actor, form).instructions == (HOLD,)
    seen = draft(clinic, person)
    assert clinic.health.sign_check(clinic.actor, replace(seen, instructions=())).instructions == ()


def test_small_meals_are_a_decision_on_food(clinic: Waystation) -> None:
    _, person = arrived(clinic)
    form = draft(clinic, person, screening=HUNGRY)
    clinic.health.save_check(clinic.actor, form)
    eats = replace(form, instructions=(Instruction.SMALL_MEALS,))
    assert clinic.health.sign_check(clinic.actor, eats).instructions == (Instruction.SMALL_MEALS,)


def test_a_draft_opened_again_shows_the_hold_and_its_writer_may_lift_it(clinic: Waystation) -> None:
    _, person = arrived(clinic)
    clinic.health.save_check(clinic.actor, draft(clinic, person, screening=HUNGRY))
    again = draft(clinic, person)
    assert HOLD in again.instructions
    assert clinic.health.save_check(clinic.actor, replace(again, instructions=())).instructions == (HOLD,)
    assert clinic.health.sign_check(clinic.actor, replace(again, instructions=())).instructions == ()


def test_fresh_marks_raise_one_sealed_follow_up_and_no_appointment(clinic: Waystation) -> None:
    group, person = arrived(clinic)
    before = clinic.house.now()
    sign(clinic, person, injuries=(MARK,))
    sign(clinic, person, injuries=(replace(MARK, id=new_id()),))
    (row,) = clinic.health.follow_ups(clinic.actor, group)
    assert (row.form.kind, row.person.id, row.overdue) == (FollowUpKind.PHOTOGRAPH_MARKS, person, False)
    assert row.due_at is not None
    assert row.latest == row.due_at + timedelta(hours=48)
    assert timedelta(hours=24) <= row.due_at - before < timedelta(hours=25)
    assert not clinic.health.appointments(as_role(clinic, Role.MANAGER), group)
    done = clinic.health.settle_follow_up(clinic.actor, row.form.id)
    assert done.done_by == clinic.actor.name
    assert not clinic.health.follow_ups(clinic.actor, group)
    assert clinic.health.follow_ups(clinic.actor, group, open_only=False)
    sign(clinic, person, injuries=(replace(MARK, fresh=Answer.NO),))
    assert not clinic.health.follow_ups(clinic.actor, group)


def test_others_are_told_of_an_appointment_and_not_what_for(clinic: Waystation) -> None:
    group, person = arrived(clinic)
    due = clinic.house.now() + timedelta(days=1)
    told = FollowUpForm(new_id(), person, FollowUpKind.TEST, "sputum-canary", due, clinic.actor.user)
    sign(clinic, person, follow_ups=(told,))
    (row,) = clinic.health.follow_ups(clinic.actor, group)
    assert (row.form.what, row.owner) == ("sputum-canary", clinic.actor.name)
    for role in (Role.INTAKE, Role.AID, Role.MANAGER, Role.CASE):
        (appointment,) = clinic.health.appointments(as_role(clinic, role), group)
        assert (appointment.person.id, appointment.at) == (person, due)
        with pytest.raises(Refused):
            clinic.health.follow_ups(as_role(clinic, role), group)
    later = replace(told, check=row.form.check, due_at=due + timedelta(days=1), owner=None)
    assert clinic.health.save_follow_up(clinic.actor, later).owner == ""
    assert clinic.health.appointments(clinic.actor, group)[0].at == later.due_at
    clinic.health.settle_follow_up(clinic.actor, told.id)
    with pytest.raises(UserError):
        clinic.health.save_follow_up(clinic.actor, told)


def test_the_words_of_a_follow_up_outcome_are_kept_as_one(clinic: Waystation) -> None:
    group, person = arrived(clinic)
    sign(clinic, person, outcome=Outcome.FOLLOW_UP, follow_up="weigh again")
    assert [row.form.what for row in clinic.health.follow_ups(clinic.actor, group)] == ["weigh again"]
    with pytest.raises(UserError):
        clinic.health.save_follow_up(clinic.actor, FollowUpForm(new_id(), person, FollowUpKind.OTHER))
    with pytest.raises(UserError):
        clinic.health.save_follow_up(clinic.actor, FollowUpForm(new_id(), person, owner=new_id()))


def test_terms_are_refused_until_a_clinician_opened_them(clinic: Waystation) -> None:
    _, person = arrived(clinic)
    judged = replace(MARK, term=IstanbulTerm.HIGHLY_CONSISTENT)
    form = draft(clinic, person, injuries=(judged,), qualification=Qualification.DOCTOR)
    for write in (clinic.health.save_check, clinic.health.sign_check):
        with pytest.raises(UserError, match="not opened"):
            write(clinic.actor, form)
    clinic.health.save_check(clinic.actor, replace(form, injuries=(MARK,)))
    with pytest.raises(Refused):
        clinic.health.open_terms(as_role(clinic, Role.AID), person, form.id)
    clinic.health.open_terms(clinic.actor, person, form.id)
    for unsaid in (Qualification.NOT_SAID, Qualification.FIRST_AIDER):
        with pytest.raises(UserError, match="who checks"):
            clinic.health.save_check(clinic.actor, replace(form, qualification=unsaid))
    clinic.health.save_check(clinic.actor, form)
    assert draft(clinic, person).injuries == (judged,)
    other = arrived(clinic)[1]
    with pytest.raises(UserError, match="not opened"):
        clinic.health.save_check(clinic.actor, draft(clinic, other, injuries=(judged,)))


def test_ill_treatment_goes_to_protection_only_when_the_medic_says_so(clinic: Waystation) -> None:
    _, person = arrived(clinic)
    sign(clinic, person, statement="Білі палкай", injuries=(MARK,))
    assert notes_told(clinic, person) == 0
    sign(clinic, person, statement="Білі палкай", interpreter_name="Ona", injuries=(MARK,), for_protection=True)
    sign(clinic, person, for_protection=True)
    assert notes_told(clinic, person) == 1


def notes_told(clinic: Waystation, person: UUID) -> int:
    with clinic.house.store.read() as session:
        return len(session.exec(select(ProtectionNote).where(ProtectionNote.person_id == person)).all())


def test_questionnaires_are_offered_after_the_first_night(clinic: Waystation) -> None:
    _, person = arrived(clinic)
    assert clinic.health.open_check(clinic.actor, person).questionnaires == ()
    wall = clinic.house.clock
    clinic.house.clock = lambda: wall() + timedelta(days=2)
    try:
        assert clinic.health.open_check(clinic.actor, person).questionnaires == ("PHQ-4",)
    finally:
        clinic.house.clock = wall


SENSELESS: tuple[dict[str, object], ...] = (
    {"vitals": Vitals(systolic=80, diastolic=120)},
    {"vitals": Vitals(on_air=True, oxygen_flow=30)},
    {"pregnancy_weeks": 46, "pregnancy": Pregnancy.YES},
    {"injuries": (replace(MARK, x=1001),)},
    {"injuries": (replace(MARK, size_mm=-1),)},
    {"medicines": (Medicine("x", days_left=-1),)},
    {"questionnaires": (FilledQuestionnaire("PHQ-4", 1, "en", (4,)),)},
    {"follow_ups": (FollowUpForm(new_id(), new_id(), FollowUpKind.OTHER),)},
)


def test_what_cannot_be_is_refused_and_what_is_empty_is_not(clinic: Waystation) -> None:
    _, person = arrived(clinic)
    form = draft(clinic, person)
    for wrong in SENSELESS:
        for write in (clinic.health.save_check, clinic.health.sign_check):
            with pytest.raises(UserError):
                write(clinic.actor, replace(form, **wrong))  # type: ignore[arg-type]
    assert clinic.health.sign_check(clinic.actor, form).checked


def test_conditions_of_either_record_hold_until_somebody_asked_again(clinic: Waystation) -> None:
    _, one = arrived(clinic, given="Vera")
    _, other = arrived(clinic, given="Viera")
    sign(clinic, one, conditions_state=ListState.LIST, conditions=(Condition("epilepsy"),))
    sign(clinic, other, conditions_state=ListState.NONE_KNOWN)
    joined(clinic, one, other)
    with clinic.house.store.read() as session:
        both = clinic.health.last_signed(session, one)
    assert both is not None
    assert (both.conditions_state, both.conditions) == (ListState.LIST, (Condition("epilepsy"),))


def test_records_that_are_one_person_have_one_trend_and_one_list(clinic: Waystation) -> None:
    group, one = arrived(clinic, given="Sona")
    _, other = arrived(clinic, given="Sonia")
    clinic.health.record_vitals(clinic.actor, VitalsForm(new_id(), one, WELL))
    clinic.health.record_vitals(clinic.actor, VitalsForm(new_id(), other, ILL))
    sign(clinic, other, injuries=(MARK,))
    joined(clinic, one, other)
    sign(clinic, one, injuries=(replace(MARK, id=new_id()),))
    sheet = clinic.health.open_check(clinic.actor, one)
    assert [point.vitals for point in sheet.trend] == [WELL, ILL]
    assert [row.form.kind for row in sheet.follow_ups] == [FollowUpKind.PHOTOGRAPH_MARKS]
    assert [row.person.id for row in clinic.health.follow_ups(clinic.actor, group)] == [one]


@pytest.mark.parametrize(
    ("born", "pregnancy", "said"),
    [
        (1990, Pregnancy.NO, "NEWS2 0"),
        (1990, Pregnancy.NOT_ASKED, "NEWS2 0 (age or pregnancy not sure)"),
        (1990, Pregnancy.YES, ""),
        (2014, Pregnancy.NO, ""),
    ],
)
def test_a_letter_holds_news2_only_where_it_may_be_used(
    clinic: Waystation, born: int, pregnancy: Pregnancy, said: str
) -> None:
    _, person = arrived(clinic, given="Rasa", birth=PartialDate(DatePrecision.YEAR, born), sex=Sex.FEMALE)
    sign(clinic, person, vitals=WELL, pregnancy=pregnancy)
    offers = clinic.letters.open_letter(clinic.actor, person, LetterKind.MEDICAL).offers
    measured = next(each.value for each in offers if each.field is LetterField.VITALS)
    assert "pulse 70" in measured
    assert measured.partition("NEWS2")[1:] == (("NEWS2", said.removeprefix("NEWS2")) if said else ("", ""))
