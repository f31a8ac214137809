"""Words of departures."""

from __future__ import annotations

from datetime import date

from app.onward.departure_rows import DepartureRow, GoingRow
from app.reference import CodeList
from models.codes import DepartureReason, Destination
from ui.house_words import worded
from ui.pages.person.carried_words import paper_title, thing_title
from ui.pages.tasks import kind_words
from ui.person_words import clock, headline
from ui.words import _, ngettext


def reasons() -> dict[DepartureReason, str]:
    words = {
        DepartureReason.OWN_HOUSING: _("A place of their own"),
        DepartureReason.FAMILY_FRIENDS: _("To family or friends"),
        DepartureReason.OTHER_CENTRE: _("To another centre"),
        DepartureReason.OTHER_CITY_PROGRAM: _("To a program of another town"),
        DepartureReason.OTHER_EU_STATE: _("To another state of the EU"),
        DepartureReason.THIRD_STATE: _("To a state outside the EU"),
        DepartureReason.RESETTLE: _("Resettled"),
        DepartureReason.HOSPITAL_LONG: _("To hospital for long"),
        DepartureReason.CHILD_CARE: _("To child care"),
        DepartureReason.DETENTION: _("Into detention"),
        DepartureReason.RETURN_VOLUNTARY: _("Back, by their own will"),
        DepartureReason.RETURN_FORCED: _("Back, forced"),
        DepartureReason.LEFT_NO_NOTICE: _("Left without a word"),
        DepartureReason.EXCLUDED_RULES: _("Sent away by the house rules"),
        DepartureReason.DECEASED: _("Died"),
        DepartureReason.DUPLICATE: _("The record was a double"),
        DepartureReason.ERROR: _("The record was a mistake"),
        DepartureReason.OTHER: _("Another reason"),
    }
    return worded(CodeList.DEPARTURE, words)


def destinations() -> dict[Destination, str]:
    return {
        Destination.UNKNOWN: _("Not known"),
        Destination.LT_ADDRESS: _("An address in Lithuania"),
        Destination.LT_CENTRE: _("A centre in Lithuania"),
        Destination.OTHER_EU: _("Another state of the EU"),
        Destination.OTHER: _("Another state"),
    }


def going_lines(row: GoingRow) -> tuple[str, str, str]:
    """Somebody who leaves: shape, name, what hangs on it in numbers."""
    kept = len(row.kept.belongings) + len(row.kept.documents)
    parts = (
        row.person.number,
        ngettext("{n} thing still kept", "{n} things still kept", kept).format(n=kept) if kept else "",
        ngettext("{n} open task", "{n} open tasks", len(row.tasks)).format(n=len(row.tasks)) if row.tasks else "",
        _appointments(len(row.appointments)),
    )
    shape = "ask" if kept else "waiting" if row.is_open else "done"
    return shape, headline(row.person), ", ".join(part for part in parts if part)


def _appointments(count: int) -> str:
    return ngettext("{n} appointment", "{n} appointments", count).format(n=count) if count else ""


def open_lines(row: GoingRow, today: date) -> list[tuple[str, str]]:
    """What somebody must know before they let the person go: shape and sentence."""
    lines = [("ask", _("Still kept: {what}").format(what=thing_title(each))) for each in row.kept.belongings]
    lines += [
        ("ask", _("Still kept: {what}").format(what=paper_title(each, each.masked))) for each in row.kept.documents
    ]
    for task in row.tasks:
        due = f", {clock(task.due_at, today)}" if task.due_at else ""
        lines.append(("waiting", _("To do: {what}").format(what=(task.what or kind_words()[task.kind]) + due)))
    for each in row.appointments:
        words = ", ".join(part for part in (clock(each.at, today), each.place) if part)
        lines.append(("waiting", _("Appointment: {what}").format(what=words)))
    lines += [("note", _("The bed is free from now on."))] if row.in_bed else []
    lines += [("note", _("The card stops working: take it back."))] if row.has_card else []
    return lines


def past_lines(row: DepartureRow, today: date) -> tuple[str, str, str]:
    """A departure that was written: shape, who and when, why and where to."""
    why = ", ".join(part for part in (reasons()[row.reason], row.place) if part)
    return "done", f"{headline(row.person)}, {clock(row.at, today)}", f"{row.person.number}, {why}"
