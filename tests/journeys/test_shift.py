"""A volunteer's shift: the pass made by keys alone, a short break, another user, and the half-typed form comes back."""

from __future__ import annotations

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.waystation import desks_of
from models.codes import Role
from tests.app.conftest import Centre, as_role, centre, made_once, open_bus  # noqa: F401
from tests.ui.conftest import grab  # noqa: F401
from tests.ui.window_desk import LONG, Desk
from ui.pages.covered import CoveredPage
from ui.pages.intake.page import IntakePage
from ui.pages.staff import StaffPage
from ui.pages.unlock import UnlockPage
from ui.shell import Shell

CTRL, ENTER = Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_Return
KLM_KEY, KLM_THINK = 0.28, 1.35


def test_a_shift(
    qtbot: QtBot,
    qapp: QApplication,
    centre: Centre,  # noqa: F811
    grab: Callable[[QWidget, str], Path],  # noqa: F811
) -> None:
    manager = centre.unlock(Role.MANAGER)
    open_bus(manager, as_role(manager, Role.INTAKE))
    manager.close()
    desk = Desk(qtbot, qapp, centre.folder)
    words = a_pass_is_made(desk, centre, grab)
    the_volunteer_takes_a_break(desk, centre, words)
    a_half_typed_form_comes_back(desk, centre)
    desk.end()


def a_pass_is_made(desk: Desk, centre: Centre, grab: Callable[[QWidget, str], Path]) -> str:  # noqa: F811
    desk.unlock(centre, Role.MANAGER)
    desk.wait_for(Shell)
    desk.settle()
    shell = desk.window.shown()
    assert isinstance(shell, Shell)
    desk.qtbot.keyClick(desk.window, Qt.Key.Key_G, CTRL)
    desk.settle()
    page = shell.page("staff")
    assert isinstance(page, StaffPage)
    card = page.panel.shift
    assert card.name.text() == "Volunteer 1"
    grab(desk.window, "staff-pass")
    for field in (card.name, card.role, card.hours):
        desk.qtbot.keyClick(field, ENTER)
    desk.qtbot.waitUntil(lambda: bool(page.panel.words.shown.text()), timeout=LONG)
    words = page.panel.words.shown.text()
    grab(desk.window, "staff-pass-words")
    print(f"shift pass: 4 keys, {4 * KLM_KEY + 3 * KLM_THINK:.1f} s by the keystroke model, and the key made")
    return words


def the_volunteer_takes_a_break(desk: Desk, centre: Centre, words: str) -> None:  # noqa: F811
    desk.window.lock()
    desk.wait_for(UnlockPage)
    page = desk.window.shown()
    assert isinstance(page, UnlockPage)
    place = [known.label for known in desks_of(centre.folder)].index("Volunteer 1")
    desk.qtbot.mouseClick(page.tiles[place], Qt.MouseButton.LeftButton)
    desk.qtbot.keyClicks(page.field, words)
    desk.qtbot.keyClick(page.field, ENTER)
    desk.wait_for(Shell)
    desk.settle()
    assert desk.window.waystation is not None
    assert desk.window.waystation.until is not None
    assert 7.9 < desk.window._shift.remainingTime() / 3_600_000 <= 8
    desk.window.cover()
    covered = desk.window.shown()
    assert isinstance(covered, CoveredPage)
    desk.qtbot.mouseClick(covered.other, Qt.MouseButton.LeftButton)
    desk.wait_for(UnlockPage)


def a_half_typed_form_comes_back(desk: Desk, centre: Centre) -> None:  # noqa: F811
    desk.unlock(centre, Role.INTAKE)
    desk.wait_for(Shell)
    desk.settle()
    page = intake(desk)
    page.open_fresh()
    desk.settle()
    page.frame.form.names.family.setFocus()
    desk.qtbot.keyClicks(page.frame.form.names.family, "Half")
    desk.window.lock()
    desk.wait_for(UnlockPage)
    desk.unlock(centre, Role.INTAKE)
    desk.wait_for(Shell)
    desk.settle()
    assert [draft.typed.family for draft in intake(desk).drafts._kept.values()] == ["Half"]


def intake(desk: Desk) -> IntakePage:
    shell = desk.window.shown()
    assert isinstance(shell, Shell)
    shell.go("intake", None)
    desk.settle()
    page = shell.page("intake")
    assert isinstance(page, IntakePage)
    return page
