"""Whether two records may be one person. A suggestion with its reasons, never a merge; remarks never take part."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from itertools import combinations, product
from typing import Generic, TypeVar
from unicodedata import normalize

from rapidfuzz.distance import OSA

from app.folding import fold_tokens
from app.translit import icao
from models.codes import DatePrecision, Sex
from models.values.partial_date import PartialDate, compatible

KeyT = TypeVar("KeyT", bound=Hashable)

FAMILY_WEIGHT, GIVEN_WEIGHT, BIRTH_WEIGHT = 0.4, 0.3, 0.3
NOTHING_SAID, LONG_ENOUGH = 0.5, 5
LIKELY_SCORE, POSSIBLE_SCORE, AGREE = 0.8, 0.65, 0.85
# Letters that are heard or typed for one another; another letter in their place makes another name.
_HEARD_ALIKE = ("aiu", "bpvf", "dt", "szh", "hk", "mn", "lr", "zr", "vu")


class Level(StrEnum):
    LIKELY = "LIKELY"
    POSSIBLE = "POSSIBLE"
    NONE = "NONE"


@dataclass(frozen=True)
class Likeness:
    """How alike two records are, and why, in words."""

    score: float
    reasons: tuple[str, ...]
    level: Level

    @property
    def likely(self) -> bool:
        return self.level is Level.LIKELY


@dataclass(frozen=True)
class Candidate(Generic[KeyT]):
    """What is compared: names as written, sex and birth; `full` is used where the parts are not known."""

    key: KeyT
    family: str
    given: str
    patronymic: str
    full: str
    sex: Sex
    born: PartialDate | None

    @cached_property
    def family_tokens(self) -> tuple[str, ...]:
        return fold_tokens(self.family)

    @cached_property
    def given_tokens(self) -> tuple[str, ...]:
        return fold_tokens(self.given)

    @cached_property
    def patronymic_tokens(self) -> tuple[str, ...]:
        return fold_tokens(self.patronymic)

    @cached_property
    def all_tokens(self) -> frozenset[str]:
        return frozenset(fold_tokens(self.full or f"{self.family} {self.given}"))


@dataclass(frozen=True)
class _Sign:
    """One thing compared: its weight from 0 (contradicts) to 1 (the same), and the words for it if worth saying."""

    weight: float
    reason: str = ""


def compare(one: Candidate[KeyT], other: Candidate[KeyT], today: date) -> Likeness:
    """Family name, given name and birth date weighed together; sex and patronymic can only speak against.

    Likely needs a family name and a given name that agree and a birth date that fits. One family name with two given
    names is a family, not a twin.
    """
    family, given = _names(one, other)
    birth = _births(one.born, other.born, today)
    against = tuple(sign for sign in (_sexes(one, other), _patronymics(one, other)) if sign)
    score = FAMILY_WEIGHT * family.weight + GIVEN_WEIGHT * given.weight + BIRTH_WEIGHT * birth.weight
    score = max(0.0, min(1.0, score + sum(sign.weight for sign in against)))
    level = _level(
        score,
        family,
        given,
        birth,
        spoken_against=any(sign.weight < 0 for sign in against),
        fathers_agree=any(sign.weight > 0 for sign in against),
    )
    reasons = tuple(sign.reason for sign in (family, given, birth, *against) if sign.reason)
    return Likeness(round(score, 3), reasons, level)


def _level(
    score: float, family: _Sign, given: _Sign, birth: _Sign, *, spoken_against: bool, fathers_agree: bool
) -> Level:
    if not family.weight or not given.weight:
        return Level.NONE
    names_agree = family.weight >= AGREE and given.weight >= AGREE
    if not birth.weight and not (names_agree and fathers_agree):
        return Level.NONE
    if family.weight == NOTHING_SAID and birth.weight <= NOTHING_SAID:
        return Level.NONE
    if score >= LIKELY_SCORE and names_agree and birth.weight > NOTHING_SAID and not spoken_against:
        return Level.LIKELY
    return Level.POSSIBLE if score >= POSSIBLE_SCORE else Level.NONE


def _names(one: Candidate[KeyT], other: Candidate[KeyT]) -> tuple[_Sign, _Sign]:
    """Family and given name, also when they changed places or when one record holds the whole name in one piece."""
    if one.family_tokens and one.family_tokens == other.given_tokens and one.given_tokens == other.family_tokens:
        return _Sign(0.9, "family name and first name change places"), _Sign(0.9)
    if len(one.all_tokens) > 1 and one.all_tokens == other.all_tokens and one.family_tokens != other.family_tokens:
        return _Sign(0.9, "same names in another order"), _Sign(0.9)
    in_one_piece = not all(record.family_tokens or record.given_tokens for record in (one, other))
    if in_one_piece and one.all_tokens and other.all_tokens:
        shared = bool(one.all_tokens & other.all_tokens)
        return _Sign(NOTHING_SAID * shared, "one name in common" * shared), _Sign(NOTHING_SAID * shared)
    return _families(one, other), _givens(one, other)


def _families(one: Candidate[KeyT], other: Candidate[KeyT]) -> _Sign:
    if not one.family_tokens or not other.family_tokens:
        return _Sign(NOTHING_SAID, "a family name is missing")
    if _plain(one.family) == _plain(other.family):
        return _Sign(1.0, "same family name")
    if one.family_tokens == other.family_tokens:
        return _Sign(0.97, "same family name in another spelling")
    if _is_half(one.family_tokens, other.family_tokens):
        return _Sign(0.8, "one half of a double family name")
    if _one_letter_apart(one.family_tokens, other.family_tokens, one.family, other.family):
        return _Sign(0.85, "family name differs by one letter")
    return _Sign(0.0)


def _givens(one: Candidate[KeyT], other: Candidate[KeyT]) -> _Sign:
    if not one.given_tokens or not other.given_tokens:
        return _Sign(NOTHING_SAID, "a first name is missing")
    if _plain(one.given) == _plain(other.given):
        return _Sign(1.0, "same first name")
    if one.given_tokens == other.given_tokens:
        return _Sign(0.95, f"{one.given} = {other.given}")
    if one.given_tokens[0] == other.given_tokens[0]:
        return _Sign(0.9, "same first name, one of them with another beside it")
    if _one_letter_apart(one.given_tokens, other.given_tokens, one.given, other.given):
        return _Sign(0.85, "first name differs by one letter")
    initial = min(len(one.given_tokens[0]), len(other.given_tokens[0])) == 1
    if initial and one.given_tokens[0][0] == other.given_tokens[0][0]:
        return _Sign(0.7, "same first letter of the first name")
    return _Sign(0.0)


def _births(one: PartialDate | None, other: PartialDate | None, today: date) -> _Sign:
    agreement = compatible(one, other, today)
    if agreement == NOTHING_SAID or one is None or other is None:
        return _Sign(agreement)
    same = one == other
    words = {DatePrecision.DAY: "date", DatePrecision.MONTH: "month", DatePrecision.YEAR: "year"}
    if same and one.precision in words:
        january = ", which may stand for an unknown day" if one.is_first_of_january else ""
        return _Sign(agreement, f"same birth {words[one.precision]}{january}")
    if agreement > NOTHING_SAID:
        return _Sign(agreement, "birth dates fit together")
    return _Sign(agreement, "birth dates differ a little" if agreement else "birth dates differ")


def _sexes(one: Candidate[KeyT], other: Candidate[KeyT]) -> _Sign | None:
    known = {one.sex, other.sex} - {Sex.NOT_ASKED}
    return _Sign(-0.15, "sex differs") if len(known) == 2 else None


def _patronymics(one: Candidate[KeyT], other: Candidate[KeyT]) -> _Sign | None:
    mine, theirs = one.patronymic_tokens, other.patronymic_tokens
    if not mine or not theirs:
        return None
    if mine == theirs or _one_letter_apart(mine, theirs, one.patronymic, other.patronymic):
        return _Sign(0.05, "same patronymic")
    return _Sign(-0.2, "patronymic differs")


def _plain(name: str) -> str:
    return " ".join(normalize("NFC", name).casefold().split())


def _is_half(mine: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    shorter, longer = sorted((mine, theirs), key=len)
    return len(shorter) < len(longer) and set(shorter) <= set(longer) and all(len(token) > 3 for token in shorter)


def _one_letter_apart(mine: tuple[str, ...], theirs: tuple[str, ...], written: str, again: str) -> bool:
    """One slip of ear or hand: a letter more, less or moved, one heard for another, or one mistyped as written."""
    left, right = " ".join(mine), " ".join(theirs)
    if min(len(left), len(right)) < LONG_ENOUGH or OSA.distance(left, right, score_cutoff=1) != 1:
        return False
    changed = {(a, b) for a, b in zip(left, right, strict=False) if a != b} if len(left) == len(right) else set()
    if len(changed) != 1 or any(set(pair) <= set(heard) for pair in changed for heard in _HEARD_ALIKE):
        return True
    return OSA.distance(_latin(written), _latin(again), score_cutoff=1) <= 1


def _latin(name: str) -> str:
    return icao(name, "ru") or name.upper()


def pairs(candidates: Sequence[Candidate[KeyT]], today: date) -> list[tuple[KeyT, KeyT, Likeness]]:
    """All pairs of a list that are at least possible, best first.

    Only those are compared whose names meet up to one letter, so a list of thousands stays a matter of seconds.
    """
    found = []
    for first, second in sorted(_neighbours(candidates)):
        likeness = compare(candidates[first], candidates[second], today)
        if likeness.level is not Level.NONE:
            found.append((candidates[first].key, candidates[second].key, likeness))
    return sorted(found, key=lambda pair: -pair[2].score)


_Named = tuple[tuple[str, ...], tuple[str, ...], frozenset[str]]


def _neighbours(candidates: Sequence[Candidate[KeyT]]) -> set[tuple[int, int]]:
    """Places of the candidates worth comparing. Namesakes are one group, so that only distinct names are crossed."""
    groups: dict[_Named, list[int]] = defaultdict(list)
    for place, candidate in enumerate(candidates):
        groups[(candidate.family_tokens, candidate.given_tokens, candidate.all_tokens)].append(place)
    close = {pair for places in groups.values() for pair in combinations(places, 2)}
    for one, other in _crossing(groups):
        close.update((min(pair), max(pair)) for pair in product(groups[one], groups[other]))
    return close | _without_family(candidates)


def _crossing(names: Iterable[_Named]) -> Iterator[tuple[_Named, _Named]]:
    """Names whose family names meet up to one letter and whose given names may agree, or that hold the same words."""
    meeting: dict[Hashable, list[_Named]] = defaultdict(list)
    for name in names:
        points: set[Hashable] = {*_with_one_letter_out(name[0]), name[2]}
        for point in points:
            meeting[point].append(name)
    for where, met in meeting.items():
        for one, other in combinations(met, 2):
            if isinstance(where, frozenset) or _given_may_agree(one[1], other[1]):
                yield one, other


def _given_may_agree(mine: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    if not mine or not theirs or mine[0] == theirs[0]:
        return True
    initial = min(len(mine[0]), len(theirs[0])) == 1 and mine[0][0] == theirs[0][0]
    return initial or OSA.distance(" ".join(mine), " ".join(theirs), score_cutoff=1) <= 1


def _without_family(candidates: Sequence[Candidate[KeyT]]) -> set[tuple[int, int]]:
    """Whoever came without a family name is met by any of the names, if the written birth is the same."""
    meeting: dict[Hashable, list[int]] = defaultdict(list)
    for place, candidate in enumerate(candidates):
        born = candidate.born.stored()[1] if candidate.born else ""
        for token in candidate.all_tokens if born else ():
            meeting[(token, born)].append(place)
    return {
        (one, other)
        for places in meeting.values()
        for one, other in combinations(places, 2)
        if not (candidates[one].family_tokens and candidates[other].family_tokens)
    }


def _with_one_letter_out(tokens: Iterable[str]) -> Iterator[str]:
    """The words themselves and each with one letter left out: two words one letter apart meet at one of these."""
    for token in tokens:
        yield token
        if len(token) >= LONG_ENOUGH:
            yield from (token[:place] + token[place + 1 :] for place in range(len(token)))
