"""Papers against bare reportlab that draws the same strokes: 52 cards with photos, lists of 500 and 5,000 rows."""

from __future__ import annotations

import io
import random
from dataclasses import replace
from datetime import date, datetime

from PIL import Image

import printing.cards as card_drawer
import printing.rosters.drawing as list_drawer
import printing.rosters.muster as fire_drawer
from models.codes import RosterKind
from printing.cards import render_cards
from printing.data import CardData, CardLayout, Foot, SiteData
from printing.rosters import render_roster
from printing.rosters.data import FireTop, Look, RosterBlock, RosterColumn, RosterPaper, RosterTable
from printing.sheet.codes import bars, path
from printing.sheet.shaping import visual
from printing.sheet.text import laid
from tests.bench.bare import noted
from tests.bench.measure import Figure, pair
from tests.printing import night
from tests.printing.papers import roster

PEOPLE = 52
FOOT = Foot(1, datetime(2026, 11, 22, 23, 40), "Ona", "0011aabb", desk="Intake 1")
SITE = SiteData("Priėmimo centras", "Pasienio g. 3", "+370 5 000 0000")


def photo(seed: int) -> bytes:
    """A noisy JPEG of 480 x 620, about 60 kB."""
    out = io.BytesIO()
    noise = Image.effect_noise((480, 620), 40 + seed % 20).convert("RGB")
    noise.save(out, "JPEG", quality=60)
    return out.getvalue()


def cards() -> tuple[CardData, ...]:
    rng = random.Random(1)
    return tuple(
        CardData(
            number=f"123-{number:05d}-00",
            serial=1,
            latin_family="VERASEN",
            latin_given="Kiryl",
            own_family="Верасень",
            own_given="Кірыл",
            languages=("беларуская",),
            holder_language="be",
            photo=photo(number),
            short_code=f"1{rng.randrange(10**41):042d}",
            proof=f"2{rng.randrange(10**204):205d}".replace(" ", "0"),
            issued=date(2026, 11, 22),
            valid_until=date(2026, 12, 22),
            site=SITE,
        )
        for number in range(1, PEOPLE + 1)
    )


def fifty_two_cards() -> Figure:
    people = cards()

    def ours() -> object:
        forget()
        return render_cards(people, CardLayout.ID1_ON_A4, FOOT)

    floor = noted(card_drawer, lambda: render_cards(people, CardLayout.ID1_ON_A4, FOOT))
    return pair("52 cards with photos drawn (12 pages)", ours, "the same by reportlab", floor, runs=5)


def listed(many: int, codes: bool = True) -> RosterPaper:
    """A list of so many people: number, Latin and own name, age, a box, a code. No two have the same name."""
    names = night.names()
    people = (
        replace(
            names[place % len(names)],
            latin_given=f"{names[place % len(names)].latin_given} {_word(place, 'aeioulnr')}",
            own_given=f"{names[place % len(names)].own_given} {_word(place, 'аеіоулнр')}",
        )
        for place in range(many)
    )
    whole = roster(tuple(people), f"{many} people")
    return whole if codes else replace(whole, table=_without_codes(whole.table))


def _word(number: int, letters: str) -> str:
    return "".join(letters[number // 8**place % 8] for place in range(5)).capitalize()


def _without_codes(table: RosterTable) -> RosterTable:
    blocks = tuple(replace(block, rows=tuple(row[:-1] for row in block.rows)) for block in table.blocks)
    return replace(table, columns=table.columns[:-1], blocks=blocks)


def rows_500() -> Figure:
    return _rows("500 rows with codes", listed(500), 5)


def plain_rows_500() -> Figure:
    return _rows("500 rows without codes", listed(500, codes=False), 9)


def rows_5000() -> Figure:
    return _rows("5000 rows with codes", listed(5000), 1)


def fire_500() -> Figure:
    """The fire list of a full house by rooms, names of all scripts, codes. To meet: at most 1.5 times reportlab."""
    people = listed(500)
    rows = people.table.blocks[0].rows
    columns = (
        RosterColumn("SEEN", "Seen", 13, Look.TICK),
        RosterColumn("NAME", "Name", 60, Look.NAME),
        RosterColumn("NUMBER", "Number", 31, Look.FIT),
        RosterColumn("HELP", "Leaving the house", 36, Look.BADGE),
        RosterColumn("CODE", "Scan", 15, Look.CODE),
    )
    place = {column.code: n for n, column in enumerate(people.table.columns)}
    lines = tuple(
        ("", row[place["NAME"]], row[place["NUMBER"]], "" if n % 40 else "NEEDS HELP", row[place["CODE"]])
        for n, row in enumerate(rows)
    )
    blocks = tuple(RosterBlock(f"Room {n // 4 + 1}", lines[n : n + 4]) for n in range(0, len(lines), 4))
    fire = FireTop(len(lines), "car park, lamp post 2")
    data = replace(people, kind=RosterKind.FIRE, table=RosterTable(columns, blocks), fire=fire, spare=4)
    floor = noted(fire_drawer, lambda: drawn(data))
    return pair(
        "a fire list of 500 people in 125 rooms", lambda: (forget(), drawn(data)), "the same by reportlab", floor, 7
    )


def _rows(name: str, data: RosterPaper, runs: int) -> Figure:
    floor = noted(list_drawer, lambda: render_roster(data, FOOT))
    return pair(f"list of {name}", lambda: drawn(data), "the same by reportlab", floor, runs)


def ten_times_the_rows() -> Figure:
    """To stay below 12: time for 5,000 rows in times of the time for 500."""
    small, large = listed(500), listed(5000)
    return pair("list of 5000 rows", lambda: drawn(large), "500 rows", lambda: drawn(small), runs=1)


def drawn(data: RosterPaper) -> object:
    forget()
    return render_roster(data, FOOT)


def forget() -> None:
    """A print measures its texts and makes its codes anew; only a run of the bench draws the same ones twice."""
    for remembered in (bars, path, laid, visual):
        remembered.cache_clear()


FIGURES = (fifty_two_cards, fire_500, rows_500, plain_rows_500, rows_5000, ten_times_the_rows)
