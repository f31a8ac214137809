"""The page of doubles in the whole window: two records joined, parted, related and put off, with keys alone."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from app.forms import PaperInHand, PersonForm, TwinForm
from app.waystation import Waystation
from models.base import new_id
from models.codes import Answer, Condition, Custody, DocumentType, Relation, Role, Sex
from tests.app.conftest import as_role, open_bus
from tests.ui.whole_desk import WholeDesk, sit
from ui.pages.lists.doubles import DECIDED, DoublesPage
from ui.pages.person.page import PersonPage
from ui.pages.person.records import RecordsCard
from ui.theme import Theme

__all__ = ["sit"]  # a fixture

ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
PAPER = PaperInHand(DocumentType.PASSPORT, Condition.TORN, Custody.PERSON)
Grab = Callable[..., object]


def listed(waystation: Waystation) -> tuple[UUID, UUID]:
    """Two records of one woman, and two cousins who share a name, at a desk that may register."""
    intake = as_role(waystation, Role.INTAKE)
    group = open_bus(waystation, intake, expected=4)
    people = [
        PersonForm(new_id(), group, "Верасень", "Святлана", "Паўлаўна", "be", sex=Sex.FEMALE, papers=(PAPER,)),
        PersonForm(new_id(), group, "Verasen", "Svetlana", sex=Sex.FEMALE, languages=("ru",)),
        PersonForm(new_id(), group, "Жывіца", "Ігар", name_language="be", sex=Sex.MALE),
    ]
    rows = [waystation.registration.register(intake, form) for form in people]
    return rows[0].id, rows[1].id


@pytest.fixture
def desk(sit: Callable[..., WholeDesk]) -> tuple[WholeDesk, DoublesPage, UUID, UUID]:
    seat = sit(Role.INTAKE)
    one, other = listed(seat.waystation)
    groups = seat.waystation.arrivals.groups(seat.waystation.actor)
    seat.shell.context.choose_group(groups[0])
    page = seat.open("doubles", DoublesPage)
    return seat, page, one, other


def press(seat: WholeDesk, page: QWidget, key: Qt.Key, held: Qt.KeyboardModifier = ALT) -> None:
    seat.qtbot.keyClick(page.focusWidget() or page, key, held)
    seat.settled()


def test_a_pair_is_joined_and_taken_back_with_keys(desk: tuple[WholeDesk, DoublesPage, UUID, UUID], grab: Grab) -> None:
    seat, page, one, other = desk
    assert page.pair.isVisible()
    assert len(page.pairs) == 1
    grab(seat.shell, "doubles-light")
    press(seat, page, Qt.Key.Key_1)
    assert page.nobody.isVisible()
    people, actor = seat.waystation.people, seat.waystation.actor
    found = people.find(actor, "Svetlana")
    assert len(found) == 1
    assert people.open_person(actor, other).person.id == people.open_person(actor, one).person.id
    press(seat, page, Qt.Key.Key_Z, CONTROL)
    assert len(people.find(actor, "Svetlana")) == 2
    assert page.pair.isVisible()


def test_relatives_are_chosen_with_the_arrows(desk: tuple[WholeDesk, DoublesPage, UUID, UUID], grab: Grab) -> None:
    seat, page, one, other = desk
    press(seat, page, Qt.Key.Key_3)
    assert page.pair.relation.hasFocus()
    assert Relation(page.pair.relation.currentData()) is Relation.SIBLING
    grab(seat.shell, "doubles-relatives-light")
    seat.press(Qt.Key.Key_Down)
    seat.press(Qt.Key.Key_Return)
    [row] = seat.waystation.twins.decisions(seat.waystation.actor, one)
    assert (row.same, row.relation) == (Answer.NO, Relation.GRANDPARENT)
    assert {row.a.id, row.b.id} == {one, other}


def test_later_leaves_the_pair_for_the_end_and_two_people_are_kept(
    desk: tuple[WholeDesk, DoublesPage, UUID, UUID], grab: Grab, theme: Theme, qapp: QApplication
) -> None:
    seat, page, _one, _other = desk
    theme.switch(qapp)
    grab(seat.shell, "doubles-dark")
    theme.switch(qapp)
    press(seat, page, Qt.Key.Key_4)
    assert page.pair.isVisible()
    press(seat, page, Qt.Key.Key_2)
    assert page.nobody.isVisible()
    press(seat, page, Qt.Key.Key_D)
    assert page.scope.value() == DECIDED
    assert "Two people" in seat.texts()
    grab(seat.shell, "doubles-decided-light")
    seat.shell.resize(911, 512)
    seat.settled()
    grab(seat.shell, "doubles-decided-150")
    seat.qtbot.mouseClick(page.decided.buttons[0], Qt.MouseButton.LeftButton)
    seat.settled()
    press(seat, page, Qt.Key.Key_E)
    assert page.pair.isVisible()
    grab(seat.shell, "doubles-150")


def test_a_contradiction_is_said_until_it_is_settled(desk: tuple[WholeDesk, DoublesPage, UUID, UUID]) -> None:
    seat, page, one, other = desk
    twins, actor = seat.waystation.twins, seat.waystation.actor
    third = seat.waystation.people.find(actor, "Жывіца")[0].id
    for a, b, same in ((one, other, Answer.YES), (other, third, Answer.YES), (one, third, Answer.NO)):
        twins.decide(actor, TwinForm(new_id(), a, b, same))
    page.look_at(DECIDED)
    seat.settled()
    assert page.banner.isVisible()
    assert "opposite" in seat.texts()
    seat.qtbot.mouseClick(page.decided.buttons[-1], Qt.MouseButton.LeftButton)
    seat.settled()
    assert not page.banner.isVisible()


def test_the_joined_person_is_opened_by_either_record(
    desk: tuple[WholeDesk, DoublesPage, UUID, UUID], grab: Grab
) -> None:
    seat, page, one, other = desk
    press(seat, page, Qt.Key.Key_K)
    press(seat, page, Qt.Key.Key_1)
    for record in (one, other):
        person = seat.open("person", PersonPage, record)
        assert person.person is not None
        assert person.person.person.is_of(record)
    card = next(panel for panel in person.panels if isinstance(panel, RecordsCard))
    assert card.isVisible()
    grab(seat.shell, "person-of-two-records-light")
    seat.qtbot.mouseClick(card.decided.buttons[0], Qt.MouseButton.LeftButton)
    seat.settled()
    assert not card.isVisible()
    assert person.person is not None
    assert person.person.person.same_as == ()
