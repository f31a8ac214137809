"""From the medical story to the plain data of the summary that is printed."""

from __future__ import annotations

from collections.abc import Iterator

from app.check_forms import CheckForm, Condition, ImmunizationForm, Medicine, OrderForm, Vitals
from app.check_rows import TrendPoint
from app.health.bmi import bmi
from app.medical_story import MedicalStory
from app.paper_data import ENDONYMS, named
from app.vitals import BY_KEY
from models.codes import Answer
from models.values.partial_date import PartialDate
from printing.data import SiteData
from printing.summary import CarriedAllergy, CarriedFollowUp, CarriedMedicine, CarriedShot, SummaryData

_MEASURES = (
    *("respiration", "saturation", "oxygen_flow", "pulse", "temperature", "glucose", "weight", "height"),
    *("haemoglobin", "peak_flow", "muac", "pain"),
)


def summary_data(story: MedicalStory, language: str, interpreter: Answer) -> SummaryData:
    """Everything that the paper says, without what is said nowhere outside."""
    check, place = story.check or CheckForm(story.person.id, story.person.id), story.place
    return SummaryData(
        **named(story.person.name),
        number=story.person.number,
        language=language,
        site=SiteData(place.name, place.address, place.phone),
        at=story.at.astimezone(),
        born=_born(story.person.birth, story),
        sex=story.person.sex,
        languages=tuple(ENDONYMS.get(code, code) for code in story.languages),
        interpreter=interpreter is Answer.YES,
        checked_at=story.checked_at.astimezone() if story.checked_at else None,
        checked_by=story.signed_by,
        allergies_state=check.allergies_state,
        allergies=tuple(CarriedAllergy(each.substance, each.reaction, each.severity) for each in check.allergies),
        medicines_state=check.medicines_state,
        medicines=(*map(_medicine, check.medicines), *map(_ordered, story.orders)),
        conditions_state=check.conditions_state,
        conditions=tuple(map(_condition, check.conditions)),
        pregnancy=check.pregnancy,
        weeks=check.pregnancy_weeks,
        measures=tuple((point.at.astimezone(), tuple(_measured(point))) for point in reversed(story.trend)),
        outcome=check.outcome,
        instructions=story.person.instructions,
        follow_ups=tuple(
            CarriedFollowUp(each.kind, each.what, each.due_at.astimezone() if each.due_at else None)
            for each in story.follow_ups
        ),
        shots=tuple(map(_shot, story.vaccinations)),
    )


def _born(birth: PartialDate | None, story: MedicalStory) -> str:
    """As far as it is known, in figures: 1983-04-17, 1983-04, 1983, ~42."""
    if birth is None:
        return ""
    if birth.year is not None:
        return "-".join(f"{part:02d}" for part in (birth.year, birth.month, birth.day) if part is not None)
    about = birth.about(story.at.astimezone().date())
    return "" if about is None else f"~{about}"


def what_of(medicine: Medicine) -> str:
    """As on the box, the international name behind it."""
    both = medicine.as_written and medicine.name and medicine.name != medicine.as_written
    first = f"{medicine.as_written} ({medicine.name})" if both else medicine.as_written or medicine.name
    return ", ".join(part for part in (first, medicine.strength, medicine.form) if part)


def _medicine(each: Medicine) -> CarriedMedicine:
    dose = ", ".join(part for part in (each.dose, each.times) if part)
    return CarriedMedicine(
        what_of(each), dose, each.last_taken, each.days_left, "", each.time_critical, gap=each.days_left == 0
    )


def _ordered(order: OrderForm) -> CarriedMedicine:
    medicine = order.medicine
    times = ", ".join(order.times)
    return CarriedMedicine(what_of(medicine), medicine.dose, times=times, time_critical=medicine.time_critical)


def _condition(each: Condition) -> str:
    return f"{each.text} ({each.icd10})" if each.icd10 and each.text else each.text or each.icd10


def _measured(point: TrendPoint) -> Iterator[tuple[str, str]]:
    vitals = point.vitals
    if vitals.systolic is not None or vitals.diastolic is not None:
        yield "pressure", f"{vitals.systolic or '?'}/{vitals.diastolic or '?'} mmHg"
    for key in _MEASURES:
        stored = getattr(vitals, key)
        if stored is not None:
            unit = "" if key == "pain" else BY_KEY[key].unit
            yield key, f"{BY_KEY[key].show(stored)} {unit}".strip()
    yield from _computed(vitals)


def _computed(vitals: Vitals) -> Iterator[tuple[str, str]]:
    if vitals.on_air is not None:
        yield "air" if vitals.on_air else "on_oxygen", ""
    found = bmi(vitals)
    if found is not None:
        yield "bmi", f"{found} kg/m²"


def _shot(each: ImmunizationForm) -> CarriedShot:
    return CarriedShot(each.vaccine, each.dose, each.on, each.country, each.source, each.lot)
