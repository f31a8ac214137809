"""Which bed fits whom: nothing that a hard rule refuses, the fewest soft ones, with the family, then what is asked."""

from __future__ import annotations

from app.shelter.reading import HouseNow
from app.shelter.rows import ProposalRow
from app.shelter.rules import HARD, Guest, findings
from models.codes import BedKind, BedRule, Instruction, RoomRule
from models.shelter import Bed, Room

_WORDS = {
    "family": "With the family",
    "low": "Lower bed",
    "ground": "Ground floor",
    "staff": "Near staff",
    "quiet": "Quiet room",
    "empty": "Nobody else there",
    "hall": "Always free",
}


def proposals_for(now: HouseNow, guest: Guest) -> tuple[ProposalRow, ...]:
    """The best free bed of each room that no hard rule refuses, the best room first, and the halls last."""
    rows = [row for room in now.rooms for row in _in_room(now, guest, room)]
    return tuple(row for _rank, row in sorted(rows, key=lambda each: each[0]))


Rank = tuple[bool, int, int, int, int]


def _in_room(now: HouseNow, guest: Guest, room: Room) -> list[tuple[Rank, ProposalRow]]:
    there = now.room_now(room)
    kin = now.kin_rooms(guest)
    if room.rule is RoomRule.HALL:
        against = findings(guest, there, None, kin)
        title = room.name
        return [] if against else [((True, 0, 0, 0, 0), ProposalRow(None, room.id, title, (), (_WORDS["hall"],)))]
    rows = []
    for bed in now.beds.get(room.id, ()):
        if bed.kind is BedKind.COT and not guest.child:
            continue
        against = findings(guest, there, now.bed_place(bed), kin)
        if BedRule.KEPT in against or any(rule in HARD for rule in against):
            continue
        good = _good(guest, room, bed, kin, there.guests)
        fewest = _spared(guest, room, bed)
        rank = (False, len(against), -len(good), fewest, room.position)
        rows.append((rank, ProposalRow(bed.id, room.id, f"{room.name}, {bed.name}", against, good)))
    return sorted(rows, key=lambda each: each[0])[:1]


def _good(guest: Guest, room: Room, bed: Bed, kin: frozenset[object], others: tuple[Guest, ...]) -> tuple[str, ...]:
    asked = guest.instructions
    speaks = {
        "family": room.id in kin,
        "low": guest.wants_low and bed.kind is not BedKind.BUNK_UP,
        "ground": bool(asked & {Instruction.BED_GROUND_FLOOR, Instruction.NO_STAIRS}) and room.floor == 0,
        "staff": Instruction.BED_NEAR_STAFF in asked and room.near_staff,
        "quiet": Instruction.BED_QUIET in asked and room.quiet,
        "empty": guest.own_room and not others,
    }
    return tuple(_WORDS[key] for key, true in speaks.items() if true)


def _spared(guest: Guest, room: Room, bed: Bed) -> int:
    """Beds and rooms that others will need more are offered later."""
    asked = guest.instructions
    return (
        (bed.accessible and Instruction.NO_STAIRS not in asked)
        + (room.step_free and not asked & {Instruction.BED_GROUND_FLOOR, Instruction.NO_STAIRS})
        + (bed.kind is not BedKind.BUNK_UP and not guest.wants_low)
        + (room.rule in (RoomRule.FAMILY, RoomRule.COUPLE) and guest.kin is None)
        + 2 * (room.rule is RoomRule.ISOLATION and not guest.own_room)
    )
