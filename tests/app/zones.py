"""Machine zones made for tests by other means than the program's: check digits by a sum over a table of weights."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import strategies as st

ORDER = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
UPPER, FIGURES = ORDER[10:], ORDER[:10]


def digit(text: str) -> str:
    total = 0
    for place, sign in enumerate(text):
        worth = 0 if sign == "<" else ORDER.index(sign)
        total += worth * [7, 3, 1][place % 3]
    return str(total % 10)


def checked(text: str) -> str:
    return text + digit(text)


@dataclass(frozen=True)
class Made:
    """The lines of a zone and what stands in it."""

    format: str
    lines: tuple[str, ...]
    number: str
    birth: str
    expiry: str
    sex: str
    nation: str
    surname: tuple[str, ...]
    given: tuple[str, ...]
    optional: str


def names_field(surname: tuple[str, ...], given: tuple[str, ...], width: int) -> str:
    return ("<".join(surname) + "<<" + "<".join(given)).ljust(width, "<")[:width]


def td3(made: dict[str, str], names: str) -> tuple[str, ...]:
    own = checked(made["optional"][:14].ljust(14, "<"))
    number, birth, expiry = checked(made["number"].ljust(9, "<")), checked(made["birth"]), checked(made["expiry"])
    last = digit(number + birth + expiry + own)
    return ("P<UTO" + names, number + made["nation"] + birth + made["sex"] + expiry + own + last)


def td2(made: dict[str, str], names: str) -> tuple[str, ...]:
    whole, own = made["number"], made["optional"][:7].ljust(7, "<")
    birth, expiry = checked(made["birth"]), checked(made["expiry"])
    number = checked(whole.ljust(9, "<"))
    if len(whole) > 9:
        number, own = whole[:9] + "<", (whole[9:] + digit(whole) + "<" + made["optional"]).ljust(7, "<")[:7]
    last = digit(number + birth + expiry + own)
    return ("I<UTO" + names, number + made["nation"] + birth + made["sex"] + expiry + own + last)


def td1(made: dict[str, str], names: str) -> tuple[str, ...]:
    whole, own = made["number"], made["optional"][:10]
    if len(whole) > 9:
        first = whole[:9] + "<" + (whole[9:] + digit(whole) + "<" + own)
    else:
        first = checked(whole.ljust(9, "<")) + own
    one = ("I<UTO" + first).ljust(30, "<")
    birth, expiry = checked(made["birth"]), checked(made["expiry"])
    two = birth + made["sex"] + expiry + made["nation"] + "<" * 11
    last = digit(one[5:] + birth + expiry + "<" * 11)
    return (one, two + last, names)


def visa(made: dict[str, str], names: str) -> tuple[str, ...]:
    width = 5 + len(names)
    number, birth, expiry = checked(made["number"].ljust(9, "<")), checked(made["birth"]), checked(made["expiry"])
    two = number + made["nation"] + birth + made["sex"] + expiry + made["optional"][:8]
    return ("V<UTO" + names, two.ljust(width, "<"))


FORMATS = {"TD3": (39, td3), "TD2": (31, td2), "TD1": (30, td1), "MRV-A": (39, visa), "MRV-B": (31, visa)}
CAPACITY = {"TD3": 14, "TD2": 7, "TD1": 10, "MRV-A": 8, "MRV-B": 8}

days = st.dates().map(lambda day: day.strftime("%m%d")).filter(lambda text: text != "0229")
years = st.integers(0, 99).map(lambda year: f"{year:02}")
dates_in_zone = st.builds(lambda year, day: year + day, years, days)
words = st.lists(st.text(UPPER, min_size=1, max_size=6), min_size=1, max_size=2).map(tuple)


@st.composite
def zones(draw: st.DrawFn, formats: tuple[str, ...] = tuple(FORMATS)) -> Made:
    chosen = draw(st.sampled_from(formats))
    width, make = FORMATS[chosen]
    made = {
        "number": draw(st.text(ORDER, min_size=1, max_size={"TD1": 13, "TD2": 12}.get(chosen, 9))),
        "birth": draw(dates_in_zone),
        "expiry": draw(dates_in_zone),
        "sex": draw(st.sampled_from("FM<")),
        "nation": draw(st.sampled_from(["BLR", "UTO", "XXA", "XXX", "D<<", "RKS"])),
        "optional": draw(st.text(ORDER, max_size=CAPACITY[chosen])),
    }
    if len(made["number"]) > 9:
        made["optional"] = made["optional"][: {"TD1": 22, "TD2": 14}[chosen] - len(made["number"])]
    surname, given = draw(words), draw(words)
    lines = make(made, names_field(surname, given, width))
    sex, nation = made["sex"].replace("<", "X"), made["nation"].replace("D<<", "DEU")
    return Made(
        chosen, lines, made["number"], made["birth"], made["expiry"], sex, nation, surname, given, made["optional"]
    )
