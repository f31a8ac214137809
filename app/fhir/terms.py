"""The code systems of the International Patient Summary, and small pieces that every resource is made of."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from models.codes import AllergySeverity, Pregnancy, VaccineSource

Json = dict[str, Any]

LOINC, UCUM = "http://loinc.org", "http://unitsofmeasure.org"
ABSENT = "http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips"
TERMINOLOGY = "http://terminology.hl7.org/CodeSystem/"
DATA_ABSENT = "http://hl7.org/fhir/StructureDefinition/data-absent-reason"

DOCUMENT = ("60591-5", "Patient summary Document")
SECTIONS = {
    "medicines": ("10160-0", "Medicines", "History of Medication use Narrative"),
    "allergies": ("48765-2", "Allergies", "Allergies and adverse reactions Document"),
    "problems": ("11450-4", "Conditions", "Problem list - Reported"),
    "vaccinations": ("11369-6", "Vaccinations", "History of Immunization Narrative"),
    "vitals": ("8716-3", "Vital signs", "Vital signs"),
    "pregnancy": ("10162-6", "Pregnancy", "History of pregnancies Narrative"),
    "plan": ("18776-5", "Plan of care", "Plan of care note"),
}

# measure of a check: LOINC code, its name, UCUM unit, divisor of the stored number
MEASURES = {
    "respiration": ("9279-1", "Respiratory rate", "/min", 1),
    "saturation": ("59408-5", "Oxygen saturation in Arterial blood by Pulse oximetry", "%", 1),
    "pulse": ("8867-4", "Heart rate", "/min", 1),
    "temperature": ("8310-5", "Body temperature", "Cel", 10),
    "glucose": ("15074-8", "Glucose [Moles/volume] in Blood", "mmol/L", 10),
    "weight": ("29463-7", "Body weight", "kg", 10),
    "height": ("8302-2", "Body height", "cm", 1),
    "pain": ("72514-3", "Pain severity - 0-10 verbal numeric rating [Score] - Reported", "{score}", 1),
    "peak_flow": ("19935-6", "Maximum expiratory gas flow Respiratory system airway by Peak flow meter", "L/min", 1),
    "haemoglobin": ("718-7", "Hemoglobin [Mass/volume] in Blood", "g/L", 1),
    "oxygen_flow": ("3151-8", "Inhaled oxygen flow rate", "L/min", 10),
}
BLOOD_PRESSURE = ("85354-9", "Blood pressure panel with all children optional")
PRESSURES = {
    "systolic": ("8480-6", "Systolic blood pressure"),
    "diastolic": ("8462-4", "Diastolic blood pressure"),
}
BMI = ("39156-5", "Body mass index (BMI) [Ratio]", "kg/m2")
PREGNANCY, WEEKS = ("82810-3", "Pregnancy status"), ("11884-4", "Gestational age Estimated")
PREGNANT = {
    Pregnancy.YES: ("LA15173-0", "Pregnant"),
    Pregnancy.NO: ("LA26683-5", "Not pregnant"),
    Pregnancy.BREASTFEEDING: ("LA26683-5", "Not pregnant"),
    Pregnancy.POSSIBLE: ("LA4489-6", "Unknown"),
}
CRITICALITY = {
    AllergySeverity.MILD: "low",
    AllergySeverity.SEVERE: "high",
    AllergySeverity.LIFE_THREATENING: "high",
    AllergySeverity.NOT_KNOWN: "unable-to-assess",
}
REACTION = {AllergySeverity.MILD: "mild", AllergySeverity.SEVERE: "severe", AllergySeverity.LIFE_THREATENING: "severe"}
ORIGIN = {
    VaccineSource.CARD: ("record", "Written Record"),
    VaccineSource.STATED: ("recall", "Parent/Guardian/Patient Recall"),
}


def coded(system: str, code: str, display: str = "", text: str = "") -> Json:
    """A CodeableConcept of one coding."""
    coding = {"system": system, "code": code} | ({"display": display} if display else {})
    return {"coding": [coding]} | ({"text": text} if text else {})


def worded(text: str) -> Json:
    """A CodeableConcept that nobody coded: the words as they were written."""
    return {"text": text}


def absent(code: str, words: str) -> Json:
    """That there is none, or that nobody asked, as the International Patient Summary codes it."""
    return coded(ABSENT, code, words)


def unknown() -> Json:
    """The extension that stands where a date is not known."""
    return {"extension": [{"url": DATA_ABSENT, "valueCode": "unknown"}]}


def instant(at: datetime) -> str:
    """A moment with its offset, to the second."""
    return at.astimezone().isoformat(timespec="seconds")
