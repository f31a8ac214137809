"""The window from a bare laptop to a locked desk: real files, real keys, nothing but clicks and keys."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from models.codes import Role
from tests.app.conftest import Centre
from tests.ui.window_desk import LONG, Desk
from ui.pages.first_run import FirstRunPage
from ui.pages.staff import StaffPage, StaffPanel
from ui.pages.unlock import UnlockPage
from ui.shell import Shell
from ui.theme import Theme


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication, centre: Centre) -> Iterator[Desk]:
    made = Desk(qtbot, qapp, centre.folder)
    yield made
    made.end()


def test_a_desk_is_unlocked_and_locked_again(desk: Desk, centre: Centre) -> None:
    desk.unlock(centre, Role.MANAGER)
    desk.wait_for(Shell)
    assert desk.window.windowTitle() == "Waystation"
    assert "Rasa" in desk.texts()
    desk.qtbot.keyClick(desk.window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    desk.wait_for(UnlockPage)
    desk.qtbot.waitUntil(lambda: "Rasa" not in desk.texts(), timeout=LONG)
    desk.unlock(centre, Role.MEDIC)
    desk.wait_for(Shell)


def test_a_desk_whose_folder_is_gone_still_locks(desk: Desk, centre: Centre) -> None:
    desk.unlock(centre, Role.MANAGER)
    desk.wait_for(Shell)
    away = centre.folder.with_name("pulled out")
    centre.folder.rename(away)
    desk.window.lock()
    desk.qtbot.waitUntil(lambda: isinstance(desk.window.shown(), FirstRunPage | UnlockPage), timeout=LONG)
    assert "Rasa" not in desk.texts()


def test_an_idle_desk_locks_itself(qtbot: QtBot, qapp: QApplication, centre: Centre) -> None:
    desk = Desk(qtbot, qapp, centre.folder, idle=300)
    desk.unlock(centre, Role.STORE)
    qtbot.waitUntil(lambda: "locked itself" in desk.texts(), timeout=LONG)
    desk.wait_for(UnlockPage)
    desk.end()


def test_the_first_run_ends_at_an_open_desk(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, theme: Theme, grab: Callable[[QWidget, str], Path]
) -> None:
    desk = Desk(qtbot, qapp, tmp_path / "data")
    desk.wait_for(FirstRunPage)
    page = desk.window.shown()
    assert isinstance(page, FirstRunPage)
    typed = {"site_name": "Uzutekis", "station": "123", "manager_name": "Rasa", "desk": "Lead"}
    for name, text in typed.items():
        qtbot.keyClicks(page.edit(name), text)
    grab(desk.window, "first-run-form")
    qtbot.mouseClick(page.make_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(page.words.shown.text()), timeout=LONG)
    words = page.words.shown.text()
    assert len(words.split()) == 4
    qtbot.keyClicks(page.words.typed, "four other words here")
    qtbot.keyClick(page.words.typed, Qt.Key.Key_Return)
    assert page.steps.currentIndex() == 1
    grab(desk.window, "first-run-words")
    page.words.typed.clear()
    qtbot.keyClicks(page.words.typed, words)
    qtbot.keyClick(page.words.typed, Qt.Key.Key_Return)
    assert words not in desk.texts()
    codes = [code.text() for code in page.codes]
    assert all(len(code.split()) == 8 for code in codes)
    grab(desk.window, "first-run-codes")
    qtbot.mouseClick(page.start, Qt.MouseButton.LeftButton)
    desk.wait_for(Shell)
    qtbot.waitUntil(lambda: desk.window.work.is_idle, timeout=LONG)
    assert desk.window.shell is not None
    desk.window.shell.go("staff", None)
    qtbot.waitUntil(lambda: desk.window.work.is_idle, timeout=LONG)
    staff = desk.window.shell.page("staff")
    assert isinstance(staff, StaffPage)
    add_medic(qtbot, staff.panel)
    grab(desk.window, "staff-light")
    assert "second shift lead is missing. 3 recovery papers are owed" in desk.window.reminder.words.text()
    desk.end()
    assert not any(code in desk.texts() for code in codes)


def add_medic(qtbot: QtBot, panel: StaffPanel) -> None:
    """In the first session a medic needs no recovery code."""
    panel.role.setCurrentIndex(panel.role.findData(Role.MEDIC))
    qtbot.keyClicks(panel.name, "Lina")
    qtbot.keyClicks(panel.desk, "Health")
    qtbot.mouseClick(panel.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(panel.words.shown.text()), timeout=LONG)
    qtbot.mouseClick(panel.words.button, Qt.MouseButton.LeftButton)
    assert panel.words.shown.text() == ""
