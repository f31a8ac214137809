"""What the check asks for now: each alert with what to do, and a key that sets the instruction it proposes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.health.alert_words import Code
from app.health.alerts import Alert
from models.codes import Answer, Instruction
from ui.labels import instructions
from ui.widgets.buttons import KeyButton, TickButton
from ui.widgets.marks import StatusMark
from ui.widgets.paint import put
from ui.widgets.panels import Card, wrapped
from ui.words import _

SHAPES = {"emergency": ("stop", "stop"), "urgent": ("ask", "att"), "note": ("note", "")}


class AlarmCard(Card):
    """Hidden while nothing asks for anything. `proposed`: the instructions that Alt I sets."""

    proposed = Signal(tuple)
    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("What to do now"), parent=parent)
        self._shown: tuple[Alert, ...] = ()
        self._open: tuple[Instruction, ...] = ()
        self._column, self._proposal = QVBoxLayout(), wrapped("", "label")
        self.body.addWidget(self._proposal)
        self.body.addLayout(self._column)
        self.set = KeyButton(_("Set what is proposed"), "Alt I", size="compact")
        self.set.clicked.connect(lambda: self.proposed.emit(self._open))
        self.head.addWidget(self.set)
        self.senior = TickButton(_("A senior was asked"), "senior")
        self.senior.toggled.connect(lambda _on: self.changed.emit())
        self.body.addWidget(self.senior)
        self.hide()

    def put(self, asked: Answer) -> None:
        self.senior.setChecked(asked is Answer.YES)

    def senior_asked(self) -> Answer:
        """Yes, or not asked."""
        return Answer.YES if self.senior.isChecked() else Answer.NOT_ASKED

    def senior_toggled(self) -> None:
        """By its key, where it is shown."""
        if self.senior.isVisible():
            self.senior.toggle()

    def show_alerts(self, alerts: Sequence[Alert], standing: Sequence[Instruction]) -> None:
        """The most urgent first; what is ticked already is not proposed again."""
        proposed = dict.fromkeys(code for alert in alerts for code in alert.instructions)
        self._open = tuple(code for code in proposed if code not in standing)
        words = ", ".join(instructions()[code] for code in self._open)
        self._proposal.setText(_("Proposed for others to see: {what}").format(what=words))
        for part in (self._proposal, self.set):
            part.setVisible(bool(self._open))
        if tuple(alerts) != self._shown:
            self._shown = tuple(alerts)
            self._fill(alerts)
        self.senior.setVisible(any(alert.code is Code.SENIOR_REVIEW for alert in alerts))
        self.setVisible(bool(alerts))

    def _fill(self, alerts: Sequence[Alert]) -> None:
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for alert in alerts:
            self._column.addWidget(_row(alert))


def _row(alert: Alert) -> QWidget:
    shape, tone = SHAPES[alert.level]
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 2, 0, 2)
    row.addWidget(StatusMark(shape), 0, Qt.AlignmentFlag.AlignTop)
    column = QVBoxLayout()
    column.setSpacing(0)
    title = wrapped(": ".join(part for part in (_(alert.title), ", ".join(alert.about)) if part), "label")
    put(title, tone=tone)
    column.addWidget(title)
    column.addWidget(wrapped(_(alert.what_to_do), "second"))
    row.addLayout(column, 1)
    return made
