"""The machine zone of a paper in hand, written to that paper and to the name that stands in it."""

from __future__ import annotations

from collections.abc import Sequence

from sqlmodel import Session, col, select

from app.forms import PersonForm, ZoneInHand
from models.base import new_id
from models.codes import Condition, Custody, NameKind
from models.person import IdentityDocument, PersonName


def lay_zone(session: Session, form: PersonForm) -> None:
    """Keep number, issuer, expiry and zone with the paper they stand in: the one of this number, else one of its
    type without a number, else a new one."""
    if form.zone is None:
        return
    session.flush()
    statement = select(IdentityDocument).where(
        IdentityDocument.person_id == form.id,
        IdentityDocument.type == form.zone.type,
        col(IdentityDocument.voided).is_(False),
    )
    paper = _paper_of(session.exec(statement).all(), form.zone)
    if paper is None:
        paper = IdentityDocument(
            id=new_id(),
            person_id=form.id,
            type=form.zone.type,
            condition=Condition.UNKNOWN,
            custody=Custody.PERSON,
        )
        session.add(paper)
    _write(paper, form.zone)
    if form.latin_from_document:
        _link(session, form, paper)


def _paper_of(papers: Sequence[IdentityDocument], zone: ZoneInHand) -> IdentityDocument | None:
    same = (paper for paper in papers if paper.number == zone.number)
    return next(same, next((paper for paper in papers if not paper.number), None))


def _write(paper: IdentityDocument, zone: ZoneInHand) -> None:
    """What stands there already and the zone leaves open stays."""
    paper.number, paper.country = zone.number or paper.number, zone.country or paper.country
    paper.expires, paper.name_as_written = zone.expires or paper.expires, zone.name or paper.name_as_written
    paper.zone, paper.zone_state = zone.text, zone.state


def _link(session: Session, form: PersonForm, paper: IdentityDocument) -> None:
    statement = select(PersonName).where(
        PersonName.person_id == form.id, col(PersonName.latin_form).is_(True), col(PersonName.voided).is_(False)
    )
    for name in session.exec(statement).all():
        if name.kind is NameKind.DOCUMENT:
            name.document_id = paper.id
