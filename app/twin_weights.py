"""Names weighed: how many bits an agreement speaks for one person, by how many others of the register it would fit.

The weights follow Fellegi and Sunter: log2 of how often a true pair is written so, over how often two strangers are.
A rare family name counts more than a common one, because the register itself is counted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from math import log2

from rapidfuzz.distance import OSA, JaroWinkler

from app.folding import given_forms
from app.twin_names import Family, Father, Given, bones
from app.twin_signs import SILENT, Sign, Stand
from models.codes import Sex

# How often a true pair is written so.
SAME, OTHER_ENDING, ONE_LETTER, TWO_LETTERS, HALF = 0.8, 0.08, 0.08, 0.03, 0.02
SAME_BONES, BONES_NEAR = 0.03, 10.0
# Jaro-Winkler likeness of two family names no few letters apart: bits as measured on true slips and on strangers.
SOUNDS = (
    (0.9, 5.0, Stand.SLIPPED),
    (0.85, 2.4, Stand.SLIPPED),
    (0.8, 0.0, Stand.DOUBTFUL),
    (0.75, -1.6, Stand.DOUBTFUL),
)
GIVEN_SAME, GIVEN_BACKGROUND = 0.85, 25.0
GIVEN_NEAR, GIVEN_INITIAL, GIVEN_KNOWN, GIVEN_SOUNDS = {0: 0.0, 1: 0.0, 2: -2.0}, 3.5, -3.0, -1.6
FATHER_SAME, FATHER_NEAR, FATHER_INITIAL = 4.0, 2.5, 2.5
FAMILY_DIFFERS, GIVEN_DIFFERS, FATHER_DIFFERS, SEX_DIFFERS, SEX_SAME = -7.0, -7.0, -6.0, -4.0, 0.8
# What is taken for granted before anybody was counted, in people among a thousand.
BACKGROUND, FAR = 1000.0, 9
FAMILY_NEAR = {0: 1.0, 1: 4.0, 2: 15.0}
GIVEN_ALIKE, SHORTEST_BONES, LONG_ENOUGH = 0.75, 2, 5
_ONE_LETTER = ("aiu", "hk")


def slack(length: int) -> int:
    """How many letters may differ in a folded word of this length."""
    return 0 if length < 3 else 1 if length < 6 else 2


def may_begin(initial: str, name: str) -> bool:
    """Whether a name may stand behind an initial: J, Y, I and the vowel behind are one, and so are K, H and G."""
    first = name[:1]
    return initial == first or any(initial in alike and first in alike for alike in _ONE_LETTER if first)


def _same_bones(one: str, other: str) -> bool:
    found = bones(one)
    return len(found) >= SHORTEST_BONES and found == bones(other)


class NameCounts:
    """How many people of the register bear a name."""

    def __init__(self) -> None:
        self.families: Counter[str] = Counter()
        self.bones: Counter[str] = Counter()
        self.givens: Counter[str] = Counter()
        self.people = 0

    def count(self, family: Family, given: Given, by: int) -> None:
        self.people += by
        for point in family.points:
            self.families[point] += by
        self.bones[family.bones] += by
        for form in given.standing:
            self.givens[form] += by

    def share(self, bearers: float, background: float) -> float:
        return (bearers + background) / (self.people + BACKGROUND)


class Families:
    """The family name asked about; `near` are the known stems close to it, with how many letters differ."""

    def __init__(self, family: Family, counts: NameCounts, near: Mapping[str, int]) -> None:
        self._family, self._counts, self._near = family, counts, near
        self._bearers: dict[int, int] = {}

    def weigh(self, other: Family) -> Sign:
        mine = self._family
        if not mine.tokens or not other.tokens:
            return Sign(0.0, Stand.SILENT, "a family name is missing")
        if mine.stem == other.stem:
            same = mine.tokens == other.tokens
            bits = self._bits(SAME if same else OTHER_ENDING, 0)
            words = "same family name in another spelling" if same else "same family name in another form"
            return Sign(bits, Stand.AGREES, words)
        shared = set(mine.stems) & set(other.stems)
        if len(mine.stems) != len(other.stems) and any(len(stem) > 3 for stem in shared):
            bearers = min(self._counts.families[stem] for stem in shared)
            return Sign(log2(HALF / self._counts.share(bearers, 1.0)), Stand.FITS, "one half of a double family name")
        return self._by_letters(other)

    def _by_letters(self, other: Family) -> Sign:
        mine = self._family
        distance = min(_letters(mine.stem, other.stem), _letters(mine.whole, other.whole))
        if distance < FAR:
            words = "one letter" if distance == 1 else "two letters"
            often = ONE_LETTER if distance == 1 else TWO_LETTERS
            stand = Stand.FITS if min(len(mine.stem), len(other.stem)) >= LONG_ENOUGH else Stand.SLIPPED
            return Sign(self._bits(often, distance), stand, f"family name differs by {words}")
        return self._by_sound(other)

    def _by_sound(self, other: Family) -> Sign:
        mine, words = self._family, "family names sound alike"
        if mine.bones == other.bones and len(mine.bones) >= SHORTEST_BONES:
            share = self._counts.share(self._counts.bones[mine.bones], BONES_NEAR)
            return Sign(log2(SAME_BONES / share), Stand.SLIPPED, words)
        alike = max(JaroWinkler.similarity(mine.stem, other.stem), JaroWinkler.similarity(mine.whole, other.whole))
        for least, bits, stand in SOUNDS:
            if alike >= least:
                return Sign(bits, stand, words)
        return Sign(FAMILY_DIFFERS, Stand.DIFFERS)

    def _bits(self, often: float, distance: int) -> float:
        if distance not in self._bearers:
            self._bearers[distance] = sum(
                self._counts.families[stem] for stem, far in self._near.items() if far <= distance
            )
        return log2(often / self._counts.share(self._bearers[distance], FAMILY_NEAR[distance]))


class Givens:
    """The given name asked about."""

    def __init__(self, given: Given, counts: NameCounts) -> None:
        self._given, self._counts = given, counts

    def weigh(self, other: Given) -> Sign:
        mine = self._given
        if not mine.token or not other.token:
            return Sign(0.0, Stand.SILENT, "a first name is missing")
        if mine.initial or other.initial:
            return self._initial(other)
        if not set(mine.standing).isdisjoint(other.standing):
            bearers = sum(self._counts.givens[form] for form in mine.standing)
            return Sign(log2(GIVEN_SAME / self._counts.share(bearers, GIVEN_BACKGROUND)), Stand.AGREES, "=")
        return self._two_known(other) if mine.known and other.known else self._by_letters(other)

    def _two_known(self, other: Given) -> Sign:
        """Two names that both exist are rarely a slip of the pen."""
        if OSA.distance(self._given.token, other.token, score_cutoff=1) == 1:
            return Sign(GIVEN_KNOWN, Stand.DOUBTFUL, "first name differs by one letter")
        return Sign(GIVEN_DIFFERS, Stand.DIFFERS)

    def _by_letters(self, other: Given) -> Sign:
        """A name that is not in the table may be a slip in any form of the other."""
        mine = self._given
        forms = other.forms if other.known else mine.forms
        unknown = mine.token if other.known else other.token
        distance = min(_letters(unknown, form) for form in forms)
        if distance < FAR:
            words = "one letter" if distance == 1 else "two letters"
            return Sign(GIVEN_NEAR[distance], Stand.FITS, f"first name differs by {words}")
        if self._sounds_like(other) or min(OSA.distance(unknown, form) for form in forms) <= 2 < len(unknown):
            return Sign(GIVEN_SOUNDS, Stand.SLIPPED, "first names sound alike")
        return Sign(GIVEN_DIFFERS, Stand.DIFFERS)

    def _sounds_like(self, other: Given) -> bool:
        mine, theirs = self._given.token, other.token
        return JaroWinkler.similarity(mine, theirs) >= GIVEN_ALIKE or _same_bones(mine, theirs)

    def _initial(self, other: Given) -> Sign:
        short, long = (self._given, other) if self._given.initial else (other, self._given)
        if any(may_begin(short.token, form) for form in long.forms):
            return Sign(GIVEN_INITIAL, Stand.FITS, "same first letter of the first name")
        return Sign(GIVEN_DIFFERS, Stand.DIFFERS)


def _letters(mine: str, theirs: str) -> int:
    """How many letters differ, or `FAR` when more than a slip or two."""
    furthest = slack(min(len(mine), len(theirs)))
    distance = OSA.distance(mine, theirs, score_cutoff=furthest)
    return distance if distance <= furthest else FAR


def weigh_fathers(mine: Father, other: Father) -> Sign:
    """Patronymics speak both ways; who has none says nothing."""
    if not mine.stem or not other.stem:
        return SILENT
    short, long = sorted((mine.stem, other.stem), key=len)
    if len(short) == 1:
        names = {long}.union(*(given_forms().forms(father.standing) for father in (mine, other)))
        fits = any(may_begin(short, name) for name in names)
        return Sign(FATHER_INITIAL, Stand.FITS) if fits else Sign(FATHER_DIFFERS, Stand.DIFFERS, "patronymic differs")
    if mine.standing == other.standing:
        return Sign(FATHER_SAME, Stand.AGREES, "same patronymic")
    if OSA.distance(mine.stem, other.stem, score_cutoff=1) == 1 and len(short) > 2:
        return Sign(FATHER_NEAR, Stand.FITS, "same patronymic")
    return Sign(FATHER_DIFFERS, Stand.DIFFERS, "patronymic differs")


def weigh_sexes(mine: Sex, other: Sex) -> Sign:
    if Sex.NOT_ASKED in (mine, other):
        return SILENT
    return Sign(SEX_SAME, Stand.AGREES) if mine is other else Sign(SEX_DIFFERS, Stand.DIFFERS, "sex differs")
