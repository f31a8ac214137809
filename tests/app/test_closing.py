"""Expected is not arrived: the count closes when the numbers agree or the difference is explained, and not before."""

from __future__ import annotations

from uuid import UUID

import pytest

from app.closing import CloseForm, ClosingSheet, Gap
from app.errors import UserError
from app.forms import AbsenceForm, CountForm, PersonForm, TwinForm
from app.importing import list_form
from app.waystation import Waystation
from models.base import new_id
from models.codes import AbsenceReason, Answer, Arrival, Role
from tests.app.conftest import as_role, open_bus

LIST = b"Family;Given;Born\nRak;Anna;1983\nRak;Ihar;1980\nRak;Eva;2015\n"


@pytest.fixture
def bus(manager: Waystation) -> UUID:
    """A bus of three, with its list."""
    intake = as_role(manager, Role.INTAKE)
    group = open_bus(manager, intake, expected=3)
    manager.lists.import_list(intake, list_form(group, LIST))
    return group


def people(waystation: Waystation, group: UUID) -> list[UUID]:
    return [row.id for row in waystation.arrivals.list_of(waystation.actor, group)]


def count(waystation: Waystation, group: UUID, person: UUID | None = None) -> UUID:
    form = CountForm(person or new_id(), group, on_list=person is not None)
    return waystation.arrivals.count_in(as_role(waystation, Role.INTAKE), form).person.id


def gaps(waystation: Waystation, group: UUID) -> dict[Gap, int]:
    return dict(waystation.closing.sheet(waystation.actor, group).gaps)


def close(waystation: Waystation, group: UUID, words: str = "") -> ClosingSheet:
    return waystation.closing.close_group(as_role(waystation, Role.INTAKE), CloseForm(group, words))


def test_the_group_closes_when_the_numbers_agree(manager: Waystation, bus: UUID) -> None:
    for person in people(manager, bus):
        count(manager, bus, person)
    sheet = close(manager, bus)
    assert sheet.is_closed
    assert sheet.closed_by == f"{manager.actor.name}, {manager.actor.desk}"
    assert (sheet.gaps, sheet.difference) == ((), "")


def test_whoever_is_open_keeps_the_group_open_whatever_is_said(manager: Waystation, bus: UUID) -> None:
    count(manager, bus, people(manager, bus)[0])
    assert gaps(manager, bus) == {Gap.OPEN: 2}
    with pytest.raises(UserError, match="2 people of the list are neither counted in nor explained") as caught:
        close(manager, bus, "They will come later")
    assert caught.value.field == "open"
    assert not manager.closing.sheet(manager.actor, bus).is_closed


def test_an_absence_is_explained_with_who_said_so_and_when(manager: Waystation, bus: UUID) -> None:
    first, second, third = people(manager, bus)
    intake = as_role(manager, Role.INTAKE)
    count(manager, bus, first)
    count(manager, bus, second)
    manager.arrivals.mark_absent(intake, AbsenceForm(third, AbsenceReason.KEPT_BACK, " the driver "))
    sheet = manager.closing.sheet(intake, bus)
    assert sheet.reasons == ((AbsenceReason.KEPT_BACK, 1),)
    (row,) = sheet.absent
    assert (row.reason, row.said_by, row.said_at is not None) == (AbsenceReason.KEPT_BACK, "the driver", True)
    assert close(manager, bus).is_closed


def test_an_absence_that_nobody_can_explain_needs_words(manager: Waystation, bus: UUID) -> None:
    first, second, third = people(manager, bus)
    intake = as_role(manager, Role.INTAKE)
    count(manager, bus, first)
    count(manager, bus, second)
    manager.arrivals.mark_absent(intake, AbsenceForm(third, AbsenceReason.NOT_KNOWN))
    with pytest.raises(UserError, match="nobody knows why") as caught:
        close(manager, bus)
    assert caught.value.field == "difference"
    assert close(manager, bus, "Asked the driver and the embassy; nobody saw her").is_closed


def test_names_of_the_absent_are_for_those_who_may_know_them(manager: Waystation, bus: UUID) -> None:
    manager.arrivals.mark_absent(manager.actor, AbsenceForm(people(manager, bus)[0], AbsenceReason.HOSPITAL, "a guard"))
    for role, named in ((Role.INTAKE, 1), (Role.CASE, 1), (Role.MEDIC, 0), (Role.STORE, 0)):
        sheet = manager.closing.sheet(as_role(manager, role), bus)
        assert len(sheet.absent) == named
        assert sheet.reasons == ((AbsenceReason.HOSPITAL, 1),)


def test_a_number_told_before_that_differs_from_the_list_needs_words(manager: Waystation) -> None:
    intake = as_role(manager, Role.INTAKE)
    group = open_bus(manager, intake, expected=4)
    manager.lists.import_list(intake, list_form(group, LIST))
    for person in people(manager, group):
        count(manager, group, person)
    assert gaps(manager, group) == {Gap.EXPECTED: -1}
    with pytest.raises(UserError, match="4 were expected, and the list has 3 names"):
        close(manager, group)
    assert close(manager, group, "The fourth was a driver").difference == "The fourth was a driver"


def test_an_extra_without_a_name_is_seen_and_explained(manager: Waystation, bus: UUID) -> None:
    for person in people(manager, bus):
        count(manager, bus, person)
    extra = count(manager, bus)
    assert gaps(manager, bus) == {Gap.EXTRAS: 1, Gap.NAMELESS: 1}
    with pytest.raises(UserError, match="1 person was counted in who is not on the list"):
        close(manager, bus)
    manager.registration.register(as_role(manager, Role.INTAKE), PersonForm(extra, bus, "Kot", "Ales"))
    assert gaps(manager, bus) == {Gap.EXTRAS: 1}
    assert close(manager, bus, "A cousin who came along").is_closed


def test_a_group_without_a_list_agrees_with_the_number_expected(manager: Waystation) -> None:
    intake = as_role(manager, Role.INTAKE)
    group = open_bus(manager, intake, expected=2)
    person = count(manager, group)
    manager.registration.register(intake, PersonForm(person, group, "Kot"))
    with pytest.raises(UserError, match="2 were expected, and 1 counted in"):
        close(manager, group)
    second = count(manager, group)
    manager.registration.register(intake, PersonForm(second, group, "Rak"))
    assert close(manager, group).is_closed


def test_nobody_is_nameless_because_a_role_may_not_see_names(manager: Waystation, bus: UUID) -> None:
    for person in people(manager, bus):
        count(manager, bus, person)
    for role in (Role.GATE, Role.STORE, Role.MEDIC):
        assert manager.closing.sheet(as_role(manager, role), bus).nameless == 0


def closed(waystation: Waystation, bus: UUID) -> tuple[UUID, UUID, UUID]:
    first, second, third = people(waystation, bus)
    count(waystation, bus, first)
    count(waystation, bus, second)
    waystation.arrivals.mark_absent(waystation.actor, AbsenceForm(third, AbsenceReason.NOT_ON_BUS, "the driver"))
    assert close(waystation, bus).is_closed
    return first, second, third


def test_somebody_noted_absent_who_comes_after_all_is_counted_and_the_group_is_open_again(
    manager: Waystation, bus: UUID
) -> None:
    *_, third = closed(manager, bus)
    count(manager, bus, third)
    sheet = manager.closing.sheet(manager.actor, bus)
    assert (sheet.is_closed, sheet.counts.absent, sheet.counts.counted, sheet.counts.extras) == (False, 0, 3, 0)
    assert sheet.absent == ()
    assert close(manager, bus).is_closed


@pytest.mark.parametrize("how", ["extra", "walk in", "undo count", "undo absence", "by hand", "corrected list"])
def test_a_closed_group_opens_again_when_its_numbers_change(manager: Waystation, bus: UUID, how: str) -> None:
    intake = as_role(manager, Role.INTAKE)
    first, _, third = closed(manager, bus)
    more = LIST + b"Kot;Ales;1990\n"
    acts = {
        "extra": lambda: count(manager, bus),
        "walk in": lambda: manager.registration.register(intake, PersonForm(new_id(), bus, "Kot")),
        "undo count": lambda: manager.arrivals.undo_count(intake, first),
        "undo absence": lambda: manager.arrivals.undo_absent(intake, third),
        "by hand": lambda: manager.closing.open_again(intake, bus),
        "corrected list": lambda: manager.lists.import_list(intake, list_form(bus, more)),
    }
    acts[how]()
    assert not manager.closing.sheet(intake, bus).is_closed


def test_ctrl_z_takes_the_closing_back(manager: Waystation, bus: UUID) -> None:
    closed(manager, bus)
    last = manager.taking_back.last(as_role(manager, Role.INTAKE))
    assert last is not None
    manager.taking_back.take_back(as_role(manager, Role.INTAKE), last.unit)
    assert not manager.closing.sheet(manager.actor, bus).is_closed


def test_an_absence_changed_later_keeps_its_history(manager: Waystation, bus: UUID) -> None:
    person = people(manager, bus)[0]
    for reason in (AbsenceReason.NOT_KNOWN, AbsenceReason.HOSPITAL):
        manager.arrivals.mark_absent(manager.actor, AbsenceForm(person, reason))
    values = [change.values.get("absence") for change in manager.house.store.history(person)]
    assert [value for value in values if value] == [AbsenceReason.NOT_KNOWN, AbsenceReason.HOSPITAL]
    row = manager.arrivals.undo_absent(manager.actor, person)
    assert (row.arrival, row.absence) == (Arrival.LISTED, None)


def test_two_rows_of_one_human_being_count_as_one_person(manager: Waystation, bus: UUID) -> None:
    """The list names somebody twice: one row is counted in, the other one was noted as absent."""
    first, second, third = people(manager, bus)
    intake = as_role(manager, Role.INTAKE)
    count(manager, bus, first)
    count(manager, bus, second)
    manager.arrivals.mark_absent(intake, AbsenceForm(third, AbsenceReason.NOT_KNOWN))
    manager.twins.decide(intake, TwinForm(new_id(), first, third, Answer.YES))
    rows, sheet = manager.closing.at_door(intake, bus)
    assert (len(rows), sheet.counts.listed, sheet.counts.from_list, sheet.counts.doubled) == (2, 3, 2, 1)
    assert (sheet.reasons, sheet.absent, sheet.gaps) == ((), (), ())
    assert close(manager, bus).is_closed
