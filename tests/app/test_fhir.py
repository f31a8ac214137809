"""The medical file is a valid FHIR R4 document, says why a list is empty, and tells nothing of custody or fear."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from fhir.resources.R4B.bundle import Bundle

from app.check_forms import CheckForm
from app.fhir import bundle, summary_file
from app.fhir.terms import SECTIONS
from app.ids import new_id
from models.codes import ListState, Pregnancy
from tests.app import stories

Json = dict[str, Any]
NONE_KNOWN = CheckForm(
    new_id(),
    stories.PERSON,
    allergies_state=ListState.NONE_KNOWN,
    medicines_state=ListState.NONE_KNOWN,
    conditions_state=ListState.NONE_KNOWN,
    pregnancy=Pregnancy.DECLINED,
)


@pytest.fixture(scope="module")
def told() -> Json:
    return dict(json.loads(summary_file(stories.full())))


def resources(found: Json, kind: str) -> list[Json]:
    return [entry["resource"] for entry in found["entry"] if entry["resource"]["resourceType"] == kind]


def strings(found: Any) -> Iterator[tuple[str, Any]]:
    for key, value in found.items() if isinstance(found, dict) else enumerate(found):
        yield str(key), value
        if isinstance(value, (dict, list)):
            yield from strings(value)


@pytest.mark.parametrize(
    "story", [stories.full(), stories.empty(), stories.empty(NONE_KNOWN)], ids=["full", "empty", "none"]
)
def test_the_published_models_accept_it(story: Any) -> None:
    read = Bundle.model_validate_json(summary_file(story))
    assert read.type == "document"
    assert read.entry[0].resource.get_resource_type() == "Composition"


def test_the_sections_are_those_of_the_patient_summary(told: Json) -> None:
    (composition,) = resources(told, "Composition")
    codes = [section["code"]["coding"][0]["code"] for section in composition["section"]]
    assert codes == ["10160-0", "48765-2", "11450-4", "11369-6", "8716-3", "10162-6", "18776-5"]
    assert all(section["text"]["div"].startswith("<div xmlns=") for section in composition["section"])
    assert all(section.get("entry") for section in composition["section"])


def test_every_reference_meets_an_entry_and_every_entry_is_pointed_to(told: Json) -> None:
    known = {entry["fullUrl"] for entry in told["entry"]}
    pointed = {value for key, value in strings(told) if key == "reference"}
    assert pointed == known - {told["entry"][0]["fullUrl"]}
    assert all(entry["fullUrl"].endswith(entry["resource"]["id"]) for entry in told["entry"])


def test_names_stand_in_every_script_and_the_birth_date_is_no_more_exact_than_known(told: Json) -> None:
    (patient,) = resources(told, "Patient")
    uses = [(name["use"], name["family"]) for name in patient["name"]]
    assert uses == [("official", "Янкоўская"), ("usual", "يانكوفسكايا"), ("old", "Ляўкова"), ("temp", "JANKOUSKAJA")]
    assert patient["birthDate"] == "1983-04"
    assert [each["preferred"] for each in patient["communication"]] == [True, False]


def test_measures_have_their_codes_and_units(told: Json) -> None:
    found = {each["code"]["coding"][0]["code"]: each for each in resources(told, "Observation")}
    values = {
        code: (each["valueQuantity"]["value"], each["valueQuantity"]["code"])
        for code, each in found.items()
        if "valueQuantity" in each
    }
    assert values["8310-5"] == (36.8, "Cel")
    assert values["29463-7"] == (61.2, "kg")
    assert values["39156-5"] == (19.3, "kg/m2")
    assert values["15074-8"] == (5.5, "mmol/L")
    assert values["11884-4"] == (14, "wk")
    parts = [part["valueQuantity"]["value"] for part in found["85354-9"]["component"]]
    assert parts == [128, 84]
    assert found["82810-3"]["valueCodeableConcept"]["coding"][0]["code"] == "LA15173-0"


def test_a_reaction_a_gap_and_a_partial_date_are_told(told: Json) -> None:
    allergies = resources(told, "AllergyIntolerance")
    assert [each["criticality"] for each in allergies] == ["high", "unable-to-assess"]
    assert allergies[0]["reaction"][0]["manifestation"][0]["text"] == "swelling & rash"
    medicines = resources(told, "MedicationStatement")
    assert [each["status"] for each in medicines] == ["unknown", "active", "active"]
    assert "prescriber decides how to restart" in medicines[0]["note"][0]["text"]
    shots = resources(told, "Immunization")
    assert [shot.get("occurrenceDateTime", shot.get("occurrenceString")) for shot in shots] == ["2019-05", "unknown"]


@pytest.mark.parametrize(
    ("check", "codes"),
    [
        (None, {"no-allergy-info", "no-medication-info", "no-problem-info", "no-immunization-info"}),
        (NONE_KNOWN, {"no-known-allergies", "no-known-medications", "no-known-problems", "no-immunization-info"}),
    ],
)
def test_an_empty_list_says_why(check: CheckForm | None, codes: set[str]) -> None:
    found = bundle(stories.empty(check))
    assert codes <= {value for key, value in strings(found) if key == "code" and isinstance(value, str)}
    (patient,) = resources(found, "Patient")
    assert "birthDate" not in patient
    sections = {s["code"]["coding"][0]["code"]: s for s in resources(found, "Composition")[0]["section"]}
    reason = sections[SECTIONS["pregnancy"][0]]["emptyReason"]["coding"][0]["code"]
    assert reason == ("withheld" if check else "notasked")


def test_a_list_that_was_begun_and_left_empty_is_not_called_none_known() -> None:
    left = replace(NONE_KNOWN, allergies_state=ListState.LIST, medicines_state=ListState.LIST)
    codes = {value for key, value in strings(bundle(stories.empty(left))) if key == "code" and isinstance(value, str)}
    assert {"no-allergy-info", "no-medication-info"} <= codes


def test_nothing_of_custody_fear_or_marks_leaves_in_the_file(told: Json) -> None:
    text = json.dumps(told, ensure_ascii=False).casefold()
    assert [secret for secret in stories.SECRETS if secret.casefold() in text] == []
    assert [word for word in ("prison", "colony", "detention", "injury", "photograph") if word in text] == []
    assert str(stories.PERSON) not in text


def test_two_files_of_one_person_share_no_id() -> None:
    first, second = bundle(stories.full()), bundle(stories.full())
    ids = [{value for key, value in strings(each) if key in ("id", "fullUrl", "reference")} for each in (first, second)]
    assert not ids[0] & ids[1]
