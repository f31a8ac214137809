"""In which room and bed people sleep, in words: for lists of who is here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlmodel import Session, col, select

from app.presence.reading import slept
from app.shelter.intervals import Slept, nights
from models.shelter import Bed, Building, Room


@dataclass(frozen=True)
class Place:
    """A bed or a place in a hall. `room`: its `name`, with the building where there are several; `meet`: the assembly
    point; `order`: by building, floor, room, bed."""

    room_id: UUID
    building_id: UUID
    name: str
    room: str
    bed: str
    building: str
    meet: str
    order: tuple[int, str, int, int, str, int]


def places_at(session: Session, moment: datetime) -> dict[UUID, Place]:
    """Where each human being lies at a moment, by the record that is shown."""
    lying = nights(slept(session, moment)).at(moment)
    rooms = {room.id: room for room in session.exec(select(Room)).all()}
    buildings = {building.id: building for building in session.exec(select(Building)).all()}
    beds = {bed.id: bed for bed in session.exec(select(Bed)).all()}
    many = sum(not building.voided for building in buildings.values()) > 1
    found = {}
    for person, stay in lying.items():
        room = rooms[stay.room]
        found[person] = _place(stay, room, buildings[room.building_id], beds.get(stay.bed) if stay.bed else None, many)
    return found


def _place(stay: Slept, room: Room, building: Building, bed: Bed | None, many: bool) -> Place:
    return Place(
        room.id,
        building.id,
        room.name,
        f"{building.name}, {room.name}" if many else room.name,
        bed.name if bed else "",
        building.name,
        building.assembly_point,
        (building.position, building.name, room.floor, room.position, room.name, bed.position if bed else 0),
    )


def building_names(session: Session) -> dict[UUID, str]:
    """The buildings that stand, in their order."""
    statement = select(Building).where(col(Building.voided).is_(False)).order_by(col(Building.position))
    return {building.id: building.name for building in session.exec(statement).all()}
