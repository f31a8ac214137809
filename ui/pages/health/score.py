"""What the line under the measures says: NEWS2 with its inputs, its alarms, and when it is not to be used."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.check_forms import Vitals
from app.news2 import INPUTS, News2, news2
from app.vitals import needs_senior_review
from models.codes import Answer, Sex
from models.values.partial_date import PartialDate
from ui.words import _, ngettext

ADULT, OLD_ENOUGH_FOR_TRIAGE = 16, 12


@dataclass(frozen=True)
class ScoreLine:
    """A tone, the bold sentence, what else is to be said, and a shape."""

    tone: str
    head: str
    rest: str = ""
    shape: str = "note"


@dataclass(frozen=True)
class Patient:
    """What decides whether the score may be used at all."""

    birth: PartialDate | None
    sex: Sex
    pregnant: Answer

    def ages(self, today: date) -> tuple[int, int] | None:
        return self.birth.age_range(today) if self.birth else None


def score_line(vitals: Vitals, patient: Patient, today: date) -> ScoreLine:
    """The line for one set of measures; the score is hidden where it does not apply."""
    senior = _senior(vitals, patient, today)
    closed = _not_used(patient, today)
    if closed:
        return ScoreLine("att" if senior else "info", closed, senior)
    score = news2(vitals)
    if not score.points:
        return ScoreLine("att" if senior else "info", _("NEWS2: nothing entered yet."), senior)
    rest = " ".join(part for part in (senior, _inputs(score), _caution(patient, today)) if part)
    return ScoreLine(_tone(score, senior), _head(score), rest, _shape(score, senior))


def _not_used(patient: Patient, today: date) -> str:
    ages = patient.ages(today)
    if ages is not None and ages[1] < ADULT:
        return _("NEWS2 is not shown: it is not for people under 16.")
    if patient.pregnant is Answer.YES:
        return _("NEWS2 is not shown: it is not for pregnancy.")
    return ""


def _senior(vitals: Vitals, patient: Patient, today: date) -> str:
    """The limits of the triage tool are for 12 years and over."""
    ages = patient.ages(today)
    too_young = ages is not None and ages[1] < OLD_ENOUGH_FOR_TRIAGE
    return _("Ask a senior to look.") if not too_young and needs_senior_review(vitals) else ""


def _head(score: News2) -> str:
    if score.total is None:
        return {
            "emergency": _("NEWS2: not complete, at least {n}, emergency: clinician at once."),
            "urgent": _("NEWS2: not complete, at least {n}, urgent: clinician now."),
        }.get(score.alarm, _("NEWS2: not complete, at least {n}.")).format(n=score.at_least)
    return {
        "emergency": _("NEWS2: {n}, emergency: clinician at once."),
        "urgent": _("NEWS2: {n}, urgent: clinician now."),
    }.get(score.alarm, _("NEWS2: {n}.")).format(n=score.total)


def _inputs(score: News2) -> str:
    count = len(INPUTS) - len(score.missing)
    if not score.missing:
        return _("All 7 entered.")
    words = {
        "respiration": _("breaths"),
        "saturation": _("oxygen SpO₂"),
        "on_air": _("extra oxygen"),
        "systolic": _("blood pressure"),
        "pulse": _("pulse"),
        "temperature": _("temperature"),
        "consciousness": _("awake"),
    }
    missing = ", ".join(words[name] for name in score.missing)
    one, many = "{count} of 7 entered; {missing} is missing.", "{count} of 7 entered; {missing} are missing."
    return ngettext(one, many, len(score.missing)).format(count=count, missing=missing)


def _caution(patient: Patient, today: date) -> str:
    """The score stands on an age and a pregnancy that somebody must have asked about."""
    ages = patient.ages(today)
    unsure_age = ages is None or ages[0] < ADULT
    unsure_pregnancy = patient.sex is not Sex.MALE and patient.pregnant is not Answer.NO
    if unsure_age and unsure_pregnancy:
        return _("Careful: age and pregnancy are not sure. NEWS2 is only for 16 and over, not pregnant.")
    if unsure_age:
        return _("Careful: the age is not sure. NEWS2 is only for 16 and over.")
    if unsure_pregnancy:
        return _("Careful: pregnancy was not asked. NEWS2 is not for pregnancy.")
    return ""


def _tone(score: News2, senior: str) -> str:
    if score.alarm:
        return "stop"
    return "att" if senior or score.missing else "ok"


def _shape(score: News2, senior: str) -> str:
    if score.alarm:
        return "stop"
    if senior:
        return "ask"
    return "not_asked" if score.missing else "done"
