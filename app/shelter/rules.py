"""What speaks against a bed (domain, 5.1): hard rules are refused, soft ones need a reason, none says why it is so."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from models.codes import BedKind, BedRule, Instruction, RoomRule, Sex

LEAST_AREA = 40
"""Tenths of a square metre a person (EASO guidance on reception conditions; domain, 5.1)."""

HARD = frozenset(
    {
        BedRule.CLOSED,
        BedRule.TAKEN,
        BedRule.CHILD_WITH_STRANGERS,
        BedRule.APART,
        BedRule.SEX,
        BedRule.MIXED,
        BedRule.OWN_ROOM,
    }
)
_LOW = frozenset({Instruction.BED_LOW})
_NO_STAIRS = frozenset({Instruction.BED_GROUND_FLOOR, Instruction.NO_STAIRS})
_FOR_ONE_SEX = {RoomRule.MEN: Sex.MALE, RoomRule.WOMEN: Sex.FEMALE}


@dataclass(frozen=True)
class Guest:
    """What the rules must know of a person; reasons are not among it. `alone`: a child without an adult of its own;
    `own_room`: must not share; `kin`: the family, None for who belongs to none; `low`: old or very young."""

    id: UUID
    sex: Sex
    child: bool = False
    alone: bool = False
    own_room: bool = False
    kin: UUID | None = None
    together: bool = False
    instructions: frozenset[Instruction] = frozenset()
    apart: frozenset[UUID] = frozenset()
    low: bool = False

    @property
    def wants_low(self) -> bool:
        """A lower bed is offered first; only an instruction makes it a rule."""
        return self.low or Instruction.BED_LOW in self.instructions


@dataclass(frozen=True)
class BedPlace:
    """A bed within its room. `held_for`: for whom it is kept; `taken`: who lies in it."""

    id: UUID
    kind: BedKind = BedKind.SINGLE
    closed: bool = False
    held_for: UUID | None = None
    taken: Guest | None = None


@dataclass(frozen=True)
class RoomNow:
    """A room as it is: who sleeps in it, and what it is for. `area` in tenths of a square metre."""

    id: UUID
    rule: RoomRule
    floor: int = 0
    area: int | None = None
    near_staff: bool = False
    quiet: bool = False
    kept: bool = False
    guests: tuple[Guest, ...] = ()

    @property
    def is_hall(self) -> bool:
        return self.rule is RoomRule.HALL


def findings(
    guest: Guest, room: RoomNow, bed: BedPlace | None, kin_rooms: frozenset[UUID], shares: bool = False
) -> tuple[BedRule, ...]:
    """What speaks against this bed for this person, the hard rules first. `kin_rooms`: where their family sleeps.
    A hall always accepts people, but keeps those apart who must be."""
    others = tuple(each for each in room.guests if each.id != guest.id)
    strangers = tuple(each for each in others if guest.kin is None or each.kin != guest.kin)
    if room.is_hall:
        return (BedRule.APART,) if _apart(guest, others) else ()
    found = [
        *([BedRule.CLOSED] if bed is not None and bed.closed else []),
        *([BedRule.TAKEN] if bed is not None and _taken(guest, bed, shares) else []),
        *([BedRule.CHILD_WITH_STRANGERS] if _child_with_strangers(guest, strangers) else []),
        *([BedRule.APART] if _apart(guest, others) else []),
        *([BedRule.SEX] if _wrong_sex(guest, room, strangers) else []),
        *([BedRule.MIXED] if room.rule is not RoomRule.COUPLE and _mixed(guest, others, strangers) else []),
        *([BedRule.OWN_ROOM] if _needs_own_room(guest, room, strangers) else []),
        *_soft(guest, room, bed, others, kin_rooms, shares),
    ]
    return tuple(found)


def _taken(guest: Guest, bed: BedPlace, shares: bool) -> bool:
    if bed.taken is None or bed.taken.id == guest.id:
        return False
    kin = guest.kin is not None and guest.kin == bed.taken.kin
    return not (shares and guest.child and kin)


def _child_with_strangers(guest: Guest, strangers: tuple[Guest, ...]) -> bool:
    """A child alone sleeps with no adult it does not belong to, and no such adult is put to it."""
    if guest.alone:
        return any(not each.child for each in strangers)
    return not guest.child and any(each.alone for each in strangers)


def _apart(guest: Guest, others: tuple[Guest, ...]) -> bool:
    return any(each.id in guest.apart or guest.id in each.apart for each in others)


def _wrong_sex(guest: Guest, room: RoomNow, strangers: tuple[Guest, ...]) -> bool:
    """Somebody of another sex in a room for one; sex not said stands against neither. Children go with their family."""
    wanted = _FOR_ONE_SEX.get(room.rule)
    if wanted is None or guest.sex not in (Sex.MALE, Sex.FEMALE) or guest.sex is wanted:
        return False
    with_kin = guest.child and len(strangers) < len(room.guests)
    return not with_kin


def _mixed(guest: Guest, others: tuple[Guest, ...], strangers: tuple[Guest, ...]) -> bool:
    """Women and men who do not belong together, where one of the two has no adult of the family in the room. Two
    families are asked about by another rule; children go with theirs; sex not said stands against nobody."""
    everybody = (guest, *others)
    against = (each for each in strangers if {guest.sex, each.sex} == {Sex.MALE, Sex.FEMALE})
    return any(
        (_is_single(guest, everybody) or _is_single(each, everybody))
        and not (_is_with_family(guest, everybody) or _is_with_family(each, everybody))
        for each in against
    )


def _is_single(guest: Guest, everybody: tuple[Guest, ...]) -> bool:
    kin = (each for each in everybody if each.id != guest.id and guest.kin is not None and each.kin == guest.kin)
    return all(each.child for each in kin)


def _is_with_family(guest: Guest, everybody: tuple[Guest, ...]) -> bool:
    return guest.child and not _is_single(guest, everybody)


def _needs_own_room(guest: Guest, room: RoomNow, strangers: tuple[Guest, ...]) -> bool:
    """Who must not share, and who would be put to such a person."""
    if room.rule is RoomRule.ISOLATION:
        return not guest.own_room
    return bool(strangers) and (guest.own_room or any(each.own_room for each in strangers))


def _soft(
    guest: Guest,
    room: RoomNow,
    bed: BedPlace | None,
    others: tuple[Guest, ...],
    kin_rooms: frozenset[UUID],
    shares: bool,
) -> list[BedRule]:
    asked = guest.instructions
    against = {
        BedRule.KEPT: bed is not None and bed.held_for not in (None, guest.id),
        BedRule.FAMILY_SPLIT: guest.together and bool(kin_rooms) and room.id not in kin_rooms,
        BedRule.OTHER_FAMILY: _another_family(guest, room, others),
        BedRule.AREA: _too_tight(room, len(others) + (0 if shares else 1)),
        BedRule.UPPER_BUNK: bed is not None and bed.kind is BedKind.BUNK_UP and bool(asked & _LOW),
        BedRule.STAIRS: room.floor != 0 and bool(asked & _NO_STAIRS),
        BedRule.NEAR_STAFF: Instruction.BED_NEAR_STAFF in asked and not room.near_staff,
        BedRule.QUIET: Instruction.BED_QUIET in asked and not room.quiet,
        BedRule.ROOM_FOR_OTHERS: room.kept or (room.rule is RoomRule.CHILDREN and not guest.child),
    }
    return [rule for rule, speaks in against.items() if speaks]


def _another_family(guest: Guest, room: RoomNow, others: tuple[Guest, ...]) -> bool:
    """One family a bedroom: another family there, or a family's room for somebody who is none of it."""
    if room.rule not in (RoomRule.FAMILY, RoomRule.COUPLE):
        return guest.kin is not None and any(each.kin not in (None, guest.kin) for each in others)
    return guest.kin is None or any(each.kin != guest.kin for each in others)


def _too_tight(room: RoomNow, people: int) -> bool:
    return room.area is not None and room.area < LEAST_AREA * people
