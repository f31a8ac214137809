"""Who has left for good. Whoever comes back is counted in anew, and when the two records are joined they are here."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from sqlmodel import Session, col, select

from app.same_person import merges
from models.codes import Arrival
from models.person import Person


def left_at(records: Iterable[Person]) -> datetime | None:
    """When the human being of these records left; None while they are here, or again here."""
    kept = list(records)
    left = max((each.departed_at for each in kept if each.departed_at is not None), default=None)
    came = (each.counted_at for each in kept if each.departed_at is None and each.counted_at is not None)
    return None if left is None or any(moment > left for moment in came) else left


def have_left(records: Iterable[Person]) -> bool:
    """Whether the human being of these records is gone for good."""
    return left_at(records) is not None


def leavings(session: Session) -> dict[UUID, datetime]:
    """When everybody left who has left, by the record that is shown."""
    groups = merges(session).groups
    columns = select(Person.id, Person.departed_at).where(col(Person.departed_at).is_not(None))
    departed = {person: left for person, left in session.exec(columns).all() if left is not None}
    found = {person: left for person, left in departed.items() if person not in groups}
    for own in {groups[person] for person in departed if person in groups}:
        left = left_at(session.get_one(Person, each) for each in own)
        if left is not None:
            found[own[0]] = left
    return found


def gone(session: Session) -> set[UUID]:
    """Everybody who has left, by the record that is shown."""
    return set(leavings(session))


def counted_in(session: Session) -> set[UUID]:
    """Everybody who ever came, by the record that is shown."""
    shown = merges(session).shown
    counted = select(Person.id).where(Person.arrival == Arrival.COUNTED, col(Person.voided).is_(False))
    return {shown(person) for person in session.exec(counted).all()}
