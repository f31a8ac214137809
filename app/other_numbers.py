"""Who is called by a number or a card of another centre: the old card opens the record until there is a new one."""

from __future__ import annotations

from uuid import UUID

from sqlmodel import Session, col, or_, select

from app.same_person import merges
from models.onward import OtherNumber
from models.person import Person

LONGEST_TAIL = 5


def bearer(session: Session, digits: str) -> Person | None:
    """The one human being of whom another centre gave this number (ten digits) or card (twenty); None where there is
    none, or two claim it."""
    joined = merges(session)
    found = {joined.shown(person) for person in _bearers(session, digits)}
    person = session.get(Person, found.pop()) if len(found) == 1 else None
    return None if person is None or person.voided else person


def called(session: Session, digits: str) -> list[UUID]:
    """Everybody with this number at another centre, or whose running number there ends so."""
    if len(digits) > LONGEST_TAIL:
        return _bearers(session, digits)
    rows = select(OtherNumber.person_id, OtherNumber.number).where(
        OtherNumber.number != "", col(OtherNumber.voided).is_(False)
    )
    running = digits.zfill(LONGEST_TAIL)
    return [person for person, number in session.exec(rows).all() if number[3:8] == running]


def _bearers(session: Session, digits: str) -> list[UUID]:
    statement = select(OtherNumber.person_id).where(
        or_(OtherNumber.number == digits, OtherNumber.token == digits), col(OtherNumber.voided).is_(False)
    )
    return list(session.exec(statement).all()) if digits else []
