"""Everything the register holds about a person, found by its references: a new table cannot be forgotten."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Mapper
from sqlmodel import Session, col, select

from app.person_rows import CHUNK
from models.base import Tracked
from models.codes import Compartment, RetentionArea
from models.person import Person

PERSON, HEALTH, PROTECTION = RetentionArea.PERSON, RetentionArea.HEALTH, RetentionArea.PROTECTION
SUPPLIES, LISTS, PHOTO, AUDIT = RetentionArea.SUPPLIES, RetentionArea.LISTS, RetentionArea.PHOTO, RetentionArea.AUDIT

# What of each table tells something of a person, by the area that decides how long it is kept. A table that refers to
# people and is missing here fails a test. No fields: the row says only that something was done, under a number.
AREAS: dict[str, dict[RetentionArea, tuple[str, ...]]] = {
    "person": {
        PERSON: (
            *("birth_text", "birth_age_on", "birth_as_written", "nationality", "languages", "absence_said_by"),
            *("birth_precision", "sex", "interpreter", "birth_place", "birth_country", "residence_countries"),
            *("age_basis", "treated_as_minor", "minor_said_by", "literacy", "clothing_size", "shoe_size", "note"),
        ),
        HEALTH: ("triage", "triage_at"),
        PHOTO: ("photo",),
    },
    "personname": {PERSON: ("family", "given", "patronymic", "as_written", "script", "language")},
    "identitydocument": {
        PERSON: (
            *("type", "condition", "custody", "country", "authority", "number", "issued", "expires"),
            *("name_as_written", "pages", "language", "zone", "zone_state", "void_reason"),
        ),
        PROTECTION: ("taken",),
    },
    "familymember": {PERSON: ("relation",)},
    "relationship": {PERSON: ("relation",)},
    "belonging": {
        PERSON: (
            *("description", "seal_number", "location", "currency", "amount"),
            *("counted_by", "counted_by_second", "void_reason"),
        )
    },
    "handover": {
        PERSON: ("from_whom", "to_whom", "place", "purpose", "location", "location_before", "void_reason"),
    },
    "paperscan": {PERSON: ("digest", "key"), PROTECTION: ("digest", "key")},
    "noticegiven": {PERSON: ("interpreter",)},
    "consent": {PERSON: ("recipient", "scope", "witness")},
    "contact": {PROTECTION: ("content",)},
    "threatreport": {PROTECTION: ("content",)},
    "destinationwish": {PERSON: ("place", "note")},
    "pathwaytalk": {PROTECTION: ("content",)},
    "firstcall": {PERSON: ()},
    "enquiry": {PROTECTION: ("content",)},
    "task": {PERSON: ("what",)},
    "sameperson": {PERSON: ()},
    "subjectrequest": {PERSON: ("outcome",)},
    "restriction": {PERSON: ("reason",)},
    "bedstay": {PERSON: ("reason", "passed")},
    "presenceevent": {PERSON: ("reason",)},
    "leave": {PERSON: ("contact", "destination")},
    "meal": {SUPPLIES: ("reason",)},
    "tripseat": {PERSON: ("drop_off", "reason")},
    "departure": {PERSON: ("destination", "place", "contact", "handed_to", "note", "void_reason")},
    "othernumber": {PERSON: ("number", "token", "site")},
    "appointment": {
        PERSON: ("place", "interpreter", "escort", "note"),
        HEALTH: ("content",),
    },
    "briefingattendance": {PERSON: ("understood",)},
    "voucher": {SUPPLIES: ("number", "purpose", "witness", "void_reason")},
    "urgentmark": {HEALTH: ("code",)},
    "workinstruction": {HEALTH: ("code",)},
    "medicalcheck": {HEALTH: ("content",)},
    "checkaddendum": {HEALTH: ("content",)},
    "followup": {HEALTH: ("content",)},
    "vitalsnote": {HEALTH: ("content",)},
    "injuryphoto": {HEALTH: ("content",)},
    "immunization": {HEALTH: ("content",)},
    "medicineorder": {HEALTH: ("content",)},
    "dosegiven": {HEALTH: ("content",)},
    "dispensing": {HEALTH: ("content",)},
    "letter": {HEALTH: ("content", "digest"), PROTECTION: ("content", "digest")},
    "letterstep": {HEALTH: ("note",), PROTECTION: ("note",)},
    "emergencyextract": {HEALTH: ("content",)},
    "glassbreak": {HEALTH: ("reason",)},
    "personflag": {PROTECTION: ("code", "instruction", "reason", "cleared_because")},
    "protectionnote": {PROTECTION: ("content",)},
    "caseassignment": {PROTECTION: ()},
    "legalhold": {AUDIT: ()},
    "erasure": {AUDIT: ()},
    "listrow": {LISTS: ("for_medical", "for_protection")},
    "proposal": {LISTS: ("kind", "absence")},
    "card": {SUPPLIES: ("state_reason",)},
    "issue": {SUPPLIES: ("witness",)},
    "owed": {SUPPLIES: ()},
    "stockmovement": {SUPPLIES: ("note",)},
    "scanevent": {AUDIT: ()},
    "printlog": {AUDIT: ()},
    "fact": {AUDIT: ()},
}

_AREA_OF = {Compartment.MEDICAL: HEALTH, Compartment.PROTECTION: PROTECTION}


@dataclass(frozen=True)
class Told:
    """One row about a person, the table it stands in, and the fields of it that tell something."""

    table: str
    row: Any
    fields: tuple[str, ...]


def about(session: Session, person: UUID, area: RetentionArea | None = None) -> Iterator[Told]:
    """Every row about a person, voided ones too, in the order of the tables; of one area or of all."""
    for kind, rows in _rows(session, person):
        table = str(kind.__tablename__)
        for of, fields in AREAS[table].items():
            if area in (None, of):
                yield from (Told(table, row, fields) for row in rows if _is_of(row, of))


def _is_of(row: Any, area: RetentionArea) -> bool:
    """What is sealed to one of two compartments belongs to the area of its own alone."""
    compartment = getattr(row, "compartment", None)
    return compartment is None or area is _AREA_OF[compartment]


def _rows(session: Session, person: UUID) -> Iterator[tuple[type[Tracked], Sequence[Any]]]:
    """The person, rows that refer to the person, and rows that belong to one of those."""
    found: dict[str, dict[UUID, Any]] = {"person": {person: session.get_one(Person, person)}}
    for kind in kinds_about():
        table = str(kind.__tablename__)
        for column, target in _references(kind):
            wanted = [person] if target == "person" else list(found.get(target, ()))
            for row in _referring(session, kind, column, wanted):
                found.setdefault(table, {})[row.id] = row
        yield kind, list(found.get(table, {}).values())


def _referring(session: Session, kind: type[Tracked], column: str, ids: Sequence[UUID]) -> Iterator[Any]:
    for start in range(0, len(ids), CHUNK):
        yield from session.exec(select(kind).where(col(getattr(kind, column)).in_(ids[start : start + CHUNK]))).all()


def kinds_about() -> list[type[Tracked]]:
    """The tables that tell of people: those that refer to a person, and those that refer to one of these."""
    classes = {mapper.local_table.name: mapper.class_ for mapper in _mappers()}  # type: ignore[attr-defined]
    order = [table.name for table in Tracked.metadata.sorted_tables if table.name in classes]
    found = ["person"]
    for name in order:
        if name not in found and any(target in found for _, target in _references(classes[name])):
            found.append(name)
    return [classes[name] for name in found]


def _mappers() -> Iterator[Mapper[Any]]:
    registry: Any = Person.__mapper__.registry  # type: ignore[attr-defined]
    return (m for m in registry.mappers if issubclass(m.class_, Tracked) and m.class_.metadata is Person.metadata)


def _references(kind: type[Tracked]) -> Iterator[tuple[str, str]]:
    for key in kind.__table__.foreign_keys:  # type: ignore[attr-defined]
        yield key.parent.name, key.column.table.name
