"""The windows of trust in light, dark and 150 %, with a long Lithuanian desk name; nothing scrolls sideways."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from app.forms import UserForm
from models.base import new_id
from models.codes import Role
from tests.app.conftest import WORDS, Centre
from tests.ui.window_desk import FLOOR, Desk
from ui.pages.recover import RecoverPage
from ui.pages.unlock import UnlockPage
from ui.shell import Shell
from ui.theme import Theme

LONG_DESK = "Pirmosios pagalbos ir sveikatos patikros kabinetas"


class Pictures:
    """Takes one window in three ways."""

    def __init__(self, desk: Desk, theme: Theme, grab: Callable[[QWidget, str], Path]) -> None:
        self._window, self._theme, self._grab = desk.window, theme, grab

    def __call__(self, name: str) -> None:
        for size, colours in (((1366, 768), "light"), ((911, 512), "150"), ((1366, 768), "dark")):
            self._window.resize(*size)
            if colours == "dark":
                self._window.night()
            self._grab(self._window, f"trust-{name}-{colours}")
            areas = [area for area in self._window.findChildren(QScrollArea) if area.isVisible()]
            assert all(not area.horizontalScrollBar().maximum() for area in areas), (name, colours)
        self._window.night()


def test_the_windows_of_trust_in_pictures(
    qtbot: QtBot, qapp: QApplication, centre: Centre, theme: Theme, grab: Callable[[QWidget, str], Path]
) -> None:
    manager = centre.unlock(Role.MANAGER)
    manager.staff.add_user(manager.actor, UserForm(new_id(), "Dalia", LONG_DESK, Role.GATE), WORDS, FLOOR)
    manager.close()
    desk = Desk(qtbot, qapp, centre.folder)

    take = Pictures(desk, theme, grab)
    desk.wait_for(UnlockPage)
    take("unlock")
    page = desk.window.shown()
    assert isinstance(page, UnlockPage)
    page.forgotten.click()
    desk.wait_for(RecoverPage)
    desk.settle()
    take("recover")
    desk.window._look("")
    desk.unlock(centre, Role.MANAGER)
    desk.wait_for(Shell)
    desk.settle()
    assert desk.window.reminder.isVisible()
    take("reminder")
    while_open(desk, take)
    desk.end()


def while_open(desk: Desk, take: Pictures) -> None:
    assert desk.window.shell is not None
    for place in ("staff", "owed", "words"):
        desk.window.shell.go(place, None)
        desk.settle()
        take(place)
    desk.window.cover()
    take("covered")
    desk.window._returned()
    desk.window._frame.show_practice(True)
    take("practice")
