"""Orders of events that nobody planned: undone, twice, too late, on somebody who is not there, past midnight."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from sqlmodel import select

from app.card_forms import CardPrintForm
from app.check_forms import CheckForm
from app.clock import ClockWatch
from app.errors import UserError
from app.forms import AbsenceForm, CountForm, Decision, PersonForm
from app.importing import list_form
from app.rows import PersonRow, ScanMeaning
from app.supply_forms import IssueForm, ReceiptForm
from app.supply_rows import IssueKind
from app.token import ShortCode
from app.waystation import Waystation
from models.base import new_id
from models.codes import AbsenceReason, Arrival, CardState, ProposalKind, ProposalState, Role, Triage
from models.papers import Card
from models.values.number import PersonNumber
from printing.data import CardLayout
from tests.app.conftest import as_role, open_bus


def count(waystation: Waystation, group: UUID, **fields: object) -> PersonRow:
    form = CountForm(new_id(), group, on_list=False, **fields)  # type: ignore[arg-type]
    return waystation.arrivals.count_in(as_role(waystation, Role.INTAKE), form).person


def receive(waystation: Waystation, item: str, quantity: int) -> None:
    waystation.supplies.receive(as_role(waystation, Role.STORE), [ReceiptForm(new_id(), item, quantity)])


def listed(waystation: Waystation, group: UUID, text: str) -> tuple[PersonRow, ...]:
    intake = as_role(waystation, Role.INTAKE)
    waystation.lists.import_list(intake, list_form(group, text.encode()))
    return waystation.arrivals.list_of(intake, group)


def card_codes(waystation: Waystation, person: UUID | None) -> list[str]:
    with waystation.house.store.read() as session:
        cards = session.exec(select(Card).where(Card.person_id == person)).all()
    return [ShortCode(waystation.house.store.station, int(card.token)).digits for card in cards]


def test_an_extra_that_was_undone_is_not_counted_in_unseen(manager: Waystation, group: UUID) -> None:
    intake, form = as_role(manager, Role.INTAKE), CountForm(new_id(), group, on_list=False)
    manager.arrivals.count_in(intake, form)
    manager.arrivals.undo_count(intake, form.person)
    with pytest.raises(UserError):
        manager.arrivals.count_in(intake, form)
    with pytest.raises(UserError):
        manager.registration.register(intake, PersonForm(form.person, group, "Верасень"))


def test_a_count_is_not_undone_under_supplies_or_a_check(manager: Waystation, group: UUID) -> None:
    intake, store, medic = (as_role(manager, role) for role in (Role.INTAKE, Role.STORE, Role.MEDIC))
    receive(manager, "BLANKET", 5)
    given, seen = count(manager, group), count(manager, group)
    issue = manager.supplies.issue(store, IssueForm(new_id(), given.id, item="BLANKET")).issue
    manager.health.sign_check(medic, CheckForm(new_id(), seen.id))
    for person in (given, seen):
        with pytest.raises(UserError):
            manager.arrivals.undo_count(intake, person.id)
    assert issue is not None
    manager.supplies.undo_issue(store, issue)
    manager.arrivals.undo_count(intake, given.id)
    assert [row.word for row in manager.supplies.last_scans(store)] == ["Undone"]


def test_undo_of_a_count_leaves_alone_who_was_not_counted(manager: Waystation, group: UUID) -> None:
    intake = as_role(manager, Role.INTAKE)
    person = listed(manager, group, "№;Фамилия;Имя\n1;Верасень;Кірыл\n")[0].id
    manager.arrivals.mark_absent(intake, AbsenceForm(person, AbsenceReason.HOSPITAL, "driver"))
    row = manager.arrivals.undo_count(intake, person)
    assert (row.arrival, row.absence) == (Arrival.NOT_ARRIVED, AbsenceReason.HOSPITAL)


def test_the_colour_of_a_wrong_count_goes_with_its_undo(manager: Waystation, group: UUID) -> None:
    intake = as_role(manager, Role.INTAKE)
    person = listed(manager, group, "№;Фамилия;Имя\n1;Верасень;Кірыл\n")[0].id
    manager.arrivals.count_in(intake, CountForm(person, group, on_list=True, triage=Triage.GREEN))
    assert manager.arrivals.undo_count(intake, person).triage is Triage.NOT_YET


def test_a_cancelled_card_is_never_blank_again(manager: Waystation, group: UUID) -> None:
    intake = as_role(manager, Role.INTAKE)
    manager.card_acts.blank_cards(intake, 1)
    code = card_codes(manager, None)[0]
    person = count(manager, group, card=code)
    card = manager.people.open_person(intake, person.id).cards[0]
    manager.card_acts.cancel(manager.actor, card.id, "lost")
    manager.arrivals.undo_count(intake, person.id)
    assert manager.scans.open_code(intake, code).meaning is ScanMeaning.CANCELLED


def test_the_number_of_a_card_printed_for_another_is_not_given_again(manager: Waystation, group: UUID) -> None:
    intake = as_role(manager, Role.INTAKE)
    person = count(manager, group)
    manager.card_acts.print_cards(intake, CardPrintForm(group, (person.id,), CardLayout.A6))
    manager.arrivals.undo_count(intake, person.id)
    with pytest.raises(UserError) as caught:
        count(manager, group, card=person.number)
    assert caught.value.field == "card"
    assert count(manager, group).number != person.number


def test_the_highest_number_on_a_hand_does_not_stop_the_door(manager: Waystation, group: UUID) -> None:
    count(manager, group, card=str(PersonNumber(123, 99_999)))
    assert count(manager, group).number == str(PersonNumber(123, 1))
    count(manager, group, card=str(PersonNumber(123, 3)))
    assert [count(manager, group).number for _ in range(2)] == [str(PersonNumber(123, n)) for n in (2, 4)]


def test_blank_cards_beyond_the_last_number_are_refused_in_words(manager: Waystation, group: UUID) -> None:
    intake = as_role(manager, Role.INTAKE)
    count(manager, group, card=str(PersonNumber(123, 99_990)))
    assert manager.card_acts.blank_cards(intake, 12).draw(None).pdf
    numbers = [str(PersonNumber(123, n)) for n in range(1, 99_990)]
    assert str(count(manager, group).number) in numbers


def test_the_number_of_a_blank_card_is_told(manager: Waystation, group: UUID) -> None:
    intake = as_role(manager, Role.INTAKE)
    manager.card_acts.blank_cards(intake, 1)
    code = card_codes(manager, None)[0]
    assert manager.arrivals.blank_number(intake, code) == str(PersonNumber(123, 1))
    count(manager, group, card=code)
    assert manager.arrivals.blank_number(intake, code) == ""
    assert manager.arrivals.blank_number(intake, "12345") == ""


def test_a_remark_confirmed_too_late_does_not_undo_a_count(manager: Waystation, group: UUID) -> None:
    intake = as_role(manager, Role.INTAKE)
    people = listed(manager, group, "№;Фамилия;Имя;Заўвагі\n1;Верасень;Кірыл;не прыехаў, адмовіўся выязджаць\n")
    waiting = [row for row in manager.proposals.waiting(intake, group) if row.kind is ProposalKind.NOT_ARRIVED]
    assert waiting
    manager.arrivals.count_in(intake, CountForm(people[0].id, group, on_list=True))
    manager.proposals.decide(intake, [Decision(row.id, ProposalState.CONFIRMED) for row in waiting])
    assert manager.arrivals.list_of(intake, group)[0].arrival is Arrival.COUNTED


def test_nothing_is_given_to_a_record_that_was_undone(manager: Waystation, group: UUID) -> None:
    store = as_role(manager, Role.STORE)
    receive(manager, "BLANKET", 1)
    person = count(manager, group)
    manager.arrivals.undo_count(as_role(manager, Role.INTAKE), person.id)
    for to in (person.id, person.number):
        done = manager.supplies.issue(store, IssueForm(new_id(), to, item="BLANKET", anyway=True))
        assert done.kind is IssueKind.STOP
    assert manager.supplies.balance(store, "BLANKET") == 1


def test_a_form_that_was_taken_back_or_was_for_another_gives_nothing(manager: Waystation, group: UUID) -> None:
    store = as_role(manager, Role.STORE)
    receive(manager, "BLANKET", 5)
    one, other = count(manager, group), count(manager, group)
    form = IssueForm(new_id(), one.id, item="BLANKET")
    manager.supplies.issue(store, form)
    with pytest.raises(UserError):
        manager.supplies.issue(store, IssueForm(form.id, other.id, item="BLANKET"))
    manager.supplies.undo_issue(store, form.id)
    with pytest.raises(UserError):
        manager.supplies.issue(store, form)
    assert manager.supplies.balance(store, "BLANKET") == 5


def test_what_was_owed_is_owed_again_when_the_giving_is_undone(manager: Waystation, group: UUID) -> None:
    intake, store = as_role(manager, Role.INTAKE), as_role(manager, Role.STORE)
    person = count(manager, group)
    manager.supplies.issue(store, IssueForm(new_id(), person.id, kit="KIT-ARR"))
    owed = manager.people.open_person(intake, person.id).owed
    assert "Blanket, 1" in owed
    receive(manager, "BLANKET", 5)
    blanket = manager.supplies.issue(store, IssueForm(new_id(), person.id, item="BLANKET")).issue
    assert "Blanket, 1" not in manager.people.open_person(intake, person.id).owed
    assert blanket is not None
    manager.supplies.undo_issue(store, blanket)
    assert sorted(manager.people.open_person(intake, person.id).owed) == sorted(owed)


@pytest.mark.parametrize("quantity", [0, -1, 10**30])
def test_a_quantity_nobody_has_is_refused(manager: Waystation, group: UUID, quantity: int) -> None:
    store, person = as_role(manager, Role.STORE), count(manager, group)
    with pytest.raises(UserError) as caught:
        manager.supplies.issue(store, IssueForm(new_id(), person.id, item="BLANKET", quantity=quantity, anyway=True))
    assert caught.value.field == "quantity"


def test_a_card_ends_with_the_day_on_the_wall(
    manager: Waystation, group: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    import time

    monkeypatch.setenv("TZ", "Europe/Vilnius")
    time.tzset()
    try:
        now = [datetime(2026, 6, 1, 22, 30, tzinfo=UTC)]  # half past one in the morning of 2 June
        manager.house.clock = lambda: now[0]
        manager.house.watch = ClockWatch(lambda: now[0], None, lambda: now[0].timestamp())  # weeks went by, no jump
        intake = as_role(manager, Role.INTAKE)
        person = count(manager, group)
        manager.card_acts.print_cards(intake, CardPrintForm(group, (person.id,), CardLayout.A6))
        code = card_codes(manager, person.id)[0]
        now[0] = datetime(2026, 7, 2, 20, 59, tzinfo=UTC)  # a minute before midnight of the last day
        assert manager.scans.open_code(intake, code).meaning is ScanMeaning.PERSON
        now[0] += timedelta(minutes=2)
        assert manager.scans.open_code(intake, code).meaning is ScanMeaning.EXPIRED
        manager.registration.register(intake, PersonForm(person.id, group, "Верасень"))
        assert manager.card_acts.print_cards(intake, CardPrintForm(group, layout=CardLayout.A6)).count == 1
        states = [card.state for card in manager.people.open_person(intake, person.id).cards]
        assert states == [CardState.ISSUED, CardState.EXPIRED]
    finally:
        monkeypatch.undo()
        time.tzset()


def test_a_clock_put_back_between_acts_changes_no_order(manager: Waystation, group: UUID) -> None:
    intake, now = as_role(manager, Role.INTAKE), [datetime(2026, 6, 1, 12, tzinfo=UTC)]
    manager.house.clock = lambda: now[0]
    first = count(manager, group)
    now[0] -= timedelta(days=400)
    second = count(manager, group)
    board = manager.tonight.board(intake, group)
    assert [row.id for row in manager.arrivals.list_of(intake, group)] == [first.id, second.id]
    assert board.register.longest is not None
    assert board.register.longest >= 0


def test_cards_for_people_of_another_group_are_theirs(manager: Waystation, group: UUID) -> None:
    intake = as_role(manager, Role.INTAKE)
    other = open_bus(manager, intake, None)
    person = count(manager, other)
    assert manager.card_acts.print_cards(intake, CardPrintForm(group, (person.id, person.id), CardLayout.A6)).count == 1
    assert manager.tonight.board(intake, other).counts.expected == 0
