"""Ctrl Z of a page: a field with typing to undo keeps it, everywhere else the page takes back its last act."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget


class UndoKey(QObject):
    """Watches a page and its fields; it wins over the window's own Ctrl Z while the focus is on the page."""

    def __init__(self, page: QWidget, act: Callable[[], None]) -> None:
        super().__init__(page)
        self._act = act
        for part in (page, *page.findChildren(QLineEdit)):
            part.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() not in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
            return False
        if not isinstance(event, QKeyEvent) or not event.matches(QKeySequence.StandardKey.Undo):
            return False
        if isinstance(watched, QLineEdit) and watched.isUndoAvailable():
            return False
        event.accept()
        if event.type() == QEvent.Type.KeyPress:
            self._act()
        return True
