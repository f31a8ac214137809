"""Covered and locked: no name is left in any widget, six digits or the passphrase return, another user takes over."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.scanning import recognise
from models.codes import Role
from tests.app.conftest import WORDS, Centre
from tests.ui.window_desk import LONG, Desk, everything_said
from ui.pages.covered import CoveredPage
from ui.pages.unlock import UnlockPage
from ui.shell import Shell

DIGITS = "739150"
STAFF_NAMES = ("Rasa", "Lina", "Ona", "Tomas")


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication, centre: Centre) -> Iterator[Desk]:
    made = Desk(qtbot, qapp, centre.folder)
    yield made
    made.end()


def covered(desk: Desk) -> CoveredPage:
    desk.window.cover()
    page = desk.window.shown()
    assert isinstance(page, CoveredPage)
    return page


def type_in(desk: Desk, field: QLineEdit, text: str, end: Qt.Key | None = Qt.Key.Key_Return) -> None:
    field.setFocus()
    desk.qtbot.keyClicks(field, text)
    if end is not None:
        desk.qtbot.keyClick(field, end)


def test_a_covered_desk_says_no_name_and_the_passphrase_chooses_six_digits(
    desk: Desk, centre: Centre, grab: Callable[[QWidget, str], Path]
) -> None:
    desk.unlock(centre, Role.MANAGER)
    desk.wait_for(Shell)
    desk.settle()
    shell = desk.window.shell
    assert shell is not None
    shell._top.find.setText("Half-typed Hanna")
    QGuiApplication.clipboard().setText("Hanna copied")
    assert any("Rasa" in said for said in everything_said(desk.window))
    page = covered(desk)
    grab(desk.window, "covered-first")
    left = [said for said in everything_said(desk.window) if any(name in said for name in (*STAFF_NAMES, "Hanna"))]
    assert left == []
    assert desk.window.windowTitle() == "Waystation"
    scan = recognise("0" * 48)
    if scan is not None:
        desk.window._scanned(scan)
    type_in(desk, page.words, "four wrong words here")
    desk.qtbot.keyClick(page.digits, Qt.Key.Key_Return)
    desk.settle()
    assert "does not open this desk" in page.banner.words.text()
    page.digits.setText("123123")
    type_in(desk, page.words, WORDS, None)
    desk.qtbot.mouseClick(page.enter, Qt.MouseButton.LeftButton)
    assert page.digits_field._said.text()
    page.digits.setText(DIGITS)
    desk.qtbot.mouseClick(page.enter, Qt.MouseButton.LeftButton)
    desk.wait_for(Shell)
    assert desk.window.shell is shell
    assert shell._top.find.text() == "Half-typed Hanna"
    returns_by_digits(desk, grab)


def returns_by_digits(desk: Desk, grab: Callable[[QWidget, str], Path]) -> None:
    """The sixth digit opens; five wrong tries lock."""
    page = covered(desk)
    grab(desk.window, "covered-digits")
    type_in(desk, page.digits, DIGITS, None)
    desk.wait_for(Shell)
    page = covered(desk)
    for _wrong in range(5):
        assert desk.window.shown() is page
        type_in(desk, page.digits, "739151", None)
    desk.wait_for(UnlockPage)
    assert "Five wrong tries" in desk.texts()
    assert desk.window.waystation is None


def test_another_user_takes_over_a_covered_desk(desk: Desk, centre: Centre) -> None:
    desk.unlock(centre, Role.MANAGER)
    desk.wait_for(Shell)
    desk.settle()
    desk.qtbot.mouseClick(covered(desk).other, Qt.MouseButton.LeftButton)
    desk.wait_for(UnlockPage)
    began = time.monotonic()
    desk.unlock(centre, Role.MEDIC)
    desk.wait_for(Shell)
    desk.settle()
    print(f"takeover, from the first key to the board: {time.monotonic() - began:.2f} s")
    assert desk.window.waystation is not None
    assert desk.window.waystation.actor.role is Role.MEDIC


def test_an_unused_desk_is_covered_then_locked(qtbot: QtBot, qapp: QApplication, centre: Centre) -> None:
    desk = Desk(qtbot, qapp, centre.folder, idle=2500, cover=300)
    desk.unlock(centre, Role.STORE)
    desk.wait_for(CoveredPage)
    desk.wait_for(UnlockPage)
    assert "locked itself" in desk.texts()
    desk.end()


def test_leaving_the_laptop_locks_at_once(desk: Desk, centre: Centre) -> None:
    desk.unlock(centre, Role.INTAKE)
    desk.wait_for(Shell)
    desk.window._machine._sleeps(True)
    assert desk.window.waystation is None
    desk.wait_for(UnlockPage)
    desk.qtbot.waitUntil(lambda: not any("Ona" in said for said in everything_said(desk.window)), timeout=LONG)
