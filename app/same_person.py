"""Records found to be of the same human being: groups are what hangs together, and one record speaks for all.

Nothing is joined in the tables, so merges made at two laptops at once, in both directions or in a ring, need no rule;
voiding a row takes its merge back.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import NamedTuple, cast
from uuid import UUID

from sqlalchemy import event
from sqlalchemy.orm import object_session
from sqlmodel import Session, col, select

from models.codes import Answer
from models.person import Person, SamePerson

_KNOWN = "merges"
_CHUNK, _LONG_AGO = 500, datetime(1970, 1, 1, tzinfo=UTC)


class Merge(NamedTuple):
    """A decision that two records are of one person."""

    a: UUID
    b: UUID
    keep: UUID | None
    at: datetime | None


@dataclass(frozen=True)
class Merges:
    """Who is one human being with whom, as it stands now. Somebody with one record is alone with it."""

    groups: Mapping[UUID, tuple[UUID, ...]] = field(default_factory=dict)
    decided_at: Mapping[UUID, datetime] = field(default_factory=dict)

    def ids(self, person: UUID) -> tuple[UUID, ...]:
        """All records of the person, the shown one first."""
        return self.groups.get(person, (person,))

    def shown(self, person: UUID) -> UUID:
        """The record that speaks for the person."""
        return self.ids(person)[0]

    def own_first(self, person: UUID) -> tuple[UUID, ...]:
        """All records of the person, the given one before the others."""
        return (person, *(each for each in self.ids(person) if each != person))

    def since(self, person: UUID) -> datetime:
        """When the last of the person's records was joined."""
        return self.decided_at.get(self.shown(person), _LONG_AGO)

    def all_of(self, people: Iterable[UUID]) -> list[UUID]:
        """Every record of these people, each once, in order."""
        return list(dict.fromkeys(each for person in people for each in self.own_first(person)))


def merges(session: Session) -> Merges:
    """The merges that stand, of records that were not undone. Read once a transaction, and again after a decision."""
    known = session.info.get(_KNOWN)
    if not isinstance(known, Merges):
        known = session.info[_KNOWN] = _read(session)
    return known


def forget(session: Session | None) -> None:
    """A decision was written in this transaction: who is one person is read anew."""
    if session is not None:
        session.info.pop(_KNOWN, None)


@event.listens_for(SamePerson, "after_insert")
@event.listens_for(SamePerson, "after_update")
def _written(mapper: object, connection: object, row: SamePerson) -> None:
    forget(cast(Session, object_session(row)))


def _read(session: Session) -> Merges:
    """By columns, because it is read in nearly every transaction."""
    said_same = select(SamePerson.a_id, SamePerson.b_id, SamePerson.keep_id, SamePerson.at).where(
        SamePerson.same == Answer.YES, col(SamePerson.voided).is_(False)
    )
    rows = [Merge(*row) for row in session.exec(said_same).all()]
    if not rows:
        return Merges()
    roots = components((row.a, row.b) for row in rows)
    undone = _undone(session, roots)
    members, decisions = defaultdict(list), defaultdict(list)
    for person, root in sorted(roots.items()):
        if person not in undone:
            members[root].append(person)
    for row in rows:
        decisions[roots[row.a]].append(row)
    return _merges(members, decisions)


def _merges(members: Mapping[UUID, list[UUID]], decisions: Mapping[UUID, list[Merge]]) -> Merges:
    groups: dict[UUID, tuple[UUID, ...]] = {}
    at: dict[UUID, datetime] = {}
    for root, people in members.items():
        if len(people) > 1:
            shown = shown_of(people, decisions[root])
            at[shown] = max(row.at or _LONG_AGO for row in decisions[root])
            whole = (shown, *(person for person in people if person != shown))
            groups.update(dict.fromkeys(people, whole))
    return Merges(groups, at)


def shown_of(people: Sequence[UUID], decisions: Iterable[Merge]) -> UUID:
    """The record that the newest decision keeps, alike on every laptop; without one the smallest id."""
    keeping = [(row.at or _LONG_AGO, row.keep) for row in decisions if row.keep is not None and row.keep in people]
    return max(keeping)[1] if keeping else min(people)


def joined_ids(session: Session, person: UUID) -> tuple[UUID, ...]:
    """All records of the human being behind this one, the shown record first."""
    return merges(session).ids(person)


def shown_id(session: Session, person: UUID) -> UUID:
    """The record that is shown when this one is opened."""
    return merges(session).shown(person)


def standing_decisions(session: Session, same: Answer | None = None) -> list[SamePerson]:
    """Decisions nobody has taken back: all, or those that say `same`."""
    statement = select(SamePerson).where(col(SamePerson.voided).is_(False))
    if same is not None:
        statement = statement.where(SamePerson.same == same)
    return list(session.exec(statement).all())


def contradictions(rows: Iterable[SamePerson]) -> list[SamePerson]:
    """Decisions for two people whose records other decisions join: they stay joined until a person settles it."""
    rows = list(rows)
    roots = components((row.a_id, row.b_id) for row in rows if row.same is Answer.YES)
    apart = [row for row in rows if row.same is Answer.NO]
    return [row for row in apart if row.a_id in roots and roots[row.a_id] == roots.get(row.b_id)]


def groups(session: Session) -> dict[UUID, UUID]:
    """For every person in a group of two or more records, the smallest id of the group."""
    return components((row.a_id, row.b_id) for row in standing_decisions(session, Answer.YES))


def components(pairs: Iterable[tuple[UUID, UUID]]) -> dict[UUID, UUID]:
    """The smallest member of each connected component, for every member."""
    roots: dict[UUID, UUID] = {}

    def root(member: UUID) -> UUID:
        while roots.setdefault(member, member) != member:
            roots[member] = member = roots[roots[member]]
        return member

    for one, other in pairs:
        first, second = sorted((root(one), root(other)))
        roots[second] = first
    return {member: root(member) for member in list(roots)}


def _undone(session: Session, people: Iterable[UUID]) -> set[UUID]:
    wanted, found = list(people), set[UUID]()
    for start in range(0, len(wanted), _CHUNK):
        part = wanted[start : start + _CHUNK]
        found |= set(session.exec(select(Person.id).where(col(Person.id).in_(part), col(Person.voided).is_(True))))
    return found
