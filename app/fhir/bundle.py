"""The document: a Composition whose sections point to the resources, all in one Bundle. Ids are made for this file
alone, so that two files cannot be joined by them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from html import escape

from app.fhir.lists import allergies, conditions, medicines, vaccinations
from app.fhir.observations import pregnancy, vital_signs
from app.fhir.patient import organisation, patient
from app.fhir.terms import DOCUMENT, LOINC, SECTIONS, TERMINOLOGY, Json, coded, instant
from app.ids import new_id
from app.medical_story import MedicalStory
from models.codes import FollowUpKind, Pregnancy
from printing.phrases import phrases

Make = Callable[[MedicalStory, Json], list[Json]]
_XHTML = "http://www.w3.org/1999/xhtml"
_LIST_EMPTY = TERMINOLOGY + "list-empty-reason"


def summary_file(story: MedicalStory) -> bytes:
    """The document as JSON in UTF-8."""
    return json.dumps(bundle(story), ensure_ascii=False, indent=1).encode()


def bundle(story: MedicalStory) -> Json:
    """A FHIR R4 document Bundle: Composition first, then everything that it points to."""
    entries = _Entries()
    who = entries.add(patient(story))
    author = entries.add(organisation(story.place))
    made = {key: [*make(story, who)] for key, make in _SECTIONS.items()}
    sections = [_section(key, made[key], entries, story) for key in SECTIONS]
    composition = _composition(story, who, author, sections)
    return {
        "resourceType": "Bundle",
        "identifier": {"system": "urn:ietf:rfc:3986", "value": f"urn:uuid:{new_id()}"},
        "type": "document",
        "timestamp": instant(story.at),
        "entry": [_entry(composition), *entries.all],
    }


class _Entries:
    """The resources of one document, each found by its address."""

    def __init__(self) -> None:
        self.all: list[Json] = []

    def add(self, resource: Json) -> Json:
        """Take a resource in; gives back a reference to it."""
        entry = _entry(resource)
        self.all.append(entry)
        return {"reference": entry["fullUrl"]}


def _entry(resource: Json) -> Json:
    known = str(new_id())
    return {"fullUrl": f"urn:uuid:{known}", "resource": {**resource, "id": known}}


def _composition(story: MedicalStory, who: Json, author: Json, sections: list[Json]) -> Json:
    return {
        "resourceType": "Composition",
        "status": "final",
        "type": coded(LOINC, *DOCUMENT),
        "subject": who,
        "date": instant(story.at),
        "author": [author],
        "title": "Patient summary",
        "confidentiality": "R",
        "custodian": author,
        "section": sections,
    }


def _section(key: str, resources: list[Json], entries: _Entries, story: MedicalStory) -> Json:
    code, title, name = SECTIONS[key]
    found: Json = {"title": title, "code": coded(LOINC, code, name)}
    lines = list(filter(None, map(_line, resources))) or [_nothing(key, story)]
    text = "".join(f"<p>{escape(line, quote=False)}</p>" for line in lines)
    found["text"] = {"status": "generated", "div": f'<div xmlns="{_XHTML}">{text}</div>'}
    if resources:
        return found | {"entry": [entries.add(each) for each in resources]}
    reason = "withheld" if _declined(key, story) else "notasked"
    return found | {"emptyReason": coded(_LIST_EMPTY, reason)}


def _declined(key: str, story: MedicalStory) -> bool:
    return key == "pregnancy" and story.check is not None and story.check.pregnancy is Pregnancy.DECLINED


def _nothing(key: str, story: MedicalStory) -> str:
    if _declined(key, story):
        return "Asked and declined"
    applies = story.check is None or story.check.pregnancy is not Pregnancy.NOT_APPLICABLE
    words = {"vitals": "Not measured", "plan": "Nothing planned"}
    return words.get(key, "Not asked" if applies else "Does not apply")


def _line(resource: Json) -> str:
    """A resource in plain words, for whoever has no program that reads it."""
    told = [_words(resource.get(key)) for key in _TOLD]
    told += [_words(part) for key in ("component", "reaction", "dosage", "activity") for part in resource.get(key, ())]
    told += [str(resource.get(key, "")) for key in ("occurrenceDateTime", "description")]
    told += [note["text"] for note in resource.get("note", ())]
    return ", ".join(part for part in told if part)


_TOLD = ("code", "medicationCodeableConcept", "vaccineCode", "valueCodeableConcept", "valueQuantity")


def _words(part: Json | None) -> str:
    """The words of a concept, a quantity, or of what holds one."""
    if not part:
        return ""
    if "value" in part:
        return f"{part['value']} {part['unit']}"
    concepts: Iterable[Json] = [part, *part.get("manifestation", ()), *_inside(part)]
    return " ".join(word for concept in concepts if (word := _concept(concept)))


def _inside(part: Json) -> Iterator[Json]:
    yield from (part[key] for key in ("code", "detail") if key in part)
    if "valueQuantity" in part:
        quantity = part["valueQuantity"]
        yield {"text": f"{quantity['value']} {quantity['unit']}"}


def _concept(concept: Json) -> str:
    coding = concept.get("coding", [{}])[0]
    return str(concept.get("text") or concept.get("description") or coding.get("display", ""))


def _plan(story: MedicalStory, who: Json) -> list[Json]:
    """What is to be done next; empty where nothing is planned."""
    activities = [_activity(text, when) for text, when in _planned(story)]
    if not activities:
        return []
    plan = {"resourceType": "CarePlan", "status": "active", "intent": "plan", "subject": who}
    return [plan | {"activity": activities}]


def _planned(story: MedicalStory) -> Iterator[tuple[str, str]]:
    said, care = phrases("summary", "en"), phrases("care", "en")
    if story.check is not None and story.check.outcome is not None:
        yield care.word("outcomes", story.check.outcome), ""
    for each in story.follow_ups:
        if each.kind is not FollowUpKind.PHOTOGRAPH_MARKS:
            words = ": ".join(part for part in (said.word("follow_ups", each.kind), each.what.strip()) if part)
            yield words, each.due_at.astimezone().date().isoformat() if each.due_at else ""


def _activity(text: str, when: str) -> Json:
    detail = {"status": "not-started", "description": text} | ({"scheduledString": when} if when else {})
    return {"detail": detail}


_SECTIONS: dict[str, Make] = {
    "medicines": medicines,
    "allergies": allergies,
    "problems": conditions,
    "vaccinations": vaccinations,
    "vitals": vital_signs,
    "pregnancy": pregnancy,
    "plan": _plan,
}
