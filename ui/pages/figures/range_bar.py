"""Which days: the last night, a week, a month, or two days that somebody types."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from app.figures import SpanForm
from ui.pages.figures.words import ends_of, long_day, spans
from ui.widgets.buttons import Segmented
from ui.widgets.fields import EnterChain, LabeledField
from ui.words import _

WRONG = _("This is no day, such as 17.11.2025. Nothing was counted. Type it again.")


class RangeBar(QWidget):
    """`changed` when other days were chosen. `typed`: the fields of own days, which the page puts where there is room;
    they count with Enter after the second."""

    changed = Signal()

    def __init__(self, today: date) -> None:
        super().__init__()
        self._today = today
        options = [(key, word, str(place)) for place, (key, (word, _days)) in enumerate(spans().items(), 1)]
        self.choice = Segmented(options, name=_("Days"))
        self.choice.set_value("week")
        self.first, self.last = QLineEdit(), QLineEdit()
        first, last = ends_of("week", today)
        self.fields = {
            "first": LabeledField(_("First day"), self.first),
            "last": LabeledField(_("Last day"), self.last),
        }
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.choice)
        self.typed = QWidget()
        fields = QHBoxLayout(self.typed)
        fields.setContentsMargins(0, 0, 0, 0)
        fields.setSpacing(12)
        for field, edit, day in zip(self.fields.values(), (self.first, self.last), (first, last), strict=True):
            edit.setText(long_day(day))
            edit.setFixedWidth(130)
            fields.addWidget(field)
        fields.addStretch(1)
        self.typed.hide()
        self._chain = EnterChain([self.first, self.last], self.changed.emit, self)
        self.choice.changed.connect(self._chosen)
        self.setFocusProxy(self.choice)

    def choose(self, place: int) -> None:
        """As by Alt and a digit."""
        self.choice.choose(place)

    def _chosen(self, key: str) -> None:
        self.typed.setVisible(key == "own")
        if key == "own":
            self.first.setFocus()
            self.first.selectAll()
        else:
            self.changed.emit()

    def form(self) -> SpanForm | None:
        """The days; None where a typed one cannot be read, which is said beside it."""
        if self.choice.value() != "own":
            return SpanForm(*ends_of(self.choice.value(), self._today))
        read = [self._read(name, edit.text()) for name, edit in (("first", self.first), ("last", self.last))]
        first, last = read
        return SpanForm(first, last) if first and last else None

    def know_today(self, today: date) -> None:
        self._today = today

    def _read(self, name: str, text: str) -> date | None:
        self.fields[name].clear()
        for form in ("%d.%m.%Y", "%Y-%m-%d"):
            try:
                return datetime.strptime(text.strip(), form).date()
            except ValueError:
                continue
        self.fields[name].set_error(WRONG)
        return None
