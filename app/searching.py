"""Who is meant by a few words: parts of a name in any script, a birth date, year or age, a number; best first."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, true
from sqlmodel import Session, col, func, or_, select

from app.access import Act, Actor, may
from app.chains import chunks
from app.folding import TokenIndex, fold_plain, given_forms
from app.other_numbers import called
from app.scanning import fold
from models.codes import DatePrecision
from models.derived import NameToken
from models.person import Person
from models.values.birth_reading import read_birth
from models.values.number import PersonNumber
from models.values.partial_date import ESTIMATED_TOLERANCE, PartialDate, compatible

LONGEST_ASKED, MOST_WORDS, MOST_LOOKED_AT, MOST_NEAR, WIDEST_SPAN = 200, 6, 500, 40, 15
_FIGURES, _YEAR, _DATE = re.compile(r"\S*\d\S*"), re.compile(r"(19|20)\d\d"), re.compile(r"~|\d\D+\d|\d{8}")
BORN_WEIGHT, SURE, NOTHING_SAID = 1.5, 0.95, 0.5
Near = Mapping[str, float]


@dataclass(frozen=True)
class Asked:
    """What was typed: for each word of a name the known tokens near it with their likeness, and a birth date."""

    words: tuple[Near, ...]
    born: PartialDate | None


@dataclass(frozen=True)
class Answer:
    """People best first, and how many answered before the last were cut off."""

    people: tuple[UUID, ...]
    hits: int


def search(session: Session, actor: Actor, tokens: TokenIndex, text: str, today: date) -> Answer:
    """By number, by name, by birth, or by name and birth together; a birth as far as the role may see it."""
    text = text[:LONGEST_ASKED]
    numbered = by_number(session, text)
    asked = read(text, tokens, today, alone=not any(sign.isalpha() for sign in text))
    asked = replace(asked, born=_as_seen(actor, asked.born))
    scores = _named(session, asked, today) if asked.words else _born(session, asked.born, today)
    hits = max(len(numbered), len(scores))
    ranked = sorted(scores, key=lambda person: (-scores[person], person))
    return Answer(tuple(dict.fromkeys((*numbered, *ranked))), hits)


def read(text: str, tokens: TokenIndex, today: date, *, alone: bool = False) -> Asked:
    """Words with figures are a birth, the others a name. Alone, figures must look like a year or a date."""
    figures = " ".join(_FIGURES.findall(text))
    plausible = not alone or _YEAR.fullmatch(figures) or _DATE.search(figures)
    born = read_birth(figures, today).value if figures and plausible else None
    words = fold_plain(_FIGURES.sub(" ", text))[:MOST_WORDS]
    return Asked(tuple(near(tokens, word) for word in words), born)


def near(tokens: TokenIndex, word: str) -> Near:
    """Known tokens that sound like the word, begin with it or hold it; a given name under each form it stands for."""
    found: dict[str, float] = {}
    for form in dict.fromkeys((word, *given_forms().known.get(word, ()))):
        for token, likeness in (*tokens.nearest(form, MOST_NEAR), *tokens.holding(form, MOST_NEAR)):
            found[token] = max(found.get(token, 0.0), likeness)
    return found


def by_number(session: Session, text: str) -> list[UUID]:
    """The whole number, or its last digits; also the number at another centre of who came from there."""
    digits = fold(text)
    if not digits.isascii() or not digits.isdigit():
        return []
    whole = PersonNumber.parse(digits)
    running = whole.running if whole else int(digits[-5:]) if len(digits) <= 5 else None
    if running is None:
        return []
    statement = select(Person.id).where(Person.running_number == running, col(Person.voided).is_(False))
    if whole is not None:
        statement = statement.where(Person.station_number == whole.station)
    elsewhere = called(session, whole.digits if whole else digits)
    return list(dict.fromkeys([*session.exec(statement).all(), *elsewhere]))


def _named(session: Session, asked: Asked, today: date) -> dict[UUID, float]:
    """The rarest word is looked up first and the others only among those it found: common names cost nothing then."""
    bearers = _bearers(session, {token for word in asked.words for token in word})
    known = [word for word in asked.words if _sum(word, bearers)]
    if not known:
        return {}
    rarest, *others = sorted(known, key=lambda word: _sum(word, bearers))
    scores: dict[UUID, float] = defaultdict(float)
    for person, token in _bearing(session, _enough(rarest, bearers), rarest):
        scores[person] = max(scores[person], rarest[token])
    scores = _with_births(session, scores, asked.born, today)
    for person, more in _also(session, list(scores), others):
        scores[person] += more
    return scores


def _sum(word: Near, bearers: Mapping[str, int]) -> int:
    return sum(bearers.get(token, 0) for token in word)


def _enough(word: Near, bearers: Mapping[str, int]) -> list[str]:
    """The best tokens, until more people bear them than anybody would read through."""
    chosen, people = [], 0
    for token in sorted(word, key=lambda token: -word[token]):
        if people < MOST_LOOKED_AT:
            chosen.append(token)
        people += bearers.get(token, 0)
    return chosen


def _bearers(session: Session, tokens: Iterable[str]) -> dict[str, int]:
    counted: dict[str, int] = {}
    for some in chunks(set(tokens)):
        statement = select(NameToken.token, func.count()).where(col(NameToken.token).in_(some))
        rows = session.connection().execute(statement.group_by(col(NameToken.token)))
        counted |= {row[0]: row[1] for row in rows}
    return counted


def _bearing(session: Session, tokens: Sequence[str], word: Near) -> Iterator[tuple[UUID, str]]:
    """The most alike first, so that a cut falls on the least alike."""
    for some in ([token for token in tokens if word[token] >= SURE], [token for token in tokens if word[token] < SURE]):
        statement = select(NameToken.person_id, NameToken.token).where(col(NameToken.token).in_(some))
        yield from session.connection().execute(statement.limit(MOST_LOOKED_AT)) if some else ()


def _also(session: Session, people: Sequence[UUID], words: Sequence[Near]) -> Iterator[tuple[UUID, float]]:
    """For each person what the other words add: each the best of the person's tokens near it."""
    if not words:
        return
    borne: dict[UUID, set[str]] = defaultdict(set)
    for some in chunks(people):
        statement = select(NameToken.person_id, NameToken.token).where(
            col(NameToken.person_id).in_(some), col(NameToken.token).in_({token for word in words for token in word})
        )
        for person, token in session.connection().execute(statement):
            borne[person].add(token)
    for person, tokens in borne.items():
        yield person, sum(max((word.get(token, 0.0) for token in tokens), default=0.0) for word in words)


def _with_births(
    session: Session, scores: dict[UUID, float], born: PartialDate | None, today: date
) -> dict[UUID, float]:
    """Whose birth cannot be the one asked for is left out, unless nobody else is there."""
    if born is None:
        return scores
    found: dict[UUID, float] = {}
    for some in chunks(list(scores)):
        for person, agreement in _births(session, born, today, col(Person.id).in_(some)):
            found[person] = scores[person] + BORN_WEIGHT * agreement
    return found or scores


def _born(session: Session, born: PartialDate | None, today: date) -> dict[UUID, float]:
    """Everybody who may have been born then: exact dates first, then years, then ages."""
    return {} if born is None else dict(_births(session, born, today, true()))


def _births(
    session: Session, born: PartialDate, today: date, where: ColumnElement[bool]
) -> Iterator[tuple[UUID, float]]:
    """People whose birth as stored may be this one, and how well it agrees."""
    columns = select(Person.id, Person.birth_precision, Person.birth_text, col(Person.birth_age_on))
    window = born.window(today)
    if window is None:
        return
    statement = columns.where(where, _written(born, window, today), col(Person.voided).is_(False))
    for person, precision, text, on in session.connection().execute(statement):
        agreement = compatible(born, PartialDate.from_stored(precision, text, on), today)
        if agreement > NOTHING_SAID:
            yield person, agreement


def _written(born: PartialDate, window: tuple[date, date], today: date) -> ColumnElement[bool]:
    """How a birth within these days may be stored: as a date, or as an age."""
    years = range(window[0].year, window[1].year + 1)
    aged = col(Person.birth_text).in_(_ages(today.year - years[-1], today.year - years[0]))
    if born.year is None or born.month is None or born.is_first_of_january:
        return or_(aged, *(_within(f"{year:04d}") for year in years[:WIDEST_SPAN]))
    month = f"{born.year:04d}-{born.month:02d}"
    vague = [f"{born.year:04d}", f"{born.year:04d}-01-01", month]
    if born.day is None:
        return or_(aged, _within(month), col(Person.birth_text).in_(vague))
    days = [f"{month}-{born.day:02d}", f"{born.year:04d}-{born.day:02d}-{born.month:02d}"]
    return or_(aged, col(Person.birth_text).in_([*vague, *days]))


def _within(beginning: str) -> ColumnElement[bool]:
    """Dates that begin so; written as a span, which an index serves."""
    return col(Person.birth_text).between(beginning, f"{beginning}~")


def _ages(youngest: int, oldest: int) -> list[str]:
    """How an age may be written that fits, when it was said some years ago or is a guess or a span."""
    low, high = max(0, youngest - ESTIMATED_TOLERANCE - 2), oldest + ESTIMATED_TOLERANCE
    single = [str(age) for age in range(low, high + 1)]
    return single + [
        f"{one}-{other}" for one in range(max(0, low - 10), high + 1) for other in range(max(one, low) + 1, one + 11)
    ]


def _as_seen(actor: Actor, born: PartialDate | None) -> PartialDate | None:
    """Who may know the age only searches by the year only."""
    if born is None or may(actor, Act.SEE_BIRTH):
        return born
    if not may(actor, Act.SEE_AGE):
        return None
    return PartialDate(DatePrecision.YEAR, born.year) if born.year else born
