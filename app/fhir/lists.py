"""Allergies, medicines, conditions and vaccinations as FHIR resources; an empty list says in a code why it is empty."""

from __future__ import annotations

from app.check_forms import Allergy, Condition, ImmunizationForm, Medicine, OrderForm
from app.fhir.terms import CRITICALITY, ORIGIN, REACTION, TERMINOLOGY, Json, absent, coded, unknown, worded
from app.medical_story import MedicalStory
from models.codes import ListState, VaccineSource

ICD10 = "http://hl7.org/fhir/sid/icd-10"
RESTART = "Not taken for days: the prescriber decides how to restart."


def allergies(story: MedicalStory, patient: Json) -> list[Json]:
    """Each allergy with its reaction; or that none is known, or that nobody asked."""
    check = story.check
    if check and check.allergies_state is ListState.LIST and check.allergies:
        return [_allergy(each, patient) for each in check.allergies]
    none = check is not None and check.allergies_state is ListState.NONE_KNOWN
    code = absent("no-known-allergies", "No known allergies") if none else absent("no-allergy-info", "No information")
    found = {"resourceType": "AllergyIntolerance", "code": code, "patient": patient}
    return [found | {"clinicalStatus": _clinical("allergyintolerance", "active")}]


def _allergy(each: Allergy, patient: Json) -> Json:
    found: Json = {
        "resourceType": "AllergyIntolerance",
        "clinicalStatus": _clinical("allergyintolerance", "active"),
        "verificationStatus": coded(TERMINOLOGY + "allergyintolerance-verification", "unconfirmed"),
        "criticality": CRITICALITY[each.severity],
        "code": worded(each.substance),
        "patient": patient,
    }
    severity = {"severity": REACTION[each.severity]} if each.severity in REACTION else {}
    if each.reaction.strip():
        found["reaction"] = [{"manifestation": [worded(each.reaction)]} | severity]
    return found


def _clinical(kind: str, code: str) -> Json:
    return coded(f"{TERMINOLOGY}{kind}-clinical", code)


def medicines(story: MedicalStory, patient: Json) -> list[Json]:
    """What the person told of and what the clinic gives; or that there is none, or that nobody asked."""
    check = story.check
    told = check.medicines if check and check.medicines_state is ListState.LIST else ()
    found = [_medicine(each, patient) for each in told] + [_ordered(each, patient) for each in story.orders]
    if found:
        return found
    none = check is not None and check.medicines_state is ListState.NONE_KNOWN
    code = (
        absent("no-known-medications", "No known medicines") if none else absent("no-medication-info", "No information")
    )
    return [_statement("active" if none else "unknown", code, patient)]


def _statement(status: str, code: Json, patient: Json) -> Json:
    return {
        "resourceType": "MedicationStatement",
        "status": status,
        "medicationCodeableConcept": code,
        "subject": patient,
        "_effectiveDateTime": unknown(),
    }


def _medicine(each: Medicine, patient: Json) -> Json:
    """As written on the box, the international name beside it."""
    found = _statement("unknown" if each.days_left == 0 else "active", worded(_name(each)), patient)
    dose = _dose(each, each.times)
    notes = [f"Last taken: {each.last_taken}"] if each.last_taken else []
    notes += [f"{each.days_left} days left"] if each.days_left is not None else []
    notes += [RESTART] if each.days_left == 0 else []
    notes += ["Time-critical"] if each.time_critical else []
    return found | _dosage(dose) | ({"note": [{"text": ". ".join(notes)}]} if notes else {})


def _name(each: Medicine) -> str:
    named = f"{each.as_written} ({each.name})" if each.as_written and each.name else each.as_written or each.name
    return ", ".join(part for part in (named, each.strength, each.form) if part)


def _dose(each: Medicine, times: str) -> str:
    return ", ".join(part for part in (each.dose, times) if part)


def _dosage(text: str) -> Json:
    return {"dosage": [{"text": text}]} if text else {}


def _ordered(order: OrderForm, patient: Json) -> Json:
    """What the clinic gives by the round, since when."""
    found = _statement("active", worded(_name(order.medicine)), patient)
    del found["_effectiveDateTime"]
    period = {"start": order.starts_on.isoformat()} | ({"end": order.ends_on.isoformat()} if order.ends_on else {})
    return found | {"effectivePeriod": period} | _dosage(_dose(order.medicine, ", ".join(order.times)))


def conditions(story: MedicalStory, patient: Json) -> list[Json]:
    """The problem list; or that there is none, or that nobody asked."""
    check = story.check
    if check and check.conditions_state is ListState.LIST and check.conditions:
        return [_problem(_condition(each), patient) for each in check.conditions]
    none = check is not None and check.conditions_state is ListState.NONE_KNOWN
    code = absent("no-known-problems", "No known conditions") if none else absent("no-problem-info", "No information")
    return [_problem(code, patient)]


def _condition(each: Condition) -> Json:
    return coded(ICD10, each.icd10, text=each.text) if each.icd10 else worded(each.text)


def _problem(code: Json, patient: Json) -> Json:
    return {
        "resourceType": "Condition",
        "clinicalStatus": _clinical("condition", "active"),
        "category": [coded(TERMINOLOGY + "condition-category", "problem-list-item")],
        "code": code,
        "subject": patient,
    }


def vaccinations(story: MedicalStory, patient: Json) -> list[Json]:
    """Each vaccination with its date as far as it is known; or that nothing is known of any."""
    if story.vaccinations:
        return [_vaccination(each, patient) for each in story.vaccinations]
    code = absent("no-immunization-info", "No information")
    found = {"resourceType": "Immunization", "status": "not-done", "vaccineCode": code, "patient": patient}
    return [found | {"occurrenceString": "unknown"}]


def _vaccination(each: ImmunizationForm, patient: Json) -> Json:
    when = {"occurrenceDateTime": each.on} if each.on else {"occurrenceString": "unknown"}
    found = {
        "resourceType": "Immunization",
        "status": "completed",
        "vaccineCode": worded(each.vaccine),
        "patient": patient,
        "primarySource": each.source is VaccineSource.GIVEN_HERE,
    }
    return found | when | _origin(each) | _details(each)


def _origin(each: ImmunizationForm) -> Json:
    if each.source not in ORIGIN:
        return {}
    return {"reportOrigin": coded(TERMINOLOGY + "immunization-origin", *ORIGIN[each.source])}


def _details(each: ImmunizationForm) -> Json:
    found: Json = {"lotNumber": each.lot} if each.lot else {}
    found |= {"site": worded(each.site)} if each.site else {}
    found |= {"location": {"display": each.country}} if each.country else {}
    return found | ({"protocolApplied": [{"doseNumberPositiveInt": each.dose}]} if each.dose else {})
