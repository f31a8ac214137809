"""A letter and lists to try things on."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from models.codes import RosterKind
from printing.data import Named
from printing.names import latin_line, own_line
from printing.rosters import FireTop, Look, RosterBlock, RosterColumn, RosterPaper, RosterTable
from tests.printing import night

AS_OF = datetime(2025, 11, 14, 0, 47)
HANNA = Named(
    latin_family="Shypshynka",
    latin_given="Hanna",
    latin_confirmed=True,
    own_family="Шыпшынка",
    own_given="Ганна",
)


def roster(names: tuple[Named, ...], title: str = "Everyone here, by name") -> RosterPaper:
    """A list of these people by name."""
    columns = (
        RosterColumn("NUMBER", "Number", 32),
        RosterColumn("NAME", "Name", 60, Look.NAME),
        RosterColumn("OWN", "Own spelling", 54, Look.OWN),
        RosterColumn("AGE", "Age", 20),
        RosterColumn("HERE", "Here", 13, Look.TICK),
        RosterColumn("CODE", "Scan", 15, Look.CODE),
    )
    rows = tuple(
        (number, latin_line(name), own_line(name), "40–44", "", _digits(number)) for number, name in numbered(names)
    )
    return _listed(RosterKind.NAMES, title, RosterTable(columns, (RosterBlock("", rows),)), f"{len(rows)} people.")


def bus_list(names: tuple[Named, ...], absent: tuple[Named, ...] = ()) -> RosterPaper:
    """A hand-over list of these people, with those who did not arrive."""
    who = (RosterColumn("NAME", "Name", 60, Look.NAME), RosterColumn("OWN", "Own spelling", 54, Look.OWN))
    columns = (RosterColumn("POSITION", "No.", 12), *who, RosterColumn("CODE", "Scan", 15, Look.CODE))
    rows = tuple(
        (str(place), latin_line(name), own_line(name), _digits(number))
        for place, (number, name) in enumerate(numbered(names), start=1)
    )
    missing = tuple((latin_line(name), own_line(name), "refused to leave") for name in absent)
    further = RosterTable((*who, RosterColumn("REASON", "Reason", 42)), (RosterBlock("", missing),), "Did not arrive")
    total = f"{len(rows) + len(missing)} on the list, {len(rows)} counted, {len(missing)} did not arrive."
    listed = _listed(RosterKind.HAND_OVER, "Bus 2", RosterTable(columns, (RosterBlock("", rows),)), total)
    return replace(listed, more=(further,) if missing else (), signed=True)


def fire(names: tuple[Named, ...], title: str = "Fire list") -> RosterPaper:
    """A fire list of these people; every third needs help."""
    columns = (
        RosterColumn("HERE", "Here", 13, Look.TICK),
        RosterColumn("ROOM", "Room", 16, Look.BLANK),
        RosterColumn("NAME", "Name", 60, Look.NAME),
        RosterColumn("NUMBER", "Number", 32),
        RosterColumn("HELP", "Leaving the house", 36, Look.BADGE),
        RosterColumn("CODE", "Scan", 15, Look.CODE),
    )
    rows = tuple(
        ("", "", latin_line(name) or own_line(name), number, "NEEDS HELP" if not place % 3 else "", _digits(number))
        for place, (number, name) in enumerate(numbered(names))
    )
    listed = _listed(RosterKind.FIRE, title, RosterTable(columns, (RosterBlock("", rows),)), f"{len(rows)} people.")
    ending = ("Counted", "Missing", "Staff", "Visitors", "Time", "Name")
    return replace(listed, fire=FireTop(len(rows)), spare=4, ending=ending)


def _listed(kind: RosterKind, title: str, table: RosterTable, total: str) -> RosterPaper:
    keep = "Confidential. Keep out of sight."
    return RosterPaper(
        kind=kind, language="en", title=title, as_of=AS_OF, site=night.SITE, total=total, keep=keep, table=table
    )


def _digits(number: str) -> str:
    return number.replace("-", "")


def numbered(names: tuple[Named, ...]) -> list[tuple[str, Named]]:
    """People with a number each."""
    return [(night.number(running), name) for running, name in enumerate(names, start=1)]


def vars_of(name: Named) -> dict[str, object]:
    """The fields of a name and nothing else."""
    fields = ("latin_family", "latin_given", "latin_confirmed", "own_family", "own_given")
    return {field: getattr(name, field) for field in fields}
