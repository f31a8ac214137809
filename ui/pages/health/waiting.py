"""Who waits for a check, in the order of the clinic: colour by shape and word, minutes, number, name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.person_rows import urgent
from app.rows import PersonRow
from models.codes import ActNow, Triage
from ui.labels import TRIAGE_SHAPES, TRIAGE_TONES
from ui.labels import triage as colours
from ui.person_words import headline
from ui.widgets.marks import SHAPES, KeyCap, label
from ui.widgets.panels import wrapped
from ui.widgets.people_model import Line, PeopleModel
from ui.widgets.people_view import PeopleView
from ui.words import _, ngettext

WIDTH = 288


class Waiting(QFrame):
    """The queue. `chosen` carries the person somebody asked for."""

    chosen = Signal(object)

    def __init__(self, kept: Callable[[UUID], bool], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "side")
        self.setFixedWidth(WIDTH)
        self._kept, self._now = kept, datetime.now(UTC)
        self.model = PeopleModel(self._line, self)
        self.view = PeopleView(self.model, _("Waiting for a health check"))
        self._count = label("", "hint")
        self._empty = wrapped(_("Nobody is waiting for a health check."), "second")
        self._empty.setMargin(12)
        self._lay_out()
        self.view.clicked.connect(lambda index: self._ask(self.model.person_at(index.row())))
        self.view.pressed_key.connect(self._key)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 1, 0)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.setContentsMargins(12, 0, 10, 0)
        head.addWidget(label(_("Waiting"), "section"))
        head.addWidget(self._count, 1)
        head.addWidget(KeyCap("Ctrl ↓"))
        column.addLayout(head)
        column.addWidget(self._empty)
        column.addWidget(self.view, 1)

    def show_people(self, rows: Sequence[PersonRow]) -> None:
        self._now = datetime.now(UTC)
        self._count.setText(ngettext("{n} person", "{n} people", len(rows)).format(n=len(rows)))
        self.model.show(rows)
        self._empty.setVisible(not rows)

    def mark_here(self, person: UUID | None) -> None:
        """Whose check is in hand."""
        self.view.choose(person)
        self.model.refresh()

    def following(self, person: UUID | None, step: int = 1) -> UUID | None:
        """Who stands after or before somebody; from nobody, or past the end, the first who waits."""
        place = self.model.row_of(person)
        other = self.model.person_at(place + step if place >= 0 else 0)
        if other is None and step > 0:
            other = next((row for row in self.model.people if row.id != person), None)
        return other.id if other is not None else None

    def _ask(self, row: PersonRow | None) -> None:
        if row is not None:
            self.chosen.emit(row.id)

    def _key(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
            self._ask(self.view.person())

    def _line(self, row: PersonRow) -> Line:
        """Shape and word of the colour; a "doctor now" stands before any colour."""
        doctor = ActNow.DOCTOR_NOW in row.acts_now
        word = _("Doctor now") if doctor else colours()[row.triage]
        shape = TRIAGE_SHAPES[Triage.RED if urgent(row) else row.triage]
        tone = TRIAGE_TONES[Triage.RED if urgent(row) else row.triage]
        parts = (word, waited(row, self._now), row.number, _("typed") if self._kept(row.id) else "")
        return Line(SHAPES[shape][0], tone, headline(row), ", ".join(part for part in parts if part))


def waited(row: PersonRow, now: datetime) -> str:
    """Minutes up to 99, then hours (LOOK, section 6)."""
    minutes = max(int((now - row.waiting_since).total_seconds() // 60), 0) if row.waiting_since else 0
    if minutes <= 99:
        return ngettext("{n} min", "{n} min", minutes).format(n=minutes)
    return ngettext("{n} hour", "{n} hours", minutes // 60).format(n=minutes // 60)
