"""One trip: its head, who is on it, what is counted; and the words that a difference asks for."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.access import Act, may
from app.onward.forms import TickForm
from app.onward.rows import SeatRow, TripSheet
from models.codes import TripState
from ui.page import PageContext
from ui.pages.papers.words import language_words
from ui.pages.trips.boarding import Boarding
from ui.pages.trips.packing import PackagePart
from ui.pages.trips.seats import SeatFields, SeatList, is_counted
from ui.pages.trips.words import counted, states, trip_head
from ui.widgets.buttons import KeyButton, TickButton
from ui.widgets.fields import LabeledField, choice_box
from ui.widgets.flow import FlowLayout
from ui.widgets.in_sight import InSight
from ui.widgets.marks import Chip, label
from ui.widgets.whole import Whole
from ui.words import _

LEAST = 158


class ManifestPanel(QWidget):
    """`ticked` carries a TickForm, `taken_off` a line. The buttons of a trip stand here, the filled one at the foot of
    the page."""

    ticked = Signal(object)
    taken_off = Signal(object)

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context, self._plans = context, False
        self.sheet: TripSheet | None = None
        self.place, self.chip = label("", "title"), Chip("")
        self.head, self.numbers = Whole("", "second"), label("", "section")
        self.boarding, self.seats, self.line = Boarding(context), SeatList(), SeatFields()
        self.language = choice_box(list(language_words()), _("Language of the manifest"))
        self.change = KeyButton(_("Change"), "Alt C", size="compact")
        self.print = KeyButton(_("Print the manifest"), "Alt P", icon="printer", size="compact")
        self.cancel = KeyButton(_("Cancel the trip"), "Alt X", size="compact")
        self.departures = KeyButton(_("Write the departures"), "Alt D", icon="door-open", size="compact")
        self.parcel = KeyButton(_("Parcel to take along"), "Alt O", icon="save", size="compact")
        self.package = PackagePart(context, self)
        self.all = KeyButton(_("Count all"), "Alt A", size="compact")
        self.words = QLineEdit()
        self.words.setMaxLength(300)
        self.words_field = LabeledField(_("Words"), self.words)
        self.here = TickButton(_("They came to this house and live here from now on"))
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        top, deeds = QHBoxLayout(), QWidget()
        top.setSpacing(10)
        flow = FlowLayout(deeds, 8)
        top.addWidget(self.place)
        top.addWidget(self.chip)
        top.addStretch(1)
        acts = (self.print, self.language, self.change, self.cancel, self.parcel, self.package.opener)
        for part in (*acts, self.departures):
            flow.addWidget(part)
        column.addLayout(top)
        column.addWidget(self.head)
        column.addWidget(deeds)
        for part in (self.package, self.boarding, self.line, self.words_field, self.here):
            column.addWidget(part)
        counts = QHBoxLayout()
        counts.addWidget(self.numbers, 1)
        counts.addWidget(self.all)
        column.addLayout(counts)
        self.seats.setMinimumHeight(LEAST)
        column.addWidget(self.seats, 1)
        for part in (self.line, self.words_field, self.here):
            part.hide()

    def _connect(self) -> None:
        self.seats.changed.connect(lambda: self.line.show_row(self.seats.current()))
        self.seats.opened.connect(lambda _row: self.open_line())
        self.seats.ticked.connect(self._tick)
        self.seats.taken_off.connect(self.taken_off)
        self.all.clicked.connect(self._tick_all)
        self._in_sight = InSight([self.line, self.words, self.boarding.find, self.package], self)

    def show_sheet(self, sheet: TripSheet, arriving: bool = False) -> None:
        """`arriving`: the sheet was opened by the code of the manifest, so that the vehicle stands at this door."""
        if self.sheet is None or _stands(self.sheet) != _stands(sheet):
            self.words.clear()
        if self.sheet is None or self.sheet.row.form.id != sheet.row.form.id:
            self.here.setChecked(False)
        self.sheet = sheet
        row, actor = sheet.row, self._context.actor
        word, tone, shape = states()[row.state]
        planned = row.state is TripState.PLANNED
        self.place.setText(row.form.place)
        self.chip.say(word, tone, shape)
        needed = _("Somebody needs an escort: name one.") if planned and sheet.lacks_escort else ""
        self.head.setText(" ".join(part for part in (trip_head(row, date.today()), needed) if part))
        self.numbers.setText(counted(row))
        self.seats.show_sheet(sheet)
        self.change.setVisible(planned and may(actor, Act.CHANGE_TRIP))
        self.cancel.setVisible(row.state in (TripState.PLANNED, TripState.LEFT) and may(actor, Act.CHANGE_TRIP))
        self.cancel.say(_("Cancel the trip") if planned else _("It has not left"))
        for part in (self.print, self.language):
            part.setVisible(may(actor, Act.PRINT_LISTS))
        self.departures.setVisible(self.may_depart())
        packs = row.form.for_good and row.state is not TripState.CANCELLED and may(actor, Act.PACK_TRIP)
        self.package.show_trip(row.form.id, packs)
        travels = row.form.for_good and row.state is TripState.LEFT
        self.parcel.setVisible(travels and may(actor, Act.EXCHANGE))
        self._plans = planned and may(actor, Act.PLAN_TRIP)
        if self.line.isVisible():
            self.seats.setFocus()
        self.line.hide()
        self.boarding.setVisible(self._plans)
        self.all.setVisible(bool(sheet.seats) and self._counts() and row.state is not TripState.ARRIVED)
        self._ask_words(sheet)
        self.here.setVisible(row.state is TripState.LEFT and row.form.for_good and may(actor, Act.COUNT_TRIP))
        if arriving and row.state is TripState.LEFT and row.form.for_good:
            self.here.setChecked(True)

    def open_line(self) -> None:
        """Seat, luggage and where somebody gets off, of the line under the cursor, until it is saved."""
        if self._plans:
            self.boarding.hide()
            self.line.show()
            self.line.seat.setFocus()

    def may_depart(self) -> bool:
        """Whether the departures of this trip are to be written by this role."""
        row = self.sheet.row if self.sheet else None
        left = row is not None and row.form.for_good and row.state in (TripState.LEFT, TripState.ARRIVED)
        return left and may(self._context.actor, Act.RECORD_DEPARTURE)

    def say(self, field: str | None, sentence: str) -> bool:
        """Beside the field that a refusal names; False where there is none."""
        if field in ("not_come", "words", "reason"):
            self.words_field.show()
            self.words_field.set_error(sentence)
            self.words.setFocus()
            return True
        return self.line.say(field, sentence)

    def _counts(self) -> bool:
        return may(self._context.actor, Act.COUNT_TRIP)

    def _ask_words(self, sheet: TripSheet) -> None:
        row = sheet.row
        self.words_field.clear()
        texts = {
            TripState.PLANNED: _("Why somebody stays behind, or why the trip is cancelled"),
            TripState.LEFT: _("Where those are who did not arrive, or why it has not left after all"),
            TripState.ARRIVED: _("What was said of the difference"),
            TripState.CANCELLED: _("Why it was cancelled"),
        }
        over = row.state in (TripState.ARRIVED, TripState.CANCELLED)
        self.words_field.label.setText(texts[row.state])
        self.words.setAccessibleName(texts[row.state])
        self.words.setReadOnly(over)
        if over:
            self.words.setText(row.words)
        self.words_field.setVisible(bool(row.words) if over else bool(self.words.text()))

    def _tick(self, row: SeatRow) -> None:
        if self.sheet is not None and self._counts():
            counted_now = not is_counted(row, self.sheet.row.state)
            self.ticked.emit(TickForm(self.sheet.row.form.id, (row.id,), counted_now))

    def _tick_all(self) -> None:
        if self.sheet is not None:
            self.ticked.emit(TickForm(self.sheet.row.form.id, tuple(row.id for row in self.sheet.seats)))


def _stands(sheet: TripSheet) -> tuple[UUID, TripState]:
    """What the words beside a trip answer to."""
    return sheet.row.form.id, sheet.row.state
