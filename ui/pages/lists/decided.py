"""Decisions on records that look alike: newest first, contradictions above all; each can be taken back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.access import Act, may
from app.twin_rows import DecisionRow
from ui.page import PageContext
from ui.pages.lists.pair_words import both_names, decision_words
from ui.person_words import clock
from ui.widgets.buttons import KeyButton
from ui.widgets.marks import Chip
from ui.widgets.panels import Card, hairline, wrapped
from ui.words import _


class DecidedList(Card):
    """`taken_back` carries the id of a decision."""

    taken_back = Signal(object)

    def __init__(
        self, context: PageContext, empty: str, title: str = "", note: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(title, note, parent)
        self._context, self._empty = context, empty
        self.buttons: list[KeyButton] = []
        self._column = self.body

    def show_rows(self, rows: Sequence[DecisionRow]) -> None:
        """Show these decisions."""
        self.buttons = []
        while (item := self._column.takeAt(0)) is not None:
            if (part := item.widget()) is not None:
                part.hide()
                part.deleteLater()
        for place, row in enumerate(rows):
            if place:
                self._column.addWidget(hairline())
            self._column.addWidget(self._line(row))
        if not rows:
            self._column.addWidget(wrapped(self._empty, "second"))

    def _line(self, row: DecisionRow) -> QWidget:
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(10)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(wrapped(both_names(row), "strong"))
        said = ", ".join(part for part in (decision_words(row), _when(row), row.by) if part)
        words.addWidget(wrapped(said, "second"))
        if row.against:
            words.addWidget(Chip(_("Says the opposite of another decision: take one back"), "stop", "stop"))
        line.addLayout(words, 1)
        if may(self._context.actor, Act.DECIDE_TWINS):
            line.addWidget(self._button(row), 0, Qt.AlignmentFlag.AlignTop)
        return holder

    def _button(self, row: DecisionRow) -> KeyButton:
        button = KeyButton(_("Take back"), size="compact")
        button.setAccessibleName(f"{button.words()}: {both_names(row)}")
        button.clicked.connect(partial(self.taken_back.emit, row.id))
        self.buttons.append(button)
        return button


def _when(row: DecisionRow) -> str:
    return clock(row.at, date.today()) if row.at else ""
