"""A desk that nobody uses is covered, then locked: a clock that keys and the mouse wind up again."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

ONE_MINUTE = 60 * 1000
TEN_MINUTES = 10 * ONE_MINUTE
SHORTEST, LONGEST = 1, 15
SIGNS_OF_LIFE = frozenset(
    (
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
    )
)


class IdleLock(QObject):
    """While armed: `cover_due` after `cover` milliseconds that nobody touched anything, `due` after `interval`.

    Once covered, only a return winds the clock up again: a hand on the mouse does not put the lock off."""

    cover_due = Signal()
    due = Signal()

    def __init__(self, application: QApplication, interval: int = TEN_MINUTES, cover: int = ONE_MINUTE) -> None:
        super().__init__(application)
        self._application, self._covered = application, False
        self._timer = QTimer(self, singleShot=True, interval=interval)
        self._cover = QTimer(self, singleShot=True, interval=cover)
        self._timer.timeout.connect(self.due)
        self._cover.timeout.connect(self.cover_due)

    @property
    def minutes(self) -> int:
        return max(round(self._timer.interval() / ONE_MINUTE), 1)

    def allow(self, minutes: int) -> None:
        """Lock after so many minutes from now on, 1 to 15."""
        self._timer.setInterval(min(max(minutes, SHORTEST), LONGEST) * ONE_MINUTE)

    def arm(self) -> None:
        """Begin to watch, or go on after a return."""
        self._covered = False
        self._application.installEventFilter(self)
        self._wind()

    def covered(self) -> None:
        """Names are gone from the screen; the lock comes when it would have come."""
        self._covered = True
        self._cover.stop()

    def disarm(self) -> None:
        self._application.removeEventFilter(self)
        self._timer.stop()
        self._cover.stop()

    def _wind(self) -> None:
        self._timer.start()
        self._cover.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not self._covered and event.type() in SIGNS_OF_LIFE:
            self._wind()
        return False
