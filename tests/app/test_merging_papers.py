"""What leaves the program about a person of two records: cards, lists, exports, the own record, erasure."""

from __future__ import annotations

import json
from uuid import UUID

from sqlmodel import select

from app.card_forms import CardPrintForm
from app.exporting import HEAD
from app.forms import CountForm, PersonForm, TwinForm
from app.rights.forms import ErasureForm
from app.rosters import RosterForm
from app.supply_forms import GroupIssueForm
from app.waystation import Waystation
from models.base import new_id
from models.codes import Answer, CardState, RetentionArea, Role, RosterKind
from models.papers import Card
from models.values.number import PersonNumber
from printing.data import CardLayout
from tests.app.conftest import as_role
from tests.app.test_exporting import agreed, read_back
from tests.app.test_merging import join, register, stocked, two


def test_the_roster_and_the_list_for_the_authority_name_the_person_once(manager: Waystation, group: UUID) -> None:
    intake, (one, other) = as_role(manager, Role.INTAKE), two(manager, group)
    register(manager, group, "Жывіца", "Ігар")
    assert manager.rosters.paper(intake, RosterForm(RosterKind.NAMES, group)).count == 3
    join(manager, one, other)
    assert manager.rosters.paper(intake, RosterForm(RosterKind.NAMES, group)).count == 2
    assert manager.rosters.paper(intake, RosterForm(RosterKind.HAND_OVER, group)).count == 2
    assert manager.rosters.paper(intake, RosterForm(RosterKind.HAND_OVER, group)).draw(None).pages == 1


def test_an_active_card_of_either_record_is_printed_again_and_no_other(manager: Waystation, group: UUID) -> None:
    intake, (one, other) = as_role(manager, Role.INTAKE), two(manager, group)
    manager.card_acts.print_cards(intake, CardPrintForm(group, (one,), CardLayout.A6))
    join(manager, one, other, keep=other)
    assert manager.card_acts.print_cards(intake, CardPrintForm(group, (one, other), CardLayout.A6)).count == 1
    assert [card.state for card in manager.people.open_person(intake, one).cards] == [CardState.ISSUED]
    assert manager.registration.open_sheet(intake, other).active_card


def test_a_blank_card_that_is_bound_takes_the_place_of_the_cards_of_both(manager: Waystation, group: UUID) -> None:
    intake, (one, other) = as_role(manager, Role.INTAKE), two(manager, group)
    manager.card_acts.print_cards(intake, CardPrintForm(group, (one, other), CardLayout.A6))
    manager.card_acts.blank_cards(intake, 1)
    with manager.house.store.read() as session:
        blank = session.exec(select(Card).where(Card.state == CardState.BLANK)).one()
        number = str(PersonNumber(blank.station_number, blank.running_number))
    join(manager, one, other, keep=one)
    manager.registration.bind_card(intake, one, number)
    states = sorted(card.state for card in manager.people.open_person(intake, other).cards)
    assert states == sorted([CardState.ISSUED, CardState.REPLACED, CardState.REPLACED])


def test_the_kit_for_the_group_is_given_once_to_a_person_listed_twice(manager: Waystation, group: UUID) -> None:
    store, (one, other) = as_role(manager, Role.STORE), two(manager, group)
    stocked(manager)
    join(manager, one, other)
    done = manager.supplies.issue_to_group(store, GroupIssueForm(new_id(), group, "KIT-ARR"))
    assert done.given == 1
    again = manager.supplies.issue_to_group(store, GroupIssueForm(new_id(), group, "KIT-ARR"))
    assert (again.given, len(again.skipped)) == (0, 1)


def test_the_own_record_tells_of_both_records(manager: Waystation, group: UUID) -> None:
    officer, (one, other) = as_role(manager, Role.PROTECTION_OFFICER), two(manager, group)
    before = json.loads(manager.own_records.data(officer, one).data)["tables"]["personname"]
    join(manager, one, other)
    told = json.loads(manager.own_records.data(officer, one).data)["tables"]["personname"]
    assert (len(before), len(told)) == (1, 2)


def test_erasing_the_names_of_a_person_erases_those_of_both_records(manager: Waystation, group: UUID) -> None:
    intake, (one, other) = as_role(manager, Role.INTAKE), two(manager, group)
    join(manager, one, other)
    form = ErasureForm(one, RetentionArea.PERSON, "asked to be forgotten")
    manager.erasures.erase(as_role(manager, Role.PROTECTION_OFFICER), form)
    assert manager.people.find(intake, "Verasen") == ()


def test_a_row_of_the_list_that_is_somebody_counted_already_needs_no_explaining(
    manager: Waystation, group: UUID
) -> None:
    intake = as_role(manager, Role.INTAKE)
    listed, came = new_id(), new_id()
    for person in (listed, came):
        manager.arrivals.count_in(intake, CountForm(person, group, on_list=True))
        manager.registration.register(intake, PersonForm(person, group, "Верасень", "Ганна"))
    before = manager.tonight.board(intake, group).counts
    assert (before.listed, before.counted, before.doubled) == (2, 2, 0)
    manager.twins.decide(intake, TwinForm(new_id(), listed, came, Answer.YES))
    after = manager.tonight.board(intake, group).counts
    assert (after.listed, after.counted, after.doubled) == (2, 1, 1)
    assert manager.arrivals.count_in(intake, CountForm(listed, group, on_list=True)).counted == 1


def test_the_export_has_one_line_for_a_person_of_two_records(manager: Waystation, group: UUID) -> None:
    one, other = two(manager, group)
    assert len(read_back(manager.exporting.people(manager.actor, agreed(manager)))) == 3
    join(manager, one, other, keep=other)
    lines = read_back(manager.exporting.people(manager.actor, agreed(manager)))
    assert [line[HEAD.index("family")].value for line in lines[1:]] == ["Verasen"]
