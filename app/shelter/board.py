"""The board: the house as rows for a page, and the queue of who has no bed."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from sqlmodel import Session

from app.access import Actor
from app.merging import whole_rows
from app.rows import PersonRow
from app.shelter.reading import HouseNow
from app.shelter.rows import BedRow, BoardSheet, BuildingRow, RoomRow, WaitingRow
from models.codes import RoomRule
from models.shelter import Bed, Room


def board_of(session: Session, actor: Actor, now: HouseNow, with_photos: bool = False) -> BoardSheet:
    """Everybody here is in a bed, in a hall, or waits; nobody is in two of them."""
    rows = {row.id: row for row in whole_rows(session, actor, now.guests, with_photos)}
    buildings = tuple(
        BuildingRow(
            building.id,
            building.name,
            building.assembly_point,
            tuple(_room(now, rows, room) for room in now.rooms if room.building_id == building.id),
        )
        for building in now.buildings
    )
    return BoardSheet(buildings, _waiting(now, rows))


def _room(now: HouseNow, rows: dict[UUID, PersonRow], room: Room) -> RoomRow:
    guests = () if room.rule is not RoomRule.HALL else _shown(rows, (each.id for each in now.in_room(room.id)))
    return RoomRow(
        room.id,
        room.name,
        room.floor,
        room.rule,
        room.area,
        room.step_free,
        room.own_toilet,
        room.near_staff,
        room.quiet,
        room.lockable,
        room.kept_for,
        tuple(_bed(now, rows, bed) for bed in now.beds.get(room.id, ())),
        guests,
    )


def _bed(now: HouseNow, rows: dict[UUID, PersonRow], bed: Bed) -> BedRow:
    held = now.holds.get(bed.id)
    return BedRow(
        bed.id,
        bed.name,
        bed.kind,
        bed.accessible,
        bed.closed_because,
        _shown(rows, (each.id for each in now.in_bed(bed.id))),
        held is not None,
        held.until if held else None,
    )


def _shown(rows: dict[UUID, PersonRow], people: Iterable[UUID]) -> tuple[PersonRow, ...]:
    return tuple(rows[person] for person in people if person in rows)


def _waiting(now: HouseNow, rows: dict[UUID, PersonRow]) -> tuple[WaitingRow, ...]:
    """Families that stay together wait as one."""
    without = [guest for guest in now.guests.values() if guest.id not in now.nights.now and guest.id in rows]
    parties: dict[UUID, list[PersonRow]] = {}
    for guest in without:
        party = guest.kin if guest.kin is not None and guest.together else guest.id
        parties.setdefault(party, []).append(rows[guest.id])
    found = [
        WaitingRow(tuple(sorted(party, key=_since)), any(row.id in now.nights.without for row in party))
        for party in parties.values()
    ]
    return tuple(sorted(found, key=lambda row: (not row.contested, _since(row.people[0]))))


def _since(row: PersonRow) -> tuple[bool, float, str]:
    """Who waits longest first; a moment that nobody wrote comes last."""
    return (row.waiting_since is None, row.waiting_since.timestamp() if row.waiting_since else 0.0, row.number)
