"""The parts of a listed name. Where a cell holds all of it, the order is read from patronymic, comma and capitals."""

from __future__ import annotations

import re
from typing import NamedTuple

from app.translit import language_of

_PATRONYMIC = re.compile(r"\w+(?:вич|віч|вна|ична|інічна|ўна|ович|івна|евіч|авіч|оглы|кызы|vich|vna)", re.I)
# Belarusian forms without a letter that Russian lacks, as Марыя beside Мария.
_BELARUSIAN_FORMS = """
марыя юрый фёдар сяргей кацярына наталля святлана аляксей аляксандр аляксандра андрэй вольга алена пятро
пятрусь аксана рыгор генадзь валеры янка зміцер таццяна надзея арцём алесь алеся раман багдан барыс сцяпан
мацвей язэп юзэф янусь уладзя андрусь марына тамаш
"""
_BELARUSIAN = frozenset(_BELARUSIAN_FORMS.split())


class NameParts(NamedTuple):
    family: str
    given: str
    patronymic: str
    sure: bool = True


def name_parts(family: str, given: str, patronymic: str, full: str) -> NameParts:
    """Family, given name and patronymic; a patronymic inside the given-name cell gets its own place."""
    if full and not (family or given):
        return split_full(full)
    words = given.split()
    if len(words) == 2 and not patronymic and _PATRONYMIC.fullmatch(words[1]):
        return NameParts(family, words[0], words[1])
    return NameParts(family, given, patronymic)


def split_full(full: str) -> NameParts:
    """The parts of a whole name; `sure` is False where only a habit (family name first) says which is which."""
    before, comma, after = full.partition(",")
    if comma:
        return _with_patronymic(before.strip(), after.split(), sure=True)
    words = full.split()
    if len(words) >= 3 and _PATRONYMIC.fullmatch(words[1]):
        return NameParts(" ".join(words[2:]), words[0], words[1])
    capitals = [word for word in words if word.isupper() and len(word) > 1]
    if capitals and len(capitals) < len(words):
        return _with_patronymic(" ".join(capitals), [word for word in words if word not in capitals], sure=True)
    parts = _with_patronymic(words[0] if words else "", words[1:], sure=False)
    return parts._replace(sure=bool(parts.patronymic))


def _with_patronymic(family: str, rest: list[str], *, sure: bool) -> NameParts:
    if len(rest) >= 2 and _PATRONYMIC.fullmatch(rest[-1]):
        return NameParts(family, " ".join(rest[:-1]), rest[-1], sure)
    return NameParts(family, " ".join(rest), "", sure)


def listed_language(parts: NameParts) -> str:
    """The language of the name by its letters, or by a given name that is written so in Belarusian only."""
    language = language_of(f"{parts.family} {parts.given} {parts.patronymic}")
    return "be" if language == "ru" and parts.given.casefold() in _BELARUSIAN else language
