"""Families and travelling companions (domain.md, 2.2, 11.4, 11.5). Nobody is housed together without agreeing."""

from __future__ import annotations

from uuid import UUID

from models.base import Tracked
from models.codes import Answer, DataSource, Relation
from models.columns import coded, refers, text


class Family(Tracked, table=True):
    """A registration group: people who wish to stay together, with one focal point among its members."""

    group_id: UUID = refers("arrivalgroup.id")
    code: str = text(40, default="")
    keep_together: Answer = coded(Answer)
    housing_note: str = text(300, default="")
    split_reason: str = text(300, default="")


class FamilyMember(Tracked, table=True):
    """Somebody of a family, and what they are to its focal point; the focal point itself is FOCAL."""

    family_id: UUID = refers("family.id")
    person_id: UUID = refers("person.id")
    relation: Relation = coded(Relation)


class Relationship(Tracked, table=True):
    """`a` is to `b` what `relation` says: a PARENT b means that a is a parent of b."""

    a_id: UUID = refers("person.id")
    b_id: UUID = refers("person.id")
    relation: Relation = coded(Relation)
    same_site: Answer = coded(Answer)
    legal_guardian: Answer = coded(Answer)
    dependent: Answer = coded(Answer)
    source: DataSource = coded(DataSource)
