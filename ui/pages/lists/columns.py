"""What each column of the file holds: its heading and first cells, and a choice of meanings beside them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QScrollArea, QVBoxLayout, QWidget

from app.lists import Meaning, Sheet
from ui.pages.lists.readings import meaning_words
from ui.widgets.fields import choice_box
from ui.widgets.marks import label
from ui.widgets.panels import Card, wrapped
from ui.words import _

SAMPLE, WIDTH = 2, 292


class ColumnsCard(Card):
    """One line for each column, below each other: a list may have more columns than a screen is wide."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Columns"), _("change what is wrong"), parent)
        self.choices: list[QComboBox] = []
        self._inside = QWidget()
        self._lines = QVBoxLayout(self._inside)
        self._lines.setContentsMargins(0, 0, 6, 0)
        self._lines.setSpacing(8)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(self._inside)
        self.body.addWidget(area, 1)

    def show_sheet(self, sheet: Sheet) -> None:
        """The columns of this sheet with the guessed meanings."""
        self._clear()
        for place, meaning in enumerate(sheet.columns):
            self._lines.addWidget(self._line(sheet, place, meaning))
        self._lines.addStretch(1)

    def _clear(self) -> None:
        self.choices = []
        while (item := self._lines.takeAt(0)) is not None:
            if item.widget() is not None:
                item.widget().deleteLater()

    def _line(self, sheet: Sheet, place: int, meaning: Meaning) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        head = (sheet.header[place] if sheet.header else "") or _("Column {n}").format(n=place + 1)
        column.addWidget(wrapped(head[:80], "label"))
        shown = label(_sample(sheet.rows, place), "hint")
        shown.setMaximumWidth(WIDTH - 40)
        column.addWidget(shown)
        choice = choice_box(list(meaning_words().items()), _("Meaning of column {name}").format(name=head[:40]))
        choice.setCurrentIndex(choice.findData(meaning))
        choice.activated.connect(lambda _place: self.changed.emit())
        self.choices.append(choice)
        column.addWidget(choice)
        return holder

    def meanings(self) -> tuple[Meaning, ...]:
        """The meanings as they are chosen now."""
        return tuple(Meaning(choice.currentData()) for choice in self.choices)


def _sample(rows: Sequence[Sequence[str]], place: int) -> str:
    found = [row[place].strip() for row in rows[:20] if row[place].strip()]
    return " · ".join(found[:SAMPLE])[:34]
