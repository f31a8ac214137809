"""Somebody comes for another: the household may, others by consent, or by what a named witness heard."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sqlmodel import Session

from app.person_rows import load
from app.same_person import merges
from app.supplies.history import sharers
from app.supply_forms import IssueForm
from models.codes import ConsentPurpose, ConsentState, RulePer
from models.protection import Consent


def may_collect(session: Session, person: UUID, form: IssueForm, today: date) -> bool:
    """Whether `form.collector` may take what is for the person."""
    joined = merges(session)
    if form.collector in sharers(session, joined, person, RulePer.HOUSEHOLD) or form.witness.strip():
        return True
    answers = [
        each
        for each in load(session, Consent, Consent.person_id, joined.ids(person))
        if each.purpose is ConsentPurpose.COLLECT
    ]
    newest = max(answers, key=lambda each: (each.at, each.id), default=None)
    return (
        newest is not None
        and newest.state is ConsentState.GIVEN
        and newest.withdrawn_at is None
        and (newest.until is None or today <= newest.until)
    )
