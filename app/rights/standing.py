"""Restriction and legal hold of a record (GDPR, articles 18 and 17.3), and what people ask about their records."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import TypeVar
from uuid import UUID

from sqlmodel import Session, col, select

from app.access import Act, Actor
from app.house import House
from app.person_rows import number_text
from app.registration import known_person
from app.rights.forms import RequestForm, RequestRow, StandingForm, StandingRow, require_reason
from models.person import Person
from models.rights import LegalHold, Restriction, SubjectRequest

TIME_TO_ANSWER = timedelta(days=30)
Kind = TypeVar("Kind", Restriction, LegalHold)


class Standings:
    """What stands on a record: restrictions, holds, open requests."""

    def __init__(self, house: House) -> None:
        self._house = house

    def restrict(self, actor: Actor, form: StandingForm) -> None:
        """From now on the record is kept and not used, but for what keeps the person alive and well."""
        self._house.write(actor, Act.RESTRICT, lambda session: self._stand(session, Restriction, form))

    def lift_restriction(self, actor: Actor, restriction: UUID) -> None:
        self._house.write(actor, Act.RESTRICT, lambda session: self._lift(session, Restriction, restriction))

    def hold(self, actor: Actor, form: StandingForm) -> None:
        """Nothing of the record can be erased until the hold is lifted."""
        self._house.write(actor, Act.HOLD, lambda session: self._stand(session, LegalHold, form))

    def lift_hold(self, actor: Actor, hold: UUID) -> None:
        self._house.write(actor, Act.HOLD, lambda session: self._lift(session, LegalHold, hold))

    def restrictions(self, actor: Actor) -> tuple[StandingRow, ...]:
        """Every restriction, those in force first."""
        return self._house.read(actor, Act.RESTRICT, lambda session: _rows(session, Restriction))

    def holds(self, actor: Actor) -> tuple[StandingRow, ...]:
        """Every legal hold, those in force first."""
        return self._house.read(actor, Act.HOLD, lambda session: _rows(session, LegalHold))

    def ask(self, actor: Actor, form: RequestForm) -> None:
        """A person asks about their own record; the answer is due within a month (GDPR, article 12.3)."""

        def work(session: Session) -> None:
            known_person(session, form.person)
            if session.get(SubjectRequest, form.id) is None:
                now = self._house.now()
                due = now + TIME_TO_ANSWER
                session.add(
                    SubjectRequest(id=form.id, person_id=form.person, right=form.right, received_at=now, due_at=due)
                )

        self._house.write(actor, Act.COPY_FOR_SUBJECT, work)

    def answer(self, actor: Actor, request: UUID, outcome: str) -> None:
        """How a request was answered."""

        def work(session: Session) -> None:
            row = session.get(SubjectRequest, request)
            if row is not None and row.answered_at is None:
                row.answered_at, row.outcome = self._house.now(), require_reason(outcome)

        self._house.write(actor, Act.COPY_FOR_SUBJECT, work)

    def requests(self, actor: Actor) -> tuple[RequestRow, ...]:
        """What people asked: the open ones first, the nearest day first."""

        def work(session: Session) -> tuple[RequestRow, ...]:
            found = session.exec(select(SubjectRequest).where(col(SubjectRequest.voided).is_(False))).all()
            numbers = _numbers(session, [row.person_id for row in found])
            ordered = sorted(found, key=lambda row: (row.answered_at is not None, row.due_at))
            return tuple(self._request(row, numbers) for row in ordered)

        return self._house.read(actor, Act.COPY_FOR_SUBJECT, work)

    def _request(self, row: SubjectRequest, numbers: dict[UUID, str]) -> RequestRow:
        left = (row.due_at - self._house.now()).days
        who = (row.id, row.person_id, numbers.get(row.person_id, ""), row.right)
        return RequestRow(*who, row.received_at, row.due_at, left, row.answered_at, row.outcome)

    def _stand(self, session: Session, kind: type[Kind], form: StandingForm) -> None:
        known_person(session, form.person)
        if session.get(kind, form.id) is None:
            reason = require_reason(form.reason)
            session.add(kind(id=form.id, person_id=form.person, reason=reason, since=self._house.now()))

    def _lift(self, session: Session, kind: type[Kind], row_id: UUID) -> None:
        row = session.get(kind, row_id)
        if row is not None and row.lifted_at is None:
            row.lifted_at = self._house.now()


def _rows(session: Session, kind: type[Kind]) -> tuple[StandingRow, ...]:
    found = session.exec(select(kind).where(col(kind.voided).is_(False))).all()
    numbers = _numbers(session, [row.person_id for row in found])
    ordered = sorted(found, key=lambda row: (row.lifted_at is not None, row.since))
    return tuple(
        StandingRow(row.id, row.person_id, numbers.get(row.person_id, ""), row.reason, row.since, row.lifted_at)
        for row in ordered
    )


def _numbers(session: Session, people: Iterable[UUID]) -> dict[UUID, str]:
    found = session.exec(select(Person).where(col(Person.id).in_(list(people)))).all()
    return {person.id: number_text(person) for person in found}
