"""What the pages say of where people are: states, how it is known, times."""

from __future__ import annotations

from datetime import datetime

from app.presence.rows import EventRow, PresentRow
from models.codes import PresenceSource, PresenceState
from ui.pages.beds.words import name_of
from ui.words import _

SHAPES = {
    PresenceState.PRESENT: "done",
    PresenceState.ABSENT_UNKNOWN: "ask",
    PresenceState.LEAVE: "waiting",
    PresenceState.HOSPITAL: "waiting",
    PresenceState.APPOINTMENT: "waiting",
    PresenceState.COURT: "waiting",
}
TONES = {PresenceState.PRESENT: "ok", PresenceState.ABSENT_UNKNOWN: "att"}


def states() -> dict[PresenceState, str]:
    return {
        PresenceState.PRESENT: _("Here"),
        PresenceState.HOSPITAL: _("Hospital"),
        PresenceState.APPOINTMENT: _("Appointment"),
        PresenceState.COURT: _("Office or court"),
        PresenceState.LEAVE: _("On leave"),
        PresenceState.ABSENT_UNKNOWN: _("Away, not known where"),
        PresenceState.TRANSFERRED: _("Sent on"),
        PresenceState.DEPARTED: _("Left"),
    }


def sources() -> dict[PresenceSource, str]:
    return {
        PresenceSource.ARRIVAL: _("counted in"),
        PresenceSource.ROLL_CALL: _("roll-call"),
        PresenceSource.GATE: _("gate"),
        PresenceSource.MANUAL: _("by hand"),
        PresenceSource.LEAVE: _("leave"),
        PresenceSource.TRIP: _("trip"),
        PresenceSource.APPOINTMENT: _("appointment"),
        PresenceSource.DEPARTURE: _("departure"),
        PresenceSource.CORRECTION: _("put right"),
    }


def when(at: datetime | None) -> str:
    return f"{at.astimezone():%d.%m. %H:%M}" if at else ""


def state_words(row: PresentRow) -> str:
    """The state, and late where it lasts too long."""
    words = states()[row.state]
    return f"{words} · {_('late')}" if row.late else words


def place_words(room: str, bed: str) -> str:
    if not room:
        return _("No bed")
    return f"{room}, {bed}" if bed else room


def event_words(row: EventRow) -> str:
    words = states()[row.state]
    return _("{state} (was wrong)").format(state=words) if row.voided else words


def person_line(row: PresentRow) -> str:
    return f"{name_of(row.person)}   {row.person.number}"


def clock(minutes: int | None) -> str:
    """Minutes after midnight as a time; empty for none."""
    return "" if minutes is None else f"{minutes // 60}:{minutes % 60:02d}"


def read_clock(text: str) -> int | None:
    """Minutes after midnight of a typed time; None for an empty text. ValueError: no time."""
    words = text.strip()
    if not words:
        return None
    hours, _sign, minutes = words.replace(".", ":").partition(":")
    found = int(hours) * 60 + int(minutes or 0)
    if not (0 <= int(hours) < 24 and 0 <= int(minutes or 0) < 60):
        raise ValueError(text)
    return found
