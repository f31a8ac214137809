"""Whether NEWS2 may be used for a person at all: not under 16, not in pregnancy (Royal College of Physicians, 2017)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.check_forms import CheckForm, Vitals
from app.news2 import News2, news2
from models.codes import Answer, Pregnancy, Screening, Sex

ADULT = 16
SOURCE = "National Early Warning Score (NEWS) 2, © Royal College of Physicians 2017"

_NOT_PREGNANT = (Pregnancy.NO, Pregnancy.NOT_APPLICABLE, Pregnancy.BREASTFEEDING)
_TOO_YOUNG = "NEWS2 is not shown: it is not for people under 16."
_PREGNANT = "NEWS2 is not shown: it is not for pregnancy."
_AGE = "Careful: the age is not sure. NEWS2 is only for 16 and over."
_ASK = "Careful: pregnancy was not asked. NEWS2 is not for pregnancy."
_POSSIBLE = "Careful: a pregnancy is possible. NEWS2 is not for pregnancy."
_BOTH = "Careful: age and pregnancy are not sure. NEWS2 is only for 16 and over, not pregnant."


class Applies(StrEnum):
    """`ASK`: it may be used, but age or pregnancy is not known."""

    YES = "YES"
    NO = "NO"
    ASK = "ASK"


@dataclass(frozen=True)
class Score:
    """`news` is empty where the score does not apply; `caution` says why, or what is not sure."""

    news: News2
    applies: Applies
    caution: str = ""


def score(vitals: Vitals, age: tuple[int, int] | None, pregnancy: Pregnancy) -> Score:
    """NEWS2 of one set of measures. `age`: least and greatest possible age in years, None: nothing is known."""
    refused = _refusal(age, pregnancy)
    if refused:
        return Score(News2({}), Applies.NO, refused)
    caution = _caution(age, pregnancy)
    return Score(news2(vitals), Applies.ASK if caution else Applies.YES, caution)


def _refusal(age: tuple[int, int] | None, pregnancy: Pregnancy) -> str:
    if age is not None and age[1] < ADULT:
        return _TOO_YOUNG
    return _PREGNANT if pregnancy is Pregnancy.YES else ""


def _caution(age: tuple[int, int] | None, pregnancy: Pregnancy) -> str:
    unsure = age is None or age[0] < ADULT
    if pregnancy in _NOT_PREGNANT:
        return _AGE if unsure else ""
    if unsure:
        return _BOTH
    return _POSSIBLE if pregnancy is Pregnancy.POSSIBLE else _ASK


def pregnancy_of(form: CheckForm, sex: Sex) -> Pregnancy:
    """What a check says of pregnancy: its own field, else the question of the list; not asked of a man."""
    if form.pregnancy is not Pregnancy.NOT_ASKED:
        return form.pregnancy
    asked = dict(form.screening).get(Screening.PREGNANT, Answer.NOT_ASKED)
    said = {Answer.YES: Pregnancy.YES, Answer.NO: Pregnancy.NO, Answer.DECLINED: Pregnancy.DECLINED}.get(asked)
    return said or (Pregnancy.NOT_APPLICABLE if sex is Sex.MALE else Pregnancy.NOT_ASKED)
