"""The papers of the quick form: three words each, laid over papers of which more may be known."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from uuid import UUID

from sqlmodel import Session, col, select

from app.access import Actor
from app.carried import COURT_PAPERS, shown_type
from app.forms import PaperInHand
from models.base import new_id
from models.belongings import HandOver, PaperScan
from models.codes import DocumentType
from models.person import IdentityDocument, PersonName

MORE = ("country", "authority", "number", "issued", "expires", "name_as_written", "pages", "language", "zone", "taken")


def in_hand(papers: Iterable[IdentityDocument]) -> tuple[PaperInHand, ...]:
    """The papers as the quick form has them; each keeps its id."""
    return tuple(PaperInHand(paper.type, paper.condition, paper.custody, paper.id) for paper in papers)


def as_shown(actor: Actor, papers: Iterable[PaperInHand]) -> tuple[PaperInHand, ...]:
    """The same as this role may know them."""
    return tuple(replace(paper, type=shown_type(actor, paper.type)) for paper in papers)


def lay_down(session: Session, person: UUID, known: Sequence[IdentityDocument], papers: Iterable[PaperInHand]) -> None:
    """Bring the papers of the record to what the form says. One that the form no longer has is taken out, unless more
    is known of it than the form can show: a number, a statement, a scan, a hand-over."""
    left, wanted = list(known), list(papers)
    for alike in (_same_id, _same_words, _same_kind):
        for paper in list(wanted):
            found = next((kept for kept in left if alike(kept, paper)), None)
            if found is not None:
                left.remove(found)
                wanted.remove(paper)
                _follow(session, found, paper)
    for kept in left:
        kept.voided = not carries_more(session, kept)
    for paper in wanted:
        session.add(_new(session, person, paper))


def carries_more(session: Session, paper: IdentityDocument) -> bool:
    """Whether the record holds more of a paper than its type, its condition and who has it."""
    if any(getattr(paper, name) for name in MORE):
        return True
    handed = select(HandOver.id).where(HandOver.document_id == paper.id)
    scanned = select(PaperScan.id).where(PaperScan.document_id == paper.id)
    named = select(PersonName.id).where(PersonName.document_id == paper.id)
    return any(session.exec(asked.limit(1)).first() is not None for asked in (handed, scanned, named))


def _same_id(kept: IdentityDocument, paper: PaperInHand) -> bool:
    return kept.id == paper.id


def _same_words(kept: IdentityDocument, paper: PaperInHand) -> bool:
    return _same_kind(kept, paper) and (kept.condition, kept.custody) == (paper.condition, paper.custody)


def _same_kind(kept: IdentityDocument, paper: PaperInHand) -> bool:
    return paper.type in (kept.type, DocumentType.VERDICT if kept.type in COURT_PAPERS else kept.type)


def _follow(session: Session, kept: IdentityDocument, paper: PaperInHand) -> None:
    """Take over what the form says and may say; who holds it is said by hand-overs where there are any."""
    if not _same_kind(kept, paper):
        kept.type = paper.type
    kept.condition = paper.condition
    if kept.custody is not paper.custody and not _was_handed(session, kept):
        kept.custody = paper.custody


def _was_handed(session: Session, paper: IdentityDocument) -> bool:
    lines = select(HandOver.id).where(HandOver.document_id == paper.id, col(HandOver.voided).is_(False))
    return session.exec(lines.limit(1)).first() is not None


def _new(session: Session, person: UUID, paper: PaperInHand) -> IdentityDocument:
    taken = paper.id is None or session.get(IdentityDocument, paper.id) is not None
    row = new_id() if taken or paper.id is None else paper.id
    return IdentityDocument(id=row, person_id=person, type=paper.type, condition=paper.condition, custody=paper.custody)
