"""Which letterhead is in use: the one of the language that is valid on a day, else the one of every language."""

from __future__ import annotations

from datetime import date

from sqlmodel import Session, col, select

from app.validity import Validity, validity
from models.reference import Letterhead

EVERY_LANGUAGE = ""


def head_in_use(session: Session, language: str, today: date) -> Letterhead | None:
    """The letterhead of a language, of every language where it has none; of several that are valid the one that began
    last. None where the house wrote none: then the site stands at the head as it was set up."""
    statement = select(Letterhead).where(
        col(Letterhead.voided).is_(False), col(Letterhead.language).in_((language, EVERY_LANGUAGE))
    )
    valid = [
        row for row in session.exec(statement).all() if validity(row.valid_from, row.valid_until, today) is Validity.NOW
    ]
    return max(
        valid, key=lambda row: (row.language != EVERY_LANGUAGE, row.valid_from or date.min, row.id), default=None
    )
