"""The timeline of a person: every step, newest first, with who and which desk, read from the journal."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from sqlmodel import Session, col, select

from app.access import Act
from app.person_rows import load
from app.rows import StepRow
from models.health import Letter, MedicalCheck
from models.journal import Journal
from models.papers import Card, Fact
from models.person import Person
from models.place import StaffMember
from models.supplies import Issue, Kit, SupplyItem

Staff = Mapping[UUID, StaffMember]
LOOKS = {"LOOKED": "Looked at the record", "SEALED_READ": "Opened health notes"}


@dataclass(frozen=True)
class Written:
    """Who wrote a row, under which act, when."""

    actor: UUID
    act: str
    at: datetime


class Hands:
    """Whose hand wrote each of a set of rows."""

    def __init__(self, session: Session, staff: Staff, ids: Iterable[UUID]) -> None:
        self._staff = staff
        self._entries: dict[UUID, list[Written]] = {}
        statement = (
            select(Journal.row_id, Journal.actor, Journal.act, Journal.at)
            .where(col(Journal.row_id).in_(list(ids)))
            .order_by(col(Journal.stamp))
        )
        for row, actor, act, at in session.exec(statement).all():
            written = Written(actor, act, datetime.fromtimestamp(at / 1000, UTC))
            self._entries.setdefault(row, []).append(written)

    def by(self, row: UUID, *acts: Act) -> str:
        """Name and desk of who first wrote the row, or first did one of these acts on it."""
        found = next((e for e in self._entries.get(row, []) if not acts or e.act in acts), None)
        member = self._staff.get(found.actor) if found else None
        return f"{member.name}, {member.desk}" if member else ""

    def user(self, row: UUID) -> UUID | None:
        """Who first wrote the row."""
        entries = self._entries.get(row)
        return entries[0].actor if entries else None

    def first(self, row: UUID) -> datetime | None:
        entries = self._entries.get(row)
        return entries[0].at if entries else None


def steps_of(session: Session, person: Person, staff: Staff) -> tuple[StepRow, ...]:
    """Arrival, registration, notice, cards, checks (only that they were), supplies, letters."""
    cards = load(session, Card, Card.person_id, [person.id])
    issues = load(session, Issue, Issue.person_id, [person.id])
    hands = Hands(session, staff, [person.id, *(card.id for card in cards), *(issue.id for issue in issues)])
    steps = [
        *_arrival(person, hands),
        *_cards(cards, hands),
        *_issues(session, issues, hands),
        *_checks(session, person, staff),
        *_letters(session, person, staff),
    ]
    return tuple(sorted(steps, key=lambda step: step.at, reverse=True))


def looks_of(session: Session, person: Person, staff: Staff) -> tuple[StepRow, ...]:
    """Who has looked at this record, newest first, at most twenty."""
    statement = select(Fact).where(Fact.person_id == person.id, col(Fact.kind).in_(list(LOOKS)))
    facts = session.exec(statement.order_by(col(Fact.at).desc()).limit(20)).all()
    hands = Hands(session, staff, [fact.id for fact in facts])
    return tuple(StepRow(fact.at, fact.kind, LOOKS[fact.kind], "", hands.by(fact.id)) for fact in facts)


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
            yield StepRow(at, "card", title, detail, hands.by(card.id))


def _issues(session: Session, issues: Iterable[Issue], hands: Hands) -> Iterable[StepRow]:
    names = {kit.code: kit.name for kit in session.exec(select(Kit)).all()}
    names |= {item.code: item.name for item in session.exec(select(SupplyItem)).all()}
    for issue in issues:
        detail = f"Taken back at {issue.undone_at.astimezone():%H:%M}." if issue.undone_at else "Given."
        yield StepRow(issue.at, "supplies", names.get(issue.what, issue.what), detail, hands.by(issue.id))


def _checks(session: Session, person: Person, staff: Staff) -> Iterable[StepRow]:
    for check in load(session, MedicalCheck, MedicalCheck.person_id, [person.id]):
        if check.signed_at is not None:
            detail = "Result stays in Health. Instructions are above."
            yield StepRow(check.signed_at, "health", "Health check done", detail, _desk(staff, check.signed_by))


def _letters(session: Session, person: Person, staff: Staff) -> Iterable[StepRow]:
    for letter in load(session, Letter, Letter.person_id, [person.id]):
        if letter.signed_at is not None:
            detail = f"Reference {letter.reference}"
            yield StepRow(letter.signed_at, "letter", "Letter signed", detail, _desk(staff, letter.signed_by))


def _desk(staff: Staff, user: UUID | None) -> str:
    member = staff.get(user) if user else None
    return member.desk if member else ""
