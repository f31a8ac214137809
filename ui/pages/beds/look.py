"""What the page reads at once: the board, who is in hand, what is suggested for them."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from app.access import Actor
from app.rows import PersonRow
from app.shelter.rows import BoardSheet, BuildingRow, ProposalRow, RoomRow, WaitingRow
from app.waystation import Waystation


@dataclass(frozen=True)
class Hand:
    """Who is to be placed: a party that waits, or somebody taken out of a bed."""

    people: tuple[PersonRow, ...] = ()
    moved: bool = False

    @property
    def ids(self) -> tuple[UUID, ...]:
        return tuple(row.id for row in self.people)


@dataclass(frozen=True)
class Look:
    """The board with a hand, and the places that suit it, the best first; `place`: which of the queue it is."""

    sheet: BoardSheet
    hand: Hand
    place: int
    offers: tuple[ProposalRow, ...]

    def room(self, room: UUID) -> tuple[BuildingRow, RoomRow] | None:
        """A room with its building."""
        found = ((b, r) for b in self.sheet.buildings for r in b.rooms if r.id == room)
        return next(found, None)


def look(waystation: Waystation, actor: Actor, wanted: UUID | None, place: int, moved: bool) -> Look:
    """The board now. `wanted`: who shall be in hand, else whoever stands at this place of the queue."""
    sheet = waystation.beds.board(actor, with_photos=True)
    queue = sheet.waiting
    found = next((n for n, party in enumerate(queue) if any(row.is_of(wanted) for row in party.people)), None)
    lying = _lying(sheet, wanted) if moved and wanted else None
    if found is None:
        found = max(0, min(place, len(queue) - 1))
    hand = Hand((lying,), moved=True) if lying else Hand(_people(queue, found))
    own = _own_place(sheet, hand)
    offers = tuple(offer for offer in _offers(waystation, actor, hand) if (offer.room, offer.bed) != own)
    return Look(sheet, hand, found, offers)


def _people(queue: tuple[WaitingRow, ...], place: int) -> tuple[PersonRow, ...]:
    return queue[place].people if queue else ()


def _lying(sheet: BoardSheet, person: UUID) -> PersonRow | None:
    rooms = [room for building in sheet.buildings for room in building.rooms]
    people = [row for room in rooms for bed in room.beds for row in bed.people]
    guests = [row for room in rooms for row in room.guests]
    return next((row for row in (*people, *guests) if row.is_of(person)), None)


def _own_place(sheet: BoardSheet, hand: Hand) -> tuple[UUID, UUID | None] | None:
    """Where somebody lies who is moved: no suggestion for them."""
    if not hand.moved:
        return None
    person = hand.ids[0]
    for room in (room for building in sheet.buildings for room in building.rooms):
        if any(row.is_of(person) for row in room.guests):
            return room.id, None
        for bed in room.beds:
            if any(row.is_of(person) for row in bed.people):
                return room.id, bed.id
    return None


def _offers(waystation: Waystation, actor: Actor, hand: Hand) -> tuple[ProposalRow, ...]:
    if not hand.people:
        return ()
    if len(hand.people) > 1:
        return waystation.beds.rooms_for(actor, hand.ids)
    return waystation.beds.proposals(actor, hand.ids[0])
