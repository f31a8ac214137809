"""Putting people on a manifest: a name or a number, one with the family, or everybody of the group in hand."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.rows import PersonRow
from ui.page import PageContext
from ui.person_words import headline
from ui.widgets.buttons import KeyButton, TickButton
from ui.widgets.fields import LabeledField
from ui.widgets.flow import FlowLayout
from ui.words import _

MOST_OFFERED = 8


class Boarding(QWidget):
    """`chosen` carries people, and whether their families come along; `group_asked`: everybody of the group in hand;
    `failed` what went wrong while looking."""

    chosen = Signal(object, bool)
    group_asked = Signal()
    failed = Signal(object)

    def __init__(self, context: PageContext, words: str = "") -> None:
        super().__init__()
        self._context = context
        self.find = QLineEdit()
        self.find.setClearButtonEnabled(True)
        self.family = TickButton(_("with the family"))
        self.group = KeyButton(_("The whole group"), "Alt G", icon="users", size="compact")
        self.found = QWidget()
        self._flow = FlowLayout(self.found, 6)
        self.field = LabeledField(words or _("Put somebody on it"), self.find, _("name, number or card, then Enter"))
        self._lay_out()

    def _lay_out(self) -> None:
        column, row = QVBoxLayout(self), QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row = row
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        row.setSpacing(10)
        row.addWidget(self.field, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        for part in (self.family, self.group):
            buttons.addWidget(part, 0, Qt.AlignmentFlag.AlignBottom)
        buttons.addStretch(0)
        row.addLayout(buttons)
        column.addLayout(row)
        column.addWidget(self.found)
        self.found.hide()
        self.find.returnPressed.connect(self.look)
        self.group.clicked.connect(self.group_asked)

    def narrow(self, on: bool) -> None:
        """The buttons beneath the field where there is no room beside it."""
        self._row.setDirection(QBoxLayout.Direction.TopToBottom if on else QBoxLayout.Direction.LeftToRight)

    def look(self) -> None:
        """Look for what was typed; one is chosen at once, several are offered."""
        text, people, actor = self.find.text().strip(), self._context.waystation.people, self._context.actor
        if text:
            self._context.work.run(self, lambda: people.find(actor, text), self._offer, self.failed.emit)

    def _offer(self, rows: Sequence[PersonRow]) -> None:
        self._clear()
        if len(rows) == 1:
            self.choose(rows[0].id)
            return
        for row in rows[:MOST_OFFERED]:
            button = KeyButton(f"{headline(row)}, {row.number}", size="compact")
            button.clicked.connect(lambda _checked=False, person=row.id: self.choose(person))
            self._flow.addWidget(button)
        none, several = (
            _("Nobody has a name or number like this. Type it another way."),
            _("{n} fit: arrow down, Enter."),
        )
        self.field.set_doubt(several.format(n=len(rows)) if rows else none)
        self.found.setVisible(bool(rows))
        self._order()

    def _order(self) -> None:
        """Tab and the arrows go from the field to those who are offered."""
        parts: list[QWidget] = [self.find, *(self._flow.itemAt(place).widget() for place in range(self._flow.count()))]
        for one, next_one in pairwise(parts):
            QWidget.setTabOrder(one, next_one)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Among several: down to the first, Enter takes the one under the hand, Esc offers none."""
        hand, key, offered = self.focusWidget(), event.key(), self._flow.itemAt(0)
        if offered is None:
            super().keyPressEvent(event)
        elif key == Qt.Key.Key_Down and hand is self.find:
            offered.widget().setFocus(Qt.FocusReason.TabFocusReason)
        elif key == Qt.Key.Key_Escape:
            self._clear()
            self.find.setFocus()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(hand, KeyButton):
            hand.click()
        else:
            super().keyPressEvent(event)

    def choose(self, person: UUID) -> None:
        self._clear()
        self.find.clear()
        self.find.setFocus()
        self.chosen.emit((person,), self.family.isChecked())

    def _clear(self) -> None:
        self.field.clear()
        self.found.hide()
        while (item := self._flow.takeAt(0)) is not None:
            if (part := item.widget()) is not None:
                part.hide()
                part.deleteLater()
