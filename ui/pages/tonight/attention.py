"""What needs a person: each with the page that settles it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.rows import AttentionKind, AttentionRow
from ui.page import PageContext
from ui.pages.tonight.sentences import attention_step
from ui.widgets.buttons import KeyButton
from ui.widgets.marks import Chip, StatusMark
from ui.widgets.panels import Card, EmptyLine, hairline, wrapped
from ui.words import _, ngettext

SHAPES = {
    AttentionKind.DOCTOR_NOW: "stop",
    AttentionKind.NO_CONTACT: "hand",
    AttentionKind.NO_FOOD: "stop",
    AttentionKind.CHILD_ALONE: "hand",
}


class AttentionCard(Card):
    """The most urgent first; one sentence when nothing needs anybody."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(_("Needs attention"), parent=parent)
        self._context = context
        self.count = Chip("", "att")
        self.head.insertWidget(1, self.count)
        self._shown: tuple[AttentionRow, ...] | None = None
        self.body.setSpacing(0)

    def show_rows(self, rows: Sequence[AttentionRow]) -> None:
        """The rows as they are now; rebuilt only when something changed, so that the focus stays."""
        rows = _stock_as_one(rows)
        if rows == self._shown:
            return
        self._shown = rows
        self._clear()
        self.count.say(str(len(rows)), _tone(rows))
        self.count.setVisible(bool(rows))
        if not rows:
            self.body.addWidget(EmptyLine(_("Nothing needs attention now.")))
        for place, row in enumerate(rows):
            if place:
                self.body.addWidget(hairline())
            self.body.addWidget(self._line(row))

    def _clear(self) -> None:
        while (item := self.body.takeAt(0)) is not None:
            if item.widget() is not None:
                item.widget().deleteLater()

    def _line(self, row: AttentionRow) -> QWidget:
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 6, 0, 6)
        line.setSpacing(10)
        line.addWidget(StatusMark(SHAPES.get(row.kind, "ask")))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(wrapped(row.title, "strong"))
        words.addWidget(wrapped(row.detail, "second"))
        line.addLayout(words, 1)
        step = attention_step(row, self._context.actor)
        if step is not None:
            button = KeyButton(step.words)
            button.setAccessibleName(f"{step.words}: {row.title}")
            button.clicked.connect(lambda: self._context.go(step.page, step.person))
            line.addWidget(button)
        return holder


def _tone(rows: Sequence[AttentionRow]) -> str:
    return "stop" if any(row.kind is AttentionKind.DOCTOR_NOW for row in rows) else "att"


def _stock_as_one(rows: Sequence[AttentionRow]) -> tuple[AttentionRow, ...]:
    """Several supplies that run out are one line; what they are stands on the page Supplies."""
    low = [row for row in rows if row.kind is AttentionKind.LOW_STOCK]
    if len(low) < 2:
        return tuple(rows)
    title = ngettext("{n} supply will run out", "{n} supplies will run out", len(low)).format(n=len(low))
    one = AttentionRow(AttentionKind.LOW_STOCK, title, _("Fewer left than people to go"))
    return (*(row for row in rows if row.kind is not AttentionKind.LOW_STOCK), one)
