"""Locking a desk that nobody uses: a clock that every key and every move of the mouse winds up again."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

TEN_MINUTES = 10 * 60 * 1000
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
    """`due` when nobody touched anything for `interval` milliseconds while it was armed."""

    due = Signal()

    def __init__(self, application: QApplication, interval: int = TEN_MINUTES) -> None:
        super().__init__(application)
        self._application = application
        self._timer = QTimer(self, singleShot=True, interval=interval)
        self._timer.timeout.connect(self.due)

    @property
    def minutes(self) -> int:
        return max(round(self._timer.interval() / 60_000), 1)

    def arm(self) -> None:
        """Begin to watch."""
        self._application.installEventFilter(self)
        self._timer.start()

    def disarm(self) -> None:
        self._application.removeEventFilter(self)
        self._timer.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in SIGNS_OF_LIFE:
            self._timer.start()
        return False
