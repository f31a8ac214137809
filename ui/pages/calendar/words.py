"""What the calendar says of appointments."""

from __future__ import annotations

from datetime import date, datetime

from app.appointments.forms import AppointmentRow, DayCount
from models.codes import AppointmentKind, AppointmentState, Transport
from ui.labels import instructions, languages
from ui.pages.beds.words import name_of
from ui.words import _


def kinds() -> dict[AppointmentKind, str]:
    return {
        AppointmentKind.LAWYER: _("Lawyer"),
        AppointmentKind.MIGRATION: _("Migration office"),
        AppointmentKind.HEALTH: _("Health"),
        AppointmentKind.COURT: _("Court"),
        AppointmentKind.SOCIAL: _("Social services"),
        AppointmentKind.RED_CROSS: _("Red Cross"),
        AppointmentKind.SCHOOL: _("School"),
        AppointmentKind.WORK: _("Work"),
        AppointmentKind.OTHER: _("Other"),
    }


def transports() -> dict[Transport, str]:
    return {
        Transport.NONE: _("Not said"),
        Transport.ON_FOOT: _("On foot"),
        Transport.PUBLIC: _("Bus or train"),
        Transport.HOUSE_CAR: _("Car of the house"),
        Transport.TAXI: _("Taxi"),
        Transport.AMBULANCE: _("Ambulance"),
        Transport.FETCHED: _("Is fetched"),
    }


def states() -> dict[AppointmentState, str]:
    return {
        AppointmentState.PLANNED: _("Planned"),
        AppointmentState.ATTENDED: _("Kept"),
        AppointmentState.MISSED: _("Missed"),
        AppointmentState.CANCELLED: _("Called off"),
    }


def weekday(day: date) -> str:
    names = (_("Mon"), _("Tue"), _("Wed"), _("Thu"), _("Fri"), _("Sat"), _("Sun"))
    return f"{names[day.weekday()]} {day:%d.%m.}"


def hour(at: datetime | None) -> str:
    return f"{at.astimezone():%H:%M}" if at else ""


def kind_words(row: AppointmentRow) -> str:
    """A medical one says no more than that it is an appointment, but to the clinic."""
    if row.kind is None:
        return _("By letter") if row.from_letter else _("Appointment")
    words = kinds()[row.kind]
    return f"{words}: {row.purpose}" if row.purpose else words


def way_words(row: AppointmentRow) -> str:
    told, spoken = instructions(), languages().get(row.interpreter, row.interpreter)
    parts = [
        transports()[row.transport] if row.transport is not Transport.NONE else "",
        _("fetched {at}").format(at=hour(row.pick_up_at)) if row.pick_up_at else "",
        _("with {who}").format(who=row.escort) if row.escort else "",
        _("interpreter: {language}").format(language=spoken) if row.interpreter else "",
        *(told[code] for code in row.told),
    ]
    return ", ".join(part for part in parts if part)


def who(row: AppointmentRow) -> str:
    return f"{name_of(row.person)}   {row.person.number}"


def state_words(row: AppointmentRow) -> str:
    return _("Late") if row.late else states()[row.state]


def count_words(row: DayCount) -> str:
    if not row.appointments:
        return "–"
    parts = [str(row.appointments)]
    parts += [_("{n} driven").format(n=row.driven)] if row.driven else []
    parts += [_("{n} interpreted").format(n=row.interpreted)] if row.interpreted else []
    return ", ".join(parts)


def said(row: AppointmentRow) -> str:
    """An appointment in words, for a screen reader."""
    until = f"–{hour(row.ends_at)}" if row.ends_at else ""
    parts = (hour(row.starts_at) + until, who(row), kind_words(row), row.place, way_words(row), state_words(row))
    return ", ".join(part for part in parts if part)
