"""What a list leaves open is asked: once for a column, else for a person; an answer reads every row of its column."""

from __future__ import annotations

from datetime import date

import pytest

from app.lists import Ask, AskField, AskKind, ColumnAnswer, ListedPerson, column_asks, interpret, read_list
from models.codes import DatePrecision, Sex
from models.values.birth_reading import Doubt

NIGHT = date(2025, 9, 11)


def read(text: str, *answers: ColumnAnswer) -> tuple[tuple[Ask, ...], tuple[ListedPerson, ...]]:
    sheet = read_list(text.encode())
    return column_asks(sheet, sheet.columns, NIGHT), interpret(sheet, sheet.columns, NIGHT, answers)


def births(people: tuple[ListedPerson, ...]) -> list[str]:
    return [person.born.value.stored()[1] if person.born.value else "" for person in people]


ORDER = "Surname;Given name;Date of birth\nElm;Jan;04/05/1983\nAsh;Ann;06-07-1990\nOak;Leo;08/08/1961\n"


def test_an_order_that_no_row_shows_is_asked_once_and_yields_the_year() -> None:
    asks, people = read(ORDER)
    assert [(ask.field, ask.kind, ask.column, ask.choices) for ask in asks] == [
        (AskField.BORN, AskKind.DAY_MONTH_ORDER, 2, ("DAY_FIRST", "MONTH_FIRST"))
    ]
    assert births(people) == ["1983", "1990", "1961-08-08"]
    assert [person.born.doubt for person in people] == [Doubt.DAY_MONTH_ORDER, Doubt.DAY_MONTH_ORDER, None]
    assert people[0].asks[0].choices == ("1983-05-04", "1983-04-05")


@pytest.mark.parametrize(
    ("choice", "read_as"),
    [
        ("DAY_FIRST", ["1983-05-04", "1990-07-06", "1961-08-08"]),
        ("MONTH_FIRST", ["1983-04-05", "1990-06-07", "1961-08-08"]),
    ],
)
def test_the_answer_reads_every_row_of_the_column(choice: str, read_as: list[str]) -> None:
    _asks, people = read(ORDER, ColumnAnswer(2, AskKind.DAY_MONTH_ORDER, choice))
    assert births(people) == read_as
    assert not any(person.asks for person in people)


@pytest.mark.parametrize(
    ("date_of_others", "read_as"),
    [("13/01/1950", "1983-05-04"), ("01/13/1950", "1983-04-05"), ("13.01.1950", "1983-05-04"), ("1950-01-13", "1983")],
)
def test_one_row_that_can_be_read_one_way_only_settles_the_column(date_of_others: str, read_as: str) -> None:
    _asks, people = read(f"Surname;Given name;Date of birth\nElm;Jan;04/05/1983\nAsh;Ann;{date_of_others}\n")
    assert births(people)[0] == read_as


def test_a_year_of_another_calendar_is_asked_and_never_taken() -> None:
    text = "Surname;Given name;Date of birth\nElm;Jan;1371/05/12\nAsh;Ann;۱۳۷۱\nOak;Leo;71/5/12\n"
    asks, people = read(text)
    assert [ask.kind for ask in asks] == [AskKind.OTHER_CALENDAR]
    assert births(people) == ["", "", ""]
    assert [person.asks[0].choices for person in people] == [("1992-08-03",), ("1992", "1993"), ("1992-08-03",)]
    _asks, people = read(text, ColumnAnswer(2, AskKind.OTHER_CALENDAR, "SOLAR_HIJRI"))
    assert [person.born.doubt for person in people] == [None, None, None]
    assert (births(people)[0], births(people)[2]) == ("1992-08-03", "1992-08-03")
    half = people[1].born.value
    assert half is not None
    assert half.precision is DatePrecision.ESTIMATE
    first, last = half.window(NIGHT) or (NIGHT, NIGHT)
    assert first <= date(1992, 3, 21)
    assert last >= date(1993, 3, 20)


def test_two_figures_under_a_year_of_birth_are_asked_and_under_an_age_taken() -> None:
    _asks, people = read("Surname;Given name;Year of birth\nElm;Jan;63\n")
    assert (people[0].born.value, people[0].asks[0].kind, people[0].asks[0].choices) == (
        None,
        AskKind.AGE_OR_YEAR,
        ("1963", "63"),
    )
    _asks, people = read("Surname;Given name;Age\nElm;Jan;63\nAsh;Ann;104\nOak;Leo;140\n")
    assert births(people) == ["63", "104", ""]
    assert [ask.kind for ask in people[2].asks] == [AskKind.IMPOSSIBLE]


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("17.04.1979 r.", "1979-04-17"),
        ("17th April 1979", "1979-04-17"),
        ("Apr-79", "1979-04"),
        ("17-Apr-1979", "1979-04-17"),
        ("1979-04-17T00:00:00", "1979-04-17"),
        ("6 міс.", "0"),
        ("1979 m.", "1979"),
    ],
)
def test_habits_of_writing_a_birth_in_a_column(written: str, read_as: str) -> None:
    _asks, people = read(f"Surname;Given name;Born\nElm;Jan;{written}\n")
    assert births(people) == [read_as]
    assert people[0].born.as_written == written


def test_a_lone_m_is_asked_once() -> None:
    text = "Surname;Given name;S\nElm;Jan;M\nAsh;Ann;M\n"
    asks, people = read(text)
    assert [(ask.kind, ask.choices) for ask in asks] == [(AskKind.SEX_LETTERS, ("MAN", "WOMAN"))]
    assert {person.sex for person in people} == {Sex.NOT_ASKED}
    _asks, people = read(text, ColumnAnswer(2, AskKind.SEX_LETTERS, "WOMAN"))
    assert {person.sex for person in people} == {Sex.FEMALE}


def test_the_order_of_names_that_show_none_is_asked_once() -> None:
    text = "Full name;Age\nQuercus Acer;46\nTilia Ulmus;35\n"
    asks, people = read(text)
    assert [(ask.kind, ask.column) for ask in asks] == [(AskKind.NAME_ORDER, 0)]
    _asks, people = read(text, ColumnAnswer(0, AskKind.NAME_ORDER, "GIVEN_FIRST"))
    assert [(person.family, person.given) for person in people] == [("Acer", "Quercus"), ("Ulmus", "Tilia")]
    assert not any(person.asks for person in people)


def test_day_numbers_are_counted_from_the_year_of_the_workbook() -> None:
    sheet = read_list(b"Surname;Given name;Date of birth\nElm;Jan;30423\nAsh;Ann;99999\n")
    people = interpret(sheet, sheet.columns, NIGHT)
    assert births(people) == ["1983-04-17", ""]
    assert any("spreadsheet" in note for note in people[0].notes)
    assert people[0].born.as_written == "30423"


def test_a_date_and_an_age_that_disagree_are_asked() -> None:
    _asks, people = read("Surname;Given name;Born;Age\nElm;Jan;17.04.1979;12\nAsh;Ann;;35\nOak;Leo;1961;64\n")
    assert births(people) == ["1979-04-17", "35", "1961"]
    assert [[ask.kind for ask in person.asks] for person in people] == [[AskKind.DIFFERS], [], []]


def test_cells_of_health_convictions_and_contacts_are_marked_wherever_they_stand() -> None:
    text = (
        "Фамилия;Имя;Телефон;Адрес;Здоровье;Прочее;Автобус\n"
        "Осинка;Лев Тихонович;+370 600 00000;Лесная 5;здоров;инсулин;7\n"
        "Рябинка;Вера;;;;ст. 342;7\n"
        "Кленовый;Ян;;;;пишет стихи;7\n"
    )
    _asks, people = read(text)
    assert [person.sealed for person in people] == [(2, 3, 4, 5), (5,), ()]
    assert [person.unread for person in people] == [(3, 5, 6), (5, 6), (5, 6)]
    assert people[0].phone == "+370 600 00000"


def test_questions_name_what_is_written_and_nothing_is_dropped() -> None:
    _asks, people = read("Фамилия;Имя;Пол;Гражданство\nОсинка;Лев;кот;Нарния\n")
    assert [(ask.field.value, ask.kind.value, ask.as_written) for ask in people[0].asks] == [
        ("sex", "NOT_UNDERSTOOD", "кот"),
        ("nationality", "NOT_UNDERSTOOD", "Нарния"),
    ]
    assert people[0].cells == ("Осинка", "Лев", "кот", "Нарния")
