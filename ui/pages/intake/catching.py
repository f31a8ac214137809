"""A machine zone that a reader types, or a hand pastes, into any field of the form goes to the field it belongs to."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from app.forms import PersonForm
from app.mrz import zone_begins, zone_in
from ui.pages.intake.zone import BURST_GAP, HANDS_OFF
from ui.widgets.fields import SuggestedField


class ZoneCatcher(QObject):
    """Watches the parts of a form. `caught` carries the text so far; what a field held before stays in it.

    Choices, which take no text, are brought back by `restore` to the form before the reader's first key."""

    caught = Signal(str)

    def __init__(
        self,
        form: QWidget,
        but: QWidget,
        in_hand: Callable[[], PersonForm],
        restore: Callable[[PersonForm], None],
        clock: Callable[[], int] | None = None,
    ) -> None:
        super().__init__(form)
        timer = QElapsedTimer()
        timer.start()
        self._clock, self._in_hand, self._restore = clock or timer.elapsed, in_hand, restore
        self._burst, self._last, self._before = "", -BURST_GAP, None
        for part in form.findChildren(QWidget):
            if part is not but and not but.isAncestorOf(part):
                self.watch(part)

    def watch(self, part: QWidget) -> None:
        part.installEventFilter(self)
        if isinstance(part, QLineEdit):
            part.textEdited.connect(lambda text: self._edited(part, text))

    def _edited(self, field: QLineEdit, text: str) -> None:
        at = zone_begins(text)
        if at is None:
            return
        field.setText(text[:at])
        if field.completer() is not None:
            field.completer().popup().hide()
        if isinstance(field, SuggestedField) and not text[:at]:
            field.reset()
        self.caught.emit(text[at:])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A key that a control leaves alone is seen at its parents again; it counts once."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if watched is not QApplication.focusWidget():
            return False
        if event.matches(QKeySequence.StandardKey.Paste):
            return self._pasted()
        return not isinstance(watched, QLineEdit) and self._key(event)

    def _pasted(self) -> bool:
        text = QGuiApplication.clipboard().text()
        found = bool(text.strip()) and zone_in(text, date.today()) is not None
        if found:
            self.caught.emit(text)
        return found

    def _key(self, event: QKeyEvent) -> bool:
        """A reader's keys on a control that takes no text."""
        if not event.text().isprintable() or not event.text() or event.modifiers() & HANDS_OFF:
            return False
        now = self._clock()
        if self._before is None or now - self._last > BURST_GAP:
            self._burst, self._before = "", self._in_hand()
        self._last = now
        self._burst += event.text()
        at = zone_begins(self._burst)
        if at is None:
            return False
        self._restore(self._before)
        self._before = None
        self.caught.emit(self._burst[at:])
        return True
