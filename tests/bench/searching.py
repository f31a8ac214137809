"""One search among 10,000 and among 100,000 people, against folding and one plain SELECT; and who was found."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import cycle
from typing import Any
from uuid import UUID

from sqlmodel import SQLModel, insert

from app import triggers
from app.access import Actor
from app.folding import fold_tokens
from app.twins import Candidate
from app.waystation import Waystation
from models.base import new_id
from models.codes import Answer, Arrival, DataSource, DatePrecision, NameKind, Sex, Triage
from models.derived import NameToken
from models.person import Person, PersonName
from tests.bench.measure import Figure, milliseconds, pair
from tests.bench.store import fresh, open_group
from tests.bench.twin_measure import register
from tests.bench.twin_set import Written, write

HALF, SEED, QUESTIONS, AT_ONCE = 1, 5, 200, 5000


def searched(people: int) -> Figure:
    """A name in another spelling with the year of birth, a family name, a part of it, or a whole birth date."""
    world, humans, candidates = register(HALF, SEED, people)
    some = world.dice.sample(humans, QUESTIONS)
    with filled(candidates) as (waystation, actor, keys):
        loading = milliseconds(waystation.people.load_tokens)
        again = [(human.key, write(world, human)) for human in some]
        meant = sum(_found(waystation, actor, keys[key], seen) for key, seen in again)
        asked = cycle([_question(world.dice, seen) for _, seen in again])

        def floor() -> None:
            with waystation.house.store.read() as session:
                fold_tokens(next(asked))
                session.connection().exec_driver_sql("SELECT person_id FROM nametoken LIMIT 12").all()

        note = (
            f"the one meant among the twelve shown: {meant / QUESTIONS:.1%}; "
            f"{len(waystation.house.tokens):,} tokens loaded in {loading:.0f} ms"
        )
        name = f"one search among {people:,} people, in any spelling"
        return pair(name, lambda: waystation.people.find(actor, next(asked)), "folding and one SELECT", floor, 61, note)


def _found(waystation: Waystation, actor: Actor, key: UUID, seen: Written) -> bool:
    year = seen.born.year if seen.born else ""
    return key in {row.id for row in waystation.people.find(actor, f"{seen.family} {seen.given} {year}")}


def _question(dice: random.Random, seen: Written) -> str:
    born = seen.born.stored()[1] if seen.born else ""
    return dice.choice((f"{seen.family} {seen.given} {born[:4]}", seen.family, seen.family[:5], born))


@contextmanager
def filled(candidates: list[Candidate[int]]) -> Iterator[tuple[Waystation, Actor, dict[int, UUID]]]:
    """A register filled past the journal, in seconds; it is only read here."""
    with fresh() as (waystation, actor):
        group = open_group(waystation, actor).id
        keys = {candidate.key: new_id() for candidate in candidates}
        with waystation.house.store._writing.begin() as connection:
            triggers.remove(connection)
            for start in range(0, len(candidates), AT_ONCE):
                for table, rows in _rows(group, keys, candidates[start : start + AT_ONCE]).items():
                    connection.execute(insert(table), rows)
            triggers.install(connection, SQLModel.metadata)
        yield waystation, actor, keys


def _rows(group: UUID, keys: dict[int, UUID], candidates: list[Candidate[int]]) -> dict[Any, list[dict[str, Any]]]:
    person = Person(
        id=group, group_id=group, on_list=False, arrival=Arrival.COUNTED, sex=Sex.NOT_ASKED,
        birth_precision=DatePrecision.UNKNOWN,
        interpreter=Answer.NOT_ASKED, triage=Triage.NOT_YET, notice_given=Answer.NOT_ASKED,
    ).model_dump()  # fmt: skip
    name = PersonName(
        id=group, person_id=group, kind=NameKind.BIRTH, source=DataSource.STATED, primary_name=True, latin_form=False
    ).model_dump()
    people, names, tokens = [], [], []
    for one in candidates:
        key = keys[one.key]
        precision, text, on = one.born.stored() if one.born else ("UNKNOWN", "", None)
        born = {"birth_precision": precision, "birth_text": text, "birth_age_on": on}
        people.append(person | {"id": key, "sex": one.sex} | born)
        parts = {"family": one.family, "given": one.given, "patronymic": one.patronymic, "as_written": one.full}
        names.append(name | {"id": new_id(), "person_id": key} | parts)
        tokens += [{"person_id": key, "token": token} for token in sorted(set(fold_tokens(one.full)))]
    return {Person: people, PersonName: names, NameToken: tokens}


def search_among_10_000() -> Figure:
    return searched(10_000)


def search_among_100_000() -> Figure:
    return searched(100_000)


FIGURES = (search_among_10_000, search_among_100_000)
