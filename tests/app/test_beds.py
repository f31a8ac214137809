"""Beds on a real register: rooms made in one act, people placed, moved, swapped, kept for, and two laptops that met."""

from __future__ import annotations

import os
from collections import Counter
from datetime import timedelta
from random import Random
from uuid import UUID

import pytest

from app.access import Actor
from app.errors import UserError
from app.family_rows import FamilyForm, MemberForm
from app.forms import CountForm, PersonForm
from app.shelter.forms import BedForm, BuildingForm, HoldForm, PartyForm, RoomForm, RoomsForm, StayForm, SwapForm
from app.shelter.rows import BedRow, BoardSheet
from app.waystation import Waystation
from models.base import new_id
from models.codes import Answer, BedRule, DatePrecision, Relation, Role, RoomRule, Sex
from models.shelter import BedStay
from models.values.partial_date import PartialDate
from tests.app.conftest import as_role
from tests.app.test_exchange_laptops import carry, second

__all__ = ["second"]  # a fixture
STEPS = int(os.environ.get("WAYSTATION_BED_STEPS", "40"))


@pytest.fixture
def house(manager: Waystation) -> UUID:
    """Two rooms of two bunks, and a hall."""
    building = new_id()
    manager.places.save_building(manager.actor, BuildingForm(building, "House A", "At the gate"))
    manager.places.build(manager.actor, RoomsForm(building, 1, 2, bunks=2, area=200))
    manager.places.build(manager.actor, RoomsForm(building, 900, 900, rule=RoomRule.HALL))
    return building


def somebody(waystation: Waystation, group: UUID, name: str, sex: Sex = Sex.MALE) -> UUID:
    intake, person = as_role(waystation, Role.INTAKE), new_id()
    waystation.arrivals.count_in(intake, CountForm(person, group, on_list=False))
    waystation.registration.register(intake, PersonForm(person, group, name, "Ab", sex=sex))
    return person


def board(waystation: Waystation) -> BoardSheet:
    return waystation.beds.board(waystation.actor)


def beds(waystation: Waystation) -> list[BedRow]:
    return [bed for building in board(waystation).buildings for room in building.rooms for bed in room.beds]


def placed(waystation: Waystation, person: UUID, bed: UUID, reason: str = "") -> bool:
    return waystation.beds.place(waystation.actor, StayForm(new_id(), person, bed, reason=reason)).done


def lying(waystation: Waystation) -> dict[UUID, UUID]:
    return {row.id: bed.id for bed in beds(waystation) for row in bed.people}


def test_forty_rooms_are_one_act_and_a_name_is_given_once(manager: Waystation, house: UUID) -> None:
    lead = manager.actor
    assert manager.places.build(lead, RoomsForm(house, 101, 140, floor=1, bunks=1, singles=2, cots=1)) == 40
    rooms = board(manager).buildings[0].rooms
    assert len(rooms) == 43
    assert [bed.name for bed in rooms[-1].beds] == ["1 low", "1 up", "2", "3", "4"]
    with pytest.raises(UserError, match="name"):
        manager.places.build(lead, RoomsForm(house, 140, 141))
    manager.places.save_room(lead, RoomForm(rooms[0].id, house, "1", rule=RoomRule.WOMEN, quiet=True, area=200))
    assert board(manager).buildings[0].rooms[0].quiet


def test_a_new_room_stands_behind_the_others_of_its_floor(manager: Waystation, house: UUID) -> None:
    manager.places.save_room(manager.actor, RoomForm(new_id(), house, "Attic"))
    assert [room.name for room in board(manager).buildings[0].rooms] == ["1", "2", "900", "Attic"]


def test_placing_moving_swapping_and_leaving(manager: Waystation, house: UUID, group: UUID) -> None:
    lead = manager.actor
    a, b = somebody(manager, group, "Aa"), somebody(manager, group, "Bb")
    low, up, third = (bed.id for bed in beds(manager)[:3])
    assert {row.people[0].id for row in board(manager).waiting} == {a, b}
    assert placed(manager, a, low)
    assert placed(manager, b, up)
    with pytest.raises(UserError, match="taken"):
        placed(manager, a, up)
    assert manager.beds.swap(lead, SwapForm(new_id(), new_id(), a, b)).done
    assert lying(manager) == {b: low, a: up}
    assert placed(manager, a, third)
    assert lying(manager) == {b: low, a: third}
    manager.beds.leave(lead, b)
    assert [row.people[0].id for row in board(manager).waiting] == [b]
    with pytest.raises(UserError, match="no bed"):
        manager.beds.leave(lead, b)


def test_a_lower_bed_is_offered_first_to_the_old_and_the_others_leave_it(
    manager: Waystation, house: UUID, group: UUID
) -> None:
    intake, offered = as_role(manager, Role.INTAKE), list[str]()
    for name, year in (("Aa", 1990), ("Bb", 1950), ("Cc", None)):
        born = PartialDate(DatePrecision.YEAR, year) if year else None
        person = manager.registration.register(intake, PersonForm(new_id(), group, name, "Ab", birth=born)).id
        offered.append(manager.beds.proposals(manager.actor, person)[0].title)
    assert offered == ["1, 1 up", "1, 1 low", "1, 1 up"]


def test_a_form_sent_twice_places_once(manager: Waystation, house: UUID, group: UUID) -> None:
    form = StayForm(new_id(), somebody(manager, group, "Aa"), beds(manager)[0].id)
    for _ in range(2):
        assert manager.beds.place(manager.actor, form).done
    with manager.house.store.read() as session:
        assert session.get(BedStay, form.id) is not None
    assert len(lying(manager)) == 1


def test_a_kept_bed_asks_for_a_reason_and_a_closed_one_takes_nobody(
    manager: Waystation, house: UUID, group: UUID
) -> None:
    lead = manager.actor
    a, b = somebody(manager, group, "Aa"), somebody(manager, group, "Bb")
    first, second_bed = beds(manager)[0].id, beds(manager)[1].id
    placed(manager, a, first)
    with pytest.raises(UserError, match="sleeps there"):
        manager.places.save_bed(lead, BedForm(first, closed_because="broken"))
    manager.beds.hold(lead, HoldForm(new_id(), a, manager.house.today() + timedelta(days=2)))
    assert beds(manager)[0].kept
    assert not placed(manager, b, first)
    assert placed(manager, b, first, "agreed")
    manager.beds.leave(lead, b)
    assert placed(manager, a, first)
    assert not beds(manager)[0].kept
    manager.places.save_bed(lead, BedForm(second_bed, closed_because="broken"))
    with pytest.raises(UserError, match="closed"):
        placed(manager, b, second_bed)


def test_a_family_waits_and_is_proposed_together(manager: Waystation, house: UUID, group: UUID) -> None:
    mother, son = somebody(manager, group, "Cc", Sex.FEMALE), somebody(manager, group, "Cd")
    intake = as_role(manager, Role.INTAKE)
    members = (MemberForm(mother, Relation.FOCAL), MemberForm(son, Relation.CHILD))
    manager.families.make_family(intake, FamilyForm(new_id(), members, Answer.YES))
    assert [len(row.people) for row in board(manager).waiting] == [2]
    room = board(manager).buildings[0].rooms[1]
    assert placed(manager, mother, room.beds[0].id)
    best = manager.beds.proposals(manager.actor, son)[0]
    assert best.room == room.id
    assert best.against == ()
    asked = manager.beds.place(manager.actor, StayForm(new_id(), son, beds(manager)[0].id))
    assert (asked.done, asked.asks) == (False, (BedRule.FAMILY_SPLIT,))
    with pytest.raises(UserError, match="taken"):
        manager.beds.place(manager.actor, StayForm(new_id(), son, room.beds[0].id, shares=True))


def test_a_family_is_placed_in_one_act_and_all_of_it_or_nobody(manager: Waystation, house: UUID, group: UUID) -> None:
    lead = manager.actor
    people = [somebody(manager, group, name, Sex.FEMALE) for name in ("Ca", "Cb", "Cc", "Cd", "Ce")]
    members = tuple(MemberForm(each, Relation.CHILD if n else Relation.FOCAL) for n, each in enumerate(people))
    manager.families.make_family(as_role(manager, Role.INTAKE), FamilyForm(new_id(), members, Answer.YES))
    rooms = board(manager).buildings[0].rooms
    proposed = manager.beds.rooms_for(lead, tuple(people))
    assert [row.room for row in proposed] == [rooms[-1].id]
    ids = tuple(new_id() for _ in people)
    with pytest.raises(UserError, match="too few"):
        manager.beds.place_party(lead, PartyForm(ids, tuple(people), rooms[0].id, "agreed"))
    assert lying(manager) == {}
    four = PartyForm(ids[:4], tuple(people[:4]), rooms[0].id, "agreed")
    assert [manager.beds.place_party(lead, four).done for _ in range(2)] == [True, True]
    assert set(lying(manager)) == set(people[:4])
    assert len(set(lying(manager).values())) == 4


def test_nobody_is_turned_away_from_the_hall(manager: Waystation, house: UUID, group: UUID) -> None:
    hall = board(manager).buildings[0].rooms[-1]
    people = [somebody(manager, group, f"P{n}") for n in range(3)]
    for person in people:
        assert manager.beds.place(manager.actor, StayForm(new_id(), person, room=hall.id)).done
        assert manager.beds.proposals(manager.actor, person)[-1].room == hall.id
    assert {row.id for row in board(manager).buildings[0].rooms[-1].guests} == set(people)
    assert board(manager).waiting == ()


def test_one_bed_given_at_two_laptops_holds_one_and_tells_the_other(
    manager: Waystation, second: Waystation, house: UUID, group: UUID
) -> None:
    a, b = somebody(manager, group, "Aa"), somebody(manager, group, "Bb")
    carry(manager, second)
    bed = beds(manager)[0].id
    assert placed(manager, a, bed)
    assert placed(second, b, bed)
    carry(second, manager)
    carry(manager, second)
    for laptop in (manager, second):
        lead = Actor(laptop.actor.user, Role.MANAGER, laptop.actor.desk, laptop.actor.name)
        sheet = laptop.beds.board(lead)
        assert lying(laptop) == {a: bed}
        assert [(row.people[0].id, row.contested) for row in sheet.waiting] == [(b, True)]


def test_any_order_of_acts_keeps_one_person_a_bed(manager: Waystation, house: UUID, group: UUID) -> None:
    people = [somebody(manager, group, f"P{n}") for n in range(5)]
    all_beds = [bed.id for bed in beds(manager)]
    chance = Random(5)
    expected: dict[UUID, UUID] = {}
    for _ in range(STEPS):
        who, where = chance.choice(people), chance.choice(all_beds)
        match chance.choice(("place", "place", "leave", "swap")):
            case "place" if where not in expected.values() or expected.get(who) == where:
                assert placed(manager, who, where, "agreed")
                expected[who] = where
            case "leave" if who in expected:
                manager.beds.leave(manager.actor, who)
                del expected[who]
            case "swap" if len(expected) > 1:
                a, b = chance.sample(sorted(expected), 2)
                assert manager.beds.swap(manager.actor, SwapForm(new_id(), new_id(), a, b, "agreed")).done
                expected[a], expected[b] = expected[b], expected[a]
        assert lying(manager) == expected
    assert max(Counter(expected.values()).values(), default=0) <= 1
