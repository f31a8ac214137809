"""The pure rules of the clinic against hand-made tables of published limits; nothing here opens a file of people."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.check_forms import CheckForm, Injury, Medicine, Vitals
from app.health.alert_words import WORDS, Code
from app.health.alerts import alerts
from app.health.bmi import BmiBand, band, bmi
from app.health.medicines import classes, classes_of, has_gap, is_time_critical, restarts_slowly
from app.health.news import Applies, pregnancy_of, score
from app.health.refeeding import Criterion, hardly_ate, refeeding
from app.ids import new_id
from app.news2 import INPUTS
from models.codes import (
    Answer,
    BodyRegion,
    BodyView,
    Consciousness,
    Instruction,
    Pregnancy,
    Screening,
    Sex,
    Substance,
)

NOW = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)
ADULT, CHILD, ABOUT_16 = (30, 30), (15, 15), (15, 17)
WELL = Vitals(16, 98, True, 120, 80, 70, 370, Consciousness.ALERT)
EMPTY = CheckForm(new_id(), new_id())


def said(*yes: Screening, **more: object) -> CheckForm:
    return replace(EMPTY, screening=tuple((each, Answer.YES) for each in yes), **more)  # type: ignore[arg-type]


def codes(form: CheckForm, age: tuple[int, int] | None = ADULT) -> set[Code]:
    return {alert.code for alert in alerts(form, age, NOW)}


@pytest.mark.parametrize(
    ("age", "pregnancy", "applies", "word"),
    [
        (ADULT, Pregnancy.NO, Applies.YES, ""),
        ((16, 16), Pregnancy.NOT_APPLICABLE, Applies.YES, ""),
        (ADULT, Pregnancy.BREASTFEEDING, Applies.YES, ""),
        (CHILD, Pregnancy.NO, Applies.NO, "under 16"),
        (ADULT, Pregnancy.YES, Applies.NO, "pregnancy"),
        (ABOUT_16, Pregnancy.NO, Applies.ASK, "age is not sure"),
        (None, Pregnancy.NO, Applies.ASK, "age is not sure"),
        (ADULT, Pregnancy.NOT_ASKED, Applies.ASK, "not asked"),
        (ADULT, Pregnancy.DECLINED, Applies.ASK, "not asked"),
        (ADULT, Pregnancy.POSSIBLE, Applies.ASK, "possible"),
        (None, Pregnancy.NOT_ASKED, Applies.ASK, "age and pregnancy"),
    ],
)
def test_news2_is_closed_under_16_and_in_pregnancy_and_careful_where_nobody_asked(
    age: tuple[int, int] | None, pregnancy: Pregnancy, applies: Applies, word: str
) -> None:
    found = score(WELL, age, pregnancy)
    assert found.applies is applies
    assert word in found.caution
    assert (found.news.total is None) == (applies is Applies.NO)
    assert bool(found.caution) == (applies is not Applies.YES)


def test_what_is_said_of_pregnancy() -> None:
    assert pregnancy_of(EMPTY, Sex.MALE) is Pregnancy.NOT_APPLICABLE
    assert pregnancy_of(EMPTY, Sex.FEMALE) is Pregnancy.NOT_ASKED
    assert pregnancy_of(said(Screening.PREGNANT), Sex.FEMALE) is Pregnancy.YES
    assert pregnancy_of(said(Screening.PREGNANT), Sex.MALE) is Pregnancy.YES
    assert pregnancy_of(replace(EMPTY, pregnancy=Pregnancy.POSSIBLE), Sex.FEMALE) is Pregnancy.POSSIBLE


measured = st.fixed_dictionaries(
    {
        "respiration": st.none() | st.integers(4, 80),
        "saturation": st.none() | st.integers(40, 100),
        "on_air": st.none() | st.booleans(),
        "systolic": st.none() | st.integers(40, 300),
        "pulse": st.none() | st.integers(20, 250),
        "temperature": st.none() | st.integers(250, 450),
        "consciousness": st.none() | st.sampled_from(Consciousness),
        "weight": st.none() | st.integers(5, 3500),
        "height": st.none() | st.integers(30, 250),
    }
)


@given(measured)
def test_a_missing_input_never_gives_a_score(values: dict[str, object]) -> None:
    vitals = Vitals(**values)  # type: ignore[arg-type]
    whole = all(values[name] is not None for name in INPUTS)
    news = score(vitals, ADULT, Pregnancy.NO).news
    assert (news.total is not None) == whole
    assert set(news.missing) == {name for name in INPUTS if values[name] is None}
    assert (bmi(vitals) is None) == (values["weight"] is None or values["height"] is None)
    assert score(vitals, CHILD, Pregnancy.NO).news.at_least == 0


@pytest.mark.parametrize(
    ("weight", "height", "shown", "step"),
    [
        (409, 160, "16.0", BmiBand.SEVERELY_THIN),  # 15.98: shown as 16.0, counted as below
        (410, 160, "16.0", BmiBand.THIN),
        (474, 160, "18.5", BmiBand.NORMAL),  # 18.52
        (473, 160, "18.5", BmiBand.THIN),  # 18.48
        (615, 178, "19.4", BmiBand.NORMAL),
        (639, 160, "25.0", BmiBand.NORMAL),
        (640, 160, "25.0", BmiBand.HEAVY),
        (767, 160, "30.0", BmiBand.HEAVY),
        (768, 160, "30.0", BmiBand.OBESE),
    ],
)
def test_bmi_at_every_step(weight: int, height: int, shown: str, step: BmiBand) -> None:
    vitals = Vitals(weight=weight, height=height)
    assert bmi(vitals) == Decimal(shown)
    assert band(vitals, ADULT) is step
    assert band(vitals, (10, 12)) is None
    assert band(vitals, None) is step


THIN, VERY_THIN = Vitals(weight=470, height=160), Vitals(weight=400, height=160)
DRUGS = (Medicine("Фуросемид 40 мг"),)


@pytest.mark.parametrize(
    ("form", "at_risk"),
    [
        (said(vitals=VERY_THIN), True),
        (said(Screening.WEIGHT_LOSS_15), True),
        (said(Screening.HARDLY_ATE_10_DAYS), True),
        (said(Screening.LOW_ELECTROLYTES), True),
        (said(vitals=THIN), False),
        (said(Screening.WEIGHT_LOSS_10), False),
        (said(Screening.HARDLY_ATE_5_DAYS), False),
        (said(Screening.ALCOHOL), False),
        (said(medicines=DRUGS), False),
        (said(Screening.ALCOHOL, Screening.INSULIN, medicines=DRUGS), False),  # one criterion of three causes
        (said(Screening.WEIGHT_LOSS_10, vitals=THIN), True),
        (said(Screening.HARDLY_ATE_5_DAYS, Screening.ALCOHOL), True),
        (said(Screening.HARDLY_ATE_5_DAYS, medicines=DRUGS), True),
        (said(Screening.WEIGHT_LOSS_10, withdrawal=((Substance.ALCOHOL, "yesterday"),)), True),
        (said(Screening.WEIGHT_LOSS, Screening.OPIOIDS), False),
        (EMPTY, False),
    ],
)
def test_refeeding_one_of_the_first_list_or_two_of_the_second(form: CheckForm, at_risk: bool) -> None:
    assert refeeding(form, ADULT).at_risk is at_risk
    assert (Code.REFEEDING in codes(form)) is at_risk


def test_bmi_says_nothing_of_refeeding_in_a_child_and_is_heeded_where_the_age_is_not_known() -> None:
    assert not refeeding(said(vitals=VERY_THIN), (9, 9)).at_risk
    assert refeeding(said(vitals=VERY_THIN), None).at_risk
    assert refeeding(said(vitals=VERY_THIN), (16, 19)).met == (Criterion.BMI_UNDER_16, Criterion.BMI_UNDER_18_5)


def test_a_clinician_comes_before_food_after_five_days() -> None:
    form = said(Screening.HARDLY_ATE_5_DAYS)
    assert hardly_ate(form)
    assert hardly_ate(said(Screening.HARDLY_ATE_10_DAYS))
    assert not hardly_ate(EMPTY)
    held = next(alert for alert in alerts(form, ADULT, NOW) if alert.code is Code.CLINICIAN_BEFORE_FOOD)
    assert held.instructions == (Instruction.NO_FOOD_BEFORE_CLINICIAN,)


@pytest.mark.parametrize(("days", "gap"), [(0, True), (3, True), (4, False), (None, False)])
def test_three_days_left_are_a_gap(days: int | None, gap: bool) -> None:
    assert has_gap(Medicine("Рамиприл", days_left=days)) is gap
    assert (Code.MEDICINE_GAP in codes(replace(EMPTY, medicines=(Medicine("Рамиприл", days_left=days),)))) is gap
    urgent = codes(replace(EMPTY, medicines=(Medicine("Варфарин", days_left=days),)))
    assert (Code.CRITICAL_GAP in urgent) is gap
    assert (Code.TIME_CRITICAL in urgent) is (days is None)


@pytest.mark.parametrize(
    ("written", "name", "key"),
    [
        ("Инсулин гларгин", "", "insulin"),
        ("Ламотриджин 100", "", "antiepileptic"),
        ("???", "Warfarin", "anticoagulant"),
        ("Преднізалон", "prednisolone", "steroid"),
        ("", "dolutegravir", "hiv"),
        ("Изониазид", "", "tuberculosis"),
        ("Метадон", "", "opioid_substitution"),
        ("Левотироксин 75 мкг", "", "thyroid"),
        ("Ventolin", "", "inhaler"),
        ("Азалептин", "clozapine", "antipsychotic"),
        ("Литий карбонат", "", "lithium"),
        ("Мадопар 250", "", "parkinson"),
        ("Prograf", "tacrolimus", "transplant"),
        ("Калимин", "", "myasthenia"),
    ],
)
def test_every_time_critical_class_is_known_by_a_box(written: str, name: str, key: str) -> None:
    medicine = Medicine(written, name)
    assert key in [each.key for each in classes_of(medicine)]
    assert is_time_critical(medicine)


def test_a_name_is_found_only_where_a_word_begins_and_the_medic_may_tick_more() -> None:
    assert not classes_of(Medicine("Парацетамол 500", "paracetamol"))
    assert not classes_of(Medicine("Хартсарт", "smart"))
    assert is_time_critical(Medicine("белый порошок", time_critical=True))
    assert all(each.words for each in classes())


@pytest.mark.parametrize("name", ["clozapine", "Метадон", "buprenorphine", "lamotrigine"])
def test_the_three_of_the_rule_are_never_restarted_at_the_former_dose(name: str) -> None:
    medicine = Medicine(name, days_left=0)
    assert restarts_slowly(medicine)
    assert {Code.CRITICAL_GAP, Code.SLOW_RESTART} <= codes(replace(EMPTY, medicines=(medicine,)))


def test_no_words_of_an_alert_ever_say_resupply() -> None:
    assert set(WORDS) == set(Code)
    for words in WORDS.values():
        assert words.title
        assert words.what_to_do
        assert "resupply" not in f"{words.title} {words.what_to_do}".casefold()
    for code in (Code.CRITICAL_GAP, Code.MEDICINE_GAP, Code.SLOW_RESTART):
        assert "prescriber decides how to restart" in WORDS[code].what_to_do


@pytest.mark.parametrize(
    ("vitals", "senior"),
    [
        ({"pulse": 59}, True),
        ({"pulse": 60}, False),
        ({"pulse": 130}, False),
        ({"pulse": 131}, True),
        ({"respiration": 9}, True),
        ({"respiration": 10}, False),
        ({"respiration": 30}, False),
        ({"respiration": 31}, True),
        ({"temperature": 359}, True),
        ({"temperature": 360}, False),
        ({"temperature": 390}, False),
        ({"temperature": 391}, True),
        ({"saturation": 91}, True),
        ({"saturation": 92}, False),
        ({"consciousness": Consciousness.ALERT}, False),
        ({"consciousness": Consciousness.CONFUSED}, True),
    ],
)
def test_high_risk_signs_of_the_triage_tool_at_every_edge(vitals: dict[str, object], senior: bool) -> None:
    form = replace(EMPTY, vitals=Vitals(**vitals))  # type: ignore[arg-type]
    assert (Code.SENIOR_REVIEW in codes(form)) is senior
    assert Code.SENIOR_REVIEW not in codes(form, (5, 11))
    assert (Code.SENIOR_REVIEW in codes(form, None)) is senior


@pytest.mark.parametrize(("pulse", "red"), [(49, True), (50, False), (150, False), (151, True)])
def test_a_pulse_that_is_a_red_sign(pulse: int, red: bool) -> None:
    form = replace(EMPTY, vitals=Vitals(pulse=pulse))
    assert (Code.RED_PULSE in codes(form)) is red
    assert Code.RED_PULSE not in codes(form, (11, 11))


@pytest.mark.parametrize(
    ("vitals", "level"),
    [
        (Vitals(saturation=91), "urgent"),
        (Vitals(respiration=21, saturation=93), ""),
        (Vitals(respiration=21, saturation=93, pulse=91), "urgent"),
        (Vitals(respiration=25, saturation=93, pulse=91), "urgent"),
        (Vitals(respiration=25, saturation=93, pulse=111), "emergency"),
    ],
)
def test_the_alarm_of_news2_before_it_is_complete(vitals: Vitals, level: str) -> None:
    form = replace(EMPTY, vitals=vitals, pregnancy=Pregnancy.NO)
    found = [alert.level for alert in alerts(form, ADULT, NOW) if alert.code is Code.NEWS2]
    assert found == ([level] if level else [])
    assert Code.NEWS2 not in codes(form, CHILD)
    assert Code.NEWS2 not in codes(replace(form, pregnancy=Pregnancy.YES))


@pytest.mark.parametrize(("vitals", "hours"), [(WELL, 12), (replace(WELL, pulse=91), 6), (replace(WELL, pulse=131), 1)])
def test_old_measures_are_taken_again_by_the_score(vitals: Vitals, hours: int) -> None:
    form = replace(EMPTY, vitals=vitals, pregnancy=Pregnancy.NO, measured_at=NOW - timedelta(hours=hours))
    assert Code.MEASURE_AGAIN not in codes(form)
    assert Code.MEASURE_AGAIN in codes(replace(form, measured_at=NOW - timedelta(hours=hours, minutes=1)))


@pytest.mark.parametrize(
    ("signs", "vitals", "danger"),
    [
        ((Screening.BLEEDING,), Vitals(), True),
        ((Screening.SEIZURE,), Vitals(), True),
        ((Screening.ABDOMINAL_PAIN,), Vitals(), True),
        ((), Vitals(systolic=160), True),
        ((), Vitals(systolic=159, diastolic=109), False),
        ((), Vitals(diastolic=110), True),
        ((), Vitals(consciousness=Consciousness.CONFUSED), True),
    ],
)
def test_danger_in_pregnancy(signs: tuple[Screening, ...], vitals: Vitals, danger: bool) -> None:
    for pregnancy in (Pregnancy.YES, Pregnancy.POSSIBLE):
        form = said(*signs, vitals=vitals, pregnancy=pregnancy)
        assert (Code.PREGNANCY_DANGER in codes(form)) is danger
    assert Code.PREGNANCY_DANGER not in codes(said(*signs, vitals=vitals, pregnancy=Pregnancy.NO))


@pytest.mark.parametrize(
    ("signs", "found"),
    [
        ((Screening.COUGH_2_WEEKS,), True),
        ((Screening.BLOOD_IN_SPUTUM,), True),
        ((Screening.FEVER,), False),
        ((Screening.FEVER, Screening.NIGHT_SWEATS), True),
        ((Screening.WEIGHT_LOSS, Screening.TB_CONTACT), True),
        ((Screening.TB_CONTACT, Screening.TB_BEFORE), False),
    ],
)
def test_signs_of_tuberculosis(signs: tuple[Screening, ...], found: bool) -> None:
    assert (Code.TUBERCULOSIS in codes(said(*signs))) is found


def test_withdrawal_is_asked_in_two_places_and_says_the_last_use() -> None:
    assert Code.BENZODIAZEPINES in codes(said(Screening.BENZODIAZEPINES))
    form = replace(EMPTY, withdrawal=((Substance.ALCOHOL, "two days ago"), (Substance.OPIOIDS, "")))
    found = {alert.code: alert.about for alert in alerts(form, ADULT, NOW)}
    assert found == {Code.ALCOHOL: ("two days ago",), Code.OPIOIDS: ()}


def test_arm_marks_self_harm_and_two_red_signs() -> None:
    assert Code.MUAC_SEVERE in codes(replace(EMPTY, vitals=Vitals(muac=114)), (3, 3))
    assert Code.MUAC_LOW in codes(replace(EMPTY, vitals=Vitals(muac=124)), (3, 3))
    assert not codes(replace(EMPTY, vitals=Vitals(muac=125)), (3, 3))
    mark = Injury(new_id(), BodyView.BACK, 500, 300, BodyRegion.UPPER_BACK, fresh=Answer.YES)
    assert Code.FRESH_MARKS in codes(replace(EMPTY, injuries=(mark,)))
    assert not codes(replace(EMPTY, injuries=(replace(mark, fresh=Answer.NO),)))
    assert Code.TWO_RED_SIGNS in codes(said(Screening.STIFF_NECK, Screening.FEVER))
    assert Code.TWO_RED_SIGNS in codes(said(Screening.STIFF_NECK, vitals=Vitals(temperature=391)))
    assert Code.TWO_RED_SIGNS in codes(said(vitals=Vitals(temperature=359, consciousness=Consciousness.CONFUSED)))
    assert Code.TWO_RED_SIGNS not in codes(said(Screening.STIFF_NECK, vitals=Vitals(temperature=390)))
    assert Code.TWO_RED_SIGNS not in codes(said(Screening.STIFF_NECK))


def test_the_most_urgent_stands_first_and_a_senior_once_asked_is_a_note() -> None:
    form = said(Screening.SELF_HARM, Screening.DISTRESS, vitals=Vitals(pulse=131), senior_asked=Answer.YES)
    assert alerts(form, ADULT, NOW)[0].code is Code.SELF_HARM
    assert {each.code: each.level for each in alerts(form, ADULT, NOW)}[Code.SENIOR_REVIEW] == "note"
    assert not alerts(EMPTY, ADULT, NOW)
