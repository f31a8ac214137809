"""Names of lists taken apart by patronymics, commas, capitals, initials, small words, and by their column."""

from __future__ import annotations

import pytest

from app.lists.headings import heading, said_order
from app.lists.name_order import NameOrder
from app.lists.names import column_order, split_full
from app.lists.sexes import sex_of, sexes
from app.lists.sheet import Meaning


@pytest.mark.parametrize(
    ("written", "parts"),
    [
        ("Осинка Лев Тихонович", ("Осинка", "Лев", "Тихонович")),
        ("Лев Тихонович Осинка", ("Осинка", "Лев", "Тихонович")),
        ("Пётр Иванович Орешкевич", ("Орешкевич", "Пётр", "Иванович")),
        ("Орешкевич Пётр Иванович", ("Орешкевич", "Пётр", "Иванович")),
        ("Асінка Леў Ціханавіч", ("Асінка", "Леў", "Ціханавіч")),
        ("Горобина Ївга Левівна", ("Горобина", "Ївга", "Левівна")),
        ("RABINKA VERA LVOUNA", ("RABINKA", "VERA", "LVOUNA")),
        ("Ясень Вагиф Гасан оглы", ("Ясень", "Вагиф", "Гасан оглы")),
        ("Осинка Л. Т.", ("Осинка", "Л.", "Т.")),
        ("Осинка Л.Т.", ("Осинка", "Л.", "Т.")),
        ("Л.Т. Осинка", ("Осинка", "Л.", "Т.")),
        ("ELM-ASH Jan Piotr", ("ELM-ASH", "Jan Piotr", "")),
        ("Jan Piotr ELM", ("ELM", "Jan Piotr", "")),
        ("VAN DER ELM Jan", ("VAN DER ELM", "Jan", "")),
        ("Elm, Jan Piotr", ("Elm", "Jan Piotr", "")),
        ("Elm, Mr Jan", ("Elm", "Jan", "")),
        ("van der Elm, Jan", ("van der Elm", "Jan", "")),
        ("Рябинка (Вербная) Вера Львовна", ("Рябинка", "Вера", "Львовна")),
        ("3. Рябинка Вера Львовна", ("Рябинка", "Вера", "Львовна")),
        ("гр-ка Рябинка Вера Львовна", ("Рябинка", "Вера", "Львовна")),
    ],
)
def test_what_a_name_shows_is_sure(written: str, parts: tuple[str, str, str]) -> None:
    found = split_full(written)
    assert (found.family, found.given, found.patronymic) == parts
    assert found.sure


@pytest.mark.parametrize(
    ("written", "parts"),
    [
        ("Willow", ("Willow", "", "")),
        ("Quercus Acer", ("Quercus", "Acer", "")),
        ("John Elm", ("Elm", "John", "")),
        ("Jan van der Elm", ("van der Elm", "Jan", "")),
        ("Вера Львовна", ("", "Вера", "Львовна")),
        ("", ("", "", "")),
    ],
)
def test_what_only_a_habit_tells_is_not_sure(written: str, parts: tuple[str, str, str]) -> None:
    found = split_full(written)
    assert (found.family, found.given, found.patronymic) == parts
    assert not found.sure


def test_a_column_tells_the_order_of_a_name_that_does_not() -> None:
    column = column_order(["Jan Piotr ELM", "Ann ASH", "Leo Quercus"], None)
    assert column == (NameOrder.GIVEN_FIRST, True)
    assert split_full("Leo Quercus", column)[:3] == ("Quercus", "Leo", "")
    assert split_full("Leo Quercus", column).sure


def test_a_column_that_contradicts_itself_settles_nothing() -> None:
    column = column_order(["Jan ELM", "ASH Ann", "Quercus Acer"], NameOrder.FAMILY_FIRST)
    assert not column.settled
    assert not split_full("Quercus Acer", column).sure
    assert split_full("Jan ELM", column).sure


def test_a_heading_tells_the_order_unless_the_names_tell_another() -> None:
    assert column_order(["Quercus Acer"], NameOrder.GIVEN_FIRST) == (NameOrder.GIVEN_FIRST, True)
    assert not column_order(["John Elm", "Mary Ash"], NameOrder.FAMILY_FIRST).settled


@pytest.mark.parametrize(
    ("words", "meaning"),
    [
        ("№ п/п", Meaning.ORDER),
        ("Eil. Nr.", Meaning.ORDER),
        ("ردیف", Meaning.ORDER),
        ("ФИО", Meaning.FULL_NAME),
        ("Прізвище, ім’я, по батькові", Meaning.FULL_NAME),
        ("نام و نام خانوادگی", Meaning.FULL_NAME),
        ("نام خانوادگی", Meaning.FAMILY),
        ("Фамилия / Surname", Meaning.FAMILY),
        ("Имя Отчество", Meaning.GIVEN),
        ("Father's name", Meaning.PATRONYMIC),
        ("نام پدر", Meaning.PATRONYMIC),
        ("Пол (м/ж)", Meaning.SEX),
        ("Стать", Meaning.SEX),
        ("Статья", Meaning.REMARK),
        ("الجنس", Meaning.SEX),
        ("الجنسية", Meaning.NATIONALITY),
        ("Dzimums", Meaning.SEX),
        ("Dzimšanas datums", Meaning.BORN),
        ("Число, месяц, год рождения", Meaning.BORN),
        ("Место рождения", Meaning.IGNORE),
        ("Place of birth", Meaning.IGNORE),
        ("г.р.", Meaning.BORN),
        ("Gim. data", Meaning.BORN),
        ("Data ur.", Meaning.BORN),
        ("تاريخ الميلاد", Meaning.BORN),
        ("полный", None),
    ],
)
def test_headings(words: str, meaning: Meaning | None) -> None:
    assert heading(words) is meaning


@pytest.mark.parametrize(
    ("words", "order"),
    [
        ("ФИО", NameOrder.FAMILY_FIRST),
        ("Vardas, pavardė", NameOrder.GIVEN_FIRST),
        ("Nazwisko i imię", NameOrder.FAMILY_FIRST),
        ("Imię i nazwisko", NameOrder.GIVEN_FIRST),
        ("نام و نام خانوادگی", NameOrder.GIVEN_FIRST),
        ("Full name", None),
    ],
)
def test_the_order_that_a_heading_says(words: str, order: NameOrder | None) -> None:
    assert said_order(words) is order


@pytest.mark.parametrize(
    ("heading_word", "cells", "read"),
    [
        ("Lytis", "V M", "M F"),
        ("Lytis", "M", "F"),
        ("Sex", "M F", "M F"),
        ("Sex", "M", "M"),
        ("", "M", "U"),
        ("Płeć", "K M", "F M"),
        ("Стать", "ч ж", "M F"),
        ("Пол", "М Ж", "M F"),
        ("Пол", "m ж", "M F"),
        ("Dzimums", "V S", "M F"),
        ("Geschlecht", "m w d", "M F X"),
        ("جنسیت", "مرد زن", "M F"),
        ("الجنس", "ذكر أنثى", "M F"),
        ("Sex", "Male FEMALE X", "M F X"),
        ("Пол", "1 2", "U U"),
    ],
)
def test_sex_letters_are_read_from_the_whole_column(heading_word: str, cells: str, read: str) -> None:
    column = sexes(cells.split(), heading_word)
    assert [sex_of(cell, column).value for cell in cells.split()] == read.split()
