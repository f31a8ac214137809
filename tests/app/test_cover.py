"""The six digits of short breaks: patterns are refused, five wrong tries forget them, nothing readable stays."""

from __future__ import annotations

import pytest

from app.cover import TRIES, Cover
from app.errors import UserError

DIGITS = "739150"


@pytest.mark.parametrize(
    "digits",
    [
        "",
        "12345",
        "1234567",
        "12345a",
        "１２３４５６",
        "000000",
        "123456",
        "654321",
        "121212",
        "123123",
        "112112",
        "111222",
    ],
)
def test_what_everybody_tries_first_is_refused(digits: str) -> None:
    cover = Cover()
    with pytest.raises(UserError, match="Nothing was changed"):
        cover.choose(digits)
    assert not cover.chosen


def test_the_digits_open_and_wrong_ones_do_not() -> None:
    cover = Cover()
    assert not cover.opens("")
    cover.choose(DIGITS)
    assert not cover.opens("739151")
    assert cover.tries_left == TRIES - 1
    assert cover.opens(DIGITS)
    assert cover.tries_left == TRIES


def test_five_wrong_tries_forget_them() -> None:
    cover = Cover()
    cover.choose(DIGITS)
    assert [cover.opens("739151") for _ in range(TRIES)] == [False] * TRIES
    assert not cover.chosen
    assert not cover.opens(DIGITS)


def test_they_are_not_in_memory_as_typed() -> None:
    cover = Cover()
    cover.choose(DIGITS)
    assert DIGITS not in repr(vars(cover))
    cover.forget()
    assert not any(vars(cover).values())
