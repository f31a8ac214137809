from uuid import UUID

import pytest

from app.forms import CountForm, Decision
from app.importing import list_form
from app.night import demo_list
from app.rows import ScanMeaning
from app.waystation import Waystation
from models.codes import Arrival, ProposalKind, ProposalState, Role
from tests.app.conftest import Centre, as_role, check_whole


@pytest.fixture
def listed(manager: Waystation, group: UUID) -> UUID:
    manager.lists.import_list(as_role(manager, Role.INTAKE), list_form(group, demo_list()))
    return group


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("Верасень Кірыл", "Верасень Кірыл"),
        ("verasen kiryl", "Верасень Кірыл"),
        ("Верасен Кирилл", "Верасень Кірыл"),
        ("Shypshynka", "Шипшинка"),
        ("KRYZHOVIK", "Крыжовик"),
        ("Крыжовік Сяргей", "KRYZHOVIK Siarhei"),
        ("juodvarnys", "JUODVARNIS"),
        ("zemuogyte", "ŽEMUOGYTĖ"),
        ("Lakowski", "ŁĄKOWSKI-BÓR"),
        ("زنبق‌پور", "زنبق‌پور"),
        ("Gudzyk", "Ґудзик"),
        ("Weldstuber", "WALDSTÜBER"),
    ],
)
def test_names_are_found_in_any_script_and_with_a_mistake(
    manager: Waystation, listed: UUID, asked: str, found: str
) -> None:
    names = [row.name.own for row in manager.people.find(as_role(manager, Role.INTAKE), asked)]
    assert any(name.startswith(found) for name in names[:3]), names


def test_a_number_is_found_whole_and_by_its_last_digits(manager: Waystation, listed: UUID) -> None:
    intake = as_role(manager, Role.INTAKE)
    person = manager.arrivals.list_of(intake, listed)[6]
    row = manager.arrivals.count_in(intake, CountForm(person.id, listed, on_list=True)).person
    assert [found.id for found in manager.people.find(intake, row.number)] == [row.id]
    assert [found.id for found in manager.people.find(intake, "1")] == [row.id]
    assert manager.scans.open_code(intake, row.number).meaning is ScanMeaning.PERSON
    assert manager.people.find(intake, "123-00001-00") == ()


def test_nothing_asked_finds_nobody(manager: Waystation, listed: UUID) -> None:
    for text in ("", "   ", "???", "999999999999"):
        assert manager.people.find(as_role(manager, Role.INTAKE), text) == ()


def test_the_list_makes_52_people_once_and_warns_of_the_one_pair(manager: Waystation, group: UUID) -> None:
    intake = as_role(manager, Role.INTAKE)
    first = manager.lists.import_list(intake, list_form(group, demo_list()))
    again = manager.lists.import_list(intake, list_form(group, demo_list()))
    assert (first.listed, first.new, first.likely_twins) == (52, 52, 1)
    assert (again.new, again.known) == (0, 52)
    pair = manager.twins.pairs(intake, group)[0]
    assert {pair.a.list_position, pair.b.list_position} == {1, 31}
    assert len(manager.arrivals.list_of(intake, group)) == 52


def test_listed_is_not_arrived_and_remarks_only_propose(manager: Waystation, listed: UUID) -> None:
    intake = as_role(manager, Role.INTAKE)
    rows = manager.arrivals.list_of(intake, listed)
    assert {row.arrival for row in rows} == {Arrival.LISTED}
    assert not any(row.acts_now or row.instructions for row in rows)
    proposals = manager.proposals.waiting(intake, listed)
    absent = [row for row in proposals if row.kind is ProposalKind.NOT_ARRIVED]
    assert [row.person.list_position for row in absent] == [45]
    manager.proposals.decide(intake, [Decision(row.id, ProposalState.CONFIRMED) for row in proposals])
    rows = manager.arrivals.list_of(intake, listed)
    assert [row.list_position for row in rows if row.arrival is Arrival.NOT_ARRIVED] == [45]
    assert {row.list_position for row in rows if "DOCTOR_NOW" in row.acts_now} >= {14, 20}
    assert manager.proposals.waiting(intake, listed) == ()


def test_what_was_dismissed_has_no_effect(manager: Waystation, listed: UUID) -> None:
    intake = as_role(manager, Role.INTAKE)
    waiting = manager.proposals.waiting(intake, listed)
    decided = manager.proposals.decide(intake, [Decision(row.id, ProposalState.DISMISSED) for row in waiting])
    assert decided == len(waiting)
    assert not any(row.acts_now or row.instructions for row in manager.arrivals.list_of(intake, listed))


def test_remarks_and_original_rows_are_sealed_in_the_file(manager: Waystation, listed: UUID) -> None:
    from tests.app.test_health_acts import every_page

    plain = every_page(manager)
    for words in ("инсулин!", "кашель > 2 нед.", "просит не сообщать", "справка А4, паспорт изъят"):
        assert words.encode() not in plain
    assert "Крыжовик".encode() in plain


def test_everything_is_found_after_closing_and_opening_again(centre: Centre) -> None:
    from tests.app.conftest import open_bus

    first = centre.unlock(Role.INTAKE)
    group = open_bus(first, first.actor)
    first.lists.import_list(first.actor, list_form(group, demo_list()))
    first.close()
    second = centre.unlock(Role.MEDIC)
    assert second.people.find(second.actor, "Kryzhovik")
    check_whole(second)
    second.close()
