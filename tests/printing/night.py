"""The 52 of the night bus as papers see them; invented names, read from the list that the demo uses."""

from __future__ import annotations

import csv
import hashlib
from datetime import date, datetime
from functools import cache
from pathlib import Path

from anyascii import anyascii

from models.values.number import PersonNumber
from printing.data import CardData, Foot, Named, SiteData

LIST = Path(__file__).parents[2] / "app" / "data" / "night_bus.csv"
SITE = SiteData("Priėmimo centras „Užutėkis“", "Pasienio g. 3, LT-00000 Miškinė", "+370 5 000 0000")
FOOT = Foot(
    print_number=18,
    at=datetime(2025, 11, 14, 0, 47),
    by="Rasa",
    journal_head="0003F2-9A41C07E55-M",
    desk="Desk 3",
    destroy_after=datetime(2025, 11, 14, 8, 0),
)
LANGUAGES = {"be": "беларуская", "ru": "русский", "uk": "українська", "lt": "lietuvių", "pl": "polski", "fa": "فارسی"}
HOLDERS = {"LTU": "lt", "POL": "pl", "Польша": "pl", "LVA": "lv", "IRN": "fa", "UKR": "uk", "Украина": "uk"}


def digits(seed: str, many: int) -> str:
    """Digits that look random and are the same on every run."""
    return str(int.from_bytes(hashlib.shake_256(seed.encode()).digest(many), "big"))[:many]


def number(running: int) -> str:
    """A person's number at station 123."""
    return str(PersonNumber(123, running))


@cache
def rows() -> tuple[dict[str, str], ...]:
    """The lines of the list that carry a person."""
    with LIST.open(encoding="utf-8-sig", newline="") as stream:
        next(stream)
        return tuple(row for row in csv.DictReader(stream, delimiter=";") if row["№"])


def name_of(row: dict[str, str]) -> Named:
    """The name as recorded: a Latin name as it stands, any other with a Latin form that nobody confirmed."""
    family, given = row["Фамилия"], row["Имя"]
    if all(sign < "\u0250" or sign == "’" for sign in family):
        return Named(latin_family=family, latin_given=given, latin_confirmed=True)
    return Named(latin_family=anyascii(family), latin_given=anyascii(given), own_family=family, own_given=given)


def card(name: Named, running: int = 52, **changes: object) -> CardData:
    """A card with this name; every other field may be changed by its name."""
    values: dict[str, object] = {
        **vars(name),
        "number": number(running),
        "serial": 1,
        "languages": (LANGUAGES["be"], LANGUAGES["ru"]),
        "holder_language": "be",
        "short_code": digits(f"short {running}", 43),
        "proof": digits(f"proof {running}", 207),
        "issued": date(2025, 11, 14),
        "valid_until": date(2025, 12, 14),
        "cautious": False,
        "site": SITE,
    }
    return CardData(**{**values, **changes})  # type: ignore[arg-type]


def names() -> tuple[Named, ...]:
    """The names of the 52."""
    return tuple(name_of(row) for row in rows())


def cards() -> tuple[CardData, ...]:
    """A card for each of the 52."""
    return tuple(
        card(name_of(row), running, holder_language=HOLDERS.get(row["Гражд."], "be"))
        for running, row in enumerate(rows(), start=1)
    )
