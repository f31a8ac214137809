"""A register and questions to it, made for measuring twins: seeded, with names written down for this set alone.

Half 0 of the names was looked at while the weights were chosen; every figure that is reported comes of half 1 and of
another seed. Families share a name, twins a birth date, and common names are borne by many, as in life.
"""

from __future__ import annotations

import random
from bisect import bisect
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import partial
from itertools import accumulate

from app.twins import Candidate
from models.codes import DatePrecision, Sex
from models.values.partial_date import PartialDate
from tests.bench import twin_names as names
from tests.bench import twin_spellings as spell

TODAY = date(2025, 9, 11)
STARTS = "б в г д к л м н п с т х ш ч з кр бр гл пл ст тр шк"
MIDDLES = "б в г д з к л м н п с т ш ж рд рс нд ст шк лк йд нч"
ORIGINS = {"be": 66, "ru": 9, "uk": 9, "pl": 5, "lt": 4, "east": 7}


@dataclass(frozen=True)
class Human:
    """One human being, as nobody writes him down: names in every language, the father, the true day of birth."""

    key: int
    origin: str
    woman: bool
    family: dict[str, str]
    given: tuple[str, ...]
    father: tuple[str, ...]
    born: date


@dataclass(frozen=True)
class Written:
    """One record of a human being."""

    family: str
    given: str
    patronymic: str
    sex: Sex
    born: PartialDate | None
    script: str = "Latn"

    def candidate(self, key: int) -> Candidate[int]:
        full = " ".join(part for part in (self.family, self.given, self.patronymic) if part)
        return Candidate(key, self.family, self.given, self.patronymic, full, self.sex, self.born)


@dataclass
class World:
    """Names of one half, drawn by their frequency, and the dice."""

    half: int
    seed: int
    dice: random.Random = field(init=False)
    surnames: dict[str, list[dict[str, str]]] = field(init=False)

    def __post_init__(self) -> None:
        self.dice = random.Random(self.seed)
        slavic = _surnames(self.half, self.dice)
        self.surnames = {
            "be": slavic, "ru": slavic, "uk": slavic,
            "pl": [{"pl": word, "ru": spell.russian_of_polish(word)} for word in names.words(names.POLISH, self.half)],
            "lt": [
                {"lt": word, "ru": spell.russian_of_lithuanian(word)}
                for word in names.words(names.LITHUANIAN, self.half)
            ],
            "east": [dict(enumerate(line)) for line in names.lines(names.EASTERN_SURNAMES, self.half)],
        }  # fmt: skip
        self._sums = {size: list(accumulate(1 / (rank + 6) ** 0.95 for rank in range(size))) for size in self._sizes()}
        self.given = {
            (east, woman): names.lines(table, self.half)
            for east, woman, table in (
                (False, False, names.MEN), (False, True, names.WOMEN),
                (True, False, names.EASTERN_MEN), (True, True, names.EASTERN_WOMEN),
            )
        }  # fmt: skip

    def _sizes(self) -> set[int]:
        given = (names.MEN, names.WOMEN, names.EASTERN_MEN, names.EASTERN_WOMEN)
        return {len(each) for each in self.surnames.values()} | {len(names.lines(text, self.half)) for text in given}

    def pick(self, choices: list) -> object:
        sums = self._sums[len(choices)]
        return choices[min(bisect(sums, self.dice.random() * sums[-1]), len(choices) - 1)]

    def human(self, key: int) -> Human:
        origin = self.dice.choices(list(ORIGINS), ORIGINS.values())[0]
        woman = self.dice.random() < 0.4
        east = origin == "east"
        return Human(
            key, origin, woman, self.pick(self.surnames[origin]), tuple(self.pick(self.given[east, woman])),
            tuple(self.pick(self.given[east, False])), self.birthday(1945, 2022),
        )  # fmt: skip

    def birthday(self, first: int, last: int) -> date:
        year = round(self.dice.triangular(first, last, 1988))
        return date(year, 1, 1) + timedelta(self.dice.randrange(365))

    def relative(self, one: Human, key: int) -> Human:
        """Wife, child, brother or twin: one family name, another first name, another birth date except for a twin."""
        kind = self.dice.choices(("wife", "child", "brother", "twin"), (35, 40, 20, 5))[0]
        woman = not one.woman if kind == "wife" else self.dice.random() < 0.5
        table = self.given[one.origin == "east", woman]
        given = tuple(self.pick(table))
        while given[0][:3] == one.given[0][:3]:
            given = tuple(self.dice.choice(table))
        father = one.given if kind == "child" and not one.woman else one.father
        father = tuple(self.pick(self.given[one.origin == "east", False])) if kind == "wife" else father
        born = one.born if kind == "twin" else one.born + timedelta(self.dice.randrange(400, 3600))
        born = one.born + timedelta(self.dice.randrange(20 * 365, 36 * 365)) if kind == "child" else born
        return replace(
            one,
            key=key,
            woman=woman,
            given=given,
            father=father,
            born=min(born, TODAY - timedelta(self.dice.randrange(30, 300))),
        )

    def people(self, count: int) -> list[Human]:
        """A third of the register came with its family."""
        found: list[Human] = []
        while len(found) < count:
            head = self.human(len(found))
            found.append(head)
            for _ in range(self.dice.choice((0, 0, 0, 0, 0, 0, 1, 1, 2, 3))):
                found.append(self.relative(head, len(found)))
        return found[:count]


def _surnames(half: int, dice: random.Random) -> list[dict[str, str]]:
    """Common ones by hand, then stems with endings, then a long tail of rare ones, as in any register."""
    common = [{"be": be, "ru": ru, "uk": _ukrainian(ru)} for be, ru in names.lines(names.SURNAMES, half)]
    stems = [stem.replace("ʼ", "").split(":") for stem in names.words(names.STEMS, half)]
    endings = [ending.split(":") for ending in names.ENDINGS.split()]
    built = [
        {"be": be + ends[0], "ru": ru + ends[1], "uk": _ukrainian(ru) + ends[2]} for be, ru in stems for ends in endings
    ]
    starts, middles = STARTS.split(), MIDDLES.split()
    tail = set()
    while len(tail) < 9000:
        two = dice.random() < 0.5
        tail.add(
            dice.choice(starts) + dice.choice("ауы") + dice.choice(middles)
            + (dice.choice("ау") + dice.choice(middles[:14]) if two else "") + ":" + dice.choice(endings)[0]
        )  # fmt: skip
    by_be = {ends[0]: ends for ends in endings}
    for word in sorted(tail)[half::2]:
        stem, ending = word.split(":")
        be, ru, uk = by_be[ending]
        russian = stem.replace("шы", "ши").replace("жы", "жи").replace("чы", "чи")
        built.append(
            {
                "be": (stem + be).capitalize(),
                "ru": (russian + ru).capitalize(),
                "uk": (_ukrainian(russian) + uk).capitalize(),
            }
        )
    dice.shuffle(built)
    return common + built


def _ukrainian(russian: str) -> str:
    return (
        russian.replace("и", "и")
        .replace("ы", "и")
        .replace("э", "е")
        .replace("ё", "ьо")
        .replace("И", "І")
        .replace("Э", "Е")
    )


def write(world: World, one: Human, style: str = "") -> Written:
    """The human being as one hand writes; without a style as the hands come, documents and lists mixed."""
    style = style or world.dice.choice(STYLES[_kin(one.origin)])
    family, given, patronymic, script = _HANDS[_kin(one.origin)](world, one, style)
    if script == "Latn" and world.dice.random() < 0.15:
        family, given = family.upper(), given.upper()
    sex = Sex.NOT_ASKED if world.dice.random() < 0.1 else Sex.FEMALE if one.woman else Sex.MALE
    day = PartialDate(DatePrecision.DAY, one.born.year, one.born.month, one.born.day)
    return Written(family, given, patronymic, sex, day, script)


def enter(world: World, one: Human) -> Written:
    """A record as it stands in the register: a few with a year only, a placeholder, or an age."""
    written, chance = write(world, one), world.dice.random()
    if chance < 0.03:
        return replace(written, born=PartialDate(DatePrecision.YEAR, one.born.year))
    if chance < 0.05:
        return replace(written, born=PartialDate(DatePrecision.DAY, one.born.year, 1, 1))
    if chance < 0.06:
        return replace(
            written, born=PartialDate(DatePrecision.AGE, age=(TODAY - one.born).days // 365, stated_on=TODAY)
        )
    return written


STYLES = {
    "slav": ("be", "be", "ru", "ru", "ru", "uk", "be icao", "be icao", "ru icao", "uk icao", "be press", "ru press",
             "be official", "be polish", "ru polish", "be lithuanian", "ru lithuanian", "ru ending", "pl form",
             "lt form"),
    "pl": ("pl", "pl", "pl bare", "ru", "ru icao", "ru press"),
    "lt": ("lt", "lt", "lt bare", "ru", "ru icao"),
    "east": ("east",),
}  # fmt: skip


def _kin(origin: str) -> str:
    return "slav" if origin in ("be", "ru", "uk") else origin


def _slav(world: World, one: Human, style: str) -> tuple[str, str, str, str]:
    language, _, system = style.partition(" ")
    if system == "form":  # the name of the other land beside the family name as transcribed there
        column = {"pl": 3, "lt": 4}[language]
        family = _latin(
            _family(one, "be"), "be", "polish" if language == "pl" else "lithuanian", one.woman, family=True
        )
        return family, one.given[column], "", "Latn"
    column = {"be": 0, "ru": 1, "uk": 2}[language]
    family, given = _family(one, language), one.given[column]
    father = spell.patronymic(one.father[column], language, woman=one.woman)
    if not system:
        return family, given, father, "Cyrl"
    if system == "icao" and world.dice.random() < 0.7:
        father = ""  # the Latin line of a passport has none
    write_one = partial(_latin, language=language, system=system, woman=one.woman)
    return write_one(family, family=True), write_one(given), father and write_one(father), "Latn"


def _family(one: Human, language: str) -> str:
    return spell.feminine(one.family[language], language) if one.woman else one.family[language]


def _latin(word: str, language: str, system: str, woman: bool, *, family: bool = False) -> str:
    match system:
        case "icao":
            return spell.icao(word, language).capitalize()
        case "press":
            return spell.press(word, language)
        case "official":
            return spell.official(word)
        case "polish":
            return spell.polish(word, language)
    return spell.lithuanian(word, language, woman=woman, ending=system == "ending", family=family)


def _neighbour(world: World, one: Human, style: str) -> tuple[str, str, str, str]:
    """A Pole or a Lithuanian: their own spelling, without its marks, or through Russian."""
    language, _, system = style.partition(" ")
    own = "pl" if "pl" in one.family else "lt"
    column = {"pl": 3, "lt": 4}[own]
    if language != "ru":
        family = spell.feminine(one.family[own], own) if one.woman else one.family[own]
        return (
            (spell.bare(family), spell.bare(one.given[column]), "", "Latn")
            if system
            else (family, one.given[column], "", "Latn")
        )
    family = spell.feminine(one.family["ru"], "ru") if one.woman else one.family["ru"]
    if system:
        return _latin(family, "ru", system, one.woman), _latin(one.given[1], "ru", system, one.woman), "", "Latn"
    return family, one.given[1], "", "Cyrl"


def _eastern(world: World, one: Human, style: str) -> tuple[str, str, str, str]:
    return world.dice.choice(list(one.family.values())), world.dice.choice(one.given), "", "Latn"


_HANDS = {"slav": _slav, "pl": _neighbour, "lt": _neighbour, "east": _eastern}
