"""The field under the hands is in sight: a scrolled form follows the focus."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QScrollArea, QWidget

ROOM = 48


class InSight(QObject):
    """Scrolls the area around a control to it when it takes the focus, with room for its label and its sentence."""

    def __init__(self, controls: Iterable[QWidget], parent: QObject) -> None:
        super().__init__(parent)
        for control in controls:
            for part in (control, *control.findChildren(QWidget)):
                part.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QWidget):
            area = watched.parentWidget()
            while area is not None and not isinstance(area, QScrollArea):
                area = area.parentWidget()
            if isinstance(area, QScrollArea):
                area.ensureWidgetVisible(watched, 0, ROOM)
        return False
