"""Words of trips: states, stops, what the way asks for."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from app.onward.package_rows import PackageSheet, PackedRow, Standing
from app.onward.rows import SeatRow, TripRow
from app.onward.rules import TravelStop
from models.codes import SeatState, TripState
from models.values.number import PersonNumber
from models.values.partial_date import show
from ui.labels import instructions
from ui.person_words import clock, family_first, headline
from ui.words import _, ngettext

MOMENT = "%d.%m.%Y %H:%M"
SHAPES = (MOMENT, "%Y-%m-%d %H:%M", "%d.%m. %H:%M", "%H:%M")


class BadMoment(ValueError):
    """What was typed in the named field is no moment."""


def states() -> dict[TripState, tuple[str, str, str]]:
    """Words, tone, shape."""
    return {
        TripState.PLANNED: (_("Planned"), "wait", "waiting"),
        TripState.LEFT: (_("On the way"), "att", "ask"),
        TripState.ARRIVED: (_("Arrived"), "ok", "done"),
        TripState.CANCELLED: (_("Cancelled"), "wait", "stop"),
    }


def stops() -> dict[TravelStop, str]:
    return {
        TravelStop.NOT_HERE: _("not in the house"),
        TravelStop.MAY_NOT_TRAVEL: _("may not travel: work instruction"),
        TravelStop.OTHER_VEHICLE: _("other vehicle"),
        TravelStop.OTHER_TRIP: _("on another trip at this time"),
        TravelStop.RESTRICTED: _("the use of this record is restricted"),
        TravelStop.ASK_LEAD: _("ask the shift lead"),
    }


def trip_lines(row: TripRow, today: date) -> tuple[str, str, str]:
    """A trip in the list: shape, where and when, how it stands."""
    word, _tone, shape = states()[row.state]
    when = clock(row.form.leaves_at, today)
    booked = _("{booked} of {seats} seats").format(booked=row.booked, seats=row.form.seats)
    parts = (word, booked, _("for good") if row.form.for_good else "", _("numbers differ") if row.differs else "")
    return "stop" if row.differs else shape, f"{row.form.place}, {when}", ", ".join(part for part in parts if part)


def trip_head(row: TripRow, today: date) -> str:
    """What stands under the name of the place."""
    form = row.form
    until = _("arrives {when}").format(when=clock(form.arrives_at, today)) if form.arrives_at else ""
    parts = (
        _("leaves {when}").format(when=clock(form.leaves_at, today)),
        until,
        form.vehicle,
        " ".join(part for part in (form.driver, form.driver_phone) if part),
        _("escort {name}").format(name=form.escort) if form.escort else "",
        _("people leave for good") if form.for_good else _("there and back"),
    )
    return ", ".join(part for part in parts if part)


def counted(row: TripRow) -> str:
    """The numbers in one line, large."""
    booked = ngettext("{n} person", "{n} people", row.booked).format(n=row.booked)
    out = row.counted_out if row.counted_out is not None else row.out
    parts = [booked, _("counted out {n}").format(n=out)]
    if row.state in (TripState.LEFT, TripState.ARRIVED):
        parts.append(_("counted in {n}").format(n=row.arrived))
    return ", ".join(parts)


def seat_lines(row: SeatRow, state: TripState) -> tuple[str, str, str]:
    """Somebody on the manifest: shape, seat and name, what else."""
    number = str(row.seat) if row.seat is not None else "–"
    told = [instructions()[code] for code in row.instructions]
    if row.seat is None and row.state is not SeatState.NOT_COME:
        told.insert(0, _("no seat left"))
    luggage = ngettext("{n} piece of luggage", "{n} pieces of luggage", row.luggage).format(n=row.luggage)
    parts = (
        row.person.number,
        *(stops()[stop] for stop in row.stops),
        *told,
        luggage if row.luggage else "",
        _("gets off: {where}").format(where=row.drop_off) if row.drop_off else "",
        _("did not come: {why}").format(why=row.reason) if row.state is SeatState.NOT_COME else "",
    )
    return _shape(row, state), f"{number}   {headline(row.person)}", ", ".join(part for part in parts if part)


def _shape(row: SeatRow, state: TripState) -> str:
    if row.state is SeatState.NOT_COME:
        return "not_asked"
    if row.stops or row.seat is None:
        return "stop"
    done = SeatState.OUT if state is TripState.PLANNED else SeatState.IN
    return "done" if row.state is done else "waiting"


def package_head(sheet: PackageSheet) -> str:
    """How many come, whence, and how the package stands to what was taken in before."""
    many = ngettext("{n} person", "{n} people", len(sheet.people)).format(n=len(sheet.people))
    stands = {
        Standing.NEW: "",
        Standing.SAME: _("These people were taken in already."),
        Standing.CHANGED: _("Taken in before; this package is newer. Who is counted in stays as they are."),
        Standing.OLDER: _("A newer package of this trip was taken in already."),
    }
    left = ngettext("{n} more on the manifest is not in it.", "{n} more on the manifest are not in it.", sheet.left_off)
    parts = (
        _("{many} from {site}, {vehicle}").format(many=many, site=sheet.site, vehicle=sheet.vehicle or _("no plate"))
        + ".",
        left.format(n=sheet.left_off) if sheet.left_off else "",
        stands[sheet.standing],
    )
    return " ".join(part for part in parts if part)


def sender_words(sheet: PackageSheet) -> str:
    """Whether the station that signed it is believed here."""
    if sheet.known:
        return _("From a centre you know: {name}.").format(name=sheet.known)
    return _("From a centre this laptop does not know: look at the paper, and call the centre on a number you know.")


def packed_lines(row: PackedRow) -> tuple[str, str, str]:
    """Somebody in a package: shape, name, what else."""
    latin = family_first(row.name.latin_family, row.name.latin_given)
    latin = latin if row.name.latin_confirmed or not latin else f"[{latin}]"
    other = row.name.own if row.name.script != "Latn" else ""
    names = "   ".join(dict.fromkeys(part for part in (latin, other) if part)) or row.name.short or _("No name yet")
    number = PersonNumber.parse(row.number) if row.number else None
    parts = (
        str(number) if number else "",
        show(row.birth, date.today()) if row.birth else "",
        _("family {n}").format(n=row.family) if row.family else "",
        *(instructions()[code] for code in row.instructions),
        _("counted in here already") if row.settled else "",
    )
    return "done" if row.settled else "waiting", names, ", ".join(part for part in parts if part)


def read_moment(text: str, field: str, now: datetime, over: bool = False) -> datetime | None:
    """17.11.2025 14:00, 17.11. 14:00, or 14:00, which is the next time the clock shows it, or (`over`) the last; None
    for an empty text."""
    words = " ".join(text.split())
    if not words:
        return None
    for shape in SHAPES:
        try:
            read = datetime.strptime(words, shape)
        except ValueError:
            continue
        return _completed(read, shape, now, over)
    raise BadMoment(field)


def _completed(read: datetime, shape: str, now: datetime, over: bool) -> datetime:
    """What was left out is taken from today, or from the day before or after."""
    local = now.astimezone()
    if shape != "%H:%M":
        return (read if "%Y" in shape else read.replace(year=local.year)).astimezone()
    at = datetime.combine(local.date(), read.time())
    if over:
        return at.astimezone() if at.astimezone() <= now else (at - timedelta(days=1)).astimezone()
    return at.astimezone() if at.astimezone() >= now else (at + timedelta(days=1)).astimezone()


def moment_text(at: datetime | None) -> str:
    return at.astimezone().strftime(MOMENT) if at else ""
