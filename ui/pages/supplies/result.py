"""The result of a scan with the buttons that go with it, and the ticks of what is left out."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.rows import PersonRow
from app.supply_rows import IssueKind, IssueRow
from models.codes import MovementReason
from ui.pages.store.words import reasons
from ui.pages.supplies.choice import thumb_high
from ui.pages.supplies.words import headline, line_words, under_name, under_title
from ui.widgets.buttons import KeyButton, TickButton
from ui.widgets.flow import FlowLayout
from ui.widgets.marks import StatusMark, label
from ui.widgets.paint import put
from ui.widgets.people import ResultPanel
from ui.words import _

REASON_KEYS = {
    MovementReason.LOST: "L",
    MovementReason.SOILED: "W",
    MovementReason.WRONG_SIZE: "Z",
    MovementReason.DAMAGED: "K",
    MovementReason.STOLEN: "T",
    MovementReason.COLD: "C",
    MovementReason.NEWBORN: "N",
    MovementReason.EXTRA_APPROVED: "A",
    MovementReason.MEDICAL: "M",
    MovementReason.OTHER: "O",
}
LOW_PHOTO, PHOTO = (104, 132), (220, 280)


class Result(ResultPanel):
    """Waiting, chosen, given, ask first, stop; each state shows only its own buttons."""

    undo = Signal()
    give = Signal()
    give_anyway = Signal()
    do_not_give = Signal()
    leave_out = Signal(tuple)
    override = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row: IssueRow | None = None
        self._low = False
        self._hand = StatusMark("hand", 32)
        self._hand.setAccessibleName(_("Ask the shift lead"))
        self._make_ticks()
        self._make_reasons()
        self._make_buttons()
        self.word.setWordWrap(True)
        self.show_ready()

    def _make_ticks(self) -> None:
        self._ticks_holder = QWidget()
        self._ticks_flow = FlowLayout(self._ticks_holder, 8)
        self.ticks: list[TickButton] = []
        self.more.addWidget(self._ticks_holder)

    def _make_reasons(self) -> None:
        """Why a rule is passed: one key each, shown where the role may give it."""
        self._why = label(_("Give one more because it was"), "section")
        holder = QWidget()
        flow = FlowLayout(holder, 8)
        self.reasons: dict[MovementReason, KeyButton] = {}
        for reason, key in REASON_KEYS.items():
            button = KeyButton(reasons()[reason], f"Alt {key}", shortcut=f"Alt+{key}")
            button.clicked.connect(lambda _on=False, reason=reason: self.override.emit(reason))
            self.reasons[reason] = button
            flow.addWidget(button)
        self._reasons_holder = holder
        self.more.addWidget(self._why)
        self.more.addWidget(holder)

    def _show_reasons(self, offered: tuple[MovementReason, ...]) -> None:
        """In a small window the usual three, close together."""
        offered = offered[:3] if self._low else offered
        self.second.setVisible(bool(self.second.text()) and not (self._low and offered))
        for reason, button in self.reasons.items():
            button.setVisible(reason in offered)
        self._why.setVisible(bool(offered) and not self._low)
        self._reasons_holder.setVisible(bool(offered))

    def _make_buttons(self) -> None:
        self.give_button = _button(_("Give"), "Enter", "primary")
        self.undo_button = _button(_("Undo this"), "Ctrl Z", icon="undo-2")
        self.leave_button = _button(_("Leave something out"), "Alt L", keys="Alt+L")
        self.without_button = _button(_("Give without these"), "Alt W", "primary", keys="Alt+W")
        self.anyway_button = _button(_("Give anyway"), "Alt G", keys="Alt+G")
        self.no_button = _button(_("Do not give"), "Esc", keys="Esc")
        self.keep_button = _button(_("Keep as given"), "Esc", keys="Esc")
        self._next = label("", "strong")
        self._next.setWordWrap(True)
        self.more.addWidget(self._next)
        for button in self._buttons():
            self.buttons.addWidget(button)
        self.buttons.addStretch(1)
        self.buttons.addWidget(self._hand)
        self.give_button.clicked.connect(self.give)
        self.undo_button.clicked.connect(self.undo)
        self.anyway_button.clicked.connect(self.give_anyway)
        self.no_button.clicked.connect(self.do_not_give)
        self.leave_button.clicked.connect(self.choose_left_out)
        self.keep_button.clicked.connect(self._keep)
        self.without_button.clicked.connect(self._without)

    def _buttons(self) -> tuple[KeyButton, ...]:
        return (
            self.give_button,
            self.undo_button,
            self.without_button,
            self.leave_button,
            self.anyway_button,
            self.no_button,
            self.keep_button,
        )

    def _offer(self, *offered: KeyButton, then: str = "") -> None:
        for button in self._buttons():
            button.setVisible(button in offered)
        self._next.setText(then)
        self._ticks_holder.hide()
        self._show_reasons(())

    def _show_hand(self, person: PersonRow | None) -> None:
        """A queue can see this screen: the hand says that there is something, never what."""
        self._hand.setVisible(person is not None and (person.guarded or bool(person.instructions)))

    # The states

    def show_ready(self, word: str = "", sentence: str = "") -> None:
        self._row = None
        self.show_result("wait", word or _("Ready"), sentence=sentence or _("Scan a card, or type a number."))
        self._show_hand(None)
        self._offer()

    def show_chosen(self, person: PersonRow, what: str) -> None:
        """Somebody is chosen on another page; nothing is given yet."""
        self._row = None
        sentence = _("{what}: not given yet. Press Enter to give.").format(what=what)
        self.show_result(
            "wait", _("Chosen"), headline(person), under_name(person), sentence=sentence, photo=person.photo
        )
        self._show_hand(person)
        self._offer(self.give_button, then=_("Or scan the next card."))

    def show_row(self, row: IssueRow) -> None:
        """What came of a scan."""
        self._row = row
        match row.kind:
            case IssueKind.GIVEN:
                self._show_given(row)
            case IssueKind.ASK:
                self._show_ask(row)
            case IssueKind.STOP:
                self.show_result("stop", _("Stop"), sentence=row.sentence)
                self._show_hand(None)
                self._offer(then=_("Nothing was given. Scan the next card."))

    def _show_given(self, row: IssueRow) -> None:
        assert row.person is not None
        lines = [line_words(line) for line in row.lines]
        name, second = headline(row.person), under_name(row.person)
        self.show_result("ok", _("Given"), name, second, under_title(row), lines, row.person.photo)
        self._show_hand(row.person)
        several = len([line for line in row.lines if line.state == "given"]) > 1
        offered = (self.undo_button, self.leave_button) if several else (self.undo_button,)
        self._offer(*offered, then=_("Scan the next card."))

    def _show_ask(self, row: IssueRow) -> None:
        assert row.person is not None
        name, second = headline(row.person), under_name(row.person)
        self.show_result("att", _("Ask first"), name, second, row.sentence, (), row.person.photo)
        self._show_hand(row.person)
        offered = (self.anyway_button, self.no_button) if row.can_pass else (self.no_button,)
        self._offer(*offered, then="" if row.reasons else _("Or scan the next card."))
        self._show_reasons(row.reasons)

    # Leaving something out

    def choose_left_out(self) -> None:
        """The given lines as ticks; ticked is left out."""
        if self._row is None:
            return
        while self.ticks:
            tick = self.ticks.pop()
            self._ticks_flow.removeWidget(tick)
            tick.deleteLater()
        self._show_lines(())
        for line in self._row.lines:
            if line.state == "given":
                self._add_tick(line.name, line.item)
        self.sentence.setText(_("Choose what is left out."))
        self._offer(self.without_button, self.keep_button)
        self._ticks_holder.show()
        self.without_button.setEnabled(False)
        self.ticks[0].setFocus()

    def _add_tick(self, name: str, item: str) -> None:
        tick = TickButton(name, item)
        tick.setMinimumHeight(56)
        tick.toggled.connect(lambda _on: self.without_button.setEnabled(bool(self.chosen_out())))
        self._ticks_flow.addWidget(tick)
        self.ticks.append(tick)

    def chosen_out(self) -> tuple[str, ...]:
        return tuple(tick.value for tick in self.ticks if tick.isChecked())

    def _keep(self) -> None:
        if self._row is not None:
            self.show_row(self._row)

    def _without(self) -> None:
        self.leave_out.emit(self.chosen_out())

    def make_low(self, low: bool) -> None:
        """A small window has a small photo and less air."""
        self._low = low
        self.photo.setFixedSize(*(LOW_PHOTO if low else PHOTO))
        put(self.word, role="count" if low else "word")
        self._next.setMaximumHeight(0 if low else 60)
        margin = 10 if low else 20
        self.layout().setContentsMargins(margin, margin, margin, margin)


def _button(words: str, key: str, kind: str = "plain", icon: str = "", keys: str = "") -> KeyButton:
    button = KeyButton(words, key, kind, icon, keys, "touch")
    return thumb_high(button)
