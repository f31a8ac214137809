"""What the bus door says: rows of the list, reasons for an absence, and the sentence that reconciles the counts."""

from __future__ import annotations

from app.rows import Counts, PersonRow
from models.codes import AbsenceReason, ActNow, Arrival, Triage
from ui.labels import absence_reasons
from ui.widgets.people_model import Line
from ui.words import _, ngettext


def colours() -> dict[Triage, str]:
    return {
        Triage.RED: _("Red"),
        Triage.YELLOW: _("Yellow"),
        Triage.GREEN: _("Green"),
        Triage.NOT_YET: _("Not yet"),
    }


MARKS = {
    Triage.RED: ("octagon-x", "stop"),
    Triage.YELLOW: ("triangle-alert", "att"),
    Triage.GREEN: ("circle-check", "ok"),
    Triage.NOT_YET: ("circle-dashed", "wait"),
}


def name_of(row: PersonRow) -> str:
    """The name as the desk reads it, or that there is none."""
    return row.name.short or _("No name yet")


def open_line(row: PersonRow) -> Line:
    """Somebody on the list who is not counted in."""
    place = _("No. {place} on the list").format(place=row.list_position) if row.list_position else _("On no list")
    if row.arrival is Arrival.NOT_ARRIVED:
        reason = absence_reasons().get(row.absence or AbsenceReason.NOT_KNOWN, "")
        return Line("minus", "ink3", name_of(row), _("Did not arrive: {reason}").format(reason=reason.lower()))
    if ActNow.DOCTOR_NOW in row.acts_now:
        return Line("octagon-x", "stop", name_of(row), _("Doctor now. {place}").format(place=place))
    return Line("clock", "wait", name_of(row), _with_latin(row, place))


def _with_latin(row: PersonRow, place: str) -> str:
    latin = row.name.latin
    return f"{place}, {latin}" if latin and latin != row.name.own else place


def reconciled(counts: Counts) -> tuple[str, str]:
    """The count, and the sentence of what it is made of (LOOK, section 1)."""
    head = ngettext("{n} counted", "{n} counted", counts.counted).format(n=counts.counted)
    from_list = ngettext("{n} from the list", "{n} from the list", counts.from_list).format(n=counts.from_list)
    extras = ngettext("{n} who was not on the list", "{n} who were not on the list", counts.extras).format(
        n=counts.extras
    )
    absent = ngettext("{n} did not arrive.", "{n} did not arrive.", counts.absent).format(n=counts.absent)
    still = ngettext("{n} is still open.", "{n} are still open.", counts.open).format(n=counts.open)
    tail = f"= {from_list} + {extras}. {absent}" + (f" {still}" if counts.open else "")
    return head, tail
