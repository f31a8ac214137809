"""One name under all its spellings, and different names kept apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.folding import TOKEN_LENGTH, TokenIndex, fold_tokens

SAME = [
    "Сяргей Сергей Siarhei Sergei Syarhey Сергій Sergejus Серёжа",
    "Мікалай Николай Mikalai Nikolai Mikalay Микола Mikałaj Коля",
    "Яўген Евгений IAUHEN Yevgeny Женя",
    "Ганна Анна HANNA Аня",
    "Вольга Ольга Volha Olga",
    "Уладзімір Владимир Uladzimir Володимир",
    "Дзмітрый Дмитрий Dzmitry Зміцер",
    "Пётр Petr Piotr Пятро",
    "Наталля Наталья Наталія Natallia Natalya",
    "Аляксандр Александр Aliaksandr Alexander Саша",
    "Крыжовик KRYZHOVIK Крыжовік Kryżowik Kryžovik",
    "Аўсянік Овсяник AUSIANIK Awsyanik Owsianik",
    "Ільняны ILNIANY Ilnyany Ильняны",
    "Ляшчынка Лещинка LIASHCHYNKA Leshchinka Leszczynka Laščynka",
    "Мядзведка MIADZVEDKA Медведка",
    "Ціханоўская TSIKHANOUSKAIA Тихановская Cichanoŭskaja Tsikhanowskaya Tikhanovskaya Cichanouskaja",
    "Юр’ева IUREVA Юрьева Yurieva Jurjeva",
    "Цярноўнік TSIARNOUNIK Терновник",
    "Щербаков Шчарбакоў Shcharbakou Szczerbakow",
]


@pytest.mark.parametrize("spellings", SAME)
def test_the_spellings_of_one_name_fold_together(spellings: str) -> None:
    assert len({fold_tokens(word) for word in spellings.split()}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [("Рамонкавы", "Ромашковый"), ("Ірына", "Марина"), ("Виктор", "Виктория"), ("Житнёвый", "Журавинка")],
)
def test_different_names_stay_apart(one: str, other: str) -> None:
    assert fold_tokens(one) != fold_tokens(other)


def test_double_names_give_two_tokens_and_apostrophes_none() -> None:
    assert len(fold_tokens("Вербицкий-Ясень")) == 2
    assert fold_tokens("O’DELL") == fold_tokens("ODell")
    assert len(fold_tokens("زنبق‌پور")) == 1
    assert fold_tokens(" - 12 ") == ()


def test_the_index_finds_a_misspelt_name_first() -> None:
    index = TokenIndex(fold_tokens("Крыжовик Верасень Житнёвый Ляшчынка"))
    index.add(fold_tokens("Крыжовик Хмяліца"))
    assert len(index) == 5
    assert index.nearest(fold_tokens("Kryzhovk")[0], 3)[0][0] == fold_tokens("Крыжовик")[0]
    assert index.nearest("zzzz") == ()
    index.load(("abv",))
    assert index.nearest("abv") == (("abv", 1.0),)


@given(st.text(max_size=80))
def test_any_text_folds_to_short_plain_tokens(text: str) -> None:
    for token in fold_tokens(text):
        assert token.isascii()
        assert token.islower()
        assert len(token) <= TOKEN_LENGTH
