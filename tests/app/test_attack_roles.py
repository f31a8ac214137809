"""What a role must not see or undo, asked for in roundabout ways; and two desks at once on one register."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from uuid import UUID

import pytest

from app.card_forms import CardPrintForm
from app.errors import StorageTrouble, UserError
from app.forms import AbsenceForm, CountForm
from app.importing import list_form
from app.night import SITE
from app.supply_forms import IssueForm, ReceiptForm
from app.supply_rows import IssueKind
from app.waystation import DATABASE, UNFINISHED, Waystation, first_run, is_set_up
from models.base import new_id
from models.codes import AbsenceReason, Role
from printing.data import CardLayout
from tests.app.conftest import FLOOR, WORDS, Centre, as_role, open_bus


def test_the_page_of_an_absent_person_names_nobody_to_a_medic(medic: Waystation) -> None:
    intake = as_role(medic, Role.INTAKE)
    group = open_bus(medic, intake)
    medic.lists.import_list(intake, list_form(group, "№;Фамилия;Имя\n1;Верасень;Кірыл\n".encode()))
    person = medic.arrivals.list_of(intake, group)[0].id
    medic.arrivals.mark_absent(intake, AbsenceForm(person, AbsenceReason.KEPT_BACK, "escort"))
    page = medic.people.open_person(medic.actor, person)
    assert (page.names, page.person.name.short, page.person.absence) == ((), "", None)
    assert medic.people.open_person(intake, person).names


def test_two_desks_at_once_give_each_number_card_and_print_once(manager: Waystation, group: UUID) -> None:
    intake, store = as_role(manager, Role.INTAKE), as_role(manager, Role.STORE)
    with ThreadPoolExecutor(4) as desks:
        forms = [CountForm(new_id(), group, on_list=False) for _ in range(12)]
        people = [row.person for row in desks.map(lambda form: manager.arrivals.count_in(intake, form), forms)]
        manager.supplies.receive(store, [ReceiptForm(new_id(), "BLANKET", 1)])
        wanted = [IssueForm(new_id(), person.id, item="BLANKET") for person in people]
        given = list(desks.map(lambda form: manager.supplies.issue(store, form).kind, wanted))
        list(
            desks.map(
                lambda p: manager.card_acts.print_cards(intake, CardPrintForm(group, (p.id,), CardLayout.A6)), people
            )
        )
    assert len({person.number for person in people}) == len(forms)
    assert sorted(given) == [IssueKind.ASK] * 11 + [IssueKind.GIVEN]
    assert manager.supplies.balance(store, "BLANKET") == 0
    prints = [row.number for row in manager.papers.print_log(intake)]
    assert sorted(prints) == list(range(1, 13))


def test_a_first_run_that_broke_off_is_begun_anew_and_a_whole_one_is_not(tmp_path: Path) -> None:
    (tmp_path / UNFINISHED).write_bytes(b"half")
    (tmp_path / DATABASE).write_bytes(b"half")
    assert not is_set_up(tmp_path)
    first_run(tmp_path, SITE, passphrase=WORDS, cost=FLOOR).waystation.close()
    assert is_set_up(tmp_path)
    with pytest.raises((StorageTrouble, UserError)):
        first_run(tmp_path, SITE, passphrase=WORDS, cost=FLOOR)


def test_an_emptied_register_is_told_as_damage(centre: Centre) -> None:
    (centre.folder / DATABASE).write_bytes(b"")
    with pytest.raises(StorageTrouble):
        centre.unlock(Role.MANAGER)
