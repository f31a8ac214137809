"""Names made ready for comparing: folded, without the endings of sex and language, given names under one standing form.

A `NameBook` keeps each distinct name once, so that a register of 100,000 people is folded in seconds.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from app.folding import fold_plain, given_forms
from app.likeness import Candidate, KeyT

# Folded endings, taken off in turn while four letters are left: -ienė, -aitė, -ytė, -utė; -as, -is, -us; final vowels.
_DAUGHTERS, _LITHUANIAN, _VOWELS = re.compile(r"(an|ait|it|ut)$"), re.compile(r"[aiu]s$"), re.compile(r"[aiu]+$")
_OF_FATHER = re.compile(r"(av|iv|v)?(ih|na|ihna|inihna|inisna)$")
_LOOKS_LIKE_A_PATRONYMIC = re.compile(r"..(avih|ivih|avna|ivna|inihna|inisna|lih|tih)$")
# Consonants that are heard or written for one another across languages: Qasimi and Ghasemi, Butkus and Бутхус.
_BONES = str.maketrans({"h": "k", "z": "s", "t": "d", "p": "b", "f": "b", **dict.fromkeys("aiuv")})
SHORTEST_STEM, LONGEST_WORDS = 3, 4


@dataclass(frozen=True, eq=False, slots=True)
class Family:
    """A family name: its folded words, the words without endings, and all of it as one word."""

    tokens: tuple[str, ...]
    stems: tuple[str, ...]
    stem: str
    bones: str

    @property
    def points(self) -> tuple[str, ...]:
        """Where it is looked for: as one word, and by each half of a double name."""
        return (self.stem,) if len(self.stems) < 2 else (self.stem, *self.stems)

    @property
    def whole(self) -> str:
        return "".join(self.tokens)


@dataclass(frozen=True, eq=False, slots=True)
class Given:
    """A given name: folded, the names it may stand for, and all their forms; a single letter is an initial."""

    token: str
    standing: tuple[str, ...]
    forms: frozenset[str]
    known: bool

    @property
    def initial(self) -> bool:
        return len(self.token) == 1


@dataclass(frozen=True, eq=False, slots=True)
class Father:
    """A patronymic: the father's name without endings, and the form it stands for; one letter is an initial."""

    stem: str
    standing: str


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read the name of a record: which words are the family name, which the first; `cost` in bits."""

    family: Family
    given: Given
    cost: float = 0.0
    words: str = ""


SWAPPED, ONE_PIECE = "family name and first name change places", "same names in another order"


class NameBook:
    """Every distinct name folded once."""

    def __init__(self) -> None:
        self._words: dict[str, tuple[str, ...]] = {}
        self._families: dict[tuple[str, ...], Family] = {}
        self._givens: dict[str, Given] = {}
        self._fathers: dict[str, Father] = {}

    def words(self, text: str) -> tuple[str, ...]:
        found = self._words.get(text)
        if found is None:
            found = self._words[text] = fold_plain(text)
        return found

    def family(self, tokens: tuple[str, ...]) -> Family:
        found = self._families.get(tokens)
        if found is None:
            stems = tuple(family_stem(token) for token in tokens)
            stem = family_stem("".join(tokens))
            found = self._families[tokens] = Family(tokens, stems, stem, bones(stem))
        return found

    def given(self, token: str) -> Given:
        found = self._givens.get(token)
        if found is None:
            table, standing = given_forms(), given_forms().standing(token)
            forms = frozenset({token}.union(*(table.forms(form) for form in standing)))
            found = self._givens[token] = Given(token, standing, forms, token in table.known)
        return found

    def father(self, token: str) -> Father:
        found = self._fathers.get(token)
        if found is None:
            stem = father_stem(token)
            found = self._fathers[token] = Father(stem, _fathers().get(stem, stem))
        return found

    def read(self, candidate: Candidate[KeyT]) -> tuple[tuple[Reading, ...], Father]:
        """The ways to read a candidate's name, the plain one first, and the patronymic wherever it stands."""
        family, given = self.words(candidate.family), self.words(candidate.given)
        if not family and not given:
            family = self.words(candidate.full)
        patronymic = self.words(candidate.patronymic)
        family, found = _without_patronymic(family) if len(family) > 2 else (family, "")
        given, also = _without_patronymic(given)
        father = self.father(patronymic[0] if patronymic else found or also)
        return tuple(self._readings(family, given)), father

    def _readings(self, family: tuple[str, ...], given: tuple[str, ...]) -> list[Reading]:
        plain = Reading(self.family(family), self.given(given[0] if given else ""))
        words = (family or given)[:LONGEST_WORDS]
        if (family and given) or len(words) < 2:
            return [plain]
        others = [
            Reading(self.family(_rest(words, place)), self.given(word), 1.0, ONE_PIECE)
            for place, word in enumerate(words)
        ]
        return [*others, plain]

    def crossed(self, candidate: Candidate[KeyT]) -> Reading | None:
        """The same name with its two parts in each other's place."""
        family, given = self.words(candidate.family), _without_patronymic(self.words(candidate.given))[0]
        if not family or not given:
            return None
        return Reading(self.family(given), self.given(family[0]), 3.0, SWAPPED)


def _rest(words: tuple[str, ...], place: int) -> tuple[str, ...]:
    return words[:place] + words[place + 1 :]


def _without_patronymic(words: tuple[str, ...]) -> tuple[tuple[str, ...], str]:
    """Whoever wrote the patronymic beside the first name meant it as one."""
    for place in range(1, len(words)):
        if _LOOKS_LIKE_A_PATRONYMIC.search(words[place]):
            return _rest(words, place), words[place]
    return words, ""


def family_stem(token: str) -> str:
    """A folded family name without the endings that tell sex or language: Ivanova, Ivanovas and Ivanov are one."""
    stem, before = token, ""
    while stem != before:
        before = stem
        for ending in (_LITHUANIAN, _VOWELS, _DAUGHTERS):
            shorter = ending.sub("", stem)
            stem = shorter if len(shorter) >= SHORTEST_STEM else stem
    return stem


def bones(word: str) -> str:
    """The consonants, coarsely, by which the spellings of a name meet that agree on no vowel: Maryam, Meriem."""
    return word.translate(_BONES)


def father_stem(token: str) -> str:
    """The father's name in a folded patronymic, or in his own folded name, down to what both have in common."""
    if len(token) < 2:
        return token
    stem = _VOWELS.sub("", _OF_FATHER.sub("", token))
    return stem if len(stem) > 1 else token


@cache
def _fathers() -> dict[str, str]:
    found: dict[str, str] = {}
    for token, standing in given_forms().known.items():
        found.setdefault(father_stem(token), standing[0])
    return found
