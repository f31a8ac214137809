"""The lead forgot the passphrase. The paper from the first night gives new words, by keys alone, in three steps."""

from __future__ import annotations

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.night import SITE
from app.waystation import first_run
from tests.app.conftest import WORDS
from tests.ui.conftest import grab  # noqa: F401
from tests.ui.window_desk import FLOOR, LONG, Desk
from ui.pages.recover import RecoverPage
from ui.pages.unlock import UnlockPage
from ui.shell import Shell

A_KEY, READING, TWO_KEY_FILES = 0.5, 10.0, 6.0
GOAL = 180.0


def test_new_words_by_the_recovery_code(
    qtbot: QtBot,
    qapp: QApplication,
    tmp_path: Path,
    grab: Callable[[QWidget, str], Path],  # noqa: F811
) -> None:
    made = first_run(tmp_path / "data", SITE, passphrase=WORDS, cost=FLOOR)
    made.waystation.close()
    desk = Desk(qtbot, qapp, tmp_path / "data")
    desk.wait_for(UnlockPage)
    qtbot.keyClick(desk.window, Qt.Key.Key_F, Qt.KeyboardModifier.AltModifier)
    desk.wait_for(RecoverPage)
    page = desk.window.shown()
    assert isinstance(page, RecoverPage)
    desk.settle()
    field = page.code("recovery_code")
    assert not page.code("medical_code").isVisible()
    qtbot.keyClicks(field, made.recovery.medical)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    desk.settle()
    assert "recovery code" in page._codes["recovery_code"]._said.text()
    field.clear()
    qtbot.keyClicks(field, made.recovery.station.lower().replace(" ", ""))
    grab(desk.window, "recover-light")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(page.words.shown.text()), timeout=LONG)
    words = page.words.shown.text()
    grab(desk.window, "recover-words")
    qtbot.keyClicks(page.words.typed, words)
    qtbot.keyClick(page.words.typed, Qt.Key.Key_Return)
    desk.wait_for(Shell)
    desk.settle()
    assert words not in desk.texts()
    keys = 1 + len(made.recovery.station.replace(" ", "")) + 1 + len(words) + 1
    seconds = keys * A_KEY + 3 * READING + TWO_KEY_FILES
    print(f"forgotten passphrase: 3 steps, {keys} keys, about {seconds:.0f} s of unhurried hands")
    assert seconds < GOAL
    desk.end()
