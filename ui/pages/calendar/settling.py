"""What became of an appointment: kept, missed, called off, or kept by a card; each is taken back by one key."""

from __future__ import annotations

from collections.abc import Callable

from app.appointments.forms import AppointmentRow, Attended
from app.scanning import Scan
from models.codes import AppointmentState
from ui.page import Page
from ui.pages.beds.words import name_of
from ui.pages.calendar.words import hour
from ui.widgets.panels import Banner
from ui.words import _


class Settling:
    """The acts of a page on appointments; `failed` says what went wrong."""

    def __init__(self, page: Page, banner: Banner, failed: Callable[[Exception], None]) -> None:
        self._page, self._banner, self._failed = page, banner, failed
        self._context, self._desk = page.context, page.context.waystation.appointments

    def settle(self, row: AppointmentRow | None, state: AppointmentState, note: str) -> None:
        """One that is chosen."""
        if row is None:
            self._banner.say(_("Choose an appointment in the list first."), "att")
            return
        words = words_of(state).format(name=name_of(row.person))
        self._run(row, state, note, lambda: self._context.tell(words, lambda: self._undo(row, row.state)))

    def _undo(self, row: AppointmentRow, state: AppointmentState) -> None:
        self._run(row, state, row.note, lambda: None)

    def _run(self, row: AppointmentRow, state: AppointmentState, note: str, done: Callable[[], None]) -> None:
        self._banner.clear()
        actor = self._context.actor
        self._context.work.run(
            self._page,
            lambda: self._desk.settle(actor, row.id, state, note),
            lambda _none: done(),
            self._failed,
            writes=True,
        )

    def attend(self, scan: Scan) -> None:
        """A card shown: the nearest appointment of that person is kept."""
        actor = self._context.actor
        self._context.work.run(
            self._page, lambda: self._desk.attend(actor, scan.value), self._attended, self._failed, writes=True
        )

    def _attended(self, shown: Attended) -> None:
        row = shown.appointment
        if row is None:
            self._banner.say(shown.sentence, "att")
            return
        words = _("Kept: {name}, {at} {place}")
        words = words.format(name=name_of(row.person), at=hour(row.starts_at), place=row.place)
        self._banner.say(words, "ok")
        self._context.tell(words, lambda: self._undo(row, AppointmentState.PLANNED))


def words_of(state: AppointmentState) -> str:
    """What is said when it is done."""
    words = {AppointmentState.ATTENDED: _("Kept: {name}"), AppointmentState.MISSED: _("Missed: {name}")}
    return words.get(state, _("Called off: {name}"))
