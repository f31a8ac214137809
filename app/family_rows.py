"""What the family page hands in and gets back: members, wishes, and what two people are to each other."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from app.rows import PersonRow
from models.codes import Answer, DataSource, Relation


@dataclass(frozen=True)
class MemberForm:
    """Somebody of a family: what they are to the focal point; the focal point itself is FOCAL."""

    person: UUID
    relation: Relation = Relation.UNKNOWN


@dataclass(frozen=True, repr=False)
class FamilyForm:
    """A family as chosen: people who wish to stay together."""

    id: UUID
    members: tuple[MemberForm, ...]
    keep_together: Answer = Answer.NOT_ASKED


@dataclass(frozen=True)
class JoinForm:
    """`person` belongs to the family of `to`; where `to` has none yet, one is made with `to` as its focal point.
    `relation`: what the person is to the focal point. `id`: of the family that may have to be made."""

    id: UUID
    person: UUID
    to: UUID
    relation: Relation = Relation.UNKNOWN


@dataclass(frozen=True, repr=False)
class WishForm:
    """Whether a family stays together, why it was parted, and a word for whoever gives the beds."""

    family: UUID
    keep_together: Answer
    split_reason: str = ""
    housing_note: str = ""


@dataclass(frozen=True)
class RelationForm:
    """What `a` is to `b`. `legal_guardian`: a is the guardian of b by law; `dependent`: b depends on a."""

    id: UUID
    a: UUID
    b: UUID
    relation: Relation
    same_site: Answer = Answer.NOT_ASKED
    legal_guardian: Answer = Answer.NOT_ASKED
    dependent: Answer = Answer.NOT_ASKED
    source: DataSource = DataSource.STATED


@dataclass(frozen=True, repr=False)
class MemberRow:
    """Somebody of a family. `child`: may be under 18."""

    person: PersonRow
    relation: Relation
    child: bool


@dataclass(frozen=True, repr=False)
class FamilyRow:
    """A family, the focal point first."""

    id: UUID
    code: str
    keep_together: Answer
    split_reason: str
    housing_note: str
    members: tuple[MemberRow, ...]


@dataclass(frozen=True, repr=False)
class RelationRow:
    """What `other` is to the person on the page. `turned`: read from the other side of a relation whose inverse has
    no code of its own; then `relation` is what the person is to the other, and the words are turned round."""

    id: UUID
    other: PersonRow
    relation: Relation
    turned: bool
    same_site: Answer
    legal_guardian: Answer
    is_guardian: bool
    dependent: Answer
    source: DataSource


@dataclass(frozen=True, repr=False)
class FamilySheet:
    """Everybody around one person. `child`: they may be under 18; `alone`: and no adult of their family is here."""

    person: PersonRow
    family: FamilyRow | None
    relations: tuple[RelationRow, ...]
    child: bool
    alone: bool
