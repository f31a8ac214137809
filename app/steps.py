"""The timeline of a person: every step, newest first, with who and which desk."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from uuid import UUID

from sqlmodel import Session, col, select

from app.person_rows import load
from app.rows import StepRow
from app.store import Store
from models.health import Letter, MedicalCheck
from models.papers import Card, Fact
from models.person import Person
from models.place import StaffMember
from models.supplies import Issue, Kit, SupplyItem

Staff = Mapping[UUID, StaffMember]


def steps_of(session: Session, store: Store, person: Person, staff: Staff) -> tuple[StepRow, ...]:
    """Arrival, registration, cards, checks (only that they were), supplies, letters."""
    steps = [
        *_arrival(store, person, staff),
        *_cards(session, store, person, staff),
        *_checks(session, person, staff),
        *_issues(session, store, person, staff),
        *_letters(session, person, staff),
    ]
    return tuple(sorted(steps, key=lambda step: step.at, reverse=True))


def looks_of(session: Session, store: Store, person: Person, staff: Staff) -> tuple[StepRow, ...]:
    """Who has looked at this record, newest first, at most twenty."""
    facts = session.exec(
        select(Fact)
        .where(Fact.person_id == person.id, col(Fact.kind).in_(["LOOKED", "SEALED_READ"]))
        .order_by(col(Fact.at).desc())
        .limit(20)
    ).all()
    words = {"LOOKED": "Looked at the record", "SEALED_READ": "Opened health notes"}
    return tuple(StepRow(fact.at, fact.kind, words[fact.kind], "", _by(store, fact.id, staff)) for fact in facts)


def _by(store: Store, row: UUID, staff: Staff) -> str:
    """Who first wrote a row, from the journal."""
    actor = store.author(row)
    member = staff.get(actor) if actor else None
    return f"{member.name}, {member.desk}" if member else ""


def _arrival(store: Store, person: Person, staff: Staff) -> Iterable[StepRow]:
    by = _by(store, person.id, staff)
    if person.counted_at:
        place = f"Number {person.counted_order} off the bus." if person.counted_order else ""
        yield StepRow(person.counted_at, "arrived", "Arrived, counted in", place, by)
    if person.registered_at:
        yield StepRow(person.registered_at, "registered", "Registered", "", by)
    if person.notice_at:
        yield StepRow(person.notice_at, "notice", "Privacy notice", "Given, or its refusal noted.", by)


def _cards(session: Session, store: Store, person: Person, staff: Staff) -> Iterable[StepRow]:
    for card in load(session, Card, Card.person_id, [person.id]):
        title = "Card bound by scan" if card.bound_at else "Card printed"
        detail = f"Serial {card.serial}, valid until {card.valid_until.day} {card.valid_until:%b %Y}"
        at = card.bound_at or _first_written(store, card.id, person)
        yield StepRow(at, "card", title, detail, _by(store, card.id, staff))


def _first_written(store: Store, row: UUID, person: Person) -> datetime:
    at = store.written_at(row)
    assert at is not None or person.counted_at is not None
    return at or person.counted_at  # type: ignore[return-value]


def _checks(session: Session, person: Person, staff: Staff) -> Iterable[StepRow]:
    for check in load(session, MedicalCheck, MedicalCheck.person_id, [person.id]):
        if check.signed_at is not None:
            member = staff.get(check.signed_by) if check.signed_by else None
            detail = "Result stays in Health. Instructions are above."
            yield StepRow(check.signed_at, "health", "Health check done", detail, member.desk if member else "")


def _issues(session: Session, store: Store, person: Person, staff: Staff) -> Iterable[StepRow]:
    names = {kit.code: kit.name for kit in session.exec(select(Kit)).all()}
    names |= {item.code: item.name for item in session.exec(select(SupplyItem)).all()}
    for issue in load(session, Issue, Issue.person_id, [person.id]):
        title = names.get(issue.what, issue.what)
        detail = f"Taken back at {issue.undone_at.astimezone():%H:%M}." if issue.undone_at else "Given."
        yield StepRow(issue.at, "supplies", title, detail, _by(store, issue.id, staff))


def _letters(session: Session, person: Person, staff: Staff) -> Iterable[StepRow]:
    for letter in load(session, Letter, Letter.person_id, [person.id]):
        if letter.signed_at is not None:
            member = staff.get(letter.signed_by) if letter.signed_by else None
            detail = f"Reference {letter.reference}"
            yield StepRow(letter.signed_at, "letter", "Letter signed", detail, member.desk if member else "")
