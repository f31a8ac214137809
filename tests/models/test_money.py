"""Money as it is counted: whole minor units, one sum for each currency."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.values.money import Money, exponent, totals

CODES = st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=3, max_size=3)


@pytest.mark.parametrize(
    ("typed", "currency", "minor", "shown"),
    [
        ("120", "EUR", 12000, "120.00 EUR"),
        ("120,5", "eur", 12050, "120.50 EUR"),
        ("1 200.05", "BYN", 120005, "1 200.05 BYN"),
        ("1\u00a0200", "PLN", 120000, "1 200.00 PLN"),
        ("5000", "JPY", 5000, "5 000 JPY"),
        ("1.250", "KWD", 1250, "1.250 KWD"),
        ("0", "USD", 0, "0.00 USD"),
    ],
)
def test_what_is_typed_is_what_is_kept(typed: str, currency: str, minor: int, shown: str) -> None:
    money = Money.parse(typed, currency)
    assert money.minor == minor
    assert str(money) == shown


@pytest.mark.parametrize(
    ("typed", "currency"),
    [
        *(("1,200.50", "EUR"), ("12.345", "EUR"), ("5.5", "JPY"), ("", "EUR"), ("-3", "EUR"), ("ten", "EUR")),
        *(("10", "EURO"), ("10", ""), ("1e3", "EUR"), ("9" * 40, "EUR"), ("٣٤", "EUR"), ("1.", "EUR")),
    ],
)
def test_what_is_no_amount_is_never_guessed(typed: str, currency: str) -> None:
    with pytest.raises(ValueError, match=r"amount|currency|coin|carries"):
        Money.parse(typed, currency)


@given(CODES, st.integers(0, 10**12))
def test_every_amount_comes_back_from_its_own_figures(currency: str, minor: int) -> None:
    money = Money(currency, minor)
    assert Money.parse(money.figures, currency) == money


@given(st.lists(st.builds(Money, CODES, st.integers(0, 10**9))))
def test_sums_are_of_one_currency_each_and_lose_nothing(amounts: list[Money]) -> None:
    sums = totals(amounts)
    assert [money.currency for money in sums] == sorted({money.currency for money in amounts})
    assert sum(money.minor for money in sums) == sum(money.minor for money in amounts)


@given(st.text(max_size=30), st.text(max_size=5))
def test_hostile_texts_are_refused_or_read(typed: str, currency: str) -> None:
    try:
        money = Money.parse(typed, currency)
    except ValueError:
        return
    assert 0 <= exponent(money.currency) <= 3
