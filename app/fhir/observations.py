"""Vital signs and pregnancy as FHIR Observations, with LOINC codes and UCUM units; nothing that was not measured."""

from __future__ import annotations

from collections.abc import Iterator

from app.check_forms import CheckForm, Vitals
from app.check_rows import TrendPoint
from app.fhir.terms import (
    BLOOD_PRESSURE,
    BMI,
    LOINC,
    MEASURES,
    PREGNANCY,
    PREGNANT,
    PRESSURES,
    TERMINOLOGY,
    UCUM,
    WEEKS,
    Json,
    coded,
    instant,
)
from app.health.bmi import bmi
from app.medical_story import MedicalStory
from models.codes import Pregnancy


def vital_signs(story: MedicalStory, patient: Json) -> list[Json]:
    """Every measure of the newest sets, each with its own time."""
    return [found for point in story.trend for found in _measured(point, patient)]


def _measured(point: TrendPoint, patient: Json) -> Iterator[Json]:
    vitals, at = point.vitals, instant(point.at)
    for key, (code, words, unit, scale) in MEASURES.items():
        stored = getattr(vitals, key)
        if stored is not None:
            yield _vital(code, words, at, patient) | {"valueQuantity": _quantity(_value(stored, scale), unit)}
    if vitals.systolic is not None or vitals.diastolic is not None:
        yield _vital(*BLOOD_PRESSURE, at, patient) | {"component": _pressures(vitals)}
    found = bmi(vitals)
    if found is not None:
        yield _vital(BMI[0], BMI[1], at, patient) | {"valueQuantity": _quantity(float(found), BMI[2])}


def _value(stored: int, scale: int) -> float:
    return stored if scale == 1 else round(stored / scale, 1)


def _pressures(vitals: Vitals) -> list[Json]:
    return [
        {"code": coded(LOINC, *PRESSURES[key]), "valueQuantity": _quantity(value, "mm[Hg]")}
        for key in PRESSURES
        if (value := getattr(vitals, key)) is not None
    ]


def _vital(code: str, words: str, at: str, patient: Json) -> Json:
    return _observation(code, words, at, patient) | {
        "category": [coded(TERMINOLOGY + "observation-category", "vital-signs")]
    }


def _observation(code: str, words: str, at: str, patient: Json) -> Json:
    return {
        "resourceType": "Observation",
        "status": "final",
        "code": coded(LOINC, code, words),
        "subject": patient,
        "effectiveDateTime": at,
    }


def _quantity(value: float, unit: str) -> Json:
    return {"value": value, "unit": unit, "system": UCUM, "code": unit}


def pregnancy(story: MedicalStory, patient: Json) -> list[Json]:
    """Asked and answered only; the weeks beside a pregnancy."""
    check = story.check
    if check is None or check.pregnancy not in PREGNANT:
        return []
    at = instant(story.checked_at or story.at)
    answer = coded(LOINC, *PREGNANT[check.pregnancy], _said(check.pregnancy))
    found = [_observation(*PREGNANCY, at, patient) | {"valueCodeableConcept": answer}]
    return found + _weeks(check, at, patient)


def _said(answer: Pregnancy) -> str:
    if answer is Pregnancy.BREASTFEEDING:
        return "Not pregnant, breastfeeding"
    return "Possible, not tested" if answer is Pregnancy.POSSIBLE else ""


def _weeks(check: CheckForm, at: str, patient: Json) -> list[Json]:
    if check.pregnancy is not Pregnancy.YES or check.pregnancy_weeks is None:
        return []
    return [_observation(*WEEKS, at, patient) | {"valueQuantity": _quantity(check.pregnancy_weeks, "wk")}]
