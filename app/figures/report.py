"""From the figures to the situation report on paper."""

from __future__ import annotations

from collections.abc import Sequence

from app.figures.forms import DayRow, FiguresSheet, PeopleCell, StayFigures
from printing.data import SiteData
from printing.situation import SituationData, SituationDay, SituationStay


def situation(sheet: FiguresSheet, site: SiteData, head: str, language: str) -> SituationData:
    """What the report is drawn from; `head` is the anchor code of the journal."""
    return SituationData(
        language=language,
        site=site,
        first=sheet.days[0].day,
        last=sheet.last.day,
        as_of=sheet.as_of,
        head=head,
        tiles=_tiles(sheet),
        away=tuple((key, getattr(sheet.last, key)) for key in ("leave", "hospital", "absent", "elsewhere")),
        days=tuple(map(_day, sheet.days)),
        sexes=tuple(dict.fromkeys(cell.sex for cell in sheet.people if cell.sex)),
        people=_people(sheet.people),
        needs=None if sheet.needs is None else tuple((row.code, row.people) for row in sheet.needs),
        stays=tuple(map(_stay, sheet.stays)),
    )


def _tiles(sheet: FiguresSheet) -> tuple[tuple[str, int], ...]:
    last = sheet.last
    return (
        ("in_all", last.in_all),
        ("present", last.present),
        ("away", last.away),
        ("taken", last.beds_taken),
        ("open", last.beds_open),
        ("kept", last.kept),
        ("hall", last.hall),
        ("unplaced", last.unplaced),
        ("arrivals", sheet.arrivals),
        ("departures", sheet.departures),
    )


def _day(row: DayRow) -> SituationDay:
    return SituationDay(row.day, row.beds_open, row.beds_taken, row.hall, row.arrivals, row.departures)


def _people(cells: Sequence[PeopleCell]) -> tuple[tuple[str, tuple[int | None, ...]], ...]:
    """A row a band in the order of the table, the row of all last."""
    rows: dict[str, list[int | None]] = {}
    for cell in cells:
        rows.setdefault(cell.band, []).append(cell.people)
    return tuple((band, tuple(counts)) for band, counts in rows.items())


def _stay(figures: StayFigures) -> SituationStay:
    return SituationStay(
        figures.whose.value, figures.people, figures.lower, figures.median, figures.upper, figures.bands
    )
