"""The fields of a trip: where to, when, with what vehicle, who drives and who goes along."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout

from app.ids import new_id
from app.onward.forms import TripForm
from ui.pages.trips.words import BadMoment, moment_text, read_moment
from ui.widgets.buttons import TickButton
from ui.widgets.fields import EnterChain, LabeledField
from ui.widgets.panels import Card
from ui.words import _

NOT_A_TIME = _("This is no time, such as 14:00 or 17.11.2025 14:00. Nothing was saved. Type it again.")
NOT_A_NUMBER = _("Seats are a number, such as 20. Nothing was saved. Correct it.")


class BadField(ValueError):
    """A field that cannot be read, and the sentence beside it."""

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(sentence)
        self.field, self.sentence = field, sentence


class TripFields(Card):
    """`asked` at the end of the fields; the form keeps its id, so that saving twice makes one trip."""

    asked = Signal()

    def __init__(self) -> None:
        super().__init__(_("The trip"))
        self._id, self._form = new_id(), TripForm(new_id(), "", datetime.now().astimezone(), 0)
        words = {
            "place": (_("Where to"), _("town, house")),
            "leaves_at": (_("Leaves"), _("14:00, or 17.11.2025 14:00")),
            "arrives_at": (_("Arrives"), _("may stay empty")),
            "seats": (_("Seats for people"), _("without the driver")),
            "vehicle": (_("Vehicle"), _("number plate")),
            "driver": (_("Driver"), ""),
            "driver_phone": (_("Phone of the driver"), ""),
            "escort": (_("Escort"), _("who goes along")),
        }
        self.edits = {name: QLineEdit() for name in words}
        self.fields = {name: LabeledField(text, self.edits[name], hint) for name, (text, hint) in words.items()}
        self.for_good = TickButton(_("People leave the house for good with it"))
        self._lay_out()

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        places = ("place", "seats"), ("leaves_at", "arrives_at"), ("vehicle", "escort"), ("driver", "driver_phone")
        for row, names in enumerate(places):
            for column, name in enumerate(names):
                grid.addWidget(self.fields[name], row, column)
        self.body.addLayout(grid)
        self.body.addWidget(self.for_good)
        column = QVBoxLayout()
        column.addStretch(1)
        self.body.addLayout(column, 1)
        controls = [self.edits[name] for names in places for name in names]
        EnterChain([*controls, self.for_good], self.asked.emit, parent=self)
        self.setFocusProxy(self.edits["place"])

    def show_form(self, form: TripForm | None) -> None:
        """The trip as it is, or an empty form for a new one."""
        self._id = form.id if form else new_id()
        self.title.setText(_("Change the trip") if form else _("A new trip"))
        self._form = form or TripForm(self._id, "", datetime.now().astimezone(), 0)
        for name in ("place", "vehicle", "driver", "driver_phone", "escort"):
            self.edits[name].setText(getattr(form, name) if form else "")
        self.edits["leaves_at"].setText(moment_text(form.leaves_at) if form else "")
        self.edits["arrives_at"].setText(moment_text(form.arrives_at) if form else "")
        self.edits["seats"].setText(str(form.seats) if form else "")
        self.for_good.setChecked(form.for_good if form else False)
        self.clear_errors()

    def form(self, now: datetime) -> TripForm:
        """As typed; BadField names what cannot be read."""
        text = {name: edit.text().strip() for name, edit in self.edits.items()}
        leaves_at = self._moment("leaves_at", now)
        if leaves_at is None:
            raise BadField("leaves_at", NOT_A_TIME)
        if not text["seats"].isdecimal():
            raise BadField("seats", NOT_A_NUMBER)
        return TripForm(
            self._id,
            text["place"],
            leaves_at,
            int(text["seats"]),
            self._moment("arrives_at", now),
            self._form.organisation,
            self.for_good.isChecked(),
            text["vehicle"],
            text["driver"],
            text["driver_phone"],
            text["escort"],
        )

    def _moment(self, name: str, now: datetime) -> datetime | None:
        try:
            return read_moment(self.edits[name].text(), name, now)
        except BadMoment:
            raise BadField(name, NOT_A_TIME) from None

    def say(self, field: str | None, sentence: str) -> bool:
        """Beside the field; False where there is no such field."""
        self.clear_errors()
        place = self.fields.get(field or "")
        if place is None:
            return False
        place.set_error(sentence)
        place.control.setFocus()
        return True

    def clear_errors(self) -> None:
        for field in self.fields.values():
            field.clear()
