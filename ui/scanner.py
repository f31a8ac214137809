"""A scanner's burst is taken out of whatever has the focus and handed on as a scan; hands on keys are left alone."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QTextEdit
from shiboken6 import isValid

from app.scanning import recognise

BURST_GAP = 0.03
SHORTEST = 10
ENDS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)
COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
SHIFTS = (Qt.Key.Key_Shift, Qt.Key.Key_AltGr, Qt.Key.Key_CapsLock)


class ScannerFilter(QObject):
    """Watches every key press of the application. `scanned` carries an app.scanning.Scan.

    A text field gets the keys as they come, and its former text back once they turn out to be a code. Anything else
    gets a key only when no burst has followed it, so that a scan never ticks a box. `now` gives seconds."""

    scanned = Signal(object)

    def __init__(self, application: QApplication, now: Callable[[], float] = time.monotonic) -> None:
        super().__init__(application)
        self._now, self._replaying = now, False
        self._pause = QTimer(self, singleShot=True, interval=round(BURST_GAP * 2000))
        self._pause.timeout.connect(self._silence)
        self._reset()
        application.installEventFilter(self)

    def _reset(self) -> None:
        self._keys: list[str] = []
        self._held: list[QKeyEvent] = []
        self._last = float("-inf")
        self._field: QObject | None = None
        self._restore: Callable[[], None] | None = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or self._replaying or watched is not _target():
            return False
        assert isinstance(event, QKeyEvent)
        return event.key() not in SHIFTS and self._key(watched, event)

    def _key(self, watched: QObject, event: QKeyEvent) -> bool:
        now = self._now()
        if now - self._last > BURST_GAP or watched is not self._field:
            self._silence()
            self._field, self._restore = watched, _snapshot(watched)
        self._last = now
        if event.key() in ENDS:
            return self._end(event)
        if not event.text().isprintable() or not event.text() or event.modifiers() & COMMANDS:
            self._silence()
            return False
        self._keys.append(event.text())
        self._pause.start()
        return self._hold(event)

    def _hold(self, event: QKeyEvent) -> bool:
        if self._restore is not None:
            return False
        self._held.append(_copy(event))
        return True

    def _end(self, event: QKeyEvent) -> bool:
        """Enter after a burst: a code is swallowed whole, anything else goes on as typed."""
        if self._taken():
            return True
        if self._held:
            self._held.append(_copy(event))
            self._silence()
            return True
        self._reset()
        return False

    def _silence(self) -> None:
        """No key for a while: a code without Enter is taken, held keys are delivered."""
        self._pause.stop()
        if self._taken():
            return
        field, held = self._field, self._held
        self._reset()
        if field is not None and isValid(field):
            self._replay(field, held)

    def _taken(self) -> bool:
        scan = recognise("".join(self._keys)) if len(self._keys) >= SHORTEST else None
        if scan is None:
            return False
        field, restore = self._field, self._restore
        self._pause.stop()
        self._reset()
        if restore is not None and field is not None and isValid(field):
            restore()
        self.scanned.emit(scan)
        return True

    def _replay(self, field: QObject, held: list[QKeyEvent]) -> None:
        self._replaying = True
        try:
            for event in held:
                QApplication.sendEvent(field, event)
        finally:
            self._replaying = False


def _copy(event: QKeyEvent) -> QKeyEvent:
    return QKeyEvent(event.type(), event.key(), event.modifiers(), event.text(), event.isAutoRepeat())


def _target() -> QObject | None:
    return QApplication.focusWidget() or QApplication.activeWindow()


def _snapshot(watched: QObject) -> Callable[[], None] | None:
    """How to put the field back to what it held before the burst."""
    field = watched.lineEdit() if isinstance(watched, QComboBox) else watched
    if isinstance(field, QLineEdit):
        text, place = field.text(), field.cursorPosition()
        chosen = (field.selectionStart(), len(field.selectedText()))
        return lambda: _put_back(field, text, place, chosen)
    if isinstance(field, QPlainTextEdit | QTextEdit):
        whole, cursor = field.toPlainText(), field.textCursor().position()
        return lambda: _put_text_back(field, whole, cursor)
    return None


def _put_back(field: QLineEdit, text: str, place: int, chosen: tuple[int, int]) -> None:
    field.setText(text)
    field.setCursorPosition(place)
    if chosen[1]:
        field.setSelection(*chosen)


def _put_text_back(field: QPlainTextEdit | QTextEdit, text: str, place: int) -> None:
    field.setPlainText(text)
    cursor = field.textCursor()
    cursor.setPosition(min(place, len(text)))
    field.setTextCursor(cursor)
