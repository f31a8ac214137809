"""The list of the night bus: fifty-two people, five alphabets, every habit of birth dates and papers."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

import app
from app.lists import ListedPerson, Meaning, Sheet, interpret, read_list
from models.codes import Condition, Custody, DocumentType, Sex
from models.values.birth_reading import Doubt

NIGHT = date(2025, 9, 11)
RAW = (Path(app.__file__).parent / "data" / "night_bus.csv").read_bytes()


@pytest.fixture(scope="module")
def sheet() -> Sheet:
    return read_list(RAW)


@pytest.fixture(scope="module")
def people(sheet: Sheet) -> tuple[ListedPerson, ...]:
    return interpret(sheet, sheet.columns, NIGHT)


def test_title_header_people_and_total_are_told_apart(sheet: Sheet) -> None:
    assert (sheet.encoding, sheet.delimiter, sheet.warnings) == ("utf-8", ";", ())
    assert sheet.titles == ("Список лиц, автобус 2, рейс 11.09.2025 ~23:40",)
    assert len(sheet.rows) == sheet.declared_total == 52
    assert sheet.totals == ("Итого: 52",)
    assert sheet.columns == (
        Meaning.ORDER,
        Meaning.FAMILY,
        Meaning.GIVEN,
        Meaning.PATRONYMIC,
        Meaning.SEX,
        Meaning.BORN,
        Meaning.NATIONALITY,
        Meaning.DOCUMENTS,
        Meaning.LANGUAGES,
        Meaning.REMARK,
    )


def test_everybody_is_there_in_order_with_nothing_misunderstood(people: tuple[ListedPerson, ...]) -> None:
    assert [person.order for person in people] == [str(number) for number in range(1, 53)]
    assert [person.row for person in people] == list(range(1, 53))
    assert {person.row: person.notes for person in people if person.notes} == {}
    assert Counter(person.sex for person in people) == {Sex.MALE: 38, Sex.FEMALE: 14}


def test_every_original_cell_is_kept(people: tuple[ListedPerson, ...]) -> None:
    text = RAW.decode("utf-8-sig")
    assert all(cell in text for person in people for cell in person.cells)
    assert people[50].cells[7] == "справка А4; мед. выписка"


@pytest.mark.parametrize(
    ("row", "stored", "doubt"),
    [
        (1, ("day", "1983-01-01"), Doubt.PLACEHOLDER),
        (2, ("month", "1955-11"), None),
        (3, ("month", "1991-09"), None),
        (5, ("age", "63"), None),
        (6, ("day", "1998-09-28"), None),
        (18, None, None),
        (27, ("year", "1954"), None),
        (46, ("day", "1964-01-01"), Doubt.PLACEHOLDER),
        (47, ("day", "1976-08-22"), None),
        (48, ("day", "1990-06-14"), None),
        (51, None, Doubt.OTHER_CALENDAR),
        (52, ("age", "45"), None),
    ],
)
def test_birth_dates(
    people: tuple[ListedPerson, ...], row: int, stored: tuple[str, str] | None, doubt: Doubt | None
) -> None:
    born = people[row - 1].born
    assert (born.value.stored()[:2] if born.value else None, born.doubt) == (stored, doubt)


def test_precisions_add_up(people: tuple[ListedPerson, ...]) -> None:
    counted = Counter(person.born.value.precision if person.born.value else None for person in people)
    assert counted == {"day": 35, "age": 5, "month": 4, "year": 4, None: 4}
    asked = [person.row for person in people if person.born.doubt]
    assert asked == [1, 15, 31, 38, 46, 51]


@pytest.mark.parametrize(
    ("row", "script", "language"),
    [
        (1, "Cyrl", "ru"),
        (2, "Cyrl", "be"),
        (5, "Latn", ""),
        (12, "Cyrl", "be"),
        (18, "Cyrl", "ru"),
        (34, "Cyrl", "be"),
        (38, "Cyrl", "be"),
        (42, "Latn", "lt"),
        (43, "Latn", "pl"),
        (45, "Latn", "lv"),
        (49, "Cyrl", "uk"),
        (50, "Cyrl", "uk"),
        (51, "Arab", ""),
    ],
)
def test_scripts_and_languages_of_names(people: tuple[ListedPerson, ...], row: int, script: str, language: str) -> None:
    person = people[row - 1]
    assert (person.script, person.language) == (script, language)


def test_citizenships_and_spoken_languages(people: tuple[ListedPerson, ...]) -> None:
    assert Counter(person.nationality for person in people) == {
        "BLR": 40, "LTU": 3, "POL": 2, "UKR": 2, "LVA": 1, "DEU": 1, "FRA": 1, "GBR": 1, "IRN": 1,
    }  # fmt: skip
    assert people[0].languages == ("be", "ru")
    assert people[15].languages == ("ru", "be")
    assert people[43].languages == ("pl", "ru")
    assert people[50].languages == ("fa",)


@pytest.mark.parametrize(
    ("row", "papers"),
    [
        (2, [(DocumentType.PASSPORT, Condition.TORN, Custody.UNKNOWN)]),
        (3, [(DocumentType.PASSPORT, Condition.PHONE_IMAGE, Custody.UNKNOWN)]),
        (4, [(DocumentType.NONE, Condition.UNKNOWN, Custody.UNKNOWN)]),
        (19, [(DocumentType.NONE, Condition.UNKNOWN, Custody.UNKNOWN)]),
        (10, []),
        (
            7,
            [
                (DocumentType.A4_CERTIFICATE, Condition.UNKNOWN, Custody.UNKNOWN),
                (DocumentType.PASSPORT, Condition.UNKNOWN, Custody.CONFISCATED_BEFORE),
            ],
        ),
        (9, [(DocumentType.RELEASE_CERTIFICATE, Condition.UNKNOWN, Custody.UNKNOWN)]),
        (
            12,
            [
                (DocumentType.VERDICT, Condition.UNKNOWN, Custody.UNKNOWN),
                (DocumentType.LETTERS, Condition.UNKNOWN, Custody.UNKNOWN),
            ],
        ),
        (17, [(DocumentType.ENVELOPE, Condition.UNKNOWN, Custody.UNKNOWN)]),
        (
            51,
            [
                (DocumentType.A4_CERTIFICATE, Condition.UNKNOWN, Custody.UNKNOWN),
                (DocumentType.MEDICAL_EXTRACT, Condition.UNKNOWN, Custody.UNKNOWN),
            ],
        ),
    ],
)
def test_papers(
    people: tuple[ListedPerson, ...], row: int, papers: list[tuple[DocumentType, Condition, Custody]]
) -> None:
    assert list(people[row - 1].documents) == papers


def test_the_name_inside_a_persian_cell_keeps_its_joint(people: tuple[ListedPerson, ...]) -> None:
    assert "\u200c" in people[50].family
    assert people[17].full_as_written == "Ромашковый"
    assert people[47].family == "HEATHERWICK-O’DELL"
