"""The whole window over a folder, and the hands at its keys."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QLineEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from app.sealing import ITERATIONS_FLOOR, MEMORY_FLOOR, KdfCost
from models.codes import Role
from tests.app.conftest import WORDS, Centre
from ui.compose import Window
from ui.idle import ONE_MINUTE, TEN_MINUTES
from ui.pages.unlock import UnlockPage
from ui.theme import Theme

FLOOR = KdfCost(MEMORY_FLOOR, ITERATIONS_FLOOR, 2)
LONG = 20_000


class Desk:
    """A window over a folder, and the hands at its keys."""

    def __init__(
        self, qtbot: QtBot, qapp: QApplication, folder: Path, idle: int = TEN_MINUTES, cover: int = ONE_MINUTE
    ) -> None:
        self.qtbot = qtbot
        self.window = Window(qapp, Theme(), folder, FLOOR, idle, cover)
        with qtbot.waitActive(self.window):
            self.window.start()
            self.window.activateWindow()

    def wait_for(self, kind: type[QWidget]) -> None:
        self.qtbot.waitUntil(lambda: isinstance(self.window.shown(), kind), timeout=LONG)

    def unlock(self, folder: Centre, role: Role, words: str = WORDS) -> None:
        self.wait_for(UnlockPage)
        page = self.window.shown()
        assert isinstance(page, UnlockPage)
        slots = [desk.slot_id for desk in page._desks]
        self.qtbot.mouseClick(page.tiles[slots.index(folder.slots[role])], Qt.MouseButton.LeftButton)
        self.qtbot.keyClicks(page.field, words)
        self.qtbot.keyClick(page.field, Qt.Key.Key_Return)

    def texts(self) -> str:
        labels = [label.text() for label in self.window.findChildren(QLabel)]
        return "\n".join(labels + [field.text() for field in self.window.findChildren(QLineEdit)])

    def end(self) -> None:
        self.window.close()
        self.qtbot.waitUntil(lambda: self.window._ended, timeout=LONG)
        self.window.deleteLater()  # its watchers of keys would go on listening

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: self.window.work.is_idle, timeout=LONG)
        QApplication.processEvents()


def everything_said(window: QWidget) -> Iterator[str]:
    """Every text of a window's whole tree and of whatever else is on the screen: words, titles, tooltips, names for
    the screen reader, rows of tables, and the clipboard."""
    tops = [top for top in QApplication.topLevelWidgets() if top.isVisible() or top is window]
    for top in tops:
        for part in (top, *top.findChildren(QWidget)):
            yield from (part.windowTitle(), part.toolTip(), part.statusTip(), part.whatsThis(), part.objectName())
            yield from (part.accessibleName(), part.accessibleDescription())
            yield from _shown_by(part)
    yield QGuiApplication.clipboard().text()


def _shown_by(part: QWidget) -> Iterator[str]:
    if isinstance(part, QLabel | QAbstractButton):
        yield part.text()
    elif isinstance(part, QLineEdit):
        yield from (part.text(), part.placeholderText())
    elif isinstance(part, QTextEdit):
        yield part.toPlainText()
    elif isinstance(part, QComboBox):
        yield from (part.itemText(row) for row in range(part.count()))
    model = part.model() if hasattr(part, "model") else None
    if model is not None:
        for row in range(model.rowCount()):
            yield str(model.data(model.index(row, 0), Qt.ItemDataRole.DisplayRole))
