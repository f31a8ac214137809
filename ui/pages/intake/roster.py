"""The list beside the form: who is registered, who waits and how long, and a field to find somebody on it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.person_rows import urgent
from app.rows import PersonRow
from models.codes import Arrival
from ui.widgets.marks import KeyCap, label
from ui.widgets.panels import wrapped
from ui.widgets.people_model import Line, PeopleModel
from ui.widgets.people_view import PeopleView
from ui.words import _, ngettext

WIDTH = 268


class Roster(QFrame):
    """The group's list. `chosen` carries the person somebody asked for."""

    chosen = Signal(object)

    def __init__(self, here: Callable[[], UUID | None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "side")
        self.setFixedWidth(WIDTH)
        self._here, self._now = here, datetime.now(UTC)
        self.model = PeopleModel(self._line, self)
        self.view = PeopleView(self.model, _("The list of the group"))
        self.find = QLineEdit()
        self.find.setAccessibleName(_("Find on this list"))
        self.find.setPlaceholderText(_("Find on this list"))
        self.find.setClearButtonEnabled(True)
        self._title, self._done = label("", "section"), label("", "second")
        self._empty = wrapped(_("Nobody is on the list of this group. Press Ctrl N for the next person."), "second")
        self._lay_out()
        self.find.textChanged.connect(self.model.narrow)
        self.find.installEventFilter(self)
        self.view.clicked.connect(lambda index: self._ask(self.model.person_at(index.row())))
        self.view.pressed_key.connect(self._key)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 1, 0)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.setContentsMargins(12, 0, 10, 0)
        head.setSpacing(7)
        head.addWidget(self._title)
        head.addWidget(self._done, 1)
        head.addWidget(KeyCap("Ctrl ↓"))
        column.addLayout(head)
        finding = QHBoxLayout()
        finding.setContentsMargins(12, 0, 12, 0)
        finding.addWidget(self.find)
        column.addLayout(finding)
        empty = QHBoxLayout()
        empty.setContentsMargins(12, 0, 12, 0)
        empty.addWidget(self._empty)
        column.addLayout(empty)
        column.addWidget(self.view, 1)

    def show_people(self, title: str, people: Sequence[PersonRow]) -> None:
        """The list in its order; the one in hand stays chosen."""
        self._now = datetime.now(UTC)
        done, whole = sum(row.registered for row in people), sum(row.arrival is Arrival.COUNTED for row in people)
        self._title.setText(title)
        self._done.setText(ngettext("{n} of {all} done", "{n} of {all} done", whole).format(n=done, all=whole))
        self.model.show(people)
        self._empty.setVisible(not people)
        self.mark_here()

    def mark_here(self) -> None:
        """Choose the row of the person in hand."""
        self.view.choose(self._here())
        self.model.refresh()

    def neighbour(self, step: int) -> UUID | None:
        """The next person to register after the one in hand; backwards, the one before on the list."""
        people = self.model.people
        place = next((i for i, row in enumerate(people) if row.is_of(self._here())), None)
        start = (place + step) if place is not None else (0 if step > 0 else len(people) - 1)
        order = people[start:] if step > 0 else people[max(start, -1) :: -1] if start >= 0 else ()
        wanted = [row for row in order if row.arrival is not Arrival.NOT_ARRIVED and (step < 0 or not row.registered)]
        return wanted[0].id if wanted else None

    def _ask(self, row: PersonRow | None) -> None:
        if row is not None:
            self.chosen.emit(row.id)

    def _key(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
            self._ask(self.view.person())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            row = self.view.person() or self.model.person_at(0)
            self.find.clear()
            self._ask(row)
            return True
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and not event.modifiers():
            self.view.step(1 if event.key() == Qt.Key.Key_Down else -1)
            return True
        return False

    def _line(self, row: PersonRow) -> Line:
        name = row.name.short or row.number or _("No name yet")
        if row.is_of(self._here()):
            return Line("arrow-right", "ink2", name, _("You are here"))
        if row.registered:
            return _registered(row, name)
        if row.arrival is Arrival.NOT_ARRIVED:
            return Line("minus", "ink3", name, _("Did not arrive"))
        if row.arrival is Arrival.LISTED:
            return Line("circle-dashed", "wait", name, _("Not counted in yet"))
        waiting = _waiting(row, self._now)
        if urgent(row):
            return Line("triangle-alert", "att", name, _("{waiting}. Hand over first").format(waiting=waiting))
        if not row.name.given and not row.name.latin_given:
            return Line("circle-question-mark", "wait", name, _("No first name. {waiting}").format(waiting=waiting))
        return Line("clock", "wait", name, waiting)


def _registered(row: PersonRow, name: str) -> Line:
    if row.carded:
        return Line("circle-check", "ok", name, _("Registered, has a card"))
    return Line("id-card", "info", name, _("Registered, no card yet"))


def _waiting(row: PersonRow, now: datetime) -> str:
    """Minutes up to 99, then hours (LOOK, section 6)."""
    minutes = int((now - row.waiting_since).total_seconds() // 60) if row.waiting_since else 0
    if minutes <= 99:
        return _("Waiting {n} min").format(n=max(minutes, 0))
    return _("Waiting {n} h").format(n=minutes // 60)
