"""The role in use stands in the top bar; another one is taken by the keyboard alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.forms import UserForm
from app.waystation import Waystation, desks_of, unlock
from models.base import new_id
from models.codes import Role
from tests.app.conftest import FLOOR, WORDS, Centre
from ui.destinations import destinations
from ui.shell import Shell
from ui.theme import Theme
from ui.work import Work


@pytest.fixture
def two_roles(centre: Centre) -> Iterator[Waystation]:
    lead = centre.unlock(Role.MANAGER)
    form = UserForm(new_id(), "Ieva", "Night", Role.INTAKE, roles=(Role.INTAKE, Role.STORE))
    lead.staff.add_user(lead.actor, form, WORDS, FLOOR)
    lead.close()
    slot = next(desk.slot_id for desk in desks_of(centre.folder) if desk.label == "Night")
    waystation = unlock(centre.folder, slot, WORDS)
    yield waystation
    waystation.close()


def opened(waystation: Waystation, work: Work, shown: Callable[[QWidget], QWidget]) -> Shell:
    shell = Shell(waystation, work)
    shell.furnish(destinations(shell.context))
    shell.resize(1366, 768)
    shown(shell)
    return shell


@pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform, when a menu pops up
def test_another_role_is_asked_for_by_keys(
    theme: Theme, two_roles: Waystation, work: Work, shown: Callable[[QWidget], QWidget],
    settled: Callable[[], None], qtbot: QtBot, grab: Callable[[QWidget, str], object],
) -> None:  # fmt: skip
    shell = opened(two_roles, work, shown)
    shell.go("tonight", None)
    settled()
    button, menu = shell._top.role_button, shell._top._roles
    assert (button.isVisible(), button.words()) == (True, "Intake")
    assert [each.text() for each in menu.actions() if each.isChecked()] == ["Intake"]
    grab(shell, "role_button")
    qtbot.keyClick(shell, Qt.Key.Key_F9)
    qtbot.waitUntil(menu.isVisible)
    qtbot.keyClick(menu, Qt.Key.Key_Down)
    with qtbot.waitSignal(shell.role_asked) as asked:
        qtbot.keyClick(menu, Qt.Key.Key_Return)
    assert asked.args == [Role.STORE]
    settled()


def test_who_has_one_role_is_offered_no_other(
    theme: Theme, centre: Centre, work: Work, shown: Callable[[QWidget], QWidget],
    settled: Callable[[], None], qtbot: QtBot,
) -> None:  # fmt: skip
    waystation = centre.unlock(Role.INTAKE)
    shell = opened(waystation, work, shown)
    settled()
    assert not shell._top.role_button.isVisible()
    qtbot.keyClick(shell, Qt.Key.Key_F9)
    assert not shell._top._roles.isVisible()
    waystation.close()
