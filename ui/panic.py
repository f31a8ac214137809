"""Panic: two presses of one chord, or one long one, destroy the keys on this laptop; then what to do is said."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from ui.pages.sealed import SealedPage
from ui.widgets.buttons import KeyButton
from ui.widgets.marks import StatusMark, label
from ui.widgets.panels import Card, wrapped
from ui.words import _

CHORD = "Ctrl Shift F12"
WITHIN, HELD = 2.0, 1.0
MODIFIERS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class PanicChord(QObject):
    """`struck` once for Ctrl Shift F12 typed twice within two seconds, or held for one."""

    struck = Signal()

    def __init__(self, application: QApplication, parent: QObject, now: Callable[[], float] = time.monotonic) -> None:
        super().__init__(parent)
        self._now, self._first, self._seen = now, -WITHIN, 0
        application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() != Qt.Key.Key_F12 or event.modifiers() & MODIFIERS != MODIFIERS:
            return False
        self._pressed(event.isAutoRepeat())
        return True

    def _pressed(self, repeated: bool) -> None:
        since = self._now() - self._first
        if (repeated and since >= HELD) or (not repeated and since <= WITHIN):
            self._first = -WITHIN
            self.struck.emit()
        elif not repeated:
            self._first = self._now()


class PanicPage(SealedPage):
    """Says what panic does, and does it at one press; `left` goes back."""

    struck = Signal()
    left = Signal()

    def __init__(self, night: Callable[[], None], parent: QWidget | None = None) -> None:
        super().__init__(_("Nothing was destroyed yet."), night, parent)
        self.column.addWidget(label(_("Destroy the keys on this laptop"), "title"))
        card = Card(_("What it does"))
        for words in _what_it_does():
            card.body.addWidget(wrapped(words))
        self.column.addWidget(card)
        row = QHBoxLayout()
        row.setSpacing(12)
        self.strike = KeyButton(_("Destroy the keys now"), "", "primary", "octagon-x", size="touch")
        self.strike.clicked.connect(self.struck)
        self.back = KeyButton(_("Do not destroy"), "Esc", shortcut="Escape", size="touch")
        self.back.clicked.connect(self.left)
        row.addWidget(self.strike)
        row.addWidget(self.back)
        row.addStretch(1)
        self.column.addLayout(row)
        self.setFocusProxy(self.back)


class DestroyedPage(SealedPage):
    """After panic: what happened, what is safe, what to do. `restore_asked`, `closed`: what next."""

    restore_asked = Signal()
    closed = Signal()

    def __init__(self, trouble: str, night: Callable[[], None], parent: QWidget | None = None) -> None:
        super().__init__(_("The keys were destroyed."), night, parent)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(StatusMark("stop" if trouble else "done", 28))
        self.title = label(_("Not every key could be destroyed") if trouble else _("The keys are destroyed"), "title")
        head.addWidget(self.title, 1)
        self.column.addLayout(head)
        card = Card(_("What to do now"))
        for words in [trouble] if trouble else _what_to_do():
            card.body.addWidget(wrapped(words))
        self.column.addWidget(card)
        row = QHBoxLayout()
        row.setSpacing(12)
        self.close_now = KeyButton(_("Close Waystation"), _("Enter"), "primary", "x", size="touch")
        self.close_now.clicked.connect(self.closed)
        self.restore = KeyButton(_("Bring back a copy"), "Alt B", icon="undo-2", shortcut="Alt+B", size="touch")
        self.restore.clicked.connect(self.restore_asked)
        row.addWidget(self.close_now)
        row.addWidget(self.restore)
        row.addStretch(1)
        self.column.addLayout(row)


def _what_it_does() -> tuple[str, ...]:
    return (
        _("Every key on this laptop and in the copies on it is overwritten. Nobody can open the records here then."),
        _("What was not saved is lost. Copies on other media stay whole; they and the recovery code bring all back."),
        _("Without such a copy the records are lost for ever. From any page: {chord}, twice.").format(chord=CHORD),
    )


def _what_to_do() -> tuple[str, ...]:
    return (
        _("Nobody can open the records on this laptop any more, not even you. Leave it, if you have to."),
        _("To go on working, bring back a copy from a stick or another disk, here or on another laptop."),
        _("You need the words of a desk as they were when the copy was made, or the recovery code on paper."),
    )
