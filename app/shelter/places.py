"""Buildings, rooms and beds as editable data; forty rooms are one act."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from sqlmodel import Session, col, func, select

from app.access import Act, Actor
from app.errors import UserError
from app.house import House, site_of
from app.shelter.forms import BedForm, BuildingForm, RoomForm, RoomsForm
from app.shelter.reading import open_stays
from app.texts import require_signs
from models.base import new_id
from models.codes import BedKind, RoomRule
from models.shelter import Bed, Building, Room

MOST_ROOMS, MOST_BEDS = 500, 40
NO_NAME = "A building or room needs a name. Nothing was saved. Type one."
NO_BUILDING = "This building is not on this laptop any more. Nothing was saved. Open the page again."
NO_ROOM = "This room is not on this laptop any more. Nothing was saved. Open the page again."
NO_BED = "This bed is not on this laptop any more. Nothing was changed. Open the page again."
ROOMS_WRONG = "The numbers of the rooms must run upwards, at most 500 at once. Nothing was saved. Correct them."
BEDS_WRONG = "A room holds 0 to 40 beds. Nothing was saved. Correct the number."
NAME_TAKEN = "A room of this name is in this building already. Nothing was saved. Choose other numbers."
SOMEBODY = "Somebody sleeps there now. Nothing was changed. Give them another bed first."


class Places:
    """The use cases of the house itself."""

    def __init__(self, house: House) -> None:
        self._house = house

    def save_building(self, actor: Actor, form: BuildingForm) -> None:
        """A new building, or its name and assembly point put right."""
        self._house.require(actor, Act.EDIT_PLACES)
        require_signs(form.name, "name")
        if not form.name.strip():
            raise UserError(NO_NAME, "name")

        def work(session: Session) -> None:
            building = session.get(Building, form.id)
            if building is None:
                building = Building(id=form.id, site_id=site_of(session).id, name=form.name)
                session.add(building)
            building.name, building.assembly_point = form.name, form.assembly_point
            building.position = form.position

        self._house.write(actor, Act.EDIT_PLACES, work)

    def build(self, actor: Actor, form: RoomsForm) -> int:
        """Rooms that are alike, with their beds; how many were made."""
        self._house.require(actor, Act.EDIT_PLACES)
        if not 0 <= form.last - form.first < MOST_ROOMS:
            raise UserError(ROOMS_WRONG, "last")
        if min(form.bunks, form.singles, form.cots) < 0 or form.bunks * 2 + form.singles + form.cots > MOST_BEDS:
            raise UserError(BEDS_WRONG, "beds")

        def work(session: Session) -> int:
            names = [str(number) for number in range(form.first, form.last + 1)]
            if self._names(session, form.building) & set(names):
                raise UserError(NAME_TAKEN, "first")
            for position, name in enumerate(names):
                self._room(session, form, name, form.first + position)
            return len(names)

        return self._house.write(actor, Act.EDIT_PLACES, work)

    def _names(self, session: Session, building: UUID) -> set[str]:
        if _live(session.get(Building, building)) is None:
            raise UserError(NO_BUILDING)
        statement = select(Room.name).where(Room.building_id == building, col(Room.voided).is_(False))
        return set(session.exec(statement).all())

    def _room(self, session: Session, form: RoomsForm, name: str, position: int) -> None:
        room = Room(
            id=new_id(),
            building_id=form.building,
            floor=form.floor,
            name=name,
            position=position,
            rule=form.rule,
            area=form.area,
            step_free=form.step_free,
        )
        session.add(room)
        session.flush()
        if form.rule is not RoomRule.HALL:
            for place, (bed, kind) in enumerate(beds_of(form)):
                session.add(Bed(id=new_id(), room_id=room.id, name=bed, position=place, kind=kind))

    def save_room(self, actor: Actor, form: RoomForm) -> None:
        """What a room is and whom it is for."""
        self._house.require(actor, Act.EDIT_PLACES)
        require_signs(form.name, "name")
        if not form.name.strip():
            raise UserError(NO_NAME, "name")

        def work(session: Session) -> None:
            self._names(session, form.building)
            room = session.get(Room, form.id)
            if room is None:
                room = Room(id=form.id, building_id=form.building, name=form.name)
                room.position = _behind_the_last(session, form.building)
                session.add(room)
            for field in ("name", "floor", "rule", "area", "step_free", "own_toilet", "near_staff", "quiet"):
                setattr(room, field, getattr(form, field))
            room.lockable, room.kept_for = form.lockable, form.kept_for

        self._house.write(actor, Act.EDIT_PLACES, work)

    def save_bed(self, actor: Actor, form: BedForm) -> None:
        """Close a bed with the words why, open it again, mark it as one that is reached without steps."""

        def work(session: Session) -> None:
            bed = session.get(Bed, form.id)
            if bed is None or bed.voided:
                raise UserError(NO_BED)
            if form.closed_because and any(stay.bed_id == bed.id for stay in open_stays(session)):
                raise UserError(SOMEBODY)
            bed.accessible, bed.closed_because = form.accessible, form.closed_because.strip()

        self._house.write(actor, Act.EDIT_PLACES, work)

    def retire_room(self, actor: Actor, room: UUID) -> None:
        """A room that is no more, with its beds; nobody may sleep in it."""

        def work(session: Session) -> None:
            found = session.get(Room, room)
            if found is None or found.voided:
                raise UserError(NO_ROOM)
            beds = session.exec(select(Bed).where(Bed.room_id == room)).all()
            if any(stay.room_id == room for stay in open_stays(session)):
                raise UserError(SOMEBODY)
            for each in (found, *beds):
                each.voided = True

        self._house.write(actor, Act.EDIT_PLACES, work)


def beds_of(form: RoomsForm) -> Iterator[tuple[str, BedKind]]:
    """Names and kinds of the beds of one room: bunks first, then single beds, then cots."""
    number = 0
    for _ in range(form.bunks):
        number += 1
        yield f"{number} low", BedKind.BUNK_LOW
        yield f"{number} up", BedKind.BUNK_UP
    for kind, many in ((BedKind.SINGLE, form.singles), (BedKind.COT, form.cots)):
        for _ in range(many):
            number += 1
            yield str(number), kind


def _live(row: Building | None) -> Building | None:
    return None if row is None or row.voided else row


def _behind_the_last(session: Session, building: UUID) -> int:
    last = session.exec(select(func.max(Room.position)).where(Room.building_id == building)).one()
    return 0 if last is None else last + 1
