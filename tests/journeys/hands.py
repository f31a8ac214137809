"""Hands at the real windows: clicks, keys, a scanner's burst under the Lithuanian layout. Needs no test runner."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEvent, QEventLoop, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.sealing import ITERATIONS_FLOOR, MEMORY_FLOOR, KdfCost
from models.codes import Role
from ui.compose import Window
from ui.page import Page
from ui.pages.first_run import FirstRunPage
from ui.pages.staff import StaffPage
from ui.pages.unlock import UnlockPage
from ui.shell import Shell
from ui.theme import Theme

FLOOR = KdfCost(MEMORY_FLOOR, ITERATIONS_FLOOR, 2)
LITHUANIAN = str.maketrans("1234567890", "ąčęėįšųū„“")
CTRL, ALT, NONE = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.NoModifier
ENTER = Qt.Key.Key_Return
LONG = 30.0
Kind = TypeVar("Kind", bound=QWidget)


class Strays(QObject):
    """Notes every window but the program's own: a part shown without a parent flashes and takes the keys away."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self.seen: list[str] = []
        application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        shown = event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow()
        if shown and not isinstance(watched, Window):
            self.seen.append(type(watched).__name__)
        return False


class Hands:
    """One window over a folder, and somebody who uses it."""

    def __init__(
        self, application: QApplication, folder: Path, media: Callable[[], Iterable[Path]] | None = None
    ) -> None:
        self._media = media
        self._application, self.folder, self.strays = application, folder, Strays(application)
        self.theme = Theme()
        self.theme.apply(application)
        self.open_again()

    def open_again(self) -> None:
        """Start the program, as a double click would."""
        self.window = Window(self._application, self.theme, self.folder, FLOOR, media=self._media)
        self.window.start()
        self.window.activateWindow()
        self.until(self.window.isActiveWindow, "the window is active")

    # Waiting

    def until(self, holds: Callable[[], bool], what: str) -> None:
        """Let the program go on until something holds."""
        end = QDeadlineTimer(round(LONG * 1000))
        while not holds():
            assert not end.hasExpired(), f"this did not come about: {what}"
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 20)

    def settle(self) -> None:
        """Until every job has answered, and what the answers set off too."""
        for _turn in range(3):
            QCoreApplication.processEvents()
            self.until(lambda: self.window.work.is_idle, "the lanes are idle")

    def see(self, kind: type[Kind]) -> Kind:
        """The window shows this kind of page in all its width."""
        self.until(lambda: isinstance(self.window.shown(), kind), kind.__name__)
        shown = self.window.shown()
        assert isinstance(shown, kind)
        return shown

    # Keys

    def press(self, *keys: Qt.Key, held: Qt.KeyboardModifier = NONE, on: QWidget | None = None) -> None:
        for key in keys:
            QTest.keyClick(on or QApplication.focusWidget() or self.window, key, held)

    def write(self, text: str, on: QWidget | None = None) -> None:
        """Key by key, in any alphabet; slowly enough to be no scanner."""
        if on is not None:
            on.setFocus()
        for sign in text:
            self._sign(sign)

    def click(self, widget: QWidget) -> None:
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)

    def scan(self, digits: str) -> None:
        """A hand scanner under the Lithuanian layout: a burst of letters, then Enter."""
        for sign in digits.translate(LITHUANIAN):
            self._sign(sign)
        self._sign("\r", ENTER)
        self.settle()

    def _sign(self, sign: str, key: int = 0) -> None:
        target = QApplication.focusWidget() or self.window
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(target, QKeyEvent(kind, key, NONE, sign))

    # Desks

    def set_up(self) -> dict[Role, tuple[str, str]]:
        """First run by hand, and a user for every other role: desk and passphrase of each."""
        page = self.see(FirstRunPage)
        typed = {
            "site_name": "Priėmimo centras „Užutėkis“",
            "site_address": "Pasienio g. 3",
            "phone": "+370 5 000 0000",
            "station": "123",
            "manager_name": "Rasa",
            "desk": "Lead",
        }
        for name, text in typed.items():
            self.write(text, page.edit(name))
        self.click(page.make_button)
        self.until(lambda: bool(page.words.shown.text()), "the passphrase is shown")
        words = page.words.shown.text()
        self.write(words, page.words.typed)
        self.press(ENTER)
        self.click(page.start)
        shell = self.see(Shell)
        shell.go("staff", None)
        self.settle()
        desks = {Role.MANAGER: ("Lead", words)}
        for role, name, desk in (
            (Role.INTAKE, "Ona", "Intake 1"),
            (Role.MEDIC, "Lina", "Health"),
            (Role.STORE, "Tomas", "Store"),
        ):
            desks[role] = (desk, self._add_user(role, name, desk))
        shell.go("tonight", None)
        self.settle()
        return desks

    def _add_user(self, role: Role, name: str, desk: str) -> str:
        staff = self.see(Shell).page("staff")
        assert isinstance(staff, StaffPage)
        panel = staff.panel
        self.until(lambda: panel.button.isEnabled() and panel.isVisible(), "a user can be added")
        panel.role.setCurrentIndex(panel.role.findData(role))
        self.write(name, panel.name)
        self.write(desk, panel.desk)
        self.click(panel.button)
        self.until(lambda: bool(panel.words.shown.text()), "the user's passphrase is shown")
        words = panel.words.shown.text()
        self.click(panel.words.button)
        self.settle()
        return words

    def unlock(self, desk: str, words: str) -> Shell:
        page = self.see(UnlockPage)
        place = [known.label for known in page._desks].index(desk)
        self.click(page.tiles[place])
        self.write(words, page.field)
        self.press(ENTER, on=page.field)
        shell = self.see(Shell)
        self.settle()
        return shell

    def take_over(self, desk: str, words: str) -> Shell:
        """Lock with Ctrl L, then somebody else unlocks."""
        self.press(Qt.Key.Key_L, held=CTRL, on=self.window)
        return self.unlock(desk, words)

    def shell(self) -> Shell:
        assert self.window.shell is not None
        return self.window.shell

    def page(self, key: str, kind: type[Page]) -> Page:
        """Go to a page as the rail does."""
        self.shell().go(key, None)
        self.settle()
        page = self.shell().current_page()
        assert isinstance(page, kind)
        return page

    def close(self) -> None:
        self.window.close()
        self.until(lambda: self.window._ended, "the window is closed")
