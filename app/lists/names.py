"""The parts of a listed name. Where one cell holds all of it, the order is read from the name, then from its column."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from app.lists.name_order import (
    PARTICLES,
    NameOrder,
    is_initial,
    is_patronymic,
    is_title,
    is_turkic_tail,
    likely_order,
    name_and_birth,
    shown_order,
)
from app.translit import language_of, script_of

# Belarusian forms without a letter that Russian lacks, as Марыя beside Мария.
_BELARUSIAN_FORMS = """
марыя юрый фёдар сяргей кацярына наталля святлана аляксей аляксандр аляксандра андрэй вольга алена пятро
пятрусь аксана рыгор генадзь валеры янка зміцер таццяна надзея арцём алесь алеся раман багдан барыс сцяпан
мацвей язэп юзэф янусь уладзя андрусь марына тамаш
"""
_BELARUSIAN = frozenset(_BELARUSIAN_FORMS.split())
_WOMAN_OF = re.compile(
    r"[^\W\d_]+(?:вна|ўна|ївна|івна|ична|ічна|ovna|evna|auna|euna|ouna|oŭna|aŭna|eŭna|ivna|yivna)", re.I
)
_BRACKETS = re.compile(r"\([^()]*\)?|\[[^\[\]]*\]?")
_JOINED = re.compile(r"(?<=\w)\s+[-–]\s+(?=\w)")
_NUMBER = re.compile(r"\d+[.)]?")
_INITIALS_TOGETHER = re.compile(r"(?<=[^\W\d_]\.)(?=[^\W\d_]\.)")


class NameParts(NamedTuple):
    """`sure` is False where only a habit says which word is the family name."""

    family: str
    given: str
    patronymic: str
    sure: bool = True


class ColumnOrder(NamedTuple):
    """What a column of whole names tells of each of its names; `settled` when nothing speaks against it."""

    order: NameOrder | None
    settled: bool


def name_parts(family: str, given: str, patronymic: str, full: str, column: ColumnOrder | None = None) -> NameParts:
    """Family, given name and patronymic; a patronymic inside the given-name cell gets its own place."""
    if full and not (family or given):
        return split_full(full, column)
    bare_family, words = " ".join(_bare(family)), _bare(given)
    if len(words) >= 2 and not patronymic and _ends_in_patronymic(words):
        return _taken_apart(bare_family, words)
    return NameParts(bare_family, " ".join(words), " ".join(_bare(patronymic)))


def column_order(names: Iterable[str], said: NameOrder | None, answered: NameOrder | None = None) -> ColumnOrder:
    """The order of a column of whole names: as somebody answered, as its names show, or as its heading says."""
    if answered is not None:
        return ColumnOrder(answered, settled=True)
    words = [_bare(name) for name in names if "," not in name]
    found = [shown_order(each) for each in words]
    shown = Counter(order for order in found if order)
    silent = (each for each, order in zip(words, found, strict=True) if not order) if len(shown) == 0 else ()
    likely = Counter(order for each in silent if (order := likely_order(each)))
    if len(shown) == 1:
        return ColumnOrder(next(iter(shown)), settled=True)
    if len(shown) > 1:
        return ColumnOrder(said, settled=False)
    if said is None and likely:
        order, count = likely.most_common(1)[0]
        return ColumnOrder(order, settled=count >= 0.9 * likely.total())
    contradicted = likely.total() >= 2 and said is not None and likely[said] == 0
    return ColumnOrder(said, settled=said is not None and not contradicted)


def split_full(full: str, column: ColumnOrder | None = None) -> NameParts:
    """The parts of a whole name, by a comma, by what its words show, else by its column."""
    full = name_and_birth(full)[0]
    before, comma, after = full.partition(",")
    if comma and after.strip():
        return _after_family(" ".join(_bare(before)), _bare(after))
    words = _bare(full)
    if len(words) < 2:
        return NameParts(" ".join(words), "", "", sure=False)
    if len(words) == 2 and _WOMAN_OF.fullmatch(words[1]):
        return NameParts("", words[0], words[1], sure=False)
    shown = shown_order(words)
    column = column or ColumnOrder(None, settled=False)
    order = shown or (column.order if column.settled else None) or likely_order(words) or column.order
    parts = _given_first(words) if order is NameOrder.GIVEN_FIRST else _family_first(words)
    return parts._replace(sure=shown is not None or column.settled)


def _bare(name: str) -> list[str]:
    """The words of a name without titles and what stands in brackets; initials written together are taken apart."""
    plain = _JOINED.sub("-", _BRACKETS.sub(" ", name))
    words = _INITIALS_TOGETHER.sub(" ", plain).split()
    bare = [word.strip(",;") for word in words if not is_title(word) and not _NUMBER.fullmatch(word)]
    return [word for word in bare if word] or words


def _family_first(words: Sequence[str]) -> NameParts:
    capitals = [word for word in words if _in_capitals(word)]
    count = len(capitals) if 0 < len(capitals) < len(words) and _in_capitals(words[0]) else 1
    while count < len(words) - 1 and words[count - 1].casefold() in PARTICLES:
        count += 1
    return _after_family(" ".join(words[:count]), list(words[count:]))


def _given_first(words: Sequence[str]) -> NameParts:
    """The family name is the last word, with the small words before it (van der Berg); what is a patronymic, before."""
    first = len(words) - 1
    while first > 1 and (words[first - 1].casefold() in PARTICLES or _both_in_capitals(words, first)):
        first -= 1
    if len(words) > 2 and is_patronymic(words[1]):
        first = 3 if len(words) > 3 and is_turkic_tail(words[2]) else 2
    return _taken_apart(" ".join(words[first:]), list(words[:first]))


def _both_in_capitals(words: Sequence[str], place: int) -> bool:
    return _in_capitals(words[place]) and _in_capitals(words[place - 1]) and not all(map(_in_capitals, words))


def _in_capitals(word: str) -> bool:
    return word.isupper() and len(word) > 1 and not is_initial(word)


def _after_family(family: str, rest: list[str]) -> NameParts:
    return _taken_apart(family, rest) if _ends_in_patronymic(rest) else NameParts(family, " ".join(rest), "")


def _ends_in_patronymic(words: Sequence[str]) -> bool:
    """A patronymic after a given name, or the second of two Cyrillic initials."""
    initials = len(words) == 2 and all(map(is_initial, words)) and script_of(words[0]) == "Cyrl"
    return initials or (len(words) >= 2 and is_patronymic(words[-1]))


def _taken_apart(family: str, words: list[str]) -> NameParts:
    if not _ends_in_patronymic(words):
        return NameParts(family, " ".join(words), "")
    tail = 2 if len(words) > 2 and is_turkic_tail(words[-1]) else 1
    return NameParts(family, " ".join(words[:-tail]), " ".join(words[-tail:]))


def listed_language(parts: NameParts) -> str:
    """The language of the name by its letters, or by a given name that is written so in Belarusian only."""
    language = language_of(f"{parts.family} {parts.given} {parts.patronymic}")
    return "be" if language == "ru" and parts.given.casefold() in _BELARUSIAN else language


def language_of_list(names: Iterable[str]) -> str:
    """Belarusian or Ukrainian where all names together hold its letters and none that it lacks; else empty."""
    letters = set(unicodedata.normalize("NFC", " ".join(names)).casefold())
    if letters & set("ўі") and not letters & set("ищъїєґ"):
        return "be"
    return "uk" if letters & set("їєґ") and not letters & set("ыэёўъ") else ""
