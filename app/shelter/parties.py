"""A family into one room in one act: who gets which bed, and what speaks against it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from app.shelter.reading import HouseNow
from app.shelter.rows import ProposalRow
from app.shelter.rules import HARD, BedPlace, Guest, RoomNow, findings
from models.codes import BedKind, BedRule
from models.shelter import Bed, Room


@dataclass(frozen=True)
class Lot:
    """A bed for one of the party; None: a place in a hall. `shares`: a child in the bed of one of its family."""

    guest: Guest
    bed: UUID | None
    shares: bool = False


@dataclass(frozen=True)
class Plan:
    """Beds for all of a party in one room, and what speaks against it, the hard rules first."""

    lots: tuple[Lot, ...]
    against: tuple[BedRule, ...]

    @property
    def is_possible(self) -> bool:
        return not any(rule in HARD for rule in self.against)


def plan(now: HouseNow, party: Sequence[Guest], room: Room) -> Plan | None:
    """Who lies where if the party sleeps in this room; None where it has too few beds for them."""
    there = now.room_now(room)
    ours = {guest.id for guest in party}
    there = replace(there, guests=tuple(guest for guest in there.guests if guest.id not in ours))
    if there.is_hall:
        return _judged([(guest, None, False) for guest in party], there, now)
    free = [bed for bed in now.beds.get(room.id, ()) if _is_free(now, bed, ours)]
    lots = _dealt(party, free)
    return None if lots is None else _judged(lots, there, now)


Dealt = tuple[Guest, Bed | None, bool]


def _dealt(party: Sequence[Guest], free: list[Bed]) -> list[Dealt] | None:
    """Who needs a lower bed chooses first, children take cots, others leave the low beds; a child may share."""
    left, lots = list(free), list[Dealt]()
    for guest in sorted(party, key=lambda guest: (not guest.wants_low or guest.child, guest.child)):
        best = min(left, key=lambda bed: _misfit(guest, bed), default=None)
        if best is not None and not (best.kind is BedKind.COT and not guest.child):
            left.remove(best)
            lots.append((guest, best, False))
            continue
        host = next((bed for other, bed, shares in lots if not other.child and not shares and bed), None)
        if not guest.child or host is None or any(bed is host and shares for _, bed, shares in lots):
            return None
        lots.append((guest, host, True))
    return lots


def _misfit(guest: Guest, bed: Bed) -> tuple[int, int]:
    if guest.child:
        ranks = {BedKind.COT: 0, BedKind.BUNK_LOW: 1, BedKind.SINGLE: 1, BedKind.BUNK_UP: 2}
    elif guest.wants_low:
        ranks = {BedKind.BUNK_LOW: 0, BedKind.SINGLE: 0, BedKind.BUNK_UP: 2, BedKind.COT: 3}
    else:
        ranks = {BedKind.BUNK_UP: 0, BedKind.SINGLE: 1, BedKind.BUNK_LOW: 2, BedKind.COT: 3}
    return ranks[bed.kind], bed.position


def _is_free(now: HouseNow, bed: Bed, ours: set[UUID]) -> bool:
    held = now.holds.get(bed.id)
    taken = any(guest.id not in ours for guest in now.in_bed(bed.id))
    return not (bed.closed_because or taken or (held is not None and held.person_id not in ours))


def _judged(lots: Sequence[Dealt], room: RoomNow, now: HouseNow) -> Plan:
    """The rules are asked for each, with all of the party in the room."""
    against = list[BedRule]()
    there = replace(room, guests=(*room.guests, *(guest for guest, _bed, _shares in lots)))
    for guest, bed, shares in lots:
        place = None if bed is None else BedPlace(bed.id, bed.kind, False, None, None)
        against += findings(guest, there, place, frozenset({room.id}), shares)
    found = sorted(dict.fromkeys(against), key=lambda rule: rule not in HARD)
    return Plan(tuple(Lot(guest, bed.id if bed else None, shares) for guest, bed, shares in lots), tuple(found))


def rooms_for(now: HouseNow, party: Sequence[Guest]) -> tuple[ProposalRow, ...]:
    """The rooms that take a whole party, the one with the fewest beds left over first, halls last."""
    found = []
    for room in now.rooms:
        made = plan(now, party, room)
        if made is not None and made.is_possible:
            hall = not made.lots[0].bed
            spare = sum(_is_free(now, bed, set()) for bed in now.beds.get(room.id, ())) - len(party)
            good = ("Always free",) if hall else ("Together",)
            rank = (hall, len(made.against), spare, room.floor, room.position)
            found.append((rank, ProposalRow(None, room.id, room.name, made.against, good)))
    return tuple(row for _rank, row in sorted(found, key=lambda each: each[0]))
