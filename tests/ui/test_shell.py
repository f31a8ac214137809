"""The frame around the pages: going and coming back, keys, scans, toasts, narrow windows, nothing left at the end."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.scanning import Scan, ScanType
from app.waystation import Waystation
from models.codes import Role
from tests.app.conftest import Centre
from ui.frame.rail import Destination
from ui.page import Page, PageContext
from ui.shell import Shell
from ui.theme import Theme
from ui.words import _
from ui.work import Work

CANARY = "Verasen"


class Notes(Page):
    """A page with one field that remembers what was asked of it."""

    KEYS = (("Ctrl Enter", "save and go on"),)

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self.field = QLineEdit()
        QVBoxLayout(self).addWidget(self.field)
        self.setFocusProxy(self.field)
        self.read, self.left, self.takes = 0, 0, False
        self.people: list[UUID] = []
        self.scans: list[Scan] = []

    def reload(self) -> None:
        self.read += 1

    def open_for(self, person: UUID) -> None:
        self.people.append(person)

    def on_scan(self, scan: Scan) -> bool:
        self.scans.append(scan)
        return self.takes

    def leave(self) -> None:
        self.left += 1


@pytest.fixture
def manager(centre: Centre) -> Iterator[Waystation]:
    waystation = centre.unlock(Role.MANAGER)
    yield waystation
    waystation.close()


@pytest.fixture
def shell(
    theme: Theme,
    manager: Waystation,
    work: Work,
    shown: Callable[[QWidget], QWidget],
    settled: Callable[[], None],
) -> Iterator[Shell]:
    made = Shell(manager, work)
    pages = [("one", "Tonight", "moon", "F5"), ("two", "Supplies", "package", "F4"), ("three", "Papers", "printer", "")]
    made.furnish([Destination(*place, lambda: Notes(made.context)) for place in pages])
    made.resize(1366, 768)
    shown(made)
    made.go("one", None)
    settled()
    yield made
    settled()


def page(shell: Shell) -> Notes:
    current = shell.current_page()
    assert isinstance(current, Notes)
    return current


def press(qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    qtbot.keyClick(QApplication.focusWidget(), key, modifier)


def words(window: QWidget) -> str:
    shown = [part.text() for part in window.findChildren(QLabel) if part.isVisible()]
    return "\n".join(shown + [part.text() for part in window.findChildren(QLineEdit)])


def test_a_key_goes_to_a_page_and_escape_comes_back_with_what_was_typed(qtbot: QtBot, shell: Shell) -> None:
    first = page(shell)
    qtbot.keyClicks(first.field, CANARY)
    press(qtbot, Qt.Key.Key_F4)
    assert page(shell) is not first
    assert first.left == 1
    press(qtbot, Qt.Key.Key_Escape)
    assert page(shell) is first
    assert first.field.text() == CANARY
    press(qtbot, Qt.Key.Key_Escape)
    assert page(shell) is first


def test_pages_are_made_when_they_are_first_shown_and_read_again_after_a_write(
    shell: Shell, work: Work, settled: Callable[[], None]
) -> None:
    assert shell.page("two") is None
    before = page(shell).read
    work.run(shell, lambda: None, writes=True)
    settled()
    assert page(shell).read == before + 1


def test_f1_shows_the_keys_of_the_page_and_goes_away_again(
    qtbot: QtBot, shell: Shell, grab: Callable[[QWidget, str], object]
) -> None:
    press(qtbot, Qt.Key.Key_F1)
    assert "save and go on" in words(shell)
    assert page(shell).field.hasFocus()
    grab(shell, "shell-keys")
    press(qtbot, Qt.Key.Key_Escape)
    assert "save and go on" not in words(shell)
    press(qtbot, Qt.Key.Key_F1)
    press(qtbot, Qt.Key.Key_F4)
    assert _("lock now") not in words(shell)


def test_a_scan_is_the_pages_first(shell: Shell, settled: Callable[[], None]) -> None:
    scan = Scan(ScanType.NUMBER, "1230005203")
    page(shell).takes = True
    shell.take_scan(scan)
    settled()
    assert page(shell).scans == [scan]
    page(shell).takes = False
    shell.take_scan(scan)
    settled()
    assert len(page(shell).scans) == 2


def test_a_toast_takes_back_by_ctrl_z_once(qtbot: QtBot, shell: Shell) -> None:
    undone: list[bool] = []
    shell.tell("Given.", lambda: undone.append(True))
    assert shell._toast.geometry().top() >= shell.strip.geometry().top() - 12
    shell.setFocus()
    for _time in range(2):
        qtbot.keyClick(shell, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert undone == [True]


def test_locking_is_asked_by_key_and_leaves_no_name(qtbot: QtBot, shell: Shell) -> None:
    page(shell).field.setText(CANARY)
    with qtbot.waitSignal(shell.lock_asked):
        press(qtbot, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    shell.close_pages()
    qtbot.waitUntil(lambda: CANARY not in words(shell))
    assert shell.current_page() is None


@pytest.mark.parametrize("size", [(1366, 768), (1366, 690), (911, 512)])
def test_the_frame_fits(shell: Shell, size: tuple[int, int], grab: Callable[[QWidget, str], object]) -> None:
    shell.resize(*size)
    QApplication.processEvents()
    assert (shell.width(), shell.height()) == size
    assert shell.minimumSizeHint().width() <= 911
    assert not [area for area in shell.findChildren(QScrollArea) if area.horizontalScrollBar().isVisible()]
    grab(shell, f"shell-{size[0]}x{size[1]}")


def test_every_control_of_the_frame_has_a_name_and_a_size_for_a_thumb(shell: Shell) -> None:
    for part in [*shell.findChildren(QAbstractButton), *shell.findChildren(QLineEdit)]:
        if part.isVisible() and not isinstance(part.parent(), Notes):
            assert part.accessibleName(), part
            assert part.height() >= 36, (part.accessibleName(), part.height())
