"""The read log: who opened, printed, showed, changed or was refused what, said in plain words from the journal."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from typing import Any, TypeVar
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Session, SQLModel, col, select

from app import act_words
from app.access import Act, Actor
from app.given_out import Way
from app.house import House, staff_names
from app.journal import JOURNAL, as_entry
from app.person_rows import CHUNK, load, number_text
from app.print_words import print_words
from app.read_rows import LogKind, ReadFilter, ReadRow
from app.same_person import joined_ids
from models.base import Tracked
from models.codes import Role, ScanKind
from models.papers import Fact, PrintLog, ScanEvent
from models.person import Person
from models.place import StaffMember

MOST_LINES, MANY_ROWS = 5_000, 200
FACT, PRINT, SCAN, PERSON = (str(table.__tablename__) for table in (Fact, PrintLog, ScanEvent, Person))
_Row = TypeVar("_Row", bound=Tracked)
_READS = frozenset({"LOOKED", "SEALED_READ", "SCAN_OPENED", "SEARCHED", "GLASS_BROKEN", "EXPORTED"})
_SHOWN = {
    ScanKind.OPEN: "read the card",
    ScanKind.SUPPLIES: "showed the card at Supplies",
    ScanKind.BIND: "bound the card",
    ScanKind.MEAL: "showed the card at a meal",
    ScanKind.GATE: "showed the card at the gate",
    ScanKind.ROLL_CALL: "showed the card at a roll-call",
    ScanKind.TRIP: "showed the card at a trip",
    ScanKind.BRIEFING: "showed the card at a briefing",
}


@dataclass
class _Deed:
    """One unit of the journal: what one user did in one transaction, and the rows that it wrote."""

    actor: UUID
    act: str
    at: datetime
    stamp: int
    rows: dict[str, list[UUID]] = field(default_factory=lambda: defaultdict(list))
    fields: set[str] = field(default_factory=set)


class ReadLog:
    """The use cases of the audit: one person, or the whole register."""

    def __init__(self, house: House) -> None:
        self._house = house

    def of(self, actor: Actor, person_id: UUID) -> tuple[ReadRow, ...]:
        """Everything that was done with one person's record, newest first; lists of their group among it."""

        def work(session: Session) -> tuple[ReadRow, ...]:
            deeds = _deeds_about(session, person_id)
            return tuple(_Lines(session, deeds, person_id).rows())

        return self._house.read(actor, Act.READ_LOG, work)

    def recent(self, actor: Actor, wanted: ReadFilter | None = None) -> tuple[ReadRow, ...]:
        """What was done in the whole register, newest first, at most 5,000 lines; people by number only."""
        chosen = wanted or ReadFilter()

        def work(session: Session) -> tuple[ReadRow, ...]:
            rows = _Lines(session, _newest_deeds(session, chosen)).rows()
            kept = [row for row in rows if not chosen.kinds or row.kind in chosen.kinds]
            return tuple(kept[:MOST_LINES])

        return self._house.read(actor, Act.READ_LOG, work)


def _deeds_about(session: Session, person_id: UUID) -> list[_Deed]:
    """Every unit that wrote a row of this person, or printed a list of their group."""
    ids = [each for record in joined_ids(session, person_id) for each in _written_about(session, record)]
    deeds: dict[tuple[int, int], _Deed] = {}
    for chunk in _chunks(ids):
        for row in session.connection().execute(sa.select(JOURNAL).where(JOURNAL.c.row_id.in_(chunk))):
            deed = deeds.setdefault((row.station, row.unit), _deed(row))
            deed.rows[row.tab].append(row.row_id)
            deed.fields |= set(as_entry(row).values)
    return list(deeds.values())


def _written_about(session: Session, person_id: UUID) -> list[UUID]:
    return [person_id, *_rows_of_person(session, person_id), *_prints_of_group(session, person_id)]


def _rows_of_person(session: Session, person_id: UUID) -> Iterator[UUID]:
    for table, column in _person_columns():
        yield from session.connection().execute(sa.select(table.c.id).where(column == person_id)).scalars()


def _prints_of_group(session: Session, person_id: UUID) -> Sequence[UUID]:
    person = session.get(Person, person_id)
    if person is None or person.counted_at is None:
        return ()
    of_group = select(PrintLog.id).where(PrintLog.group_id == person.group_id, col(PrintLog.person_id).is_(None))
    return session.exec(of_group.where(col(PrintLog.at) >= person.counted_at)).all()


def _newest_deeds(session: Session, wanted: ReadFilter) -> list[_Deed]:
    """The newest units. Rows of a very large one (a list read in) are nobody's in particular and not looked at."""
    highest, many = sa.func.max(JOURNAL.c.stamp), sa.func.count()
    lowest = sa.func.min(JOURNAL.c.stamp).label("lowest")
    names = (JOURNAL.c.station, JOURNAL.c.unit, JOURNAL.c.actor, JOURNAL.c.act)
    units = sa.select(*names, sa.func.max(JOURNAL.c.at).label("at"), highest.label("stamp"), lowest, many.label("many"))
    units = units.where(*_conditions(wanted)).group_by(*names).order_by(highest.desc()).limit(MOST_LINES)
    found = session.connection().execute(units).all()
    deeds = {(row.station, row.unit): _deed(row) for row in found}
    small = {(row.station, row.unit) for row in found if row.many <= MANY_ROWS}
    large = {row.unit for row in found if row.many > MANY_ROWS}
    if found:
        query = sa.select(JOURNAL.c.station, JOURNAL.c.unit, JOURNAL.c.tab, JOURNAL.c.row_id)
        query = query.where(JOURNAL.c.stamp >= min(row.lowest for row in found), JOURNAL.c.unit.not_in(large))
        for row in session.connection().execute(query):
            if (row.station, row.unit) in small:
                deeds[row.station, row.unit].rows[row.tab].append(row.row_id)
    return list(deeds.values())


def _conditions(wanted: ReadFilter) -> Iterator[sa.ColumnElement[bool]]:
    if wanted.user is not None:
        yield JOURNAL.c.actor == wanted.user
    if wanted.since is not None:
        yield JOURNAL.c.at >= int(wanted.since.timestamp() * 1000)
    if wanted.until is not None:
        yield JOURNAL.c.at < int(wanted.until.timestamp() * 1000)


def _deed(row: sa.Row[Any]) -> _Deed:
    return _Deed(row.actor, row.act, datetime.fromtimestamp(row.at / 1000, UTC), row.stamp)


class _Lines:
    """The units as lines, with everything that they name loaded at once. `about`: the one person asked for."""

    def __init__(self, session: Session, deeds: list[_Deed], about: UUID | None = None) -> None:
        self._deeds = sorted(deeds, key=lambda deed: deed.stamp, reverse=True)
        self._about, self._staff = about, staff_names(session)
        self._facts = _by_id(session, Fact, self._ids(FACT))
        self._prints = _by_id(session, PrintLog, self._ids(PRINT))
        gone = [UUID(each.detail) for each in self._facts.values() if each.kind in set(Way)]
        self._gone = {str(each): print_ for each, print_ in _by_id(session, PrintLog, gone).items()}
        self._scans = _by_id(session, ScanEvent, self._ids(SCAN))
        self._people = _people_of(session, self._deeds)
        self._numbers = _numbers(session, self._everybody())

    def _ids(self, tab: str) -> list[UUID]:
        return [row for deed in self._deeds for row in deed.rows.get(tab, ())]

    def _everybody(self) -> set[UUID]:
        return set(self._people.values())

    def rows(self) -> Iterator[ReadRow]:
        for deed in self._deeds:
            yield from self._of(deed)

    def _of(self, deed: _Deed) -> Iterator[ReadRow]:
        for fact in _found(self._facts, deed.rows.get(FACT, ())):
            yield self._row(deed, _kind_of(fact), self._told(fact), fact.person_id, _role_of(fact))
        for scan in _found(self._scans, deed.rows.get(SCAN, ())):
            yield self._row(deed, LogKind.CARD_SHOWN, _SHOWN[scan.purpose], scan.person_id)
        prints = list(_found(self._prints, deed.rows.get(PRINT, ())))
        for paper in prints:
            yield self._row(deed, LogKind.PRINT, _printed(deed, paper), paper.person_id)
        changed = set(deed.rows) - {FACT, PRINT, SCAN}
        if (changed or not deed.rows) and not prints:
            yield self._row(deed, LogKind.CHANGE, self._changed(deed), self._person_of(deed))

    def _told(self, fact: Fact) -> str:
        """A paper that went out is told by its print number."""
        print_ = self._gone.get(fact.detail)
        return act_words.read(fact.kind, str(print_.print_number) if print_ else fact.detail, fact.count)

    def _changed(self, deed: _Deed) -> str:
        names = act_words.fields(frozenset(deed.fields))
        return f"{act_words.done(deed.act)}: {', '.join(names)}" if names else act_words.done(deed.act)

    def _person_of(self, deed: _Deed) -> UUID | None:
        people = {self._people[row] for rows in deed.rows.values() for row in rows if row in self._people}
        return people.pop() if len(people) == 1 else None

    def _row(self, deed: _Deed, kind: LogKind, words: str, person: UUID | None, role: Role | None = None) -> ReadRow:
        member, whom = self._staff.get(deed.actor), person or self._about
        name, desk = (member.name, member.desk) if member else ("Somebody at another laptop", "")
        number = self._numbers.get(whom, "") if whom else ""
        return ReadRow(deed.at, deed.actor, name, desk, kind, words, role or _only_role(member), whom, number)


def _printed(deed: _Deed, paper: PrintLog) -> str:
    """A print as it was made, or the countersigning of it."""
    if deed.act == Act.COUNTERSIGN:
        return f"countersigned print {paper.print_number}"
    return f"printed {print_words(paper)}"


def _kind_of(fact: Fact) -> LogKind:
    if fact.kind in set(Way):
        return LogKind.PRINT
    return LogKind.REFUSED if fact.kind == "REFUSED" else LogKind.READ if fact.kind in _READS else LogKind.OTHER


def _role_of(fact: Fact) -> Role | None:
    return Role(fact.detail) if fact.kind in ("LOOKED", "ROLE_SWITCH") and fact.detail in set(Role) else None


def _only_role(member: StaffMember | None) -> Role | None:
    return member.role if member is not None and not member.further_roles else None


@cache
def _person_columns() -> list[tuple[sa.Table, sa.Column[Any]]]:
    """Every column of a tracked table that names a person."""
    tables = [table for table in SQLModel.metadata.tables.values() if table.info.get("tracked")]
    return [
        (table, column)
        for table in tables
        for column in table.columns
        if any(key.target_fullname == f"{PERSON}.id" for key in column.foreign_keys)
    ]


def _people_of(session: Session, deeds: Iterable[_Deed]) -> dict[UUID, UUID]:
    """Row to person, for every changed row that belongs to one."""
    by_tab: dict[str, list[UUID]] = defaultdict(list)
    for deed in deeds:
        for tab, rows in deed.rows.items():
            by_tab[tab] += rows
    people = {row: row for row in by_tab.get(PERSON, ())}
    for table, column in _person_columns():
        for chunk in _chunks(by_tab.get(table.name, ())):
            owned = session.connection().execute(sa.select(table.c.id, column).where(table.c.id.in_(chunk)))
            people |= {row: person for row, person in owned if person is not None}
    return people


def _numbers(session: Session, people: Iterable[UUID]) -> dict[UUID, str]:
    return {person.id: number_text(person) for person in load(session, Person, Person.id, people)}


def _by_id(session: Session, table: type[_Row], ids: Iterable[UUID]) -> dict[UUID, _Row]:
    return {row.id: row for row in load(session, table, table.id, ids)}


def _found(known: Mapping[UUID, _Row], ids: Iterable[UUID]) -> Iterator[_Row]:
    return (known[each] for each in ids if each in known)


def _chunks(ids: Iterable[UUID]) -> Iterator[list[UUID]]:
    every = list(ids)
    return (every[start : start + CHUNK] for start in range(0, len(every), CHUNK))
