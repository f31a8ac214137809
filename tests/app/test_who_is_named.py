"""Who may read the name of somebody who is not here, and what the last scans remember."""

from uuid import UUID

from app.forms import CountForm, Decision
from app.importing import list_form
from app.night import demo_list
from app.supply_forms import IssueForm
from app.waystation import Waystation
from models.base import new_id
from models.codes import ProposalKind, ProposalState, Role
from tests.app.conftest import as_role


def test_the_store_reads_no_name_of_somebody_only_expected(manager: Waystation, group: UUID) -> None:
    manager.lists.import_list(as_role(manager, Role.INTAKE), list_form(group, demo_list()))
    store = as_role(manager, Role.STORE)
    assert not any(row.name.short for row in manager.arrivals.list_of(store, group))
    assert manager.people.find(store, "Верасень") == ()
    assert manager.people.find(as_role(manager, Role.MEDIC), "Верасень")


def test_a_medic_neither_sees_nor_confirms_who_did_not_arrive(manager: Waystation, group: UUID) -> None:
    intake, medic = as_role(manager, Role.INTAKE), as_role(manager, Role.MEDIC)
    manager.lists.import_list(intake, list_form(group, demo_list()))
    absent = [row for row in manager.proposals.waiting(intake, group) if row.kind is ProposalKind.NOT_ARRIVED]
    assert len(absent) == 1
    assert not [row for row in manager.proposals.waiting(medic, group) if row.kind is ProposalKind.NOT_ARRIVED]
    assert manager.proposals.decide(medic, [Decision(absent[0].id, ProposalState.CONFIRMED)]) == 0
    assert manager.tonight.board(intake, group).counts.absent == 0


def test_the_last_scans_remember_what_was_asked_and_stopped(manager: Waystation, group: UUID) -> None:
    store = as_role(manager, Role.STORE)
    person = manager.arrivals.count_in(as_role(manager, Role.INTAKE), CountForm(new_id(), group, on_list=False)).person
    manager.supplies.issue(store, IssueForm(new_id(), person.number, kit="KIT-ARR"))
    manager.supplies.issue(store, IssueForm(new_id(), person.number, kit="KIT-ARR"))
    manager.supplies.issue(store, IssueForm(new_id(), "123-00001-11", kit="KIT-ARR"))
    scans = manager.supplies.last_scans(store)
    assert [scan.word for scan in scans] == ["Stopped", "Asked", "Given"]
    assert scans[0].who == ""
