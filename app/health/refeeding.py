"""Risk of refeeding problems by the criteria of NICE CG32, 1.4.6: one of the first list, or two of the second."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from app.check_forms import CheckForm
from app.health.bmi import ADULT, exact_bmi
from app.health.medicines import classes_of
from app.health.questions import answer_of
from models.codes import Answer, Screening, Substance


class Criterion(StrEnum):
    """`DRINK_OR_DRUGS` is one criterion: alcohol, or insulin, chemotherapy, antacids, diuretics."""

    BMI_UNDER_16 = "BMI16"
    LOST_15 = "LOST15"
    ATE_LITTLE_10_DAYS = "DAYS10"
    LOW_SALTS = "SALTS"
    BMI_UNDER_18_5 = "BMI18"
    LOST_10 = "LOST10"
    ATE_LITTLE_5_DAYS = "DAYS5"
    DRINK_OR_DRUGS = "DRINK"


ONE_IS_ENOUGH = (Criterion.BMI_UNDER_16, Criterion.LOST_15, Criterion.ATE_LITTLE_10_DAYS, Criterion.LOW_SALTS)

_ASKED = {
    Screening.WEIGHT_LOSS_15: (Criterion.LOST_15, Criterion.LOST_10),
    Screening.WEIGHT_LOSS_10: (Criterion.LOST_10,),
    Screening.HARDLY_ATE_10_DAYS: (Criterion.ATE_LITTLE_10_DAYS, Criterion.ATE_LITTLE_5_DAYS),
    Screening.HARDLY_ATE_5_DAYS: (Criterion.ATE_LITTLE_5_DAYS,),
    Screening.LOW_ELECTROLYTES: (Criterion.LOW_SALTS,),
    Screening.ALCOHOL: (Criterion.DRINK_OR_DRUGS,),
    Screening.INSULIN: (Criterion.DRINK_OR_DRUGS,),
}


@dataclass(frozen=True, repr=False)
class Refeeding:
    """The criteria that are met; what nobody asked or measured is none of them."""

    met: tuple[Criterion, ...]

    @property
    def at_risk(self) -> bool:
        return any(each in ONE_IS_ENOUGH for each in self.met) or len(self.met) >= 2


def refeeding(form: CheckForm, age: tuple[int, int] | None) -> Refeeding:
    """The criteria that a check meets. The two of BMI are for adults and are left out for somebody surely under 18."""
    met = {criterion for criteria in (_by_bmi(form, age), _by_answers(form), _by_lists(form)) for criterion in criteria}
    return Refeeding(tuple(each for each in Criterion if each in met))


def hardly_ate(form: CheckForm) -> bool:
    """Five days or more: a clinician comes before food."""
    asked = (Screening.HARDLY_ATE_5_DAYS, Screening.HARDLY_ATE_10_DAYS)
    return any(answer_of(form, each) is Answer.YES for each in asked)


def _by_bmi(form: CheckForm, age: tuple[int, int] | None) -> Iterable[Criterion]:
    value = exact_bmi(form.vitals)
    if value is None or (age is not None and age[1] < ADULT):
        return
    if value < 16:
        yield Criterion.BMI_UNDER_16
    if value < Decimal("18.5"):
        yield Criterion.BMI_UNDER_18_5


def _by_answers(form: CheckForm) -> Iterable[Criterion]:
    for question, criteria in _ASKED.items():
        if answer_of(form, question) is Answer.YES:
            yield from criteria


def _by_lists(form: CheckForm) -> Iterable[Criterion]:
    drinks = any(substance is Substance.ALCOHOL for substance, _ in form.withdrawal)
    takes = any(each.refeeding for medicine in form.medicines for each in classes_of(medicine))
    if drinks or takes:
        yield Criterion.DRINK_OR_DRUGS
