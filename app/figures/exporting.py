"""The figures as a file for other programs: a workbook with a sheet for each table and its charts, or one long CSV.

Numbers are numbers, every text is a text and no formula; what is not told is a sign, never an empty cell."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from app.figures.forms import DayRow, FiguresSheet
from app.rosters.files import Rows, begins_a_formula, fitting, rows_as_file
from app.rosters.forms import TableFormat
from models.codes import Instruction
from printing.phrases import phrases

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

Value = str | int
Table = tuple[str, tuple[str, ...], list[tuple[Value, ...]]]
LEFT_OUT, ALL = "*", "all"
NOTE = "Numbers of fewer than 5 people, and those from which they could be worked out, are left out: *"
OPEN = "Beds open: set up and not closed at the hour of the count. An infant may share a bed."
HEAD = ("table", "row", "column", "number")
DAYS = (
    ("day", "day"),
    ("present", "sleep here"),
    ("away", "away"),
    ("leave", "on leave"),
    ("hospital", "hospital"),
    ("absent", "absent"),
    ("elsewhere", "appointment or court"),
    ("beds_open", "beds open"),
    ("beds_taken", "beds taken"),
    ("hall", "in halls"),
    ("kept", "beds kept"),
    ("unplaced", "without a bed"),
    ("arrivals", "arrived"),
    ("departures", "left"),
)
GREY, LIGHT, BLACK = "#404040", "#BFBFBF", "#000000"


def as_file(sheet: FiguresSheet, site: str, head: str, form: TableFormat) -> bytes:
    """The bytes of a workbook or of a CSV file. UserError: too many lines."""
    tables = (_days(sheet), _people(sheet), _needs(sheet), _stays(sheet))
    if form is TableFormat.CSV:
        return rows_as_file([HEAD, *_long(sheet, tables)], (), form)
    return _workbook(tables, _about(sheet, site, head))


def _about(sheet: FiguresSheet, site: str, head: str) -> tuple[tuple[str, str], ...]:
    return (
        ("Situation report", site),
        ("Days", f"{sheet.days[0].day.isoformat()} – {sheet.last.day.isoformat()}"),
        ("As of", sheet.as_of.isoformat(sep=" ", timespec="minutes")),
        ("Journal", head),
        ("Class", "S0, numbers only"),
        ("Note", NOTE),
        ("Note", OPEN),
    )


def _days(sheet: FiguresSheet) -> Table:
    return ("days", tuple(title for _, title in DAYS), [_day(row) for row in sheet.days])


def _day(row: DayRow) -> tuple[Value, ...]:
    return (row.day.isoformat(), *(_told(getattr(row, field)) for field, _ in DAYS[1:]))


def _people(sheet: FiguresSheet) -> Table:
    sexes = tuple(dict.fromkeys(cell.sex for cell in sheet.people))
    rows: dict[str, list[Value]] = {}
    for cell in sheet.people:
        rows.setdefault(cell.band or ALL, []).append(_told(cell.people))
    return (
        "age and sex",
        ("age", *(sex or ALL for sex in sexes)),
        [(band, *counts) for band, counts in rows.items()],
    )


def _needs(sheet: FiguresSheet) -> Table:
    rows: list[tuple[Value, ...]] = [(row.code, _words(row.code), _told(row.people)) for row in sheet.needs or ()]
    return ("needs today", ("code", "what is done", "people"), rows)


def _words(code: str) -> str:
    known = phrases("situation", "en").table["action"]
    return str(known[code]) if code in known else phrases("care", "en").word("instructions", Instruction(code).value)


def _stays(sheet: FiguresSheet) -> Table:
    rows: list[tuple[Value, ...]] = []
    bands = tuple(code for code, _ in sheet.stays[0].bands)
    for each in sheet.stays:
        numbers = (each.people, each.lower, each.median, each.upper, *(count for _, count in each.bands))
        rows.append((each.whose.value.lower(), *map(_told, numbers)))
    named = tuple(f"{code} nights" for code in bands)
    return ("length of stay", ("whose", "people", "lower quartile", "median", "upper quartile", *named), rows)


def _told(count: int | None) -> Value:
    return LEFT_OUT if count is None else count


def _long(sheet: FiguresSheet, tables: Sequence[Table]) -> Iterator[tuple[str, ...]]:
    """A line for each number: of which table, row and column."""
    yield ("about", "as of", "", sheet.as_of.isoformat(sep=" ", timespec="minutes"))
    for name, heads, rows in tables:
        for first, *others in rows:
            for column, value in zip(heads[1:], others, strict=True):
                yield (name, str(first), column, str(value))


def _workbook(tables: Sequence[Table], about: Rows | Sequence[tuple[str, str]]) -> bytes:
    import xlsxwriter

    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    for name, heads, rows in tables:
        sheet = book.add_worksheet(name)
        _fill(book, sheet, [heads, *rows])
        sheet.freeze_panes(1, 1)
        sheet.set_column(0, len(heads) - 1, 13)
        if name == "days":
            _chart_of_beds(book, sheet, len(rows))
            _chart_of_moves(book, sheet, len(rows))
        if name == "age and sex":
            _chart_of_ages(book, sheet, heads, len(rows) - 1)
    _fill(book, book.add_worksheet("about"), about)
    book.close()
    return target.getvalue()


def _fill(book: Workbook, sheet: Worksheet, rows: Sequence[tuple[Value, ...]]) -> None:
    text = book.add_format({"num_format": "@"})
    said = book.add_format({"num_format": "@", "quote_prefix": True})
    for down, row in enumerate(rows):
        for across, value in enumerate(row):
            if isinstance(value, int):
                sheet.write_number(down, across, value)
            elif value:
                sheet.write_string(down, across, fitting(value), said if begins_a_formula(value) else text)


def _chart_of_beds(book: Workbook, sheet: Worksheet, many: int) -> None:
    """Beds taken and halls as bars on each other, beds open as a line."""
    bars = book.add_chart({"type": "column", "subtype": "stacked"})
    line = book.add_chart({"type": "line"})
    bars.add_series(_series("days", _column("beds_taken"), many, {"fill": {"color": GREY}, "gap": 40}))
    bars.add_series(_series("days", _column("hall"), many, {"fill": {"color": LIGHT}}))
    line.add_series(_series("days", _column("beds_open"), many, {"line": {"color": BLACK, "width": 1.5}}))
    bars.combine(line)
    _placed(sheet, bars, "Occupancy by night", many + 2, 0)


def _chart_of_moves(book: Workbook, sheet: Worksheet, many: int) -> None:
    bars = book.add_chart({"type": "column"})
    bars.add_series(_series("days", _column("arrivals"), many, {"fill": {"color": GREY}, "gap": 40}))
    bars.add_series(_series("days", _column("departures"), many, {"fill": {"color": LIGHT}}))
    _placed(sheet, bars, "Arrivals and departures by day", many + 2, 7)


def _chart_of_ages(book: Workbook, sheet: Worksheet, heads: Sequence[str], many: int) -> None:
    """One bar a band, a part for each sex; a number that is not told has no bar."""
    bars = book.add_chart({"type": "bar", "subtype": "stacked"})
    for column in range(1, len(heads) - 1):
        bars.add_series(_series("age and sex", column, many, {}))
    _placed(sheet, bars, "Age and sex", many + 3, 0)


def _column(field: str) -> int:
    return next(place for place, (name, _) in enumerate(DAYS) if name == field)


def _series(sheet: str, column: int, many: int, look: dict[str, Any]) -> dict[str, Any]:
    return {
        "name": [sheet, 0, column],
        "categories": [sheet, 1, 0, many, 0],
        "values": [sheet, 1, column, many, column],
        **look,
    }


def _placed(sheet: Worksheet, chart: Any, title: str, row: int, column: int) -> None:
    chart.set_title({"name": title})
    chart.set_legend({"position": "bottom"})
    chart.set_size({"width": 640, "height": 300})
    sheet.insert_chart(row, column, chart)
