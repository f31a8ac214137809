"""The first call home: offered, made, no answer, declined; whether the number is safe (domain.md, section 1)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from app.access import Act, Actor
from app.errors import UserError
from app.house import House
from app.person_rows import by_person, load
from app.registration import known_person
from app.rows import CallCounts
from app.same_person import merges
from models.codes import Answer, CallState
from models.protection import FirstCall

ANOTHER = "This call belongs to another record. Nothing was saved. Open the page again."
NOT_HERE = "This call is not on this laptop any more. Nothing was changed. Open the page again."


@dataclass(frozen=True)
class CallForm:
    """What became of the first call. `number_safe`: the person says the number may be called; `risk_told`: they were
    told that phones may be listened to."""

    id: UUID
    person: UUID
    state: CallState
    number_safe: Answer = Answer.NOT_ASKED
    risk_told: Answer = Answer.NOT_ASKED


@dataclass(frozen=True)
class CallRow:
    id: UUID
    at: datetime
    state: CallState
    number_safe: Answer
    risk_told: Answer


@dataclass(frozen=True)
class CallSheet:
    """Every try, the newest first. `state`: None when nobody has asked yet; a call once made stays made."""

    person: UUID
    state: CallState | None
    tries: tuple[CallRow, ...]

    @property
    def following(self) -> CallState:
        """What one key says next: offered, and after that made."""
        return CallState.OFFERED if self.state is None else CallState.MADE


class FirstCalls:
    """The use cases of the first call home."""

    def __init__(self, house: House) -> None:
        self._house = house

    def sheet(self, actor: Actor, person: UUID) -> CallSheet:
        """What is known of a person's first call."""
        return self._house.read(actor, Act.FIRST_CALL, lambda session: _sheet(session, person))

    def record(self, actor: Actor, form: CallForm) -> CallSheet:
        """Say what became of it; the same form twice is one try."""

        def work(session: Session) -> CallSheet:
            known_person(session, form.person)
            kept = session.get(FirstCall, form.id)
            if kept is None:
                session.add(
                    FirstCall(
                        id=form.id,
                        person_id=form.person,
                        at=self._house.now(),
                        state=form.state,
                        number_safe=form.number_safe,
                        risk_told=form.risk_told,
                    )
                )
                session.flush()
            elif kept.person_id != form.person:
                raise UserError(ANOTHER)
            return _sheet(session, form.person)

        return self._house.write(actor, Act.FIRST_CALL, work)

    def take_back(self, actor: Actor, call: UUID) -> CallSheet:
        """It was a slip: this try is shown no more."""

        def work(session: Session) -> CallSheet:
            kept = session.get(FirstCall, call)
            if kept is None:
                raise UserError(NOT_HERE)
            kept.voided = True
            session.flush()
            return _sheet(session, kept.person_id)

        return self._house.write(actor, Act.FIRST_CALL, work)


def call_counts(session: Session, people: Iterable[UUID]) -> CallCounts:
    """How the first calls of these people stand; each person is counted once."""
    ids = list(people)
    joined = merges(session)
    tries = by_person(load(session, FirstCall, FirstCall.person_id, joined.all_of(ids)))
    states = [_state([each for record in joined.ids(person) for each in tries.get(record, ())]) for person in ids]
    of = {state: states.count(state) for state in (*CallState, None)}
    return CallCounts(
        made=of[CallState.MADE],
        no_answer=of[CallState.NO_ANSWER],
        offered=of[CallState.OFFERED],
        declined=of[CallState.DECLINED],
        not_asked=of[None],
    )


def _sheet(session: Session, person: UUID) -> CallSheet:
    tries = sorted(load(session, FirstCall, FirstCall.person_id, merges(session).ids(person)), key=_order, reverse=True)
    rows = tuple(CallRow(each.id, each.at, each.state, each.number_safe, each.risk_told) for each in tries)
    return CallSheet(person, _state(tries), rows)


def _state(tries: Sequence[FirstCall]) -> CallState | None:
    if any(each.state is CallState.MADE for each in tries):
        return CallState.MADE
    newest = max(tries, key=_order, default=None)
    return newest.state if newest else None


def _order(call: FirstCall) -> tuple[datetime, UUID]:
    return call.at, call.id
