"""A list at the command line: read as the import reads it, told as JSON, and nothing stored."""

from __future__ import annotations

import argparse
import json
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from app.errors import UserError
from app.lists import Ask, ListedPerson, Meaning, Sheet, column_asks, read_list
from app.lists.births import certain
from app.lists.people import rows_as_people
from app.lists.sheet import MAX_BYTES
from models.codes import DatePrecision
from models.values.birth_reading import Reading

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]

NO_FILE = "This file cannot be read. Nothing was read or stored. Give the path of a file that you may open."
NO_NAMES = "No column of names was recognised. The rows are told as they stand. Look at the encoding and delimiter."
NAMES = frozenset((Meaning.FAMILY, Meaning.GIVEN, Meaning.FULL_NAME))
_DATED = (DatePrecision.DAY, DatePrecision.MONTH, DatePrecision.YEAR)


def add_reading_commands(commands: Commands) -> None:
    reading = commands.add_parser("read-list", help="a list (CSV, XLSX, HTML) as JSON with what must be asked")
    reading.add_argument("file", type=Path, help="the list; it is not changed and nothing is stored")
    reading.add_argument("--encoding", default=None, help="where the guess is wrong: utf-8, cp1251, ...")
    reading.add_argument("--delimiter", default=None, help="where the guess is wrong: one sign, or two spaces")
    reading.set_defaults(run=lambda chosen: tell_list(_bytes(chosen.file), chosen, date.today(), sys.stdout.buffer))


def tell_list(raw: bytes, chosen: argparse.Namespace, today: date, out: BinaryIO) -> int:
    """Write one JSON document in UTF-8; ListError when the bytes are no list."""
    told = listed(read_list(raw, chosen.encoding, chosen.delimiter), today)
    out.write(json.dumps(told, ensure_ascii=False, indent=1).encode("utf-8", "surrogatepass") + b"\n")
    out.flush()
    return 0


def _bytes(path: Path) -> bytes:
    """The file, or as much of it as shows that it is too large."""
    try:
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except (OSError, ValueError):
        raise UserError(NO_FILE) from None


def listed(sheet: Sheet, today: date) -> dict[str, Any]:
    """What was read, by the guessed meanings of the columns; every row is told, even where no column holds names."""
    people = rows_as_people(sheet, sheet.columns, today)
    return {
        "encoding": sheet.encoding,
        "delimiter": sheet.delimiter,
        "columns": [_column(sheet, place) for place in range(len(sheet.columns))],
        "people": [_person(person, sheet) for person in people],
        "asks": [_ask(ask) | {"column": ask.column} for ask in column_asks(sheet, sheet.columns, today)],
        "titles": sheet.titles,
        "totals": sheet.totals,
        "declared_total": sheet.declared_total,
        "warnings": [*sheet.warnings, *(() if NAMES & set(sheet.columns) else (NO_NAMES,))],
    }


def _column(sheet: Sheet, place: int) -> dict[str, Any]:
    header = sheet.header[place] if place < len(sheet.header) else ""
    return {"meaning": sheet.columns[place].value, "header": header}


def _person(person: ListedPerson, sheet: Sheet) -> dict[str, Any]:
    return {
        "row": person.row,
        "order": person.order,
        "family": person.family,
        "given": person.given,
        "patronymic": person.patronymic,
        "full_as_written": person.full_as_written,
        "script": person.script,
        "language": person.language,
        **_birth(person.born),
        "sex": person.sex.value,
        "nationality": person.nationality,
        "languages": person.languages,
        "documents": [{"kind": kind, "condition": how, "custody": where} for kind, how, where in person.documents],
        "phone": person.phone,
        "remark": person.remark,
        "unread": [_column(sheet, place) | {"text": person.cells[place]} for place in person.unread],
        "sealed": person.sealed,
        "ask": [_ask(ask) for ask in person.asks],
        "notes": person.notes,
        "original": person.cells,
    }


def _birth(born: Reading) -> dict[str, Any]:
    """The certain part only: a date that is asked about is null, or its year where nobody doubts that."""
    value = certain(born)
    dated = value is not None and value.precision in _DATED
    return {
        "dob": value.stored()[1] if value is not None and dated else None,
        "dob_precision": value.precision.value if value is not None else None,
        "age": value.age if value is not None else None,
        "age_to": value.age_to if value is not None else None,
        "dob_as_written": born.as_written,
    }


def _ask(ask: Ask) -> dict[str, Any]:
    return {"field": ask.field, "kind": ask.kind, "choices": ask.choices, "as_written": ask.as_written}
