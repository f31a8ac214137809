"""Situation reports for tests: any number of days of a house of any size."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from random import Random

from models.codes import Instruction
from printing.data import SiteData
from printing.situation import SituationData, SituationDay, SituationStay

FIRST = date(2026, 11, 1)
BANDS = ("0–4", "5–11", "12–17", "under 18", "18–59", "60+", "not known", "")
LENGTHS = ("0-3", "4-7", "8-14", "15-30", "31-90", "91+")
ACTIONS = ("TELL_NOBODY", "NO_EMBASSY", "NO_MEDIA", "ASK_CONTACT", "ASK_PLACE", "ASK_LEAD")
TILES = ("in_all", "present", "away", "taken", "open", "kept", "hall", "unplaced", "arrivals", "departures")
EMPTY_TILES = tuple((key, 0) for key in TILES)


def report_of(days: int, people: int = 180) -> SituationData:
    """A house of about so many people; an empty one for nought. Some numbers are not told."""
    chance = Random(5)

    def some(most: int) -> int:
        return chance.randint(most // 2, most) if people else 0

    def few(most: int) -> int | None:
        return None if people and chance.random() < 0.2 else some(most)

    codes = (*(each.value for each in Instruction), *ACTIONS)
    return SituationData(
        language="en",
        site=SiteData("Reception centre", "Vilnius", "+370 5 000 0000"),
        first=FIRST,
        last=FIRST + timedelta(days=days - 1),
        as_of=datetime(2026, 11, 14, 23, 10),
        head="7K4M-2QXD",
        tiles=tuple((key, some(people)) for key in TILES),
        away=(("leave", few(9)), ("hospital", few(6)), ("absent", 0), ("elsewhere", few(20))),
        days=tuple(_day(place, people, some) for place in range(days)),
        sexes=("F", "M", "X", "U"),
        people=tuple((band, tuple(few(people) for _ in range(5))) for band in BANDS),
        needs=tuple((code, few(people)) for code in codes) if people else (),
        stays=(_stay("HERE", people, few), _stay("LEFT", people // 60, few)),
    )


def _day(place: int, people: int, some: object) -> SituationDay:
    assert callable(some)
    opened = people * 11 // 10
    return SituationDay(
        FIRST + timedelta(days=place), opened, some(people), some(people // 5), some(people // 4), some(people // 5)
    )


def _stay(whose: str, people: int, few: object) -> SituationStay:
    assert callable(few)
    middle = (2, 12, 31) if people > 20 else (None, 12, None) if people > 9 else (None, None, None)
    return SituationStay(whose, people, *middle, tuple((code, few(people)) for code in LENGTHS))
