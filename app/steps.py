"""The timeline of a person: every step, newest first, with who and which desk, read from the journal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from uuid import UUID

from sqlmodel import Session, col, select

from app.access import Act
from app.hands import Hands, Staff
from app.person_rows import load
from app.registration_steps import registration_steps
from app.rows import StepRow
from models.health import MedicalCheck
from models.letters import Letter
from models.papers import Card, Fact
from models.person import Person
from models.supplies import Issue, Kit, SupplyItem

LOOKS = {
    "LOOKED": "Looked at the record",
    "SEALED_READ": "Opened health notes",
    "SEALED_READ case": "Opened case notes",
    "SEALED_READ paper": "Opened the statement about a paper",
    "SCAN_OPENED": "Opened a scan of a paper",
}


def steps_of(session: Session, records: Sequence[Person], staff: Staff) -> tuple[StepRow, ...]:
    """Arrival, registration, notice, cards, checks (only that they were), supplies, letters of all these records."""
    ids = [person.id for person in records]
    cards = load(session, Card, Card.person_id, ids)
    issues = load(session, Issue, Issue.person_id, ids)
    hands = Hands(session, staff, [*ids, *(card.id for card in cards), *(issue.id for issue in issues)])
    steps = [
        *(step for person in records for step in _arrival(person, hands)),
        *_cards(cards, hands),
        *_issues(session, issues, hands),
        *_checks(session, ids, staff),
        *_letters(session, ids, staff),
        *registration_steps(session, records, staff),
    ]
    return tuple(sorted(steps, key=lambda step: step.at, reverse=True))


def looks_of(session: Session, people: Sequence[UUID], staff: Staff) -> tuple[StepRow, ...]:
    """Who has looked at these records, newest first, at most twenty."""
    statement = select(Fact).where(col(Fact.person_id).in_(people), col(Fact.kind).in_(list(LOOKS)))
    facts = session.exec(statement.order_by(col(Fact.at).desc()).limit(20)).all()
    hands = Hands(session, staff, [fact.id for fact in facts])
    return tuple(StepRow(fact.at, fact.kind, _look(fact), "", hands.by(fact.id)) for fact in facts)


def _look(fact: Fact) -> str:
    return LOOKS.get(f"{fact.kind} {fact.detail}") or LOOKS[fact.kind]


def _arrival(person: Person, hands: Hands) -> Iterable[StepRow]:
    if person.counted_at:
        place = f"Number {person.counted_order} off the bus." if person.counted_order else ""
        by = hands.by(person.id, Act.COUNT_IN, Act.REGISTER)
        yield StepRow(person.counted_at, "arrived", "Arrived, counted in", place, by)
    if person.registered_at:
        by = hands.by(person.id, Act.REGISTER)
        yield StepRow(person.registered_at, "registered", "Registered", "", by)
    if person.notice_at:
        answers = {"Y": "Given.", "N": "Not given yet.", "X": "Declined.", "UNK": "Not known."}
        detail = answers.get(person.notice_given, "")
        yield StepRow(person.notice_at, "notice", "Privacy notice", detail, hands.by(person.id, Act.REGISTER))


def _cards(cards: Iterable[Card], hands: Hands) -> Iterable[StepRow]:
    for card in cards:
        at = card.bound_at or hands.first(card.id)
        if at is not None:
            title = "Card bound by scan" if card.bound_at else "Card printed"
            detail = f"Serial {card.serial}, valid until {card.valid_until.day} {card.valid_until:%b %Y}"
            yield StepRow(at, "card", title, detail, hands.by(card.id), day=card.valid_until)


def _issues(session: Session, issues: Iterable[Issue], hands: Hands) -> Iterable[StepRow]:
    names = {kit.code: kit.name for kit in session.exec(select(Kit)).all()}
    names |= {item.code: item.name for item in session.exec(select(SupplyItem)).all()}
    for issue in issues:
        detail = f"Taken back at {issue.undone_at.astimezone():%H:%M}." if issue.undone_at else "Given."
        what = names.get(issue.what, issue.what)
        yield StepRow(issue.at, "supplies", what, detail, hands.by(issue.id), what)


def _checks(session: Session, people: Sequence[UUID], staff: Staff) -> Iterable[StepRow]:
    for check in load(session, MedicalCheck, MedicalCheck.person_id, people):
        if check.signed_at is not None:
            detail = "Result stays in Health. Instructions are above."
            yield StepRow(check.signed_at, "health", "Health check done", detail, _desk(staff, check.signed_by))


def _letters(session: Session, people: Sequence[UUID], staff: Staff) -> Iterable[StepRow]:
    for letter in load(session, Letter, Letter.person_id, people):
        if letter.signed_at is not None:
            detail = f"Reference {letter.reference}"
            by = _desk(staff, letter.signed_by)
            yield StepRow(letter.signed_at, "letter", "Letter signed", detail, by, letter.reference)


def _desk(staff: Staff, user: UUID | None) -> str:
    member = staff.get(user) if user else None
    return member.desk if member else ""
