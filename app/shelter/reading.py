"""The house as it is now, read once: who is here, what the rules must know of each, who lies where."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from sqlmodel import Session, col, select

from app.children import alone, may_be_child, sleeps_low
from app.flag_words import in_force
from app.gone import counted_in, gone, have_left, leavings
from app.person_rows import by_person, load
from app.same_person import Merges, merges
from app.shelter.intervals import Nights, Slept, nights
from app.shelter.rules import BedPlace, Guest, RoomNow
from models.codes import Answer, Arrival, Instruction, SafetyFlag, Sex, StayKind
from models.family import Family, FamilyMember
from models.person import Person, PersonFlag, WorkInstruction
from models.shelter import Bed, BedStay, Building, Room


@dataclass(frozen=True)
class HouseNow:
    """Rooms and beds in their order, everybody who is here as the rules see them, and where each lies."""

    buildings: tuple[Building, ...]
    rooms: tuple[Room, ...]
    beds: dict[UUID, tuple[Bed, ...]]
    guests: dict[UUID, Guest]
    nights: Nights
    holds: dict[UUID, BedStay]

    def in_room(self, room: UUID) -> tuple[Guest, ...]:
        """Who sleeps in a room, in the order of the beds."""
        stays = (stay for stay in self.nights.now.values() if stay.room == room)
        return tuple(self.guests[stay.person] for stay in stays if stay.person in self.guests)

    def in_bed(self, bed: UUID) -> tuple[Guest, ...]:
        """Who lies in a bed; the infant that shares it second."""
        stays = sorted((stay for stay in self.nights.now.values() if stay.bed == bed), key=lambda stay: stay.shares)
        return tuple(self.guests[stay.person] for stay in stays if stay.person in self.guests)

    def room_now(self, room: Room) -> RoomNow:
        return RoomNow(
            room.id,
            room.rule,
            room.floor,
            room.area,
            room.near_staff,
            room.quiet,
            bool(room.kept_for),
            self.in_room(room.id),
        )

    def bed_place(self, bed: Bed) -> BedPlace:
        held, lying = self.holds.get(bed.id), self.in_bed(bed.id)
        return BedPlace(
            bed.id, bed.kind, bool(bed.closed_because), held.person_id if held else None, lying[0] if lying else None
        )

    def kin_rooms(self, guest: Guest) -> frozenset[UUID]:
        """Where others of the family sleep."""
        if guest.kin is None:
            return frozenset()
        now = self.nights.now
        kin = (each.id for each in self.guests.values() if each.kin == guest.kin and each.id != guest.id)
        return frozenset(now[each].room for each in kin if each in now)


def house_now(session: Session, today: date) -> HouseNow:
    """Everything that placing somebody needs, in a handful of queries."""
    joined = merges(session)
    here = _here(session, joined)
    beds: dict[UUID, list[Bed]] = defaultdict(list)
    for bed in session.exec(select(Bed).where(col(Bed.voided).is_(False)).order_by(col(Bed.position))).all():
        beds[bed.room_id].append(bed)
    rooms = (
        select(Room).where(col(Room.voided).is_(False)).order_by(col(Room.floor), col(Room.position), col(Room.name))
    )
    buildings = select(Building).where(col(Building.voided).is_(False)).order_by(col(Building.position))
    slept, holds = _stays(session, joined, today)
    return HouseNow(
        tuple(session.exec(buildings).all()),
        tuple(session.exec(rooms).all()),
        {room: tuple(rows) for room, rows in beds.items()},
        _guests(session, joined, here, today),
        nights(slept),
        holds,
    )


def _here(session: Session, joined: Merges) -> dict[UUID, list[Person]]:
    """The records of everybody who was counted in and has not left, by the shown record."""
    statement = select(Person).where(Person.arrival == Arrival.COUNTED, col(Person.voided).is_(False))
    found: dict[UUID, list[Person]] = defaultdict(list)
    unknown: set[UUID] = set()
    for person in session.exec(statement.order_by(col(Person.id))).all():
        found[joined.shown(person.id)].append(person)
        if person.pseudonymised_at is not None:
            unknown.add(joined.shown(person.id))
    return {shown: records for shown, records in found.items() if shown not in unknown and not have_left(records)}


def open_stays(session: Session) -> list[BedStay]:
    """Stays and holds that have not ended, of people who are here. Whom one laptop put into a bed after another had
    written that they left, or that they never came, lies in none."""
    statement = select(BedStay).where(col(BedStay.ends_at).is_(None), col(BedStay.voided).is_(False))
    here, shown = counted_in(session) - gone(session), merges(session).shown
    return [stay for stay in session.exec(statement).all() if shown(stay.person_id) in here]


def lying_now(session: Session) -> dict[UUID, Slept]:
    """Where each human being lies."""
    joined = merges(session)
    return nights(as_slept(stay, joined) for stay in open_stays(session) if stay.kind is StayKind.STAY).now


def all_slept(session: Session, stays: Iterable[BedStay]) -> list[Slept]:
    """Stays of any time as intervals: what nobody ended was over when the person left, and never began for who never
    came."""
    joined, left, came = merges(session), leavings(session), counted_in(session)
    return [_over(as_slept(stay, joined), left, came) for stay in stays]


def _over(stay: Slept, left: dict[UUID, datetime], came: set[UUID]) -> Slept:
    if stay.ends_at is not None or (stay.person in came and stay.person not in left):
        return stay
    return replace(stay, ends_at=left[stay.person] if stay.person in came else stay.starts_at)


def _stays(session: Session, joined: Merges, today: date) -> tuple[list[Slept], dict[UUID, BedStay]]:
    """What has not ended, as the rules count it, and the newest hold of each bed, unless its day is past."""
    slept, holds = list[Slept](), dict[UUID, BedStay]()
    for stay in sorted(open_stays(session), key=lambda stay: (stay.starts_at, stay.id)):
        if stay.kind is StayKind.STAY:
            slept.append(as_slept(stay, joined))
        elif stay.bed_id is not None and (stay.until is None or today <= stay.until):
            holds[stay.bed_id] = stay
    return slept, holds


def as_slept(stay: BedStay, joined: Merges) -> Slept:
    """A row of the table as an interval of the person whose record it names."""
    return Slept(
        stay.id,
        joined.shown(stay.person_id),
        stay.room_id,
        stay.bed_id,
        stay.starts_at,
        stay.ends_at,
        stay.shares,
    )


def _guests(session: Session, joined: Merges, here: dict[UUID, list[Person]], today: date) -> dict[UUID, Guest]:
    ids = list(joined.all_of(here))
    told = by_person(load(session, WorkInstruction, WorkInstruction.person_id, ids))
    flags = by_person(in_force(load(session, PersonFlag, PersonFlag.person_id, ids)))
    kin, together = _families(session, joined, ids)
    lonely = alone(session, here, today)
    found = {}
    for shown, records in here.items():
        own = joined.ids(shown)
        codes = frozenset(row.code for each in own for row in told.get(each, ()))
        raised = [flag for each in own for flag in flags.get(each, ())]
        found[shown] = Guest(
            shown,
            next((record.sex for record in records if record.sex is not Sex.NOT_ASKED), Sex.NOT_ASKED),
            may_be_child(records, today),
            shown in lonely,
            Instruction.BED_SINGLE in codes or any(flag.code is SafetyFlag.INFECTION for flag in raised),
            kin.get(shown),
            kin.get(shown) in together,
            codes,
            _apart(raised, joined),
            sleeps_low(records, today),
        )
    return found


def _apart(flags: Iterable[PersonFlag], joined: Merges) -> frozenset[UUID]:
    pairs = (flag.other_id for flag in flags if flag.code is SafetyFlag.KEEP_APART)
    return frozenset(joined.shown(other) for other in pairs if other is not None)


def _families(session: Session, joined: Merges, ids: list[UUID]) -> tuple[dict[UUID, UUID], set[UUID]]:
    """The family of each person, and the families that wish to stay together."""
    members = load(session, FamilyMember, FamilyMember.person_id, ids)
    families = load(session, Family, Family.id, {member.family_id for member in members})
    standing = {family.id for family in families}
    kin = {joined.shown(member.person_id): member.family_id for member in members if member.family_id in standing}
    return kin, {family.id for family in families if family.keep_together is not Answer.NO}
