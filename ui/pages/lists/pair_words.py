"""Two records field by field, in words: what the page of doubles and the list of decisions say of them."""

from __future__ import annotations

from datetime import date

from app.rows import NameText, PersonRow
from app.twin_rows import DecisionRow, RecordSheet
from models.codes import Answer
from models.values.partial_date import show
from ui.kin_words import relations
from ui.labels import documents, sexes
from ui.words import _

Line = tuple[str, str, str]


def side_by_side(a: RecordSheet, b: RecordSheet) -> list[Line]:
    """(What, the first record, the second), without what neither says."""
    heads = (
        _("Name"), _("Latin letters"), _("Other names"), _("Born"), _("Sex"), _("Papers"), _("Nationality"),
        _("Number"), _("Group"), _("Arrived"),
    )  # fmt: skip
    both = zip(heads, _facts(a), _facts(b), strict=True)
    return [(head, one, other) for head, one, other in both if one or other]


def _facts(sheet: RecordSheet) -> tuple[str, ...]:
    row, arrived = sheet.person, sheet.arrived_at
    latin = row.name.latin if row.name.latin_confirmed else _("{name} (not confirmed)").format(name=row.name.latin)
    return (
        " ".join(part for part in (row.name.own, row.name.patronymic) if part) or _("No name"),
        latin if row.name.latin else "",
        "; ".join(_written(name) for name in sheet.names[1:]),
        show(row.birth, date.today()) if row.birth else "",
        sexes().get(row.sex, ""),
        "; ".join(documents()[paper.type] for paper in sheet.papers),
        sheet.nationality,
        row.number,
        ", ".join(part for part in (sheet.group, _place(row)) if part),
        _moment(arrived.astimezone().strftime("%H:%M"), arrived.date()) if arrived else _("not counted in"),
    )


def _written(name: NameText) -> str:
    return name.own


def _place(row: PersonRow) -> str:
    return _("no {n} on the list").format(n=row.list_position) if row.list_position else _("not on the list")


def _moment(time: str, day: date) -> str:
    return time if day == date.today() else f"{day.isoformat()}, {time}"


def decision_words(row: DecisionRow) -> str:
    """What was decided, in a few words."""
    if row.same is Answer.YES:
        return _("One person")
    if row.relation is not None:
        return _("Relatives: {relation}").format(relation=relations()[row.relation])
    return _("Two people")


def both_names(row: DecisionRow) -> str:
    """Both records by name and number."""
    return f"{_named(row.a)}  ·  {_named(row.b)}"


def _named(row: PersonRow) -> str:
    return " ".join(part for part in (row.name.own or row.name.latin, row.number) if part) or _("No name")
