"""Which values of papers, belongings and hand-overs a role may see where rows are shown field by field."""

from __future__ import annotations

from uuid import UUID

from sqlmodel import Session

from app.access import Act, Actor, may
from app.carried import shown_type
from app.cases import works_on
from app.documents import OPEN_TO_ALL, PLAIN, is_veiled
from models.codes import DocumentType
from models.person import IdentityDocument

_NEEDS = {
    "identitydocument": Act.READ_DOCUMENTS,
    "belonging": Act.SEE_BELONGINGS,
    "handover": Act.SEE_BELONGINGS,
    "paperscan": Act.READ_SCANS,
}


def may_see(session: Session, actor: Actor, table: str, row: UUID, field: str) -> bool:
    """Whether the role may see the values of this field; always so for tables of others."""
    needed = _NEEDS.get(table)
    if needed is None:
        return True
    if not may(actor, needed) or field in ("key", "digest"):
        return False
    paper = session.get(IdentityDocument, row) if table == "identitydocument" else None
    if paper is None:
        return True
    if field == "taken":
        return works_on(session, actor, paper.person_id)
    hidden = {*PLAIN, "type", "zone"} - set(OPEN_TO_ALL)
    return field not in hidden or not is_veiled(actor, paper.type)


def shown_value(actor: Actor, field: str, value: object) -> object:
    """A value as this role may know it: the type of a court paper is told as every court paper's."""
    return shown_type(actor, value) if field == "type" and isinstance(value, DocumentType) else value
