"""Where somebody wishes to go: a dated history, since plans change on the way (domain.md, finding 4)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from app.access import Act, Actor
from app.errors import UserError
from app.house import House
from app.person_rows import load
from app.registration import known_person
from app.same_person import merges
from app.standing import require_usable
from models.protection import DestinationWish

EMPTY = "No place is named. Nothing was saved. Type what the person said, or: does not know yet."
ANOTHER = "This wish belongs to another record. Nothing was saved. Open the page again."


@dataclass(frozen=True, repr=False)
class WishForm:
    """A wish as said now; earlier ones stay."""

    id: UUID
    person: UUID
    place: str = field(repr=False)
    note: str = field(default="", repr=False)


@dataclass(frozen=True, repr=False)
class WishRow:
    id: UUID
    at: datetime
    place: str
    note: str


class Wishes:
    """The use cases of wishes for a destination."""

    def __init__(self, house: House) -> None:
        self._house = house

    def say(self, actor: Actor, form: WishForm) -> tuple[WishRow, ...]:
        """Keep a wish with its day; the same form twice keeps it once."""
        self._house.require(actor, Act.RECORD_WISH)
        if not form.place.strip():
            raise UserError(EMPTY, "place")

        def work(session: Session) -> tuple[WishRow, ...]:
            known_person(session, form.person)
            require_usable(session, form.person)
            kept = session.get(DestinationWish, form.id)
            if kept is None:
                place, note, now = form.place.strip(), form.note.strip(), self._house.now()
                session.add(DestinationWish(id=form.id, person_id=form.person, at=now, place=place, note=note))
                session.flush()
            elif kept.person_id != form.person:
                raise UserError(ANOTHER)
            return _rows(session, form.person)

        return self._house.write(actor, Act.RECORD_WISH, work)

    def history(self, actor: Actor, person: UUID) -> tuple[WishRow, ...]:
        """Every wish, the newest first: that one counts."""
        return self._house.read(actor, Act.READ_REGISTRATION, lambda session: _rows(session, person))


def _rows(session: Session, person: UUID) -> tuple[WishRow, ...]:
    wishes = load(session, DestinationWish, DestinationWish.person_id, merges(session).ids(person))
    newest_first = sorted(wishes, key=lambda wish: (wish.at, wish.id), reverse=True)
    return tuple(WishRow(wish.id, wish.at, wish.place, wish.note) for wish in newest_first)
