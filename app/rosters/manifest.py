"""The manifest of a trip: who sits where, with what luggage, whom an escort goes with, and what stands at its head."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from sqlmodel import Session, select

from app.access import Actor
from app.house import House
from app.onward.reading import SeatLine, trip_lines, trip_of
from app.person_rows import load
from app.rosters.cells import Tongue
from app.rosters.lines import Line, lines_of
from app.same_person import merges
from app.token import PackageCode, TripCode
from models.onward import Trip, TripPackage
from models.person import Person
from printing.data import SecondCode

TYPED = 4


@dataclass(frozen=True)
class TripHead:
    """What a manifest says of the trip: where to, a line of when and with whom, words to fill in, the codes. `second`
    opens the package that was made of the trip; without a package there is none."""

    place: str = ""
    note: tuple[str, ...] = ()
    ending: tuple[str, ...] = ()
    code: str = ""
    second: SecondCode | None = None


def manifest_lines(session: Session, house: House, actor: Actor, trip: UUID, tongue: Tongue) -> list[Line]:
    """A line for everybody who travels; who left for good with this trip stands on it too."""
    row, joined = trip_of(session, trip), merges(session)
    seats = {seat.person: seat for seat in trip_lines(session, trip, house.today())}
    people = load(session, Person, Person.id, seats)
    lines = lines_of(session, actor, people)
    return [_with_seat(line, seats, joined.shown(line.person.id), row, tongue) for line in lines if line.person]


def _with_seat(line: Line, seats: dict[UUID, SeatLine], person: UUID, trip: Trip, tongue: Tongue) -> Line:
    seat = seats[person]
    told = {
        "SEAT": str(seat.seat or ""),
        "ESCORT": (trip.escort or tongue.words.say("yes")) if seat.escorted else "–",
        "DROP_OFF": seat.drop_off or trip.place,
    }
    return replace(line, told=told | ({"LUGGAGE": str(seat.luggage)} if seat.luggage else {}))


def trip_head(session: Session, trip: UUID | None, tongue: Tongue, blanks: Sequence[str]) -> TripHead:
    """The head and foot of a manifest; without a trip it is written in by hand. `blanks`: words to write beside."""
    if trip is None:
        return TripHead(ending=tuple(tongue.words.say(key) for key in blanks))
    row = trip_of(session, trip)
    parts = (
        tongue.words.say("trip_leaves", when=tongue.when(row.leaves_at)),
        _said(tongue.words.say("vehicle"), row.vehicle),
        _said(tongue.words.say("driver"), " ".join(part for part in (row.driver, row.driver_phone) if part)),
        _said(tongue.words.word("column", "ESCORT"), row.escort),
        tongue.words.say("trip_code"),
    )
    known = {"vehicle": row.vehicle, "driver": row.driver}
    open_ones = tuple(tongue.words.say(key) for key in blanks if not known.get(key))
    second = _second(session, row, tongue)
    return TripHead(row.place, tuple(part for part in parts if part), open_ones, TripCode(row.id).digits, second)


def _second(session: Session, trip: Trip, tongue: Tongue) -> SecondCode | None:
    """What opens the package: for people who leave for good, once a package was made."""
    made = session.exec(select(TripPackage.id).where(TripPackage.trip_id == trip.id)).first()
    if made is None or trip.pack_secret is None or not trip.for_good:
        return None
    digits = PackageCode(trip.pack_secret).digits
    groups = " ".join(digits[start : start + TYPED] for start in range(0, len(digits), TYPED))
    return SecondCode(digits, tongue.words.say("package_code", digits=groups))


def _said(word: str, value: str) -> str:
    return f"{word}: {value}." if value else ""
