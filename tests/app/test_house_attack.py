"""What a tired night does to the register of the house: people who come back, marks put right, leaves that overlap."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest

from app.appointments.forms import AppointmentForm
from app.errors import UserError
from app.forms import CountForm, PersonForm
from app.onward.forms import BookForm, TripForm
from app.presence.forms import CorrectionForm, GateForm, LeaveForm, MarkForm, RollMarkForm
from app.presence.gate import ALREADY_OUT
from app.rights.forms import StandingForm
from app.shelter.forms import BedForm, BuildingForm, PartyForm, StayForm
from app.voucher_forms import VoucherForm
from app.waystation import Waystation
from models.base import new_id
from models.codes import Answer, AppointmentKind, PresenceState, Role, TaskKind, VoucherKind
from models.person import Person, SamePerson
from tests.app.conftest import as_role
from tests.app.leaving import leaves
from tests.app.test_presence import (
    HERE,
    LEAVE,
    UNKNOWN,
    Wall,
    bed_of,
    begun,
    into_bed,
    number,
    people,
    room,
    states,
    wall,
)
from tests.app.two_laptops import Laptops

__all__ = ["people", "room", "wall"]  # fixtures
HOSPITAL = PresenceState.HOSPITAL


def waiting(manager: Waystation) -> set[TaskKind]:
    return {row.kind for row in manager.tasks.open_tasks(manager.actor)} & {TaskKind.ABSENT, TaskKind.LEAVE_OVER}


def came_again(manager: Waystation, group: UUID, old: UUID, keep_old: bool = False) -> UUID:
    """Counted in as somebody new; then the two records are found to be of one person."""
    intake, new = as_role(manager, Role.INTAKE), new_id()
    manager.arrivals.count_in(intake, CountForm(new, group, on_list=False))
    manager.registration.register(intake, PersonForm(new, group, "Aa", "Ab"))
    same = SamePerson(
        id=new_id(), a_id=old, b_id=new, same=Answer.YES, keep_id=old if keep_old else new, at=manager.house.now()
    )
    manager.house.store.run(manager.actor.user, "decide_twins", lambda session: session.add(same))
    return new


def test_who_left_and_came_back_with_another_record_lives_here(
    manager: Waystation, people: list[UUID], room: UUID, wall: Wall, group: UUID
) -> None:
    lead, trip = manager.actor, new_id()
    leaves(manager, lead, *people[:2])
    wall.on(days=400)
    back = (came_again(manager, group, people[0]), people[1])
    came_again(manager, group, people[1], keep_old=True)
    wall.on(hours=1)
    assert set(states(manager)) == {*back, people[2]}
    assert not any(row.person.left for row in manager.presence.sheet(lead).people)
    manager.trips.plan(lead, TripForm(trip, "Ambertown", wall.at + timedelta(hours=3), 4))
    for place, person in enumerate(back):
        assert into_bed(manager, person, place) == bed_of(manager, person), "the board shows joined records too"
        manager.vouchers.give(lead, VoucherForm(new_id(), person, VoucherKind.TAXI, number=f"{place}"))
    assert manager.trips.book(lead, BookForm(trip, back)).left_off == ()
    assert manager.retention.review(lead) == ()
    with pytest.raises(UserError, match="has not left yet"):
        manager.erasures.pseudonymise(as_role(manager, Role.PROTECTION_OFFICER), people[0])
    leaves(manager, lead, *back)
    assert set(states(manager)) == {people[2]}
    assert [row.present for row in manager.presence.nights(lead, date(2026, 3, 10), date(2026, 3, 11))] == [1, 1]


def test_a_mark_of_somebody_who_left_is_refused_and_a_roll_call_closes_without_them(
    manager: Waystation, people: list[UUID], wall: Wall
) -> None:
    call, before = begun(manager), wall.at
    wall.on(hours=1)
    leaves(manager, manager.actor, people[0])
    wall.on(minutes=5)
    for state in (HERE, HOSPITAL):
        with pytest.raises(UserError, match="has left"):
            manager.presence.mark(manager.actor, MarkForm(new_id(), people[0], state))
    manager.presence.mark(manager.actor, MarkForm(new_id(), people[0], HOSPITAL, before))
    manager.roll_calls.close(manager.actor, call, (people[0], new_id(), people[1]))
    assert states(manager) == {people[1]: UNKNOWN, people[2]: HERE}
    _found_again(manager, people[1], wall)
    _read_twice(manager, people[2], wall)


def test_a_restricted_record_has_a_bed_and_is_known_to_be_here(
    manager: Waystation, people: list[UUID], room: UUID, wall: Wall
) -> None:
    manager.standings.restrict(manager.actor, StandingForm(new_id(), people[0], "asked for it"))
    assert into_bed(manager, people[0], 0) == bed_of(manager, people[0])
    wall.on(hours=1)
    manager.presence.mark(manager.actor, MarkForm(new_id(), people[0], HOSPITAL))
    assert states(manager)[people[0]] is HOSPITAL


def _found_again(manager: Waystation, person: UUID, wall: Wall) -> None:
    """Two roll-calls at once: found in the first, missed in the second, found again in the first."""
    first, second = begun(manager), begun(manager)
    for call, state in ((first, HERE), (second, UNKNOWN), (first, HERE)):
        wall.on(minutes=1)
        manager.roll_calls.mark(manager.actor, RollMarkForm(new_id(), call, person, state))
        assert states(manager)[person] is state


def _read_twice(manager: Waystation, person: UUID, wall: Wall) -> None:
    """A scanner that reads a card twice lets nobody out and in again."""
    code = number(manager, person)
    assert manager.gate.passed(manager.actor, GateForm(new_id(), code)).state is UNKNOWN
    wall.on(seconds=2)
    again = manager.gate.passed(manager.actor, GateForm(new_id(), code))
    assert (again.state, again.sentence) == (None, ALREADY_OUT)
    wall.on(seconds=20)
    assert manager.gate.passed(manager.actor, GateForm(new_id(), code)).state is HERE
    _court_is_not_for_the_guard(manager, person, code, wall)


def _court_is_not_for_the_guard(manager: Waystation, person: UUID, code: str, wall: Wall) -> None:
    wall.on(hours=1)
    court = AppointmentForm(new_id(), person, AppointmentKind.COURT, wall.at + timedelta(hours=1), place="Office 1")
    manager.appointments.plan(manager.actor, court)
    seen = manager.gate.passed(as_role(manager, Role.GATE), GateForm(new_id(), code))
    assert (seen.state, states(manager)[person]) == (PresenceState.APPOINTMENT, PresenceState.COURT)


def test_what_was_put_right_has_the_bed_again_and_no_task(
    manager: Waystation, people: list[UUID], room: UUID, wall: Wall
) -> None:
    lead, wrong, lost = manager.actor, new_id(), new_id()
    bed = into_bed(manager, people[0], 0)
    wall.on(hours=1)
    manager.presence.mark(lead, MarkForm(wrong, people[0], HOSPITAL, keep_until=date(2026, 3, 20)))
    manager.presence.mark(lead, MarkForm(lost, people[1], UNKNOWN))
    wall.on(hours=30)
    manager.roll_calls.close(lead, begun(manager))
    assert waiting(manager) == {TaskKind.ABSENT}
    for person in people[:2]:
        manager.presence.mark(lead, MarkForm(new_id(), person, HERE, wall.at - timedelta(hours=31)))
    sleeps = into_bed(manager, people[2], 1)
    manager.presence.mark(lead, MarkForm(new_id(), people[2], HERE))
    past = MarkForm(new_id(), people[2], HOSPITAL, wall.at - timedelta(hours=9), keep_until=date(2026, 3, 20))
    manager.presence.mark(lead, past)
    assert bed_of(manager, people[2]) == sleeps, "whoever is here lies in the bed"
    assert waiting(manager) == {TaskKind.ABSENT}, "a mark of the past that others followed changes nothing of now"
    assert bed_of(manager, people[0]) is None
    for event, at in ((wrong, wall.at - timedelta(hours=30)), (lost, wall.at - timedelta(hours=29))):
        manager.presence.correct(lead, CorrectionForm(new_id(), event, HERE, at, "was seen"))
    assert bed_of(manager, people[0]) == bed
    assert waiting(manager) == set()


def test_a_leave_put_right_is_over_and_one_nobody_went_on_ends_by_itself(
    manager: Waystation, people: list[UUID], wall: Wall
) -> None:
    lead, later = manager.actor, wall.at + timedelta(hours=2)
    manager.leaves.give(lead, LeaveForm(new_id(), people[0], wall.at, wall.at + timedelta(days=1)))
    manager.leaves.give(lead, LeaveForm(new_id(), people[1], later, later + timedelta(days=1)))
    given = next(row for row in manager.presence.story(lead, people[0]) if row.state is LEAVE)
    assert given.id is not None
    manager.presence.correct(lead, CorrectionForm(new_id(), given.id, HERE, wall.at, "did not go"))
    assert [row.person.id for row in manager.leaves.open(lead)] == [people[1]]
    wall.on(hours=3)
    manager.roll_calls.mark(lead, RollMarkForm(new_id(), begun(manager), people[1]))
    assert [row.person.id for row in manager.leaves.open(lead)] == [people[1]]
    assert manager.gate.passed(lead, GateForm(new_id(), number(manager, people[1]))).state is LEAVE
    manager.leaves.give(lead, LeaveForm(new_id(), people[2], wall.at + timedelta(hours=1), wall.at + timedelta(days=1)))
    wall.on(days=2)
    manager.roll_calls.close(lead, begun(manager))
    assert [row.person.id for row in manager.leaves.open(lead)] == [people[1]]
    assert waiting(manager) == {TaskKind.LEAVE_OVER}
    manager.leaves.give(lead, LeaveForm(new_id(), people[2], wall.at - timedelta(days=2), wall.at + timedelta(days=1)))


def test_from_leave_to_hospital_is_not_late_and_the_bed_is_kept_on(
    manager: Waystation, people: list[UUID], room: UUID, wall: Wall
) -> None:
    lead, bed = manager.actor, into_bed(manager, people[0], 0)
    wall.on(hours=1)
    manager.leaves.give(lead, LeaveForm(new_id(), people[0], wall.at, wall.at + timedelta(days=1)))
    wall.on(hours=1)
    manager.presence.mark(lead, MarkForm(new_id(), people[0], HOSPITAL, keep_until=date(2026, 3, 20)))
    wall.on(days=3)
    manager.roll_calls.close(lead, begun(manager))
    assert waiting(manager) == set()
    kept = manager.beds.place(lead, StayForm(new_id(), people[1], bed))
    assert not kept.done
    wall.on(hours=1)
    manager.presence.mark(lead, MarkForm(new_id(), people[0], HERE))
    assert bed_of(manager, people[0]) == bed
    assert manager.leaves.open(lead) == ()


def test_what_is_gone_or_far_out_of_range_is_told_in_a_sentence(manager: Waystation, people: list[UUID]) -> None:
    lead, nobody, trip = (
        manager.actor,
        new_id(),
        TripForm(new_id(), "Ambertown", datetime.now(UTC), 9, organisation=new_id()),
    )
    wrong: tuple[tuple[Callable[[], object], str], ...] = (
        (lambda: manager.arrivals.count_in(lead, CountForm(new_id(), nobody, on_list=False)), "not on this laptop"),
        (lambda: manager.trips.plan(lead, trip), "not on this laptop"),
        (lambda: manager.beds.place_party(lead, PartyForm((), (), nobody)), "Nobody was chosen"),
        (lambda: manager.beds.place_party(lead, PartyForm((new_id(),), tuple(people), nobody)), "Nobody was chosen"),
        (lambda: manager.presence.night(lead, date.max), "too large"),
        (lambda: manager.vouchers.till(lead, date.max), "too large"),
        (lambda: manager.places.save_building(lead, BuildingForm(new_id(), "B", position=1 << 70)), "too large"),
    )
    for act, sentence in wrong:
        with pytest.raises(UserError, match=sentence):
            act()
    assert manager.beds.rooms_for(lead, ()) == ()


def test_whoever_never_came_or_left_elsewhere_takes_no_bed_from_anybody(
    manager: Waystation, people: list[UUID], room: UUID, wall: Wall, group: UUID, tmp_path: Path
) -> None:
    """A count undone at the door; a bed given here while another laptop wrote the departure."""
    lead, extra = manager.actor, new_id()
    manager.arrivals.count_in(as_role(manager, Role.INTAKE), CountForm(extra, group, on_list=False))
    beds = [into_bed(manager, extra, 0), into_bed(manager, people[0], 1)]
    manager.arrivals.undo_count(as_role(manager, Role.INTAKE), extra)
    laptops, left = Laptops(manager, tmp_path), wall.at
    laptops.exchange()
    wall.on(hours=1)
    with laptops.other.transaction(lead.user, "record_departure") as session:
        session.get_one(Person, people[0]).departed_at = left
    laptops.exchange()
    laptops.close()
    assert people[0] not in states(manager)
    for person, bed in zip(people[1:], beds, strict=True):
        manager.beds.place(lead, StayForm(new_id(), person, bed, reason="agreed"))
        assert bed_of(manager, person) == bed
    assert all(row.room for row in manager.presence.sheet(lead).people)
    manager.beds.leave(lead, people[1])
    manager.places.save_bed(lead, BedForm(beds[0], closed_because="broken"))
