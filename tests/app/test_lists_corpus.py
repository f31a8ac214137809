"""Thirty-eight invented lists in the habits of ten languages, against readings written by hand."""

from __future__ import annotations

from datetime import date

import pytest

from app.lists import Ask, ListedPerson, column_asks, interpret, read_list
from app.lists.births import certain
from tests.app.listed.cyrillic import CYRILLIC
from tests.app.listed.example import Example
from tests.app.listed.others import OTHERS

NIGHT = date(2025, 9, 11)
EXAMPLES = [*CYRILLIC, *OTHERS]


def told(person: ListedPerson) -> str:
    asked = " ".join(said(ask) for ask in person.asks)
    names = (person.family, person.given, person.patronymic)
    return "|".join((*names, birth(person), person.sex.value, person.nationality, asked))


def said(ask: Ask) -> str:
    return f"{ask.field.value}:{ask.kind.value}"


def birth(person: ListedPerson) -> str:
    value = certain(person.born)
    if value is None or value.age_to is not None:
        return ""
    return f"~{value.age}" if value.age is not None else value.stored()[1]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_the_list_is_read_as_a_careful_clerk_reads_it(example: Example) -> None:
    sheet = read_list(example.text.encode(example.encoding))
    people = interpret(sheet, sheet.columns, NIGHT)
    assert [told(person) for person in people] == example.people.split("\n")
    assert " ".join(said(ask) for ask in column_asks(sheet, sheet.columns, NIGHT)) == example.asks


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_no_sign_of_a_cell_is_lost(example: Example) -> None:
    sheet = read_list(example.text.encode(example.encoding))
    kept = "".join(
        "".join((*sheet.titles, *sheet.header, *sheet.totals, *("".join(row) for row in sheet.rows))).split()
    )
    assert set("".join(example.text.split())) - set(kept) <= set(sheet.delimiter + '"sep=')
