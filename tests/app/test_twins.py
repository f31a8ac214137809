"""Twins of the night bus and of smaller cases: found across spellings, not flooded by families."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date
from itertools import combinations
from pathlib import Path

import pytest

import app
from app.lists import interpret, read_list
from app.twins import Candidate, Level, compare, pairs
from models.codes import Sex
from models.values.birth_reading import read_birth

NIGHT = date(2025, 9, 11)


def person(names: str, born: str = "", sex: Sex = Sex.NOT_ASKED, key: int = 0) -> Candidate[int]:
    """Family, given name and patronymic between slashes."""
    family, given, patronymic = [*names.split("/"), "", ""][:3]
    full = " ".join(part for part in (family, given, patronymic) if part)
    return Candidate(key, family, given, patronymic, full, sex, read_birth(born, NIGHT).value)


@pytest.fixture(scope="module")
def night_bus() -> list[Candidate[int]]:
    sheet = read_list((Path(app.__file__).parent / "data" / "night_bus.csv").read_bytes())
    return [
        Candidate(p.row, p.family, p.given, p.patronymic, p.full_as_written, p.sex, p.born.value)
        for p in interpret(sheet, sheet.columns, NIGHT)
    ]


def test_the_night_bus_has_one_likely_pair_and_no_flood(night_bus: list[Candidate[int]]) -> None:
    found = pairs(night_bus, NIGHT)
    assert [(a, b, likeness.level) for a, b, likeness in found] == [(1, 31, Level.LIKELY)]
    assert found[0][2].reasons == (
        "same family name in another spelling",
        "Сергей = Siarhei",
        "same birth date, which may stand for an unknown day",
    )


def test_looking_at_all_pairs_finds_no_more_than_the_short_way(night_bus: list[Candidate[int]]) -> None:
    slow = {(a.key, b.key) for a, b in combinations(night_bus, 2) if compare(a, b, NIGHT).level is not Level.NONE}
    assert slow == {(a, b) for a, b, _ in pairs(night_bus, NIGHT)}


@pytest.mark.parametrize(
    ("one", "other", "level"),
    [
        (("Крыжовик/Сергей", "17.04.1983"), ("KRYZHOVIK/Siarhei", "17.04.1983"), Level.LIKELY),
        (("Крыжовик/Сергей", "17.04.1983"), ("Siarhei/KRYZHOVIK", "17.04.1983"), Level.LIKELY),
        (("Крыжовик/Сергей", "17.04.1983"), ("Крыжовк/Сергей", "1983"), Level.LIKELY),
        (("Крыжовик/Сергей", "1983"), ("Крыжовик/Серёжа", "~42"), Level.LIKELY),
        (("Крыжовик/Сергей", ""), ("KRYZHOVIK/Siarhei", ""), Level.POSSIBLE),
        (("Крыжовик/Сергей", "17.04.1983"), ("Крыжовик/Сергей", "17.04.1988"), Level.LIKELY),
        (("Крыжовик/Сергей", "17.04.1983"), ("Крыжовик/", "1983"), Level.POSSIBLE),
        (("Крыжовик/Сергей", "17.04.1983"), ("Крыжовик/С.", "17.04.1983"), Level.LIKELY),
        (("Вербицкий-Ясень/Олег", "1976"), ("Ясень/Олег", "18.02.1976"), Level.LIKELY),
        (("/Сергей", "17.04.1983"), ("Крыжовик/Сергей", "17.04.1983"), Level.POSSIBLE),
        (("/Сергей", ""), ("Крыжовик/Сергей", "17.04.1983"), Level.NONE),
        (("Крыжовик/Сергей", "17.04.1983"), ("Крыжовик/Сергей", "02.11.1955"), Level.NONE),
        (("Крыжовик/Сергей", "17.04.1983"), ("Крыжовик/Юрий", "17.04.1983"), Level.NONE),
        (("Ромашковый/", ""), ("Рамонкавы/Юрый", "01.01.1953"), Level.NONE),
        (("Луг/Анна", "1980"), ("Лук/Анна", "1980"), Level.POSSIBLE),
        (("/", ""), ("/", ""), Level.NONE),
    ],
)
def test_levels(one: tuple[str, str], other: tuple[str, str], level: Level) -> None:
    there, back = compare(person(*one), person(*other), NIGHT), compare(person(*other), person(*one), NIGHT)
    assert there.level is back.level is level
    assert there.score == back.score
    assert there.likely is (level is Level.LIKELY)


def test_another_sex_or_another_father_is_never_likely() -> None:
    man, woman = person("Хмяліца/Женя", "1990-03-02", Sex.MALE), person("Хмелица/Евгений", "1990-03-02", Sex.FEMALE)
    assert compare(man, woman, NIGHT).level is Level.POSSIBLE
    assert "sex differs" in compare(man, woman, NIGHT).reasons
    one, other = person("Буслиха/Виктор/Владимирович", "1989-10-04"), person("Буслиха/Виктор/Сергеевич", "1989-10-04")
    assert compare(one, other, NIGHT).level is Level.POSSIBLE
    same = person("Буслиха/Виктор/Сергеевич", "1955")
    assert compare(other, same, NIGHT).level is Level.POSSIBLE


def test_two_records_in_one_piece_are_compared_by_all_their_words() -> None:
    whole = Candidate(1, "", "", "", "Крыжовик Сергей", Sex.MALE, read_birth("17.04.1983", NIGHT).value)
    parts = person("Крыжовик/Сергей", "17.04.1983")
    assert compare(whole, parts, NIGHT).level is Level.LIKELY
    stranger = Candidate(2, "", "", "", "Верасень Павел", Sex.MALE, read_birth("17.04.1983", NIGHT).value)
    assert compare(whole, stranger, NIGHT).level is Level.NONE


def test_a_long_list_is_crossed_without_comparing_everybody_with_everybody() -> None:
    dice = random.Random(52)
    syllables = [one + two for one in "бвгджзклмнпрст" for two in "аеиоу"]
    families = ["".join(dice.choices(syllables, k=3)) + "нко" for _ in range(600)]
    given = ["Сергей", "Анна", "Юрий", "Олег", "Ирина"]
    people = [
        person(f"{dice.choice(families)}/{dice.choice(given)}", f"{dice.randint(1, 28)}.5.{dice.randint(1940, 2000)}")
        for _ in range(1000)
    ]
    hidden = person("Ильняны/Ганна", "5.11.1965")
    everybody = [hidden, *people, person("ILNIANY/Hanna", "1965")]
    found = pairs([replace(one, key=key) for key, one in enumerate(everybody)], NIGHT)
    assert (0, 1001) in {(a, b) for a, b, likeness in found if likeness.likely}
