"""Beds: who sleeps where. A hard rule is refused and named, a soft one passed with a reason, none tells why it is so.
Shelter goes on for whose record is restricted.

A stay is an interval that is never taken back: moving somebody ends one and begins the next."""

from __future__ import annotations

from uuid import UUID

from sqlmodel import Session

from app.access import Act, Actor
from app.errors import UserError
from app.house import House
from app.registration import known_person
from app.same_person import merges
from app.shelter.board import board_of
from app.shelter.forms import HoldForm, PartyForm, StayForm, SwapForm
from app.shelter.keeping import end_stays, keep_bed
from app.shelter.parties import plan, rooms_for
from app.shelter.proposals import proposals_for
from app.shelter.reading import HouseNow, house_now, open_stays
from app.shelter.rows import BoardSheet, PlacedRow, ProposalRow
from app.shelter.rule_words import refusal
from app.shelter.rules import HARD, BedPlace, Guest, RoomNow, findings
from models.codes import BedRule, StayKind
from models.shelter import Bed, BedStay, Room

NOT_HERE = "This person is not counted in, or has left. Nothing was changed. Count them in first."
NO_PLACE = "This bed is not on this laptop any more. Nothing was changed. Open the page again."
NO_BED_YET = "This person has no bed. Nothing was changed. Give them one first."
BOTH_BEDS = "Both people need a bed to change them. Nothing was changed. Place them one by one."
TOO_FEW = "This room has too few free beds for all of them. Nothing was changed. Choose another room, or the hall."
NOBODY = "Nobody was chosen. Nothing was changed. Choose the family again."
PAST = "The day lies in the past. Nothing was changed. Choose a day to come."


class Beds:
    """The use cases of the bed board."""

    def __init__(self, house: House) -> None:
        self._house = house

    def board(self, actor: Actor, with_photos: bool = False) -> BoardSheet:
        """Every building, room and bed, and who has none: families together, the longest wait first."""

        def work(session: Session) -> BoardSheet:
            return board_of(session, actor, house_now(session, self._house.today()), with_photos)

        return self._house.read(actor, Act.SEE_BEDS, work)

    def proposals(self, actor: Actor, person: UUID, many: int = 3) -> tuple[ProposalRow, ...]:
        """The beds that fit a person best; never none where there is a hall."""

        def work(session: Session) -> tuple[ProposalRow, ...]:
            now = house_now(session, self._house.today())
            return proposals_for(now, _guest(session, now, person))[:many]

        return self._house.read(actor, Act.SEE_BEDS, work)

    def place(self, actor: Actor, form: StayForm) -> PlacedRow:
        """Into a bed or a hall, from wherever they slept. A soft rule without a reason is asked about, not written."""

        def work(session: Session) -> PlacedRow:
            if session.get(BedStay, form.id) is not None:
                return PlacedRow(True)
            now = house_now(session, self._house.today())
            guest = _guest(session, now, form.person)
            room, bed = _place(now, form)
            against = findings(guest, now.room_now(room), _as_place(now, bed), now.kin_rooms(guest), form.shares)
            if _hard(against):
                raise UserError(refusal(against[0]))
            if against and not form.reason.strip():
                return PlacedRow(False, against)
            self._begin(session, actor, form, room.id, against)
            return PlacedRow(True, against)

        return self._house.write(actor, Act.PLACE_IN_BED, work)

    def _begin(
        self, session: Session, actor: Actor, form: StayForm, room: UUID, passed: tuple[BedRule, ...] = ()
    ) -> None:
        now = self._house.now()
        end_stays(session, form.person, now)
        session.add(
            BedStay(
                id=form.id,
                person_id=form.person,
                room_id=room,
                bed_id=form.bed,
                starts_at=now,
                shares=form.shares,
                passed=" ".join(passed),
                reason=form.reason.strip(),
                by_id=actor.user,
            )
        )

    def place_party(self, actor: Actor, form: PartyForm) -> PlacedRow:
        """A whole family into one room; nobody of them is placed where one of them cannot be."""

        self._house.require(actor, Act.PLACE_IN_BED)
        if not form.people or len(form.ids) != len(form.people):
            raise UserError(NOBODY)

        def work(session: Session) -> PlacedRow:
            if session.get(BedStay, form.ids[0]) is not None:
                return PlacedRow(True)
            now = house_now(session, self._house.today())
            party = [_guest(session, now, person) for person in form.people]
            room = next((each for each in now.rooms if each.id == form.room), None)
            made = plan(now, party, room) if room else None
            if made is None or room is None:
                raise UserError(TOO_FEW)
            if not made.is_possible:
                raise UserError(refusal(made.against[0]))
            if made.against and not form.reason.strip():
                return PlacedRow(False, made.against)
            for stay, lot in zip(form.ids, made.lots, strict=True):
                self._begin(
                    session, actor, StayForm(stay, lot.guest.id, lot.bed, room.id, form.reason, lot.shares), room.id,
                    made.against,
                )  # fmt: skip
            return PlacedRow(True, made.against)

        return self._house.write(actor, Act.PLACE_IN_BED, work)

    def rooms_for(self, actor: Actor, people: tuple[UUID, ...], many: int = 3) -> tuple[ProposalRow, ...]:
        """The rooms that take a whole family, the best first."""

        def work(session: Session) -> tuple[ProposalRow, ...]:
            now = house_now(session, self._house.today())
            return rooms_for(now, [_guest(session, now, person) for person in people])[:many] if people else ()

        return self._house.read(actor, Act.SEE_BEDS, work)

    def swap(self, actor: Actor, form: SwapForm) -> PlacedRow:
        """Two people change beds in one act; the rules are asked as they would lie afterwards."""

        def work(session: Session) -> PlacedRow:
            if session.get(BedStay, form.id) is not None:
                return PlacedRow(True)
            now = house_now(session, self._house.today())
            a, b = _guest(session, now, form.a), _guest(session, now, form.b)
            if a.id not in now.nights.now or b.id not in now.nights.now:
                raise UserError(BOTH_BEDS)
            against = (*_instead(now, a, b), *_instead(now, b, a))
            if _hard(against):
                raise UserError(refusal(min(against, key=lambda rule: rule not in HARD)))
            if against and not form.reason.strip():
                return PlacedRow(False, tuple(dict.fromkeys(against)))
            places = now.nights.now[b.id], now.nights.now[a.id]
            for stay, person, place in zip((form.id, form.second_id), (form.a, form.b), places, strict=True):
                self._begin(
                    session, actor, StayForm(stay, person, place.bed, place.room, form.reason), place.room, against
                )
            return PlacedRow(True, against)

        return self._house.write(actor, Act.PLACE_IN_BED, work)

    def leave(self, actor: Actor, person: UUID) -> None:
        """Out of bed: the bed is free from now on."""

        def work(session: Session) -> None:
            known_person(session, person)
            if not end_stays(session, person, self._house.now()):
                raise UserError(NO_BED_YET)

        self._house.write(actor, Act.PLACE_IN_BED, work)

    def hold(self, actor: Actor, form: HoldForm) -> None:
        """The bed of somebody who goes away for some nights is kept; the board says "kept", never why."""
        self._house.require(actor, Act.PLACE_IN_BED)
        if form.until < self._house.today():
            raise UserError(PAST, "until")

        def work(session: Session) -> None:
            if session.get(BedStay, form.id) is not None:
                return
            if not keep_bed(session, form, self._house.now(), actor.user):
                raise UserError(NO_BED_YET)

        self._house.write(actor, Act.PLACE_IN_BED, work)

    def release(self, actor: Actor, bed: UUID) -> None:
        """A kept bed is free again."""

        def work(session: Session) -> None:
            for stay in open_stays(session):
                if stay.kind is StayKind.HOLD and stay.bed_id == bed:
                    stay.ends_at = self._house.now()

        self._house.write(actor, Act.PLACE_IN_BED, work)


def _guest(session: Session, now: HouseNow, person: UUID) -> Guest:
    guest = now.guests.get(merges(session).shown(person))
    if guest is None:
        raise UserError(NOT_HERE)
    return guest


def _place(now: HouseNow, form: StayForm) -> tuple[Room, Bed | None]:
    """The room, and the bed where it has beds: a hall is chosen by itself, a room never."""
    bed = next((each for beds in now.beds.values() for each in beds if each.id == form.bed), None)
    wanted = bed.room_id if bed is not None else form.room
    room = next((each for each in now.rooms if each.id == wanted), None)
    if room is None or (bed is None and (form.bed is not None or not RoomNow(room.id, room.rule).is_hall)):
        raise UserError(NO_PLACE)
    return room, bed


def _as_place(now: HouseNow, bed: Bed | None) -> BedPlace | None:
    return None if bed is None else now.bed_place(bed)


def _hard(against: tuple[BedRule, ...]) -> bool:
    return any(rule in HARD for rule in against)


def _instead(now: HouseNow, coming: Guest, going: Guest) -> tuple[BedRule, ...]:
    """What speaks against somebody in the place of somebody who leaves it."""
    stay = now.nights.now[going.id]
    room = next(each for each in now.rooms if each.id == stay.room)
    bed = next((each for each in now.beds.get(room.id, ()) if each.id == stay.bed), None)
    there = now.room_now(room)
    guests = tuple(each for each in there.guests if each.id not in (going.id, coming.id))
    stayed = coming.id in {each.id for each in there.guests}
    others = (*guests, going) if stayed else guests
    place = None if bed is None else BedPlace(bed.id, bed.kind, bool(bed.closed_because))
    after = RoomNow(there.id, there.rule, there.floor, there.area, there.near_staff, there.quiet, there.kept, others)
    return findings(coming, after, place, now.kin_rooms(coming))
