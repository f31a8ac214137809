"""Who has no bed yet, for pages that show no board."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from sqlmodel import Session, col, select

from app.gone import gone
from app.person_rows import load
from app.rows import PersonRow
from app.same_person import merges
from app.shelter.reading import lying_now
from models.person import Person
from models.shelter import Bed, Room


def has_rooms(session: Session) -> bool:
    """Whether the house has any room yet."""
    return session.exec(select(Room.id).where(col(Room.voided).is_(False)).limit(1)).first() is not None


def without_bed(session: Session, here: Sequence[PersonRow]) -> list[PersonRow]:
    """Of these people those who are still in the house and lie in no bed and no hall."""
    joined = merges(session)
    lying = set(lying_now(session))
    records = load(session, Person, Person.id, joined.all_of([row.id for row in here]))
    away = gone(session) | {joined.shown(person.id) for person in records if person.pseudonymised_at}
    return [row for row in here if joined.shown(row.id) not in lying | away]


def bed_of(session: Session, person: UUID) -> tuple[str, str]:
    """The room and the bed in which somebody lies now, by name; empty for none."""
    stay = lying_now(session).get(merges(session).shown(person))
    if stay is None:
        return "", ""
    bed = session.get(Bed, stay.bed) if stay.bed else None
    return session.get_one(Room, stay.room).name, bed.name if bed else ""
