"""The next step of a letter: sent how, answered what, a meeting when; only steps that its state allows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.letters.forms import LetterMoveForm, LetterRow
from models.codes import DeclineReason, Delivery, LetterState
from ui.pages.letters.words import deliveries, reasons, states
from ui.widgets.buttons import KeyButton
from ui.widgets.fields import EnterChain, LabeledField, choice_box
from ui.widgets.marks import label
from ui.words import _

ANSWERS = (LetterState.ACCEPTED, LetterState.APPOINTMENT, LetterState.WAITLISTED, LetterState.DECLINED)
MOMENTS = ("%d.%m.%Y %H:%M", "%Y-%m-%d %H:%M", "%d.%m.%y %H:%M")


class BadMoment(ValueError):
    """What was typed is no day with an hour."""


def read_moment(text: str, now: datetime) -> datetime | None:
    """17.11 10:30, 17.11.2025 10:30 or 2025-11-17 10:30, in local time; None for an empty text. A day without a year
    is the next one that comes."""
    words = " ".join(text.replace(",", " ").split())
    if not words:
        return None
    for shape in MOMENTS:
        try:
            return datetime.strptime(words, shape).astimezone()
        except ValueError:
            continue
    return _without_year(words, now)


def _without_year(words: str, now: datetime) -> datetime:
    try:
        day, time = words.split(" ")
        year = now.astimezone().year
        at = datetime.strptime(f"{day.strip('.')}.{year} {time}", MOMENTS[0]).astimezone()
        return at if at.date() >= now.astimezone().date() else at.replace(year=year + 1)
    except ValueError as wrong:
        raise BadMoment(words) from wrong


class StepForm(QWidget):
    """`asked` when the step is to be written down. Fields that the chosen step does not need are not shown."""

    asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.letter: UUID | None = None
        self.state, self.delivery, self.reason = choice_box(()), choice_box(()), choice_box(())
        self.when, self.note = QLineEdit(), QLineEdit()
        self.button = KeyButton(_("Write it down"), "Ctrl Enter", icon="check")
        self.fields = {
            "state": LabeledField(_("What happened"), self.state),
            "delivery": LabeledField(_("How it went"), self.delivery),
            "reason": LabeledField(_("Why they cannot help"), self.reason),
            "appointment_at": LabeledField(_("Meeting"), self.when, _("17.11 10:30")),
            "note": LabeledField(_("A word on it"), self.note, _("sealed like the letter")),
        }
        for box, words in ((self.delivery, deliveries()), (self.reason, reasons())):
            box.addItem(_("Choose"), None)
            for code, word in words.items():
                box.addItem(word, code)
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(label(_("The next step"), "section"))
        for field in self.fields.values():
            column.addWidget(field)
        column.addWidget(self.button)
        self.state.currentIndexChanged.connect(lambda _place: self._show_needed())
        self.button.clicked.connect(self.asked)
        controls = [self.state, self.delivery, self.reason, self.when, self.note, self.button]
        EnterChain(controls, self.asked.emit, parent=self)

    def show_letter(self, row: LetterRow | None, answer: bool = False) -> None:
        """The steps that this letter may take; `answer`: its slip came back, so an answer stands in front."""
        moves = row.next_states if row is not None else ()
        self.letter = row.id if row is not None else None
        self.state.clear()
        for state in _ordered(moves, answer):
            self.state.addItem(states()[state], state)
        for box in (self.delivery, self.reason):
            box.setCurrentIndex(0)
        for line in (self.when, self.note):
            line.clear()
        self.clear_errors()
        self._show_needed()
        self.setVisible(bool(moves))

    def _show_needed(self) -> None:
        state = self.state.currentData()
        self.fields["delivery"].setVisible(state == LetterState.SENT)
        self.fields["reason"].setVisible(state == LetterState.DECLINED)
        self.fields["appointment_at"].setVisible(state == LetterState.APPOINTMENT)

    def choose(self, state: LetterState) -> None:
        self.state.setCurrentIndex(self.state.findData(state))

    def form(self, now: datetime) -> LetterMoveForm:
        """The step as chosen; BadMoment when the meeting cannot be read."""
        state, delivery, reason = self.state.currentData(), self.delivery.currentData(), self.reason.currentData()
        assert self.letter is not None
        return LetterMoveForm(
            self.letter,
            LetterState(state),
            delivery=Delivery(delivery) if delivery and state == LetterState.SENT else None,
            reason=DeclineReason(reason) if reason and state == LetterState.DECLINED else None,
            appointment_at=read_moment(self.when.text(), now) if state == LetterState.APPOINTMENT else None,
            note=self.note.text().strip(),
        )

    def say(self, field: str | None, sentence: str) -> bool:
        self.clear_errors()
        place = self.fields.get(field or "")
        if place is None or not place.isVisible():
            return False
        place.set_error(sentence)
        place.control.setFocus()
        return True

    def clear_errors(self) -> None:
        for field in self.fields.values():
            field.clear()


def _ordered(moves: Sequence[LetterState], answer: bool) -> list[LetterState]:
    """The usual step first; after a scanned slip the answers."""
    return sorted(moves, key=lambda state: state not in ANSWERS) if answer else list(moves)
