"""A number typed by hand that is no whole number: one with a wrong digit, the cut end of a code, or a part of one."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from uuid import UUID

from sqlmodel import Session, col, select

from app.scanning import DASHES, LONGEST_BURST, fold
from models.person import Person
from models.values.number import RUNNING_DIGITS, STATION_DIGITS, PersonNumber

WHOLE = STATION_DIGITS + RUNNING_DIGITS + 2
LEAST, MOST_OFFERED = 3, 8


@dataclass(frozen=True)
class LikeNumber:
    """Digits that somebody typed or a scanner cut short."""

    digits: str

    @property
    def is_whole(self) -> bool:
        """As long as a number, so that its check digits say that one is wrong."""
        return len(self.digits) == WHOLE

    @property
    def is_code(self) -> bool:
        """Longer than any number that is typed."""
        return len(self.digits) > WHOLE


def like_number(text: str) -> LikeNumber | None:
    """The digits of a text that is nothing but digits, blanks and dashes; None for any other, or less than three."""
    if len(text) > LONGEST_BURST:
        return None
    signs = [sign for sign in fold(text) if not sign.isspace() and sign not in DASHES]
    digits = [str(unicodedata.decimal(sign, "")) for sign in signs]
    return LikeNumber("".join(digits)) if len(digits) >= LEAST and all(digits) else None


def offered(session: Session, digits: str) -> list[UUID]:
    """People whose running number these digits are, or whose number ends in them; at most eight, by number."""
    numbered = select(Person.station_number, Person.running_number, Person.id).where(
        col(Person.running_number).is_not(None), col(Person.station_number).is_not(None), col(Person.voided).is_(False)
    )
    found = sorted((station or 0, running or 0, person) for station, running, person in session.exec(numbered).all())
    return [person for station, running, person in found if _fits(station, running, digits)][:MOST_OFFERED]


def _fits(station: int, running: int, digits: str) -> bool:
    whole = PersonNumber(station, running).digits
    return whole.endswith(digits) or whole[:-2].endswith(digits) or int(digits) == running
