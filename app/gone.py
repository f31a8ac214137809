"""Who has left for good. Whoever comes back is counted in anew, and when the two records are joined they are here."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from sqlmodel import Session, col, select

from app.same_person import merges
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


def gone(session: Session) -> set[UUID]:
    """Everybody who has left, by the record that is shown."""
    groups = merges(session).groups
    departed = session.exec(select(Person.id).where(col(Person.departed_at).is_not(None))).all()
    several = {groups[person] for person in departed if person in groups}
    left = {own[0] for own in several if have_left(session.get_one(Person, each) for each in own)}
    return left | {person for person in departed if person not in groups}
