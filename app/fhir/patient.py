"""The person and the place as FHIR resources: names in every script, a birth date no more exact than it is known."""

from __future__ import annotations

from app.fhir.terms import Json, unknown
from app.medical_story import MedicalStory, Place, StoryName
from models.codes import NameKind, Sex
from models.values.partial_date import PartialDate

GENDER = {Sex.FEMALE: "female", Sex.MALE: "male", Sex.OTHER: "other", Sex.NOT_ASKED: "unknown"}
USE = {NameKind.DOCUMENT: "official", NameKind.BIRTH: "old", NameKind.MAIDEN: "old"}
CLOSED_NAMES = frozenset({NameKind.PRISON_FILE, NameKind.ALIAS})
"""Names that tell of custody or of danger; they leave in no file."""
REPRESENTATION = "http://hl7.org/fhir/StructureDefinition/iso21090-EN-representation"
LATIN = "ABC"
"""Which representation of a name it is, after ISO 21090: alphabetic."""


def patient(story: MedicalStory) -> Json:
    """Without an address: where somebody sleeps is nobody's business."""
    person = story.person
    found: Json = {
        "resourceType": "Patient",
        "identifier": [{"use": "temp", "value": person.number, "assigner": {"display": story.place.name}}],
        "name": _names(story),
        "gender": GENDER[person.sex],
    }
    return found | _born(person.birth) | _spoken(story.languages)


def organisation(place: Place) -> Json:
    """Who gives the summary out, and how they are reached."""
    found: Json = {"resourceType": "Organization", "name": place.name}
    if place.phone:
        found["telecom"] = [{"system": "phone", "value": place.phone}]
    if place.address:
        found["address"] = [{"text": place.address}]
    return found


def _names(story: MedicalStory) -> list[Json]:
    names = [_name(name) for name in story.names if name.kind not in CLOSED_NAMES]
    latin = _latin(story)
    known = {_said(name) for name in names}
    names += [latin] if latin and _said(latin) not in known else []
    return names or [{"text": story.person.number, "use": "anonymous"}]


def _said(name: Json) -> tuple[str, str]:
    return name.get("family", "").casefold(), " ".join(name.get("given", ())).casefold()


def _name(name: StoryName) -> Json:
    given = [part for part in (name.given, name.patronymic) if part]
    whole = name.as_written or " ".join(part for part in (*given, name.family) if part)
    return _parts({"use": USE.get(name.kind, "usual"), "text": whole}, name.family, given)


def _latin(story: MedicalStory) -> Json:
    """The Latin form; one that nobody confirmed stands there for the time being."""
    name = story.person.name
    if not name.latin:
        return {}
    found = {
        "extension": [{"url": REPRESENTATION, "valueCode": LATIN}],
        "use": "usual" if name.latin_confirmed else "temp",
        "text": name.latin,
    }
    return _parts(found, name.latin_family, [name.latin_given] if name.latin_given else [])


def _parts(found: Json, family: str, given: list[str]) -> Json:
    return found | ({"family": family} if family else {}) | ({"given": given} if given else {})


def _born(birth: PartialDate | None) -> Json:
    """Year, month or day as far as it is known; an age is no date."""
    if birth is None or birth.year is None:
        return {"_birthDate": unknown()}
    parts = (f"{birth.year:04d}", *(f"{part:02d}" for part in (birth.month, birth.day) if part is not None))
    return {"birthDate": "-".join(parts)}


def _spoken(languages: tuple[str, ...]) -> Json:
    spoken = [
        {"language": {"coding": [{"system": "urn:ietf:bcp:47", "code": code}]}, "preferred": place == 0}
        for place, code in enumerate(languages)
    ]
    return {"communication": spoken} if spoken else {}
