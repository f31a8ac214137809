"""What is copied in the program is marked as a secret and does not stay, with one window or several."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.copied import Clipboard


def test_two_windows_hide_one_copy_once(qtbot: QtBot) -> None:
    board, owner, changes = QGuiApplication.clipboard(), QWidget(), list[int]()
    qtbot.addWidget(owner)
    owner.show()
    owner.activateWindow()
    qtbot.waitUntil(lambda: QGuiApplication.applicationState() is Qt.ApplicationState.ApplicationActive)
    first, second = Clipboard(owner), Clipboard(owner)
    board.dataChanged.connect(lambda: changes.append(1) if len(changes) < 50 else None)
    board.setText("Hanna copied")
    assert len(changes) <= 2  # the copy itself, and the same text once more with its marks
    assert board.mimeData().hasFormat("x-kde-passwordManagerHint")
    assert board.text() == "Hanna copied"
    first.clear()
    second.clear()
    assert board.text() == ""
