"""Records found to be of the same human being: groups are what hangs together, and the smallest id speaks for all.

Nothing is joined in the tables, so merges made at two laptops at once, in both directions or in a ring, need no rule;
voiding a row takes its merge back.
"""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from sqlmodel import Session, col, select

from models.codes import Answer
from models.person import SamePerson


def groups(session: Session) -> dict[UUID, UUID]:
    """For every person in a group of two or more records, the id that speaks for the group."""
    same = select(SamePerson.a_id, SamePerson.b_id).where(
        SamePerson.same == Answer.YES, col(SamePerson.voided).is_(False)
    )
    return components(session.exec(same).all())


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
