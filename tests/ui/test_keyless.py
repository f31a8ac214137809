"""What can be done without the words of a desk: destroying the keys while a drawing hangs, and practice."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from models.codes import Role
from tests.app.conftest import Centre
from tests.ui.window_desk import LONG, Desk
from ui.keyless import practice_place
from ui.pages.unlock import UnlockPage
from ui.panic import DestroyedPage, PanicPage
from ui.shell import Shell
from ui.work import Lane

CHORD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication, centre: Centre) -> Iterator[Desk]:
    made = Desk(qtbot, qapp, centre.folder)
    yield made
    made.end()


def test_the_chord_typed_twice_destroys_the_keys_while_a_drawing_hangs(
    desk: Desk, centre: Centre, grab: Callable[[QWidget, str], Path]
) -> None:
    desk.unlock(centre, Role.MANAGER)
    desk.wait_for(Shell)
    desk.settle()
    held = threading.Event()
    desk.window.work.run(desk.window, held.wait, lane=Lane.DRAWING)
    desk.window.work.run(desk.window, held.wait)
    began = time.monotonic()
    desk.qtbot.keyClick(desk.window, Qt.Key.Key_F12, CHORD)
    assert (centre.folder / "waystation.keys").exists()
    desk.qtbot.keyClick(desk.window, Qt.Key.Key_F12, CHORD)
    print(f"panic: {time.monotonic() - began:.2f} s")
    assert not list(centre.folder.rglob("waystation.keys*"))
    page = desk.window.shown()
    assert isinstance(page, DestroyedPage)
    assert desk.window.waystation is None
    grab(desk.window, "panic-done")
    held.set()
    desk.settle()
    assert desk.window.shown() is page


def test_panic_says_what_it_does_and_can_be_left(
    desk: Desk, centre: Centre, grab: Callable[[QWidget, str], Path]
) -> None:
    desk.wait_for(UnlockPage)
    page = desk.window.shown()
    assert isinstance(page, UnlockPage)
    desk.qtbot.mouseClick(page.panic, Qt.MouseButton.LeftButton)
    asking = desk.window.shown()
    assert isinstance(asking, PanicPage)
    grab(desk.window, "panic-asks")
    desk.qtbot.mouseClick(asking.back, Qt.MouseButton.LeftButton)
    desk.wait_for(UnlockPage)
    assert (centre.folder / "waystation.keys").exists()


def test_practice_cannot_be_mistaken_and_is_gone_at_lock(
    desk: Desk, centre: Centre, grab: Callable[[QWidget, str], Path]
) -> None:
    desk.wait_for(UnlockPage)
    page = desk.window.shown()
    assert isinstance(page, UnlockPage)
    desk.qtbot.mouseClick(page.practice, Qt.MouseButton.LeftButton)
    desk.qtbot.waitUntil(lambda: isinstance(desk.window.shown(), Shell), timeout=3 * LONG)
    desk.settle()
    assert desk.window.windowTitle() == "Practice"
    assert desk.window._frame.line.isVisible()
    assert practice_place(centre.folder).exists()
    grab(desk.window, "practice")
    desk.window.cover()
    assert desk.window._frame.line.isVisible()
    desk.window.lock()
    desk.wait_for(UnlockPage)
    assert desk.window.windowTitle() == "Waystation"
    assert not desk.window._frame.line.isVisible()
    assert not practice_place(centre.folder).exists()
