"""The left rail: one button per page that exists and that the role may open."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ui.theme import DARK
from ui.widgets.marks import label
from ui.widgets.paint import Icon, put

WIDE, NARROW = 92, 72


@dataclass(frozen=True)
class Destination:
    """A page of the window: its key, word, icon, F-key (or empty) and how it is made."""

    key: str
    word: str
    icon: str
    shortcut: str
    make: Callable[[], QWidget]
    in_rail: bool = True


class _RailButton(QPushButton):
    def __init__(self, destination: Destination) -> None:
        super().__init__()
        self.setCheckable(True)
        self.setProperty("kind", "rail")
        self.setAccessibleName(destination.word)
        if destination.shortcut:
            self.setToolTip(f"{destination.word} ({destination.shortcut})")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 5)
        column.setSpacing(2)
        self._icon, self._word = Icon(destination.icon, "railink", 24), label(destination.word)
        self._word.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        column.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._word, 0, Qt.AlignmentFlag.AlignHCenter)
        self.toggled.connect(lambda on: put(self._word, on=on))

    def sizeHint(self) -> QSize:
        return QSize(self.layout().sizeHint().width(), 62)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The bar of the chosen page stands at the reading start; painted, because a style sheet cannot mirror it."""
        super().paintEvent(event)
        if self.isChecked():
            painter = QPainter(self)
            start = 0 if self.layoutDirection() is Qt.LayoutDirection.LeftToRight else self.width() - 3
            painter.fillRect(QRect(start, 3, 3, self.height() - 6), QColor(DARK.accent))
            painter.end()


class Rail(QFrame):
    chosen = Signal(str)

    def __init__(self, destinations: Sequence[Destination], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self.setFixedWidth(WIDE)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 12, 4, 8)
        column.setSpacing(2)
        column.addWidget(Icon("waystation", "railink", 34), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(8)
        self._group, self._keys = QButtonGroup(self), []
        self._area, pages = _transparent_area()
        for destination in destinations:
            if destination.in_rail:
                button = _RailButton(destination)
                self._group.addButton(button, len(self._keys))
                self._keys.append(destination.key)
                pages.addWidget(button)
        pages.addStretch(1)
        column.addWidget(self._area, 1)
        self._group.idClicked.connect(lambda place: self.chosen.emit(self._keys[place]))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        current = self._group.checkedButton()
        if current is not None:
            self._area.ensureWidgetVisible(current, 0, 0)

    def narrow(self, narrow: bool) -> None:
        """At 150 % on a small laptop: smaller words in a narrower rail."""
        if self.property("narrow") is not narrow:
            self.setFixedWidth(NARROW if narrow else WIDE)
            put(self, narrow=narrow)
            for word in self.findChildren(QLabel):
                put(word)

    def show_current(self, key: str) -> None:
        """Mark the page that is shown; none when it stands outside the rail."""
        self._group.setExclusive(key in self._keys)
        for place, known in enumerate(self._keys):
            self._group.button(place).setChecked(known == key)
            if known == key:
                self._area.ensureWidgetVisible(self._group.button(place), 0, 0)
        self._group.setExclusive(True)


def _transparent_area() -> tuple[QScrollArea, QVBoxLayout]:
    """Room that scrolls where the window is lower than the pages of a role are many."""
    area, inside = QScrollArea(), QWidget()
    pages = QVBoxLayout(inside)
    pages.setContentsMargins(0, 0, 0, 0)
    pages.setSpacing(2)
    area.setWidget(inside)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    for bar in (area.setHorizontalScrollBarPolicy, area.setVerticalScrollBarPolicy):
        bar(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    for part in (inside, area.viewport()):
        part.setAutoFillBackground(False)
    return area, pages
