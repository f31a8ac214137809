"""What people are to each other (domain, 2.2 and 12.6): how a relation reads from the other side, and who is kin."""

from __future__ import annotations

from models.codes import Relation

_PAIRS = (
    (Relation.SPOUSE, Relation.SPOUSE),
    (Relation.PARTNER, Relation.PARTNER),
    (Relation.PARENT, Relation.CHILD),
    (Relation.SIBLING, Relation.SIBLING),
    (Relation.GRANDPARENT, Relation.GRANDCHILD),
    (Relation.AUNT_UNCLE, Relation.NIECE_NEPHEW),
    (Relation.COUSIN, Relation.COUSIN),
    (Relation.SIBLING_IN_LAW, Relation.SIBLING_IN_LAW),
    (Relation.GUARDIAN, Relation.WARD),
    (Relation.FRIEND, Relation.FRIEND),
    (Relation.COLLEAGUE, Relation.COLLEAGUE),
    (Relation.CELLMATE, Relation.CELLMATE),
    (Relation.OTHER_RELATIVE, Relation.OTHER_RELATIVE),
    (Relation.NO_RELATION, Relation.NO_RELATION),
    (Relation.UNKNOWN, Relation.UNKNOWN),
)
INVERSE = dict(_PAIRS) | {other: one for one, other in _PAIRS}
COUPLE = frozenset({Relation.SPOUSE, Relation.PARTNER})
KIN = frozenset(
    {
        *(Relation.SPOUSE, Relation.PARTNER, Relation.PARENT, Relation.CHILD, Relation.STEPCHILD),
        *(Relation.FOSTER_CHILD, Relation.SIBLING, Relation.GRANDPARENT, Relation.GRANDCHILD, Relation.AUNT_UNCLE),
        *(Relation.NIECE_NEPHEW, Relation.COUSIN, Relation.PARENT_IN_LAW, Relation.SIBLING_IN_LAW),
        *(Relation.GUARDIAN, Relation.WARD, Relation.OTHER_RELATIVE),
    }
)


def inverse(relation: Relation) -> Relation | None:
    """What b is to a when a is this to b; None where the code list has no word for it (a stepchild's parent)."""
    return INVERSE.get(relation)


def answers_for(relation: Relation) -> bool:
    """Whether an adult who is this to a child, or to whom the child is this, may answer for the child: kin or a
    guardian, never the child's own spouse, never a friend or a stranger."""
    return relation in KIN - COUPLE


def within_family(child: Relation, adult: Relation) -> bool:
    """The same for two members of a family, each by what they are to its focal point."""
    if child is Relation.FOCAL:
        return answers_for(adult)
    if adult is Relation.FOCAL:
        return answers_for(child)
    return child in KIN and adult in KIN
