"""Words for what people are to each other, read from either side."""

from __future__ import annotations

from app.family_rows import RelationRow
from models.codes import Answer, DataSource, Relation
from ui.words import _


def relations() -> dict[Relation, str]:
    """What somebody is to another, as it is chosen and shown."""
    return {
        Relation.FOCAL: _("Focal point"),
        Relation.SPOUSE: _("Wife or husband"),
        Relation.PARTNER: _("Partner"),
        Relation.PARENT: _("Mother or father"),
        Relation.CHILD: _("Child"),
        Relation.STEPCHILD: _("Stepchild"),
        Relation.FOSTER_CHILD: _("Foster child"),
        Relation.SIBLING: _("Sister or brother"),
        Relation.GRANDPARENT: _("Grandparent"),
        Relation.GRANDCHILD: _("Grandchild"),
        Relation.AUNT_UNCLE: _("Aunt or uncle"),
        Relation.NIECE_NEPHEW: _("Niece or nephew"),
        Relation.COUSIN: _("Cousin"),
        Relation.PARENT_IN_LAW: _("Mother- or father-in-law"),
        Relation.SIBLING_IN_LAW: _("Sister- or brother-in-law"),
        Relation.GUARDIAN: _("Guardian"),
        Relation.WARD: _("Under the guard of"),
        Relation.CARER: _("Carer"),
        Relation.FRIEND: _("Friend"),
        Relation.LAWYER: _("Lawyer"),
        Relation.COLLEAGUE: _("Colleague"),
        Relation.CELLMATE: _("Was in the same cell"),
        Relation.OTHER_RELATIVE: _("Another relative"),
        Relation.NO_RELATION: _("No relation"),
        Relation.UNKNOWN: _("Not asked"),
    }


def turned() -> dict[Relation, str]:
    """The same read from the other side, where the code list has no word for it."""
    return {
        Relation.STEPCHILD: _("Step-parent"),
        Relation.FOSTER_CHILD: _("Foster parent"),
        Relation.PARENT_IN_LAW: _("Married to the child of this person"),
        Relation.CARER: _("Cared for by this person"),
        Relation.LAWYER: _("This person is the lawyer"),
    }


def relation_words(row: RelationRow) -> str:
    """What the other is to the person on the page."""
    words = turned() if row.turned else relations()
    return words.get(row.relation) or relations()[row.relation]


def beside(row: RelationRow) -> str:
    """What else is known of it, in one line."""
    guardian = _("is the guardian by law") if not row.is_guardian else _("this person is the guardian by law")
    depends = _("this person depends on them") if not row.is_guardian else _("depends on this person")
    apart = {Answer.YES: _("lives here too"), Answer.NO: _("not at this site")}
    parts = (
        row.other.number,
        guardian if row.legal_guardian is Answer.YES else "",
        depends if row.dependent is Answer.YES else "",
        apart.get(row.same_site, ""),
        sources().get(row.source, ""),
    )
    return " · ".join(part for part in parts if part)


def sources() -> dict[DataSource, str]:
    """Where the relation is known from."""
    return {DataSource.STATED: _("as stated"), DataSource.DOCUMENT: _("by a document")}


def choices(focal: bool = False) -> list[tuple[object, str]]:
    """The relations to choose from, not asked first."""
    words = relations()
    left_out = {Relation.UNKNOWN} | (set() if focal else {Relation.FOCAL})
    return [(Relation.UNKNOWN, words[Relation.UNKNOWN])] + [
        (code, word) for code, word in words.items() if code not in left_out
    ]
