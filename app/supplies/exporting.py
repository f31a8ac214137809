"""The figures as a file for other programs: one long table, small numbers of people left out (domain, section 9)."""

from __future__ import annotations

from collections.abc import Iterator

from app.rosters.files import Rows, rows_as_file
from app.rosters.forms import TableFormat
from app.supplies.quantities import quantity_text
from app.supply_figures import FiguresSheet

HEAD = ("table", "item code", "item", "unit", "day", "age", "sex", "quantity", "people", "givings")
LEFT_OUT, ALL = "*", "all"
SUPPRESSED = "Numbers of fewer than 5 people, and those from which they could be worked out, are left out: *"


def as_file(sheet: FiguresSheet, site: str, form: TableFormat) -> bytes:
    """The bytes of a workbook or of a CSV file. UserError: too many lines."""
    period = f"{sheet.form.since.isoformat()} – {sheet.form.until.isoformat()}"
    about = [("Supplies", site), ("Days", period), ("Note", SUPPRESSED)]
    return rows_as_file([HEAD, *_lines(sheet)], about, form)


def _lines(sheet: FiguresSheet) -> Rows:
    return [*_by_item(sheet), *_by_day(sheet), *_by_band(sheet), *_stock(sheet), *_consumption(sheet)]


def _by_item(sheet: FiguresSheet) -> Iterator[tuple[str, ...]]:
    for row in sheet.by_item:
        people = "" if row.people is None and row.quantity is not None else _count(row.people)
        quantity = _quantity(row.quantity, row.scale)
        yield ("given", row.code, row.name, row.unit, "", "", "", quantity, people, "")


def _by_day(sheet: FiguresSheet) -> Iterator[tuple[str, ...]]:
    for row in sheet.by_day:
        yield ("by day", "", "", "", row.day.isoformat(), "", "", "", _count(row.people), _count(row.givings))


def _by_band(sheet: FiguresSheet) -> Iterator[tuple[str, ...]]:
    for row in sheet.by_band_and_sex:
        band, sex, quantity = row.band or ALL, row.sex or ALL, _quantity(row.quantity, row.scale)
        yield ("by age and sex", row.code, row.name, "", "", band, sex, quantity, _count(row.people), "")


def _stock(sheet: FiguresSheet) -> Iterator[tuple[str, ...]]:
    for row in sheet.on_hand:
        quantity = quantity_text(row.balance, row.scale)
        yield ("on hand", row.code, row.name, row.unit, "", "", "", quantity, "", "")


def _consumption(sheet: FiguresSheet) -> Iterator[tuple[str, ...]]:
    for row in sheet.consumption:
        a_day = f"{row.a_day / row.scale:.2f}"
        yield ("a day", row.code, row.name, row.unit, "", "", "", a_day, "", "")


def _count(number: int | None) -> str:
    return LEFT_OUT if number is None else str(number)


def _quantity(quantity: int | None, scale: int) -> str:
    return LEFT_OUT if quantity is None else quantity_text(quantity, scale)
