"""Questions to the register: the same human being again, changed in a thing or two, and others who look alike."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta

from models.codes import DatePrecision, Sex
from models.values.partial_date import PartialDate
from tests.bench import twin_spellings as spell
from tests.bench.twin_set import TODAY, Human, World, Written, write

ROWS = ("йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю", "qwertyuiop", "asdfghjkl", "zxcvbnm")
Change = Callable[[World, Human, Written], Written]


@dataclass(frozen=True)
class Question:
    """What is asked, of which kind, and who of the register it truly is; None when nobody."""

    kind: str
    asked: Written
    truth: int | None


def typo(word: str, world: World) -> str:
    """One slip of the hand: a letter more, less, another, a neighbour's key, or two changed round."""
    dice = world.dice
    if len(word) < 4:
        return word
    place = dice.randrange(1, len(word))
    alphabet = ROWS[:3] if "а" <= word[1].lower() <= "я" else ROWS[3:]
    row = next((keys for keys in alphabet if word[place].lower() in keys), alphabet[1])
    at = max(row.find(word[place].lower()), 0)
    beside = row[at - 1] if at else row[1]
    match dice.choice(("more", "less", "other", "beside", "round", "double")):
        case "more":
            return word[:place] + beside + word[place:]
        case "double":
            return word[:place] + word[place] + word[place:]
        case "less":
            return word[:place] + word[place + 1 :]
        case "other":
            return word[:place] + dice.choice("".join(alphabet).replace("ъ", "")) + word[place + 1 :]
        case "beside":
            return word[:place] + beside + word[place + 1 :]
    return word[: place - 1] + word[place] + word[place - 1] + word[place + 1 :]


def _spelling(world: World, one: Human, seen: Written) -> Written:
    return seen


def _swapped(world: World, one: Human, seen: Written) -> Written:
    return replace(seen, family=seen.given, given=seen.family)


def _mistyped(world: World, one: Human, seen: Written) -> Written:
    if world.dice.random() < 0.7:
        return replace(seen, family=typo(seen.family, world))
    return replace(seen, given=typo(seen.given, world))


def _fatherless(world: World, one: Human, seen: Written) -> Written:
    return replace(seen, patronymic="")


def _year_only(world: World, one: Human, seen: Written) -> Written:
    return replace(seen, born=PartialDate(DatePrecision.YEAR, one.born.year))


def _age_only(world: World, one: Human, seen: Written) -> Written:
    age = (TODAY - one.born).days // 365 + world.dice.choice((-1, 0, 0, 1))
    return replace(seen, born=PartialDate(DatePrecision.AGE, age=max(age, 0), stated_on=TODAY))


def _other_form(world: World, one: Human, seen: Written) -> Written:
    """The family name in the form of the other sex, as when a mother's form is written down for her son."""
    changed = replace(one, woman=not one.woman)
    other = write(world, changed, "be" if "lt" not in one.family and "pl" not in one.family else "lt")
    if "be" not in one.family:
        return seen
    return replace(write(world, one, "be"), family=other.family, patronymic=seen.patronymic and "", sex=seen.sex)


def _initials(world: World, one: Human, seen: Written) -> Written:
    return replace(seen, given=seen.given[0] + ".", patronymic=seen.patronymic[:1] and seen.patronymic[0] + ".")


def _as_heard(world: World, one: Human, seen: Written) -> Written:
    """Told by a fellow traveller: a short first name, vowels and voices as the ear has them, no patronymic."""
    heard = seen.family
    rules = [
        ("о", "а"),
        ("е", "и"),
        ("г$", "к"),
        ("д$", "т"),
        ("в$", "ф"),
        ("тч", "ч"),
        ("нн", "н"),
        ("сс", "с"),
        ("э", "е"),
    ]
    rules += [("ou", "ov"), ("kh", "h"), ("ii$", "y"), ("d$", "t"), ("ee", "i"), ("zh", "j"), ("ts", "c"), ("ey", "ei")]
    world.dice.shuffle(rules)
    for pattern, sound in rules:
        changed = re.sub(pattern, sound, heard, count=1)
        if changed != heard:
            heard = changed
            break
    short = one.given[5] if len(one.given) > 5 and one.origin in ("be", "ru", "uk") else seen.given
    if seen.script == "Latn" and short != seen.given:
        short = spell.press(short, "ru")
    return replace(seen, family=heard, given=short, patronymic="")


def _day_and_month(world: World, one: Human, seen: Written) -> Written:
    if one.born.day > 12:
        return replace(seen, born=_slip_of_day(world, seen))
    return replace(seen, born=PartialDate(DatePrecision.DAY, one.born.year, one.born.day, one.born.month))


def _slip_of_day(world: World, seen: Written) -> PartialDate:
    """One figure of the date wrong, and still a date."""
    born = seen.born
    while True:
        text = list(f"{born.year}-{born.month:02d}-{born.day:02d}")
        text[world.dice.choice((3, 6, 8, 9))] = world.dice.choice("0123456789")
        year, month, day = (int(part) for part in "".join(text).split("-"))
        if 1 <= month <= 12 and 1 <= day <= 28 and (year, month, day) != (born.year, born.month, born.day):
            return PartialDate(DatePrecision.DAY, year, month, day)


def _placeholder(world: World, one: Human, seen: Written) -> Written:
    return replace(seen, born=PartialDate(DatePrecision.DAY, one.born.year, 1, 1))


def _in_one_piece(world: World, one: Human, seen: Written) -> Written:
    """One name column: whatever stands there is taken for a family name."""
    return replace(seen, family=f"{seen.family} {seen.given}", given="", patronymic="")


def _sexless(world: World, one: Human, seen: Written) -> Written:
    return replace(seen, sex=Sex.NOT_ASKED)


CHANGES: dict[str, Change] = {
    "another spelling": _spelling,
    "parts swapped": _swapped,
    "one typing mistake": _mistyped,
    "no patronymic": _fatherless,
    "year only": _year_only,
    "age only": _age_only,
    "family name of the other sex": _other_form,
    "initials only": _initials,
    "as heard": _as_heard,
    "day and month changed round": _day_and_month,
    "1 January for unknown": _placeholder,
    "all in one piece": _in_one_piece,
}
# Two things at once; the second kind never takes away what the first one left.
BOTH = (
    ("parts swapped", "one typing mistake"), ("one typing mistake", "year only"), ("as heard", "year only"),
    ("one typing mistake", "day and month changed round"), ("parts swapped", "year only"),
    ("no patronymic", "age only"),
)  # fmt: skip


def twins(world: World, register: list[Human], count: int) -> list[Question]:
    """People of the register who come again, each written by another hand and changed; a fifth changed twice."""
    found = []
    for place in range(count):
        one = world.dice.choice(register)
        kinds = world.dice.choice(BOTH) if place % 5 == 4 else (list(CHANGES)[place % len(CHANGES)],)
        seen = write(world, one)
        for kind in kinds:
            seen = CHANGES[kind](world, one, seen)
        found.append(Question(" + ".join(kinds) if len(kinds) == 1 else "two at once", seen, one.key))
    return found


def strangers(world: World, register: list[Human], count: int) -> list[Question]:
    """People who are not in the register: half of them anybody, the others chosen to look like somebody who is."""
    makers = (_anybody, _anybody, _anybody, _kinsman, _twin_of, _namesake, _same_day)
    return [makers[place % len(makers)](world, world.dice.choice(register)) for place in range(count)]


def _anybody(world: World, one: Human) -> Question:
    """A new human being, seen as dimly as the twins are."""
    new = world.human(-1)
    kind = world.dice.choice(list(CHANGES))
    return Question("anybody", CHANGES[kind](world, new, write(world, new)), None)


def _kinsman(world: World, one: Human) -> Question:
    while (new := world.relative(one, -1)).born == one.born:
        pass
    return Question("of one family", write(world, new), None)


def _twin_of(world: World, one: Human) -> Question:
    return Question("twin brother or sister", write(world, replace(world.relative(one, -1), born=one.born)), None)


def _namesake(world: World, one: Human) -> Question:
    """The same name and sex, another father, born three years or more apart."""
    years = world.dice.choice((-1, 1)) * world.dice.randrange(3 * 365, 20 * 365)
    born = min(one.born + timedelta(years + world.dice.randrange(5, 25)), TODAY - timedelta(40))
    father = world.human(-1)
    while _kinless(father) != _kinless(one):
        father = world.human(-1)
    return Question("namesake", write(world, replace(one, key=-1, father=father.father, born=born)), None)


def _kinless(one: Human) -> bool:
    return one.origin == "east"


def _same_day(world: World, one: Human) -> Question:
    """A common first name and a birth date in common, and another family name."""
    new = world.human(-1)
    while new.origin != one.origin or new.family == one.family:
        new = world.human(-1)
    return Question(
        "same day and first name", write(world, replace(new, given=one.given, woman=one.woman, born=one.born)), None
    )
