"""A scanner's burst is taken out of whatever has the focus and handed on as a scan; hands on keys are left alone."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import getCppPointer, isValid

from app.scanning import LAYOUTS, LONGEST_BURST, Scan, recognise

BURST_GAP, LATE_END = 30, 150
ENDS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)
COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
SHIFTS = (Qt.Key.Key_Shift, Qt.Key.Key_AltGr, Qt.Key.Key_CapsLock)
DIGIT_SIGNS = frozenset(sign for layout in LAYOUTS for sign in layout)
KEYPAD = {  # what the digit block says while its lock is off
    Qt.Key.Key_Insert: "0",
    Qt.Key.Key_End: "1",
    Qt.Key.Key_Down: "2",
    Qt.Key.Key_PageDown: "3",
    Qt.Key.Key_Left: "4",
    Qt.Key.Key_Clear: "5",
    Qt.Key.Key_Right: "6",
    Qt.Key.Key_Home: "7",
    Qt.Key.Key_Up: "8",
    Qt.Key.Key_PageUp: "9",
}
MOVES_ON = (QEvent.Type.MouseButtonPress, QEvent.Type.FocusOut, QEvent.Type.Close)


class ScannerFilter(QObject):
    """Watches every key press of the application. `scanned` carries an app.scanning.Scan.

    Keys that type digits in some layout are held for the length of one gap and then delivered, or taken as a scan. So
    a field never sees a scan: its text, cursor, undo and what listens to its typing stay as they were. All other keys
    go straight on. `now` gives the milliseconds of an event; `flush` delivers what is held at once."""

    scanned = Signal(object)

    def __init__(self, application: QApplication, now: Callable[[QKeyEvent], int] = QKeyEvent.timestamp) -> None:
        super().__init__(application)
        self._now, self._replaying = now, False
        self._held: list[QKeyEvent] = []
        self._last = self._taken_at = -LATE_END - 1
        self._target: QObject | None = None
        self._at = 0
        self._pause = QTimer(self, singleShot=True, interval=BURST_GAP + 10)
        self._pause.timeout.connect(self._pause_over)
        application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride):
            return isinstance(event, QKeyEvent) and self._watches(watched) and self._key(watched, event)
        if kind in MOVES_ON and self._held and not self._replaying:
            self.flush()
        return False

    def _watches(self, watched: QObject) -> bool:
        """A key is seen at the window, at the widget and at its parents; it counts once."""
        if self._replaying or not isinstance(watched, QWidget):
            return False
        receiver = _receiver()
        return watched.isWindow() if receiver is None else _place(watched) == _place(receiver)

    def _key(self, watched: QObject, event: QKeyEvent) -> bool:
        if event.key() in SHIFTS:
            return False
        if event.type() is QEvent.Type.ShortcutOverride:
            return self._before_shortcuts(event)
        stamp = self._now(event)
        if stamp - self._last > BURST_GAP or _place(watched) != self._at:
            self.flush()
        self._last, self._at = stamp, _place(watched)
        self._target = watched if QApplication.activePopupWidget() is None else None
        if _is_end(event):
            return self._end(stamp)
        if event.isAutoRepeat() or not _may_be_digit(event) or len(self._held) >= LONGEST_BURST:
            self.flush()  # a key that is held down is a hand
            return False
        self._held.append(_copy(event))
        self._pause.start()
        return True

    def _before_shortcuts(self, event: QKeyEvent) -> bool:
        """A shortcut acts before its key is pressed: not on a scan's keys, and not before what is held is delivered."""
        if _is_end(event):
            belongs = self._scan() is not None or self._is_late(self._now(event))
        else:
            belongs = bool(self._held) and _may_be_digit(event)
        if belongs:
            event.accept()
        else:
            self.flush()
        return belongs

    def _end(self, stamp: int) -> bool:
        """Enter or Tab after a burst belongs to the code, also when it comes a little late."""
        belongs = self._scan() is not None or self._is_late(stamp)
        self.flush()
        self._taken_at = -LATE_END - 1
        return belongs

    def _is_late(self, stamp: int) -> bool:
        return not self._held and 0 <= stamp - self._taken_at <= LATE_END

    def _pause_over(self) -> None:
        """The gap is over, but keys may wait behind a busy moment: let them come first."""
        held = len(self._held)
        QTimer.singleShot(0, self, lambda: self._held and len(self._held) == held and self.flush())

    def flush(self) -> None:
        """Take what is held as a scan, or deliver it as typed."""
        self._pause.stop()
        scan, held, target = self._scan(), self._held, self._reached()
        self._held = []
        if scan is not None:
            self._taken_at = self._last
            self.scanned.emit(scan)
        elif held and isinstance(target, QWidget) and isValid(target):
            self._deliver(target, held)

    def _reached(self) -> QObject | None:
        """Who the held keys were for. The list of a choice is asked for anew: Qt may have made it away meanwhile."""
        receiver = _receiver()
        return receiver if receiver is not None and _place(receiver) == self._at else self._target

    def _scan(self) -> Scan | None:
        return recognise("".join(map(_sign, self._held))) if self._held else None

    def _deliver(self, target: QWidget, held: list[QKeyEvent]) -> None:
        self._replaying = True
        try:
            for event in held:
                QApplication.sendEvent(target, event)
        finally:
            self._replaying = False


def _receiver() -> QWidget | None:
    """Who gets a key now: an open menu or list before what has the focus; None: the window."""
    popup = QApplication.activePopupWidget()
    if popup is None:
        return QApplication.focusWidget()
    inside = popup.focusWidget()
    return popup if inside is None else inside


def _place(widget: QObject) -> int:
    """The one thing that is the same of a widget each time it is met."""
    return int(getCppPointer(widget)[0])


def _is_end(event: QKeyEvent) -> bool:
    return event.key() in ENDS and not event.modifiers() & (COMMANDS | Qt.KeyboardModifier.ShiftModifier)


def _may_be_digit(event: QKeyEvent) -> bool:
    """Whether some layout types this sign with a digit key."""
    sign = _sign(event)
    return (sign.isdecimal() or sign in DIGIT_SIGNS) and not event.modifiers() & COMMANDS


def _sign(event: QKeyEvent) -> str:
    on_keypad = event.modifiers() & Qt.KeyboardModifier.KeypadModifier
    return KEYPAD.get(Qt.Key(event.key()), event.text()) if on_keypad and not event.text() else event.text()


def _copy(event: QKeyEvent) -> QKeyEvent:
    return QKeyEvent(event.type(), event.key(), event.modifiers(), event.text(), event.isAutoRepeat())
