"""Twins of a whole register: found under another spelling, kept in step with what is written, families left alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from app.twin_index import TwinIndex
from app.twins import Candidate, Level, Likeness
from models.codes import Sex
from models.values.birth_reading import read_birth
from tests.bench.twin_changes import strangers, twins
from tests.bench.twin_measure import Scores, index_of, measure, register

NIGHT = date(2025, 9, 11)
UNSEEN, SEED = 1, 7  # the half of the names on which no weight was chosen


def person(names: str, born: str = "", sex: Sex = Sex.NOT_ASKED, key: int = 0) -> Candidate[int]:
    """Family, given name and patronymic between slashes."""
    family, given, patronymic = [*names.split("/"), "", ""][:3]
    full = " ".join(part for part in (family, given, patronymic) if part)
    return Candidate(key, family, given, patronymic, full, sex, read_birth(born, NIGHT).value)


@pytest.fixture(scope="module")
def scores() -> Scores:
    world, humans, candidates = register(UNSEEN, SEED, 2000)
    return measure(index_of(candidates), [*twins(world, humans, 360), *strangers(world, humans, 360)])


def test_people_who_come_again_are_among_the_first_five(scores: Scores) -> None:
    assert scores.twins.recall >= 0.99, scores.lines()


def test_people_who_come_again_raise_an_alert_and_strangers_hardly_ever(scores: Scores) -> None:
    assert scores.twins.alerts >= 0.975, scores.lines()
    assert scores.strangers.alerts <= 0.02, scores.lines()


@pytest.fixture(scope="module")
def village() -> TwinIndex[int]:
    """A register in which one family name is common and another is rare."""
    first = ("Иван", "Пётр", "Олег", "Юрий", "Максим", "Роман", "Денис", "Антон")
    many = [
        person(
            f"Новик/{first[number % 8]}/Ильич", f"{number % 28 + 1}.{number % 12 + 1}.{1950 + number % 60}", key=number
        )
        for number in range(900)
    ]
    rare = person("Шпаковіч/Сяргей/Пятровіч", "17.04.1983", Sex.MALE, key=1000)
    return TwinIndex([*many, rare], lambda: NIGHT)


@pytest.mark.parametrize(
    ("names", "born"),
    [
        ("Shpakovich/Siarhei", "17.04.1983"),
        ("Szpakowicz/Sergiusz", "17.04.1983"),
        ("Špakovičius/Sergejus", "17.04.1983"),
        ("Сергей/Шпакович", "17.04.1983"),
        ("Шпакович Сергей Петрович/", "17.04.1983"),
        ("Сяргей Пятровіч Шпаковіч/", "1983"),
        ("Shpakovich/S.", "17.04.1983"),
        ("Шпаквич/Серёжа", "17.04.1983"),
        ("Шпакович/Сергей", "1983"),
        ("Шпакович/Сергей", "~42"),
        ("Шпакович/Сергей", "01.01.1983"),
        ("Шпаковіч/Сяргй", "17.04.1983"),
        ("Шпакович/Сергей", "18.04.1983"),
        ("Шпакович/Сергей/П.", "04.1983"),
    ],
)
def test_a_rare_name_is_known_again_however_it_is_written(village: TwinIndex[int], names: str, born: str) -> None:
    key, likeness = village.likely(person(names, born, key=-1))[0]
    assert (key, likeness.level) == (1000, Level.LIKELY), likeness


@pytest.mark.parametrize(
    ("names", "born", "sex"),
    [
        ("Шпаковіч/Вольга/Пятроўна", "17.04.1983", Sex.FEMALE),
        ("Шпаковіч/Сяргей/Пятровіч", "02.11.1955", Sex.MALE),
        ("Шпаковіч/Сяргей/Алегавіч", "17.04.1983", Sex.MALE),
        ("Шпаковіч/Сяргей", "17.04.1983", Sex.FEMALE),
        ("Шпаковіч/Андрей/Пятровіч", "17.04.1983", Sex.MALE),
        ("Гарбуз/Сяргей", "17.04.1983", Sex.MALE),
        ("Гарбуз/Сяргей/Пятровіч", "1983", Sex.MALE),
        ("/Сяргей", "17.04.1983", Sex.MALE),
        ("Шпаковіч/Сяргей", "", Sex.MALE),
        ("", "17.04.1983", Sex.MALE),
    ],
)
def test_families_namesakes_and_common_names_raise_no_alert(
    village: TwinIndex[int], names: str, born: str, sex: Sex
) -> None:
    assert not any(likeness.likely for _, likeness in village.likely(person(names, born, sex, key=-1)))


def test_a_rare_name_counts_more_than_a_common_one(village: TwinIndex[int]) -> None:
    common = village.weigh(person("Новик/Иван", "1960"), person("Nowik/Iwan", "1960"))
    rare = village.weigh(person("Шпакович/Сергей", "1983"), person("Szpakowicz/Siarhei", "1983"))
    assert rare.odds > common.odds + 4


def answers(index: TwinIndex[int], asked: list[Candidate[int]]) -> list[list[tuple[int, Likeness]]]:
    return [index.likely(candidate) for candidate in asked]


def test_what_is_written_later_leaves_the_same_index_as_building_it_anew() -> None:
    world, humans, candidates = register(UNSEEN, 3, 400)
    asked = [question.asked.candidate(-1) for question in twins(world, humans, 60)]
    grown = index_of(candidates[:300])
    for candidate in candidates[300:]:
        grown.add(candidate)
    for candidate in candidates[:50]:
        grown.replace(candidate.key, [replace(candidate, family="Гарбуз")])
        grown.replace(candidate.key, [candidate])
    for candidate in candidates[350:]:
        grown.remove(candidate.key)
    grown.remove(99_999)
    assert len(grown) == 350
    assert answers(grown, asked) == answers(index_of(candidates[:350]), asked)


def test_nobody_is_a_twin_of_himself_and_one_person_may_stand_under_several_spellings() -> None:
    passport = person("Shpakovich/Siarhei", "17.04.1983", key=1)
    heard = person("Гарбуз/Коля", "17.04.1983", key=1)
    index = TwinIndex([passport, heard, person("Новик/Иван", key=2)], lambda: NIGHT)
    assert len(index) == 2
    assert 1 in index
    assert index.likely(passport) == []
    assert [key for key, _ in index.likely(person("Harbuz/Mikalai", "17.04.1983", key=3))] == [1]
    index.replace(1, [passport])
    assert index.likely(person("Harbuz/Mikalai", "17.04.1983", key=3)) == []


def test_the_reasons_are_said_in_words() -> None:
    one, other = person("Шпаковіч/Сяргей", "17.04.1983"), person("Szpakowcz/Siarhei", "17.04.1983")
    likeness = TwinIndex[int](today=lambda: NIGHT).weigh(one, other)
    assert likeness.reasons == ("family name differs by one letter", "Сяргей = Siarhei", "same birth date")
    swapped = TwinIndex[int](today=lambda: NIGHT).weigh(one, person("Siarhei/Shpakovich", "04.17.1983"))
    assert swapped.reasons[0] == "family name and first name change places"
