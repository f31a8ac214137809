"""Amounts of money as they are counted: whole minor units of a currency (ISO 4217), never a fraction of one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

MOST_MINOR = 10**12
CURRENCIES = ("EUR", "USD", "BYN", "RUB", "PLN", "UAH", "GBP", "CHF", "SEK", "NOK", "CZK", "TRY", "GEL", "KZT", "CNY")
_NO_CENTS = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF"  # ISO 4217, exponent 0
_MILLS = "BHD IQD JOD KWD LYD OMR TND"  # exponent 3
_WITHOUT_CENTS, _THOUSANDTHS = frozenset(_NO_CENTS.split()), frozenset(_MILLS.split())
_CODE, _AMOUNT = re.compile(r"[A-Z]{3}"), re.compile(r"([0-9]+)(?:[.,]([0-9]+))?")
_GAPS = dict.fromkeys(map(ord, " \u00a0\u202f\u2009'"))


@dataclass(frozen=True, order=True)
class Money:
    """So many minor units of a currency: 12050 of EUR are 120.50 EUR. ValueError for what is no amount."""

    currency: str
    minor: int

    def __post_init__(self) -> None:
        if not _CODE.fullmatch(self.currency):
            raise ValueError("a currency has three letters")
        if self.minor < 0:
            raise ValueError("nobody carries less than nothing")

    @classmethod
    def parse(cls, amount: str, currency: str) -> Money:
        """What was typed: "120", "120.50", "1 200,5". ValueError where the text is no amount, or finer than a coin."""
        code = currency.strip().upper()
        digits = exponent(code)
        found = _AMOUNT.fullmatch(amount.strip().translate(_GAPS))
        if found is None:
            raise ValueError("no amount")
        whole, part = found[1], found[2] or ""
        if len(whole) > 12 or len(part) > digits:
            raise ValueError("finer than the smallest coin, or not to be counted")
        minor = int(whole) * 10**digits + int(part.ljust(digits, "0") or "0")
        if minor > MOST_MINOR:
            raise ValueError("more than anybody carries")
        return cls(code, minor)

    def __str__(self) -> str:
        return f"{self.figures} {self.currency}"

    @property
    def figures(self) -> str:
        """The amount with a dot and as many digits behind it as the currency has: "1 200.50"."""
        digits = exponent(self.currency)
        whole, part = divmod(self.minor, 10**digits)
        grouped = f"{whole:,}".replace(",", " ")
        return f"{grouped}.{part:0{digits}d}" if digits else grouped


def exponent(currency: str) -> int:
    """How many digits a currency has behind the dot."""
    return 0 if currency in _WITHOUT_CENTS else 3 if currency in _THOUSANDTHS else 2


def totals(amounts: Iterable[Money]) -> tuple[Money, ...]:
    """One sum for each currency, in the order of their letters; nothing is changed into another."""
    sums: Counter[str] = Counter()
    for money in amounts:
        sums[money.currency] += money.minor
    return tuple(Money(currency, minor) for currency, minor in sorted(sums.items()))
