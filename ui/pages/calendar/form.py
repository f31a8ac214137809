"""The form of an appointment: who, what, when, where, how they get there."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QLineEdit, QWidget

from app.appointments.forms import AppointmentForm, AppointmentRow
from app.errors import UserError
from app.ids import new_id
from app.rows import PersonRow
from models.codes import AppointmentKind, Transport
from ui.labels import languages
from ui.pages.calendar.words import kinds, transports
from ui.pages.trips.words import BadMoment, moment_text, read_moment
from ui.person_words import headline
from ui.widgets.buttons import KeyButton
from ui.widgets.fields import EnterChain, LabeledField, choice_box
from ui.widgets.panels import Card, wrapped
from ui.words import _

NOT_A_TIME = _("This is no time. Nothing was saved. Write 19.11. 14:30.")
FIXED = _("Time and place are the clinic's; note the way, the interpreter, or kept and missed.")
BY_LETTER = _("Agreed to by letter, and moved on the page Letters; the way and the interpreter are noted here.")
NO_PERSON = _("Nobody is chosen. Nothing was saved. Find somebody first.")

CLINICS, HALF_A_YEAR = ("starts_at", "ends_at", "place"), timedelta(days=183)
INSIDE = 350


class AppointmentCard(Card):
    """`asked` when it shall be saved. `clinic`: the field of the sealed purpose is there."""

    asked = Signal()

    def __init__(self, clinic: bool, parent: QWidget | None = None) -> None:
        super().__init__(_("Appointment"), parent=parent)
        self._person: PersonRow | None = None
        self._row: AppointmentRow | None = None
        self._shown: tuple[object, ...] = ()
        self._id, self._clinic, self.anyway = new_id(), clinic, False
        self.who, self.fixed = wrapped("", "strong"), wrapped("", "hint")
        self.edits = {
            name: QLineEdit() for name in ("starts_at", "ends_at", "place", "pick_up_at", "escort", "note", "purpose")
        }
        self.kind = choice_box(list(kinds().items()), _("What for"))
        self.transport = choice_box(list(transports().items()), _("How they get there"))
        self.interpreter = choice_box([("", _("None")), *languages().items()], _("Interpreter"))
        for box in (self.kind, self.transport, self.interpreter):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(8)
        self.fields = self._labelled()
        self.save = KeyButton(_("Save the appointment"), "Ctrl Enter", "primary")
        self._lay_out()
        self.say()
        self.save.clicked.connect(self.asked)

    def _labelled(self) -> dict[str, LabeledField]:
        edits = self.edits
        fields = {
            "kind": LabeledField(_("What for"), self.kind),
            "starts_at": LabeledField(_("When"), edits["starts_at"], "19.11. 14:30"),
            "ends_at": LabeledField(_("Until"), edits["ends_at"]),
            "place": LabeledField(_("Where"), edits["place"], _("no ward, no doctor")),
            "transport": LabeledField(_("How they get there"), self.transport),
            "pick_up_at": LabeledField(_("Fetched at"), edits["pick_up_at"]),
            "escort": LabeledField(_("Who goes along"), edits["escort"]),
            "interpreter": LabeledField(_("Interpreter"), self.interpreter),
            "note": LabeledField(_("Note"), edits["note"], _("no health")),
        }
        if self._clinic:
            fields["purpose"] = LabeledField(_("For the clinic only"), edits["purpose"], _("sealed"))
        return fields

    def _lay_out(self) -> None:
        self.body.addWidget(self.who)
        self.body.addWidget(self.fixed)
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(5)
        for place, field in enumerate(self.fields.values()):
            grid.addWidget(field, place // 2, place % 2)
        self.body.addLayout(grid)
        self.body.addWidget(self.save)
        EnterChain([field.control for field in self.fields.values()], self.save.click_if_able, parent=self)

    def begin(self, person: PersonRow | None = None) -> None:
        """A new one, for somebody or for nobody yet."""
        self._person, self._row, self._id, self.anyway = person, None, new_id(), False
        self._open_fields()
        self.kind.setCurrentIndex(max(self.kind.currentIndex(), 0))
        for edit in self.edits.values():
            edit.clear()
        for box in (self.transport, self.interpreter):
            box.setCurrentIndex(0)
        self.say()

    def show_row(self, row: AppointmentRow) -> None:
        """One that stands already, to be moved or put right."""
        self._person, self._row, self._id, self.anyway = row.person, row, row.id, False
        self._open_fields()
        for name in ("starts_at", "ends_at", "pick_up_at"):
            self.edits[name].setText(moment_text(getattr(row, name)))
        for name in ("place", "escort", "note", "purpose"):
            self.edits[name].setText(getattr(row, name))
            self.edits[name].setCursorPosition(0)
        self.kind.setCurrentIndex(max(self.kind.findData(row.kind), 0) if row.kind else -1)
        self.transport.setCurrentIndex(max(self.transport.findData(row.transport), 0))
        self.interpreter.setCurrentIndex(max(self.interpreter.findData(row.interpreter), 0))
        self.say()

    def _open_fields(self) -> None:
        """A medical one: what for is the clinic's; when and where too, but for the shift lead."""
        row = self._row
        self.kind.setEnabled(row is None or row.kind is not None)
        for name in CLINICS:
            free = row is not None and row.from_letter and name != "starts_at"
            self.edits[name].setEnabled(row is None or row.movable or free)

    def _typed(self) -> tuple[object, ...]:
        boxes = (self.kind, self.transport, self.interpreter)
        return *(edit.text() for edit in self.edits.values()), *(box.currentIndex() for box in boxes)

    def holds_typed(self, row: AppointmentRow) -> bool:
        """Something of this appointment was changed and is not saved: it is not read again over that."""
        return self._id == row.id and self._shown != self._typed()

    def say(self) -> None:
        """Whose it is, and what of it may not be changed here."""
        held = self._row is not None and not self._row.movable
        fixed = BY_LETTER if self._row is not None and self._row.from_letter else FIXED
        _tell(self.who, headline(self._person) if self._person else _("Find somebody above."))
        _tell(self.fixed, fixed if held else "")
        self._shown = self._typed()

    @property
    def person(self) -> UUID | None:
        return self._person.id if self._person else None

    def form(self, now: datetime) -> AppointmentForm:
        """What is typed. UserError: nobody, no time."""
        if self._person is None:
            raise UserError(NO_PERSON)
        fixed = self._row if self._row is not None and not self._row.movable else None
        row = fixed if fixed is not None and not fixed.from_letter else None
        starts = fixed.starts_at if fixed else self._moment("starts_at", now)
        if starts is None:
            raise UserError(NOT_A_TIME, "starts_at")
        kind = AppointmentKind(self.kind.currentData() or AppointmentKind.HEALTH)
        return AppointmentForm(
            self._id, self._person.id, kind, starts, row.ends_at if row else self._moment("ends_at", starts),
            row.place if row else self.edits["place"].text(), Transport(self.transport.currentData()),
            self._moment("pick_up_at", starts, before=True), str(self.interpreter.currentData()),
            self.edits["escort"].text(), self.edits["note"].text(), self.edits["purpose"].text(), self.anyway,
        )  # fmt: skip

    def _moment(self, name: str, now: datetime, before: bool = False) -> datetime | None:
        text = self.edits[name].text()
        try:
            at = read_moment(text, name, now, before)
        except BadMoment:
            raise UserError(NOT_A_TIME, name) from None
        if at is None or f"{at:%Y}" in text or abs(now - at) < HALF_A_YEAR:
            return at
        return at.replace(year=at.year + (1 if at < now else -1)).replace(tzinfo=None).astimezone()


def _tell(told: QLabel, words: str) -> None:
    """Words that wrap need a height of their own, or the fields below give theirs."""
    told.setText(words)
    told.setMinimumHeight(told.heightForWidth(INSIDE) if words else 0)
    told.setVisible(bool(words))
