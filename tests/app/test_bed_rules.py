"""The rules of a bed from both sides: hard ones are refused, soft ones asked about, none where it does not apply."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest

from app.shelter.rule_words import refusal, said
from app.shelter.rules import HARD, BedPlace, Guest, RoomNow, findings
from models.codes import BedKind, BedRule, Instruction, RoomRule, Sex

FAMILY, OTHER = UUID(int=70), UUID(int=71)
MAN = Guest(UUID(int=1), Sex.MALE)
WOMAN, SECOND = Guest(UUID(int=2), Sex.FEMALE), Guest(UUID(int=7), Sex.MALE)
FATHER = Guest(UUID(int=8), Sex.MALE, kin=UUID(int=70), together=True)
CHILD = Guest(UUID(int=3), Sex.MALE, child=True, kin=FAMILY, together=True)
MOTHER = Guest(UUID(int=4), Sex.FEMALE, kin=FAMILY, together=True)
PAIR = replace(WOMAN, id=UUID(int=9), kin=OTHER), replace(SECOND, id=UUID(int=10), kin=OTHER)
LONELY = Guest(UUID(int=5), Sex.MALE, child=True, alone=True)
ROOM = RoomNow(UUID(int=100), RoomRule.ANYONE)
BED, UPPER = BedPlace(UUID(int=200)), BedPlace(UUID(int=201), BedKind.BUNK_UP)
NOWHERE: frozenset[UUID] = frozenset()


def against(guest: Guest, room: RoomNow, bed: BedPlace | None = BED, kin: frozenset[UUID] = NOWHERE) -> set[BedRule]:
    return set(findings(guest, room, bed, kin))


def asking(guest: Guest, *codes: Instruction) -> Guest:
    return replace(guest, instructions=frozenset(codes))


CASES = [
    (MAN, ROOM, BED, set()),
    (MAN, ROOM, replace(BED, closed=True), {BedRule.CLOSED}),
    (MAN, replace(ROOM, guests=(SECOND,)), replace(BED, taken=SECOND), {BedRule.TAKEN}),
    (MAN, replace(ROOM, rule=RoomRule.WOMEN), BED, {BedRule.SEX}),
    (WOMAN, replace(ROOM, rule=RoomRule.MEN), BED, {BedRule.SEX}),
    (Guest(MAN.id, Sex.NOT_ASKED), replace(ROOM, rule=RoomRule.WOMEN), BED, set()),
    (CHILD, replace(ROOM, rule=RoomRule.WOMEN, guests=(MOTHER,)), BED, set()),
    (LONELY, replace(ROOM, guests=(MAN,)), BED, {BedRule.CHILD_WITH_STRANGERS}),
    (MAN, replace(ROOM, guests=(LONELY,)), BED, {BedRule.CHILD_WITH_STRANGERS}),
    (LONELY, replace(ROOM, rule=RoomRule.CHILDREN, guests=(replace(LONELY, id=UUID(int=6)),)), BED, set()),
    (replace(MAN, apart=frozenset({SECOND.id})), replace(ROOM, guests=(SECOND,)), BED, {BedRule.APART}),
    (SECOND, replace(ROOM, guests=(replace(MAN, apart=frozenset({SECOND.id})),)), BED, {BedRule.APART}),
    (replace(MAN, own_room=True), replace(ROOM, guests=(SECOND,)), BED, {BedRule.OWN_ROOM}),
    (MAN, replace(ROOM, guests=(replace(SECOND, own_room=True),)), BED, {BedRule.OWN_ROOM}),
    (MAN, replace(ROOM, rule=RoomRule.ISOLATION), BED, {BedRule.OWN_ROOM}),
    (replace(MAN, own_room=True), replace(ROOM, rule=RoomRule.ISOLATION), BED, set()),
    (MAN, ROOM, replace(BED, held_for=WOMAN.id), {BedRule.KEPT}),
    (MAN, ROOM, replace(BED, held_for=MAN.id), set()),
    (asking(MAN, Instruction.BED_LOW), ROOM, UPPER, {BedRule.UPPER_BUNK}),
    (asking(MAN, Instruction.BED_LOW), ROOM, BED, set()),
    (asking(MAN, Instruction.NO_STAIRS), replace(ROOM, floor=1), BED, {BedRule.STAIRS}),
    (asking(MAN, Instruction.BED_GROUND_FLOOR), ROOM, BED, set()),
    (asking(MAN, Instruction.BED_NEAR_STAFF), ROOM, BED, {BedRule.NEAR_STAFF}),
    (asking(MAN, Instruction.BED_QUIET), replace(ROOM, quiet=True), BED, set()),
    (MAN, replace(ROOM, area=79, guests=(SECOND,)), BED, {BedRule.AREA}),
    (MAN, replace(ROOM, area=80, guests=(SECOND,)), BED, set()),
    (MAN, replace(ROOM, kept=True), BED, {BedRule.ROOM_FOR_OTHERS}),
    (MAN, replace(ROOM, rule=RoomRule.FAMILY, guests=(FATHER, CHILD)), BED, {BedRule.OTHER_FAMILY}),
    (WOMAN, replace(ROOM, guests=(MAN,)), BED, {BedRule.MIXED}),
    (MAN, replace(ROOM, guests=(WOMAN,)), BED, {BedRule.MIXED}),
    (Guest(MAN.id, Sex.NOT_ASKED), replace(ROOM, guests=(WOMAN,)), BED, set()),
    (MOTHER, replace(ROOM, guests=(FATHER,)), BED, set()),
    (MAN, replace(ROOM, rule=RoomRule.COUPLE, guests=(WOMAN,)), BED, {BedRule.OTHER_FAMILY}),
    (MAN, replace(ROOM, guests=(MOTHER, CHILD)), BED, {BedRule.MIXED}),
    (MAN, replace(ROOM, guests=(MOTHER, FATHER)), BED, {BedRule.MIXED}),
    (WOMAN, replace(ROOM, guests=(MOTHER, CHILD)), BED, set()),
    (CHILD, replace(ROOM, rule=RoomRule.FAMILY, guests=(MOTHER,)), BED, set()),
    (MOTHER, replace(ROOM, guests=(replace(WOMAN, kin=OTHER),)), BED, {BedRule.OTHER_FAMILY}),
    (MOTHER, replace(ROOM, guests=(replace(SECOND, kin=OTHER),)), BED, {BedRule.OTHER_FAMILY, BedRule.MIXED}),
    (MOTHER, replace(ROOM, guests=(FATHER, *PAIR)), BED, {BedRule.OTHER_FAMILY}),
]


@pytest.mark.parametrize(("guest", "room", "bed", "expected"), CASES)
def test_what_speaks_against_a_bed(guest: Guest, room: RoomNow, bed: BedPlace, expected: set[BedRule]) -> None:
    assert against(guest, room, bed) == expected


def test_a_family_that_stays_together_is_asked_about_before_it_is_split() -> None:
    assert against(CHILD, ROOM, kin=frozenset({UUID(int=101)})) == {BedRule.FAMILY_SPLIT}
    assert against(CHILD, ROOM, kin=frozenset({ROOM.id})) == set()


def test_the_old_and_the_very_young_are_offered_a_lower_bed_and_no_rule_asks_for_it() -> None:
    old = replace(MAN, low=True)
    assert old.wants_low
    assert asking(MAN, Instruction.BED_LOW).wants_low
    assert not MAN.wants_low
    assert against(old, ROOM, UPPER) == set()


def test_an_infant_shares_the_bed_of_its_parent_and_of_nobody_else() -> None:
    family = replace(ROOM, guests=(MOTHER,))
    assert not findings(CHILD, family, replace(BED, taken=MOTHER), frozenset({ROOM.id}), shares=True)
    assert BedRule.TAKEN in findings(CHILD, family, replace(BED, taken=WOMAN), NOWHERE, shares=True)
    assert BedRule.TAKEN in findings(MAN, family, replace(BED, taken=MOTHER), NOWHERE, shares=True)


def test_a_hall_takes_everybody_but_those_who_must_be_kept_apart() -> None:
    hall = replace(ROOM, rule=RoomRule.HALL, guests=(MAN, WOMAN))
    assert against(LONELY, hall, None) == set()
    assert against(replace(CHILD, apart=frozenset({MAN.id})), hall, None) == {BedRule.APART}


def test_no_words_of_a_rule_tell_why() -> None:
    for rule in BedRule:
        words = (refusal(rule) if rule in HARD else said(rule)).casefold()
        assert not any(reason in words for reason in ("conflict", "ill", "infect", "hospital", "threat", "disab"))
