"""One reading of the person in hand, put to one record after another; each distinct name and date is weighed once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import log2
from typing import Generic
from unicodedata import normalize

from app.likeness import KeyT, Likeness
from app.twin_births import Births
from app.twin_names import Family, Father, Given, Reading
from app.twin_rule import Signs
from app.twin_signs import Sign, Stand
from app.twin_weights import BACKGROUND, Families, Givens, NameCounts, weigh_fathers, weigh_sexes
from models.codes import Sex
from models.values.partial_date import PartialDate


@dataclass(frozen=True, eq=False, slots=True)
class Entry(Generic[KeyT]):
    """One way to read one record."""

    key: KeyT
    reading: Reading
    father: Father
    sex: Sex
    born: PartialDate | None
    family: str
    given: str


class Question(Generic[KeyT]):
    """`families` are the known family names near the one asked about, with how many letters differ."""

    def __init__(
        self,
        asked: Entry[KeyT],
        births: Births,
        counts: NameCounts,
        families: Mapping[str, int],
    ) -> None:
        self.asked, self.families = asked, families
        self._births = births
        self._family = Families(asked.reading.family, counts, families)
        self._given = Givens(asked.reading.given, counts)
        self._prior = log2(counts.people + BACKGROUND) + asked.reading.cost
        self._family_signs: dict[Family, Sign] = {}
        self._given_signs: dict[Given, Sign] = {}
        self._father_signs: dict[Father, Sign] = {}
        self._birth_signs: dict[int, Sign] = {}

    def given_fits(self, entry: Entry[KeyT]) -> bool:
        """Whether the first names may be the same at all; asked of many, so it is one look-up."""
        given = entry.reading.given
        return (self._given_signs.get(given) or self._given_sign(given)).stand is not Stand.DIFFERS

    def signs(self, entry: Entry[KeyT]) -> Signs:
        family, given = self._family_sign(entry.reading.family), self._given_sign(entry.reading.given)
        birth, father = self._birth_sign(entry.born), self._father_sign(entry.father)
        sex = weigh_sexes(self.asked.sex, entry.sex)
        odds = family.bits + given.bits + birth.bits + father.bits + sex.bits - self._prior - entry.reading.cost
        return Signs(family, given, birth, father, sex, odds)

    def likeness(self, signs: Signs, entry: Entry[KeyT]) -> Likeness:
        """With the reasons in words."""
        moved = self.asked.reading.words or entry.reading.words
        if moved:
            return signs.likeness(moved, None)
        return signs.likeness(self._family_words(entry), self._given_words(signs.given, entry))

    def _family_words(self, entry: Entry[KeyT]) -> str:
        same = _plain(self.asked.family) == _plain(entry.family)
        return "same family name" if same and entry.family else ""

    def _given_words(self, sign: Sign, entry: Entry[KeyT]) -> str:
        if sign.stand is not Stand.AGREES:
            return ""
        same = _plain(self.asked.given) == _plain(entry.given)
        return "same first name" if same else f"{self.asked.given} = {entry.given}"

    def _family_sign(self, family: Family) -> Sign:
        sign = self._family_signs.get(family)
        if sign is None:
            sign = self._family_signs[family] = self._family.weigh(family)
        return sign

    def _given_sign(self, given: Given) -> Sign:
        sign = self._given_signs.get(given)
        if sign is None:
            sign = self._given_signs[given] = self._given.weigh(given)
        return sign

    def family_fits(self, entry: Entry[KeyT]) -> bool:
        """Whether the family names may be the same at all."""
        family = entry.reading.family
        return (self._family_signs.get(family) or self._family_sign(family)).stand is not Stand.DIFFERS

    def _father_sign(self, father: Father) -> Sign:
        sign = self._father_signs.get(father)
        if sign is None:
            sign = self._father_signs[father] = weigh_fathers(self.asked.father, father)
        return sign

    def _birth_sign(self, born: PartialDate | None) -> Sign:
        """By identity: hashing a date costs more than weighing it; the register keeps each date once."""
        sign = self._birth_signs.get(id(born))
        if sign is None:
            sign = self._birth_signs[id(born)] = self._births.weigh(born)
        return sign


def _plain(name: str) -> str:
    return " ".join(normalize("NFC", name).casefold().split())
