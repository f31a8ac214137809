"""What a check calls for at once: each alert says what to do now. They are prompts for a clinician; they choose no
colour, start no treatment, and only a clinician acts on the instructions they propose."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from app.check_forms import CheckForm, Medicine
from app.health.alert_words import EMERGENCY, NOTE, URGENT, WORDS, Code
from app.health.medicines import has_gap, is_time_critical, restarts_slowly
from app.health.news import Applies, Score, pregnancy_of, score
from app.health.questions import answer_of
from app.health.refeeding import Criterion, hardly_ate, refeeding
from app.vitals import needs_senior_review
from models.codes import Answer, Consciousness, Instruction, Pregnancy, Screening, Sex, Substance

OLD_ENOUGH_FOR_TRIAGE = 12
_MEDICINE_QUESTIONS = (
    Screening.INSULIN,
    Screening.ANTIEPILEPTIC,
    Screening.ANTICOAGULANT,
    Screening.STEROID,
    Screening.ANTIRETROVIRAL,
    Screening.TB_MEDICINE,
    Screening.OPIOID_SUBSTITUTION,
    Screening.DIALYSIS,
)
_WITHDRAWAL = {
    Substance.ALCOHOL: (Screening.ALCOHOL, Code.ALCOHOL),
    Substance.OPIOIDS: (Screening.OPIOIDS, Code.OPIOIDS),
    Substance.BENZODIAZEPINES: (Screening.BENZODIAZEPINES, Code.BENZODIAZEPINES),
}


@dataclass(frozen=True, repr=False)
class Alert:
    """`level`: emergency, urgent or note. `instructions`: those it proposes. `about`: what it is about, as typed."""

    code: Code
    title: str
    what_to_do: str
    level: str
    instructions: tuple[Instruction, ...] = ()
    about: tuple[str, ...] = ()


def alerts(form: CheckForm, age: tuple[int, int] | None, now: datetime, sex: Sex = Sex.NOT_ASKED) -> tuple[Alert, ...]:
    """All alerts of a check as it stands, the most urgent first. `age`: least and greatest possible age in years."""
    pregnancy = pregnancy_of(form, sex)
    scored = score(form.vitals, age, pregnancy)
    found = [
        *_mind(form),
        *_pregnancy(form, pregnancy),
        *_measures(form, age, scored),
        *_again(form, scored, now),
        *_food(form, age),
        *_medicines(form),
        *_withdrawal(form),
        *_lungs(form),
        *_red_signs(form),
        *_marks(form),
    ]
    order = {EMERGENCY: 0, URGENT: 1, NOTE: 2}
    return tuple(sorted(found, key=lambda alert: order[alert.level]))


def _alert(code: Code, level: str = "", about: tuple[str, ...] = ()) -> Alert:
    words = WORDS[code]
    return Alert(code, words.title, words.what_to_do, level or words.level, words.instructions, about)


def _yes(form: CheckForm, *questions: Screening) -> list[Screening]:
    return [question for question in questions if answer_of(form, question) is Answer.YES]


def _mind(form: CheckForm) -> Iterator[Alert]:
    if _yes(form, Screening.SELF_HARM):
        yield _alert(Code.SELF_HARM)
    if _yes(form, Screening.DISORIENTED):
        yield _alert(Code.DISORIENTED)
    if _yes(form, Screening.DISTRESS):
        yield _alert(Code.DISTRESS)


def _pregnancy(form: CheckForm, pregnancy: Pregnancy) -> Iterator[Alert]:
    if pregnancy not in (Pregnancy.YES, Pregnancy.POSSIBLE):
        return
    signs = _yes(form, Screening.BLEEDING, Screening.ABDOMINAL_PAIN, Screening.SEIZURE)
    if signs or _altered(form) or (form.vitals.systolic or 0) >= 160 or (form.vitals.diastolic or 0) >= 110:
        yield _alert(Code.PREGNANCY_DANGER)
    yield _alert(Code.PREGNANT if pregnancy is Pregnancy.YES else Code.PREGNANCY_POSSIBLE)


def _measures(form: CheckForm, age: tuple[int, int] | None, scored: Score) -> Iterator[Alert]:
    alarm = scored.news.alarm
    if alarm:
        yield _alert(Code.NEWS2, alarm, (scored.caution,) if scored.caution else ())
    too_young = age is not None and age[1] < OLD_ENOUGH_FOR_TRIAGE
    if not too_young and form.vitals.pulse is not None and not 50 <= form.vitals.pulse <= 150:
        yield _alert(Code.RED_PULSE)
    if not too_young and needs_senior_review(form.vitals):
        yield _alert(Code.SENIOR_REVIEW, NOTE if form.senior_asked is Answer.YES else URGENT)
    if form.vitals.muac is not None and form.vitals.muac < 125:
        yield _alert(Code.MUAC_SEVERE if form.vitals.muac < 115 else Code.MUAC_LOW)


def _again(form: CheckForm, scored: Score, now: datetime) -> Iterator[Alert]:
    """NEWS2's own least frequency: 12 hours at 0, 4 to 6 at 1 to 4, one hour from 5 or a single 3."""
    if form.measured_at is None or scored.applies is Applies.NO or not scored.news.points:
        return
    hours = 1 if scored.news.alarm else 6 if scored.news.at_least else 12
    if now - form.measured_at > timedelta(hours=hours):
        yield _alert(Code.MEASURE_AGAIN)


def _food(form: CheckForm, age: tuple[int, int] | None) -> Iterator[Alert]:
    if hardly_ate(form):
        yield _alert(Code.CLINICIAN_BEFORE_FOOD)
    risk = refeeding(form, age)
    if risk.at_risk:
        yield _alert(Code.REFEEDING, about=tuple(_CRITERIA[each] for each in risk.met))


def _medicines(form: CheckForm) -> Iterator[Alert]:
    gaps = [each for each in form.medicines if has_gap(each)]
    critical = [each for each in gaps if is_time_critical(each)]
    rest = [each for each in gaps if each not in critical]
    slow = [each for each in form.medicines if restarts_slowly(each)]
    if critical:
        yield _alert(Code.CRITICAL_GAP, about=_names(critical))
    if rest:
        yield _alert(Code.MEDICINE_GAP, about=_names(rest))
    if slow:
        yield _alert(Code.SLOW_RESTART, about=_names(slow))
    unknown = [each for each in form.medicines if each.days_left is None and is_time_critical(each)]
    if unknown or (not form.medicines and _yes(form, *_MEDICINE_QUESTIONS)):
        yield _alert(Code.TIME_CRITICAL, about=_names(unknown))


def _names(medicines: list[Medicine]) -> tuple[str, ...]:
    return tuple(medicine.as_written or medicine.name for medicine in medicines)


def _withdrawal(form: CheckForm) -> Iterator[Alert]:
    said = dict(form.withdrawal)
    for substance, (question, code) in _WITHDRAWAL.items():
        if substance in said or _yes(form, question):
            last = said.get(substance, "")
            yield _alert(code, about=(last,) if last else ())


def _lungs(form: CheckForm) -> Iterator[Alert]:
    """Signs of tuberculosis; one of the lesser signs counts with a contact, or tuberculosis before."""
    clear = _yes(form, Screening.COUGH_2_WEEKS, Screening.BLOOD_IN_SPUTUM)
    lesser = _yes(form, Screening.NIGHT_SWEATS, Screening.WEIGHT_LOSS, Screening.FEVER)
    known = _yes(form, Screening.TB_CONTACT, Screening.TB_BEFORE)
    if clear or len(lesser) >= 2 or (lesser and known):
        yield _alert(Code.TUBERCULOSIS)


def _red_signs(form: CheckForm) -> Iterator[Alert]:
    """Any two of the card's four; of headache there is no question."""
    heat = form.vitals.temperature
    fever = bool(_yes(form, Screening.FEVER)) or (heat is not None and not 360 <= heat <= 390)
    if sum((bool(_yes(form, Screening.STIFF_NECK)), fever, _altered(form))) >= 2:
        yield _alert(Code.TWO_RED_SIGNS)


def _altered(form: CheckForm) -> bool:
    awake = form.vitals.consciousness in (None, Consciousness.ALERT)
    return not awake or bool(_yes(form, Screening.DISORIENTED))


def _marks(form: CheckForm) -> Iterator[Alert]:
    if any(injury.fresh is Answer.YES for injury in form.injuries):
        yield _alert(Code.FRESH_MARKS)


_CRITERIA = {
    Criterion.BMI_UNDER_16: "BMI under 16",
    Criterion.LOST_15: "lost more than 15 % of weight in 3 to 6 months",
    Criterion.ATE_LITTLE_10_DAYS: "hardly ate for more than 10 days",
    Criterion.LOW_SALTS: "low potassium, phosphate or magnesium",
    Criterion.BMI_UNDER_18_5: "BMI under 18.5",
    Criterion.LOST_10: "lost more than 10 % of weight in 3 to 6 months",
    Criterion.ATE_LITTLE_5_DAYS: "hardly ate for 5 days or more",
    Criterion.DRINK_OR_DRUGS: "alcohol, insulin, chemotherapy, antacids or diuretics",
}
