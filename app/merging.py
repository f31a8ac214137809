"""From records to human beings: rows of one person folded into one, so that nobody is counted twice."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from uuid import UUID

from sqlmodel import Session

from app.access import Actor
from app.person_rows import load, rows_of
from app.rows import PersonRow
from app.same_person import merges
from models.codes import Answer, Arrival
from models.person import Person

_NEAREST = {Arrival.COUNTED: 0, Arrival.LISTED: 1, Arrival.NOT_ARRIVED: 2}


def once(rows: Iterable[PersonRow]) -> tuple[PersonRow, ...]:
    """Each human being once, where their first row stood; the row that was counted in speaks for the others."""
    folded: dict[frozenset[UUID], list[PersonRow]] = {}
    for row in rows:
        folded.setdefault(frozenset((row.id, *row.same_as)), []).append(row)
    return tuple(fold(same) for same in folded.values())


def fold(rows: Sequence[PersonRow]) -> PersonRow:
    """Rows of one human being as one: here when any was counted in, on the list when any was."""
    speaks = min(rows, key=lambda row: _NEAREST[row.arrival])
    if len(rows) == 1:
        return speaks
    places = [row.list_position for row in rows if row.list_position is not None]
    waits = [row.waiting_since for row in rows if row.waiting_since is not None]
    return replace(
        speaks,
        on_list=any(row.on_list for row in rows),
        list_position=min(places, default=None),
        waiting_since=min(waits, default=None),
        photo=next((row.photo for row in rows if row.photo), None),
        rows_here=sum(row.rows_here for row in rows),
        list_rows=sum(row.list_rows for row in rows),
    )


def whole_rows(
    session: Session, actor: Actor, people: Iterable[UUID], with_photos: bool = False
) -> tuple[PersonRow, ...]:
    """The human beings behind these records, each once and in order, under the id of the record that is shown."""
    joined = merges(session)
    shown = list(dict.fromkeys(joined.shown(person) for person in people))
    records = load(session, Person, Person.id, joined.all_of(shown))
    rows = {row.id: row for row in rows_of(session, actor, records, with_photos)}
    return tuple(
        _under(person, [rows[each] for each in joined.ids(person) if each in rows])
        for person in shown
        if person in rows
    )


def whole_row(session: Session, actor: Actor, person: UUID, with_photo: bool = False) -> PersonRow:
    """The human being behind a record that is on this laptop."""
    return whole_rows(session, actor, [person], with_photo)[0]


def languages_of(records: Sequence[Person]) -> tuple[str, ...]:
    """The languages of all records of a person, each once."""
    return tuple(dict.fromkeys(code for record in records for code in record.languages.split()))


def interpreter_of(records: Sequence[Person]) -> Answer:
    """Whether an interpreter is needed: yes when any record of the person says so."""
    answers = [record.interpreter for record in records]
    if Answer.YES in answers:
        return Answer.YES
    return next((each for each in answers if each is not Answer.NOT_ASKED), Answer.NOT_ASKED)


def _under(person: UUID, rows: Sequence[PersonRow]) -> PersonRow:
    """As one row, with the shown record's own name and number; the sieve has passed over each of the rows before."""
    one, shown = fold(rows), next(row for row in rows if row.id == person)
    name = shown.name if shown.name.short else one.name
    return replace(
        one,
        id=person,
        name=name,
        number=shown.number,
        birth=shown.birth or one.birth,
        photo=shown.photo or one.photo,
        same_as=tuple(row.id for row in rows if row.id != person),
    )
