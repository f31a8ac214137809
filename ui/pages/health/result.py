"""The result of a check, and the instructions that leave the clinic: what to do, never why."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from models.codes import Instruction, Outcome
from ui.labels import instructions, outcomes
from ui.pages.health.follow import FollowUps
from ui.widgets.buttons import TickButton
from ui.widgets.fields import LabeledField
from ui.widgets.flow import FlowLayout
from ui.widgets.marks import StatusMark
from ui.widgets.paint import put
from ui.widgets.panels import Card, wrapped
from ui.words import _

HOLD = Instruction.NO_FOOD_BEFORE_CLINICIAN


class ResultCard(Card):
    """One outcome or none, and who looks again and when."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Result"), "", parent)
        self.choices = QWidget()
        flow = FlowLayout(self.choices)
        self.ticks = {outcome: TickButton(words, outcome) for outcome, words in outcomes().items()}
        for tick in self.ticks.values():
            tick.clicked.connect(lambda _on=False, tick=tick: self._only(tick))
            flow.addWidget(tick)
        self.choices.setFocusProxy(next(iter(self.ticks.values())))
        self.follow_up = QLineEdit()
        self._field = LabeledField(_("When and by whom"), self.follow_up, _("follow up, refer"))
        self.body.addWidget(self.choices)
        self.body.addWidget(self._field)
        self.things = FollowUps()
        self.body.addWidget(self.things)
        self.things.changed.connect(self.changed)
        self.follow_up.textChanged.connect(lambda _text: self.changed.emit())

    def value(self) -> Outcome | None:
        return next((outcome for outcome, tick in self.ticks.items() if tick.isChecked()), None)

    def set_value(self, outcome: Outcome | None) -> None:
        for value, tick in self.ticks.items():
            tick.setChecked(value is outcome)

    def _only(self, tick: TickButton) -> None:
        self.set_value(tick.value if tick.isChecked() else None)
        self.changed.emit()


class SeenCard(Card):
    """What others will see. `hold` says whether food is held now, so that signing without it lifts the hold."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("What others will see"), "", parent)
        put(self, state="info")
        self.body.addWidget(wrapped(_("Instructions only. Never the reason."), "second"))
        released = _("In an emergency the shift lead can open allergies and medicines, with a reason that you see.")
        self.body.addWidget(wrapped(released, "hint"))
        self.ticks = {code: TickButton(words, code) for code, words in instructions().items()}
        self.choices, self._lifted = QWidget(), wrapped("", "hint")
        flow = FlowLayout(self.choices)
        for code, tick in self.ticks.items():
            tick.toggled.connect(lambda _on: self._told())
            if code is not HOLD:
                flow.addWidget(tick)
        self._mark = StatusMark("ask", 18)
        row = QHBoxLayout()
        row.addWidget(self.ticks[HOLD])
        row.addWidget(self._mark)
        row.addWidget(self._lifted, 1)
        self.body.addLayout(row)
        self.body.addWidget(self.choices)
        self.choices.setFocusProxy(next(tick for code, tick in self.ticks.items() if code is not HOLD))
        self._held = False
        self._told()

    def put(self, codes: Sequence[Instruction], held: bool) -> None:
        self._held = held
        for code, tick in self.ticks.items():
            tick.setChecked(code in codes)
        self._told()

    def value(self) -> tuple[Instruction, ...]:
        """In the order of their codes, as the register keeps them."""
        return tuple(sorted(code for code, tick in self.ticks.items() if tick.isChecked()))

    def _told(self) -> None:
        lifting = self._held and not self.ticks[HOLD].isChecked()
        self._lifted.setText(_("Signing without it lifts the hold."))
        put(self._lifted, role="label" if lifting else "hint", tone="att" if lifting else "")
        self._mark.setVisible(lifting)
        self.changed.emit()
