"""A person whose every text is a word that stands nowhere else, in every table that speaks of people."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Session

import models.tables  # noqa: F401  every table is known
from app.waystation import utc_now
from models.base import Tracked, new_id
from models.columns import Coded, NfcText, UtcDateTime
from models.person import Person

NOT_TEXT = {"birth_text", "languages", "script", "language", "token", "code", "reference", "issued", "expires", "zone"}
SHORTEST, LONGEST = 8, 1000
MADE_OTHERWISE = {"medicalcheck", "letter", "letterstep", "personname", "card", "restriction", "handover"}


class Canaries:
    """Words handed out by where they are planted; `of` says where a word that was found comes from."""

    def __init__(self) -> None:
        self.of: dict[str, str] = {}

    def word(self, place: str) -> str:
        """A word for this place, always the same one."""
        known = next((word for word, at in self.of.items() if at == place), "")
        word = known or f"zq{len(self.of):03d}k"
        self.of[word] = place
        return word

    def in_text(self, text: str) -> set[str]:
        """Where the words of a text were planted."""
        return {place for word, place in self.of.items() if word in text}


def plant(session: Session, canaries: Canaries, person: UUID) -> None:
    """A word into every text of the record, and a row with words in every table that speaks of a person."""
    row = session.get_one(Person, person)
    for column in _texts(Person):
        setattr(row, column.name, canaries.word(f"person.{column.name}"))
    for table in _tables():
        session.add(table(**_filled(table, canaries, person)))


def _tables() -> Iterator[type[Tracked]]:
    for table in sorted(_all(Tracked), key=lambda each: each.__name__):
        columns = getattr(table, "__table__", None)
        if columns is None or columns.metadata is not Person.metadata or columns.name in MADE_OTHERWISE:
            continue
        needed = {c.name for c in columns.columns if c.foreign_keys and not c.nullable}
        if needed == {"person_id"}:
            yield table


def _all(table: type[Tracked]) -> set[type[Tracked]]:
    return {each for below in table.__subclasses__() for each in (below, *_all(below))}


def _texts(table: type[Tracked]) -> list[sa.Column[Any]]:
    columns = table.__table__.columns  # type: ignore[attr-defined]
    return [each for each in columns if _holds_a_word(each)]


def _holds_a_word(column: sa.Column[Any]) -> bool:
    is_text = isinstance(column.type, NfcText) and column.name not in NOT_TEXT
    return is_text and (column.type.longest or LONGEST) >= SHORTEST


def _filled(table: type[Tracked], canaries: Canaries, person: UUID) -> dict[str, Any]:
    values: dict[str, Any] = {"id": new_id(), "person_id": person}
    for column in table.__table__.columns:  # type: ignore[attr-defined]
        if column.name in values or column.name in ("voided", "heads") or column.foreign_keys:
            continue
        place = f"{table.__table__.name}.{column.name}"  # type: ignore[attr-defined]
        value = _value(column, place, canaries)
        if value is not None:
            values[column.name] = value
    return values


def _value(column: sa.Column[Any], place: str, canaries: Canaries) -> Any:
    if isinstance(column.type, Coded):
        return next(iter(column.type.codes)) if not column.nullable else None
    if isinstance(column.type, NfcText):
        return canaries.word(place) if _holds_a_word(column) else ""
    if isinstance(column.type, sa.LargeBinary):
        return canaries.word(place).encode()
    return _plain(column)


def _plain(column: sa.Column[Any]) -> Any:
    if column.nullable:
        return None
    if isinstance(column.type, UtcDateTime):
        return utc_now()
    return {bool: False, int: 1, date: utc_now().date()}[column.type.python_type]
