"""What the clinic's page says of follow-ups, doses, vaccinations, orders and its shelf."""

from __future__ import annotations

from datetime import date, datetime

from app.check_forms import Medicine
from app.check_rows import FollowUpRow
from app.clinic_rows import ClinicItemRow, DispensedRow, DoseRow, OrderRow, VaccinationRow
from app.supplies.quantities import quantity_text
from models.codes import DoseState, FollowUpKind, VaccineSource
from ui.person_words import day, headline
from ui.words import _

Lines = tuple[str, str, str]


def kinds() -> dict[FollowUpKind, str]:
    return {
        FollowUpKind.SEE_AGAIN: _("See again"),
        FollowUpKind.TEST: _("Test"),
        FollowUpKind.REFER: _("Refer"),
        FollowUpKind.MEDICINE: _("Medicine"),
        FollowUpKind.PHOTOGRAPH_MARKS: _("Photograph the marks, with consent"),
        FollowUpKind.OTHER: _("To do"),
    }


def sources() -> dict[VaccineSource, str]:
    return {
        VaccineSource.STATED: _("As told"),
        VaccineSource.CARD: _("From a card"),
        VaccineSource.GIVEN_HERE: _("Given here"),
    }


def states() -> dict[DoseState, str]:
    return {
        DoseState.GIVEN: _("Given"),
        DoseState.REFUSED: _("Refused"),
        DoseState.NOT_HERE: _("Not here"),
        DoseState.HELD: _("Held back"),
    }


_SHAPES = {DoseState.GIVEN: "done", DoseState.REFUSED: "stop", DoseState.NOT_HERE: "ask", DoseState.HELD: "hand"}


def when(at: datetime) -> str:
    return f"{at.astimezone():%d.%m. %H:%M}"


def joined(*parts: str) -> str:
    return ", ".join(part for part in parts if part)


def medicine_words(medicine: Medicine) -> str:
    """As on the box, the international name behind it, how much."""
    both = medicine.name and medicine.name != medicine.as_written and medicine.as_written
    name = f"{medicine.as_written} ({medicine.name})" if both else medicine.as_written or medicine.name
    return joined(name, medicine.strength, medicine.dose)


def follow_up_lines(row: FollowUpRow) -> Lines:
    what = joined(kinds()[row.form.kind], row.form.what.strip())
    due = _("due {when}").format(when=when(row.due_at)) if row.due_at else _("no time set")
    latest = _("at the latest {when}").format(when=when(row.latest)) if row.latest else ""
    shape = "stop" if row.overdue else "waiting"
    return shape, f"{headline(row.person)}   {row.person.number}", joined(what, due, latest, row.owner)


def dose_lines(row: DoseRow) -> Lines:
    who = f"{row.due_at.astimezone():%H:%M}   {headline(row.person)}   {row.person.number}"
    return _dose_shape(row), who, joined(medicine_words(row.medicine), _dose_state(row))


def _dose_shape(row: DoseRow) -> str:
    if row.given > 1:
        return "stop"
    return _SHAPES[row.state] if row.state else "ask" if row.late else "waiting"


def _dose_state(row: DoseRow) -> str:
    if row.given > 1:
        return _("WRITTEN AS GIVEN {n} TIMES: look after the person").format(n=row.given)
    if row.state is None:
        return _("late") if row.late else ""
    at = when(row.at) if row.at else ""
    return joined(f"{states()[row.state]} {at}".strip(), row.by, row.note)


def shot_lines(row: VaccinationRow) -> Lines:
    form = row.form
    dose = _("dose {n}").format(n=form.dose) if form.dose else ""
    told = joined(form.on or _("day not known"), dose, form.country, sources()[form.source])
    lot = _("lot {lot}").format(lot=form.lot) if form.lot else ""
    return "done", form.vaccine, joined(told, lot)


def order_lines(row: OrderRow) -> Lines:
    times = _("at {times}").format(times=", ".join(row.form.times)) if row.form.times else ""
    until = _("until {day}").format(day=day(row.form.ends_on)) if row.form.ends_on else ""
    ended = _("ended {when}").format(when=when(row.ended_at)) if row.ended_at else ""
    since = _("since {day}").format(day=day(row.form.starts_on))
    return ("done" if row.running else "minus"), medicine_words(row.form.medicine), joined(times, since, until, ended)


def item_words(row: ClinicItemRow) -> str:
    return _("{item}: {n} left").format(item=row.name, n=quantity_text(row.left, row.scale))


def lot_words(lot: str, expires: date | None, quantity: int, scale: int) -> str:
    until = _("until {day}").format(day=day(expires)) if expires else ""
    return joined(lot, until, quantity_text(quantity, scale))


def dispensed_lines(row: DispensedRow) -> Lines:
    what = joined(row.name, quantity_text(row.form.quantity, row.scale), when(row.at), row.by)
    return "done", what, row.form.instructions.replace("\n", " ")
