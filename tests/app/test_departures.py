"""Who leaves for good: what follows in the same act, what is refused, and how it is taken back."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest

from app.card_forms import CardPrintForm
from app.carried import BelongingForm
from app.consents import ConsentForm
from app.errors import UserError
from app.family_rows import FamilyForm, MemberForm
from app.onward.departure_forms import DepartForm, GoingForm, UndoForm
from app.onward.forms import BookForm
from app.onward.rules import TravelStop
from app.presence.reading import states_at
from app.rights.forms import StandingForm
from app.shelter.forms import StayForm
from app.tasks import TaskForm
from app.waystation import Waystation, utc_now
from models.appointments import Appointment
from models.base import new_id
from models.codes import (
    Answer,
    AppointmentKind,
    BelongingKind,
    ConsentMethod,
    ConsentPurpose,
    ConsentState,
    Custody,
    DepartureReason,
    Destination,
    PresenceState,
    Relation,
    Role,
    TaskKind,
)
from models.person import Person
from tests.app.conftest import as_role
from tests.app.test_attack_trust import everything
from tests.app.test_beds import beds, house, lying, placed, somebody
from tests.app.test_exchange_laptops import carry
from tests.app.test_trips import arrive, book, leave, planned, second, tick, where

__all__ = ["house", "second"]  # fixtures
AWAY = DepartureReason.OTHER_CITY_PROGRAM


def going(person: UUID, **more: object) -> GoingForm:
    return GoingForm(new_id(), person, **more)  # type: ignore[arg-type]


def form(*people: GoingForm, **more: object) -> DepartForm:
    return DepartForm(people, AWAY, Destination.LT_ADDRESS, **more)  # type: ignore[arg-type]


def consents(waystation: Waystation, person: UUID) -> None:
    asked = ConsentForm(new_id(), person, ConsentPurpose.FOLLOW_UP, ConsentState.GIVEN, ConsentMethod.SIGNED)
    waystation.consents.record(as_role(waystation, Role.INTAKE), asked)


def test_bed_card_presence_and_seats_end_in_one_act(manager: Waystation, house: UUID, group: UUID) -> None:
    lead, person = manager.actor, somebody(manager, group, "Aa")
    placed(manager, person, beds(manager)[0].id)
    manager.card_acts.print_cards(lead, CardPrintForm(group, (person,)))
    trip = planned(manager)
    book(manager, trip, person)
    before = manager.departures.sheet(lead, (person,)).going[0]
    assert (before.has_card, before.in_bed, before.may_be_reached) == (True, True, False)
    (row,) = manager.departures.depart(lead, form(going(person)))
    assert (row.reason, row.person.carded) == (AWAY, False)
    assert lying(manager) == {}
    assert where(manager) == {}
    assert manager.trips.sheet(lead, trip).row.booked == 0
    assert [each.id for each in manager.departures.sheet(lead, (person,)).gone] == [person]
    with pytest.raises(UserError, match="has left already"):
        manager.departures.depart(lead, form(going(person)))
    assert manager.departures.latest(lead) == manager.departures.of(lead, person)


def test_a_contact_needs_consent_and_what_is_kept_needs_a_word(manager: Waystation, group: UUID) -> None:
    lead, a, b = manager.actor, somebody(manager, group, "Aa"), somebody(manager, group, "Bb")
    one = going(a, contact="+370 600 00000")
    with pytest.raises(UserError, match="Without their consent"):
        manager.departures.depart(lead, form(going(b), one))
    assert set(where(manager)) == {a, b}
    consents(manager, a)
    bag = BelongingForm(new_id(), a, BelongingKind.BAG, "grey bag", custody=Custody.CENTRE_SAFE)
    manager.belongings.save(lead, bag)
    assert len(manager.departures.sheet(lead, (a,)).going[0].kept.belongings) == 1
    with pytest.raises(UserError, match="still kept here"):
        manager.departures.depart(lead, form(one))
    with pytest.raises(UserError, match="still kept here"):
        manager.departures.depart(lead, form(going(a, items_returned=Answer.YES), note="fetched on Monday"))
    rows = manager.departures.depart(lead, form(one, going(b), note="fetched on Monday"))
    assert sorted(row.contact for row in rows) == ["", "+370 600 00000"]


def test_what_is_open_goes_to_a_named_owner(manager: Waystation, group: UUID) -> None:
    lead, person = manager.actor, somebody(manager, group, "Aa")
    manager.tasks.write_task(lead, TaskForm(new_id(), "Ask about the school", Role.CASE, person))
    soon = utc_now() + timedelta(days=1)
    with manager.house.store.transaction(lead.user, "register") as session:
        for kind in (AppointmentKind.HEALTH, AppointmentKind.LAWYER):
            session.add(Appointment(id=new_id(), person_id=person, kind=kind, starts_at=soon, place="Vilnius"))
    row = manager.departures.sheet(lead, (person,)).going[0]
    assert ([task.what for task in row.tasks], [each.health for each in row.appointments]) == (
        ["Ask about the school"],
        [True, False],
    )
    manager.departures.depart(lead, form(going(person), owner=lead.user))
    handed = [task for task in manager.tasks.open_tasks(lead) if task.kind is TaskKind.HANDED_ON]
    assert [(task.what, task.due_at) for task in handed] == [
        ("Departed. Open tasks: 1, appointments: 2. Hand them on.", soon)
    ]
    assert "Vilnius" not in handed[0].what


def test_taken_back_as_a_mistake_or_because_they_came_back(manager: Waystation, house: UUID, group: UUID) -> None:
    lead, a, b = manager.actor, somebody(manager, group, "Aa"), somebody(manager, group, "Bb")
    manager.card_acts.print_cards(lead, CardPrintForm(group, (a, b)))
    rows = manager.departures.depart(lead, form(going(a), going(b)))
    by_person = {row.person.id: row.id for row in rows}
    moment = manager.house.now()
    with pytest.raises(UserError, match="only with a reason"):
        manager.departures.undo(lead, UndoForm(by_person[a], " "))
    undone = manager.departures.undo(lead, UndoForm(by_person[a], "wrong person"))
    assert (undone.voided, undone.void_reason, undone.person.carded) == (True, "wrong person", True)
    manager.departures.undo(lead, UndoForm(by_person[b], "came back", came_back=True))
    assert set(where(manager).values()) == {PresenceState.PRESENT}
    with manager.house.store.read() as session:
        assert set(states_at(session, moment)) == {a}
        assert session.get_one(Person, b).departed_at is None
    with pytest.raises(UserError, match="was taken back"):
        manager.departures.undo(lead, UndoForm(by_person[a], "again"))
    assert manager.departures.depart(lead, form(going(a)))


def test_a_family_or_a_trip_leaves_in_one_act_and_lives_where_the_trip_arrives(
    manager: Waystation, second: Waystation, house: UUID, group: UUID
) -> None:
    mother, son, other = (somebody(manager, group, name) for name in ("Ma", "Mb", "Nn"))
    members = (MemberForm(mother, Relation.FOCAL), MemberForm(son, Relation.CHILD))
    manager.families.make_family(as_role(manager, Role.INTAKE), FamilyForm(new_id(), members, Answer.YES))
    lead = manager.actor
    assert manager.departures.sheet(lead, (mother,)).going[0].kin == (son,)
    trip = planned(manager, for_good=True)
    book(manager, trip, mother, son, other)
    manager.beds.place(lead, StayForm(new_id(), son, beds(manager)[0].id))
    manager.card_acts.print_cards(lead, CardPrintForm(group, (son,)))
    tick(manager, trip, mother, son)
    leave(manager, trip, "stays")
    assert lying(manager) == {}
    people = [row.person.id for row in manager.departures.sheet(lead, (trip,)).going]
    assert set(people) == {mother, son}
    manager.departures.depart(lead, form(*(going(each) for each in people), trip=trip))
    assert set(where(manager)) == {other}
    carry(manager, second)
    tick(second, trip, mother, son)
    arrive(second, trip, here=True)
    assert set(where(second)) == {mother, son, other}
    carry(second, manager)
    assert set(where(manager)) == {mother, son, other}
    (later,) = manager.departures.depart(lead, form(going(mother)))
    manager.departures.undo(lead, UndoForm(later.id, "not yet"))
    assert [row.voided for row in manager.departures.of(lead, mother)] == [True, False]
    assert set(where(manager)) == {mother, son, other}


def test_who_has_left_waits_nowhere_and_is_given_nothing_unasked(manager: Waystation, group: UUID) -> None:
    lead, a, b = manager.actor, somebody(manager, group, "Aa"), somebody(manager, group, "Bb")
    assert {row.id for row in manager.health.queue(lead, group)} == {a, b}
    manager.departures.depart(lead, form(going(a)))
    assert [row.id for row in manager.health.queue(lead, group)] == [b]
    with pytest.raises(UserError, match="Nobody is waiting"):
        manager.card_acts.print_cards(lead, CardPrintForm(group, (a,)))
    board = manager.tonight.board(lead, group)
    assert [len(queue.people) for queue in (board.cards, board.health)] == [1, 1]


def test_an_erased_departure_says_nothing(manager: Waystation, group: UUID) -> None:
    officer, person = as_role(manager, Role.PROTECTION_OFFICER), somebody(manager, group, "Aa")
    consents(manager, person)
    words = {"place": "canarytown", "handed_to": "canaryoffice", "note": "canarynote"}
    manager.departures.depart(manager.actor, form(going(person, contact="canary@phone"), **words))
    assert "canarytown" in everything(manager)
    manager.erasures.pseudonymise(officer, person)
    assert "canary" not in everything(manager)
    (row,) = manager.departures.of(officer, person)
    assert (row.reason, row.destination, row.contact) == (AWAY, Destination.UNKNOWN, "")


def test_two_laptops_write_one_departure_each_and_both_are_taken_back(
    manager: Waystation, second: Waystation, group: UUID
) -> None:
    person = somebody(manager, group, "Aa")
    carry(manager, second)
    for laptop in (manager, second):
        laptop.departures.depart(as_role(laptop, Role.MANAGER), form(going(person)))
    carry(second, manager)
    carry(manager, second)
    for laptop in (manager, second):
        assert len(laptop.departures.of(as_role(laptop, Role.MANAGER), person)) == 2
        assert where(laptop) == {}
    row = manager.departures.of(manager.actor, person)[0]
    manager.departures.undo(manager.actor, UndoForm(row.id, "wrong person"))
    carry(manager, second)
    for laptop in (manager, second):
        assert all(each.voided for each in laptop.departures.of(as_role(laptop, Role.MANAGER), person))
        assert where(laptop) == {person: PresenceState.PRESENT}


def test_a_restricted_record_gets_no_seat_but_may_leave(manager: Waystation, group: UUID) -> None:
    lead, a, b = manager.actor, somebody(manager, group, "Aa"), somebody(manager, group, "Bb")
    manager.standings.restrict(lead, StandingForm(new_id(), a, "The person asked for it in writing"))
    booked = manager.trips.book(lead, BookForm(planned(manager), group=group))
    assert [(row.person.id, row.stop) for row in booked.left_off] == [(a, TravelStop.RESTRICTED)]
    manager.departures.depart(lead, form(going(a), going(b)))
    assert where(manager) == {}
