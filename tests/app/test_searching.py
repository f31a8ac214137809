"""Looking for people by what is known of them: a part of a name, a birth date, a year, an age, or both together."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest

from app.folding import TokenIndex, fold_tokens
from app.importing import list_form
from app.night import demo_list
from app.searching import read
from app.waystation import Waystation
from models.codes import DatePrecision, Role
from models.values.partial_date import PartialDate, compatible
from tests.app.conftest import as_role

NIGHT = date(2025, 9, 11)


@pytest.fixture
def listed(manager: Waystation, group: UUID) -> UUID:
    manager.lists.import_list(as_role(manager, Role.INTAKE), list_form(group, demo_list()))
    return group


def names(manager: Waystation, text: str, role: Role = Role.INTAKE) -> list[str]:
    return [row.name.own for row in manager.people.find(as_role(manager, role), text)]


MEANT = {
    "28.9.1998": "Ляшчынка Віктар",
    "1998-09-28": "Ляшчынка Віктар",
    "11.1955": "Верасень Кірыл",
    "Анна 1980": "Шипшинка Анна",
    "1959 Hanna": "Овсяник-Бор Анна",
    "Ганна 21.05.1959": "Овсяник-Бор Анна",
    "Tsiarnounik 63": "TSIARNOUNIK Pavel",
    "Ляшч": "Ляшчынка Віктар",
    "яшчынк": "Ляшчынка Віктар",
    "lesz": "Ляшчынка Віктар",
    "Вик Лящ": "Ляшчынка Віктар",
    "Бор Анна": "Овсяник-Бор Анна",
    "Ляшчынка 1950": "Ляшчынка Віктар",
}


def test_the_one_meant_comes_first(manager: Waystation, listed: UUID) -> None:
    found = {asked: names(manager, asked)[:1] for asked in MEANT}
    wrong = {asked: who for asked, who in found.items() if not who or not who[0].startswith(MEANT[asked])}
    assert wrong == {}


def test_a_year_finds_whoever_was_born_in_it_however_exactly_that_is_known(manager: Waystation, listed: UUID) -> None:
    today = manager.house.today()
    for row in manager.people.find(as_role(manager, Role.INTAKE), "1983"):
        assert compatible(row.birth, PartialDate(DatePrecision.YEAR, 1983), today) > 0.5
    assert any(name.startswith("Крыжовик Сергей") for name in names(manager, "1983"))
    assert any(
        name.startswith("Крыжовик Сергей") for name in names(manager, "17.04.1983")
    )  # may be 1 January for unknown


def test_who_may_not_know_a_birth_date_cannot_ask_for_one(manager: Waystation, listed: UUID) -> None:
    assert names(manager, "28.9.1998", Role.INTAKE)
    assert names(manager, "28.9.1998", Role.STORE) == []
    assert names(manager, "1998", Role.STORE) == []


@pytest.mark.parametrize(
    ("text", "born"),
    [
        ("Иванов 42", PartialDate(DatePrecision.AGE, age=42, stated_on=NIGHT)),
        ("Иванов 17 04 1983", PartialDate(DatePrecision.DAY, 1983, 4, 17)),
        ("4.1983 Иванов", PartialDate(DatePrecision.MONTH, 1983, 4)),
        ("Иванов", None),
        ("Иванов 99999", None),
    ],
)
def test_figures_are_a_birth_and_the_rest_a_name(text: str, born: PartialDate | None) -> None:
    index = TokenIndex(fold_tokens("Иванов"))
    asked = read(text, index, NIGHT)
    assert asked.born == born
    assert [max(word, key=lambda token: word[token]) for word in asked.words] == list(fold_tokens("Иванов"))


def test_figures_alone_are_a_number_unless_they_look_like_a_date() -> None:
    for text in ("42", "123-00001-00", "999999999999", "12345"):
        assert read(text, TokenIndex(), NIGHT, alone=True).born is None
    assert read("1983", TokenIndex(), NIGHT, alone=True).born == PartialDate(DatePrecision.YEAR, 1983)


def test_parts_of_names_are_held_by_the_index() -> None:
    index = TokenIndex(fold_tokens("Крыжовик Рыжик Ён"))
    krizhovik, ryzhik, _ = fold_tokens("Крыжовик Рыжик Ён")
    assert [token for token, _ in index.holding(fold_tokens("Крыж")[0])] == [krizhovik]
    assert {token for token, _ in index.holding(fold_tokens("рыжи")[0])} <= {krizhovik, ryzhik}
    assert index.holding("a") == ()
