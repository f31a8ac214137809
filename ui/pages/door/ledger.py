"""The acts of the bus door, run in the lane of the database, each with the way to take it back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QObject

from app.forms import AbsenceForm, CountForm
from app.rows import CountedRow, Opened, PersonRow
from models.codes import Arrival
from ui.page import PageContext

Failed = Callable[[Exception], None]
TakeBack = Callable[[], PersonRow]


@dataclass(frozen=True)
class Done:
    """An act that happened, and how it is taken back."""

    person: UUID
    take_back: TakeBack


class Acts:
    """Counts, absences and their undoing. `under_way` are people whose count is not saved yet; `said_by`: who explained
    an absence, so that it comes back whole."""

    def __init__(self, context: PageContext) -> None:
        self._context = context
        self._done: list[Done] = []
        self.under_way: set[UUID] = set()
        self.said_by: dict[UUID, str] = {}

    def count_in(
        self,
        owner: QObject,
        form: CountForm,
        before: PersonRow | None,
        done: Callable[[CountedRow], None],
        failed: Failed,
    ) -> None:
        """Count somebody in. Whoever was noted as absent before is noted again when the count is undone."""
        actor, arrivals = self._context.actor, self._context.waystation.arrivals
        said = self.said_by.get(form.person, "")
        self.under_way.add(form.person)

        def counted(row: CountedRow) -> None:
            self.under_way.discard(form.person)
            self._done.append(Done(form.person, lambda: self._uncount(form.person, before, said)))
            done(row)

        def refused(trouble: Exception) -> None:
            self.under_way.discard(form.person)
            failed(trouble)

        self._context.work.run(owner, lambda: arrivals.count_in(actor, form), counted, refused, writes=True)

    def _uncount(self, person: UUID, before: PersonRow | None, said: str = "") -> PersonRow:
        actor, arrivals = self._context.actor, self._context.waystation.arrivals
        row = arrivals.undo_count(actor, person)
        if before is not None and before.arrival is Arrival.NOT_ARRIVED and before.absence is not None:
            return arrivals.mark_absent(actor, AbsenceForm(person, before.absence, said))
        return row

    def mark_absent(self, owner: QObject, form: AbsenceForm, before: PersonRow | None, failed: Failed) -> None:
        """Note why somebody is not here."""
        actor, arrivals = self._context.actor, self._context.waystation.arrivals
        said = self.said_by.get(form.person, "")
        earlier = before.absence if before is not None and before.arrival is Arrival.NOT_ARRIVED else None

        def take_back() -> PersonRow:
            if earlier is not None:
                return arrivals.mark_absent(actor, AbsenceForm(form.person, earlier, said))
            return arrivals.undo_absent(actor, form.person)

        def noted(_row: PersonRow) -> None:
            self._done.append(Done(form.person, take_back))

        self._context.work.run(owner, lambda: arrivals.mark_absent(actor, form), noted, failed, writes=True)

    def undo(self, owner: QObject, person: UUID | None, done: Callable[[PersonRow], None], failed: Failed) -> bool:
        """Take back the last act, or the count of one person; False when there is nothing to take back."""
        act = self._act_of(person)
        if act is None:
            return False
        self._done = [other for other in self._done if other is not act]
        self._context.work.run(owner, act.take_back, done, failed, writes=True)
        return True

    def _act_of(self, person: UUID | None) -> Done | None:
        if person is None:
            return self._done[-1] if self._done else None
        mine = [act for act in self._done if act.person == person]
        return mine[-1] if mine else Done(person, lambda: self._uncount(person, None))

    def read_card(self, owner: QObject, code: str, done: Callable[[Opened], None], failed: Failed) -> None:
        """What a scanned code means at this station."""
        actor, scans = self._context.actor, self._context.waystation.scans
        self._context.work.run(owner, lambda: scans.open_code(actor, code), done, failed)
