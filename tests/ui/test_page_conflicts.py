"""Settling what two laptops wrote differently, with one key each, in real windows."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.content import plain_content
from app.sealing import Binding
from app.waystation import utc_now
from models.base import new_id
from models.codes import Compartment, Role, Sex
from models.health import MedicalCheck
from models.person import Person
from tests.app.conftest import Centre
from tests.app.two_laptops import Laptops
from tests.ui.whole_desk import WholeDesk, sit, somebody
from ui.pages.conflicts import ConflictsPage
from ui.theme import Theme

__all__ = ["sit"]
Sit = Callable[..., WholeDesk]
Grab = Callable[[QWidget, str], Path]


@pytest.fixture
def person(centre: Centre, tmp_path: Path) -> UUID:
    """Somebody of whom two laptops say three different things."""
    manager = centre.unlock(Role.MANAGER)
    person, laptops = somebody(manager), Laptops(manager, tmp_path)
    check = MedicalCheck(
        id=new_id(), person_id=person, started_at=utc_now(), clinician_id=manager.actor.user, content=b""
    )
    binding, vault = Binding("medicalcheck", check.id, "content"), manager.house.vault
    first, cough, fever = (
        vault.seal(Compartment.MEDICAL, plain_content({"complaint": words}), binding)
        for words in ("-", "Cough", "Fever")
    )
    check.content = first
    laptops.add(check)
    laptops.exchange()
    laptops.differ(Person, person, {"nationality": "Belarus"}, {"nationality": "Poland"})
    laptops.differ(Person, person, {"sex": Sex.FEMALE}, {"sex": Sex.MALE})
    laptops.differ(MedicalCheck, check.id, {"content": cough}, {"content": fever})
    laptops.close()
    manager.close()
    return person


def held(desk: WholeDesk, person: UUID, field: str) -> object:
    with desk.waystation.house.store.read() as session:
        return getattr(session.get_one(Person, person), field)


def test_each_is_settled_with_one_key(sit: Sit, person: UUID, theme: Theme, grab: Grab, qtbot: QtBot) -> None:
    desk = sit(Role.INTAKE)
    page = desk.open("conflicts", ConflictsPage)
    assert page.in_hand is not None
    assert page.in_hand.field == "nationality"
    shown = desk.texts()
    for words in (
        "Верасень Кірыл",
        "Person: nationality",
        "Belarus",
        "Poland",
        "station 123",
        "3 to settle",
        "Shown now",
    ):
        assert words in shown
    grab(desk.shell, "conflicts")
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    theme.switch(application)
    grab(desk.shell, "conflicts-dark")
    second = page.in_hand.versions[1].said
    desk.press(Qt.Key.Key_2)
    assert held(desk, person, "nationality") == second
    assert "Settled. The other version stays in the history." in desk.texts()
    assert page.in_hand is not None
    assert page.in_hand.field == "sex"
    assert {"Female", "Male"} <= set(desk.texts().splitlines())
    desk.press(Qt.Key.Key_1)
    assert [row.sealed for row in page.rows] == [True]


def test_something_else_is_written(sit: Sit, person: UUID, qtbot: QtBot) -> None:
    desk = sit(Role.INTAKE)
    page = desk.open("conflicts", ConflictsPage)
    desk.press(Qt.Key.Key_3)
    assert page.typed.hasFocus()
    qtbot.keyClicks(page.typed, "Lithuania 1")
    desk.press(Qt.Key.Key_Return)
    assert held(desk, person, "nationality") == "Lithuania 1"


def test_what_is_left_stays_and_the_next_one_comes(sit: Sit, person: UUID) -> None:
    desk = sit(Role.INTAKE)
    page = desk.open("conflicts", ConflictsPage)
    desk.press(Qt.Key.Key_4)
    assert page.in_hand is not None
    assert page.in_hand.field == "sex"
    assert "Write something else" not in desk.buttons()
    desk.press(Qt.Key.Key_4)
    desk.press(Qt.Key.Key_4)
    assert "3 fields are left as they are." in desk.texts()
    assert desk.waystation.conflicts.count(desk.waystation.actor) == 3


def test_a_sealed_text_is_settled_by_a_desk_with_its_key(sit: Sit, person: UUID, grab: Grab) -> None:
    lead = sit(Role.MANAGER)
    page = lead.open("conflicts", ConflictsPage)
    for _ in range(2):
        lead.press(Qt.Key.Key_1)
    assert page.in_hand is not None
    assert page.in_hand.sealed
    assert "Use this" not in lead.buttons()
    assert "Sealed" in lead.texts()
    grab(lead.shell, "conflicts-sealed")
    medic = sit(Role.MEDIC, width=900)
    page = medic.open("conflicts", ConflictsPage)
    assert {"complaint: Cough", "complaint: Fever"} <= set(medic.texts().splitlines())
    grab(medic.shell, "conflicts-narrow")
    medic.press(Qt.Key.Key_2)
    assert page.rows == ()


def test_it_stands_in_no_rail_and_without_conflicts_it_says_so(centre: Centre, sit: Sit) -> None:
    desk = sit(Role.STORE)
    assert "Versions" not in desk.buttons()
    desk.open("conflicts", ConflictsPage)
    assert "All laptops say the same." in desk.texts()
