"""The birth date in whatever part is known; what is doubtful is asked under the field, never guessed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.forms import PersonForm
from models.values.birth_reading import Doubt, Reading, read_birth
from models.values.partial_date import PartialDate, show
from ui.widgets.buttons import KeyButton
from ui.widgets.fields import LabeledField, PartialDateField
from ui.widgets.flow import FlowLayout
from ui.widgets.marks import label
from ui.words import _

KEYS = ("Alt+3", "Alt+4")
LONGEST = 120


class BornBlock(QWidget):
    """One text field and, when needed, a question with two answers. `changed` after every keystroke or answer."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._answer: PartialDate | None = None
        self._putting = False
        self.edit = PartialDateField(self._in_words)
        self.edit.setMaxLength(LONGEST)
        self.field = LabeledField(_("Born"), self.edit, _("1955, 11.1955, ~70"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.field)
        self._asked = QWidget()
        asked = QVBoxLayout(self._asked)
        asked.setContentsMargins(0, 0, 0, 0)
        asked.setSpacing(3)
        flow = FlowLayout(spacing=6)
        self._question = label("", "strong", "att")
        self.choices = [KeyButton("", key.replace("+", " "), size="compact", shortcut=key) for key in KEYS]
        asked.addWidget(self._question)
        asked.addLayout(flow)
        for place, button in enumerate(self.choices):
            button.layout().setContentsMargins(9, 0, 9, 0)
            button.clicked.connect(lambda _checked=False, place=place: self._answered(place))
            flow.addWidget(button)
        column.addWidget(self._asked)
        self._asked.hide()
        self.edit.textChanged.connect(self._typed)

    def put(self, form: PersonForm, settled: bool | None) -> None:
        """Show the date as it was written. What was saved before is `settled`; what a list says is asked again; None:
        settled where it differs from what the words alone say."""
        written = form.birth_as_written or (show(form.birth, _today()) if form.birth else "")
        if settled is None:
            settled = form.birth != _certain(written)
        self._putting = True
        self._answer = form.birth if settled else None
        self.edit.setText("")
        self.edit.setText(written)
        self._putting = False
        self._ask()

    def fill(self, form: PersonForm) -> PersonForm:
        """The form with what is certain of the date, and the words as they were written."""
        return replace(form, birth=self._value(), birth_as_written=self.edit.text().strip())

    def _value(self) -> PartialDate | None:
        return self._answer if self._answer is not None else _certain(self.edit.text())

    def _in_words(self, text: str) -> tuple[str, str]:
        if self._answer is not None:
            return show(self._answer, _today()), ""
        reading = read_birth(text, _today())
        if reading.doubt is None or reading.choices:
            return show(_certain(text), _today()), reading.doubt or ""
        return _("as written"), reading.doubt or ""

    def _typed(self) -> None:
        if self._putting:
            return
        self._answer = None
        self._ask()
        self.changed.emit()

    def _answered(self, place: int) -> None:
        choices = read_birth(self.edit.text(), _today()).choices
        if place < len(choices):
            self._answer = choices[place]
            self._putting = True
            self.edit.textChanged.emit(self.edit.text())
            self._putting = False
            self._ask()
            self.edit.setFocus()
            self.changed.emit()

    def _ask(self) -> None:
        reading = read_birth(self.edit.text(), _today()) if self._answer is None else Reading(None)
        self.field.clear()
        self._asked.setVisible(bool(reading.choices))
        if reading.choices:
            self._offer(reading)
        if reading.doubt is not None and (not reading.choices or reading.doubt is Doubt.OTHER_CALENDAR):
            self.field.set_doubt(_doubt(reading.doubt))

    def _offer(self, reading: Reading) -> None:
        """One answer or two; of a 1 January the second is that nobody knew the day."""
        self._question.setText(_question(reading.doubt))
        for place, button in enumerate(self.choices):
            button.setVisible(place < len(reading.choices))
        for button, choice in zip(self.choices, reading.choices, strict=False):
            unknown = reading.doubt is Doubt.PLACEHOLDER and choice.day is None
            button.say(_("Day not known") if unknown else show(choice, _today()))


def _today() -> date:
    return date.today()


def _certain(text: str) -> PartialDate | None:
    """What the words say for sure: of a 1 January nobody was asked about, the year alone."""
    reading = read_birth(text, _today())
    return reading.choices[-1] if reading.doubt is Doubt.PLACEHOLDER else reading.value


def _question(doubt: Doubt | None) -> str:
    return {
        Doubt.PLACEHOLDER: _("1 January, or not known?"),
        Doubt.OTHER_CALENDAR: _("In the calendar of Iran this is"),
    }.get(doubt or Doubt.DAY_MONTH_ORDER, _("Which day and month?"))


def _doubt(doubt: Doubt) -> str:
    return {
        Doubt.OTHER_CALENDAR: _("A year of another calendar, perhaps. It is kept as written. Ask which calendar."),
        Doubt.FUTURE: _("This day has not come yet. It is kept as written. Ask again."),
        Doubt.IMPOSSIBLE: _("There is no such day. It is kept as written. Ask again."),
    }.get(doubt, _("This is not understood as a date. It is kept as written."))
