"""Attacks on a window: keys and scans at a covered desk reach nothing that lies under it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.scanning import recognise
from models.codes import Role
from tests.app.conftest import Centre
from tests.ui.window_desk import Desk, everything_said
from ui.pages.covered import CoveredPage
from ui.shell import Shell

CONTROL, ALT, NONE = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.NoModifier,
)
FUNCTION_KEYS = [Qt.Key(Qt.Key.Key_F1 + n) for n in range(9)]  # F10 and F11 are colours and full screen
DIGITS = [Qt.Key(Qt.Key.Key_0 + n) for n in range(10)]
STORM = [
    *((key, NONE) for key in (*FUNCTION_KEYS, Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)),
    *((key, ALT) for key in DIGITS),
    *((key, CONTROL) for key in (Qt.Key.Key_Z, Qt.Key.Key_F, Qt.Key.Key_K, Qt.Key.Key_P, Qt.Key.Key_S, *DIGITS)),
]


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication, centre: Centre) -> Iterator[Desk]:
    made = Desk(qtbot, qapp, centre.folder)
    yield made
    made.end()


def test_no_key_and_no_scan_reaches_under_a_covered_desk(desk: Desk, centre: Centre) -> None:
    desk.unlock(centre, Role.MANAGER)
    desk.wait_for(Shell)
    desk.settle()
    waystation, shell = desk.window.waystation, desk.window.shell
    assert waystation is not None
    assert shell is not None
    shell._top.find.setText("Half-typed Hanna")
    desk.window.cover()
    desk.settle()
    before, place = waystation.house.store.head(), shell.context
    for key, modifier in STORM:
        target = QApplication.focusWidget() or desk.window
        desk.qtbot.keyClick(target, key, modifier)
    desk.window._scanner.scanned.emit(recognise("12345678"))
    desk.settle()
    page = desk.window.shown()
    assert isinstance(page, CoveredPage)
    assert desk.window.is_covered
    assert not shell.isVisible()
    assert waystation.house.store.head() == before
    assert shell.context is place
    assert not any("Hanna" in said or "Rasa" in said for said in everything_said(desk.window))
