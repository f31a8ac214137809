"""Whether a record may be used or erased: restriction and legal hold (GDPR, articles 18 and 17.3)."""

from __future__ import annotations

from typing import TypeVar
from uuid import UUID

from sqlmodel import Session, col, select

from app.errors import UserError
from app.same_person import merges
from models.rights import LegalHold, Restriction

Kind = TypeVar("Kind", Restriction, LegalHold)

RESTRICTED = (
    "The use of this record is restricted: it is kept, but not changed, sent or exported. Nothing was changed. "
    "Food, shelter and medical care go on as before. Ask whoever may lift the restriction."
)
HELD = "A legal hold keeps this record. Nothing was erased. When the hold is lifted, do this step again."


def restricted(session: Session) -> set[UUID]:
    """Whose records are kept and not used: a restriction of one record holds for all of the same human being."""
    return _standing(session, Restriction)


def held(session: Session) -> set[UUID]:
    """Whose records may not be erased."""
    return _standing(session, LegalHold)


def require_usable(session: Session, person: UUID) -> None:
    """UserError when the use of the record is restricted."""
    if person in restricted(session):
        raise UserError(RESTRICTED)


def require_erasable(session: Session, person: UUID) -> None:
    """UserError when a legal hold keeps the record."""
    if person in held(session):
        raise UserError(HELD)


def _standing(session: Session, kind: type[Kind]) -> set[UUID]:
    in_force = select(kind.person_id).where(col(kind.lifted_at).is_(None), col(kind.voided).is_(False))
    people = set(session.exec(in_force).all())
    return set(merges(session).all_of(people)) if people else people
