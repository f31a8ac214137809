"""A list that comes again: the same file, a corrected one, one for another bus. What a person said is never lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

import pytest

from app.access import Actor
from app.forms import CountForm, GroupForm, ListForm
from app.ids import new_id
from app.importing import list_form
from app.list_changes import ListComparison, ListField
from app.lists import ListError
from app.rows import ImportRow, PersonRow
from app.waystation import Waystation
from models.codes import Arrival, GroupKind, Role, Sex
from tests.app.conftest import as_role

HEAD = "Фамилия;Имя;Пол;Дата рождения;Гражданство;Примечание\n"
FIRST = HEAD + (
    "Бабрыковіч;Аляксандр;м;17.04.1983;Беларусь;\n"
    "Палто;Алена;ж;1990;Беларусь;\n"
    "Міховіч;Марыя;ж;03.11.1955;Беларусь;\n"
    "Ёўжык;Ігар;м;;Беларусь;\n"
)


def read(waystation: Waystation, group: UUID, text: str) -> ListForm:
    return list_form(group, text.encode("utf-8"))


def bring(waystation: Waystation, group: UUID, text: str, leave: frozenset[int] = frozenset()) -> ImportRow:
    form = replace(read(waystation, group, text), leave=leave)
    return waystation.lists.import_list(as_role(waystation, Role.INTAKE), form)


def compared(waystation: Waystation, group: UUID, text: str) -> ListComparison:
    return waystation.lists.compare_list(as_role(waystation, Role.INTAKE), read(waystation, group, text))


def people(waystation: Waystation, group: UUID) -> dict[str, PersonRow]:
    actor = as_role(waystation, Role.INTAKE)
    return {row.name.family: row for row in waystation.arrivals.list_of(actor, group)}


def count_in(waystation: Waystation, actor: Actor, group: UUID, person: UUID) -> None:
    waystation.arrivals.count_in(actor, CountForm(person, group, on_list=True))


def test_the_same_file_again_changes_nothing(manager: Waystation, group: UUID) -> None:
    bring(manager, group, FIRST)
    before = people(manager, group)
    saved = manager.house.store.last_saved()
    assert compared(manager, group, FIRST).known
    done = bring(manager, group, FIRST)
    assert (done.new, done.known, done.changed) == (0, 4, 0)
    assert people(manager, group) == before
    assert manager.house.store.last_saved() == saved


def test_a_corrected_list_says_what_differs_before_anything_changes(manager: Waystation, group: UUID) -> None:
    bring(manager, group, FIRST)
    corrected = FIRST.replace("Палто;Алена;ж;1990", "Палта;Алена;ж;12.02.1990").replace(
        "Ёўжык;Ігар;м;;Беларусь;\n", "Гайдукевіч;Вінцэнт;м;1971;Литва;\n"
    )
    found = compared(manager, group, corrected)
    assert (found.known, found.earlier, found.new, found.elsewhere) == (False, 4, (4,), "")
    [change] = found.changes
    assert (change.row, change.person.name.family, change.settled) == (2, "Палто", False)
    assert {difference.field: (difference.before, difference.after) for difference in change.differences} == {
        ListField.NAME: ("Палто Алена", "Палта Алена"),
        ListField.BORN: ("1990", "12.02.1990"),
    }
    assert [row.name.family for row in found.missing] == ["Ёўжык"]
    assert set(people(manager, group)) == {"Бабрыковіч", "Палто", "Міховіч", "Ёўжык"}


def test_a_corrected_list_is_taken_for_those_nobody_has_met(manager: Waystation, group: UUID) -> None:
    bring(manager, group, FIRST)
    old = people(manager, group)["Палто"].id
    done = bring(manager, group, FIRST.replace("Палто;Алена;ж;1990", "Палта;Алена;ж;12.02.1990"))
    assert (done.new, done.known, done.changed) == (0, 3, 1)
    now = people(manager, group)
    assert len(now) == 4
    assert now["Палта"].id == old
    birth = now["Палта"].birth
    assert birth is not None
    assert (birth.day, birth.month, birth.year) == (12, 2, 1990)
    names = manager.people.open_person(as_role(manager, Role.INTAKE), old).names
    assert {name.as_written for name in names} == {"Палто Алена", "Палта Алена"}


def test_what_somebody_said_at_the_door_outlives_a_corrected_list(manager: Waystation, group: UUID) -> None:
    bring(manager, group, FIRST)
    intake = as_role(manager, Role.INTAKE)
    met = people(manager, group)["Палто"]
    count_in(manager, intake, group, met.id)
    corrected = FIRST.replace("Палто;Алена;ж;1990", "Палта;Алена;м;12.02.1990")
    [change] = compared(manager, group, corrected).changes
    assert change.settled
    bring(manager, group, corrected)
    now = people(manager, group)["Палто"]
    assert (now.id, now.sex, now.arrival) == (met.id, Sex.FEMALE, Arrival.COUNTED)
    assert now.birth == met.birth
    found = manager.people.open_person(intake, met.id).names
    assert "Палта Алена" in {name.as_written for name in found}


def test_a_row_may_be_left_as_it_was(manager: Waystation, group: UUID) -> None:
    bring(manager, group, FIRST)
    bring(manager, group, FIRST.replace("Бабрыковіч;Аляксандр;м;17", "Бабрыковіч;Аляксандр;м;18"), frozenset({1}))
    birth = people(manager, group)["Бабрыковіч"].birth
    assert birth is not None
    assert birth.day == 17


def test_namesakes_of_one_list_stay_two_people(manager: Waystation, group: UUID) -> None:
    text = FIRST + "Бабрыковіч;Аляксандр;м;1961;Беларусь;\n"
    assert bring(manager, group, text).new == 5
    assert compared(manager, group, text + "\n").changes == ()
    later = compared(manager, group, text + "Бабрыковіч;Аляксандр;м;2001;Беларусь;\n")
    assert later.new == (6,)


def test_a_remark_that_came_later_becomes_a_proposal_once(manager: Waystation, group: UUID) -> None:
    bring(manager, group, FIRST)
    told = FIRST.replace("17.04.1983;Беларусь;", "17.04.1983;Беларусь;инсулин")
    [change] = compared(manager, group, told).changes
    assert [(difference.field, difference.after) for difference in change.differences] == [(ListField.REMARK, "")]
    first = bring(manager, group, told).proposals
    again = bring(manager, group, told.replace("1990", "1991")).proposals
    assert first == again > 0


def test_a_meaning_that_is_not_offered_is_refused_without_saying_it(manager: Waystation, group: UUID) -> None:
    form = replace(read(manager, group, FIRST), columns=("Verasen",) * 6)
    with pytest.raises(ListError) as refusal:
        manager.lists.compare_list(as_role(manager, Role.INTAKE), form)
    assert "Verasen" not in refusal.value.sentence


def test_a_file_of_another_bus_is_said(manager: Waystation, group: UUID) -> None:
    bring(manager, group, FIRST)
    form = GroupForm(new_id(), "Bus 3", GroupKind.BUS, 4, datetime.now(UTC))
    other = manager.arrivals.open_group(as_role(manager, Role.INTAKE), form).id
    assert compared(manager, other, FIRST).elsewhere == "Bus 2"
