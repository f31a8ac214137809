"""Body mass index: kg/m², for adults (World Health Organization cut-offs). Nothing is computed from half a measure."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from app.check_forms import Vitals

ADULT = 18


class BmiBand(StrEnum):
    """Below 16 and below 18.5 are the steps of the refeeding criteria as well."""

    SEVERELY_THIN = "UNDER_16"
    THIN = "UNDER_18_5"
    NORMAL = "NORMAL"
    HEAVY = "25_AND_MORE"
    OBESE = "30_AND_MORE"


_STEPS = (
    (Decimal(16), BmiBand.SEVERELY_THIN),
    (Decimal("18.5"), BmiBand.THIN),
    (Decimal(25), BmiBand.NORMAL),
    (Decimal(30), BmiBand.HEAVY),
)


def bmi(vitals: Vitals) -> Decimal | None:
    """Rounded to a tenth, to be shown; None without weight or height."""
    exact = exact_bmi(vitals)
    return None if exact is None else exact.quantize(Decimal("0.1"), ROUND_HALF_UP)


def exact_bmi(vitals: Vitals) -> Decimal | None:
    """Unrounded, to be compared with a limit."""
    if vitals.weight is None or not vitals.height:
        return None
    return Decimal(vitals.weight) * 1000 / (vitals.height * vitals.height)


def band(vitals: Vitals, age: tuple[int, int] | None) -> BmiBand | None:
    """The band of an adult; None without both measures, or for somebody surely under 18. `age`: least and greatest."""
    exact = exact_bmi(vitals)
    if exact is None or (age is not None and age[1] < ADULT):
        return None
    return next((found for step, found in _STEPS if exact < step), BmiBand.OBESE)
