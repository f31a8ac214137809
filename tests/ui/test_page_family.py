"""The sides Family and Details of a person, the page of tasks, and the count that is closed, in real windows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from app.family_rows import JoinForm, RelationForm
from app.forms import AbsenceForm, CountForm, PersonForm
from app.importing import list_form
from app.waystation import Waystation
from models.base import new_id
from models.codes import AbsenceReason, Answer, Literacy, Relation, Role, TaskKind
from models.values.birth_reading import read_birth
from tests.app.conftest import as_role, open_bus
from tests.ui.whole_desk import WholeDesk, user
from ui.pages.door import DoorPage
from ui.pages.intake import IntakePage
from ui.pages.intake.family_key import IN_TURN
from ui.pages.person.details_tab import DetailsTab
from ui.pages.person.family_tab import FamilyTab
from ui.pages.person.page import PersonPage
from ui.pages.tasks import TasksPage
from ui.pages.tonight import TonightPage
from ui.theme import Theme

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
Sit = Callable[..., WholeDesk]
Grab = Callable[[QWidget, str], Path]
LIST = "Family;Given;Born\nВярба;Ганна;1983\nВярба;Ігар;1980\nВярба;Ева;2015\nКот;Алесь;1990\n".encode()


def register(waystation: Waystation, group: UUID, family: str, given: str, birth: str = "") -> UUID:
    born = read_birth(birth, date.today()).value if birth else None
    form = PersonForm(new_id(), group, family, given, name_language="be", birth=born)
    return waystation.registration.register(as_role(waystation, Role.INTAKE), form).id


def in_hand(desk: WholeDesk, group: UUID) -> None:
    rows = desk.waystation.arrivals.groups(desk.waystation.actor)
    desk.shell.context.choose_group(next(row for row in rows if row.id == group))
    desk.settled()


def case_worker(sit: Sit) -> WholeDesk:
    """A desk of case work, which the lead added."""
    user(sit(Role.MANAGER).waystation, Role.CASE, "Case work")
    return sit(Role.CASE, desk="Case work")


def tab(desk: WholeDesk, person: UUID, key: str) -> QWidget:
    page = desk.open("person", PersonPage, person)
    page.sheet.tabs.choose(key)
    desk.settled()
    return page.sheet.tabs.made[key]


def a_family(desk: WholeDesk) -> tuple[UUID, UUID, UUID]:
    """A mother with her daughter, and a boy who came with nobody of his own."""
    waystation = desk.waystation
    group = open_bus(waystation, as_role(waystation, Role.INTAKE), 4)
    in_hand(desk, group)
    mother = register(waystation, group, "Вярба", "Ганна", "1983")
    daughter = register(waystation, group, "Вярба", "Ева", "2015")
    alone = register(waystation, group, "Грыб", "Лявон", "~15")
    waystation.families.join(waystation.actor, JoinForm(new_id(), daughter, mother, Relation.CHILD))
    waystation.families.relate(waystation.actor, RelationForm(new_id(), mother, alone, Relation.FRIEND))
    return mother, daughter, alone


def test_the_family_of_a_person_says_what_each_is(sit: Sit, grab: Grab) -> None:
    desk = sit(Role.MANAGER)
    mother, _daughter, alone = a_family(desk)
    tab(desk, mother, "family")
    words = desk.texts()
    for part in ("Ганна", "Ева", "Focal point", "Child", "May be under 18", "Friend: Грыб Лявон"):
        assert part in words
    grab(desk.shell, "family-tab")
    tab(desk, alone, "family")
    assert "no adult of their family is linked" in desk.texts()
    grab(desk.shell, "family-alone")


def test_somebody_is_linked_with_the_keyboard_and_the_task_closes(sit: Sit) -> None:
    desk = sit(Role.INTAKE)
    group = open_bus(desk.waystation, desk.waystation.actor, 2)
    child = register(desk.waystation, group, "Вярба", "Ева", "2015")
    register(desk.waystation, group, "Вярба", "Ганна", "1983")
    assert desk.waystation.families.sheet(desk.waystation.actor, child).alone
    family = tab(desk, child, "family")
    assert isinstance(family, FamilyTab)
    family.link.find.setFocus()
    family.link.find.setText("Ганна")
    desk.qtbot.keyClick(family.link.find, Qt.Key.Key_Return)
    desk.settled()
    assert family.link.chosen() is not None
    desk.press(Qt.Key.Key_Return)
    desk.press(Qt.Key.Key_Return)
    family.link.relation.setCurrentIndex(family.link.relation.findData(Relation.PARENT))
    desk.press(Qt.Key.Key_Return, CTRL)
    sheet = desk.waystation.families.sheet(desk.waystation.actor, child)
    assert [(row.relation, row.other.name.given) for row in sheet.relations] == [(Relation.PARENT, "Ганна")]
    assert not sheet.alone


def test_a_family_of_five_takes_two_more_keys_each_at_the_intake_desk(sit: Sit, grab: Grab) -> None:
    desk = sit(Role.INTAKE)
    group = open_bus(desk.waystation, desk.waystation.actor, 5)
    in_hand(desk, group)
    page = desk.open("intake", IntakePage)
    page.open_fresh()
    for given, relation in (("Hanna", 0), ("Ihar", 3), ("Eva", 2), ("Jan", 2), ("Lia", 2)):
        page.frame.form.setFocus()
        desk.qtbot.keyClicks(page.frame.form.names.family, "Viarba")
        desk.qtbot.keyClicks(page.frame.form.names.given, given)
        for _press in range(relation):
            desk.press(Qt.Key.Key_K, CTRL)
        if relation == 2 and given == "Eva":
            assert "as: child" in desk.texts()
            grab(desk.shell, "intake-family")
        desk.press(Qt.Key.Key_Return, CTRL)
    people = {row.name.given: row.id for row in desk.waystation.arrivals.list_of(desk.waystation.actor, group)}
    family = desk.waystation.families.sheet(desk.waystation.actor, people["Lia"]).family
    assert family is not None
    assert {row.person.name.given: row.relation for row in family.members} == {
        "Hanna": Relation.FOCAL,
        "Ihar": Relation.SPOUSE,
        "Eva": Relation.CHILD,
        "Jan": Relation.CHILD,
        "Lia": Relation.CHILD,
    }


def test_the_family_key_says_when_nobody_was_saved_before_and_can_be_taken_back(sit: Sit) -> None:
    desk = sit(Role.INTAKE)
    in_hand(desk, open_bus(desk.waystation, desk.waystation.actor, 5))
    page = desk.open("intake", IntakePage)
    page.open_fresh()
    page.frame.form.setFocus()
    desk.press(Qt.Key.Key_K, CTRL)
    assert "Nobody was saved before this person" in desk.texts()
    desk.qtbot.keyClicks(page.frame.form.names.family, "Viarba")
    desk.press(Qt.Key.Key_Return, CTRL)
    page.frame.form.setFocus()
    for _press in IN_TURN:
        desk.press(Qt.Key.Key_K, CTRL)
    assert "as: another relative" in desk.texts()
    desk.press(Qt.Key.Key_K, CTRL)
    assert "No family is written down" in desk.texts()


def test_parting_a_family_asks_why(sit: Sit) -> None:
    desk = case_worker(sit)
    mother, *_rest = a_family(desk)
    family = tab(desk, mother, "family")
    assert isinstance(family, FamilyTab)
    family.keep.choose(1)
    desk.settled()
    family.reason.setText("She asked for a room of women")
    family.reason.editingFinished.emit()
    desk.settled()
    row = desk.waystation.families.sheet(desk.waystation.actor, mother).family
    assert row is not None
    assert (row.keep_together, row.split_reason) == (Answer.NO, "She asked for a room of women")


def test_details_are_typed_with_enter_and_kept(sit: Sit, grab: Grab) -> None:
    desk = sit(Role.INTAKE)
    _mother, _daughter, alone = a_family(desk)
    details = tab(desk, alone, "details")
    assert isinstance(details, DetailsTab)
    assert "about 15" in desk.texts()
    assert details.child.isVisible()
    details.basis.setFocus()
    desk.press(Qt.Key.Key_S)
    for _step in range(3):
        desk.press(Qt.Key.Key_Return)
    desk.qtbot.keyClicks(QApplication.focusWidget(), "Lida")
    details.literacy.choose(1)
    desk.press(Qt.Key.Key_Return, CTRL)
    form = desk.waystation.details.details(desk.waystation.actor, alone).form
    assert (form.birth_place, form.literacy, form.age_basis.value) == ("Lida", Literacy.READS_LITTLE, "STATED")
    grab(desk.shell, "details-tab")


def test_a_refused_answer_says_so_at_its_field_and_loses_nothing(sit: Sit) -> None:
    desk = sit(Role.INTAKE)
    _mother, daughter, _alone = a_family(desk)
    details = tab(desk, daughter, "details")
    assert isinstance(details, DetailsTab)
    details.lines["shoe_size"].setText("31")
    details.minor.choose(1)
    details.lines["minor_said_by"].setText("the driver")
    desk.press(Qt.Key.Key_Return, CTRL)
    assert "under 18" in details.fields["treated_as_minor"].control.accessibleDescription()
    assert details.lines["shoe_size"].text() == "31"


def test_case_work_sees_the_child_alone_and_settles_the_task(sit: Sit, grab: Grab) -> None:
    desk = case_worker(sit)
    _mother, _daughter, alone = a_family(desk)
    page = desk.open("tasks", TasksPage)
    assert [(row.kind, row.person.id if row.person else None) for row in page.tasks] == [(TaskKind.CHILD_ALONE, alone)]
    assert "A child without an adult of their family" in desk.texts()
    grab(desk.shell, "tasks")
    page.setFocus()
    desk.press(Qt.Key.Key_D, ALT)
    assert page.tasks == ()
    page.what.setFocus()
    desk.qtbot.keyClicks(page.what, "Bring two chairs to the waiting room")
    desk.press(Qt.Key.Key_Return, CTRL)
    assert [row.what for row in page.tasks] == ["Bring two chairs to the waiting room"]


def test_tonight_names_the_child_alone(sit: Sit, grab: Grab) -> None:
    desk = sit(Role.MANAGER)
    a_family(desk)
    desk.open("tonight", TonightPage)
    assert "A child without an adult" in desk.texts()
    assert "1 task is open" in desk.texts()
    grab(desk.shell, "tonight-children")


def a_bus(desk: WholeDesk) -> UUID:
    """Four on the list: two here, one kept back, one still open; and one who is on no list."""
    waystation = desk.waystation
    intake = as_role(waystation, Role.INTAKE)
    group = open_bus(waystation, intake, expected=4)
    in_hand(desk, group)
    waystation.lists.import_list(intake, list_form(group, LIST))
    first, second, third, _fourth = (row.id for row in waystation.arrivals.list_of(waystation.actor, group))
    for person in (first, second):
        waystation.arrivals.count_in(intake, CountForm(person, group, on_list=True))
    waystation.arrivals.count_in(intake, CountForm(new_id(), group, on_list=False))
    waystation.arrivals.mark_absent(intake, AbsenceForm(third, AbsenceReason.KEPT_BACK, "the driver"))
    return group


def test_the_count_is_closed_at_the_door_when_it_is_explained(sit: Sit, grab: Grab) -> None:
    desk = sit(Role.INTAKE)
    group = a_bus(desk)
    page = desk.open("door", DoorPage)
    page.setFocus()
    desk.press(Qt.Key.Key_C, ALT)
    words = desk.texts()
    assert "4 on the list = 2 counted in + 1 kept back + 1 still open." in words
    assert "3 counted in = 2 from the list + 1 who was not on the list." in words
    assert "1 on the list is still open" in words
    grab(desk.shell, "door-close-open")
    desk.press(Qt.Key.Key_Return, CTRL)
    assert "neither counted in nor explained" in page.close_card.difference.accessibleDescription()
    fourth = desk.waystation.arrivals.list_of(desk.waystation.actor, group)[3]
    desk.waystation.arrivals.mark_absent(desk.waystation.actor, AbsenceForm(fourth.id, AbsenceReason.NOT_ON_BUS))
    page.reload()
    desk.settled()
    desk.qtbot.keyClicks(page.close_card.difference, "The extra is a cousin, named later")
    desk.press(Qt.Key.Key_Return, CTRL)
    assert page.closing is not None
    assert page.closing.is_closed
    grab(desk.shell, "door-closed")
    desk.open("tonight", TonightPage)
    assert "Count closed" in desk.texts()
    assert "The extra is a cousin, named later" in desk.texts()
    grab(desk.shell, "tonight-closed")


@pytest.mark.parametrize(("width", "height", "dark"), [(911, 512, False), (1366, 690, True)])
def test_pictures_of_small_and_dark_windows(
    sit: Sit, grab: Grab, theme: Theme, qapp: QApplication, width: int, height: int, dark: bool
) -> None:
    if dark:
        theme.switch(qapp)
    desk = sit(Role.MANAGER, width=width, height=height)
    mother, *_rest = a_family(desk)
    for key in ("family", "details"):
        tab(desk, mother, key)
        grab(desk.shell, f"{key}-{width}{'-dark' if dark else ''}")
    desk.open("tasks", TasksPage)
    grab(desk.shell, f"tasks-{width}{'-dark' if dark else ''}")
    a_bus(desk)
    page = desk.open("door", DoorPage)
    page.setFocus()
    desk.press(Qt.Key.Key_C, ALT)
    grab(desk.shell, f"door-close-{width}{'-dark' if dark else ''}")
    assert page.close_card.isVisible()
