from dataclasses import replace
from uuid import UUID

import pytest

from app.check_forms import CheckForm
from app.errors import UserError
from app.forms import CountForm
from app.supply_forms import GroupIssueForm, IssueForm, ReceiptForm
from app.supply_rows import IssueKind
from app.waystation import Waystation
from models.base import new_id
from models.codes import Instruction, MovementKind, Role
from tests.app.conftest import as_role

KIT = ("WATER05", "SNACK", "BLANKET", "KIT-HYG", "SIM", "LEAFLET")


def stocked(waystation: Waystation, each: int = 10) -> None:
    forms = [ReceiptForm(new_id(), code, each, "opening count") for code in KIT]
    waystation.supplies.receive(as_role(waystation, Role.STORE), forms)


def somebody(waystation: Waystation, group: UUID) -> tuple[UUID, str]:
    row = waystation.arrivals.count_in(
        as_role(waystation, Role.INTAKE), CountForm(new_id(), group, on_list=False)
    ).person
    return row.id, row.number


def test_one_scan_gives_the_kit_and_one_undo_takes_it_back(manager: Waystation, group: UUID) -> None:
    store = as_role(manager, Role.STORE)
    stocked(manager)
    _, number = somebody(manager, group)
    done = manager.supplies.issue(store, IssueForm(new_id(), number, kit="KIT-ARR"))
    assert done.kind is IssueKind.GIVEN
    assert next((line.item, line.quantity, line.state) for line in done.lines) == ("WATER05", 2, "given")
    assert manager.supplies.balance(store, "WATER05") == 8
    assert done.issue is not None
    assert manager.supplies.undo_issue(store, done.issue) == 1
    assert manager.supplies.undo_issue(store, done.issue) == 0
    assert manager.supplies.balance(store, "WATER05") == 10
    kinds = [row.kind for row in manager.supplies.ledger(store, "WATER05")]
    assert kinds == [MovementKind.RECEIPT, MovementKind.ISSUE, MovementKind.REVERSAL]
    assert [row.balance for row in manager.supplies.ledger(store, "WATER05")] == [10, 8, 10]


def test_the_same_form_twice_gives_once(manager: Waystation, group: UUID) -> None:
    store = as_role(manager, Role.STORE)
    stocked(manager)
    _, number = somebody(manager, group)
    form = IssueForm(new_id(), number, kit="KIT-ARR")
    first, second = manager.supplies.issue(store, form), manager.supplies.issue(store, form)
    assert second.kind is IssueKind.GIVEN
    assert {line.item for line in second.lines} == {line.item for line in first.lines}
    assert manager.supplies.balance(store, "BLANKET") == 9


def test_a_second_kit_is_asked_about(manager: Waystation, group: UUID) -> None:
    store = as_role(manager, Role.STORE)
    stocked(manager)
    _, number = somebody(manager, group)
    manager.supplies.issue(store, IssueForm(new_id(), number, kit="KIT-ARR"))
    asked = manager.supplies.issue(store, IssueForm(new_id(), number, kit="KIT-ARR"))
    assert asked.kind is IssueKind.ASK
    assert asked.person is not None
    given = manager.supplies.issue(store, IssueForm(new_id(), number, kit="KIT-ARR", anyway=True))
    assert given.kind is IssueKind.GIVEN


def test_what_is_missing_is_owed_and_settled_later(manager: Waystation, group: UUID) -> None:
    store, intake = as_role(manager, Role.STORE), as_role(manager, Role.INTAKE)
    manager.supplies.receive(store, [ReceiptForm(new_id(), "WATER05", 2)])
    person, number = somebody(manager, group)
    done = manager.supplies.issue(store, IssueForm(new_id(), number, kit="KIT-ARR"))
    assert {line.state for line in done.lines} == {"given", "owed"}
    assert "Blanket, 1" in manager.people.open_person(intake, person).owed
    manager.supplies.receive(store, [ReceiptForm(new_id(), "BLANKET", 5)])
    manager.supplies.issue(store, IssueForm(new_id(), number, item="BLANKET"))
    assert "Blanket, 1" not in manager.people.open_person(intake, person).owed


def test_whoever_must_not_eat_gets_the_kit_without_food(medic: Waystation) -> None:
    from tests.app.conftest import open_bus

    group = open_bus(medic, as_role(medic, Role.INTAKE))
    stocked(medic)
    store = as_role(medic, Role.STORE)
    person, number = somebody(medic, group)
    hold = CheckForm(new_id(), person, instructions=(Instruction.NO_FOOD_BEFORE_CLINICIAN,))
    medic.health.sign_check(medic.actor, hold)
    done = medic.supplies.issue(store, IssueForm(new_id(), number, kit="KIT-ARR"))
    assert {line.item: line.state for line in done.lines}["SNACK"] == "held"
    single = medic.supplies.issue(store, IssueForm(new_id(), number, item="SNACK", anyway=True))
    assert single.kind is IssueKind.ASK
    assert medic.supplies.balance(store, "SNACK") == 10
    medic.health.sign_check(medic.actor, replace(medic.health.open_check(medic.actor, person).form, instructions=()))
    assert medic.supplies.issue(store, IssueForm(new_id(), number, item="SNACK")).kind is IssueKind.GIVEN


def test_the_whole_group_gets_its_kit_in_one_act_and_one_undo(manager: Waystation, group: UUID) -> None:
    store = as_role(manager, Role.STORE)
    stocked(manager, each=2)
    for _ in range(3):
        somebody(manager, group)
    form = GroupIssueForm(new_id(), group, "KIT-ARR")
    done = manager.supplies.issue_to_group(store, form)
    assert done.given == 3
    assert dict(done.owed)["Blanket"] == 1
    assert manager.tonight.board(store, group).counts.supplied == 3
    again = manager.supplies.issue_to_group(store, GroupIssueForm(new_id(), group, "KIT-ARR"))
    assert (again.given, len(again.skipped)) == (0, 3)
    assert manager.supplies.undo_issue(store, form.id) == 3
    assert manager.supplies.balance(store, "BLANKET") == 2


def test_nonsense_is_a_stop_that_shows_nobody(manager: Waystation, group: UUID) -> None:
    stopped = manager.supplies.issue(as_role(manager, Role.STORE), IssueForm(new_id(), "123-00001-11", kit="KIT-ARR"))
    assert stopped.kind is IssueKind.STOP
    assert stopped.person is None


def test_quantities_are_whole_and_above_nothing(manager: Waystation, group: UUID) -> None:
    store = as_role(manager, Role.STORE)
    with pytest.raises(UserError):
        manager.supplies.receive(store, [ReceiptForm(new_id(), "BLANKET", 0)])
    _, number = somebody(manager, group)
    with pytest.raises(UserError):
        manager.supplies.issue(store, IssueForm(new_id(), number, item="BLANKET", quantity=-3))
    assert manager.supplies.balance(store, "BLANKET") == 0


def test_the_stock_shows_kits_by_their_scarcest_part(manager: Waystation) -> None:
    stocked(manager, each=9)
    rows = {row.code: row for row in manager.supplies.stock(as_role(manager, Role.STORE))}
    assert rows["KIT-ARR"].balance == 4
    assert rows["BLANKET"].low
