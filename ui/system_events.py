"""What the machine says before it sleeps or locks its screen: logind on Linux, window messages on Windows."""

from __future__ import annotations

import sys
from collections.abc import Callable

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QObject, Signal, Slot
from PySide6.QtWidgets import QApplication, QWidget

SUSPEND, SESSION_CHANGE, SESSION_LOCKED, GOES_TO_SLEEP = 0x0218, 0x02B1, 0x7, 0x4
LOGIND, MANAGER, SESSION = "org.freedesktop.login1", "org.freedesktop.login1.Manager", "org.freedesktop.login1.Session"
SAVERS = ("org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver")


class SystemEvents(QObject):
    """`leaving`: the laptop goes to sleep, its lid closes, or its screen is locked. Silent where nobody tells."""

    leaving = Signal()

    def __init__(self, application: QApplication, window: QWidget) -> None:
        super().__init__(window)
        self._filter: _Messages | None = None
        if sys.platform == "win32":
            self._listen_to_windows(application, window)
        else:
            self._listen_to_logind()

    def _listen_to_logind(self) -> None:
        """A bus that is not there, or does not answer, is no error: then only the idle clock locks."""
        from PySide6.QtDBus import QDBusConnection

        system, own = QDBusConnection.systemBus(), QDBusConnection.sessionBus()
        if system.isConnected():
            system.connect(LOGIND, "", MANAGER, "PrepareForSleep", self, b"1_sleeps(bool)")
            system.connect(LOGIND, "", SESSION, "Lock", self, b"1_locks()")
        if own.isConnected():
            for name in SAVERS:
                own.connect(name, "", name, "ActiveChanged", self, b"1_sleeps(bool)")

    @Slot(bool)
    def _sleeps(self, begins: bool) -> None:
        if begins:
            self.leaving.emit()

    @Slot()
    def _locks(self) -> None:
        self.leaving.emit()

    def _listen_to_windows(self, application: QApplication, window: QWidget) -> None:
        import ctypes

        self._filter = _Messages(self.leaving.emit)
        application.installNativeEventFilter(self._filter)
        ctypes.windll.wtsapi32.WTSRegisterSessionNotification(int(window.winId()), 0)  # type: ignore[attr-defined]


class _Messages(QAbstractNativeEventFilter):
    def __init__(self, leave: Callable[[], None]) -> None:
        super().__init__()
        self._leave = leave

    def nativeEventFilter(self, kind: QByteArray | bytes | bytearray | memoryview, message: int) -> tuple[bool, int]:
        from ctypes import wintypes

        told = wintypes.MSG.from_address(int(message))
        sleeps = told.message == SUSPEND and told.wParam == GOES_TO_SLEEP
        if sleeps or (told.message == SESSION_CHANGE and told.wParam == SESSION_LOCKED):
            self._leave()
        return False, 0
